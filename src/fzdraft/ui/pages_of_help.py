"""帮助: keys, the look at fonts and input method, 关于."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from fzdraft.services import HealthLine
from fzdraft.ui.menus import LINE, MENUS, RECENT, THEMES, plain
from fzdraft.ui.small_widgets import label, scrolled

ABOUT = (
    "起草法治政府建设年度报告，在本机起草、核对、生成公文。",
    "全部在本机，不联网；您的原文件不会被改动。",
    "按 MIT 许可证发布。",
)


def keys_dialog(parent: QWidget) -> QDialog:
    """List every action that has a key, menu by menu."""
    dialog, grid = _page(parent, "快捷键")
    for words, entries in MENUS:
        keyed = [one for one in entries if one not in (LINE, RECENT, THEMES) and one.keys]
        if keyed:
            _cell(grid, plain(words), 0, "headline", span=2)
        for entry in keyed:
            _cell(grid, plain(entry.words), 0)
            _cell(grid, "　".join(entry.keys), 1, "muted", same_row=True)
    return dialog


def health_dialog(parent: QWidget, lines: list[HealthLine]) -> QDialog:
    """Say what this machine lacks, what is fine, and what helps."""
    dialog, grid = _page(parent, "字体与输入法检查")
    for line in lines:
        _cell(grid, f"{'✓' if line.fine else '▲'}　{line.name}", 0)
        _cell(grid, line.found, 1, same_row=True)
        if line.advice:
            _cell(grid, line.advice, 1, "note")
    return dialog


def about_dialog(parent: QWidget, version: str) -> QDialog:
    """Say what this program is and what it promises."""
    dialog, grid = _page(parent, "关于")
    _cell(grid, f"法治报告起草 {version}", 0, "headline", span=2)
    for words in ABOUT:
        _cell(grid, words, 0, span=2)
    dialog.resize(460, 230)
    return dialog


def _page(parent: QWidget, title: str) -> tuple[QDialog, QGridLayout]:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    content = QWidget()
    grid = QGridLayout(content)
    grid.setContentsMargins(8, 4, 20, 4)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(1, 1)
    grid.setAlignment(Qt.AlignmentFlag.AlignTop)
    buttons = QDialogButtonBox()
    buttons.addButton("关上", QDialogButtonBox.ButtonRole.RejectRole).setDefault(True)
    buttons.rejected.connect(dialog.close)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 16, 20, 16)
    column.addWidget(scrolled(content, title), 1)
    column.addWidget(buttons)
    dialog.resize(560, 520)
    return dialog, grid


def _cell(
    grid: QGridLayout,
    words: str,
    column: int,
    kind: str = "",
    span: int = 1,
    same_row: bool = False,
) -> None:
    made = label(words, kind, wrap=column == 1 or span > 1)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row = grid.rowCount() - (1 if same_row else 0)
    grid.addWidget(made, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
