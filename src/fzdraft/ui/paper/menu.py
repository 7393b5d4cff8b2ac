"""The context menu of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from fzdraft.ui.paper.page import Page

Row = tuple[str, str, Callable[[], object], bool]


def context_menu(page: Page) -> QMenu:
    """Return a fresh menu for what can be done at the caret now."""
    menu = QMenu(page)
    menu.setAccessibleName("正文菜单")
    for group in _rows(page):
        for label, keys, act, enabled in group:
            action = menu.addAction(f"{label}\t{keys}")
            action.setEnabled(enabled)
            action.triggered.connect(act)
        menu.addSeparator()
    return menu


def _rows(page: Page) -> tuple[tuple[Row, ...], ...]:
    history, free = page.session.history, not page.isReadOnly()
    marked = page.textCursor().hasSelection()
    undo = f"撤销{history.done[-1].label}" if history.done else "撤销"
    redo = f"重做{history.undone[-1].label}" if history.undone else "重做"
    return (
        (
            (undo, "Ctrl+Z", page.session.undo, free and bool(history.done)),
            (redo, "Ctrl+Y", page.session.redo, free and bool(history.undone)),
        ),
        (
            ("剪切", "Ctrl+X", page.cut, free and marked),
            ("复制", "Ctrl+C", page.copy, marked),
            ("粘贴", "Ctrl+V", page.paste, free and page.canPaste()),
            ("全选", "Ctrl+A", page.selectAll, True),
        ),
        (
            ("今年还是这样", "Ctrl+Enter", page.hands.keep_sentence, free),
            ("查找…", "Ctrl+F", lambda: page.find_wanted.emit(False), True),
            ("替换…", "Ctrl+H", lambda: page.find_wanted.emit(True), free),
        ),
    )
