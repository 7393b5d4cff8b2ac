"""The page 版头与落款: what stands on the paper beside its text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document import tree
from fzdraft.document.element_input import FIELDS, TITLE, outgoing_id, show_element
from fzdraft.document.model import Paper
from fzdraft.ui.element_fields import ElementFields
from fzdraft.ui.element_picture import ElementPicture
from fzdraft.ui.outline_rows import OPEN_FIELDS
from fzdraft.ui.session import Session
from fzdraft.ui.small_widgets import label

_ALL = (TITLE, *(field.name for field in FIELDS))
MORE_FIELDS = tuple(name for name in _ALL if name not in OPEN_FIELDS)
REPORT_FIELDS = (TITLE, "署名", "成文日期")
"""What the report keeps of its own when a letter carries it."""


class ElementsForm(QScrollArea):
    """The form of a session; it is made anew when a letter comes or goes.

    Signal: text_wanted() when the user leaves by Esc.
    """

    text_wanted = Signal()

    def __init__(self, session: Session) -> None:
        """Show the elements of the paper that goes out."""
        super().__init__()
        self._session = session
        self.setObjectName("form")
        self.setAccessibleName("版头与落款")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._focused = TITLE
        self._build()
        session.changed.connect(self._refresh)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.text_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focus_first_gap(self) -> None:
        """Put the caret into the first open field that is still empty, else into the first."""
        gaps = [edit for edit in self.fields.edits.values() if not edit.text()]
        (gaps or list(self.fields.edits.values()))[0].setFocus()

    def commit_all(self) -> None:
        """Take over what is typed but not left yet."""
        for fields in self._all_fields:
            fields.commit_all()

    def _build(self) -> None:
        self._all_fields: list[ElementFields] = []
        self._paper = outgoing_id(self._session.draft)
        self.picture = ElementPicture()
        self.picture.chosen.connect(self._focus)
        page, columns = QWidget(), QHBoxLayout()
        page.setObjectName("formPage")
        columns.addLayout(self._left_column(), 1)
        columns.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        columns.setSpacing(28)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(32, 24, 28, 24)
        outer.addLayout(columns)
        outer.addStretch(1)
        self.setWidget(page)
        self._show_picture()

    def _left_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        letter = self._paper == "letter"
        column.addWidget(label("报送函的版头与落款" if letter else "版头与落款", "headline"))
        self.fields = self._fields(self._paper, OPEN_FIELDS)
        column.addWidget(self.fields)
        if letter:
            column.addWidget(label("随函报送的报告", "headline"))
            column.addWidget(self._fields("report", REPORT_FIELDS))
        self.more = self._fields(self._paper, MORE_FIELDS)
        self.more_button = self._fold_button()
        column.addWidget(self.more_button)
        column.addWidget(self.more)
        self._unfold_more(self._more_in_use())
        column.addStretch(1)
        return column

    def _fields(self, paper: str, names: tuple[str, ...]) -> ElementFields:
        fields = ElementFields(self._session, paper, names)
        fields.entered.connect(self._entered)
        self._session.changed.connect(fields.refresh)
        self._all_fields.append(fields)
        return fields

    def _fold_button(self) -> QToolButton:
        button = QToolButton()
        button.setText("更多(&M)")
        button.setAccessibleName("更多")
        button.setToolTip("份号 密级 紧急程度 署名 抄送 印发 附注")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setProperty("kind", "fold")
        button.toggled.connect(self._unfold_more)
        return button

    def _unfold_more(self, unfold: bool) -> None:
        self.more_button.setChecked(unfold)
        arrow = Qt.ArrowType.DownArrow if unfold else Qt.ArrowType.RightArrow
        self.more_button.setArrowType(arrow)
        self.more.setVisible(unfold)

    def _more_in_use(self) -> bool:
        paper = self._outgoing()
        return any(show_element(paper, name) for name in MORE_FIELDS if name != "署名")

    def _outgoing(self) -> Paper:
        paper = tree.find(self._session.draft, self._paper)
        assert isinstance(paper, Paper)
        return paper

    def _refresh(self) -> None:
        if outgoing_id(self._session.draft) != self._paper:
            self._build()
        self._show_picture()

    def _show_picture(self) -> None:
        paper = self._outgoing()
        filled = frozenset(name for name in _ALL if show_element(paper, name))
        self.picture.show_state(filled, self._focused)

    def _entered(self, name: str) -> None:
        self._focused = name
        self._show_picture()

    def _focus(self, name: str) -> None:
        """Go to the field of an element that was clicked in the picture."""
        if name in self.more.edits:
            self._unfold_more(True)
        (self.fields.edits.get(name) or self.more.edits[name]).setFocus()
