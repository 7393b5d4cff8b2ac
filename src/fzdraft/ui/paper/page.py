"""The page: a text edit whose document only ever shows the draft; input goes to the hands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from fzdraft.document.finding import Hit
from fzdraft.document.flat import Spot
from fzdraft.document.places import Place
from fzdraft.ui.paper import menu
from fzdraft.ui.paper.brush import Brush
from fzdraft.ui.paper.burst import Burst
from fzdraft.ui.paper.copying import copied
from fzdraft.ui.paper.faces import Faces
from fzdraft.ui.paper.hands import Hands
from fzdraft.ui.paper.keys import Keys
from fzdraft.ui.paper.lines import Line
from fzdraft.ui.paper.sheet import Sheet
from fzdraft.ui.paper.view import View
from fzdraft.ui.session import Session
from fzdraft.ui.theme import Theme

_KEEP = QTextCursor.MoveMode.KeepAnchor
_Flag = Qt.TextInteractionFlag
ZOOMS = range(50, 201)


class Page(QTextEdit):
    """Shows a view of the session's draft as continuous paper and edits it.

    Signals: find_wanted(with_replace) on Ctrl+F and Ctrl+H; next_wanted(1 or -1) on F3
    and Shift+F3; section_wanted() on F11; zoomed(per cent) when keys or wheel changed
    the size.
    """

    find_wanted = Signal(bool)
    next_wanted = Signal(int)
    section_wanted = Signal()
    zoomed = Signal(int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        """Show the chapter where the session stands."""
        super().__init__(parent)
        self.session = session
        self.zoom = 100
        self.sheet = Sheet(self.document())
        self.faces = Faces(theme, self.zoom, self.logicalDpiY())
        self.brush = Brush(self.sheet, self.faces)
        self.burst = Burst()
        self._prepare()
        self.view = View(session, self.sheet, self.faces)
        self.hands = Hands(self.view, self.burst)
        self._keys = Keys(self)
        self._looked = False
        self._hits: Sequence[Hit] = ()
        self._hit_now = -1
        self._held: tuple[int, int] | None = None
        self._connect()
        self.look(theme, self.zoom)

    def _prepare(self) -> None:
        self.setAccessibleName("正文")
        self.setAccessibleDescription("稿子的正文，直接在纸上改")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setCursorWidth(2)
        self.setAutoFillBackground(True)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)

    def _connect(self) -> None:
        self.view.placed.connect(self._place)
        self.view.selected.connect(self.select)
        self.view.refreshed.connect(self._refreshed)
        self.session.moved.connect(self._follow)
        self.cursorPositionChanged.connect(self._moved)
        self.document().contentsChanged.connect(self._guard)
        self._refreshed()

    def look(self, theme: Theme, zoom: int) -> None:
        """Take another theme or size; the caret and what is looked at stay."""
        zoom = min(max(zoom, ZOOMS.start), ZOOMS.stop - 1)
        if (theme, zoom) == (self.faces.theme, self.zoom) and self._looked:
            return
        self._looked = True
        spot = self.view.here()
        self.zoom = zoom
        self.faces = self.view.faces = self.brush.faces = Faces(
            theme, self.zoom, self.logicalDpiY()
        )
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, theme.ink)
        palette.setColor(QPalette.ColorRole.Base, theme.desk)
        palette.setColor(QPalette.ColorRole.Window, theme.desk)
        palette.setColor(QPalette.ColorRole.Highlight, theme.selection)
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.selection_ink)
        self.setPalette(palette)
        self.setLineWrapColumnOrWidth(self.faces.sheet_width)
        self.view.rebuild()
        self._centre()
        self.view.go_to(spot, "keep")

    def set_read_only(self, on: bool) -> None:
        """Let the text be read, selected and copied only; or edited again."""
        self.view.read_only = on
        readable = _Flag.TextSelectableByMouse | _Flag.TextSelectableByKeyboard
        self.setTextInteractionFlags(readable if on else _Flag.TextEditorInteraction)

    # where things stand

    def shift(self) -> QPoint:
        """Return what to add to coordinates of the document to get those of the viewport."""
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def line_at(self, point: QPoint) -> tuple[int, int]:
        """Return the line and code point under a point of the viewport."""
        return self.sheet.spot(self.cursorForPosition(point).position())

    def _centre(self) -> None:
        spare = self.width() - self.verticalScrollBar().sizeHint().width() - self.faces.sheet_width
        left = max(0, spare // 2)
        self.setViewportMargins(left, 0, max(0, spare - left), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the paper in the middle of the desk."""
        self._centre()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint desk, sheet and what lies under the words, the words, what lies over them."""
        shift = self.shift()
        area = QRectF(event.rect().translated(-shift))
        height = max(self.document().size().height(), self.viewport().height() + 1 - shift.y())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(shift)
        self.brush.ground(painter, area, height)
        shown = self.brush.shown(area)
        self.brush.under(painter, shown)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(shift)
        self.brush.over(painter, shown)
        painter.end()

    # the caret

    def _place(self, index: int, offset: int, why: str) -> None:
        """Set the caret where the view says, and show it."""
        position = self.sheet.position(index, offset)
        cursor = self.textCursor()
        if why != "keep" or cursor.position() != position:
            cursor.setPosition(position)
            self.setTextCursor(cursor)
        self._moved()
        if why == "show":
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 5)
        elif why != "keep":
            self.ensureCursorVisible()

    def select(self, place: Place, start: int, end: int) -> None:
        """Select code points of a text of the draft and show them."""
        self.view.go_to(Spot(place, start), "edit")
        one, other = self.sheet.find(Spot(place, start)), self.sheet.find(Spot(place, end))
        if one and other:
            cursor = self.textCursor()
            cursor.setPosition(self.sheet.position(*one))
            cursor.setPosition(self.sheet.position(*other), _KEEP)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _moved(self) -> None:
        """Tell the view and the session where the caret came to."""
        if self.sheet.writing or not self.sheet.lines:
            return
        cursor = self.textCursor()
        self.view.caret = self.sheet.spot(cursor.position())
        end = self.sheet.position(*self.view.caret)
        if cursor.position() != end and not cursor.hasSelection():
            cursor.setPosition(end)
            self.setTextCursor(cursor)
        place = self.view.here().place
        self.session.go(place.node, place.block)

    def _follow(self, node: str, block: str) -> None:
        """Go where the session says, unless the caret stands there."""
        here = self.view.here().place
        if (here.node, here.block) != (node, block):
            self.view.go_to_node(node, block)

    def show_hits(self, hits: Sequence[Hit], now: int) -> None:
        """Paint what a search found; `now` is the number of the one in question, or -1."""
        self._hits, self._hit_now = hits, now
        self._refreshed()

    def _refreshed(self, everywhere: bool = True) -> None:
        """Paint anew what Qt does not know of: marks and hits."""
        before = (self.brush.opened, self.brush.hits)
        self.brush.opened = self.view.opened
        self.brush.hits = self._lines_of_hits(self._hits)
        now = self._lines_of_hits(self._hits[self._hit_now : self._hit_now + 1])
        self.brush.hit_now = next(((i, *spans[0]) for i, spans in now.items()), None)
        if everywhere or before != (self.brush.opened, self.brush.hits):
            self.viewport().update()

    def _lines_of_hits(self, hits: Sequence[Hit]) -> dict[int, list[tuple[int, int]]]:
        """Return the spans of hits by line."""
        if not hits:
            return {}
        stands = {
            s.place: (index, s.start)
            for index, line in enumerate(self.sheet.lines)
            for s in line.segments
        }
        found: dict[int, list[tuple[int, int]]] = {}
        for hit in hits:
            if hit.place in stands:
                index, shift = stands[hit.place]
                found.setdefault(index, []).append((shift + hit.start, shift + hit.end))
        return found

    def _guard(self) -> None:
        """Put back what anything but the sheet wrote into the document."""
        if not self.sheet.writing and not self.sheet.is_true():
            self.view.rebuild()

    # input

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit through the hands; only moves of the caret are left to Qt."""
        if self._keys.press(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Show the pre-edit text; what is committed goes through the hands as one step."""
        if self.isReadOnly():
            event.ignore()
            return
        if event.commitString() or event.replacementLength():
            self._commit(event)
        if event.preeditString():
            self._hold()
        super().inputMethodEvent(QInputMethodEvent(event.preeditString(), event.attributes()))
        if not event.preeditString():
            self._reselect()
        event.accept()

    def _hold(self) -> None:
        """While one composes over a selection, keep its text until the commit."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            self._held = (cursor.selectionStart(), cursor.selectionEnd())
            cursor.setPosition(self._held[0])
            self.setTextCursor(cursor)

    def _reselect(self) -> None:
        cursor = self.textCursor()
        if self._held is not None:
            cursor.setPosition(self._held[0])
            cursor.setPosition(self._held[1], _KEEP)
            self._held = None
            self.setTextCursor(cursor)

    def _commit(self, event: QInputMethodEvent) -> None:
        self._reselect()
        cursor = self.textCursor()
        if event.replacementLength():
            start = cursor.position() + event.replacementStart()
            cursor.setPosition(start)
            cursor.setPosition(start + event.replacementLength(), _KEEP)
        self.hands.commit(cursor, event.commitString())

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        """Tell input methods where the caret is, margins of the desk included."""
        if query in (
            Qt.InputMethodQuery.ImCursorRectangle,
            Qt.InputMethodQuery.ImAnchorRectangle,
        ):
            return QRectF(self.cursorRect().translated(self.viewport().pos()))
        if argument is None:
            return super().inputMethodQuery(query)
        return super().inputMethodQuery(query, argument)

    def cut(self) -> None:
        """Copy the selection and take it out of the draft: one step."""
        self.copy()
        self.hands.cut(self.textCursor())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text, headings with their numbers."""
        data = QMimeData()
        data.setText(copied(self.sheet, self.textCursor()))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text only; dropped files are for the window."""
        return source.hasText() and not source.hasUrls() and not self.isReadOnly()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain paragraphs."""
        if not self.isReadOnly():
            self.hands.paste(self.textCursor(), source.text())

    def dropEvent(self, event: QDropEvent) -> None:
        """Move or copy dragged text: one step."""
        if not self.canInsertFromMimeData(event.mimeData()):
            event.ignore()
            return
        target = self.cursorForPosition(event.position().toPoint())
        move = event.source() is self.viewport() and event.dropAction() == Qt.DropAction.MoveAction
        self.hands.drop(self.textCursor(), target, event.mimeData().text(), move)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the paragraph whose dotted bar is clicked."""
        line = self.bar_at(event.position().toPoint())
        if line is not None and event.button() == Qt.MouseButton.LeftButton:
            self.hands.keep_line(line)
            return
        self.burst.end()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the open number that is clicked, so that typing replaces it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.hands.select_number()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would do."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        on_bar = self.bar_at(point) is not None
        shape = Qt.CursorShape.PointingHandCursor if on_bar else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        self.viewport().setToolTip("点一下：这一段今年还是这样" if on_bar else "")
        hovered = None if on_bar else self._filled_number(point)
        if hovered != self.brush.hovered:
            self.brush.hovered = hovered
            self.viewport().update()

    def bar_at(self, point: QPoint) -> Line | None:
        """Return the line whose dotted bar is under a point of the viewport."""
        if self.isReadOnly() or not self.sheet.lines:
            return None
        where = point - self.shift()
        if where.x() > self.faces.padding - self.faces.em * 0.3:
            return None
        rows = self.brush.rows(self.line_at(point)[0])
        return rows.line if self.brush.bar_area(rows).contains(where) else None

    def _filled_number(self, point: QPoint) -> tuple[int, int, int] | None:
        """Return line and span of the filled number under a point."""
        if not self.sheet.lines:
            return None
        index, offset = self.line_at(point)
        for mark, shift in self.sheet.lines[index].marks("value"):
            start, end = shift + mark.start, shift + mark.end
            if mark.payload not in self.brush.opened and start <= offset <= end:
                return index, start, end
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel change the size, the wheel alone scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(self.zoom + (10 if event.angleDelta().y() > 0 else -10))
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu in Chinese, for the place that was clicked."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            clicked = self.cursorForPosition(event.pos())
            if not self.textCursor().hasSelection():
                self.setTextCursor(clicked)
        menu.context_menu(self).exec(event.globalPos())
