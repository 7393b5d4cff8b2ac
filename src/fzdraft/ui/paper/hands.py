"""What the hands do to the draft: type, erase, enter, paste, keep — each through the session."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from fzdraft.document import caret
from fzdraft.document.caret import Change
from fzdraft.document.edits import Batch, Edit, SetText
from fzdraft.document.flat import Spot
from fzdraft.document.ledger_reading import next_open
from fzdraft.document.marks import Mark, splice
from fzdraft.document.places import Place, read_text
from fzdraft.document.wording import as_last_year, confirmed, kept
from fzdraft.language.typed import WIDE, widened, without_number
from fzdraft.ui.numbers.entry import entered
from fzdraft.ui.paper.burst import Burst
from fzdraft.ui.paper.lines import Line
from fzdraft.ui.paper.view import View

Move = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor
BACKWARD = (Move.PreviousCharacter, Move.PreviousWord)


class Hands:
    """Edits at a text cursor of the sheet; with `widen` typed half-width marks become full."""

    def __init__(self, view: View, burst: Burst) -> None:
        """Edit what the view shows."""
        self.view = view
        self.burst = burst
        self.widen = True
        self._filled: Spot | None = None

    def type(self, cursor: QTextCursor, new: str) -> None:
        """Type characters; those that follow one another are one step of undo."""
        self._put(cursor, new, "键入", "type")
        if self.widen and new in WIDE:
            self._widen(new)

    def commit(self, cursor: QTextCursor, new: str) -> None:
        """Take what an input method commits: one step."""
        self._put(cursor, new, "键入")

    def paste(self, cursor: QTextCursor, text: str) -> None:
        """Put foreign text in as plain paragraphs: one step; a heading keeps one number."""
        start, end = self._spots(cursor)
        new = self._pasted_number(start, end, text) or cleaned(text)
        if (start.place.part, start.offset) == ("heading", 0):
            new = without_number(new)
        if new:
            self._put(cursor, new, "粘贴")

    def _pasted_number(self, start: Spot, end: Spot, text: str) -> str | None:
        """Return the number that is meant where 160宗 is pasted over a whole number."""
        mark = self._number(start, end)
        if mark is None or (mark.start, mark.end) != (start.offset, end.offset):
            return None
        rows = (row for row in self.view.session.draft.rows if row.id == mark.payload)
        return next((entered(text, row.unit) for row in rows), None)

    def cut(self, cursor: QTextCursor) -> None:
        """Take the selected text out: one step."""
        if cursor.hasSelection():
            self._put(cursor, "", "剪切")

    def drop(self, dragged: QTextCursor, target: QTextCursor, text: str, move: bool) -> None:
        """Put dragged text in at the target, and out where it came from: one step."""
        draft, new = self.view.session.draft, cleaned(text)
        index, offset = self.view.sheet.spot(target.position())
        spot = self.view.sheet.lines[index].spot(offset)
        if not move:
            self._put(target, new, "拖放")
        elif not dragged.selectionStart() <= target.position() <= dragged.selectionEnd():
            self._do(caret.moved(draft, *self._spots(dragged), spot, new), "拖放")

    def tab(self, cursor: QTextCursor, back: bool) -> None:
        """Go to the next cell of a table, or the one before; elsewhere indents are not typed."""
        table = cursor.currentTable()
        if table is None:
            return
        cell = table.cellAt(cursor)
        at = cell.row() * table.columns() + cell.column() + (-1 if back else 1)
        if 0 <= at < table.rows() * table.columns():
            index, offset = self.view.sheet.spot(
                table.cellAt(*divmod(at, table.columns())).lastPosition()
            )
            self.view.placed.emit(index, offset, "edit")

    def next_number(self) -> None:
        """Select the next number that waits for this year's value (待填), in the whole draft."""
        hit = next_open(self.view.session.draft, self.view.opened, self.view.here())
        if hit is not None:
            self.view.selected.emit(hit.place, hit.mark.start, hit.mark.end)

    def select_number(self) -> str:
        """Select the open number that the caret stands in; return the row of any number there."""
        row = self.number_here()
        spot = self.view.here()
        number = self._open_number(spot.place, spot.offset, spot.offset) if row else None
        if number is not None:
            self.view.selected.emit(spot.place, number.start, number.end)
        return row

    def number_here(self) -> str:
        """Return the row of the number that the caret stands in, empty without one."""
        spot = self.view.here()
        mark = self._number(spot, spot)
        return mark.payload if mark is not None else ""

    def enter(self, cursor: QTextCursor) -> None:
        """Begin a new paragraph, in the place of what is selected; from a number go on to the next.

        A number counts when it is selected and open, or when its digits were just typed.
        """
        self.burst.end()
        if self._is_filling(cursor):
            self._filled = None
            self.next_number()
            return
        draft = self.view.session.draft
        start, end = self._spots(cursor)
        gap = self._gap(cursor)
        if gap is not None:
            change = caret.after_table(draft, gap.node, gap.after, "")
        elif cursor.hasSelection():
            cleared = caret.put(draft, start, end, "")
            change = caret.then_enter(draft, cleared)
        else:
            change = caret.enter(draft, start)
        self._do(change, "分段")

    def _is_filling(self, cursor: QTextCursor) -> bool:
        """Tell whether an open number is selected, or one was filled right before the caret."""
        start, end = self._spots(cursor)
        if start.place != end.place or not self.view.is_in_text:
            return False
        if cursor.hasSelection():
            mark = self._open_number(start.place, start.offset, end.offset)
            return mark is not None and (mark.start, mark.end) == (start.offset, end.offset)
        return self._filled == start

    def erase(self, cursor: QTextCursor, move: Move) -> None:
        """Delete the selection, or from the caret to where the move leads."""
        if cursor.hasSelection():
            self._put(cursor, "", "删除")
            return
        if self._gap(cursor) is not None:
            return
        index, offset = self.view.sheet.spot(cursor.position())
        line = self.view.sheet.lines[index]
        spot = line.spot(offset)
        if self._at_edge(line, spot, move):
            self.burst.end()
            draft = self.view.session.draft
            edge = caret.back if move in BACKWARD else caret.forward
            self._do(edge(draft, spot), "删除")
            return
        self._erase_within(cursor, spot, move)

    def _erase_within(self, cursor: QTextCursor, spot: Spot, move: Move) -> None:
        """Delete inside one text; an open number is selected first, as fields are."""
        moved = QTextCursor(cursor)
        moved.setPosition(self.view.sheet.position(*self.view.sheet.spot(cursor.position())))
        moved.movePosition(move, _KEEP)
        index, offset = self.view.sheet.spot(moved.position())
        other = self.view.sheet.lines[index].spot(offset)
        length = len(read_text(self.view.session.draft, spot.place).plain)
        if other.place != spot.place:
            other = Spot(spot.place, 0 if move in BACKWARD else length)
        start, end = sorted((spot, other), key=lambda s: s.offset)
        number = self._open_number(spot.place, start.offset, end.offset)
        if number is not None:
            self.view.selected.emit(spot.place, number.start, number.end)
            return
        draft, number = self.view.session.draft, self._number(start, end)
        change = caret.put(draft, start, end, "")
        self._do(change, "删除", self.burst.name("erase", spot))
        if number is not None and isinstance(change.edit, Batch):
            self.view.filled.emit(start.place, number, draft)

    def _at_edge(self, line: Line, spot: Spot, move: Move) -> bool:
        """Tell whether the move leads out of the text that the caret stands in."""
        if move in BACKWARD:
            return spot.offset == 0
        segment = next(s for s in line.segments if s.place == spot.place)
        return spot.offset == len(segment.text.plain)

    def keep_sentence(self) -> None:
        """今年还是这样, for the sentence or the open number at the caret."""
        if not self.view.is_in_text:
            return
        spot = self.view.here()
        draft = self.view.session.draft
        number = self._open_number(spot.place, spot.offset, spot.offset)
        if number is not None:
            self._step(as_last_year(draft, spot.place, number), "今年还是这样", spot)
            return
        text = read_text(draft, spot.place)
        now = confirmed(text, spot.offset)
        edit = SetText(spot.place, now) if now != text else None
        self._step(edit, "今年还是这样", spot)

    def keep_line(self, line: Line) -> None:
        """今年还是这样, for a whole paragraph."""
        spans = [(s.place, 0, len(s.text.plain)) for s in line.segments]
        self._keep(spans, self.view.here())

    def _keep(self, spans: list[tuple[Place, int, int]], stay: Spot) -> None:
        draft = self.view.session.draft
        edits: list[Edit] = []
        for place, start, end in spans:
            text = read_text(draft, place)
            now = kept(text, start, end)
            if now != text:
                edits.append(SetText(place, now))
        if edits:
            self._step(edits[0] if len(edits) == 1 else Batch(tuple(edits)), "今年还是这样", stay)

    def _step(self, edit: Edit | None, label: str, stay: Spot) -> None:
        if edit is not None:
            self.burst.end()
            self._do(Change(edit, stay), label)

    def _put(self, cursor: QTextCursor, new: str, label: str, kind: str = "") -> None:
        """Put text in the place of the selection; without a kind it is a step of its own."""
        draft = self.view.session.draft
        if not self.view.sheet.lines:
            return
        if cursor.hasComplexSelection():
            self._do(self._into_cells(cursor, new), label)
            return
        gap = self._gap(cursor)
        start, end = self._spots(cursor)
        if gap is not None:
            change = caret.after_table(draft, gap.node, gap.after, new)
        else:
            change = caret.put(draft, start, end, new)
        mark = self._number(start, end)
        fills = bool(new) and isinstance(change.edit, Batch) and mark is not None
        burst = self.burst.name(kind, start) if kind and (start == end or fills) else ""
        if not burst:
            self.burst.end()
        self._do(change, label, burst)
        self._filled = change.caret if fills else None
        if fills and mark is not None:
            self.view.filled.emit(start.place, mark, draft)

    def _do(self, change: Change, label: str, burst: str = "") -> None:
        self.burst.went_to(change.caret)
        self.view.do(change, label, burst)

    def _widen(self, typed: str) -> None:
        """Make the mark just typed full-width, as a step of its own."""
        spot = self.view.here()
        text = read_text(self.view.session.draft, spot.place)
        wide = widened(text.plain[: spot.offset - 1], typed)
        if wide is not None and text.plain[spot.offset - 1 : spot.offset] == typed:
            new = splice(text, spot.offset - 1, spot.offset, wide)
            self._step(SetText(spot.place, new), "改为全角", spot)

    def _spots(self, cursor: QTextCursor) -> tuple[Spot, Spot]:
        """Return both ends of the selection; a gap after a table counts as its last cell's end."""
        return self._spot(cursor.selectionStart()), self._spot(cursor.selectionEnd())

    def _spot(self, position: int) -> Spot:
        sheet = self.view.sheet
        index, offset = sheet.spot(position)
        if sheet.lines[index].kind == "gap" and index:
            last = sheet.lines[index - 1]
            return last.spot(len(last.plain))
        return sheet.lines[index].spot(offset)

    def _gap(self, cursor: QTextCursor) -> Line | None:
        """Return the gap line that the caret stands in."""
        if cursor.hasSelection() or not self.view.sheet.lines:
            return None
        line = self.view.sheet.lines[self.view.sheet.spot(cursor.position())[0]]
        return line if line.kind == "gap" else None

    def _into_cells(self, cursor: QTextCursor, new: str) -> Change:
        """Empty the selected cells of a table and write into the first of them."""
        row, rows, column, columns = cells_of(cursor)
        index, _ = self.view.sheet.spot(cursor.selectionStart())
        table = self.view.sheet.lines[index].segments[0].place
        edits: list[Edit] = []
        draft = self.view.session.draft
        for r in range(row, row + rows):
            for c in range(column, column + columns):
                place = Place(table.node, "cell", table.block, r, c)
                text = read_text(draft, place)
                words = new if (r, c) == (row, column) else ""
                edits.append(SetText(place, splice(text, 0, len(text.plain), words)))
        first = Place(table.node, "cell", table.block, row, column)
        return Change(Batch(tuple(edits)), Spot(first, len(new)))

    def _open_number(self, place: Place, start: int, end: int) -> Mark | None:
        """Return the number without this year's value that holds [start, end)."""
        mark = self._number(Spot(place, start), Spot(place, end))
        opened = self.view.opened
        return mark if mark is not None and mark.payload in opened else None

    def _number(self, start: Spot, end: Spot) -> Mark | None:
        """Return the number of the ledger that holds what stands between two spots."""
        if start.place != end.place or not self.view.is_in_text:
            return None
        for mark in read_text(self.view.session.draft, start.place).marks:
            inside = mark.start <= start.offset and end.offset <= mark.end
            if mark.kind == "value" and inside:
                return mark
        return None


def cells_of(cursor: QTextCursor) -> tuple[int, int, int, int]:
    """Return first row, rows, first column and columns of a selection of cells."""
    table = cursor.currentTable()
    one = table.cellAt(cursor.selectionStart())
    other = table.cellAt(cursor.selectionEnd())
    rows, columns = sorted((one.row(), other.row())), sorted((one.column(), other.column()))
    return rows[0], rows[1] - rows[0] + 1, columns[0], columns[1] - columns[0] + 1


def cleaned(text: str) -> str:
    """Return pasted text as paragraphs: no empty lines, no indents made of spaces."""
    lines = [line.strip("\t \u00a0\u3000\ufeff") for line in text.splitlines()]
    if len(lines) < 2:
        return text.strip("\t\u3000\ufeff\r\n").replace("\u00a0", " ").replace("\t", " ")
    return "\n".join(line for line in lines if line)
