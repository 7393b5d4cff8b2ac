"""One door for each dialog about 填报表; whoever has the window may open them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from fzdraft.document import tree
from fzdraft.document.replies import Collected
from fzdraft.ui import ask
from fzdraft.ui.jobs import Progress

if TYPE_CHECKING:
    from fzdraft.ui.main_window import MainWindow

READ, COUNT = "sheets", "who is asked"
COUNTING = "正在数各单位要填几项，数好了就打开……"


def send(window: MainWindow) -> None:
    """Show 发给部门填 for the open draft; who is asked in a long one is counted first."""
    from fzdraft.ui.collect.send_dialog import SendDialog, counts

    session, services = window.session, window.services
    draft = session.draft

    def show(counted: dict[str, int]) -> None:
        if window.desk.session is not session:
            return
        folder = session.path.parent if session.path else Path.home()
        dialog = SendDialog(window, services, window.jobs, draft, folder, counted)
        dialog.started.connect(lambda job: window.status.show_job(job, "正在做填报表"))
        _open(dialog)

    long = tree.is_long(draft)
    if long:
        window.status.say(COUNTING)
    window.jobs.soon(
        COUNT,
        lambda: counts(services, draft),
        show,
        lambda fault: ask.tell(window, fault),
        long=long,
    )


def take(window: MainWindow, paths: Sequence[Path] = ()) -> None:
    """Read filled tables (the given ones, else those that the user chooses) and show 收回来."""
    services, draft = window.services, window.session.draft
    chosen = list(paths) or ask.pick_tables(window, services.setting("folder"))
    if not chosen:
        return
    window.keep_setting("folder", str(chosen[0].parent))

    def work(progress: Progress) -> Collected:
        return services.read_sheets(draft, chosen, progress.report)

    job = window.jobs.start(
        READ, work, lambda report: _show(window, report), lambda fault: ask.tell(window, fault)
    )
    window.status.show_job(job, f"正在读 {len(chosen)} 份填报表")


def _show(window: MainWindow, report: Collected) -> None:
    """Show what came back, unless the draft was put away meanwhile."""
    from fzdraft.ui.collect.take_dialog import TakeDialog

    session = window.desk.session
    if session is not None:
        dialog = TakeDialog(window, window.services, session, report)
        dialog.said.connect(window.status.say)
        dialog.reminder_wanted.connect(lambda: remind(window))
        _open(dialog)


def remind(window: MainWindow) -> None:
    """Show 催报 for the open draft."""
    from fzdraft.ui.collect.remind_dialog import RemindDialog

    _open(RemindDialog(window, window.services, window.jobs, window.session.draft))


def _open(dialog: QDialog) -> None:
    """Show a dialog over its window; it goes when closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
