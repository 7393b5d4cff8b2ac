"""What came from whom: every material with what of it is used; rename, replace, let go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document import collected
from fzdraft.document.collected import Department
from fzdraft.document.edits import Edit
from fzdraft.document.material import Material
from fzdraft.ui.material.rows import NOBODY, source_line, unused_words
from fzdraft.ui.session import Session
from fzdraft.ui.small_widgets import label

_ROLE = Qt.ItemDataRole.UserRole


class ListDialog(QDialog):
    """Lists the materials by department; each change is one undo step."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        """Show what the session's draft holds."""
        super().__init__(parent)
        self.setWindowTitle("各家的材料")
        self._session = session
        self._head = label("", "headline", wrap=True)
        self._list = QListWidget()
        self._list.setAccessibleName("各家的材料")
        self._list.setWordWrap(True)
        self._list.currentRowChanged.connect(lambda _: self._offer())
        self._name, self._instead = QPushButton("改单位(&N)…"), QPushButton("换掉旧的(&R)")
        self._remove, leave = QPushButton("拿掉(&D)"), QPushButton("关上")
        self._name.clicked.connect(self._rename)
        self._instead.clicked.connect(self._supersede)
        self._remove.clicked.connect(self._take_away)
        leave.clicked.connect(self.accept)
        leave.setDefault(True)
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.addWidget(self._head)
        column.addWidget(self._list, 1)
        column.addWidget(label("拿掉的只是材料，写进稿子里的字不动；都可以撤销。", "note"))
        for button in (self._name, self._instead, self._remove):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(leave)
        column.addLayout(foot)
        self.resize(620, 460)
        self.refresh()

    def refresh(self) -> None:
        """List anew."""
        draft, row = self._session.draft, self._list.currentRow()
        self._head.setText(unused_words(draft) or "还没有材料。")
        self._list.clear()
        taken = collected.used(draft)
        for department in collected.departments(draft):
            for count, material in enumerate(department.materials):
                done = sum((material.id, n) in taken for n in range(len(material.excerpts)))
                words = f"{source_line(material, count > 0)}\n{_used(done, len(material.excerpts))}"
                item = QListWidgetItem(words)
                item.setData(_ROLE, material.id)
                self._list.addItem(item)
        self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
        self._offer()

    def _current(self) -> Material | None:
        item = self._list.currentItem()
        name = item.data(_ROLE) if item is not None else ""
        return next((one for one in self._session.draft.materials if one.id == name), None)

    def _older(self, material: Material) -> Material | None:
        """Return what the same department sent before, the latest of it."""
        group = next(one for one in self._departments() if material in one.materials)
        at = group.materials.index(material)
        return group.materials[at - 1] if at and group.name else None

    def _departments(self) -> list[Department]:
        return collected.departments(self._session.draft)

    def _offer(self) -> None:
        material = self._current()
        for button in (self._name, self._remove):
            button.setEnabled(material is not None)
        self._instead.setEnabled(material is not None and self._older(material) is not None)

    def _rename(self) -> None:
        material = self._current()
        if material is None:
            return
        known = [one.name for one in self._departments() if one.name]
        dialog = QInputDialog(self)
        dialog.setWindowTitle("改单位")
        dialog.setLabelText(f"{material.name} 是哪个单位的？")
        dialog.setComboBoxItems(
            [material.department, *(n for n in known if n != material.department)]
        )
        dialog.setComboBoxEditable(True)
        dialog.setOkButtonText("改(&O)")
        dialog.setCancelButtonText("算了")
        if dialog.exec():
            name = dialog.textValue().strip()
            self._do(collected.rename(self._session.draft, material.id, name), "改材料的单位")
        dialog.deleteLater()

    def _supersede(self) -> None:
        material = self._current()
        older = self._older(material) if material is not None else None
        if material is not None and older is not None:
            edit = collected.supersede(self._session.draft, older.id, material.id)
            self._do(edit, f"换掉{material.department or NOBODY}旧的材料")

    def _take_away(self) -> None:
        material = self._current()
        if material is not None:
            self._do(collected.remove(self._session.draft, material.id), "拿掉材料")

    def _do(self, edit: Edit, words: str) -> None:
        self._session.do(edit, words)
        self.refresh()


def _used(done: int, count: int) -> str:
    return f"共 {count} 段，" + (f"用了 {done} 段" if done else "一字没用")
