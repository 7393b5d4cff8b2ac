"""The tab 例句: sentences of the library for the caret, made ready for this draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document.caret import Change
from fzdraft.document.edits import Batch, apply
from fzdraft.document.flat import Spot
from fzdraft.document.places import read_text
from fzdraft.errors import UserError
from fzdraft.services import Services
from fzdraft.ui.library.example_list import ExampleList
from fzdraft.ui.library.taking import Landing, landing, words_at
from fzdraft.ui.session import Session
from fzdraft.ui.small_widgets import label
from fzdraft.ui.theme import Theme

if TYPE_CHECKING:
    from fzdraft.services import Suggestion
    from fzdraft.ui.library.keeper import Keeper
    from fzdraft.ui.paper import Paper

PAUSE_MS = 300
MOST = 24
"""How many sentences are asked for, so that each kind has some."""
ASKING, KEEPING = "examples", "favourites"
KEPT = "kept"
KINDS = (
    ("", "全部"),
    ("opening", "开头"),
    ("metric", "数字句"),
    ("shortcoming", "不足"),
    ("plan", "下年"),
    ("closing", "收尾"),
    (KEPT, "常用句"),
)
OPENINGS = ("opening", "lead")
READY = "正在整理参考稿库……"
KEYS = "回车取用 · 空格看原句 · Insert 收进常用句"
KEPT_KEYS = "回车取用 · Delete 移出常用句"
NONE = "没有合适的例句。换一类看看，或在上面写几个字查。"
NONE_KEPT = "还没有常用句。在例句上按 Insert，或在稿子、参考稿里选中文字按 Ctrl+D，就收在这里。"
_SEARCH = "查句子"


class Wish(Struct, frozen=True):
    """What is asked for; two equal ones bring the same."""

    landing: Landing
    asked: str
    kept: bool


class Examples(QWidget):
    """Follows the caret in pauses of typing, while it is in front.

    Signals: source_wanted(Suggestion), said(words) for the status bar.
    """

    source_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, session: Session, services: Services, theme: Theme) -> None:
        """Show nothing until it is attached to a paper."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._services = session, services
        self._paper: Paper | None = None
        self._keeper: Keeper | None = None
        self._wish: Wish | None = None
        self._all: list[Suggestion] = []
        self._are_kept = False
        self._changing = ""
        self.search = _Search()
        self.kinds = QButtonGroup(self)
        self.list = ExampleList(theme)
        self._calm = label(READY, "calm", wrap=True)
        self._foot = label(KEYS, "note", wrap=True)
        self.setFocusProxy(self.list)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.ask)
        self._connect()

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(0)
        for number, (_, words) in enumerate(KINDS):
            button = QPushButton(words)
            button.setProperty("kind", "filter")
            button.setCheckable(True)
            button.setChecked(number == 0)
            self.kinds.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        box = QHBoxLayout()
        box.setContentsMargins(12, 0, 12, 0)
        box.addWidget(self.search)
        column.addLayout(box)
        column.addLayout(row)
        column.addWidget(self._calm)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)
        self._foot.setContentsMargins(14, 4, 14, 8)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.search.entered.connect(self.list.setFocus)
        self.kinds.idClicked.connect(lambda _: self._turned())
        self.list.taken.connect(self.take)
        self.list.kept.connect(self.keep)
        self.list.dropped.connect(self.drop)
        self.list.source_wanted.connect(self.source_wanted)
        self._session.changed.connect(lambda _: self._timer.start())

    def attach(self, paper: Paper, keeper: Keeper) -> None:
        """Follow the caret of this paper and ask through this keeper."""
        self._paper, self._keeper = paper, keeper
        paper.page.cursorPositionChanged.connect(self._timer.start)
        keeper.changed.connect(self._forget)
        if self.isVisible():
            self._begin()

    @property
    def kind(self) -> str:
        """Which kind is shown, "" for all."""
        return KINDS[self.kinds.checkedId()][0]

    def showEvent(self, event: QShowEvent) -> None:
        """Look again when the tab comes to the front."""
        super().showEvent(event)
        self._begin()

    def _begin(self) -> None:
        if self._keeper is not None:
            self._keeper.get_ready()
            self._timer.start()

    def _forget(self) -> None:
        """Ask again though nothing in the draft changed: the library did."""
        self._wish = None
        self._timer.start()

    def ask(self) -> None:
        """Ask for what suits the caret now, unless that is shown already."""
        self._timer.stop()
        if self._paper is None or self._keeper is None or not self.isVisible():
            return
        wish = self._wished(self._paper)
        if wish == self._wish:
            return
        self._wish = wish
        services, place = self._services, wish.landing

        def work() -> tuple[bool, list[Suggestion]]:
            draft, where = place.draft, (place.place, place.offset)
            if wish.kept:
                return True, services.kept_suggestions(draft)
            return False, services.suggestions(draft, *where, MOST, wish.asked)

        self._keeper.ask(ASKING, work, self._show, self._cannot)

    def _wished(self, paper: Paper) -> Wish:
        place = landing(self._session.draft, paper.page.view.here())
        return Wish(place, self.search.text().strip(), self.kind == KEPT)

    def _turned(self) -> None:
        """Show another kind; the kept ones come from elsewhere."""
        if self._are_kept == (self.kind == KEPT):
            self._narrow()
        self.ask()
        self.list.setFocus()

    def _show(self, found: tuple[bool, list[Suggestion]]) -> None:
        """Take what was found, or what is kept."""
        self._are_kept, self._all = found
        self._narrow()

    def _narrow(self) -> None:
        """Show what suits the kind that is chosen."""
        shown = [one for one in self._all if self._suits(one)]
        self.list.show_examples(shown)
        self._calm.setVisible(not shown)
        self._calm.setText(self._why_none())
        self._foot.setText(KEPT_KEYS if self.kind == KEPT else KEYS)
        self._foot.setVisible(bool(shown))

    def _why_none(self) -> str:
        if self.kind == KEPT:
            return NONE_KEPT
        return READY if self._keeper is not None and self._keeper.working else NONE

    def _suits(self, one: Suggestion) -> bool:
        asked = self.search.text().split()
        if asked and not any(word in one.text for word in asked):
            return False
        if self.kind == KEPT:
            return one.favourite is not None
        wanted = OPENINGS if self.kind == "opening" else (self.kind,)
        return not self.kind or one.purpose in wanted

    def _cannot(self, fault: UserError) -> None:
        self._wish = None
        self.list.show_examples([])
        self._calm.setText(str(fault))
        self._calm.show()

    def take(self, one: Suggestion) -> None:
        """Put an example at the caret as one step; the keyboard goes to the paper."""
        assert self._paper is not None
        page = self._paper.page
        place = landing(self._session.draft, page.view.here())
        edit = self._services.take_suggestion(place.draft, one, place.place, place.offset)
        after = apply(place.draft, edit)[0]
        grown = len(read_text(after, place.place).plain)
        end = place.offset + grown - len(read_text(place.draft, place.place).plain)
        whole = edit if place.before is None else Batch((place.before, edit))
        page.burst.end()
        page.view.do(Change(whole, Spot(place.place, end)), "取用例句")
        page.setFocus()

    def keep(self, one: Suggestion) -> None:
        """Keep an example as a 常用句."""
        if one.favourite is None:
            draft, node = self._session.draft, self._session.node
            self._change(lambda: self._services.keep_suggestion(draft, one, node), "收进了常用句。")

    def keep_words(self) -> None:
        """Keep the words that are selected on the paper, or the sentence at the caret."""
        assert self._paper is not None
        page = self._paper.page
        chosen = page.textCursor().selectedText().replace("\u2029", "")
        words = chosen or words_at(self._session.draft, page.view.here())
        draft, node, keep = self._session.draft, self._session.node, self._services.keep_favourite
        if words.strip():
            self._change(lambda: keep(draft, words, node), "收进了常用句。")

    def drop(self, one: Suggestion) -> None:
        """Keep an example no longer."""
        number = one.favourite
        if number is not None:
            self._change(lambda: self._services.drop_favourite(number), "移出了常用句。")

    def _change(self, work: Callable[[], object], words: str) -> None:
        """Change the kept sentences, say so and look again."""
        assert self._keeper is not None
        self._changing = words
        self._keeper.ask(KEEPING, work, self._changed, self._cannot)

    def _changed(self, _: object) -> None:
        self.said.emit(self._changing)
        self._forget()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.list.set_theme(theme)


class _Search(QLineEdit):
    """The search box; Enter and Down lead into the list.

    Signals: entered().
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_SEARCH)
        self.setAccessibleName("查例句")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
