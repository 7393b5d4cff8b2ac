"""用去年稿起草 from the file to the draft: read, look at the structure, decide, enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fzdraft.document.model import Draft, Source
from fzdraft.errors import UserError
from fzdraft.services import Services
from fzdraft.ui.jobs import Jobs, Progress
from fzdraft.ui.roll_over.groups import Group, Row, asked_groups, groups, with_answer
from fzdraft.ui.roll_over.page import DRAFTING, RollOverPage
from fzdraft.ui.roll_over.structure_page import StructurePage, is_doubtful
from fzdraft.ui.theme import Theme

ROLL = "roll"
RESUMING = "正在用去年稿起草，上次定的都还在"
BODY = "body"
"""The key of the question in whose name the report goes out."""


class Stand(Struct, frozen=True, kw_only=True):
    """Where the flow stands: the document, what was answered so far, and the draft of that.

    `begun` is the document as it came, `source` with its structure put right. `asked` are
    the questions of the first draft; they stay in 请您定 when answered. `draft` is what was
    rolled over last with its groups `shown`, `current` whether with these very answers.
    """

    name: str
    begun: Source
    source: Source
    year: int | None = None
    bodies: tuple[str, ...] = ()
    body: int = -1
    answers: Mapping[str, int] = {}
    asked: frozenset[str] = frozenset()
    draft: Draft | None = None
    shown: tuple[Group, ...] = ()
    current: bool = False

    @property
    def unit(self) -> str:
        """In whose name the report goes out, empty for the same as last year."""
        return self.bodies[self.body - 1] if self.body > 0 else ""

    @property
    def new_year(self) -> int:
        """The year of the new report: the one chosen, else the year after the document's."""
        return self.year or (self.source.year or 0) + 1


class RollOver(QObject):
    """Leads from a document to a draft, page by page; nothing is written anywhere.

    Signals: shown(QWidget) when another page is to stand in the window; entered(Stand)
    with the finished draft; plain_wanted(Source) for 只打开来改; failed(UserError);
    left() when the document was put down again; said(words); working(Job, words) while one waits.
    """

    shown = Signal(QWidget)
    entered = Signal(object)
    plain_wanted = Signal(object)
    failed = Signal(object)
    left = Signal()
    said = Signal(str)
    working = Signal(object, str)

    def __init__(self, services: Services, jobs: Jobs, theme: Theme, this_year: int) -> None:
        """Do nothing yet; `this_year` serves a document that names no year."""
        super().__init__()
        self._services, self._jobs, self._this_year = services, jobs, this_year
        self._wants_in = False
        self._stand: Stand | None = None
        self._good: Stand | None = None
        self.page = RollOverPage(DRAFTING, theme)
        self.structure = StructurePage(theme)
        self._connect()

    def _connect(self) -> None:
        page, structure = self.page, self.structure
        page.answered.connect(self._answer)
        page.entered.connect(self.enter)
        page.back.connect(self._to_structure)
        page.plain_wanted.connect(lambda: self.plain_wanted.emit(self.stand.source))
        page.year_chosen.connect(lambda year: self._change(year=year, asked=frozenset()))
        structure.approved.connect(self._roll_from)
        structure.plain_wanted.connect(self.plain_wanted)
        structure.left.connect(self.left)
        structure.said.connect(self.said)

    @property
    def stand(self) -> Stand:
        """Where the flow stands, once it was begun."""
        assert self._stand is not None
        return self._stand

    def begin(self, name: str, source: Source) -> None:
        """Lead a document to its structure where that is doubtful, else to the questions.

        One that was led in before and left again comes back with its answers.
        """
        before = self._stand
        if before is not None and before.draft is not None and before.begun == source:
            self._stand = replace(before, name=name)
            self._roll(self._rolled_first, RESUMING)
            return
        year = None if source.year else self._this_year
        bodies = self._services.bodies(source)
        self._stand = Stand(name=name, begun=source, source=source, year=year, bodies=bodies)
        self._good = None
        if is_doubtful(source):
            self._to_structure()
        else:
            self._roll_from(source)

    def _to_structure(self) -> None:
        self._jobs.cancel(ROLL)
        self.structure.show_source(self.stand.name, self.stand.source)
        self.shown.emit(self.structure)
        self.structure.start()

    def _roll_from(self, source: Source) -> None:
        """Roll a document whose structure is right; answers hold while it is the same."""
        same = source == self.stand.source
        answers = self.stand.answers if same else {}
        self._stand = replace(self.stand, source=source, answers=answers, current=False)
        self._roll(self._rolled_first, "正在用去年稿起草")

    def _answer(self, row: Row, choice: int) -> None:
        """Take an answer over at once on the page, and roll again behind it."""
        shown = with_answer(self.stand.shown, row.key, choice)
        self._stand = replace(self.stand, shown=shown)
        self._show()
        if row.key == BODY:
            self._change(body=choice)
        else:
            self._change(answers={**self.stand.answers, row.key: choice})

    def _change(self, **changes: object) -> None:
        """Roll again with something else said; what is shown stays until that is done."""
        self._stand = replace(self.stand, current=False, **changes)
        self._roll(self._rolled_again, "")

    def _roll(self, done: Callable[[Stand], None], words: str) -> None:
        stand, services = self.stand, self._services

        def work(progress: Progress) -> Stand:
            """Leave at once where another answer came while this one waited."""
            progress.report(0, 1)
            return rolled(stand, services)

        job = self._jobs.start(ROLL, work, done, self._cannot)
        if words:
            self.working.emit(job, words)

    def _rolled_first(self, stand: Stand) -> None:
        self._take(stand)
        self.shown.emit(self.page)
        self.page.start()
        self.said.emit("　".join(one.message for one in self.stand.source.warnings))

    def _rolled_again(self, stand: Stand) -> None:
        self._take(stand)
        if self._wants_in:
            self.enter()

    def _take(self, stand: Stand) -> None:
        self._stand = self._good = stand
        self._show()

    def _show(self) -> None:
        self.page.show_draft(self.stand.name, self.stand.new_year, self.stand.shown)

    def _cannot(self, fault: UserError) -> None:
        """Go back to what held before, and say why."""
        self._wants_in = False
        if self._good is not None:
            self._stand = self._good
            self._show()
        self.failed.emit(fault)

    def enter(self) -> None:
        """Give the draft to the desk; an answer still being worked in is waited for."""
        self._wants_in = not self.stand.current
        if not self._wants_in:
            entered, self._stand, self._good = self.stand, None, None
            self.entered.emit(entered)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.page.set_theme(theme)
        self.structure.set_theme(theme)


def rolled(stand: Stand, services: Services) -> Stand:
    """Roll a document over with the answers given so far, and say what is shown of it (job)."""
    draft = services.roll(stand.source, stand.new_year, stand.unit, stand.answers).draft
    asked = stand.asked | asked_groups(draft.decisions)
    first = [_body_row(stand)] if len(stand.bodies) > 1 else []
    shown = groups(draft, frozenset(stand.answers), asked, first=first)
    return replace(stand, draft=draft, asked=asked, shown=tuple(shown), current=True)


def _body_row(stand: Stand) -> Row:
    return Row(
        key=BODY,
        ids=(BODY,),
        place="署名",
        sentence="、".join(stand.bodies),
        reason="去年是几家一起署名的，今年以谁的名义报？",
        options=("照去年，一起报", *stand.bodies),
        proposed=0,
        chosen=stand.body,
    )
