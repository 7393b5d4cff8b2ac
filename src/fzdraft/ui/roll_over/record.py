"""起草记录: the decisions of a rolled draft, every one of which can still be turned."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from fzdraft.document.decisions import Answer
from fzdraft.document.model import Draft
from fzdraft.services import Services
from fzdraft.ui.roll_over.groups import ANSWERS, Group, Row, groups
from fzdraft.ui.roll_over.page import RECORD, RollOverPage
from fzdraft.ui.session import Session
from fzdraft.ui.theme import Theme


class Record(QObject):
    """Shows what was decided; each turn is one step of the session.

    Signal: closed() when the user goes back to the paper.
    """

    closed = Signal()

    def __init__(self, services: Services, session: Session, name: str, theme: Theme) -> None:
        """Show the record of the session's draft."""
        super().__init__()
        self._services, self._session, self._name = services, session, name
        self.page = RollOverPage(RECORD, theme)
        self.page.answered.connect(self._turn)
        self.page.back.connect(self.closed)
        session.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        draft = self._session.draft
        self.page.show_draft(self._name, draft.year, self._groups(draft))

    def _groups(self, draft: Draft) -> list[Group]:
        edited = self._services.edited(draft)
        return groups(draft, settled(draft), frozenset(), edited, promises_open=True)

    def _turn(self, row: Row, choice: int) -> None:
        session = self._session
        if any(row.key == promise.id for promise in session.draft.promises):
            answer: Answer = list(ANSWERS)[choice]
            session.do(self._services.answer_promise(session.draft, row.key, answer), "答去年安排")
        elif session.last_year is not None:
            edit = self._services.turn(session.draft, session.last_year, row.ids, choice)
            session.do(edit, "改起草记录")


def settled(draft: Draft) -> frozenset[str]:
    """Return the groups of the questions that were answered by more than 待核."""
    return frozenset(one.group for one in draft.decisions if one.options and not one.choice.verify)
