"""The lines that a view of a draft shows: pure values, one for each block of the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import suppress
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.flat import Flat, Item, Spot
from fzdraft.document.marks import Mark, MarkKind, Text
from fzdraft.document.model import Draft, Numbering, Section, Table
from fzdraft.document.numbering import LEVELS, number
from fzdraft.document.places import Place
from fzdraft.document.wording import open_values

Scope = Literal["chapter", "whole", "section"]
Face = Literal["title", "level1", "level2", "body", "cell"]
Ink = Literal["ink", "carried", "open", "blank"]
LineKind = Literal["title", "name", "heading", "paragraph", "cell", "gap"]
Key = tuple[str, str]
"""What names a line: its node and its block, which is empty on a title, name or heading."""
STOP = "。"
MOST, _GROWN = 500, 1000
"""So many items of a view stand on the sheet at once; a longer view shows them part by part.
By what is written a part may grow."""


class Run(Struct, frozen=True, gc=False):
    """A stretch of `length` code points in one face and one ink."""

    length: int
    face: Face
    ink: Ink


class Segment(Struct, frozen=True, gc=False):
    """One text of the draft as it stands in a line, from the code point `start` of it."""

    place: Place
    start: int
    text: Text


class Line(Struct, frozen=True, gc=False):
    """One block of the sheet: its characters, how they look and whose texts they are.

    A run-in heading and its first paragraph are one line of two segments with a 。
    between them that belongs to neither. A gap stands after a table that nothing
    follows; `after` is then the id of that table. `shape` counts rows and columns
    of the table that a cell belongs to, whose `first` cell is marked; `below` marks
    the line that comes next after a table.
    """

    kind: LineKind
    node: str
    plain: str
    segments: tuple[Segment, ...]
    runs: tuple[Run, ...]
    level: int = 0
    number: str = ""
    shape: tuple[int, int] = (0, 0)
    after: str = ""
    first: bool = False
    below: bool = False

    @property
    def block(self) -> str:
        """The id of the paragraph or table, empty on a heading alone."""
        return self.segments[-1].place.block if self.segments else self.after

    @property
    def key(self) -> Key:
        """The node and, but for a heading, the block that the line begins with."""
        return self.node, self.segments[0].place.block if self.segments else self.after

    def shows(self, block: str) -> bool:
        """Tell whether a paragraph or table stands here, or with an empty id a heading alone."""
        if not self.segments:
            return self.after == block
        return any(segment.place.block == block for segment in self.segments)

    def spot(self, offset: int) -> Spot:
        """Return the place of the draft that stands at a code point of the line."""
        for segment in self.segments:
            end = segment.start + len(segment.text.plain)
            if offset <= end:
                return Spot(segment.place, max(0, offset - segment.start))
        return Spot(Place(self.node, "paragraph", self.after), 0)

    def offset(self, spot: Spot) -> int | None:
        """Return where a spot of the draft stands in the line, None when it does not."""
        for segment in self.segments:
            if segment.place == spot.place:
                return segment.start + min(spot.offset, len(segment.text.plain))
        return None

    def marks(self, *kinds: MarkKind) -> Iterator[tuple[Mark, int]]:
        """Yield the marks of these kinds with the start of their segment."""
        for segment in self.segments:
            for mark in segment.text.marks:
                if mark.kind in kinds:
                    yield mark, segment.start


class Known(Struct, frozen=True):
    """Lines that stood before an edit, and the rows that began or ceased to wait with it."""

    lines: Sequence[Line]
    turned: Set[str]

    def by_place(self) -> dict[Place, Line]:
        """Return the lines that look as before if their texts are the same, by their place."""
        return {
            line.segments[0].place: line
            for line in self.lines
            if line.segments and not (self.turned and self._turned(line))
        }

    def _turned(self, line: Line) -> bool:
        return any(mark.payload in self.turned for mark, _ in line.marks("value"))


class Look(Struct, frozen=True):
    """What lines are made with: the rows that wait, and lines that may stand again."""

    opened: Set[str]
    known: Mapping[Place, Line] = {}


class Part(Struct, frozen=True):
    """The lines that stand on the sheet, and how many items of the view stand above and below."""

    lines: list[Line]
    above: int = 0
    below: int = 0


def lines_of(draft: Draft, scope: Scope, node: str) -> list[Line]:
    """Return the lines of a view: the whole draft, or the chapter or section of a node."""
    return part_of(draft, scope, node).lines


def part_of(
    draft: Draft,
    scope: Scope,
    node: str,
    kept: tuple[Key, Key] | None = None,
    around: Key | int | None = None,
    opened: Set[str] | None = None,
    known: Known | None = None,
) -> Part:
    """Return what of a view stands on the sheet: all of it, or MOST items of a longer one.

    These reach from one `kept` key to the other where they then hold `around` (a key, or the
    number of an item, from the end where it is negative); else they stand around that.
    `opened` are the open rows where they are known already, `known` the lines.
    """
    papers = reversed(list(tree.papers(draft)))
    view = _View(tuple(_shown(Flat(name, paper), scope, node) for name, paper in papers))
    start, end = _window(view, kept, around)
    opened = open_values(draft) if opened is None else opened
    look = Look(opened, known.by_place() if known else {})
    lines = [line for piece in view.cut(start, end) for line in _lines(*piece, look)]
    lines = [_below(lines[index - 1], line) if index else line for index, line in enumerate(lines)]
    return Part(lines, start, len(view) - end)


class _Shown(Struct, frozen=True):
    """What a view shows of a paper: its lines from `start` up to `end`."""

    lines: Flat
    start: int
    end: int


class _View(Struct, frozen=True):
    """The items of a view, of one paper after the other."""

    papers: tuple[_Shown, ...]

    def __len__(self) -> int:
        return sum(one.end - one.start for one in self.papers)

    def cut(self, start: int, end: int) -> Iterator[tuple[list[Item], Numbering]]:
        """Yield the items from `start` up to `end`, paper by paper."""
        for one in self.papers:
            size = one.end - one.start
            first, last = max(one.start + start, one.start), min(one.start + end, one.end)
            yield one.lines[first : max(first, last)], one.lines.paper.numbering
            start, end = start - size, end - size

    def index_of(self, key: Key | int | None) -> int | None:
        """Return the item of a key; its node's first where the block is gone."""
        if key is None or isinstance(key, int):
            return key if key is None or key >= 0 else len(self) + key
        before = 0
        for one in self.papers:
            at = _index(one, *key)
            if at is not None:
                return before + at
            before += one.end - one.start
        return None

    def runs_in(self, index: int) -> bool:
        """Tell whether an item goes on in the line of the one before it."""
        items = [item for piece, _ in self.cut(index - 1, index + 1) for item in piece]
        return len(items) == 2 and runs_in(*items)


