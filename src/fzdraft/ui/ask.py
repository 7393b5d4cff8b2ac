"""The few questions and messages of the window, all with a safe default."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from fzdraft.errors import UserError

DRAFT_SUFFIX = ".fzd"
_DOCUMENTS = "*.docx *.doc *.wps *.rtf *.odt *.docm *.dotx *.xml *.txt *.html *.htm *.mht"
_READABLE = f"能打开的文件 (*.fzd {_DOCUMENTS});;稿子 (*.fzd);;全部文件 (*)"
_DRAFTS = "稿子 (*.fzd)"
_MATERIAL = f"材料 (*.xlsx *.xlsm {_DOCUMENTS});;全部文件 (*)"
_TABLES = "填报表 (*.xlsx *.xlsm *.xls *.et *.ods);;全部文件 (*)"


class Leaving(Enum):
    """What to do with unsaved changes."""

    SAVE = "save"
    DROP = "drop"
    STAY = "stay"


def tell(parent: QWidget, fault: UserError) -> None:
    """Say what happened and what to do; nothing is asked."""
    box = _box(parent, fault.message, fault.way_out)
    box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def ask_leaving(parent: QWidget, title: str) -> Leaving:
    """Ask once what becomes of the changes; Enter saves and Esc stays."""
    box = _box(parent, f"“{title}”有改动还没存盘。", "现在存吗？")
    save = box.addButton("存盘(&S)", QMessageBox.ButtonRole.AcceptRole)
    drop = box.addButton("不存(&D)", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("接着写", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    box.exec()
    chosen = {save: Leaving.SAVE, drop: Leaving.DROP}
    return chosen.get(box.clickedButton(), Leaving.STAY)  # type: ignore[call-overload,no-any-return]


def ask_read_only(parent: QWidget, held_by: str) -> bool:
    """Offer to read a file that `held_by` has open; Enter reads, Esc leaves it."""
    way = "可以只读打开：照样能看能改，存盘时另起一个名字，不会盖掉那边的。"
    box = _box(parent, held_by, way)
    read = box.addButton("只读打开(&R)", QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton("先不打开", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(read)
    box.setEscapeButton(leave)
    box.exec()
    return box.clickedButton() is read


def ask_recover(parent: QWidget, when: str) -> bool:
    """Offer what was written in a file after its last save; Enter takes it, Esc the file."""
    box = _box(parent, f"这份稿子还有没存盘的改动（{when}）。", "要接着没存的写吗？")
    take = box.addButton("找回未保存的稿子(&R)", QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton("打开存盘的那份", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(take)
    box.setEscapeButton(leave)
    box.exec()
    return box.clickedButton() is take


def pick_open(parent: QWidget, folder: str) -> Path | None:
    """Let the user choose a draft or a document."""
    dialog = _file_dialog(parent, "打开", _READABLE)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setDirectory(folder)
    return _chosen(dialog)


class FromWhere(Enum):
    """Where a list comes from."""

    FILE = "file"
    CLIPBOARD = "clipboard"
    NOWHERE = "nowhere"


def pick_list(parent: QWidget, name: str) -> FromWhere:
    """Ask where the items of a checklist come from; Enter chooses a file, Esc leaves."""
    box = _box(parent, f"{name}在哪里？", "Word、文本都行；只有网页的，先全文复制，再用剪贴板。")
    file = box.addButton("选文件(&F)…", QMessageBox.ButtonRole.AcceptRole)
    paste = box.addButton("用剪贴板里的文字(&V)", QMessageBox.ButtonRole.ActionRole)
    leave = box.addButton("算了", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(file)
    box.setEscapeButton(leave)
    box.exec()
    chosen = {file: FromWhere.FILE, paste: FromWhere.CLIPBOARD}
    return chosen.get(box.clickedButton(), FromWhere.NOWHERE)  # type: ignore[call-overload,no-any-return]


def pick_document(parent: QWidget, title: str, folder: str) -> Path | None:
    """Let the user choose a document to read."""
    dialog = _file_dialog(parent, title, _READABLE)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setDirectory(folder)
    return _chosen(dialog)


def pick_documents(parent: QWidget, title: str, folder: str) -> list[Path]:
    """Let the user choose documents to read; none when it was cancelled."""
    dialog = _file_dialog(parent, title, _READABLE)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setDirectory(folder)
    return _all_chosen(dialog)


def pick_folder(
    parent: QWidget, title: str, folder: str, words: str = "就用这个文件夹"
) -> Path | None:
    """Let the user choose a folder; `words` stand on the button."""
    dialog = _file_dialog(parent, title, "全部文件 (*)")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, words)
    dialog.setDirectory(folder)
    return _chosen(dialog)


def ask_removing(parent: QWidget, what: str) -> bool:
    """Ask whether documents are to leave the library; Enter and Esc keep them."""
    box = _box(parent, f"把{what}移出参考稿库吗？", "您电脑上的原文件不会动，以后还能再收进来。")
    remove = box.addButton("移出(&R)", QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton("留着", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is remove


def pick_tables(parent: QWidget, folder: str) -> list[Path]:
    """Let the user choose filled tables, any number of them."""
    dialog = _file_dialog(parent, "收回来", _TABLES)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setDirectory(folder)
    return _all_chosen(dialog)


def pick_materials(parent: QWidget, folder: str) -> list[Path]:
    """Let the user choose what departments sent, any number of files."""
    dialog = _file_dialog(parent, "加材料", _MATERIAL)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setDirectory(folder)
    return _all_chosen(dialog)


def pick_reports(parent: QWidget, folder: str) -> list[Path]:
    """Let the user choose reports of earlier years, any number of them."""
    dialog = _file_dialog(parent, "从往年的报告取数", _READABLE)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setDirectory(folder)
    return _all_chosen(dialog)


def pick_copy(parent: QWidget, proposed: Path) -> Path | None:
    """Let the user choose where a copy to pass on goes."""
    return _pick_to_write(parent, "存发送的副本", proposed, "稿子", DRAFT_SUFFIX)


def pick_draft(parent: QWidget, proposed: Path) -> Path | None:
    """Let the user choose where to save a draft; the suffix is added where it lacks."""
    return _pick_to_write(parent, "存为", proposed, "稿子", DRAFT_SUFFIX)


def pick_output(parent: QWidget, proposed: Path, kind: str, suffix: str) -> Path | None:
    """Let the user choose where the document goes."""
    return _pick_to_write(parent, "生成文件", proposed, kind, suffix)


def _pick_to_write(
    parent: QWidget, title: str, proposed: Path, kind: str, suffix: str
) -> Path | None:
    dialog = _file_dialog(parent, title, f"{kind} (*{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(suffix.lstrip("."))
    dialog.setDirectory(str(proposed.parent))
    dialog.selectFile(proposed.name)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, title)
    return _chosen(dialog)


def _file_dialog(parent: QWidget, title: str, kinds: str) -> QFileDialog:
    """Make a dialog whose words are all Chinese: Qt's own translation has gaps."""
    dialog = QFileDialog(parent, title)
    dialog.setNameFilter(kinds)
    label = QFileDialog.DialogLabel
    for which, words in (
        (label.LookIn, "在哪里："),
        (label.FileName, "文件名："),
        (label.FileType, "类型："),
        (label.Reject, "取消"),
        (label.Accept, "打开"),
    ):
        dialog.setLabelText(which, words)
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    return next(iter(_all_chosen(dialog)), None)


def _all_chosen(dialog: QFileDialog) -> list[Path]:
    accepted = dialog.exec()
    names = dialog.selectedFiles()
    dialog.deleteLater()
    return [Path(name) for name in names] if accepted else []


def _box(parent: QWidget, message: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("法治报告起草")
    box.setText(message)
    box.setInformativeText(more)
    return box
