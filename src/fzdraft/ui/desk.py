"""The desk: which draft lies on it, where it came from, and where it goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from fzdraft.document import standing, tree
from fzdraft.document.model import Draft, Source
from fzdraft.errors import UserError
from fzdraft.services import Opened, Services, Unfinished
from fzdraft.ui import ask
from fzdraft.ui.autosave import Autosave
from fzdraft.ui.clock import now, when_words
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.session import Session

PASTED = "粘贴的文字"
PAINTED_MS = 700
"""By then the views of a long draft stand; until then the draft is only what can be made again."""
ENTERED = "灰字是去年原话，黄底是要填的数。改过的字就变黑；文件→起草记录 里每一条都还能改。"


class Arrival(Struct, frozen=True):
    """A draft about to come onto the desk; `recovered` is its key in the recovery place.

    With `unsaved` it is work already done that stands in no file yet.
    """

    draft: Draft
    path: Path | None = None
    last_year: Source | None = None
    read_only: bool = False
    words: str = ""
    recovered: str = ""
    unsaved: bool = False


class Desk(QObject):
    """Opens, saves and puts away; there is at most one draft on it.

    Signals: settling() before a save or a leave, so that half-typed fields are taken
    over; arriving(name, load) when a document is to be led in, with the function that
    reads it; opened(Session) when a draft lies on the desk; cleared() when it was put
    away; said(words) for a line in the status bar.
    """

    settling = Signal()
    arriving = Signal(str, object)
    opened = Signal(object)
    cleared = Signal()
    said = Signal(str)

    def __init__(self, services: Services, window: QWidget, jobs: Jobs) -> None:
        """Ask questions over `window`; `jobs` save long drafts."""
        super().__init__(window)
        self._services, self._window, self._jobs = services, window, jobs
        self.session: Session | None = None
        self.autosave: Autosave | None = None
        self.read_only = False

    @property
    def title(self) -> str:
        """What the draft is called: its file, else its title."""
        if self.session is None:
            return ""
        if self.session.path is not None:
            return self.session.path.stem
        return self.session.draft.report.title.plain or "新稿"

    def open_path(self, path: Path) -> None:
        """Open a draft; any other document is to be led in."""
        if path.suffix.lower() != ask.DRAFT_SUFFIX:
            self.lead_in(path)
        elif not self._shown_already(path):
            self._receive(lambda: self._load(path))

    def lead_in(self, path: Path) -> None:
        """Lead last year's document in, whatever its form (a draft too)."""
        self.arriving.emit(path.name, lambda: self._services.read_path(path))

    def _shown_already(self, path: Path) -> bool:
        """Bring the window to the front that has this file open, where there is one."""
        for window in QApplication.topLevelWidgets():
            for desk in window.findChildren(Desk):
                if desk.session is not None and desk.session.path == path:
                    window.activateWindow()
                    return True
        return False

    def open_text(self, text: str) -> None:
        """Lead in text of the clipboard."""
        data = text.encode()
        self.arriving.emit(PASTED, lambda: self._services.read_bytes(data, f"{PASTED}.txt"))

    def open_sample(self) -> None:
        """Lead in the sample report."""
        self.arriving.emit("示例", self._services.sample)

    def begin(self, source: Source) -> None:
        """Begin a draft with the text of a document as it stands, for the same year."""
        self._receive(lambda: self._begin(source))

    def enter(self, draft: Draft, last_year: Source) -> None:
        """Lay a draft on the desk that was made from last year's document."""
        arrival = Arrival(draft, None, last_year, words=ENTERED, unsaved=True)
        self._receive(lambda: arrival)

    def open_new(self, template: str, unit: str, year: int, region: str) -> None:
        """Begin a draft from a template."""
        self._receive(lambda: Arrival(self._services.new_draft(template, unit, year, region)))

    def recover(self, key: str) -> None:
        """Lay a draft of the recovery place on the desk; its file is as it was."""
        self._receive(lambda: self._load_unfinished(key))

    def save(self) -> bool:
        """Save to the draft's file; True when it stands there now."""
        self.settling.emit()
        session = self.session
        if session is None:
            return True
        if session.path is None or self.read_only:
            return self.save_as()
        return self._save_to(session, session.path)

    def save_as(self) -> bool:
        """Save under another name; True when it was done."""
        self.settling.emit()
        session = self.session
        if session is None:
            return True
        path = ask.pick_draft(self._window, self._folder() / f"{self.title}{ask.DRAFT_SUFFIX}")
        return path is not None and self._save_to(session, path)

    def leave(self) -> bool:
        """Put the draft away, asking at most once; False when the user wants to stay."""
        self.settling.emit()
        if self.session is None:
            return True
        if not self.session.is_saved:
            answer = ask.ask_leaving(self._window, self.title)
            if answer is ask.Leaving.STAY or (answer is ask.Leaving.SAVE and not self.save()):
                return False
        self._put_away(self.session)
        return True

    def _receive(self, load: Callable[[], Arrival | None]) -> None:
        """Read first, then put the old draft away: a file nobody can read changes nothing."""
        try:
            arrival = load()
        except UserError as fault:
            ask.tell(self._window, fault)
            return
        if arrival is None:
            return
        if self.leave():
            self._lay(arrival)
        elif arrival.path is not None and not arrival.read_only:
            self._services.release(arrival.path)

    def _load(self, path: Path) -> Arrival | None:
        services = self._services
        left = [one for one in self._jobs.wait(services.unfinished) if one.path == path]
        if left and ask.ask_recover(self._window, difference_words(left[0])):
            return self._load_unfinished(left[0].key)
        opened: Opened = self._jobs.wait(lambda: services.open_draft(path))
        if opened.held_by and not ask.ask_read_only(self._window, opened.held_by):
            return None
        return _arrival(opened, path)

    def _begin(self, source: Source) -> Arrival:
        services = self._services
        long = tree.is_long(source)
        made = self._jobs.wait(lambda: services.draft_from(source)) if long else None
        draft, widened = made or services.draft_from(source)
        words = f"半角标点改成全角 {widened} 处。" if widened else ""
        return Arrival(draft, None, source, words=f"{words}原文件没有动，原文在右边“去年”里。")

    def _load_unfinished(self, key: str) -> Arrival | None:
        services, wait = self._services, self._jobs.wait
        found = next((one for one in wait(services.unfinished) if one.key == key), None)
        if found is None:
            return None
        opened: Opened = wait(lambda: services.recover(key))
        return replace(_arrival(opened, found.path), recovered=key)

    def _lay(self, arrival: Arrival) -> None:
        """Put a draft on the desk; one found again is kept under its new key at once."""
        session = Session(arrival.draft, arrival.path, arrival.last_year)
        self.session, self.read_only = session, arrival.read_only
        self.autosave = Autosave(session, self._services, self)
        self.autosave.failed.connect(self.said)
        if arrival.recovered or arrival.unsaved:
            session.mark_unsaved()
        self.opened.emit(session)
        if arrival.unsaved or arrival.recovered:
            self._keep_first(self.autosave, arrival)
        if arrival.path is not None:
            self._back_to_caret(session, arrival.path)
        self.said.emit(arrival.words)

    def _keep_first(self, autosave: Autosave, arrival: Arrival) -> None:
        """Keep a draft that stands in no file; a long one when the window has been painted."""

        def write() -> None:
            autosave.try_to_write(instead_of=arrival.recovered)

        if tree.is_long(arrival.draft):
            QTimer.singleShot(PAINTED_MS, autosave, write)
        else:
            write()

    def _put_away(self, session: Session) -> None:
        assert self.autosave is not None
        path = session.path
        if path is not None and not self.read_only:
            self._quietly(lambda: self._remember(session, path))
            self._quietly(lambda: self._services.release(path))
        self._quietly(self.autosave.discard)
        self.autosave.deleteLater()
        self.session, self.autosave = None, None
        standing.forget()
        self.cleared.emit()
        session.deleteLater()

    def _save_to(self, session: Session, path: Path) -> bool:
        old = None if self.read_only else session.path

        def write() -> None:
            self._write(path, session)
            self.read_only = False
            if old is not None and old != path:
                self._services.release(old)
            session.mark_saved(path, now())
            self._quietly(lambda: self._remember(session, path))

        return self._guarded(write)

    def _write(self, path: Path, session: Session) -> None:
        """Write the file; while a long one is written nothing is typed, but nothing freezes."""
        draft, last_year = session.draft, session.last_year
        if tree.is_long(draft):
            self.said.emit("正在存盘……")
            self._jobs.wait(lambda: self._services.save(path, draft, last_year))
        else:
            self._services.save(path, draft, last_year)

    def _remember(self, session: Session, path: Path) -> None:
        title = session.draft.report.title.plain or path.stem
        self._services.remember(path, title, session.node, session.block)

    def _back_to_caret(self, session: Session, path: Path) -> None:
        for recent in self._services.recent():
            if recent.path == path and tree.has(session.draft, recent.node):
                session.go(recent.node, recent.block)

    def _folder(self) -> Path:
        session = self.session
        if session is not None and session.path is not None:
            return session.path.parent
        kept = self._services.setting("folder")
        return Path(kept) if kept else Path.home()

    def _quietly(self, work: Callable[[], None]) -> None:
        """Do what must not stand in the way of anything; a fault is a line in the status bar."""
        try:
            work()
        except UserError as fault:
            self.said.emit(str(fault))

    def _guarded(self, work: Callable[[], None]) -> bool:
        """Do what may fail by the world's fault; the fault is told in one sentence."""
        try:
            work()
        except UserError as fault:
            ask.tell(self._window, fault)
            return False
        return True


def difference_words(one: Unfinished) -> str:
    """Say when an unfinished draft was kept and how it differs: 今天 14:32，比存盘时多 8 字."""
    more = f"，{one.difference}" if one.difference else ""
    return f"{when_words(one.written)}{more}"


def _arrival(opened: Opened, path: Path | None) -> Arrival:
    held = bool(opened.held_by)
    return Arrival(opened.draft, path, opened.last_year, held, "　".join(opened.notes))
