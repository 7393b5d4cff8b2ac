"""续写: while somebody types, asks what may come next and lets the paper show it faintly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from fzdraft.document.caret import put
from fzdraft.document.flat import Spot
from fzdraft.document.model import Draft
from fzdraft.errors import UserError
from fzdraft.services import Services
from fzdraft.ui.library.keeper import Keeper
from fzdraft.ui.paper.ghost import Ghost

if TYPE_CHECKING:
    from fzdraft.services import GoingOn
    from fzdraft.ui.workspace import Workspace

SETTING = "continue"
PAUSE_MS = 120
TYPED = ("键入", "续写")
"""Steps after which something is offered: a person writes."""
_LEARNING, _ASKING = "continuation", "continue"


class Continuing(QObject):
    """Offers what goes on from the caret, in pauses of typing, while 续写 is switched on."""

    def __init__(self, work: Workspace, services: Services, keeper: Keeper) -> None:
        """Follow the paper of a workspace; nothing is learnt before it is switched on."""
        super().__init__(work)
        self._services, self._keeper = services, keeper
        self._paper = work.paper
        self._session = work.paper.session
        self._model: GoingOn | None = None
        self._learnt_for: object = None
        self._written: Spot | None = None
        self.ghost = Ghost(work.paper.page)
        self.ghost.taken.connect(self._take)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self._session.changed.connect(self._changed)
        keeper.changed.connect(self._forget)

    @property
    def is_on(self) -> bool:
        """Whether the user switched it on."""
        return self._services.setting(SETTING) == "on"

    def _changed(self, _: object) -> None:
        """Offer in the next pause, if it was typing that changed the draft."""
        self.ghost.clear()
        self._timer.stop()
        if self.is_on and self._is_typed():
            self._written = self._paper.page.view.here()
            self._timer.start()

    def _is_typed(self) -> bool:
        history = self._session.history
        return bool(history.done and not history.undone) and history.done[-1].label in TYPED

    def _forget(self) -> None:
        """Learn anew: the library is another one."""
        self._model = None
        if self.is_on and self._is_typed():
            self._timer.start()

    def _ask(self) -> None:
        """Ask for what may follow, where somebody writes in a paragraph."""
        spot, draft = self._paper.page.view.here(), self._session.draft
        if spot != self._written or not self._is_writing(spot):
            return
        model = self._model
        if model is None or self._learnt_for != (draft.reporter, draft.year):
            self._learn(draft)
            return

        def work() -> tuple[Draft, Spot, str]:
            return draft, spot, model.offer(draft, spot.place, spot.offset)

        self._keeper.ask(_ASKING, work, self._offer, self._cannot)

    def _is_writing(self, spot: Spot) -> bool:
        page = self._paper.page
        if not page.hasFocus() or page.textCursor().hasSelection() or self.ghost.composing:
            return False
        return spot.place.part == "paragraph" and not page.isReadOnly()

    def _learn(self, draft: Draft) -> None:
        services, last_year = self._services, self._session.last_year
        unit = draft.reporter, draft.year
        self._keeper.get_ready()

        def work() -> tuple[object, GoingOn]:
            return unit, services.continuation(*unit, last_year)

        self._keeper.ask(_LEARNING, work, self._learnt, self._cannot)

    def _learnt(self, found: tuple[object, GoingOn]) -> None:
        self._learnt_for, self._model = found
        self._ask()

    def _offer(self, found: tuple[Draft, Spot, str]) -> None:
        """Show the likeliest, unless somebody went on meanwhile."""
        draft, spot, words = found
        same = draft is self._session.draft and spot == self._paper.page.view.here()
        if words and same and self._is_writing(spot):
            self.ghost.offer(words)

    def _cannot(self, fault: UserError) -> None:
        """Offer nothing; the tab 例句 says what is wrong with the library."""
        self.ghost.clear()

    def _take(self, words: str) -> None:
        """Write what was offered as a step of its own."""
        page = self._paper.page
        page.burst.end()
        spot = page.view.here()
        page.view.do(put(self._session.draft, spot, spot, words), "续写")
