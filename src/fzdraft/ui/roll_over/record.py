"""起草记录: the decisions of a rolled draft, every one of which can still be turned."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from fzdraft.document import tree
from fzdraft.document.decisions import Answer
from fzdraft.document.edits import Edit
from fzdraft.document.model import Draft
from fzdraft.errors import UserError
from fzdraft.services import Services
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.roll_over.groups import ANSWERS, EDITED, Group, Row, groups
from fzdraft.ui.roll_over.page import RECORD, RollOverPage
from fzdraft.ui.session import Session
from fzdraft.ui.theme import Theme

TURN, ROWS = "turn", "record"
SOURCE_GONE = "这份稿子里没有带去年的原文，删掉的句子找不回来。"


class Record(QObject):
    """Shows what was decided; each turn is one step of the session.

    Signals: closed() when the user goes back to the paper; said(words) when a row could
    not be turned; failed(UserError).
    """

    closed = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self, services: Services, jobs: Jobs, session: Session, name: str, theme: Theme
    ) -> None:
        """Show the record of the session's draft."""
        super().__init__()
        self._services, self._jobs = services, jobs
        self._session, self._name = session, name
        self.page = RollOverPage(RECORD, theme)
        self.page.answered.connect(self._turn)
        self.page.back.connect(self.closed)
        session.changed.connect(self._refresh)
        self.page.show_draft(name, session.draft.year, groups(Draft(), frozenset()))
        self._refresh()

    def _refresh(self) -> None:
        """Show the draft as it stands; the rows of a long one come a little later."""
        draft, services = self._session.draft, self._services
        self._jobs.soon(
            ROWS,
            lambda: groups_of(draft, services),
            lambda found: self.page.show_draft(self._name, draft.year, found),
            long=tree.is_long(draft),
        )

    def _turn(self, row: Row, choice: int) -> None:
        session = self._session
        if any(row.key == promise.id for promise in session.draft.promises):
            answer: Answer = list(ANSWERS)[choice]
            session.do(self._services.answer_promise(session.draft, row.key, answer), "答去年安排")
        elif session.last_year is None:
            self.said.emit(SOURCE_GONE)
        else:
            self._start(row, choice)

    def _start(self, row: Row, choice: int) -> None:
        """Work the edit out off the window's thread; one made for another draft is dropped."""
        draft, last_year, services = self._session.draft, self._session.last_year, self._services
        assert last_year is not None

        def done(edit: Edit | None) -> None:
            if edit is None and choice != row.chosen:
                self.said.emit(f"{EDITED}。")
            elif self._session.draft is draft:
                self._session.do(edit, "改起草记录")

        self._jobs.start(
            TURN, lambda _: services.turn(draft, last_year, row.key, choice), done, self._failed
        )

    def _failed(self, fault: UserError) -> None:
        self.failed.emit(fault)


def settled(draft: Draft) -> frozenset[str]:
    """Return the groups of the questions that were answered by more than 待核."""
    return frozenset(one.group for one in draft.decisions if one.options and not one.choice.verify)


def groups_of(draft: Draft, services: Services) -> list[Group]:
    """Return the rows of the record of a draft; those whose words were changed cannot turn."""
    return groups(draft, settled(draft), frozenset(), services.edited(draft), promises_open=True)
