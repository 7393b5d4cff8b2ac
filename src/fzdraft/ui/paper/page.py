"""The page: a text edit whose document only ever shows the draft; input goes to the hands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from fzdraft.document.flat import Spot
from fzdraft.document.places import Place
from fzdraft.ui.paper import menu
from fzdraft.ui.paper.burst import Burst
from fzdraft.ui.paper.copying import copied
from fzdraft.ui.paper.hands import Hands
from fzdraft.ui.paper.keys import Keys
from fzdraft.ui.paper.surface import ZOOMS, Surface
from fzdraft.ui.paper.view import View
from fzdraft.ui.session import Session
from fzdraft.ui.theme import Theme

_KEEP = QTextCursor.MoveMode.KeepAnchor
KEEP_HINT = "点一下：这一段今年还是这样"
_Flag = Qt.TextInteractionFlag


class Page(Surface):
    """Shows a view of the session's draft as continuous paper and edits it.

    Signals: find_wanted(with_replace) on Ctrl+F and Ctrl+H; next_wanted(1 or -1) on F3
    and Shift+F3; section_wanted() on F11; zoomed(per cent) when keys or wheel changed
    the size; number_clicked(row id) when a number of the ledger was clicked.
    """

    find_wanted = Signal(bool)
    next_wanted = Signal(int)
    section_wanted = Signal()
    zoomed = Signal(int)
    number_clicked = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        """Show the chapter where the session stands."""
        super().__init__(theme, parent)
        self.session = session
        self.burst = Burst()
        self.view = View(session, self.sheet, self.faces, self)
        self.hands = Hands(self.view, self.burst)
        self._keys = Keys(self)
        self._held: tuple[int, int] | None = None
        self._anchor: tuple[Spot, float] | None = None
        self._connect()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._refreshed()

    def _connect(self) -> None:
        self.view.writing.connect(self._drop_anchor)
        self.view.placed.connect(self._place)
        self.view.selected.connect(self.select)
        self.view.refreshed.connect(self._refreshed)
        self.session.moved.connect(self._follow)
        self.cursorPositionChanged.connect(self._moved)
        self.document().contentsChanged.connect(self._guard)
        self.verticalScrollBar().valueChanged.connect(self._near_an_end)

    def look(self, theme: Theme, zoom: int) -> None:
        """Take another theme or size; the caret and what is looked at stay."""
        zoom = min(max(zoom, ZOOMS.start), ZOOMS.stop - 1)
        if (theme, zoom) == (self.faces.theme, self.zoom):
            return
        spot = self.view.here()
        self._drop_anchor()
        self.dress(theme, zoom)
        self.view.faces = self.faces
        self.view.rebuild()
        self.view.go_to(spot, "keep")

    def set_read_only(self, on: bool) -> None:
        """Let the text be read, selected and copied only; or edited again."""
        self.view.read_only = on
        readable = _Flag.TextSelectableByMouse | _Flag.TextSelectableByKeyboard
        self.setTextInteractionFlags(readable if on else _Flag.TextEditorInteraction)

    # the caret

    def _place(self, index: int, offset: int, why: str) -> None:
        """Set the caret where the view says, and show it."""
        position = self.sheet.position(index, offset)
        cursor = self.textCursor()
        if why != "keep" or cursor.position() != position:
            cursor.setPosition(position)
            self.setTextCursor(cursor)
        self._moved()
        self._weigh_anchor()
        if why == "show":
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 5)
        elif why != "keep":
            self.ensureCursorVisible()

    def _drop_anchor(self) -> None:
        """Remember what must not run away: the caret's line where it is seen, else the top one."""
        index, _ = self.line_at(QPoint(self.faces.padding, 1))
        if self.viewport().rect().intersects(self.cursorRect()):
            index, _ = self.sheet.spot(self.textCursor().position())
        block = self.document().findBlockByNumber(index)
        above = self.brush.origin(block).y() + self.shift().y()
        self._anchor = (self.sheet.lines[index].spot(0), above)

    def _weigh_anchor(self) -> None:
        """Bring the spot that was remembered back to the top."""
        anchor, self._anchor = self._anchor, None
        found = self.sheet.find(anchor[0]) if anchor else None
        if anchor and found:
            self.document().size()
            block = self.document().findBlockByNumber(found[0])
            self.verticalScrollBar().setValue(round(self.brush.origin(block).y() - anchor[1]))

    def _refreshed(self, everywhere: bool = True) -> None:
        self.repaint_marks(self.view.opened, everywhere)

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

    def _near_an_end(self, value: int) -> None:
        """Bring more of a long view onto the sheet before one comes to the end of it."""
        view, room = self.view, self.viewport().height()
        up = view.above and value < room
        down = view.below and value > self.verticalScrollBar().maximum() - room
        if (up or down) and not self.sheet.writing and not self.textCursor().hasSelection():
            view.slide(self.line_at(QPoint(self.faces.padding, room // 2))[0])

    def _follow(self, node: str, block: str) -> None:
        """Go where the session says, unless the caret stands there."""
        here = self.view.here().place
        if (here.node, here.block) != (node, block):
            self.view.go_to_node(node, block)

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
            row = self.hands.select_number()
            if row:
                self.number_clicked.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would do."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        on_bar = self.bar_at(point) is not None
        shape = Qt.CursorShape.PointingHandCursor if on_bar else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        self.viewport().setToolTip(KEEP_HINT if on_bar else self.fault_at(point))
        hovered = None if on_bar else self.filled_number_at(point)
        if hovered != self.brush.hovered:
            self.brush.hovered = hovered
            self.viewport().update()

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
