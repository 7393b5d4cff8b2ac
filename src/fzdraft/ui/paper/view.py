"""Which part of the draft the page shows, and keeping it true to the session."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from fzdraft.document import tree
from fzdraft.document.caret import Change
from fzdraft.document.edits import (
    Batch,
    Edit,
    SetBlocks,
    SetElements,
    SetRunIn,
    SetSections,
    SetText,
)
from fzdraft.document.flat import Spot
from fzdraft.document.history import History
from fzdraft.document.ledger_reading import open_values, turned
from fzdraft.document.places import Place, read_text
from fzdraft.ui.paper.faces import Faces
from fzdraft.ui.paper.lines import (
    MOST,
    Key,
    Known,
    Line,
    Part,
    Scope,
    line_of,
    part_of,
)
from fzdraft.ui.paper.sheet import Sheet, common_ends, common_lines
from fzdraft.ui.session import Session


class View(QObject):
    """Shows a chapter, the whole or a section of the session's draft on a sheet.

    Of a view longer than MOST items a part stands on the sheet; `above` and `below` count
    the items that do not.

    Signals: writing() before lines come or go; placed(index, offset, why) when the
    caret belongs at that line and code point ("edit", "undo", "keep" or "show");
    selected(place, start, end) when code points of a text are to be selected;
    refreshed(everywhere) when lines were written, not everywhere when only the
    characters of one changed; filled(place, mark, draft before) when a number of the
    ledger was typed over.
    """

    writing = Signal()
    placed = Signal(int, int, str)
    selected = Signal(object, int, int)
    refreshed = Signal(bool)
    filled = Signal(object, object, object)

    def __init__(self, session: Session, sheet: Sheet, faces: Faces, parent: QObject) -> None:
        """Show the chapter of the session's node, as long as the parent lives."""
        super().__init__(parent)
        self.session = session
        self.sheet = sheet
        self.faces = faces
        self.scope: Scope = "chapter"
        self.node = session.node
        self.read_only = False
        self.caret = (0, 0)
        self.above = self.below = 0
        self.opened = set(open_values(session.draft))
        self._known = session.draft
        self._wanted: Spot | None = None
        self._history = session.history
        session.changed.connect(self._on_changed)
        self.rebuild()

    def rebuild(self) -> None:
        """Write every line anew."""
        kept = self._kept()
        self._write_around(kept[0] if kept else None)

    def _write_around(self, around: Key | int | None) -> None:
        if not tree.has(self.session.draft, self.node):
            self.node = "report"
        part = self._part(None, around)
        self.caret = (0, 0)
        self.above, self.below = part.above, part.below
        self.sheet.write_all(part.lines, self.faces)
        self.refreshed.emit(True)

    def _kept(self) -> tuple[Key, Key] | None:
        """Return what names the first and the last line on the sheet."""
        lines = self.sheet.lines
        return (lines[0].key, lines[-1].key) if lines else None

    def _part(self, kept: tuple[Key, Key] | None, around: Key | int | None) -> Part:
        known = Known(self.sheet.lines, self._follow_rows())
        draft = self.session.draft
        return part_of(draft, self.scope, self.node, kept, around, self.opened, known)

    def _follow_rows(self) -> set[str]:
        """Bring the open rows up to date where the ledger changed; return which turned."""
        before, self._known = self._known, self.session.draft
        opened, closed = turned(before, self._known)
        self.opened |= opened
        self.opened -= closed
        return opened | closed

    def show(self, scope: Scope, node: str, block: str = "") -> None:
        """Show this part of the draft; nothing is written when it stands there already."""
        stands = scope == self.scope and self._stands(node, block)
        self.scope, self.node = scope, node
        if not stands:
            self._write_around((node, block))

    def _stands(self, node: str, block: str) -> bool:
        """Tell whether a node stands on the sheet, and its block where not all of the view does."""
        lines = (line for line in self.sheet.lines if line.node == node)
        if not self.above and not self.below:
            return next(lines, None) is not None
        return any(line.shows(block) for line in lines)

    def slide(self, index: int) -> None:
        """Bring the line `index` into the middle of the part on the sheet, if it is far from it.

        A caret that would not be on the sheet any more comes along.
        """
        line = self.sheet.lines[index]
        part = self._part(None, line.key)
        if abs(part.above - self.above) >= MOST // 4:
            self._exchange(part, line.spot(0))

    def to_edge(self, last: bool) -> None:
        """Show the first or the last part of the view."""
        if self.below if last else self.above:
            part = self._part(None, -1 if last else 0)
            self._exchange(part, part.lines[-1 if last else 0].spot(0))

    def _exchange(self, part: Part, other: Spot) -> None:
        """Put another part of the view on the sheet; a caret that it lacks comes to `other`."""
        here = self.here()
        self.writing.emit()
        shared = overlap(self.sheet.lines, part.lines)
        if shared:
            self.sheet.update(shared, self.faces)
        else:
            self.sheet.write_all(part.lines, self.faces)
        self._take(part)
        self.refreshed.emit(True)
        self.go_to(other if self.sheet.find(here) is None else here, "keep")

    def go_to(self, spot: Spot, why: str = "show") -> None:
        """Bring the caret to a spot of the draft, in another view where this lacks it."""
        found = self._find(spot)
        if found is None and tree.has(self.session.draft, spot.place.node):
            self.show(self.scope, spot.place.node, spot.place.block)
            found = self.sheet.find(spot)
        if found is not None:
            self.placed.emit(*found, why)

    def _find(self, spot: Spot) -> tuple[int, int] | None:
        """Return line and code point of a spot; the caret's line is looked at first."""
        near = self.caret[0]
        offset = self.sheet.lines[near].offset(spot) if near < len(self.sheet.lines) else None
        return (near, offset) if offset is not None else self.sheet.find(spot)

    def go_to_node(self, node: str, block: str = "") -> None:
        """Bring the caret to the start of a node, or of one of its paragraphs."""
        if not tree.has(self.session.draft, node):
            return
        self.show(self.scope, node, block)
        for index, line in enumerate(self.sheet.lines):
            for segment in line.segments:
                place = segment.place
                if place.node == node and place.block == block:
                    self.placed.emit(index, segment.start, "show")
                    return

    def do(self, change: Change, label: str, burst: str = "") -> None:
        """Make a change of the caret: the edit as a step, then the caret where it belongs."""
        if self.read_only:
            return
        if change.edit is None:
            self.go_to(change.caret, "edit")
            return
        self._wanted = change.caret
        self.session.do(change.edit, label, burst)

    def here(self) -> Spot:
        """Return the spot of the draft at the caret."""
        index, offset = self.caret
        return self.sheet.lines[index].spot(offset) if index < len(self.sheet.lines) else _NOWHERE

    @property
    def is_in_text(self) -> bool:
        """Whether the caret stands in a text of the draft, not in the gap after a table."""
        index = self.caret[0]
        return index < len(self.sheet.lines) and bool(self.sheet.lines[index].segments)

    def _on_changed(self, edit: Edit) -> None:
        back = _went_back(self._history, self.session.history)
        self._history = self.session.history
        wanted, self._wanted = self._wanted, None
        before, keep = list(self.sheet.lines), self.here()
        if wanted is not None or not back:
            self._refresh(edit)
            self.go_to(wanted or keep, "edit" if wanted else "keep")
            return
        self._refresh_all()
        changed = self._change_here(before) or first_change(before, self.sheet.lines)
        if changed is not None:
            self.placed.emit(*changed, "undo")
        else:
            self._follow(edit)

    def _change_here(self, before: list[Line]) -> tuple[int, int] | None:
        """Return where the caret's own line changed: of several places it is the nearest."""
        lines, index = self.sheet.lines, self.caret[0]
        if len(before) != len(lines) or not index < len(lines) or before[index] == lines[index]:
            return None
        tail = common_ends(before[index].plain, lines[index].plain)[1]
        return index, len(lines[index].plain) - tail

    def _follow(self, edit: Edit) -> None:
        """Go to a change that this view does not show."""
        place = place_of(edit)
        if place is not None:
            self.go_to(Spot(place, 0), "undo")

    def _refresh(self, edit: Edit) -> None:
        match edit:
            case SetElements():
                return
            case SetText(place):
                self._refresh_text(place)
            case _:
                self._refresh_all()

    def _refresh_text(self, place: Place) -> None:
        """Write the one line that shows a place; the caret's line is looked at first."""
        rows = self.sheet.lines
        near = self.caret[0]
        order = [near, *range(len(rows))] if near < len(rows) else range(len(rows))
        index = next((i for i in order if any(s.place == place for s in rows[i].segments)), None)
        if index is not None:
            draft = self.session.draft
            line = line_of(rows[index], read_text(draft, place), place, self.opened)
            marks_only = line.plain == rows[index].plain
            self.sheet.write_line(index, line, self.faces)
            self.refreshed.emit(marks_only)

    def _refresh_all(self) -> None:
        self.writing.emit()
        if not tree.has(self.session.draft, self.node):
            self.node = "report"
        around = self._wanted or self.here()
        self._take(self._part(self._kept(), (around.place.node, around.place.block)))
        self.refreshed.emit(True)

    def _take(self, part: Part) -> None:
        """Put a part on the sheet, touching only the lines that differ."""
        self.above, self.below = part.above, part.below
        self.sheet.update(part.lines, self.faces)


