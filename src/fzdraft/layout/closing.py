"""署名, 成文日期, 附注 (GB/T 9704-2012, 7.3.5, 7.3.6) and 版记 (7.4)."""

from __future__ import annotations

from fzdraft.language.dates import format_date
from fzdraft.layout.blocks import Block, Paragraph
from fzdraft.layout.form import Entry
from fzdraft.layout.printing import Desk, runs, text_points
from fzdraft.layout.profile import POINTS_PER_MM
from fzdraft.layout.tidy import tidy

_SEALED_DATE = 4.0
_UNSEALED = 2.0
_BETWEEN = 1.0


def signature(desk: Desk, entry: Entry) -> list[Block]:
    """署名: 主办 first, each signer on its own row, indents from its and the date's width."""
    names = _names(desk)
    return [
        Paragraph(
            entry.style,
            runs((name, "")),
            right=_name_indent(desk, name, entry.style),
            before=0.0 if index else entry.before,
        )
        for index, name in enumerate(names)
    ]


def date(desk: Desk, entry: Entry) -> list[Block]:
    """成文日期: right 4 sealed; unsealed it begins 2 characters after the 署名 above it."""
    day = desk.paper.elements.date
    if day is None:
        return []
    text = runs((format_date(day), ""))
    names = [] if desk.omits("signature") else _names(desk)
    before = 0.0 if names else 1.0
    if desk.form.closing == "sealed" or not names:
        return [Paragraph(entry.style, text, right=_SEALED_DATE, before=before)]
    name, own = _characters(desk, names[-1], entry.style), _date_characters(desk, entry.style)
    if own > name:
        return [Paragraph(entry.style, text, right=_UNSEALED)]
    # from the left edge, so that the start is exact whatever the digits measure
    left = _line_characters(desk, entry.style) - name
    return [Paragraph(entry.style, text, left=left, align="left")]


def note(desk: Desk, entry: Entry) -> list[Block]:
    """附注 7.3.6, in full-width brackets."""
    text = tidy(desk.paper.elements.note)
    if not text:
        return []
    return [Paragraph(entry.style, runs((f"（{text}）", "")), before=entry.before)]


def copies_to(desk: Desk, entry: Entry) -> list[Paragraph]:
    """抄送机关 7.4.2: wrapped lines align after the colon, closed by 。."""
    names = [tidy(name).rstrip("，。、") for name in desk.paper.elements.copies_to]
    text = "，".join(name for name in names if name)
    label = "抄送："
    left = desk.profile.styles[entry.style].left + len(label)
    made = Paragraph(entry.style, runs((f"{label}{text}。", "")), left=left, first=-len(label))
    return [made] if text else []


def printer(desk: Desk, entry: Entry) -> list[Paragraph]:
    """印发机关 at the left, 印发日期 with 印发 at the right (7.4.3), on two rows if too long."""
    elements = desk.paper.elements
    day = f"{format_date(elements.print_date)}印发" if elements.print_date else ""
    name = tidy(elements.printer)
    left, right = runs((name, "")), runs((day, ""))
    style = desk.profile.styles[entry.style]
    room = _line_characters(desk, entry.style) - style.left - style.right - _BETWEEN
    if name and day and _characters(desk, name + day, entry.style) > room:
        return [Paragraph(entry.style, left), Paragraph(entry.style, far=right, align="left")]
    return [Paragraph(entry.style, left, right, align="left")] if name or day else []


def _names(desk: Desk) -> list[str]:
    return [tidy(name) for name in desk.paper.elements.signatures if tidy(name)]


def _name_indent(desk: Desk, name: str, style: str) -> float:
    """Return the right indent of a 署名 by 7.3.5.1 (never below 0) or 7.3.5.2.

    Without a date there is nothing to centre on: it stands as an unsealed one does.
    """
    own, day = _characters(desk, name, style), _date_characters(desk, style)
    if not day:
        return _UNSEALED
    if desk.form.closing == "sealed":
        return max(0.0, _SEALED_DATE + (day - own) / 2)
    return _UNSEALED if day <= own else 2 * _UNSEALED + day - own


def _date_characters(desk: Desk, style: str) -> float:
    day = desk.paper.elements.date
    return _characters(desk, format_date(day), style) if day else 0.0


def _characters(desk: Desk, text: str, style: str) -> float:
    size = desk.profile.styles[style].size
    return text_points(text, size, desk) / desk.profile.grid.advance(size)


def _line_characters(desk: Desk, style: str) -> float:
    size = desk.profile.styles[style].size
    return desk.profile.page.text_width * POINTS_PER_MM / desk.profile.grid.advance(size)
