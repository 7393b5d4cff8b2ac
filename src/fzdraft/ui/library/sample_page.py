"""The right side of 参考稿库: the text of one document, its numbers, and 各地同类数据."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from fzdraft.services import FoundNumber, Sample
from fzdraft.ui.library.compare import Compare
from fzdraft.ui.library.numbers import NumberTable
from fzdraft.ui.library.reading import Reading
from fzdraft.ui.library.words import facts_of, file_of, name_of
from fzdraft.ui.small_widgets import label, link
from fzdraft.ui.theme import Theme

NOTHING = "在左边选一篇，这里就是它的全文。也可以查句子，回车看那一段。"
SAME = "各地同类数据"


class SamplePage(QTabWidget):
    """Shows a document to read; the last tab speaks of all of them.

    Signals: same_wanted(indicator) when the other reports' values of a number are wanted.
    """

    same_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin without a document."""
        super().__init__()
        self.sample: Sample | None = None
        self.setDocumentMode(True)
        self.setAccessibleName("看参考稿")
        self.reading, self.numbers, self.compare = Reading(theme), NumberTable(), Compare(theme)
        self._facts = label("", "muted", wrap=True)
        self.keep = link("收进常用句（Ctrl+D）")
        self.keep.setToolTip("把选中的字句收进常用句；没有选中就收光标所在的一句")
        self.addTab(self._text_page(), "原文")
        self.addTab(self._number_page(), "数据")
        self.addTab(self.compare, SAME)
        self.numbers.wanted.connect(self._go_to_number)
        self.keep.clicked.connect(self.keep_words)
        self.clear()

    def _text_page(self) -> QWidget:
        self._text, page = QStackedWidget(), QWidget()
        hint = label(NOTHING, "calm", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.addWidget(hint)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._facts.setContentsMargins(16, 7, 16, 7)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 14, 0)
        row.addWidget(self._facts, 1)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.reading, 1)
        self._text.addWidget(page)
        return self._text

    def _number_page(self) -> QWidget:
        page, column = QWidget(), QVBoxLayout()
        page.setLayout(column)
        page.setFocusProxy(self.numbers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        same = link(f"看选中的数在各地是多少（{SAME}）")
        same.clicked.connect(self.ask_same)
        column.addWidget(self.numbers, 1)
        column.addWidget(same, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def ask_same(self) -> None:
        """Ask for the other reports' values of the number where the keyboard stands."""
        number = self.numbers.current()
        if number is not None and number.indicator:
            self.same_wanted.emit(number.indicator)
        elif number is not None:
            self.setCurrentWidget(self.compare)
            self.compare.say_unknown()

    def keep_words(self) -> None:
        """Keep what is selected in the text, or the sentence at its caret."""
        if self.sample is not None and self.currentIndex() == 0:
            self.reading.keep_words()

    def show_sample(self, sample: Sample) -> None:
        """Show this document from its beginning."""
        self.sample = sample
        entry = sample.entry
        facts = (facts_of(entry), entry.provenance, file_of(entry))
        self._facts.setText("　".join(filter(None, facts)))
        self._facts.setToolTip(entry.path)
        self._show_text(sample)
        self.numbers.show_numbers(sample.numbers)
        self.setTabText(1, f"数据 {len(sample.numbers)}")
        self._text.setCurrentIndex(1)
        if self.currentWidget() is self.compare:
            self.show_text()

    def show_text(self) -> None:
        """Bring the text to the front."""
        self.setCurrentIndex(0)

    def clear(self) -> None:
        """Show no document any more."""
        self.sample = None
        self._text.setCurrentIndex(0)
        self.numbers.show_numbers(())
        self.setTabText(1, "数据")

    def set_theme(self, theme: Theme) -> None:
        """Take other colours; what is read stays where it is."""
        self.reading.set_theme(theme)
        self.compare.set_theme(theme)
        if self.sample is not None:
            at = self.reading.verticalScrollBar().value()
            self._show_text(self.sample)
            self.reading.verticalScrollBar().setValue(at)

    def _show_text(self, sample: Sample) -> None:
        self.reading.show_source(sample.source, name_of(sample.entry), sample.numbers)

    def _go_to_number(self, number: FoundNumber) -> None:
        """Show where a number stands."""
        if number.place.part == "paragraph":
            self.show_text()
            span = (number.start, number.end)
            self.reading.mark(number.place.node, number.place.block, [span])
