"""The 章节 pane: the outline as a tree that follows the caret and leads it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from fzdraft.document import tree
from fzdraft.document.model import Draft
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.outline_model import BADGE, NUMBER, OutlineModel
from fzdraft.ui.outline_rows import FORM, MORE, OutlineRow, rows
from fzdraft.ui.section_steps import SectionSteps
from fzdraft.ui.session import Session
from fzdraft.ui.theme import Theme

RAIL_WIDTH = 64
WIDTH = 256
REFRESH_MS = 150
ROWS = "outline"


class OutlineDelegate(QStyledItemDelegate):
    """Paints number and heading at the left and the badge at the right."""

    def __init__(self, parent: QWidget) -> None:
        """Paint without colours of its own until `tones` says so."""
        super().__init__(parent)
        self.tones: dict[str, QColor] = {}
        self.rail = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        """Give each row air: about twice the height of its letters."""
        return QSize(60, round(option.fontMetrics.height() * 1.72))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        """Paint one row."""
        frame = QStyleOptionViewItem(option)
        self.initStyleOption(frame, index)
        frame.text = ""
        view: QWidget = frame.widget
        style = view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, frame, painter, view)
        rect: QRect = frame.rect.adjusted(6, 0, -10, 0)
        painter.save()
        painter.setFont(frame.font)
        taken = 0 if self.rail else self._badge(painter, rect, index)
        palette: QPalette = frame.palette
        self._words(painter, rect.adjusted(0, 0, -taken, 0), palette, index)
        painter.restore()

    def _badge(self, painter: QPainter, rect: QRect, index: QModelIndex) -> int:
        badge = index.data(BADGE)
        painter.setPen(self.tones.get(badge.tone, painter.pen().color()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | _MIDDLE, badge.words)
        return painter.fontMetrics().horizontalAdvance(badge.words) + 8

    def _words(self, painter: QPainter, rect: QRect, palette: QPalette, index: QModelIndex) -> None:
        words = index.data(NUMBER).rstrip("、") if self.rail else index.data()
        words = words or index.data()[:2]
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | _MIDDLE, elided)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Outline(QTreeView):
    """The outline of a session.

    Signals: form_wanted() when the row 版头与落款 was chosen, section_wanted() when any
    other was; text_wanted() when the user wants to write where the current row leads.
    """

    form_wanted = Signal()
    section_wanted = Signal()
    text_wanted = Signal()

    def __init__(self, session: Session, steps: SectionSteps, jobs: Jobs) -> None:
        """Show the draft of a session; changes of structure go through `steps`."""
        super().__init__()
        self._session, self._steps, self._jobs = session, steps, jobs
        self._shown: object = None
        self._model = OutlineModel(self)
        self._folded: set[str] = set()
        self._leading = True
        self._look()
        self._connect()
        self._refresh_now()

    def _look(self) -> None:
        self.setModel(self._model)
        self.paint_rows = OutlineDelegate(self)
        self.setItemDelegate(self.paint_rows)
        self.setObjectName("outline")
        self.setAccessibleName("章节")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setMinimumWidth(RAIL_WIDTH)

    def _connect(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._refresh_now)
        self._session.changed.connect(self._on_changed)
        self._session.moved.connect(lambda node, _: self._follow(node))
        self._model.renamed.connect(self._steps.rename)
        self._model.dropped.connect(self._steps.drop)
        self._steps.fresh.connect(self.edit_heading)
        self.selectionModel().currentChanged.connect(self._lead)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda _: self.text_wanted.emit())
        self.collapsed.connect(lambda index: self._folded.add(self._model.node(index)))
        self.expanded.connect(lambda index: self._folded.discard(self._model.node(index)))

    def current_node(self) -> str:
        """Return the id of the current row."""
        return self._model.node(self.currentIndex())

    def edit_heading(self, node: str = "") -> None:
        """Open the heading of a row (or of the current one) for typing."""
        self._refresh_now()
        index = self._model.index_of(node or self.current_node())
        if self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)

    def select_form(self) -> None:
        """Make 版头与落款 the current row without leading anybody anywhere."""
        self._select(FORM)

    @property
    def on_form(self) -> bool:
        """Whether 版头与落款 is the current row."""
        return self.current_node() == FORM

    def set_theme(self, theme: Theme) -> None:
        """Paint the badges in the colours of a theme."""
        self.paint_rows.tones = {
            "open": QColor(theme.warning),
            "doubt": QColor(theme.error),
            "quiet": QColor(theme.muted),
            "done": QColor(theme.good),
        }
        self.viewport().update()

    @property
    def is_rail(self) -> bool:
        """Whether only numbers are shown."""
        return self.paint_rows.rail

    def set_rail(self, rail: bool) -> None:
        """Shrink to a rail of numbers, or grow back."""
        self.paint_rows.rail = rail
        self.setIndentation(0 if rail else 14)
        self.setRootIsDecorated(not rail)
        self.setMaximumWidth(RAIL_WIDTH if rail else 16777215)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the text and Del removes the section."""
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.text_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and not self.on_form:
            self._steps.remove()
        else:
            super().keyPressEvent(event)

    def _on_changed(self) -> None:
        """Follow a change of structure at once, counts a moment later."""
        if not self._timer.isActive():
            self._timer.start()
        draft = self._session.draft
        if not tree.is_long(draft) and _structure(draft) != self._shown:
            self._refresh_now()

    def _refresh_now(self) -> None:
        """Look at the draft again; a long one comes a little later."""
        self._timer.stop()
        draft, node = self._session.draft, self._session.node
        long = tree.is_long(draft)
        self._shown = None if long else _structure(draft)
        self._jobs.soon(ROWS, lambda: rows(draft, node), self._take, long=long)

    def _take(self, found: tuple[OutlineRow, ...]) -> None:
        current = self.current_node()
        self._leading = False
        if self._model.show(found):
            self._unfold(QModelIndex())
            self._select(FORM if current == FORM else self._session.node)
        self._leading = True

    def _follow(self, node: str) -> None:
        """Go to a row; where it is not among those listed, list others."""
        self._select(node)
        if not self.currentIndex().isValid():
            self._timer.start()

    def _unfold(self, parent: QModelIndex) -> None:
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            self.setExpanded(index, self._model.node(index) not in self._folded)
            self._unfold(index)

    def _select(self, node: str) -> None:
        leading, self._leading = self._leading, False
        self.setCurrentIndex(self._model.index_of(node))
        self._leading = leading

    def _lead(self, current: QModelIndex) -> None:
        node = self._model.node(current)
        if not self._leading or not node:
            return
        if node == FORM:
            self.form_wanted.emit()
        else:
            self._session.go(node.removeprefix(MORE))
            self.section_wanted.emit()

    def _clicked(self, index: QModelIndex) -> None:
        """Lead there also when the clicked row was the current one already."""
        self._lead(index)


def _structure(draft: Draft) -> object:
    """Return the ids of all nodes as they nest: equal for an equal order of rows."""
    return tuple((name, _below(paper)) for name, paper in tree.papers(draft))


def _below(node: tree.Node) -> tuple[object, ...]:
    children = (*node.sections, *getattr(node, "attachments", ()))
    return tuple((child.id, _below(child)) for child in children)
