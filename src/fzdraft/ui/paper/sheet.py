"""The QTextDocument as a view of lines: block number n shows line n, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from fzdraft.document.flat import Spot
from fzdraft.ui.paper.faces import Faces
from fzdraft.ui.paper.lines import Line, Run
from fzdraft.ui.paper.units import to_points, to_units

_BREAK = "\u2028"
# Qt hides an empty block after a table: a space of no width holds it open.
_SUPPORT = "\u200b"
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Sheet:
    """Writes lines into a document, only where they differ from what stands there."""

    def __init__(self, document: QTextDocument) -> None:
        """Take over an empty document; its own undo is switched off for good."""
        self.document = document
        document.setUndoRedoEnabled(False)
        self.lines: list[Line] = []
        self.writing = False

    def write_all(self, lines: Sequence[Line], faces: Faces) -> None:
        """Write every line anew."""
        self.writing = True
        self.document.clear()
        self.document.setDefaultFont(faces.fonts["body"])
        root = self.document.rootFrame()
        root.setFrameFormat(faces.root_format(root.frameFormat()))
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        self._append(cursor, lines, faces)
        cursor.endEditBlock()
        self.lines = list(lines)
        self.writing = False

    def _append(self, cursor: QTextCursor, lines: Sequence[Line], faces: Faces) -> None:
        index = 0
        while index < len(lines):
            line = lines[index]
            if line.first:
                rows, columns = line.shape
                table = cursor.insertTable(rows, columns, faces.table_format())
                count = rows * columns
                for at, cell in enumerate(lines[index : index + count]):
                    place = table.cellAt(*divmod(at, columns)).firstCursorPosition()
                    self._fill(place, cell, faces)
                cursor = table.lastCursorPosition()
                cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
                index += count
                if index < len(lines):
                    self._fill(cursor, lines[index], faces)
            else:
                if index:
                    cursor.insertBlock()
                self._fill(cursor, line, faces)
            index += 1

    def _fill(self, cursor: QTextCursor, line: Line, faces: Faces) -> None:
        """Write one line into the empty block of the cursor."""
        self._frame(cursor, line, faces)
        start = 0
        for run in line.runs:
            piece = line.plain[start : start + run.length]
            cursor.insertText(_shown(piece), faces.char_format(run))
            start += run.length
        if line.below:
            cursor.insertText(_SUPPORT, faces.char_format(Run(0, faces.own_face(line), "ink")))

    def _frame(self, cursor: QTextCursor, line: Line, faces: Faces) -> None:
        """Give the block of the cursor the indents of a line and the face of an empty one."""
        cursor.setBlockFormat(faces.block_format(line))
        cursor.setBlockCharFormat(faces.char_format(Run(0, faces.own_face(line), "ink")))

    def update(self, lines: Sequence[Line], faces: Faces) -> None:
        """Change the document to these lines, touching only the blocks that differ."""
        head, tail = common_lines(self.lines, lines)
        old = self.lines[head : len(self.lines) - tail]
        new = lines[head : len(lines) - tail]
        if not old and not new:
            return
        if len(old) == len(new) and all(map(_same_frame, old, new)):
            self._write_lines(head, new, faces)
        elif any(line.kind == "cell" for line in (*self._around(head, tail), *old, *new)):
            self.write_all(lines, faces)
        else:
            self._swap(head, len(old), new, faces)
            self.lines = list(lines)

    def _around(self, head: int, tail: int) -> list[Line]:
        """Return the lines next to the changed ones: surgery beside a table is not tried."""
        last = len(self.lines) - tail
        return self.lines[max(0, head - 1) : head] + self.lines[last : last + 1]

    def _swap(self, head: int, count: int, new: Sequence[Line], faces: Faces) -> None:
        """Put new lines in the place of `count` blocks from block `head`; no tables here."""
        self.writing = True
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        common = min(count, len(new))
        for index in range(common):
            self._rewrite(head + index, new[index], faces)
        if count > common:
            self._remove(cursor, head + common, count - common)
            stays = new[-1] if new else self.lines[head - 1 if head else count]
            self._frame(cursor, stays, faces)
        elif len(new) > common:
            self._insert(cursor, head + common, new[common:], faces)
        cursor.endEditBlock()
        self.writing = False

    def _rewrite(self, index: int, line: Line, faces: Faces) -> None:
        block = self.document.findBlockByNumber(index)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        cursor.removeSelectedText()
        self._fill(cursor, line, faces)

    def _remove(self, cursor: QTextCursor, first: int, count: int) -> None:
        """Remove whole blocks, together with the break before them (or, at the top, after)."""
        start = self.document.findBlockByNumber(first)
        end = self.document.findBlockByNumber(first + count - 1)
        if first:
            cursor.setPosition(start.position() - 1)
            cursor.setPosition(end.position() + end.length() - 1, _KEEP)
        else:
            cursor.setPosition(start.position())
            cursor.setPosition(end.position() + end.length(), _KEEP)
        cursor.removeSelectedText()

    def _insert(self, cursor: QTextCursor, first: int, new: Sequence[Line], faces: Faces) -> None:
        if first == 0:
            for line in reversed(new):
                cursor.setPosition(0)
                cursor.insertBlock()
                cursor.setPosition(0)
                self._fill(cursor, line, faces)
            return
        before = self.document.findBlockByNumber(first - 1)
        cursor.setPosition(before.position() + before.length() - 1)
        for line in new:
            cursor.insertBlock()
            self._fill(cursor, line, faces)

    def _write_lines(self, head: int, new: Sequence[Line], faces: Faces) -> None:
        """Change lines from block `head` on; the document is laid out once, behind the last."""
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for index, line in enumerate(new, head):
            self.write_line(index, line, faces)
        self.writing = True
        cursor.endEditBlock()
        self.writing = False

    def write_line(self, index: int, line: Line, faces: Faces) -> None:
        """Change one line: its characters where they differ, its looks where they differ."""
        old = self.lines[index]
        if old == line:
            return
        self.writing = True
        block = self.document.findBlockByNumber(index)
        cursor = QTextCursor(block)
        cursor.beginEditBlock()
        head, tail = common_ends(old.plain, line.plain)
        grown = _grown_run(old, line, head, tail)
        if old.plain != line.plain:
            run = line.runs[grown] if grown is not None else run_at(line, head)
            self._replace_middle(cursor, old, line, (head, tail), faces.char_format(run))
        if old.runs != line.runs and grown is None:
            self._colour(cursor, block, line, faces)
        if (old.number, old.level, old.kind) != (line.number, line.level, line.kind):
            self._frame(cursor, line, faces)
        cursor.endEditBlock()
        self.lines[index] = line
        self.writing = False

    def _replace_middle(
        self,
        cursor: QTextCursor,
        old: Line,
        new: Line,
        ends: tuple[int, int],
        looks: QTextCharFormat,
    ) -> None:
        """Write what stands between the shared ends; the cursor is at the start of the block."""
        head, tail = ends
        origin = cursor.position()
        cursor.setPosition(origin + to_units(old.plain, head))
        cursor.setPosition(origin + to_units(old.plain, len(old.plain) - tail), _KEEP)
        cursor.insertText(_shown(new.plain[head : len(new.plain) - tail]), looks)

    def _colour(self, cursor: QTextCursor, block: QTextBlock, line: Line, faces: Faces) -> None:
        points = 0
        start = block.position()
        for run in line.runs:
            piece = line.plain[points : points + run.length]
            points += run.length
            end = start + to_units(piece, len(piece))
            cursor.setPosition(start)
            cursor.setPosition(end, _KEEP)
            cursor.setCharFormat(faces.char_format(run))
            start = end

    def spot(self, position: int) -> tuple[int, int]:
        """Return line and code point of a position; what lies past its characters is their end."""
        block = self.document.findBlock(position)
        index = min(block.blockNumber(), len(self.lines) - 1)
        return index, to_points(self.lines[index].plain, position - block.position())

    def position(self, index: int, offset: int) -> int:
        """Return the position of the document of a code point of a line."""
        block = self.document.findBlockByNumber(index)
        return block.position() + to_units(self.lines[index].plain, offset)

    def find(self, spot: Spot) -> tuple[int, int] | None:
        """Return line and code point that show a spot of the draft, None when none does."""
        for index, line in enumerate(self.lines):
            offset = line.offset(spot)
            if offset is not None:
                return index, offset
        return None

    def is_true(self) -> bool:
        """Tell whether the document still shows the lines, character by character."""
        if self.document.blockCount() != max(1, len(self.lines)):
            return False
        block = self.document.begin()
        for line in self.lines:
            if block.text() != _shown(line.plain) + (_SUPPORT if line.below else ""):
                return False
            block = block.next()
        return True


def _grown_run(old: Line, new: Line, head: int, tail: int) -> int | None:
    """Return the only run that differs, when it differs in length alone and holds the change."""
    if len(old.runs) != len(new.runs):
        return None
    differing = [
        i for i, pair in enumerate(zip(old.runs, new.runs, strict=True)) if pair[0] != pair[1]
    ]
    if len(differing) != 1:
        return None
    one, other = old.runs[differing[0]], new.runs[differing[0]]
    start = sum(run.length for run in old.runs[: differing[0]])
    inside = start <= head and len(old.plain) - tail <= start + one.length
    same = (one.face, one.ink) == (other.face, other.ink)
    return differing[0] if same and inside else None


def run_at(line: Line, offset: int) -> Run:
    """Return the run that the character after a code point belongs to."""
    end = 0
    for run in line.runs:
        end += run.length
        if offset < end:
            return run
    return line.runs[-1] if line.runs else Run(0, "body", "ink")


def common_ends(one: str, other: str) -> tuple[int, int]:
    """Return how many characters two strings share at the start and, beyond that, at the end."""
    most = min(len(one), len(other))
    head = 0
    while head < most and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < most - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return head, tail


def common_lines(old: Sequence[Line], new: Sequence[Line]) -> tuple[int, int]:
    """Return how many lines two views share at the start and, beyond that, at the end."""
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _same_frame(old: Line, new: Line) -> bool:
    """Tell whether a line can be written over another without moving a table."""
    frames = [(line.kind == "cell", line.shape, line.first, line.below) for line in (old, new)]
    return frames[0] == frames[1]


def _shown(text: str) -> str:
    """Return a text as a block may hold it: a line break inside a text is no new block."""
    return text.replace("\n", _BREAK).replace("\r", _BREAK).replace("\u2029", _BREAK)
