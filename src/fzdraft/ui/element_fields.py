"""The fields of 版头与落款 for one paper: each committed field is one undo step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from fzdraft.document import edits, tree
from fzdraft.document.element_input import BY_NAME, TITLE, set_element, show_element
from fzdraft.document.model import Paper
from fzdraft.errors import UserError
from fzdraft.ui.session import Session
from fzdraft.ui.small_widgets import restyle

LABEL_WIDTH = 76
_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class ElementFields(QWidget):
    """Labelled fields for some elements of one paper.

    Signals: entered(name) when a field takes the focus; committed() after a step.
    """

    entered = Signal(str)
    committed = Signal()

    def __init__(self, session: Session, paper: str, names: tuple[str, ...]) -> None:
        """Show these elements of the paper "report" or "letter"."""
        super().__init__()
        self._session, self._paper = session, paper
        self.edits: dict[str, QLineEdit] = {}
        self._notes: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(3)
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        for row, name in enumerate(names):
            self._add(2 * row, name)
        self.refresh()

    def _add(self, row: int, name: str) -> None:
        edit, note, label = QLineEdit(), QLabel(), QLabel(name)
        label.setBuddy(edit)
        label.setProperty("kind", "field")
        edit.setAccessibleName(name)
        edit.setPlaceholderText(_example(name))
        edit.installEventFilter(self)
        edit.editingFinished.connect(lambda: self.commit(name))
        note.setProperty("kind", "note")
        note.setWordWrap(True)
        note.hide()
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(label, row, 0, align)
        self._grid.addWidget(edit, row, 1)
        self._grid.addWidget(note, row + 1, 1)
        self.edits[name], self._notes[name] = edit, note

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which field the user is in; leave 撤销 to the draft when a field has none."""
        if not isinstance(watched, QLineEdit):
            return False
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(watched.accessibleName())
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            spent = (_UNDO, watched.isUndoAvailable()), (_REDO, watched.isRedoAvailable())
            return any(event.matches(key) and not able for key, able in spent)
        return False

    def commit_all(self) -> None:
        """Take over what is typed but not left yet, before the draft is saved or left."""
        for name, edit in self.edits.items():
            if edit.isModified():
                self.commit(name)

    def refresh(self) -> None:
        """Show the draft's values, except in a field that holds words nobody could read."""
        paper = self._find()
        if paper is None:
            return
        for name, edit in self.edits.items():
            shown = show_element(paper, name)
            if edit.text() != shown and not self._notes[name].property("doubt"):
                edit.setText(shown)
                edit.setCursorPosition(0)

    def commit(self, name: str) -> None:
        """Make the typed words the element, or say below the field what was not understood."""
        paper, typed = self._find(), self.edits[name].text().strip()
        if paper is None or typed == show_element(paper, name):
            self._say(name, "")
            return
        try:
            edit = set_element(self._session.draft, self._paper, name, typed)
        except UserError as fault:
            self._say(name, str(fault), doubt=True)
            return
        self._say(name, "")
        changed, _ = edits.apply(self._session.draft, edit)
        if changed != self._session.draft:
            self._session.do(edit, f"改{name}")
        self._show_repaired(name, typed)
        self.committed.emit()

    def _show_repaired(self, name: str, typed: str) -> None:
        paper = self._find()
        shown = show_element(paper, name) if paper else ""
        self.edits[name].setText(shown)
        if shown and shown != typed:
            self._say(name, f"写成了“{shown}”")

    def _say(self, name: str, words: str, doubt: bool = False) -> None:
        note = self._notes[name]
        note.setText(words)
        restyle(note, doubt=doubt)
        note.setVisible(bool(words))

    def _find(self) -> Paper | None:
        """Return the paper, None when an undo has just taken the letter away."""
        return dict(tree.papers(self._session.draft)).get(self._paper)


def _example(name: str) -> str:
    if name == TITLE:
        return "如 ××区2024年法治政府建设年度报告"
    example = BY_NAME[name].example
    return f"如 {example}" if example else ""
