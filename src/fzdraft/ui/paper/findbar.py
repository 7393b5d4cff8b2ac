"""The bar above the paper that finds and replaces words in the whole draft."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document import tree
from fzdraft.document.finding import Hit, find_all, replace_all
from fzdraft.document.model import Attachment, Draft, Paper, Section
from fzdraft.document.places import Place, texts
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.session import Session
from fzdraft.ui.theme import Theme

_AROUND = 14
_ROWS_SHOWN = 6
LISTED = 500
"""So many hits stand in the list; 下一处 goes through all."""
SEARCH = "search"


class FindBar(QWidget):
    """Lists the places of some words; goes from one to the next; replaces one or all.

    Signals: found(hits, number) when the hits or the one in question (-1: none) changed;
    chosen(hit) when one is to be shown; closed() when the bar went away.
    """

    found = Signal(object, int)
    chosen = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Search the draft of this session; hidden until `open_for`."""
        super().__init__(parent)
        self.session, self._jobs = session, Jobs(self)
        self.hits: list[Hit] = []
        self.now = -1
        self.words = self._field("查找", "查找的字词")
        self.new = self._field("替换为", "替换成的字词")
        self.count = QLabel()
        self.count.setAccessibleName("找到几处")
        self.list = QListWidget()
        self.list.setAccessibleName("找到的地方")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._arrange()
        self._connect()
        self.hide()

    def _field(self, hint: str, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(hint)
        field.setAccessibleName(name)
        field.setClearButtonEnabled(True)
        field.installEventFilter(self)
        return field

    def _arrange(self) -> None:
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.words, 0, 0)
        grid.addLayout(self._searching(), 0, 1)
        self.replacing = QWidget()
        row = QHBoxLayout(self.replacing)
        row.setContentsMargins(0, 0, 0, 0)
        self.one = self._button("替换", "替换这一处", self.replace_one)
        self.all = self._button("全部替换", "全部替换", self.replace_every)
        row.addWidget(self.one)
        row.addWidget(self.all)
        row.addStretch()
        grid.addWidget(self.new, 1, 0)
        grid.addWidget(self.replacing, 1, 1)
        grid.setColumnStretch(0, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.addLayout(grid)
        box.addWidget(self.list)
        self.list.hide()

    def _searching(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.listing = self._tool("列出", "列出找到的地方")
        self.listing.setCheckable(True)
        self.listing.toggled.connect(self._show_list)
        before, after = self._tool("↑", "上一处"), self._tool("↓", "下一处")
        before.clicked.connect(lambda: self.step(-1))
        after.clicked.connect(lambda: self.step(1))
        close = self._tool("×", "关闭查找")
        close.clicked.connect(self.close_bar)
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("第 888 / 888 处"))
        for widget in (before, after, self.count, self.listing, close):
            row.addWidget(widget)
        return row

    def _tool(self, label: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(label)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setAutoRaise(True)
        return button

    def _button(self, label: str, name: str, act: object) -> QPushButton:
        button = QPushButton(label)
        button.setAccessibleName(name)
        button.clicked.connect(act)
        return button

    def _connect(self) -> None:
        self.words.textChanged.connect(self._search)
        self.session.changed.connect(self._changed)
        self.list.currentRowChanged.connect(self._pick)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.window)
        palette.setColor(QPalette.ColorRole.WindowText, theme.muted)
        palette.setColor(QPalette.ColorRole.Base, theme.field)
        palette.setColor(QPalette.ColorRole.Text, theme.text)
        palette.setColor(QPalette.ColorRole.Button, theme.panel)
        palette.setColor(QPalette.ColorRole.ButtonText, theme.text)
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.muted)
        palette.setColor(QPalette.ColorRole.Highlight, theme.selection)
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.selection_ink)
        self.setPalette(palette)

    def open_for(self, words: str, replacing: bool) -> None:
        """Show the bar, with the selected words to look for; Ctrl+H also shows 替换."""
        self.new.setVisible(replacing)
        self.replacing.setVisible(replacing)
        self.show()
        if words and "\n" not in words:
            self.words.setText(words)
        self.words.setFocus()
        self.words.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Hide the bar and what it found."""
        self.hide()
        self.hits, self.now = [], -1
        self.found.emit([], -1)
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), round the end."""
        if self.hits:
            start = self.now if self.now >= 0 or by > 0 else 0
            self._go((start + by) % len(self.hits))

    def replace_one(self) -> None:
        """Replace the hit in question and go to the next one."""
        if self.hits:
            number = max(0, self.now)
            hit = self.hits[number]
            self.session.do(replace_all(self.session.draft, [hit], self.new.text()), "替换")
            if self.hits:
                order = {place: n for n, (place, _) in enumerate(texts(self.session.draft))}
                behind = (n for n, h in enumerate(self.hits) if self._is_after(h, hit, order))
                after = next(behind, 0)
                self._go(after)

    def _is_after(self, hit: Hit, done: Hit, order: dict[Place, int]) -> bool:
        """Tell whether a hit stands behind what a replaced one became."""
        if hit.place == done.place:
            return hit.start >= done.start + len(self.new.text())
        return order.get(hit.place, 0) > order.get(done.place, 0)

    def replace_every(self) -> None:
        """Replace every hit: one step of undo."""
        count = len(self.hits)
        edit = replace_all(self.session.draft, self.hits, self.new.text())
        self.session.do(edit, "全部替换")
        if edit is not None:
            self.count.setText(f"替换了 {count} 处")

    def _changed(self) -> None:
        if self.isVisible():
            self._search()

    def _search(self) -> None:
        """Look again; what a long draft holds comes a little later."""
        draft, words = self.session.draft, self.words.text()
        self._jobs.soon(
            SEARCH,
            lambda: found_in(draft, words),
            lambda found: self._show(*found),
            long=tree.is_long(draft),
        )

    def _show(self, hits: list[Hit], rows: list[str]) -> None:
        """Show what was found; the hit in question is kept by number where it can be."""
        self.hits = hits if self.isVisible() else []
        self.now = min(self.now, len(self.hits) - 1)
        self._tell()
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(rows)
        self.list.setCurrentRow(self.now)
        self.list.blockSignals(False)

    def _go(self, number: int) -> None:
        self.now = number
        self._tell()
        self.list.blockSignals(True)
        self.list.setCurrentRow(number)
        self.list.blockSignals(False)
        self.chosen.emit(self.hits[number])

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self.hits):
            self._go(row)

    def _tell(self) -> None:
        for button in (self.one, self.all):
            button.setEnabled(bool(self.hits))
        total = len(self.hits)
        if not self.words.text():
            self.count.setText("")
        elif not total:
            self.count.setText("没有找到")
        else:
            self.count.setText(
                f"第 {self.now + 1} / {total} 处" if self.now >= 0 else f"{total} 处"
            )
        self.found.emit(self.hits, self.now)

    def _show_list(self, on: bool) -> None:
        self.list.setVisible(on)
        self.list.setFixedHeight(_ROWS_SHOWN * (self.list.fontMetrics().height() + 8))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, Esc closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)


def found_in(draft: Draft, words: str) -> tuple[list[Hit], list[str]]:
    """Return every hit, and the first LISTED of them as rows."""
    hits = find_all(draft, words)
    places = {hit.place for hit in hits[:LISTED]}
    plain = {place: text.plain for place, text in texts(draft) if place in places} if hits else {}
    names = {node: _name(draft, node) for node in {place.node for place in places}}
    rows = [described(plain[hit.place], hit, names[hit.place.node]) for hit in hits[:LISTED]]
    return hits, rows


def described(plain: str, hit: Hit, name: str) -> str:
    """Return a hit in a text as a row: the words around it and the heading it stands under."""
    start, end = max(0, hit.start - _AROUND), min(len(plain), hit.end + _AROUND)
    around = ("…" if start else "") + plain[start:end] + ("…" if end < len(plain) else "")
    return f"{around.replace(chr(10), ' ')}　—　{name}"


def _name(draft: Draft, node: str) -> str:
    """Return the words by which people know a node: its heading, name or title."""
    match tree.find(draft, node):
        case Section(heading=text) | Attachment(name=text):
            return text.plain
        case Paper():
            return "开头段"
