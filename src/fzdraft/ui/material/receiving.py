"""Taking material in: chosen, dropped or pasted, read in the background, kept as one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from fzdraft.document import collected
from fzdraft.document.edits import Batch, Edit, apply
from fzdraft.document.model import Draft
from fzdraft.errors import UserError
from fzdraft.services import Received
from fzdraft.ui import ask
from fzdraft.ui.material.list_dialog import ListDialog
from fzdraft.ui.material.received_dialog import Kept, ReceivedDialog, needs_asking
from fzdraft.ui.material.tab import MaterialTab
from fzdraft.ui.session import Session

if TYPE_CHECKING:
    from fzdraft.ui.main_window import MainWindow

READ = "material-reading"
NO_TEXT = UserError("剪贴板里没有文字，", "先到部门发来的文字那里全选复制。")
_TAB = 2


class Receiving(QObject):
    """Adds material to the open draft; what could not be read is told with its reason."""

    def __init__(self, window: MainWindow) -> None:
        """Work for this window."""
        super().__init__(window.workspace)
        self._window = window

    def serve(self, tab: MaterialTab) -> None:
        """Do what the tab asks for."""
        tab.files_wanted.connect(self.choose)
        tab.files_given.connect(self.read)
        tab.text_wanted.connect(self.paste)
        tab.list_wanted.connect(self.show_list)
        tab.said.connect(self._window.status.say)

    def choose(self) -> None:
        """Let the user choose any number of files, and read them."""
        window = self._window
        paths = ask.pick_materials(window, window.services.setting("folder"))
        if paths:
            window.keep_setting("folder", str(paths[0].parent))
            self.read(paths)

    def read(self, paths: Sequence[Path]) -> None:
        """Read files (of folders what is in them) as a job with progress."""
        window, draft = self._window, self._window.session.draft
        services, session = window.services, window.session
        job = window.jobs.start(
            READ,
            lambda progress: services.receive_files(draft, paths, progress.report),
            lambda found: self._keep(session, found),
            self._tell,
        )
        window.status.show_job(job, "正在读材料")

    def paste(self) -> None:
        """Take the text of the clipboard in; it is always asked whose it is."""
        window, text = self._window, QApplication.clipboard().text()
        if not text.strip():
            self._tell(NO_TEXT)
            return
        services, session = window.services, window.session
        draft = session.draft
        job = window.jobs.start(
            READ,
            lambda _: (services.receive_text(draft, text),),
            lambda found: self._keep(session, found, asked=True),
            self._tell,
        )
        window.status.show_job(job, "正在读粘贴的文字")

    def show_list(self) -> None:
        """Show what came from whom."""
        dialog = ListDialog(self._window, self._window.session)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_copy(self) -> None:
        """Write a copy to pass on where the user says: without past and material."""
        window, session = self._window, self._window.session
        folder = session.path.parent if session.path else Path.home()
        path = ask.pick_copy(window, folder / f"{window.desk.title}（发送）{ask.DRAFT_SUFFIX}")
        if path is None:
            return
        try:
            window.services.save_copy(path, session.draft)
        except UserError as fault:
            self._tell(fault)
        else:
            window.status.say(f"副本存好了：{path}。里面没有历次稿、去年的稿子和部门材料。")

    def _keep(self, session: Session, found: Sequence[Received], asked: bool = False) -> None:
        """Keep what was read; where something is doubtful or was not read, show it first."""
        window = self._window
        if window.desk.session is not session:
            return
        draft = session.draft
        if not asked and not needs_asking(found, draft.materials):
            self._take_in(session, [Kept(one.material) for one in found if one.material])
            return
        known = window.services.known_departments(draft)
        dialog = ReceivedDialog(window, found, draft.materials, known)
        dialog.accepted.connect(lambda: self._take_in(session, dialog.kept))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_in(self, session: Session, kept: Sequence[Kept]) -> None:
        """Put materials into the draft as one step, unless it was put away meanwhile."""
        window = self._window
        if kept and window.desk.session is session:
            session.do(kept_edit(session.draft, kept), "收下材料")
            count = sum(len(one.material.excerpts) for one in kept)
            window.status.say(f"收下 {len(kept)} 份材料，{count} 段，正在按各节分好。")
            window.work.show_tab(_TAB)

    def _tell(self, fault: UserError) -> None:
        ask.tell(self._window, fault)


def kept_edit(draft: Draft, kept: Sequence[Kept]) -> Edit:
    """Return the edit that adds materials, some of them in the place of older ones."""
    older = [
        material.id
        for one in kept
        if one.instead
        for material in draft.materials
        if material.department == one.material.department
    ]
    edits = [collected.add(draft, [one.material for one in kept])]
    draft = apply(draft, edits[0])[0]
    for old in older:
        before = next(one for one in draft.materials if one.id == old)
        newest = [one for one in draft.materials if one.department == before.department][-1]
        edits.append(collected.supersede(draft, old, newest.id))
        draft = apply(draft, edits[-1])[0]
    return Batch(tuple(edits))
