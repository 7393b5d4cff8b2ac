"""版头, title and 主送机关 (GB/T 9704-2012, 7.2, 7.3.1, 7.3.2)."""

from __future__ import annotations

from fzdraft.document.model import Elements
from fzdraft.layout.blocks import Block, Paragraph, Run
from fzdraft.layout.form import Entry
from fzdraft.layout.printing import Desk, printed, runs, text_points
from fzdraft.layout.profile import POINTS_PER_MM
from fzdraft.layout.tidy import tidy
from fzdraft.layout.titles import break_title

_NAMES_A_ROW = 2
_LABEL = "签发人："


def copy_number(desk: Desk, entry: Entry) -> list[Block]:
    """份号 7.2.1."""
    return _line(entry, desk.paper.elements.copy_number)


def secrecy(desk: Desk, entry: Entry) -> list[Block]:
    """密级和保密期限 7.2.2."""
    return _line(entry, desk.paper.elements.secrecy)


def urgency(desk: Desk, entry: Entry) -> list[Block]:
    """紧急程度 7.2.3."""
    return _line(entry, desk.paper.elements.urgency)


def mark(desk: Desk, entry: Entry) -> list[Block]:
    """发文机关标志 7.2.4: the name and 文件; of joint issuers the 主办 alone, as it allows."""
    names = mark_names(desk.paper.elements)
    return _line(entry, tidy(names[0]) + desk.form.mark_suffix) if names else []


def mark_names(elements: Elements) -> tuple[str, ...]:
    """Return the issuers; a paper with a 文号 and none named was issued by its signers."""
    return elements.issuers or (elements.signatures if elements.doc_number else ())


def doc_number(desk: Desk, entry: Entry) -> list[Block]:
    """发文字号 and 签发人 on one row above the red rule (7.2.5 to 7.2.7)."""
    elements = desk.paper.elements
    number = "" if desk.omits("doc_number") else tidy(str(elements.doc_number or ""))
    rows = _signatory_rows(desk, entry)
    if not (number or rows or (mark_names(elements) and not desk.omits("mark"))):
        return []
    *upper, (far, start) = rows or [((), None)]
    made: list[Block] = [
        Paragraph("signatories", far=names, far_from=at, before=0.0 if index else entry.before)
        for index, (names, at) in enumerate(upper)
    ]
    left = runs((number, ""))
    before = 0.0 if made else entry.before
    return [*made, Paragraph(entry.style, left, far, far_from=start, before=before)]


def _signatory_rows(desk: Desk, entry: Entry) -> list[tuple[tuple[Run, ...], float | None]]:
    """Return two names a row with where each row begins, following rows on the first name."""
    if entry.beside != "signatories" or desk.omits("signatories"):
        return []
    names = [tidy(name) for name in desk.paper.elements.signatories if tidy(name)]
    texts = ["　".join(names[i : i + _NAMES_A_ROW]) for i in range(0, len(names), _NAMES_A_ROW)]
    rows = [runs((_LABEL if not i else "", ""), (text, "kai")) for i, text in enumerate(texts)]
    if len(rows) < _NAMES_A_ROW:
        return [(row, None) for row in rows]
    style = desk.profile.styles[entry.style]
    page = desk.profile.page.text_width * POINTS_PER_MM
    widest = max(text_points(_LABEL + text, style.size, desk) for text in texts)
    start = (page - widest) / desk.profile.grid.advance(style.size) - style.right
    return [(row, start + (len(_LABEL) if i else 0)) for i, row in enumerate(rows)]


def title(desk: Desk, entry: Entry) -> list[Block]:
    """标题 7.3.1, broken by meaning."""
    words = printed(desk, desk.paper.title)
    text = broken(desk, words, entry.style)
    return [Paragraph(entry.style, runs((text, "")), heading=words)] if words else []


def broken(desk: Desk, words: str, style: str) -> str:
    """Return a title with a line feed where each of its lines ends."""
    size = desk.profile.styles[style].size
    room = desk.profile.page.text_width * POINTS_PER_MM
    elements = desk.paper.elements
    names = (*elements.issuers, *elements.signatures, desk.draft.reporter.unit, *desk.form.whole)
    lines = break_title(words, lambda t: text_points(t, size, desk), room, desk.segment, names)
    return "\n".join(lines)


def stage(desk: Desk, entry: Entry) -> list[Block]:
    """稿本说明 below the title, such as （送审稿） (practice)."""
    return _line(entry, desk.skin.stage)


def recipients(desk: Desk, entry: Entry) -> list[Block]:
    """主送机关 7.3.2, with the full-width colon."""
    names = [tidy(name).rstrip("：:") for name in desk.paper.elements.recipients]
    text = "，".join(name for name in names if name)
    return _line(entry, text + "：" if text else "")


def _line(entry: Entry, text: str) -> list[Block]:
    words = tidy(text)
    if not words:
        return []
    return [Paragraph(entry.style, runs((words, "")), before=entry.before)]
