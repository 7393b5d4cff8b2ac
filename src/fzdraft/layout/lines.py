"""From a paragraph of the flow to its lines: broken, aligned, every character at its x."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.layout.blocks import Align, Paragraph, Run
from fzdraft.layout.breaker import HANGING, break_lines, may_break
from fzdraft.layout.changes import change_strokes
from fzdraft.layout.fit import fit
from fzdraft.layout.placed import Bookmark, Glyphs, Strip, Stroke, beside
from fzdraft.layout.profile import POINTS_PER_MM, Profile, Style, style_of
from fzdraft.layout.widths import FaceWidths, Span, Widths, advances, script_gaps

# Word processors put the baseline at four fifths of a line of exact pitch (measured).
BASELINE = 0.8


class Setting(Struct, frozen=True):
    """What paragraphs are set with, the same for a whole document."""

    profile: Profile
    widths: Widths


class Column(Struct, frozen=True):
    """Where text may stand: left edge and width in pt."""

    left: float
    width: float


class Measured(Struct, frozen=True):
    """The text of runs with the advance of each character and the gaps between scripts."""

    spans: tuple[Span, ...]
    text: str
    advances: Sequence[float]
    gaps: Mapping[int, float]


def set_paragraph(paragraph: Paragraph, column: Column, setting: Setting) -> list[Strip]:
    """Return the lines of a paragraph, from its first (its gap above not included)."""
    style, scale = fitted(paragraph, setting)
    near = _near_lines(paragraph, style, column, setting, scale)
    far = _far_lines(paragraph, style, column, setting)
    strips = _beside(near, far) or [Strip(style.pitch)]
    return _decorated(strips, paragraph, style, column, setting)


def ink_offset(paragraph: Paragraph, setting: Setting) -> float:
    """Return how many pt the ink of a paragraph begins below the top of its first line."""
    style, _ = fitted(paragraph, setting)
    face = setting.widths.get(style.face, FaceWidths())
    return BASELINE * style.pitch - face.ink_top * style.size


def fitted(paragraph: Paragraph, setting: Setting) -> tuple[Style, float]:
    """Return the style and the horizontal scale with which a paragraph fits its line."""
    style = style_of(setting.profile, paragraph)
    found = fit(setting.profile, paragraph, style)
    return replace(style, size=found.size, pitch=found.pitch), found.scale


def text_width(runs: Sequence[Run], style: Style, setting: Setting) -> float:
    """Return the natural width in pt of runs in this style, set on one line."""
    measured = measure_runs(runs, style, setting)
    return _width(measured, 0, len(measured.text))


def measure_runs(
    runs: Sequence[Run], style: Style, setting: Setting, scale: float = 1.0
) -> Measured:
    """Measure the runs of a paragraph of this style."""
    grid = setting.profile.grid
    spans = tuple(
        Span(run.text, run.face or style.face, style.size, grid.spacing, scale, run.change)
        for run in runs
    )
    text = "".join(span.text for span in spans)
    gaps = script_gaps(text, grid.script_gap * style.size / grid.size)
    return Measured(spans, text, advances(spans, setting.widths), gaps)


def _near_lines(
    paragraph: Paragraph, style: Style, column: Column, setting: Setting, scale: float
) -> list[Strip]:
    """Return the lines of the runs, leaving room for what stands far on the same line."""
    if not paragraph.runs:
        return []
    em, lines = setting.profile.grid.advance(style.size), list[Strip]()
    room = column.width - (style.left + style.right) * em
    if paragraph.far:
        room -= text_width(paragraph.far, style, setting) + em
    inner = Column(column.left + style.left * em, room)
    for index, runs in enumerate(_forced_lines(paragraph.runs)):
        first = 0.0 if index else style.first * em
        lines += _broken(measure_runs(runs, style, setting, scale), style, inner, first)
    return lines


def _far_lines(paragraph: Paragraph, style: Style, column: Column, setting: Setting) -> list[Strip]:
    """Return the lines of what stands far: from `far_from` on, else up to the right indent."""
    if not paragraph.far:
        return []
    start, em = paragraph.far_from, setting.profile.grid.advance(style.size)
    left = column.left + (start or 0.0) * em
    inner = Column(left, column.left + column.width - style.right * em - left)
    style = replace(style, align="right" if start is None else "left")
    return _broken(measure_runs(paragraph.far, style, setting), style, inner, 0.0)


def _beside(near: list[Strip], far: list[Strip]) -> list[Strip]:
    """Put the first far line on the last near line, the others below."""
    if not near or not far:
        return near or far
    return [*near[:-1], beside(near[-1], far[0]), *far[1:]]


def _forced_lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Split runs at their line feeds."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        head, *rest = run.text.split("\n")
        lines[-1].append(replace(run, text=head))
        lines += [[replace(run, text=part)] for part in rest]
    return lines


def _broken(measured: Measured, style: Style, column: Column, first: float) -> list[Strip]:
    """Break measured text into lines and place its characters; a narrowed one stays whole."""
    text, room = measured.text, max(column.width, 1.0)
    if not text:
        return [Strip(style.pitch)]
    if style.narrowest:
        spans = [(0, len(text))]
    else:
        beginning = max(room - first, 1.0)
        spans = break_lines(text, measured.advances, measured.gaps, beginning, room)
    lines = []
    for index, (start, stop) in enumerate(spans):
        indent = 0.0 if index else first
        align = _last_align(style.align) if stop == len(text) else style.align
        inner = Column(column.left + indent, room - indent)
        lines.append(_line(measured, start, _xs(measured, start, stop, inner, align), style))
    return lines


def _last_align(align: Align) -> Align:
    """Return how the last line of a paragraph stands: a justified one ends where it ends."""
    return "left" if align == "justify" else align


def _width(measured: Measured, start: int, stop: int) -> float:
    """Return the natural width of a line: no gap and no character spacing after its end."""
    if start >= stop:
        return 0.0
    gaps = sum(measured.gaps.get(index, 0.0) for index in range(start, stop - 1))
    return sum(measured.advances[start:stop]) + gaps - measured.spans[0].spacing


def _xs(measured: Measured, start: int, stop: int, column: Column, align: Align) -> list[float]:
    """Return the x of every character of a line; a hanging mark stands beyond the column."""
    steps = [measured.advances[i] + measured.gaps.get(i, 0.0) for i in range(start, stop)]
    inked = _inked(measured, start, stop, column.width)
    spare, left = column.width - _width(measured, start, inked), column.left
    if align == "justify":
        _spread(steps, measured.text[start:inked], spare)
    else:
        left += {"left": 0.0, "center": spare / 2, "right": spare}[align]
    return list(accumulate(steps[:-1], initial=left))


def _inked(measured: Measured, start: int, stop: int, room: float) -> int:
    """Return where a line ends for alignment: before a space or a mark that hangs."""
    mark = measured.text[stop - 1]
    hangs = mark in HANGING and _width(measured, start, stop) > room + 1e-6
    return stop - 1 if mark.isspace() or hangs else stop


def _spread(steps: list[float], text: str, spare: float) -> None:
    """Spread the spare width of a line over the places between its characters."""
    places = [i for i in range(len(text) - 1) if _may_stretch(text, i + 1)]
    for place in places:
        steps[place] += spare / len(places)


def _may_stretch(text: str, index: int) -> bool:
    """Tell whether space may stand before `text[index]`: not in words, —— and ……."""
    before, after = text[index - 1], text[index]
    joined = before.isascii() and after.isascii() and not may_break(text, index)
    return not joined and not (before == after and before in "—…")


def _line(measured: Measured, start: int, xs: Sequence[float], style: Style) -> Strip:
    """Return the characters of a line by face, on the baseline of a line of the style."""
    glyphs, strokes = list[Glyphs](), list[Stroke]()
    offset, stop, y = 0, start + len(xs), BASELINE * style.pitch
    for span in measured.spans:
        a, b = max(start, offset), min(stop, offset + len(span.text))
        if a < b:
            text = measured.text[a:b]
            at = tuple(xs[a - start : b - start])
            glyphs.append(Glyphs(text, at, y, span.role, span.size, style.color, span.scale))
            right = at[-1] + measured.advances[b - 1]
            strokes += change_strokes(span, at[0], right, y)
        offset += len(span.text)
    return Strip(style.pitch, tuple(glyphs), tuple(strokes), changed=bool(strokes))


def _decorated(
    strips: list[Strip], paragraph: Paragraph, style: Style, column: Column, setting: Setting
) -> list[Strip]:
    """Add the bookmark of a heading and the printed line below a paragraph."""
    if paragraph.heading:
        mark = Bookmark(style.outline, paragraph.heading, 0.0)
        strips[0] = replace(strips[0], bookmark=mark)
    if style.rule:
        strips[-1] = _ruled(strips[-1], style, column, setting)
    return strips


def _ruled(strip: Strip, style: Style, column: Column, setting: Setting) -> Strip:
    """Print the style's line below a strip, its gap counted from the ink (7.2.7)."""
    rule = setting.profile.rules[style.rule]
    face = setting.widths.get(style.face, FaceWidths())
    ink = BASELINE * style.pitch + face.ink_bottom * style.size
    y = ink + rule.gap * POINTS_PER_MM + rule.thickness / 2
    stroke = Stroke(column.left, y, column.left + column.width, y, rule.thickness, rule.color)
    return replace(
        strip,
        height=max(strip.height, y + rule.thickness / 2),
        strokes=(*strip.strokes, stroke),
    )
