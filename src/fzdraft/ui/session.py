"""The draft that a window has open: one history, one file, signals for the views."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from fzdraft.document import history, tree
from fzdraft.document.edits import Edit
from fzdraft.document.history import History
from fzdraft.document.model import Draft, Source


class Session(QObject):
    """Owns the history of one draft; every view reads `draft` and writes through `do`.

    Signals: changed(edit) after every do, undo and redo, with the edit that was applied;
    moved(node_id, block_id) when the caret comes into another section or paragraph;
    saved() when `mark_saved` was called.
    """

    changed = Signal(object)
    moved = Signal(str, str)
    saved = Signal()

    def __init__(
        self, draft: Draft, path: Path | None = None, last_year: Source | None = None
    ) -> None:
        """Start a history on a draft; `path` is its file, None while it was never saved."""
        super().__init__()
        self._history = History(draft)
        self._saved: Draft | None = draft
        self.path = path
        self.last_year = last_year
        self.saved_at: datetime.datetime | None = None
        self.node = "report"
        self.block = ""

    @property
    def draft(self) -> Draft:
        """The draft as it stands now."""
        return self._history.draft

    @property
    def history(self) -> History:
        """What can be undone and redone, with the names of the steps."""
        return self._history

    @property
    def is_saved(self) -> bool:
        """Whether the draft equals the one that was last saved or opened.

        Values share what did not change, so comparing costs the path of the change.
        """
        return self._history.draft == self._saved

    def do(self, edit: Edit | None, label: str, burst: str = "") -> None:
        """Apply an edit as one step (None: nothing to do)."""
        if edit is not None:
            self._take(history.do(self._history, edit, label, burst), edit)

    def undo(self) -> None:
        """Take the last step back."""
        if self._history.done:
            step = self._history.done[-1]
            self._take(history.undo(self._history), step.inverse)

    def redo(self) -> None:
        """Do the last undone step again."""
        if self._history.undone:
            step = self._history.undone[-1]
            self._take(history.redo(self._history), step.edit)

    def go(self, node: str, block: str = "") -> None:
        """Say that the caret now stands in this node (and paragraph)."""
        if (node, block) != (self.node, self.block):
            self.node, self.block = node, block
            self.moved.emit(node, block)

    def mark_saved(self, path: Path, at: datetime.datetime | None = None) -> None:
        """Say that the present draft now stands in the file `path`, since when."""
        self.path, self.saved_at = path, at
        self._saved = self._history.draft
        self.saved.emit()

    def mark_unsaved(self) -> None:
        """Say that the present draft stands in no file, such as one found again."""
        self._saved = None

    def _take(self, changed: History, edit: Edit) -> None:
        """Go on with another history; a caret whose section is gone comes to the top."""
        self._history = changed
        lost = not tree.has(changed.draft, self.node)
        if lost:
            self.node, self.block = "report", ""
        self.changed.emit(edit)
        if lost:
            self.moved.emit(self.node, self.block)
