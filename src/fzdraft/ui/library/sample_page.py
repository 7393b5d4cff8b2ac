"""One document of the library: its facts over its text and its numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from fzdraft.services import FoundNumber, Sample
from fzdraft.ui.library.numbers import NumberTable
from fzdraft.ui.library.reading import Reading
from fzdraft.ui.library.words import facts_of, name_of
from fzdraft.ui.small_widgets import label
from fzdraft.ui.theme import Theme

NOTHING = "在左边选一篇，这里就是它的全文。也可以查句子，回车看那一段。"


class SamplePage(QWidget):
    """Shows a document to read."""

    def __init__(self, theme: Theme) -> None:
        """Begin without a document."""
        super().__init__()
        self.sample: Sample | None = None
        self._hint, self._facts = label(NOTHING, "calm", wrap=True), label("", "muted", wrap=True)
        self.reading, self.numbers = Reading(theme), NumberTable()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.reading, "原文")
        self.tabs.addTab(self.numbers, "数据")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._facts.setContentsMargins(16, 9, 16, 7)
        column.addWidget(self._hint, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._facts)
        column.addWidget(self.tabs, 1)
        self.clear()
        self.numbers.wanted.connect(self._go_to_number)

    def show_sample(self, sample: Sample) -> None:
        """Show this document from its beginning."""
        self.sample = sample
        entry = sample.entry
        self._facts.setText(
            "　".join(filter(None, (facts_of(entry), entry.provenance, entry.path)))
        )
        self._show_text(sample)
        self.numbers.show_numbers(sample.numbers)
        self.tabs.setTabText(1, f"数据 {len(sample.numbers)}")
        self._hint.hide()
        self._facts.show()
        self.tabs.show()

    def clear(self) -> None:
        """Show no document any more."""
        self.sample = None
        self._hint.show()
        self._facts.hide()
        self.tabs.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours; what is read stays where it is."""
        self.reading.set_theme(theme)
        if self.sample is not None:
            at = self.reading.verticalScrollBar().value()
            self._show_text(self.sample)
            self.reading.verticalScrollBar().setValue(at)

    def _show_text(self, sample: Sample) -> None:
        self.reading.show_source(sample.source, name_of(sample.entry), sample.numbers)

    def _go_to_number(self, number: FoundNumber) -> None:
        """Show where a number stands."""
        if number.place.part == "paragraph":
            self.tabs.setCurrentWidget(self.reading)
            span = (number.start, number.end)
            self.reading.mark(number.place.node, number.place.block, [span])
