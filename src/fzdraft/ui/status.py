"""The status bar: saved when, where the caret is, how long, how far."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSizePolicy, QStatusBar

from fzdraft.document import tree
from fzdraft.document.ledger import open_values
from fzdraft.document.matching import counterpart
from fzdraft.document.model import Attachment, Draft, Paper, Paragraph, Section, Source
from fzdraft.document.numbering import numbers
from fzdraft.document.tally import Tally, tallies, whole
from fzdraft.ui.jobs import Job, Jobs
from fzdraft.ui.promise_list import answered
from fzdraft.ui.session import Session
from fzdraft.ui.small_widgets import restyle

REFRESH_MS = 200
MESSAGE_MS = 10_000
FACTS = "facts"


class StatusBar(QStatusBar):
    """Quiet facts about the open draft; a job under way shows its progress and 取消."""

    def __init__(self, jobs: Jobs) -> None:
        """Start without a draft; `jobs` count long ones."""
        super().__init__()
        self._jobs = jobs
        self.setSizeGripEnabled(False)
        self._session: Session | None = None
        self._pages = 0
        self._job_words = ""
        self._labels = {name: QLabel() for name in ("saved", "place", "section", "all", "open")}
        for name, label in self._labels.items():
            label.setObjectName(f"status_{name}")
            label.setAccessibleName(_SPOKEN[name])
            if name == "open":
                self.addPermanentWidget(label)
            else:
                self.addWidget(label)
        self._words = QLabel()
        self._words.setObjectName("status_words")
        self._words.setAccessibleName("刚才做了什么")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self._words, 1)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(MESSAGE_MS)
        self._fade.timeout.connect(self._words.clear)
        self._bar, self._stop = QProgressBar(), QPushButton("取消")
        self._bar.setFixedWidth(120)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("进度")
        self._stop.setProperty("kind", "link")
        self.addPermanentWidget(self._bar)
        self.addPermanentWidget(self._stop)
        self.hide_job()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)

    def follow(self, session: Session | None) -> None:
        """Speak of this session from now on."""
        self._session, self._pages = session, 0
        if session is not None:
            session.changed.connect(self._soon)
            session.moved.connect(self._soon)
            session.saved.connect(self.refresh)
        self.refresh()

    def show_pages(self, pages: int) -> None:
        """Say how many pages the paper takes."""
        self._pages = pages
        self.refresh()

    def show_job(self, job: Job, what: str) -> None:
        """Show the progress of a job until it ends."""
        self._say_of_job(what)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._stop.show()
        self._stop.clicked.connect(job.cancel)
        job.progressed.connect(self._progressed)
        job.ended.connect(self.hide_job)

    def hide_job(self) -> None:
        """Put the progress away, and its words where nothing was said since."""
        self._bar.hide()
        self._stop.hide()
        if self._words.text() == self._job_words:
            self._words.clear()

    def _say_of_job(self, words: str) -> None:
        self._job_words = words
        self.say(words)

    def say(self, words: str) -> None:
        """Say for a while what just happened, beside the facts."""
        self._words.setText(words)
        self._words.setToolTip(words)
        self._fade.start()

    def refresh(self) -> None:
        """Count again."""
        self._timer.stop()
        if self._session is None:
            for label in self._labels.values():
                label.clear()
            return
        session = self._session
        draft, node, block, last = session.draft, session.node, session.block, session.last_year
        self._jobs.soon(
            FACTS,
            lambda: facts(draft, node, block, last),
            lambda words: self._show(session, words),
            long=tree.is_long(draft),
        )

    def _show(self, session: Session, facts: dict[str, str]) -> None:
        """Show what was counted, unless another draft is followed by now."""
        if session is not self._session:
            return
        words = facts | {"saved": self._saved_words(session)}
        if self._pages:
            words["all"] += f"　约 {self._pages} 页"
        for name, label in self._labels.items():
            label.setText(words[name])
        self._tone("saved", "" if session.is_saved else "open")

    def _saved_words(self, session: Session) -> str:
        if session.path is None:
            return "还没存盘"
        if not session.is_saved:
            return "有改动没存"
        return f"已保存 {session.saved_at:%H:%M}" if session.saved_at else "没有改动"

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _progressed(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if what:
            self._say_of_job(what)

    def _tone(self, name: str, tone: str) -> None:
        label = self._labels[name]
        if label.property("tone") != tone:
            restyle(label, tone=tone)


_SPOKEN = {
    "saved": "存盘情况",
    "place": "光标位置",
    "section": "本节字数",
    "all": "全文字数和页数",
    "open": "还没定的地方",
}


def facts(draft: Draft, node: str, block: str, source: Source | None) -> dict[str, str]:
    """Return the words of the bar except the time of saving and the pages."""
    counted = tallies(draft)
    total = whole(draft, counted)
    here = f"本节 {counted[node].characters:,} 字"
    before = _last_year(draft, node, source) if source else None
    if before is not None:
        here += f"（去年 {before:,}）"
    return {
        "place": place_words(draft, node, block),
        "section": here,
        "all": f"全文 {total.characters:,} 字",
        "open": "　".join(_progress(draft, total)),
    }


def _progress(draft: Draft, total: Tally) -> list[str]:
    """Say how far the draft is: 改写 58 %, 数据 31/49, 去年安排 6/12, 存疑 3."""
    words = []
    if total.carried:
        words.append(f"改写 {100 - round(100 * total.carried / total.characters)} %")
    if draft.rows:
        filled = len(draft.rows) - len(open_values(draft))
        words.append(f"数据 {filled}/{len(draft.rows)}")
    done, items = answered(draft)
    if items:
        words.append(f"去年安排 {done}/{items}")
    if total.verify:
        words.append(f"存疑 {total.verify}")
    return words


def _last_year(draft: Draft, node: str, source: Source) -> int | None:
    """Count the characters of last year's same section, None where there is none."""
    found = counterpart(draft, node, source)
    if found is None:
        return None
    if isinstance(found, Paper):
        return tallies(Draft(found))["report"].characters
    return tallies(Draft(Paper(sections=(found,))))[found.id].characters  # type: ignore[arg-type]


def place_words(draft: Draft, node: str, block: str) -> str:
    """Name the caret's place as people do: 二（五）第1段."""
    own = [one.id for one in tree.blocks_of(tree.find(draft, node)) if isinstance(one, Paragraph)]
    part = f"第{own.index(block) + 1}段" if block in own else ""
    return _node_words(draft, node) + part


def _node_words(draft: Draft, node: str) -> str:
    found = tree.find(draft, node)
    if isinstance(found, Paper):
        return "报送函" if node == "letter" else "开头段"
    if isinstance(found, Attachment):
        return "附件"
    above, _ = tree.parent_of(draft, node)
    words = _number(draft, node).rstrip("、.")
    if _is_top(draft, above):
        return words
    return _node_words(draft, above) + ("" if words.startswith("（") else "、") + words


def _is_top(draft: Draft, node: str) -> bool:
    return not isinstance(tree.find(draft, node), Section)


def _number(draft: Draft, node: str) -> str:
    for _, paper in tree.papers(draft):
        tops = [paper.sections, *(one.sections for one in paper.attachments)]
        for sections in tops:
            found = numbers(sections, paper.numbering)
            if node in found:
                return found[node]
    raise KeyError(node)