_NOWHERE = Spot(Place("report", "title"), 0)


def _went_back(before: History, after: History) -> bool:
    """Tell whether an undo or a redo lies between two states of a history."""
    if len(after.undone) > len(before.undone):
        return True
    return bool(before.undone and after.done) and after.done[-1] is before.undone[-1]


def first_change(old: list[Line], new: list[Line]) -> tuple[int, int] | None:
    """Return line and code point where the caret belongs after `old` became `new`."""
    head, tail = common_lines(old, new)
    if head + tail >= len(old) == len(new) or not new:
        return None
    if len(new) > len(old):
        index = len(new) - tail - 1
        before = old[len(old) - tail - 1].plain if len(old) > tail + head else ""
        return index, len(new[index].plain) - common_ends(before, new[index].plain)[1]
    index = min(head, len(new) - 1)
    first, tail_length = common_ends(old[head].plain, new[index].plain)
    if len(new) < len(old):
        return index, first
    return index, len(new[index].plain) - tail_length


def overlap(old: list[Line], new: list[Line]) -> list[Line]:
    """Return the lines that a sheet and the next part of its view share, in their order."""
    if new[0] in old:
        return old[old.index(new[0]) :]
    if old[0] in new:
        return old[: len(new) - new.index(old[0])]
    return []


def place_of(edit: Edit) -> Place | None:
    """Return a place that an edit changes, None when it names none."""
    match edit:
        case SetText(place):
            return place
        case SetBlocks(node) | SetSections(node) | SetRunIn(node):
            part = "title" if node in ("report", "letter") else "heading"
            return Place(node, part)  # type: ignore[arg-type]
        case Batch(edits):
            return next((p for p in map(place_of, edits) if p is not None), None)
        case _:
            return None
