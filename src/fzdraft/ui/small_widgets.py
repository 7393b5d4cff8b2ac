"""Small things that several pages of the window are made of."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

_FRAME = QSize(20, 40)
"""What the frame of a window and its title take of the screen, in pixels."""


class PressButton(QPushButton):
    """A button that Enter presses too, not only the space bar."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for a click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def link(words: str) -> QPushButton:
    """Return a quiet button that looks like a link."""
    button = PressButton(words)
    button.setProperty("kind", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def label(words: str, kind: str = "", wrap: bool = False) -> QLabel:
    """Return words of a kind that the style sheet knows (headline, muted, note …)."""
    made = QLabel(words)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    made.setIndent(0)
    return made


class ChoiceBox(QComboBox):
    """A combo box that paints its own arrow, which a style sheet cannot without a picture."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and a small arrow at its right."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.6))
        x, y = self.width() - 16, self.height() / 2
        tip = QPointF(x, y + 2.5)
        painter.drawPolyline([QPointF(x - 4.5, y - 2), tip, QPointF(x + 4.5, y - 2)])


def restyle(widget: QWidget, **properties: object) -> None:
    """Give a widget properties that the style sheet looks at, and let it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class TickBox(QCheckBox):
    """A check box that paints its own tick, which a style sheet cannot without a picture."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and, where it is checked, a tick in it."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        box = QRectF(self.style().subElementRect(part, option, self))
        paint_tick(QPainter(self), box, self.palette())


def paint_tick(painter: QPainter, box: QRectF, colours: QPalette) -> None:
    """Paint a tick into a box that is filled with the accent colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.color(QPalette.ColorRole.HighlightedText), 1.8))
    steps = ((0.26, 0.52), (0.44, 0.7), (0.76, 0.32))
    painter.drawPolyline(
        [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in steps]
    )
    painter.restore()


class Ticks(QStyledItemDelegate):
    """Paints the tick in the boxes of a list, which a style sheet cannot without a picture."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the row as usual, then the tick where it is ticked."""
        super().paint(painter, option, index)
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        if own.checkState != Qt.CheckState.Checked:
            return
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        paint_tick(painter, QRectF(view.style().subElementRect(part, own, view)), own.palette)


def scrolled(content: QWidget, name: str) -> QScrollArea:
    """Return the content in a frame that scrolls where the window is too small for it."""
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(content)
    return area


def clear_layout(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def fit(window: QWidget, size: QSize) -> None:
    """Give a window a size, or as much as the screen has beside a frame and its title."""
    window.resize(size.boundedTo(window.screen().availableSize() - _FRAME))
