"""生成文件: which form, which format, what is not settled yet, and where it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document.model import Draft
from fzdraft.errors import UserError
from fzdraft.services import OpenMark, Services, SkinInfo
from fzdraft.ui import ask
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.small_widgets import ChoiceBox, clear_layout, label, link, restyle, scrolled

FORMATS = ((".docx", "Word 文档"), (".pdf", "PDF"), (".txt", "纯文本"))
LINES_SHOWN = 7
FIRST_SKIN = "review"
SIZE = QSize(760, 440)


class ExportDialog(QDialog):
    """One page; it stays open after the export to offer the file.

    Signals: place_wanted(Place) when a line of 出门前看一眼 was clicked; started(Job)
    when the writing has begun; table_wanted() for the table of 去年安排.
    """

    place_wanted = Signal(object)
    started = Signal(object)
    table_wanted = Signal()

    def __init__(
        self, parent: QWidget, services: Services, jobs: Jobs, draft: Draft, folder: Path
    ) -> None:
        """Offer the skins for a draft as it stands now."""
        super().__init__(parent)
        self.setWindowTitle("生成文件")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._services, self._jobs, self._draft = services, jobs, draft
        self._folder = folder
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
        self._result = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(16)
        column.addWidget(scrolled(content, "出哪一种"), 1)
        column.addLayout(self._result)
        column.addLayout(self._foot())
        self.resize(SIZE.boundedTo(self.screen().availableSize()))

    def _choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(7)
        column.addWidget(label("出哪一种", "headline"))
        self._group = QButtonGroup(self)
        for skin in self._services.skins():
            column.addWidget(self._radio(skin))
        column.addSpacing(8)
        column.addWidget(label("什么格式", "headline"))
        self._format = ChoiceBox()
        self._format.setAccessibleName("格式")
        for suffix, words in FORMATS:
            self._format.addItem(words, suffix)
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

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._name = label("", "muted", wrap=True)
        self._go, leave = QPushButton("生成(&G)…"), QPushButton("关上")
        self._go.setDefault(True)
        self._go.clicked.connect(self._export)
        leave.clicked.connect(self.close)
        row.addWidget(self._name, 1)
        row.addWidget(leave)
        row.addWidget(self._go)
        return row

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
        groups = by_section(marks)
        for group in groups[:LINES_SHOWN]:
            self._lines.addWidget(self._mark_link(group))
        left = sum(len(group) for group in groups[LINES_SHOWN:])
        if left:
            self._lines.addWidget(label(f"还有 {left} 处", "muted", wrap=True))
        if blocking:
            self._lines.addWidget(warning(f"有 {blocking} 处没定，按理还不能出这一种。"))
        self._lines.addStretch(1)
        self._go.setText("照样生成(&G)…" if blocking else "生成(&G)…")
        self._name.setText(self._services.export_name(self._draft, self.skin))

    def _mark_link(self, group: list[OpenMark]) -> QPushButton:
        """Make one line of what is open in a section; it leads to the first of it."""
        mark = group[0]
        sign = "▲" if mark.blocking else "·"
        more = f"　等 {len(group)} 处" if len(group) > 1 else ""
        button = link(f"{sign} {mark.message}{more}".replace("&", "&&"))
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
            self._start(path)

    def _start(self, path: Path) -> None:
        services, draft, skin = self._services, self._draft, self.skin
        self._go.setEnabled(False)
        self._say(label("正在生成……", "muted", wrap=True))
        self._target = path
        job = self._jobs.start(
            "export", lambda _: services.export(draft, path, skin), self._done, self._failed
        )
        job.ended.connect(self._ready)
        self.started.emit(job)

    def _ready(self) -> None:
        self._go.setEnabled(True)

    def _done(self, _: object) -> None:
        """Offer the file. A bound slot, so that a closed dialog is not called back."""
        path = self._target
        self._folder = path.parent
        row, holder = QHBoxLayout(), QWidget()
        holder.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(f"生成好了：{path.name}"))
        for words, target in (("打开(&O)", path), ("打开所在文件夹(&F)", path.parent)):
            button = link(words)
            url = QUrl.fromLocalFile(str(target))
            button.clicked.connect(lambda _=False, url=url: QDesktopServices.openUrl(url))
            row.addWidget(button)
        row.addStretch(1)
        self._say(holder)

    def _failed(self, fault: UserError) -> None:
        self._say(warning(str(fault)))

    def _say(self, widget: QWidget) -> None:
        clear_layout(self._result)
        self._result.addWidget(widget)


def by_section(marks: list[OpenMark]) -> list[list[OpenMark]]:
    """Put marks of one section and one weight together, in the order in which they came."""
    groups: dict[tuple[str, bool], list[OpenMark]] = {}
    for mark in marks:
        groups.setdefault((mark.place.node, mark.blocking), []).append(mark)
    return list(groups.values())


def warning(words: str) -> QLabel:
    """Return a line that asks for attention."""
    made = label(words, "note", wrap=True)
    restyle(made, doubt=True)
    return made
