"""Sentences that were found, with the words asked for marked, and where each stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fzdraft.ui.library.words import KINDS, year_of
from fzdraft.ui.roll_over.groups import Row
from fzdraft.ui.roll_over.row_list import RowList
from fzdraft.ui.small_widgets import label
from fzdraft.ui.theme import Theme

if TYPE_CHECKING:
    from fzdraft.services import Hit

NOTHING = "没有找到“{}”。换个说法，或少写几个字再试。"
FOUND = "找到 {} 句，回车看原文，Esc 回到列表。"
NARROWED = "找到 {} 句，筛选后剩 {} 句。"


class HitList(QWidget):
    """Shows hits.

    Signals: chosen(Hit) when the keyboard stands on one, entered() on Enter.
    """

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._all: tuple[Hit, ...] = ()
        self._shown: dict[str, Hit] = {}
        self._asked = ""
        self.head = label("", "note", wrap=True)
        self.head.setContentsMargins(14, 8, 14, 2)
        self.rows = _Rows("查到的句子", theme)
        self.rows.moved.connect(self._moved)
        self.rows.entered.connect(self.entered)
        self.setFocusProxy(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self.rows, 1)

    def show_hits(self, asked: str, hits: Sequence[Hit]) -> None:
        """Show what was found for these words."""
        self._asked, self._all = asked, tuple(hits)

    def narrow(self, passes: Callable[[str, int | None], bool]) -> None:
        """Show only the hits whose document passes."""
        shown = [hit for hit in self._all if passes(hit.kind, hit.year)]
        self._shown = {str(hit.sentence): hit for hit in shown}
        self.head.setText(self._words(len(shown)))
        self.rows.show_rows([_row(hit) for hit in shown])

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.rows.set_theme(theme)

    def _words(self, shown: int) -> str:
        if not self._all:
            return NOTHING.format(self._asked)
        if shown < len(self._all):
            return NARROWED.format(len(self._all), shown)
        return FOUND.format(shown)

    def _moved(self, row: Row | None) -> None:
        if row is not None and row.key in self._shown:
            self.chosen.emit(self._shown[row.key])


class _Rows(RowList):
    """Rows without choices, of which Enter takes one."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter lead into the text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _row(hit: Hit) -> Row:
    year = "" if str(hit.year) in hit.title else year_of(hit.year)
    heading = hit.section.rpartition(" / ")[2]
    where = " · ".join(filter(None, (hit.title or KINDS[hit.kind], year, heading)))
    return Row(key=str(hit.sentence), sentence=hit.text, spans=hit.spans, reason=where)
