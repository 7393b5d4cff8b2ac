import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.paper.specimen import small, theme_text

from fzdraft.document.flat import Spot
from fzdraft.document.model import Draft
from fzdraft.document.places import Place, read_text
from fzdraft.ui.paper import Paper
from fzdraft.ui.session import Session
from fzdraft.ui.theme import parse_theme


class Desk:
    """A shown paper and the hands of a tester."""

    def __init__(self, draft: Draft, scope="whole") -> None:
        self.session = Session(draft)
        self.paper = Paper(self.session, parse_theme(theme_text()))
        self.paper.resize(786, 700)
        self.paper.set_view(scope)
        self.paper.show()
        self.page = self.paper.page
        self.page.setFocus()

    def at(self, node: str, offset: int, block: str = "", part: str = "", **cell: int) -> "Desk":
        """Put the caret into a text."""
        spot = self._spot(node, offset, block, part, **cell)
        self.page.view.go_to(spot, "edit")
        assert spot == self.spot
        return self

    def _spot(self, node, offset, block="", part="", **cell: int):
        own = "title" if node in ("report", "letter") else "heading"
        return Spot(Place(node, part or ("paragraph" if block else own), block, **cell), offset)

    def to(self, node: str, offset: int, block: str = "", part: str = "", **cell: int) -> "Desk":
        """Select from the caret to there."""
        found = self.page.sheet.find(self._spot(node, offset, block, part, **cell))
        cursor = self.page.textCursor()
        cursor.setPosition(self.page.sheet.position(*found), QTextCursor.MoveMode.KeepAnchor)
        self.page.setTextCursor(cursor)
        return self

    def keys(self, text: str) -> "Desk":
        """Press keys that make these characters (a wide mark has no key code of its own)."""
        for char in text:
            if char.isascii():
                QTest.keyClicks(self.page, char)
            else:
                event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char)
                QApplication.sendEvent(self.page, event)
        return self

    def press(self, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> "Desk":
        QTest.keyClick(self.page, key, modifiers)
        return self

    def control(self, key: Qt.Key) -> "Desk":
        return self.press(key, Qt.KeyboardModifier.ControlModifier)

    def compose(self, preedit: str = "", commit: str = "") -> "Desk":
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self.page, event)
        return self

    def paste(self, text: str) -> "Desk":
        QApplication.clipboard().setText(text)
        return self.control(Qt.Key.Key_V)

    @property
    def spot(self) -> Spot:
        return self.page.view.here()

    @property
    def shown(self) -> list[str]:
        """The blocks of the sheet, headings with their painted numbers."""
        assert self.page.sheet.is_true()
        return [line.number + line.plain for line in self.page.sheet.lines]

    def text(self, node: str, block: str = "", part: str = "", **cell: int) -> str:
        return read_text(self.session.draft, self._spot(node, 0, block, part, **cell).place).plain


@pytest.fixture
def desk(qtbot) -> Desk:
    made = Desk(small())
    qtbot.addWidget(made.paper)
    return made


@pytest.fixture
def make_desk(qtbot):
    def make(draft: Draft, scope="whole") -> Desk:
        made = Desk(draft, scope)
        qtbot.addWidget(made.paper)
        return made

    return make
