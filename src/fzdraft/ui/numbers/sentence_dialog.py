"""插入数据句: numbers ticked, the sentence as it will stand, Enter puts it at the caret."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fzdraft.ui.numbers.book import Book
from fzdraft.ui.numbers.lines import NumberLine
from fzdraft.ui.numbers.sentence import SentencePane
from fzdraft.ui.small_widgets import TickBox, Ticks, fit, label
from fzdraft.ui.theme import Theme

SIZE = QSize(620, 520)
NOTHING = "勾上要写的数，这里就是写出来的句子。"
KEYS = "空格勾选，回车插到光标处；有两个数能算比率的，自动算好。"
MOST, MORE = 500, "数很多，没有全列出来；打几个字再找。"
"""So many rows are listed at most."""
_ID = Qt.ItemDataRole.UserRole


class SentenceDialog(QDialog):
    """Makes a sentence of rows; Signal: chosen(row ids) when it is to be inserted."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, book: Book, theme: Theme) -> None:
        """Offer the rows of the session's section; where it has none, all."""
        super().__init__(parent)
        self.setWindowTitle("插入数据句")
        self._book = book
        self._ticked: list[str] = []
        self.search, self.rows = QLineEdit(), QListWidget()
        self.everywhere = TickBox("全稿的数(&A)")
        self.sentence = SentencePane(theme)
        self._insert, leave = QPushButton("插入(&I)"), QPushButton("关上")
        self._insert.setDefault(True)
        self._insert.clicked.connect(self._choose)
        leave.clicked.connect(self.close)
        self._prepare()
        self._lay_out(leave)
        here = book.work_out(lambda: book.lines(book.session.node))
        self.everywhere.setChecked(not here)
        self.refresh()
        self.rows.setFocus()

    def _prepare(self) -> None:
        self.search.setPlaceholderText("找名称")
        self.search.setAccessibleName("找名称")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self.refresh())
        self.search.installEventFilter(self)
        self.rows.setObjectName("sentenceRows")
        self.rows.setItemDelegate(Ticks(self.rows))
        self.rows.setAccessibleName("可以写进句子的数")
        self.rows.itemChanged.connect(self._tick)
        self.everywhere.toggled.connect(lambda _: self.refresh())
        fit(self, SIZE)

    def _lay_out(self, leave: QPushButton) -> None:
        column, top, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        top.addWidget(self.search, 1)
        top.addWidget(self.everywhere)
        foot.addWidget(label(KEYS, "note", wrap=True), 1)
        foot.addWidget(leave)
        foot.addWidget(self._insert)
        column.addLayout(top)
        column.addWidget(self.rows, 1)
        column.addWidget(self.sentence)
        column.addLayout(foot)

    def refresh(self) -> None:
        """List what fits the search; what was ticked stays ticked and listed."""
        lines = self._book.work_out(self._found)
        self.rows.blockSignals(True)
        self.rows.clear()
        for line in lines[:MOST]:
            self.rows.addItem(self._item(line))
        if len(lines) > MOST:
            more = QListWidgetItem(MORE)
            more.setFlags(Qt.ItemFlag.NoItemFlags)
            self.rows.addItem(more)
        self.rows.blockSignals(False)
        if lines:
            self.rows.setCurrentRow(0)
        self._show()

    def _found(self) -> list[NumberLine]:
        """Return the rows that fit the search, one more than are listed at most."""
        node = "" if self.everywhere.isChecked() else self._book.session.node
        words = self.search.text().strip()
        lines = self._book.lines(node)
        fitting = (line for line in lines if words in line.name or words in line.section)
        return list(islice(fitting, MOST + 1))

    def _item(self, line: NumberLine) -> QListWidgetItem:
        value = f"{line.this}{line.unit}" if line.this else f"还没填（去年 {line.last}{line.unit}）"
        item = QListWidgetItem(f"{line.name}　{value}")
        item.setData(_ID, line.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        ticked = line.id in self._ticked
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _tick(self, item: QListWidgetItem) -> None:
        """Take a row into the sentence, or out of it; the order is that of the ticks."""
        row = str(item.data(_ID))
        self._ticked = [one for one in self._ticked if one != row]
        if item.checkState() == Qt.CheckState.Checked:
            self._ticked.append(row)
        self._show()

    def _show(self) -> None:
        """Show the sentence as it will stand."""
        self._insert.setEnabled(bool(self._ticked))
        if not self._ticked:
            self.sentence.say(NOTHING)
            return
        book = self._book
        made = book.services.data_sentence(book.draft, self._ticked)
        self.sentence.show_text(made, book.draft)

    def _choose(self) -> None:
        if self._ticked:
            self.chosen.emit(list(self._ticked))
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search down into the list."""
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if down and event.type() == QEvent.Type.KeyPress:
            self.rows.setFocus()
            return True
        return False
