"""The day until which departments should answer: typed as people say it, understood at once."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from fzdraft.document.asking import due_day
from fzdraft.language.dates import format_date
from fzdraft.ui.small_widgets import label, restyle


class DueField(QWidget):
    """A line for a day. Signals: changed() whenever another day (or none) is meant."""

    changed = Signal()

    def __init__(self, year: int) -> None:
        """Start empty; days without a year belong to the season of this year's report."""
        super().__init__()
        self._year = year
        self.line = QLineEdit()
        self.line.setPlaceholderText("如 12月20日，可以不写")
        self.line.setAccessibleName("请在哪天前反馈")
        self.line.setFixedWidth(260)
        self._heard = label("", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        row.addWidget(self._heard, 1)
        self.line.textChanged.connect(self._show)

    @property
    def day(self) -> datetime.date | None:
        """The day that is meant, None for none."""
        return due_day(self.line.text(), self._year)

    @property
    def is_clear(self) -> bool:
        """Whether the line is empty or names a day."""
        return not self.line.text().strip() or self.day is not None

    def _show(self) -> None:
        words = format_date(self.day) if self.day else ""
        self._heard.setText(words if self.is_clear else "看不出是哪一天，请写成 12月20日")
        restyle(self._heard, doubt=not self.is_clear)
        self.changed.emit()
