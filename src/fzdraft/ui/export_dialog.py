"""生成文件: which form, which format, what is not settled yet, and where it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document.model import Draft
from fzdraft.services import OpenMark, Services, SkinInfo
from fzdraft.ui import ask
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.making_dialog import MakingDialog, format_box, warning
from fzdraft.ui.small_widgets import TickBox, clear_layout, fit, label, link, scrolled

FORMATS = ((".docx", "Word 文档"), (".pdf", "PDF"), (".txt", "纯文本"))
LINES_SHOWN, MESSAGE_WIDTH = 7, 360
FIRST_SKIN = "review"
SIZE = QSize(760, 440)


class ExportDialog(MakingDialog):
    """One page; it stays open after the export to offer the file.

    Signals: place_wanted(Place) when a line of 出门前看一眼 was clicked; table_wanted() for
    the table of 去年安排; left_open(skin) when it was decided to let it go out with open marks.
    """

    place_wanted = Signal(object)
    table_wanted = Signal()
    left_open = Signal(str)

    def __init__(
        self, parent: QWidget, services: Services, jobs: Jobs, draft: Draft, folder: Path
    ) -> None:
        """Offer the skins for a draft as it stands now."""
        super().__init__(parent, "生成文件", jobs, folder)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._services, self._draft = services, draft
        self._go.clicked.connect(self._export)
        self._lay_out()
        self._show_marks()
        self._chosen().setFocus()

    def _lay_out(self) -> None:
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(28)
        columns.addLayout(self._choices())
        columns.addWidget(self._look(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(16)
        column.addWidget(scrolled(content, "出哪一种"), 1)
        column.addLayout(self._result)
        column.addLayout(self._foot())
        fit(self, SIZE)

    def _choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(7)
        column.addWidget(label("出哪一种", "headline"))
        self._group = QButtonGroup(self)
        for skin in self._services.skins():
            column.addWidget(self._radio(skin))
        column.addSpacing(8)
        column.addWidget(label("什么格式", "headline"))
        self._format = format_box(FORMATS)
        column.addWidget(self._format)
        if self._draft.promises:
            column.addWidget(self._table_link())
        column.addStretch(1)
        return column

    def _table_link(self) -> QPushButton:
        button = link("去年安排落实情况对照表…")
        button.clicked.connect(self.close)
        button.clicked.connect(self.table_wanted)
        return button

    def _radio(self, skin: SkinInfo) -> QRadioButton:
        radio = QRadioButton(skin.name)
        radio.setToolTip(skin.hint)
        radio.setProperty("skin", skin.id)
        radio.setProperty("blocks", skin.blocks)
        radio.setChecked(skin.id == FIRST_SKIN)
        radio.toggled.connect(lambda on: self._show_marks() if on else None)
        self._group.addButton(radio)
        return radio

    def _look(self) -> QWidget:
        frame = QFrame()
        self._lines = QVBoxLayout(frame)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        return frame

    @property
    def skin(self) -> str:
        """The id of the chosen form."""
        return str(self._chosen().property("skin"))

    def _chosen(self) -> QAbstractButton:
        chosen = self._group.checkedButton()
        assert chosen is not None, "one form is always checked"
        return chosen

    def _show_marks(self) -> None:
        marks = self._services.open_marks(self._draft, self.skin)
        blocking = sum(mark.blocking for mark in marks)
        clear_layout(self._lines)
        self._lines.addWidget(label("出门前看一眼", "headline"))
        if not marks:
            self._lines.addWidget(label("没有要定的地方，可以出门。", "muted", wrap=True))
        shown = shown_groups(by_section(marks))
        for group in shown:
            self._lines.addWidget(self._mark_link(group))
        left = len(marks) - sum(len(group) for group in shown)
        if left:
            self._lines.addWidget(label(f"还有 {left} 处", "muted", wrap=True))
        self._decided = self._decision(blocking) if blocking else None
        self._lines.addStretch(1)
        self._go.setText("照样生成(&G)…" if blocking else "生成(&G)…")
        self._go.setEnabled(not blocking)
        self._name.setText(self._services.export_name(self._draft, self.skin))

    def _decision(self, blocking: int) -> TickBox:
        """Ask for the decision to let it go out all the same; it will stand in 起草记录."""
        self._lines.addWidget(warning(f"有 {blocking} 处没定，按理还不能出这一种。"))
        box = TickBox("我知道，照样生成；记进起草记录(&K)")
        box.toggled.connect(self._go.setEnabled)
        self._lines.addWidget(box)
        return box

    def _mark_link(self, group: list[OpenMark]) -> QPushButton:
        """Make one line of what is open in a section; it leads to the first of it."""
        mark = group[0]
        grade = "▲ " if mark.blocking else "提示　" if mark.hint else "存疑　"
        more = f"　等 {len(group)} 处" if len(group) > 1 else ""
        end = Qt.TextElideMode.ElideRight
        said = self.fontMetrics().elidedText(mark.message, end, MESSAGE_WIDTH)
        button = link(f"{grade}{said}{more}".replace("&", "&&"))
        button.setToolTip(mark.message)
        button.clicked.connect(lambda: self._leave_for(mark))
        return button

    def _leave_for(self, mark: OpenMark) -> None:
        self.place_wanted.emit(mark.place)
        self.close()

    def _export(self) -> None:
        suffix = str(self._format.currentData())
        name = self._services.export_name(self._draft, self.skin) + suffix
        path = ask.pick_output(self, self._folder / name, self._format.currentText(), suffix)
        if path is not None:
            services, draft, skin = self._services, self._draft, self.skin
            if self._decided is not None:
                self.left_open.emit(skin)
            self._start(path, lambda: services.export(draft, path, skin))


def shown_groups(groups: list[list[OpenMark]]) -> list[list[OpenMark]]:
    """Return the groups that have a line: the first ones, and always last year's words."""
    old = [group for group in groups if group[0].old]
    rest = [group for group in groups if not group[0].old]
    return rest[: LINES_SHOWN - len(old)] + old


def by_section(marks: list[OpenMark]) -> list[list[OpenMark]]:
    """Put marks of one section and one weight together, in the order in which they came.

    Last year's words make one line of each weight.
    """
    groups: dict[tuple[str, bool, bool], list[OpenMark]] = {}
    for mark in marks:
        node = "" if mark.old else mark.place.node
        groups.setdefault((node, mark.blocking, mark.hint), []).append(mark)
    return list(groups.values())
