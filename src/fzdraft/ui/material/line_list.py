"""The list of the tab 材料: groups and excerpts; Enter takes one, 1 2 3 do the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fzdraft.document.material import Address
from fzdraft.ui.material.rows import STATES, Line
from fzdraft.ui.theme import Theme

_ROLE = Qt.ItemDataRole.UserRole
MARGIN, PAD, GAP = 14, 8, 3
SHORT, LONG = 4, 40
"""Lines of text that an excerpt shows, and the one that the keys act on."""
ENOUGH = 200
"""Characters that fill those few lines in any panel; a thousand excerpts must lay out quickly."""
_PITCH = 1.35


class LineList(QListWidget):
    """Shows lines.

    Signals: moved(Address or None) when the keys act on another excerpt; taken(Address) on
    Enter or a double click; asked(Address, number) for the keys 1, 2, 3; menu_wanted(QPoint).
    """

    moved = Signal(object)
    taken = Signal(object)
    asked = Signal(object, int)
    menu_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self.theme = theme
        self.setObjectName("material")
        self.setAccessibleName("各部门的材料")
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setLayoutMode(QListWidget.LayoutMode.Batched)
        self.currentRowChanged.connect(self._changed)
        self.itemDoubleClicked.connect(lambda _: self.take())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; what the keys act on stays, or the next excerpt takes its place."""
        if [self.line_at(n) for n in range(self.count())] == list(lines):
            return
        before, row = self.current(), self.currentRow()
        known = {self.line_at(n).address for n in range(self.count())}
        if not known & {one.address for one in lines if one.address is not None}:
            row = 0
        self.blockSignals(True)
        if [self.line_at(n).address for n in range(self.count())] != [one.address for one in lines]:
            self.clear()
            self.addItems([""] * len(lines))
        for number, line in enumerate(lines):
            if self.item(number).data(_ROLE) != line:
                _fill(self.item(number), line)
        self.setCurrentRow(self._row_for(before, row))
        self.blockSignals(False)
        self._changed(self.currentRow())

    def _row_for(self, address: Address | None, row: int) -> int:
        """Return where an excerpt stands now, else the nearest excerpt to a row."""
        places = [n for n in range(self.count()) if self.line_at(n).address is not None]
        same = [n for n in places if self.line_at(n).address == address]
        if same or not places:
            return same[0] if same else -1
        return min(places, key=lambda n: abs(n - max(row, 0)))

    def line_at(self, row: int) -> Line:
        """Return the line in a row."""
        line: Line = self.item(row).data(_ROLE)
        return line

    def current(self) -> Address | None:
        """Return the excerpt that the keys act on."""
        return self.line_at(self.currentRow()).address if self.currentRow() >= 0 else None

    def choose(self, address: Address) -> None:
        """Let the keys act on an excerpt, where it is shown."""
        self.setCurrentRow(self._row_for(address, self.currentRow()))

    def take(self) -> None:
        """Ask for the current excerpt."""
        if self.current() is not None:
            self.taken.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, 1, 2 and 3 for the current excerpt."""
        digit = event.key() - Qt.Key.Key_0
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        address = self.current()
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif plain and 1 <= digit <= 3 and address is not None:
            self.asked.emit(address, digit)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same by the mouse and the menu key."""
        if self.current() is not None:
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            within = self.visualItemRect(self.currentItem()).center()
            point = event.globalPos() if by_mouse else self.viewport().mapToGlobal(within)
            self.menu_wanted.emit(point)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the lines break anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on an excerpt whenever the keyboard is here."""
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(self._row_for(None, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _changed(self, _: int) -> None:
        """Open the current excerpt to all its words."""
        self.scheduleDelayedItemsLayout()
        self.moved.emit(self.current())


def _fill(item: QListWidgetItem, line: Line) -> None:
    item.setData(_ROLE, line)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
    if line.address is None:
        item.setFlags(Qt.ItemFlag.NoItemFlags)


class _Delegate(QStyledItemDelegate):
    """Measures and paints one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        view: QWidget = option.widget
        assert isinstance(view, LineList)
        width, line = view.viewport().width(), view.line_at(index.row())
        pitch = _pitch(view.font())
        if line.address is None:
            return QSize(width, round(pitch + 2 * PAD))
        shown = _shown(line, view, index.row())
        head = _pitch(_small(view.font())) + GAP if line.caption or line.state != "waiting" else 0
        return QSize(width, round(pitch * shown + head + 2 * PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        view: QWidget = option.widget
        assert isinstance(view, LineList)
        line, rect, theme = view.line_at(index.row()), option.rect, view.theme
        painter.save()
        if line.address is None:
            painter.fillRect(rect, QColor(theme.panel_hover))
            _paint_head(painter, line, view.font(), rect, theme)
        else:
            if bool(option.state & QStyle.StateFlag.State_Selected):
                ground = theme.accent_soft if view.hasFocus() else theme.panel_hover
                painter.fillRect(rect, QColor(ground))
                painter.fillRect(rect.adjusted(0, 0, 3 - rect.width(), 0), QColor(theme.accent))
            painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(theme.line_soft))
            most = _shown(line, view, index.row())
            _paint_excerpt(painter, line, view.font(), rect, theme, most)
        painter.restore()


def _paint_head(painter: QPainter, line: Line, font: QFont, rect: QRect, theme: Theme) -> None:
    """Paint the head of a group in one line: its name, behind it what is good to know."""
    room = rect.adjusted(MARGIN, 0, -MARGIN, 0)
    for words, face, ink in (
        (line.words, _bold(font), theme.text),
        (line.caption, _small(font), theme.muted),
    ):
        painter.setFont(face)
        painter.setPen(QColor(ink))
        metrics = QFontMetrics(face)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        room.setLeft(min(room.left() + metrics.horizontalAdvance(f"{shown}字"), room.right()))


def _paint_excerpt(
    painter: QPainter, line: Line, font: QFont, rect: QRect, theme: Theme, most: int
) -> None:
    """Paint the caption with the state at its right, below it the words."""
    body, small = rect, _small(font)
    if line.caption or line.state != "waiting":
        height = round(_pitch(small))
        head = QRect(rect.left() + MARGIN, rect.top() + PAD, rect.width() - 2 * MARGIN, height)
        painter.setFont(small)
        metrics, state = QFontMetrics(small), STATES[line.state]
        painter.setPen(QColor(theme.good if line.state == "used" else theme.muted))
        painter.drawText(head, Qt.AlignmentFlag.AlignRight, state)
        room = head.width() - metrics.horizontalAdvance(f"{state}字")
        painter.setPen(QColor(theme.muted))
        caption = metrics.elidedText(line.caption, Qt.TextElideMode.ElideRight, room)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft, caption)
        body = rect.adjusted(0, height + GAP, 0, 0)
    ink = theme.text if line.state == "waiting" else theme.muted
    _paint_words(painter, line.words, font, body, ink, most)


