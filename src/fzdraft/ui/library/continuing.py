"""续写: while somebody types, asks what may come next and lets the paper show it faintly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from fzdraft.document.caret import put
from fzdraft.document.flat import Spot
from fzdraft.document.model import Draft
from fzdraft.document.places import read_text, texts
from fzdraft.errors import UserError
from fzdraft.services import Services
from fzdraft.ui.library.keeper import Keeper
from fzdraft.ui.paper.ghost import Ghost

if TYPE_CHECKING:
    from fzdraft.services import Continuation
    from fzdraft.ui.workspace import Workspace

SETTING = "continue"
PAUSE_MS = 120
LEAST = 2
"""Characters that must stand before the caret in its paragraph."""
_LEARNING, _ASKING = "continuation", "continue"


class Continuing(QObject):
    """Offers at the end of a paragraph, in pauses of typing, while 续写 is switched on."""

    def __init__(self, work: Workspace, services: Services, keeper: Keeper) -> None:
        """Follow the paper of a workspace; nothing is learnt before it is switched on."""
        super().__init__(work)
        self._services, self._keeper = services, keeper
        self._paper = work.paper
        self._session = work.paper.session
        self._model: Continuation | None = None
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
        self.ghost.clear()
        if self.is_on:
            self._timer.start()

    def _forget(self) -> None:
        """Learn anew: the library is another one."""
        self._model = None
        if self.is_on:
            self._timer.start()

    def _ask(self) -> None:
        """Ask for what may follow, where somebody writes at the end of a paragraph."""
        spot, draft = self._paper.page.view.here(), self._session.draft
        if not self._is_writing(draft, spot):
            return
        if self._model is None:
            self._learn()
            return
        model, before = self._model, read_text(draft, spot.place).plain

        def work() -> tuple[Draft, Spot, list[str]]:
            said = "\n".join(text.plain for _, text in texts(draft))
            return draft, spot, model.offers(before, said, 1)

        self._keeper.ask(_ASKING, work, self._offer, self._cannot)

    def _is_writing(self, draft: Draft, spot: Spot) -> bool:
        page = self._paper.page
        if not page.hasFocus() or page.textCursor().hasSelection() or self.ghost.composing:
            return False
        if spot.place.part != "paragraph" or page.isReadOnly():
            return False
        return LEAST <= spot.offset == len(read_text(draft, spot.place).plain)

    def _learn(self) -> None:
        services, last_year = self._services, self._session.last_year
        self._keeper.get_ready()
        self._keeper.ask(
            _LEARNING, lambda: services.continuation(last_year), self._learnt, self._cannot
        )

    def _learnt(self, model: Continuation) -> None:
        self._model = model
        self._ask()

    def _offer(self, found: tuple[Draft, Spot, list[str]]) -> None:
        """Show the likeliest, unless somebody went on meanwhile."""
        draft, spot, offers = found
        same = draft is self._session.draft and spot == self._paper.page.view.here()
        if offers and same and self._is_writing(draft, spot):
            self.ghost.offer(offers[0])

    def _cannot(self, fault: UserError) -> None:
        """Offer nothing; the tab 例句 says what is wrong with the library."""
        self.ghost.clear()

    def _take(self, words: str) -> None:
        """Write what was offered as a step of its own."""
        page = self._paper.page
        page.burst.end()
        spot = page.view.here()
        page.view.do(put(self._session.draft, spot, spot, words), "续写")
