"""Flow blocks as WordprocessingML text: paragraphs, runs, tables, the 版记."""

from __future__ import annotations

import math
from xml.sax.saxutils import escape

from msgspec.structs import replace

from fzdraft.layout.blocks import Block, Change, Flow, Paragraph, Run, Table, change_of
from fzdraft.layout.fit import fit
from fzdraft.layout.profile import POINTS_PER_MM, Profile, Style, style_of

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PREFIX = "Gw"
# LibreOffice sets the baseline at 80 % of an exact line; with a line of 1.2 sizes the
# ink of a 小标宋 begins 0.126 sizes below the line's top, ink of brackets ends 0.136 below
# the baseline (both read at 300 dpi).
_INK_TOP, _INK_BELOW, _BASELINE = 0.126, 0.136, 0.8
_TRACKED: dict[Change, str] = {"deleted": "del", "inserted": "ins"}
_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def twips(points: float) -> int:
    """Return points as whole twentieths."""
    return round(points * 20)


def mm(value: float) -> int:
    """Return millimetres as whole twentieths of a point."""
    return twips(value * POINTS_PER_MM)


def body_xml(flow: Flow, profile: Profile) -> str:
    """Return the content of w:body without its section properties."""
    parts = []
    above = 0.0
    for index, block in enumerate(flow.blocks):
        if index and _needs_dot(flow.blocks[index - 1], block):
            parts.append(_dot(new_page=False))
        parts.append(_block(profile, block, above))
        above += _height(profile, block)
    if flow.colophon:
        parts.append(_colophon(profile, flow))
    elif _ends_with_dot(flow.blocks):
        parts.append(_dot(new_page=False))
    return "".join(parts)


def _needs_dot(above: Block, below: Block) -> bool:
    """Tell where a point of a line must stand: between tables, which word processors join.

    In a 花脸稿 also before a table, where the end of a paragraph may go that has nothing
    else to join.
    """
    if not isinstance(below, Table):
        return False
    return bool(above.mark) if isinstance(above, Paragraph) else _stays(above) and _stays(below)


def _ends_with_dot(blocks: tuple[Block, ...]) -> bool:
    """Tell whether the last block is a table, or a paragraph behind one that may go."""
    if not blocks or isinstance(blocks[-1], Table):
        return bool(blocks)
    return bool(blocks[-1].mark) and any(isinstance(block, Table) for block in blocks)


def _stays(block: Block) -> bool:
    """Tell a table, unless a 花脸稿 takes it away or brings it in as a whole."""
    return isinstance(block, Table) and any(not change_of(row) for row in block.rows)


def _block(profile: Profile, block: Block, above: float) -> str:
    if isinstance(block, Table):
        return _table(profile, block)
    return paragraph_xml(profile, block, above)


def _height(profile: Profile, block: Block) -> float:
    """Return the height in points of a one-line block; only those above a mark matter."""
    if isinstance(block, Table):
        return 0.0
    style = style_of(profile, block)
    return style.pitch + style.before * profile.grid.pitch


def paragraph_xml(profile: Profile, paragraph: Paragraph, above: float = 0.0) -> str:
    """Return a w:p; `above` are the points that stand between it and the top of the 版心."""
    style = style_of(profile, paragraph)
    base = profile.styles[paragraph.style]
    fitted = fit(profile, paragraph, style)
    before = style.before * profile.grid.pitch
    if style.top:
        before = style.top * POINTS_PER_MM - above - _INK_TOP * fitted.size
    own = "" if fitted.size == style.size else f'<w:sz w:val="{round(fitted.size * 2)}"/>'
    scale = "" if fitted.scale == 1 else f'<w:w w:val="{round(fitted.scale * 100)}"/>'
    properties = "".join(
        (
            f'<w:pStyle w:val="{PREFIX}{paragraph.style}"/>',
            _switch("keepNext", paragraph.keep_next),
            _switch("pageBreakBefore", paragraph.new_page or None),
            _tabs(profile, paragraph, style),
            _spacing(before, fitted.pitch, own),
            _own_indents(profile, paragraph, style),
            f'<w:jc w:val="{_ALIGN[style.align]}"/>' if style.align != base.align else "",
            f"<w:rPr><w:{_TRACKED[paragraph.mark]}/></w:rPr>" if paragraph.mark else "",
        )
    )
    words = _runs(paragraph.runs, scale + own)
    far = _tab(paragraph.far) + _runs(paragraph.far, "") if paragraph.far else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}{far}</w:p>"


