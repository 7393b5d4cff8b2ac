"""预览: the pages of the 送审稿 as they will be printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from fzdraft.errors import UserError
from fzdraft.ui.small_widgets import scrolled


class PreviewDialog(QDialog):
    """A column of pages; it fills when the job brings them."""

    def __init__(self, parent: QWidget) -> None:
        """Show that the pages are being made."""
        super().__init__(parent)
        self.setWindowTitle("预览")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._content = QWidget()
        self._content.setObjectName("formPage")
        self._pages = QVBoxLayout(self._content)
        self._pages.setSpacing(18)
        self._pages.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll = scrolled(self._content, "各页")
        scroll.setObjectName("form")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self._words = QLabel("正在排版……")
        self._words.setProperty("kind", "calm")
        self._pages.addWidget(self._words)
        self.resize(940, 680)

    def show_pages(self, images: list[bytes]) -> None:
        """Show the pages."""
        self._words.hide()
        self.setWindowTitle(f"预览（{len(images)} 页）")
        for number, image in enumerate(images, 1):
            page = QLabel()
            pixmap = QPixmap()
            pixmap.loadFromData(image)
            page.setPixmap(pixmap)
            page.setAccessibleName(f"第 {number} 页")
            self._pages.addWidget(page)

    def show_fault(self, fault: UserError) -> None:
        """Say why there are no pages."""
        self._words.setText(str(fault))
