"""收回来: what the departments answered, one tick a value, doubts first, nothing lost."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document.replies import Collected
from fzdraft.services import Services
from fzdraft.ui.collect.reply_tree import ReplyTree
from fzdraft.ui.session import Session
from fzdraft.ui.small_widgets import fit, label, link

SIZE = QSize(1180, 640)


class TakeDialog(QDialog):
    """One list; Space ticks, Enter takes what is ticked as one step.

    Signals: said(str) after something was taken, reminder_wanted() for 催报.
    """

    said = Signal(str)
    reminder_wanted = Signal()

    def __init__(
        self, parent: QWidget, services: Services, session: Session, report: Collected
    ) -> None:
        """Show what came back, everything without doubt ticked."""
        super().__init__(parent)
        self.setWindowTitle("收回来")
        self._services, self._session, self._report = services, session, report
        self._tree = ReplyTree(report)
        self._tree.ticked.connect(self._count)
        self._tree.currentItemChanged.connect(self._explain)
        self._more = label("", "muted", wrap=True)
        self._more.setMinimumHeight(38)
        self._go = QPushButton()
        self._lay_out()
        self._count()
        self._explain(self._tree.currentItem())
        self._tree.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(headline(self._report), "headline", wrap=True))
        column.addWidget(self._tree, 1)
        column.addWidget(self._more)
        column.addLayout(self._foot())
        fit(self, SIZE)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, act in (
            ("只勾没疑问的(&C)", lambda: self._tree.tick(self._report.clear())),
            ("能收的都勾上(&L)", self._tree.tick_all),
            ("催报…(&U)", self._remind),
        ):
            button = link(words)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        leave = QPushButton("都先不收")
        leave.clicked.connect(self.close)
        self._go.setDefault(True)
        self._go.clicked.connect(self._take)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._go.click)
        row.addWidget(leave)
        row.addWidget(self._go)
        return row

    def _count(self) -> None:
        number = len(self._tree.chosen())
        taught = " 和责任单位" if self._report.learned else ""
        self._go.setText(f"收下勾选的 {number} 个{taught}(&A)")
        self._go.setEnabled(bool(number or self._report.learned))

    def _explain(self, item: QTreeWidgetItem | None) -> None:
        self._more.setText(str(item.data(0, Qt.ItemDataRole.ToolTipRole) or "") if item else "")

    def _remind(self) -> None:
        self.close()
        self.reminder_wanted.emit()

    def _take(self) -> None:
        """Put what is ticked into the draft as one step."""
        chosen = self._tree.chosen()
        edit = self._services.adopt(self._session.draft, self._report, chosen)
        self._session.do(edit, f"收下填报表的 {len(chosen)} 个数")
        owed = sum(len(one.rows) for one in self._report.owed)
        more = f"，还差 {owed} 项" if owed else "，都齐了"
        self.said.emit(f"收下了 {len(chosen)} 个数{more}；不对的话撤销一步就回来。")
        self.accept()


def headline(report: Collected) -> str:
    """Say in a line what came back."""
    read = [file for file in report.files if not file.trouble]
    clear = len(report.clear())
    look = sum(one.outcome != "same" for one in report.proposals) - clear
    words = [f"读了 {len(read)} 份表", f"{clear} 个数没有疑问"]
    words += [f"{look} 处要您看"] if look else []
    unread = len(report.files) - len(read)
    words += [f"{unread} 份没有读"] if unread else []
    owed = sum(len(one.rows) for one in report.owed)
    words += [f"还差 {owed} 项"] if owed else ["都齐了"]
    words += [f"{len(report.learned)} 项责任单位照表改"] if report.learned else []
    return " · ".join(words)
