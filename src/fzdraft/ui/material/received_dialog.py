"""What came of the files that were taken in: whose each is, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document.material import Material
from fzdraft.services import Received
from fzdraft.ui.small_widgets import TickBox, label, restyle, scrolled

WHOSE = "哪个单位的？"
AGAIN = "换掉旧的那份"


class Kept(Struct, frozen=True):
    """A material that the user wants to keep; `instead` replaces older ones of its department."""

    material: Material
    instead: bool = False


class ReceivedDialog(QDialog):
    """One row a file: its name, its department to correct, what came of it."""

    def __init__(
        self,
        parent: QWidget,
        received: Sequence[Received],
        present: Sequence[Material],
        known: Sequence[str],
    ) -> None:
        """Show what was read beside what is present; `known` departments complete the typing."""
        super().__init__(parent)
        self.setWindowTitle("收下材料")
        self._present, self._known = present, known
        self._rows: list[tuple[Material, QLineEdit, TickBox]] = []
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setColumnStretch(2, 1)
        self._grid.setHorizontalSpacing(12)
        for row, one in enumerate(sorted(received, key=_urgency)):
            self._add(row, one)
        self._grid.setRowStretch(len(received), 1)
        self._go, leave = QPushButton("收下(&S)"), QPushButton("算了")
        self._go.setDefault(True)
        self._go.setEnabled(bool(self._rows))
        self._go.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.addWidget(label(headline(received), "headline", wrap=True))
        column.addWidget(scrolled(content, "收到的材料"), 1)
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self._go)
        column.addLayout(foot)
        self.resize(760, min(180 + 44 * len(received), 560))
        self._focus_first_gap()

    def _add(self, row: int, one: Received) -> None:
        name = label(one.name, wrap=True)
        name.setFixedWidth(220)
        self._grid.addWidget(name, row, 0)
        material = one.material
        if material is None:
            told = label(one.trouble, "note", wrap=True)
            restyle(told, doubt=True)
            self._grid.addWidget(told, row, 1, 1, 2)
            return
        edit, tick = self._department(material), TickBox(AGAIN)
        edit.textChanged.connect(lambda _: self._offer(edit, tick))
        tick.setAccessibleName(f"{one.name}：{AGAIN}")
        words = f"{len(material.excerpts)} 段　{one.note}".strip()
        beside = QVBoxLayout()
        beside.addWidget(label(words, "muted", wrap=True))
        beside.addWidget(tick)
        self._grid.addWidget(edit, row, 1)
        self._grid.addLayout(beside, row, 2)
        self._rows.append((material, edit, tick))
        self._offer(edit, tick)

    def _department(self, material: Material) -> QLineEdit:
        edit = QLineEdit(material.department)
        edit.setPlaceholderText(WHOSE)
        edit.setAccessibleName(f"{material.name}：{WHOSE}")
        edit.setFixedWidth(190)
        completer = QCompleter(list(self._known), edit)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        assert isinstance(popup, QAbstractItemView)
        popup.setAccessibleName("单位")
        edit.setCompleter(completer)
        return edit

    def _offer(self, edit: QLineEdit, tick: TickBox) -> None:
        """Offer to replace what the department sent before, where it did."""
        name = edit.text().strip()
        older = [one.name for one in self._present if name and one.department == name]
        tick.setVisible(bool(older))
        tick.setToolTip("原来的：" + "、".join(older))
        tick.setText(f"{name}又报来一份：{AGAIN}" if older else AGAIN)

    def _focus_first_gap(self) -> None:
        gaps = [edit for _, edit, _ in self._rows if not edit.text()]
        (gaps[0] if gaps else self._go).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def kept(self) -> list[Kept]:
        """The materials as the user has named them."""
        return [
            Kept(
                replace(material, department=edit.text().strip()),
                tick.isVisibleTo(self) and tick.isChecked(),
            )
            for material, edit, tick in self._rows
        ]


def _urgency(one: Received) -> int:
    """Put first what was not read, then what has no department yet."""
    return 0 if one.material is None else 1 if not one.material.department else 2


def headline(received: Sequence[Received]) -> str:
    """Say how many were read: 读了 17 份，3 份没读出来."""
    read = sum(one.material is not None for one in received)
    missed = len(received) - read
    return f"读了 {read} 份" + (f"，{missed} 份没有收" if missed else "") + "。"


def needs_asking(received: Sequence[Received], present: Sequence[Material]) -> bool:
    """Whether there is anything to decide or to tell before what was read is kept."""
    there = {one.department for one in present}
    return any(
        one.material is None
        or not one.material.department
        or one.material.department in there
        or bool(one.note)
        for one in received
    )