def _tab(far: tuple[Run, ...]) -> str:
    changes = {run.change for run in far}
    return _tracked("<w:r><w:tab/></w:r>", changes.pop() if len(changes) == 1 else "")


def _tracked(xml: str, change: Change) -> str:
    """Wrap runs in a tracked change; its author, date and id come with the document."""
    return f"<w:{_TRACKED[change]}>{xml}</w:{_TRACKED[change]}>" if change else xml


def _own_indents(profile: Profile, paragraph: Paragraph, style: Style) -> str:
    """Write what the paragraph changes; what stands at the far end needs no right indent."""
    if paragraph.far:
        return _indents(profile, replace(style, right=0.0))
    values = (paragraph.first, paragraph.left, paragraph.right)
    return _indents(profile, style) if any(value is not None for value in values) else ""


def _switch(name: str, value: bool | None) -> str:
    if value is None:
        return ""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'


def _spacing(before: float, pitch: float, resized: str) -> str:
    """Write the gap above; the line pitch only where the text was made smaller."""
    line = f' w:line="{twips(pitch)}" w:lineRule="exact"' if resized else ""
    gap = f' w:before="{twips(before)}"' if before else ""
    return f"<w:spacing{gap}{line}/>" if gap or line else ""


def _tabs(profile: Profile, paragraph: Paragraph, style: Style) -> str:
    """Set the stop for what stands at the right end of the line."""
    if not paragraph.far:
        return ""
    unit = profile.grid.advance(style.size)
    if paragraph.far_from is not None:
        return f'<w:tabs><w:tab w:val="left" w:pos="{twips(paragraph.far_from * unit)}"/></w:tabs>'
    edge = mm(profile.page.text_width) - twips(style.right * unit)
    return f'<w:tabs><w:tab w:val="right" w:pos="{edge}"/></w:tabs>'


def _indents(profile: Profile, style: Style) -> str:
    """Write the indents; a ruled line keeps its rule as wide as the text, so only its start."""
    unit = profile.grid.advance(style.size)
    if style.rule:
        return f'<w:ind w:firstLine="{twips((style.left + style.first) * unit)}"/>'
    left, right = twips(style.left * unit), twips(style.right * unit)
    edges = f'w:left="{left}" w:right="{right}"'
    if style.first < 0:
        return f'<w:ind {edges} w:hanging="{twips(-style.first * unit)}"/>'
    first = f'w:firstLineChars="{round(style.first * 100)}"'
    return f'<w:ind {edges} {first} w:firstLine="{twips(style.first * unit)}"/>'


def style_paragraph_xml(profile: Profile, style: Style) -> str:
    """Return the w:pPr of a named style."""
    pitch = twips(style.pitch or profile.grid.pitch)
    outline = f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else ""
    parts = (
        _switch("keepNext", style.keep_next or None),
        _rule(profile, style),
        f'<w:spacing w:line="{pitch}" w:lineRule="exact"/>',
        _indents(profile, style),
        f'<w:jc w:val="{_ALIGN[style.align]}"/>',
        outline,
    )
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _rule(profile: Profile, style: Style) -> str:
    """Write the rule below a paragraph, its gap counted from the ink (whole points only)."""
    if not style.rule:
        return ""
    rule = profile.rules[style.rule]
    pitch = style.pitch or profile.grid.pitch
    below_ink = (1 - _BASELINE) * pitch - _INK_BELOW * style.size
    space = min(31, max(0, round(rule.gap * POINTS_PER_MM - below_ink)))
    return f"<w:pBdr>{border('bottom', rule.thickness, rule.color, space)}</w:pBdr>"


