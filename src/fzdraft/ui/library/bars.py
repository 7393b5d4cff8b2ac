"""The bars of 参考稿库: above, what is looked for and what can be done; below, how it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from fzdraft.ui.jobs import Job
from fzdraft.ui.library.words import KINDS, year_of
from fzdraft.ui.small_widgets import ChoiceBox, label, link

SEARCH_MS = 250
_SEARCH = "查句子：行政复议 调解"


class TopBar(QWidget):
    """Search, filters and the buttons.

    Signals: asked(words) in a pause of typing, "" when the search was given up; entered() on
    Enter in the search; narrowed(kind, year, words).
    """

    asked = Signal(str)
    entered = Signal()
    narrowed = Signal(str, str, str)

    def __init__(self) -> None:
        """Ask for nothing yet."""
        super().__init__()
        self.setObjectName("bar")
        self.search = _field(_SEARCH, "查全库的句子（Ctrl+F）")
        self.kind, self.year = _box("类别"), _box("年份")
        self.words = _field("名称、单位里的字", "按名称、单位筛选")
        self.kind.addItem("全部类别", "")
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind)
        self.show_years([])
        self.add = QPushButton("收入文件(&A)…")
        self.add_folder = QPushButton("收入文件夹(&D)…")
        self.refresh = QPushButton("重读改过的(&R)")
        self.refresh.setToolTip("收入以后又改过的文件，重新读一遍")
        self.remove = QPushButton("移出(&X)")
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MS)
        self._timer.timeout.connect(self.ask_now)
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.search.returnPressed.connect(self._enter)
        self.words.textChanged.connect(self._narrow)
        self.kind.currentIndexChanged.connect(self._narrow)
        self.year.currentIndexChanged.connect(self._narrow)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        self.search.setMinimumWidth(120)
        self.words.setMinimumWidth(80)
        row.addWidget(self.search, 3)
        row.addWidget(self.kind)
        row.addWidget(self.year)
        row.addWidget(self.words, 2)
        row.addSpacing(8)
        for button in (self.add, self.add_folder, self.refresh, self.remove):
            row.addWidget(button)

    def show_years(self, years: list[int]) -> None:
        """Offer these years; the chosen one stays where it is still there."""
        chosen = self.year.currentData()
        self.year.blockSignals(True)
        self.year.clear()
        self.year.addItem("全部年份", "")
        for year in years:
            self.year.addItem(year_of(year), str(year))
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))
        self.year.blockSignals(False)

    def ask_now(self) -> None:
        """Look for what stands in the field."""
        self._timer.stop()
        self.asked.emit(self.search.text().strip())

    def _enter(self) -> None:
        self.ask_now()
        self.entered.emit()

    def _narrow(self) -> None:
        kind, year = str(self.kind.currentData() or ""), str(self.year.currentData() or "")
        self.narrowed.emit(kind, year, self.words.text())


class BottomBar(QWidget):
    """How large the library is, what was said last, and the work under way with 取消."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.extent = label("", "muted")
        self.said = label("", "muted")
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar, self.stop = QProgressBar(), link("取消")
        self.bar.setFixedWidth(160)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("进度")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(10)
        row.addWidget(self.extent)
        row.addWidget(self.said, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        self._job: Job | None = None
        self._words = self._shown = ""
        self.stop.clicked.connect(self._cancel)
        self._ended(None)

    def follow(self, job: Job, words: str) -> None:
        """Show the progress of this work until it ends."""
        self._job, self._words = job, words
        self._say_of_job(f"{words}……")
        self.bar.setRange(0, 0)
        self.bar.show()
        self.stop.setEnabled(True)
        self.stop.show()
        job.progressed.connect(self._progressed)
        job.ended.connect(lambda: self._ended(job))

    def say(self, words: str) -> None:
        """Say what just happened."""
        self.said.setText(words)
        self.said.setToolTip(words)

    def _progressed(self, done: int, total: int, what: str) -> None:
        if total:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self._say_of_job(f"{self._words} {done:,}/{total:,}　{what}")

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)
            self._say_of_job("正在停下；已经收好的都在。")

    def _say_of_job(self, words: str) -> None:
        self._shown = words
        self.say(words)

    def _ended(self, job: Job | None) -> None:
        if job is self._job:
            self._job = None
            self.bar.hide()
            self.stop.hide()
            if self.said.text() == self._shown:
                stopped = job is not None and job.progress.cancelled
                self.say("停下了，已经收好的都在。" if stopped else "")


def _field(placeholder: str, name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(name)
    field.setToolTip(name)
    field.setClearButtonEnabled(True)
    return field


def _box(name: str) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    return box