def _paint_words(
    painter: QPainter, words: str, font: QFont, rect: QRect, ink: str, most: int
) -> None:
    """Paint words in at most so many lines; the last one ends in … where more follows."""
    layout = _laid_out(words, font, rect.width(), most)
    painter.setPen(QColor(ink))
    layout.draw(painter, QPointF(rect.left() + MARGIN, rect.top() + PAD))
    last = layout.lineAt(layout.lineCount() - 1)
    if last.isValid() and last.textStart() + last.textLength() < len(layout.text()):
        painter.setFont(font)
        below = rect.adjusted(0, 0, -2, 0)
        below.setTop(rect.top() + PAD + round(last.y()))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, "…")


def _laid_out(words: str, font: QFont, width: int, most: int) -> QTextLayout:
    """Break words into at most so many lines, anywhere, in a list of this width."""
    pitch = _pitch(font)
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while layout.lineCount() < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width - 2 * MARGIN)
        at = (layout.lineCount() - 1) * pitch
        line.setPosition(QPointF(0, at + (pitch - line.height()) / 2))
    layout.endLayout()
    return layout


def _shown(line: Line, view: LineList, row: int) -> int:
    """Return how many lines of its words an excerpt shows: all of them where the keys act."""
    most, words = (LONG, line.words) if row == view.currentRow() else (SHORT, line.words[:ENOUGH])
    return max(_laid_out(words, view.font(), view.viewport().width(), most).lineCount(), 1)


def _pitch(font: QFont) -> float:
    return QFontMetrics(font).height() * _PITCH / 1.2


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() - 1)
    return small


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
