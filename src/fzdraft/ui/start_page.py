"""The start page: one large door, and the other ways in below it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fzdraft.services import Recent, Services, TemplateInfo, Unfinished
from fzdraft.ui.clock import when_words
from fzdraft.ui.desk import difference_words
from fzdraft.ui.small_widgets import PressButton, clear_layout, label, link, restyle

PROMISE = "全部在本机，不联网；您的原文件不会被改动。"
RECENT_SHOWN = 5
COLUMN_WIDTH = 720


class Door(PressButton):
    """The place where last year's document comes in: dropped, clicked or pasted.

    Signal: dropped(Path) with the first file that was let go over it.
    """

    dropped = Signal(object)

    def __init__(self) -> None:
        """Stand closed."""
        super().__init__()
        self.setObjectName("door")
        self.setAcceptDrops(True)
        self.setAccessibleName("把去年的稿子拖到这里，或点一下选文件")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)
        self.setMaximumHeight(250)
        title = label("把去年的稿子拖到这里", "title")
        more = label("或点一下选文件　·　Word、网页、文本都行", "muted")
        column = QVBoxLayout(self)
        column.addStretch(1)
        for words in (title, more):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(words)
        column.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up under a file."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go dark again."""
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file in."""
        self._light(False)
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _light(self, on: bool) -> None:
        restyle(self, over=on)


def dropped_file(event: QDropEvent) -> Path | None:
    """Return the first local file of a drag, None where it carries none."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if urls else None


class StartPage(QWidget):
    """All ways to begin.

    Signals: file_wanted() to choose a file; file_given(Path); text_wanted() to take the
    clipboard; template_wanted(id); sample_wanted(); recovery_wanted(key).
    """

    file_wanted = Signal()
    file_given = Signal(object)
    text_wanted = Signal()
    template_wanted = Signal(str)
    sample_wanted = Signal()
    recovery_wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        """Show the ways in; `refresh` fills what changes."""
        super().__init__()
        self.setObjectName("startPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._services = services
        self.has_templates = False
        self._offers, self._recent = QVBoxLayout(), QVBoxLayout()
        self._recent.setSpacing(2)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self._fill(self._column)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 10, 24, 8)
        outer.addStretch(1)
        holder = QWidget()
        holder.setLayout(self._column)
        holder.setMaximumWidth(COLUMN_WIDTH)
        self._column.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(holder, 100)
        outer.addStretch(1)

    def _fill(self, column: QVBoxLayout) -> None:
        column.addStretch(1)
        column.addLayout(self._offers)
        self.door = Door()
        self.door.clicked.connect(self.file_wanted)
        self.door.dropped.connect(self.file_given)
        column.addWidget(self.door, 6)
        column.addLayout(self._ways())
        self._templates = self._template_row()
        column.addLayout(self._templates)
        column.addLayout(self._recent)
        column.addStretch(1)
        column.addWidget(label(PROMISE, "muted"), 0, Qt.AlignmentFlag.AlignHCenter)

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addStretch(1)
        for words, signal in (
            ("粘贴去年的文字(&V)", self.text_wanted),
            ("打开稿子(&O)", self.file_wanted),
            ("看示例(&S)", self.sample_wanted),
        ):
            button = link(words)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _template_row(self) -> QHBoxLayout:
        """Keep the place of the templates, which are read after the first paint."""
        self._from_scratch = label("从头写", "muted")
        self._from_scratch.setMinimumHeight(link("字").sizeHint().height())
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addStretch(1)
        row.addWidget(self._from_scratch)
        row.addStretch(1)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        """Read the templates once the page is on the screen."""
        super().paintEvent(event)
        if not self.has_templates:
            self.has_templates = True
            QTimer.singleShot(0, self._show_templates)

    def _show_templates(self) -> None:
        for position, template in enumerate(report_templates(self._services), 2):
            self._templates.insertWidget(position, self._template(template))

    def _template(self, template: TemplateInfo) -> QPushButton:
        button = link(template.name)
        button.setObjectName(f"template_{template.id}")
        button.setToolTip(f"用“{template.name}”的模板起一份新稿")
        button.clicked.connect(lambda: self.template_wanted.emit(template.id))
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Ctrl+V for 粘贴去年的文字: there is nothing else to paste into."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.text_wanted.emit()
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Look again for unfinished drafts and recent files."""
        clear_layout(self._offers)
        for one in self._services.unfinished():
            self._offers.addWidget(self._offer(one))
        clear_layout(self._recent)
        recent = self._services.recent()[:RECENT_SHOWN]
        if recent:
            self._recent.addWidget(label("最近", "muted"))
        for file in recent:
            self._recent.addWidget(self._recent_link(file))

    def _offer(self, one: Unfinished) -> QWidget:
        frame = QFrame()
        frame.setObjectName("offer")
        words = label(f"有一份没存完的稿子：{one.title}（{difference_words(one)}）", wrap=True)
        take, drop = PressButton("找回未保存的稿子(&R)"), link("不要了")
        take.setDefault(True)
        take.clicked.connect(lambda: self.recovery_wanted.emit(one.key))
        drop.clicked.connect(lambda: self._drop(one.key))
        row = QHBoxLayout(frame)
        row.addWidget(words, 1)
        row.addWidget(take)
        row.addWidget(drop)
        return frame

    def _drop(self, key: str) -> None:
        self._services.discard_recovery(key)
        self.refresh()

    def _recent_link(self, file: Recent) -> QPushButton:
        button = link("")
        words = f"{file.title}　{file.path.name}　{when_words(file.opened)}"
        button.setText(words.replace("&", "&&"))
        button.setToolTip(str(file.path))
        button.clicked.connect(lambda: self.file_given.emit(file.path))
        return button


def report_templates(services: Services) -> list[TemplateInfo]:
    """List the templates that a draft can begin with: all but letters."""
    return [one for one in services.templates() if one.kind is not None]