def border(side: str, thickness: float, color: str, space: int = 0) -> str:
    """Return a single border; thickness in points becomes eighths."""
    size = math.floor(thickness * 8 + 0.5)
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'


def _runs(runs: tuple[Run, ...], own: str) -> str:
    """Write runs, each with the East Asian hint for “ ” — … and its face where it has one."""
    parts = []
    for run in runs:
        face = f'<w:rStyle w:val="{PREFIX}Face{run.face}"/>' if run.face else ""
        properties = f'<w:rPr>{face}<w:rFonts w:hint="eastAsia"/>{own}</w:rPr>'
        tag = "w:delText" if run.change == "deleted" else "w:t"
        texts = [escape(line) for line in run.text.split("\n")]
        lines = [f'<{tag} xml:space="preserve">{text}</{tag}>' if text else "" for text in texts]
        parts.append(_tracked(f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>", run.change))
    return "".join(parts)


def _table(profile: Profile, table: Table) -> str:
    rule = profile.rules[profile.table.rule]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(border(side, rule.thickness, rule.color) for side in sides)
    width = mm(profile.page.text_width)
    shares = [round(width * column / sum(table.columns)) for column in table.columns]
    padding = twips(profile.table.padding)
    head = (
        f'<w:tblPr><w:tblW w:w="{sum(shares)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{padding}" w:type="dxa"/>'
        f'<w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    grid = "".join(f'<w:gridCol w:w="{share}"/>' for share in shares)
    rows = "".join(
        _row(profile, row, shares, index < table.head) for index, row in enumerate(table.rows)
    )
    return f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _row(profile: Profile, cells: tuple[Paragraph, ...], widths: list[int], head: bool) -> str:
    least = f'<w:trHeight w:val="{twips(profile.table.row)}" w:hRule="atLeast"/>'
    repeat = "<w:tblHeader/>" if head else ""
    change = change_of(cells)
    tracked = f"<w:{_TRACKED[change]}/>" if change else ""
    parts = [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph_xml(profile, replace(cell, mark=''))}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    ]
    properties = f"<w:trPr><w:cantSplit/>{least}{repeat}{tracked}</w:trPr>"
    return f"<w:tr>{properties}{''.join(parts)}</w:tr>"


def _colophon(profile: Profile, flow: Flow) -> str:
    """Write the 版记 as a table floating at the bottom of the page that holds the next paragraph.

    Between two dots of paragraphs and with a horizontal anchor at the page: LibreOffice
    draws it nowhere else and drops it as the last thing of a document.
    """
    page, outer = profile.page, profile.rules["colophon_outer"]
    width, left = mm(page.text_width), mm(page.left)
    position = (
        '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" '
        f'w:horzAnchor="page" w:tblpX="{left}" w:tblpYSpec="bottom"/>'
    )
    sides = ("top", "left", "bottom", "right")
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in sides)
    inner = profile.rules["colophon_inner"]
    borders = (
        border("top", outer.thickness, outer.color)
        + border("bottom", outer.thickness, outer.color)
        + border("insideH", inner.thickness, inner.color)
    )
    head = (
        f'<w:tblPr>{position}<w:tblOverlap w:val="never"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
    )
    rows = "".join(_group(profile, group, width) for group in flow.colophon)
    dot = _dot(new_page=flow.colophon_on_new_page)
    return f"{dot}<w:tbl>{head}{rows}</w:tbl>{_dot(new_page=False)}"


def _group(profile: Profile, group: tuple[Paragraph, ...], width: int) -> str:
    """Write a group of the 版记 as a row of one cell."""
    change = change_of(group)
    tracked = f"<w:trPr><w:{_TRACKED[change]}/></w:trPr>" if change else ""
    lines = "".join(paragraph_xml(profile, replace(line, mark="")) for line in group)
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{lines}</w:tc>'
    return f"<w:tr>{tracked}{cell}</w:tr>"


def _dot(*, new_page: bool) -> str:
    """Write an empty paragraph one point high."""
    page_break = _switch("pageBreakBefore", new_page or None)
    return (
        f'<w:p><w:pPr>{page_break}<w:spacing w:line="20" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )
