"""From flow blocks to pages: which line stands where (GB/T 9704-2012, 5 to 7)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.layout.blocks import Block, Flow, Paragraph, Table
from fzdraft.layout.changes import barred
from fzdraft.layout.colophon import set_colophon
from fzdraft.layout.lines import Column, Setting, ink_offset, set_paragraph
from fzdraft.layout.placed import Glyphs, Page, Strip, lowered
from fzdraft.layout.profile import POINTS_PER_MM, Profile, style_of
from fzdraft.layout.tables import set_table
from fzdraft.layout.widths import FaceWidths, Span, Widths, advances

# Sums of line pitches may miss the foot of the page by rounding, never by more than this.
_TOLERANCE = 0.01


class Stack(Struct, frozen=True):
    """A block as strips: the gap above it, its head rows, what keeps it and where it starts.

    `at` is the least distance in pt from the top of the 版心; the first `head` strips
    are repeated on every page that the block goes on to.
    """

    strips: tuple[Strip, ...]
    before: float = 0.0
    at: float = 0.0
    head: int = 0
    keep_next: bool = False
    new_page: bool = False

    @property
    def firm(self) -> float:
        """Height of what stays together: all that keeps with the next, else up to a first row."""
        strips = self.strips if self.keep_next else self.strips[: self.head + 1]
        return self.before + sum(strip.height for strip in strips)


def paginate(flow: Flow, profile: Profile, widths: Widths) -> tuple[Page, ...]:
    """Return the pages of a document as printed, at least one; `widths` by face role."""
    setting = Setting(profile, widths)
    pages = _filled(flow, setting)
    return tuple(
        _page(strips, number, flow, setting) for number, strips in enumerate(pages, start=1)
    )


def page_count(flow: Flow, profile: Profile, widths: Widths) -> int:
    """Return how many pages `paginate` gives."""
    return len(_filled(flow, Setting(profile, widths)))


def colophon_needs_page(flow: Flow, profile: Profile, widths: Widths) -> bool:
    """Tell whether the 版记 finds no room below the last line and takes a page of its own."""
    free = replace(flow, colophon_on_new_page=False)
    bare = replace(free, colophon=())
    return page_count(free, profile, widths) > page_count(bare, profile, widths)


def _filled(flow: Flow, setting: Setting) -> list[list[Strip]]:
    """Return the strips of every page at their places, the 版记 included."""
    filler = _Filler(setting)
    stacks = [_stack(block, setting, filler) for block in flow.blocks]
    for index, stack in enumerate(stacks):
        filler.add(stack, _firm(stacks, index))
    colophon = set_colophon(flow, filler.column, setting)
    if colophon is not None:
        filler.put_at_foot(colophon, new_page=flow.colophon_on_new_page)
    return filler.pages


def _stack(block: Block, setting: Setting, filler: _Filler) -> Stack:
    """Set a block in the column of the page."""
    if isinstance(block, Table):
        head = set_table(replace(block, rows=block.rows[: block.head]), filler.column, setting, 1e9)
        room = filler.height - sum(strip.height for strip in head)
        rows = replace(block, rows=block.rows[block.head :])
        strips = (*head, *set_table(rows, filler.column, setting, room))
        return Stack(strips, head=len(head))
    style = style_of(setting.profile, block)
    return Stack(
        strips=tuple(set_paragraph(block, filler.column, setting)),
        before=style.before * setting.profile.grid.pitch,
        at=_least_top(block, setting),
        keep_next=style.keep_next,
        new_page=block.new_page,
    )


def _least_top(block: Paragraph, setting: Setting) -> float:
    """Return where the line of a paragraph begins whose ink has a place on the page (7.2.4)."""
    top = style_of(setting.profile, block).top
    return top * POINTS_PER_MM - ink_offset(block, setting) if top else 0.0


def _firm(stacks: Sequence[Stack], index: int) -> float:
    """Return the height that must find room on one page for a block to begin there."""
    height = stacks[index].firm
    while stacks[index].keep_next and index + 1 < len(stacks):
        index += 1
        if stacks[index].new_page:
            break
        height += stacks[index].firm
    return height


class _Filler:
    """The page being filled: strips go below one another until the 版心 is full."""

    def __init__(self, setting: Setting) -> None:
        sheet = setting.profile.page
        self.column = Column(sheet.left * POINTS_PER_MM, sheet.text_width * POINTS_PER_MM)
        self.top = sheet.top * POINTS_PER_MM
        self.height = sheet.text_height * POINTS_PER_MM
        self.line = setting.profile.grid.pitch
        self.pages: list[list[Strip]] = [[]]
        self.used = 0.0

    def add(self, stack: Stack, firm: float) -> None:
        """Put a block below what is there, on new pages as needed."""
        if self.pages[-1] and (stack.new_page or not self._has_room(min(firm, self.height))):
            self._turn()
        if self.pages[-1] or stack.new_page or len(self.pages) == 1:
            lowest = self.height - sum(strip.height for strip in stack.strips[:1])
            self.used = min(max(self.used + stack.before, stack.at), lowest)
        for index, strip in enumerate(stack.strips):
            if self.pages[-1] and not self._has_room(strip.height):
                self._turn()
                self._repeat(stack.strips[: stack.head], index)
            self._put(strip)

    def _repeat(self, head: Sequence[Strip], index: int) -> None:
        """Put the head rows again where a block goes on behind them."""
        for row in head if index >= len(head) else ():
            self._put(row)

    def put_at_foot(self, strip: Strip, *, new_page: bool) -> None:
        """Put a strip at the foot of the last page; a line must stay free above it."""
        if new_page or not self._has_room(strip.height + self.line):
            self._turn()
        self.used = self.height - strip.height
        self._put(strip)

    def _put(self, strip: Strip) -> None:
        strip = barred(strip, self.column.left)
        self.pages[-1].append(lowered(strip, self.top + self.used))
        self.used += strip.height

    def _turn(self) -> None:
        self.pages.append([])
        self.used = 0.0

    def _has_room(self, height: float) -> bool:
        return self.used + height <= self.height + _TOLERANCE


def _page(strips: Sequence[Strip], number: int, flow: Flow, setting: Setting) -> Page:
    """Gather the strips of a page and add its number."""
    sheet = setting.profile.page
    glyphs = [piece for strip in strips for piece in strip.glyphs]
    if flow.page_numbers:
        glyphs += _number(number, setting).glyphs
    return Page(
        number=number,
        width=sheet.width * POINTS_PER_MM,
        height=sheet.height * POINTS_PER_MM,
        glyphs=tuple(glyphs),
        strokes=tuple(stroke for strip in strips for stroke in strip.strokes),
        bookmarks=tuple(strip.bookmark for strip in strips if strip.bookmark),
    )


def _number(number: int, setting: Setting) -> Strip:
    """Return the page number: odd pages at the right, even ones at the left (7.5)."""
    style, grid = setting.profile.page_number, setting.profile.grid
    face = setting.widths.get(style.face, FaceWidths())
    span = Span(f"{style.dash} {number} {style.dash}", style.face, style.size, grid.spacing)
    wide = advances([span], setting.widths)
    indent = style.indent * grid.advance(style.size)
    sheet = setting.profile.page
    left = sheet.left * POINTS_PER_MM + indent
    if number % 2:
        left = (sheet.width - sheet.right) * POINTS_PER_MM - indent - sum(wide) + grid.spacing
    dash = (sheet.height - sheet.bottom + style.gap) * POINTS_PER_MM
    xs = tuple(accumulate(wide[:-1], initial=left))
    y = dash + face.dash_top * style.size
    return Strip(0.0, (Glyphs(span.text, xs, y, span.role, span.size),))
