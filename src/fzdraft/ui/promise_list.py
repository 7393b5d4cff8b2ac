"""去年安排 (and 提纲, 要点) of the section at the caret: 写进本节 · 列入明年 · 不提."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fzdraft.document.decisions import Answer, Promise
from fzdraft.document.model import Draft
from fzdraft.services import Services
from fzdraft.ui.roll_over.groups import ANSWERS, Row, promise_rows
from fzdraft.ui.roll_over.row_list import RowList
from fzdraft.ui.session import Session
from fzdraft.ui.small_widgets import label, link
from fzdraft.ui.theme import Theme

LAST_YEAR = "去年安排"
REFRESH_MS = 60
KEYS = "在这里按 1 2 3，或点一下。再按一次取消。"


class PromiseList(QWidget):
    """Follows the session's section; each answer is one undo step."""

    def __init__(self, session: Session, services: Services, theme: Theme, parent: QWidget) -> None:
        """Show the items that the session's section should answer, at once: in `parent`."""
        super().__init__(parent)
        self.setObjectName("promises")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._services = session, services
        self._all = False
        self._head = label("", "headline", wrap=True)
        self._more = link("")
        self._more.clicked.connect(self._toggle)
        self.rows = RowList(LAST_YEAR, theme)
        self.rows.answered.connect(self._answer)
        self._note = label(KEYS, "note")
        self.setFocusProxy(self.rows)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        session.moved.connect(lambda *_: self._timer.start())
        session.changed.connect(lambda _: self._timer.start())
        self.refresh()

    def _lay_out(self) -> None:
        column, top = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        top.setContentsMargins(14, 0, 8, 0)
        top.addWidget(self._head, 1)
        top.addWidget(self._more)
        self._note.setContentsMargins(14, 0, 14, 0)
        column.addLayout(top)
        column.addWidget(self.rows, 1)
        column.addWidget(self._note)

    def refresh(self) -> None:
        """Look again which items concern the section."""
        self._timer.stop()
        draft = self._session.draft
        here = [one for one in draft.promises if one.target == self._session.node]
        shown = list(draft.promises) if self._all else here
        self.setVisible(bool(draft.promises))
        self._head.setText(headline(shown, "全部" if self._all else "本节"))
        self._more.setText("只看本节" if self._all else f"全部 {len(draft.promises)} 条")
        self.rows.show_rows([_narrow(row, draft) for row in promise_rows(shown)])
        self.rows.setVisible(bool(shown))
        self._note.setVisible(bool(shown))
        tall = QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, tall)

    def enter(self) -> None:
        """Take the keyboard; where the section has no item, all of them are shown."""
        if not self.rows.count() and not self._all:
            self._toggle()
        self.rows.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.rows.set_theme(theme)

    def _toggle(self) -> None:
        self._all = not self._all
        self.refresh()
        if self.rows.count():
            self.rows.setFocus()

    def _answer(self, row: Row, choice: int) -> None:
        """Answer an item; the same answer again takes it back."""
        answer: Answer = "" if row.chosen == choice else list(ANSWERS)[choice]
        words = f"{LAST_YEAR}：{ANSWERS[answer]}" if answer else f"{LAST_YEAR}：取消"
        edit = self._services.answer_promise(self._session.draft, row.key, answer)
        self._session.do(edit, words)
        self.refresh()


def headline(shown: list[Promise], where: str) -> str:
    """Name the lists and how many items of each are shown: 去年安排（本节 2 条）."""
    counts: dict[str, int] = {}
    for one in shown:
        name = one.origin or LAST_YEAR
        counts[name] = counts.get(name, 0) + 1
    words = [f"{name}（{where} {count} 条）" for name, count in counts.items()]
    return "　".join(words) or f"{LAST_YEAR}（{where} 0 条）"


def answered(draft: Draft) -> tuple[int, int]:
    """Return how many items of all lists are answered, of how many."""
    return sum(bool(one.answer) for one in draft.promises), len(draft.promises)


def _narrow(row: Row, draft: Draft) -> Row:
    """Leave out what the side panel has no room for; name the list where it is not 去年安排."""
    shown = "" if row.reason == LAST_YEAR else row.reason
    return replace(row, reason=shown, place="")
