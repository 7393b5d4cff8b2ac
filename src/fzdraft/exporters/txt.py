"""Plain text (.txt): a paragraph a line, readable in every editor of an office."""

from __future__ import annotations

from fzdraft.layout.blocks import Block, Flow, Paragraph, plain
from fzdraft.layout.profile import Profile, style_of
from fzdraft.layout.skin import Properties

_SPACE = "\u3000"


def export_txt(flow: Flow, profile: Profile, properties: Properties) -> bytes:
    """Return the flow as UTF-8 text with a byte order mark (old Notepad) and CRLF."""
    lines: list[str] = []
    for block in flow.blocks:
        lines += [""] if lines and lines[-1] and _gap(block, profile) else []
        lines += [_line(block, profile)] if plain(block) else []
    if flow.colophon:
        lines += ["", *(plain(line) for group in flow.colophon for line in group)]
    text = "\n".join(lines) + "\n"
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _gap(block: Block, profile: Profile) -> bool:
    """Tell whether an empty line stands above: for a gap, a page, or an empty paragraph."""
    if not isinstance(block, Paragraph):
        return False
    return block.new_page or style_of(profile, block).before > 0 or not plain(block)


def _line(block: Block, profile: Profile) -> str:
    """Return the block's words; indented paragraphs begin as in a printed letter."""
    if not isinstance(block, Paragraph):
        return plain(block)
    style = style_of(profile, block)
    indent = max(0, round(style.left + style.first)) if style.align == "justify" else 0
    return _SPACE * indent + plain(block)
