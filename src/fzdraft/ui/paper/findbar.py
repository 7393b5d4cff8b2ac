"""The bar above the paper that finds and replaces words in the whole draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
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
from fzdraft.document.edits import Edit
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


class Found(Struct, frozen=True):
    """What a search found: all hits, also by place, some as rows, and which comes next."""

    hits: list[Hit]
    by_place: Mapping[Place, Sequence[Hit]]
    rows: list[str]
    after: int


class FindBar(QWidget):
    """Lists the places of some words; goes from one to the next; replaces one or all.

    Signals: found(hits by place, hit) when the hits or the one in question (None) changed;
    chosen(hit) when one is to be shown; closed() when the bar went away.
    """

    found = Signal(object, object)
    chosen = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Search the draft of this session; hidden until `open_for`."""
        super().__init__(parent)
        self.session, self._jobs = session, Jobs(self)
        self.hits: list[Hit] = []
        self.now = -1
        self._by_place: Mapping[Place, Sequence[Hit]] = {}
        self._replaced: Hit | None = None
        self._said = ""
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
        self.hits, self.now, self._by_place = [], -1, {}
        self.found.emit({}, None)
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), round the end."""
        if self.hits:
            start = self.now if self.now >= 0 or by > 0 else 0
            self._go((start + by) % len(self.hits))

    def replace_one(self) -> None:
        """Replace the hit in question and go to the next one."""
        if self.hits:
            hit, new = self.hits[max(0, self.now)], self.new.text()
            self._replaced = Hit(hit.place, hit.start, hit.start + len(new))
            edit = self._worked_out([hit], new)
            if edit is not None:
                self.session.do(edit, "替换")
            else:
                self._search()

    def replace_every(self) -> None:
        """Replace every hit: one step of undo."""
        edit = self._worked_out(self.hits, self.new.text())
        if edit is not None:
            self._said = f"替换了 {len(self.hits)} 处"
            self.session.do(edit, "全部替换")

    def _worked_out(self, hits: Sequence[Hit], new: str) -> Edit | None:
        """Return the edit that replaces hits; nothing is typed until a long draft is done."""
        draft = self.session.draft
        if not tree.is_long(draft):
            return replace_all(draft, hits, new)
        edit: Edit | None = self._jobs.wait(lambda: replace_all(draft, hits, new))
        return edit

    def _changed(self) -> None:
        if self.isVisible():
            self._search()

    def _search(self) -> None:
        """Look again; what a long draft holds comes a little later."""
        draft, words, replaced = self.session.draft, self.words.text(), self._replaced
        self._jobs.soon(
            SEARCH,
            lambda: found_in(draft, words, replaced),
            self._show,
            long=tree.is_long(draft),
        )

    def _show(self, found: Found) -> None:
        """Show what was found; the hit in question is kept by number where it can be."""
        there = self.isVisible()
        self.hits, self._by_place = (found.hits, found.by_place) if there else ([], {})
        self.now = min(self.now, len(self.hits) - 1)
        self._tell()
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(found.rows)
        self.list.setCurrentRow(self.now)
        self.list.blockSignals(False)
        if self._said:
            self.count.setText(self._said)
            self._said = ""
        if self._replaced is not None:
            self._replaced = None
            if self.hits:
                self._go(found.after)

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
        self.found.emit(self._by_place, self.hits[self.now] if self.now >= 0 else None)

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


def found_in(draft: Draft, words: str, replaced: Hit | None = None) -> Found:
    """Return every hit, the first LISTED of them as rows, and which is the next one.

    That is the first behind what stands now where a hit was replaced, or the first of all.
    """
    hits, by_place = find_all(draft, words), dict[Place, list[Hit]]()
    for hit in hits:
        by_place.setdefault(hit.place, []).append(hit)
    places = {hit.place for hit in hits[:LISTED]}
    plain = {place: text.plain for place, text in texts(draft) if place in places} if hits else {}
    names = {node: _name(draft, node) for node in {place.node for place in places}}
    rows = [described(plain[hit.place], hit, names[hit.place.node]) for hit in hits[:LISTED]]
    return Found(hits, by_place, rows, _next(draft, hits, replaced) if replaced else 0)


def _next(draft: Draft, hits: Sequence[Hit], replaced: Hit) -> int:
    """Return the number of the first hit behind a replaced one, else 0."""
    order = {place: number for number, (place, _) in enumerate(texts(draft))}
    here = (order.get(replaced.place, 0), replaced.end)
    behind = (n for n, hit in enumerate(hits) if (order[hit.place], hit.start) >= here)
    return next(behind, 0)


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