def _index(shown: _Shown, node: str, block: str) -> int | None:
    run = shown.lines.run_of(node)
    if run is None:
        return None
    at = run.start
    with suppress(KeyError):
        at += 1 + tree.index_in(run.blocks, block) if block else 0
    return at - shown.start if shown.start <= at < shown.end else None


def _window(view: _View, kept: tuple[Key, Key] | None, around: Key | int | None) -> tuple[int, int]:
    """Return where the part on the sheet begins and ends; it parts no line of two items."""
    if len(view) <= MOST:
        return 0, len(view)
    here = view.index_of(around)
    first, last = (view.index_of(key) for key in kept or (None, None))
    inside = first is not None and last is not None and (here is None or first <= here <= last)
    if inside and first is not None and last is not None and last < first + _GROWN:
        start, end = first, last + 1
    else:
        start = min(max((here or 0) - MOST // 2, 0), len(view) - MOST)
        end = start + MOST
    return start - view.runs_in(start), end + view.runs_in(end)


def _below(before: Line, line: Line) -> Line:
    """Mark a line that comes next after a table."""
    after_table = before.kind == "cell" and line.kind != "cell"
    return replace(line, below=True) if after_table else line


def line_of(line: Line, text: Text, place: Place, opened: Set[str]) -> Line:
    """Return the line with another text at one of its places."""
    parts = [(s.place, text if s.place == place else s.text) for s in line.segments]
    return _line(line, parts, Look(opened))


def _shown(lines: Flat, scope: Scope, node: str) -> _Shown:
    """Return the lines of the view; none when the node is not in this paper."""
    runs = [run.head for run in lines.runs]
    here = next((i for i, head in enumerate(runs) if head.node == node), None)
    if scope == "whole":
        return _Shown(lines, 0, len(lines))
    if here is None:
        return _Shown(lines, 0, 0)
    first = here
    while scope == "chapter" and runs[first].level > 1:
        first = _before(runs, first)
    last = next((i for i in range(first + 1, len(runs)) if _ends(runs, first, i, scope)), len(runs))
    return _Shown(lines, lines.runs[first].start, lines.runs[last - 1].end)


def _before(heads: list[Item], index: int) -> int:
    """Return the heading next above a heading's level."""
    level = heads[index].level
    return next(i for i in range(index - 1, -1, -1) if 0 < heads[i].level < level)


def _ends(heads: list[Item], start: int, index: int, scope: Scope) -> bool:
    first, head = heads[start], heads[index]
    if head.kind == "name":
        return True
    if first.kind == "name" and scope == "chapter":
        return False
    shallow = first.level == 0 or (scope == "section" and first.level == 1)
    return head.kind == "heading" and (shallow or head.level <= first.level)


def _lines(items: list[Item], numbering: Numbering, look: Look) -> list[Line]:
    lines: list[Line] = []
    skip = False
    for index, item in enumerate(items):
        follower = items[index + 1] if index + 1 < len(items) else None
        if skip:
            skip = False
        elif item.kind == "table":
            lines += _cells(item, look)
            if follower is None or follower.kind == "table":
                lines.append(Line("gap", item.node, "", (), (), after=item.block.id))  # type: ignore[union-attr]
        else:
            skip = runs_in(item, follower)
            lines.append(_text_line(item, follower if skip else None, numbering, look))
    return lines


def runs_in(item: Item, follower: Item | None) -> bool:
    """Tell whether the paragraph that follows goes on in the line of this heading."""
    section = item.shell
    if not isinstance(section, Section) or not section.run_in or follower is None:
        return False
    return follower.kind == "paragraph" and follower.node == item.node


def _text_line(item: Item, follower: Item | None, numbering: Numbering, look: Look) -> Line:
    kind: LineKind = "paragraph" if item.kind == "paragraph" else item.kind  # type: ignore[assignment]
    parts = [(_place(item), item.text)]
    if follower is not None:
        parts.append((_place(follower), follower.text))
    bare = Line(kind, item.node, "", (), ())
    if item.kind == "heading":
        printed = number(min(item.level, LEVELS), item.position, numbering)
        bare = Line(kind, item.node, "", (), (), item.level, printed)
    return _line(bare, parts, look)


def _cells(item: Item, look: Look) -> list[Line]:
    table = item.block
    assert isinstance(table, Table)
    shape = (len(table.rows), max(map(len, table.rows), default=0))
    found = []
    for r, row in enumerate(table.rows):
        for c, text in enumerate(row):
            bare = Line("cell", item.node, "", (), (), shape=shape, first=(r, c) == (0, 0))
            place = Place(item.node, "cell", table.id, r, c)
            found.append(_line(bare, [(place, text)], look))
    return found


def _place(item: Item) -> Place:
    block = item.block.id if item.block else ""
    return Place(item.node, item.kind, block)  # type: ignore[arg-type]


def _line(bare: Line, parts: list[tuple[Place, Text]], look: Look) -> Line:
    """Return a line with these texts; `bare` has everything else of it."""
    known = look.known.get(parts[0][0])
    if known is not None and _frame(known) == _frame(bare) and _texts(known) == parts:
        return known
    segments: list[Segment] = []
    runs: list[Run] = []
    plain = ""
    for place, text in parts:
        if plain or segments:
            plain += STOP
            runs.append(Run(1, "body", "ink"))
        segments.append(Segment(place, len(plain), text))
        runs += _runs(text, face_of(bare.kind, bare.level, place.part), look.opened)
        plain += text.plain
    return replace(bare, plain=plain, segments=tuple(segments), runs=tuple(runs))


def _frame(line: Line) -> tuple[object, ...]:
    """Return what of a line does not come from its texts."""
    return (line.kind, line.node, line.level, line.number, line.shape, line.first, line.below)


def _texts(line: Line) -> list[tuple[Place, Text]]:
    return [(segment.place, segment.text) for segment in line.segments]


def face_of(kind: LineKind, level: int, part: str) -> Face:
    """Return the face of a part of a line (GB/T 9704-2012, 7.3.1, 7.3.3)."""
    if kind in ("title", "name"):
        return "title"
    if kind == "cell":
        return "cell"
    if part == "heading" and level in (1, 2):
        return "level1" if level == 1 else "level2"
    return "body"


def _runs(text: Text, face: Face, opened: Set[str]) -> list[Run]:
    """Cut a text where its ink changes."""
    spans = [m for m in text.marks if m.kind == "carried"]
    values = [m for m in text.marks if m.kind == "value" and m.payload in opened]
    edges = {0, len(text.plain)}
    for mark in spans + values:
        edges |= {mark.start, mark.end}
    row = sorted(edges)
    runs = []
    for start, end in pairwise(row):
        ink: Ink = "carried" if any(m.start <= start < m.end for m in spans) else "ink"
        if any(m.start <= start < m.end for m in values):
            ink = "open" if _has_number(text.plain[start:end]) else "blank"
        runs.append(Run(end - start, face, ink))
    return runs


def _has_number(words: str) -> bool:
    """Tell last year's number, which is struck through, from a blank that never had one."""
    return any(char.isnumeric() for char in words)
