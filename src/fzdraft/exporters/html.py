"""Web pages (.html): semantic, one file, no script, for pasting into a site's editor."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from fzdraft.layout.blocks import Block, Flow, Paragraph, Run, Table, plain
from fzdraft.layout.profile import Face, Profile, Style, style_of
from fzdraft.layout.skin import Properties


def export_html(flow: Flow, profile: Profile, properties: Properties) -> bytes:
    """Return the flow as an HTML page in UTF-8; headings are h1 to h5, tables tables."""
    main = "\n".join(_block(profile, block) for block in flow.blocks)
    lines = [_paragraph(profile, line) for group in flow.colophon for line in group]
    footer = "\n<footer>\n" + "\n".join(lines) + "\n</footer>" if lines else ""
    styles = "\n".join(_css(profile))
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<title>{escape(properties.title)}</title>\n<meta name="author" '
        f'content="{escape(properties.author)}">\n<style>\n{styles}\n</style>\n'
        f"</head>\n<body>\n<main>\n{main}\n</main>{footer}\n</body>\n</html>\n"
    )
    return page.encode()


def _block(profile: Profile, block: Block) -> str:
    return _table(block) if isinstance(block, Table) else _paragraph(profile, block)


def _paragraph(profile: Profile, paragraph: Paragraph) -> str:
    """Make a heading only of a paragraph that is nothing but a heading."""
    style = style_of(profile, paragraph)
    tag = "p"
    if paragraph.heading and paragraph.heading == plain(paragraph):
        tag = f"h{style.outline + 1}"
    words = "".join(map(_run, paragraph.runs))
    far = f'<span class="far">{"".join(map(_run, paragraph.far))}</span>' if paragraph.far else ""
    return f'<{tag} class="{paragraph.style}"{_own(paragraph)}>{words}{far}</{tag}>'


def _own(paragraph: Paragraph) -> str:
    """Write the indents that a paragraph has of its own, such as those of 署名 and 附件说明."""
    sides = {
        "text-indent": paragraph.first,
        "margin-left": paragraph.left,
        "margin-right": paragraph.right,
    }
    parts = [f"{side}: {value:g}em" for side, value in sides.items() if value is not None]
    return f' style="{"; ".join(parts)}"' if parts else ""


def _run(run: Run) -> str:
    words = escape(run.text, quote=False).replace("\n", "<br>")
    return f'<span class="f-{run.face}">{words}</span>' if run.face else words


def _table(table: Table) -> str:
    rows = [
        "<tr>" + "".join(_cell(cell, "th" if index < table.head else "td") for cell in row)
        for index, row in enumerate(table.rows)
    ]
    return "<table>\n" + "</tr>\n".join(rows) + "</tr>\n</table>"


def _cell(cell: Paragraph, tag: str) -> str:
    return f"<{tag}>{''.join(map(_run, cell.runs))}</{tag}>"


def _css(profile: Profile) -> Iterator[str]:
    """Write the faces, sizes and indents of the profile as style rules."""
    pitch = profile.grid.pitch
    yield f"main, footer {{ max-width: {profile.page.text_width}mm; margin: 2em auto; }}"
    yield "p, h1, h2, h3, h4, h5 { margin: 0; font-weight: normal; }"
    yield "table { border-collapse: collapse; width: 100%; }"
    yield "td, th { border: 1px solid; padding: 0 4pt; font-weight: normal; }"
    yield ".far { float: right; }"
    for key, face in profile.faces.items():
        names = [name for name, style in profile.styles.items() if style.face == key]
        selectors = ", ".join(f".{name}" for name in (f"f-{key}", *names))
        yield f"{selectors} {{ font-family: {_families(face)}; }}"
    for key, style in profile.styles.items():
        yield f".{key} {{ {_rule(style, style.pitch or pitch)} }}"


def _families(face: Face) -> str:
    return ", ".join(f'"{name}"' for name in (face.name, *face.alternatives))


def _rule(style: Style, pitch: float) -> str:
    parts = [f"font-size: {style.size}pt", f"line-height: {pitch}pt", f"text-align: {style.align}"]
    parts += [f"text-indent: {style.first}em"] if style.first else []
    parts += [f"color: #{style.color}"] if style.color != "000000" else []
    return "; ".join(parts)
