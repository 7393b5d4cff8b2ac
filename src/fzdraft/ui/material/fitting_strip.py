"""只取数字: which open numbers of the section an excerpt fills, ticked one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fzdraft.ui.small_widgets import PressButton, TickBox, clear_layout, label, link

if TYPE_CHECKING:
    from fzdraft.services import Fitting

PARTIAL = "像是这一家自己的数，不一定是全部的"
NOT_TICKED = "没打钩的像是这一家自己的数，不一定是全部的，请看一眼再定。"
_NAME, _SAID = 14, 22


class FittingStrip(QWidget):
    """One line that says how many numbers fit; opened, a tick for each of them.

    Signals: chosen(list of Fitting) when they are to be filled; left() when not.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__()
        self.setObjectName("fittings")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.found: tuple[Fitting, ...] = ()
        self._ticks: list[TickBox] = []
        self._head = label("", wrap=True)
        self._open = link("填上 1")
        self._open.clicked.connect(self.open)
        self._list = QVBoxLayout()
        self._why = label(NOT_TICKED, "note", wrap=True)
        self._fill, self._leave = PressButton("填上"), link("不填")
        self._fill.clicked.connect(self._choose)
        self._leave.clicked.connect(self.close_list)
        column, top, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(14, 6, 10, 6)
        column.setSpacing(2)
        self._list.setSpacing(0)
        top.addWidget(self._head, 1)
        top.addWidget(self._open)
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self._fill)
        column.addLayout(top)
        column.addLayout(self._list)
        column.addWidget(self._why)
        column.addLayout(foot)
        self.show_fittings(())

    def show_fittings(self, found: Sequence[Fitting]) -> None:
        """Show what an excerpt can fill; nothing for none. The list is closed again."""
        self.found = tuple(found)
        self._head.setText(headline(self.found))
        self._show_list(False)
        self.setVisible(bool(found))

    def open(self) -> None:
        """Show a tick for each number; the keyboard goes to the button."""
        if self.found:
            self._show_list(True)
            first = self._fill if self._fill.isEnabled() else self._ticks[0]
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_list(self) -> None:
        """Put the list away and give the keyboard back."""
        self._show_list(False)
        self.left.emit()

    @property
    def is_open(self) -> bool:
        """Whether the ticks are shown."""
        return bool(self._ticks)

    def _show_list(self, on: bool) -> None:
        clear_layout(self._list)
        self._ticks = []
        for one in self.found if on else ():
            said = label(f"材料里：{one.said[-_SAID:]}", "note")
            said.setContentsMargins(25, 0, 0, 2)
            self._ticks.append(_tick(one))
            self._list.addWidget(self._ticks[-1])
            self._list.addWidget(said)
        for tick in self._ticks:
            tick.toggled.connect(self._count)
            tick.show()
        for button in (self._fill, self._leave):
            button.setVisible(on)
        self._open.setVisible(not on)
        self._why.setVisible(on and any(one.partial for one in self.found))
        self._count()

    def _count(self) -> None:
        ticked = sum(tick.isChecked() for tick in self._ticks)
        self._fill.setText(f"填上 {ticked} 个" if ticked else "填上")
        self._fill.setEnabled(ticked > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; Enter turns a tick and goes on to the button."""
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.close_list()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and focus in self._ticks:
            focus.click()
            self._fill.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        chosen = [
            one for one, tick in zip(self.found, self._ticks, strict=True) if tick.isChecked()
        ]
        self._show_list(False)
        self.chosen.emit(chosen)


def headline(found: Sequence[Fitting]) -> str:
    """Say how many open numbers of the section fit: 本节有 2 个待填数：160 宗、150 宗."""
    values = "、".join(f"{one.value} {one.unit}".strip() for one in found[:4])
    more = "……" if len(found) > 4 else ""
    return f"本节有 {len(found)} 个待填数：{values}{more}"


def _tick(one: Fitting) -> TickBox:
    """Return a tick for one number: what it is, last year's value and this one."""
    name = one.name if len(one.name) <= _NAME else f"{one.name[:_NAME]}…"
    last = f"去年 {one.last} → " if one.last else ""
    tick = TickBox(f"{name}　{last}{one.value} {one.unit}".rstrip())
    tick.setChecked(not one.partial)
    told = f"材料里写的是：{one.said}" + (f"\n{PARTIAL}" if one.partial else "")
    tick.setToolTip(f"{one.name}\n{told}")
    tick.setAccessibleDescription(told)
    return tick
