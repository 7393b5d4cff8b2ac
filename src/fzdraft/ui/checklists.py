"""Lists that a report should answer: 提纲 and 要点 come in, the 对照表 goes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from fzdraft.document.edits import Edit
from fzdraft.document.model import Draft, Source
from fzdraft.errors import UserError
from fzdraft.ui import ask

if TYPE_CHECKING:
    from fzdraft.ui.main_window import MainWindow

OUTLINE, POINTS = "上级提纲", "工作要点"
TABLE = "去年安排落实情况对照表"
NO_ITEMS = UserError("里面没有找到一条一条的内容，", "请换一份文件，或把要点复制下来再粘贴。")
READ, WRITE = "checklist", "table"


class Checklists(QObject):
    """Adds checklists to the open draft, each as one step, and writes the table."""

    def __init__(self, window: MainWindow) -> None:
        """Work for this window."""
        super().__init__(window)
        self._window = window

    def add(self, name: str) -> None:
        """Ask for a document (or the clipboard) and make its items a checklist of this name."""
        window, services = self._window, self._window.services
        chosen = ask.pick_list(window, name)
        if chosen is ask.FromWhere.FILE:
            path = ask.pick_document(window, name, services.setting("folder"))
            if path is not None:
                self._read(name, lambda: services.read_path(path))
        elif chosen is ask.FromWhere.CLIPBOARD:
            data = QApplication.clipboard().text().encode()
            self._read(name, lambda: services.read_bytes(data, f"{name}.txt"))

    def _read(self, name: str, load: Callable[[], Source]) -> None:
        window = self._window
        services, draft = window.services, window.session.draft
        job = window.jobs.start(
            READ,
            lambda _: services.checklist(draft, load(), name),
            lambda edit: self._join(name, draft, edit),
            self._tell,
        )
        window.status.show_job(job, f"正在读{name}")

    def _join(self, name: str, before: Draft, edit: Edit | None) -> None:
        """Put the items into the draft, unless it was put away or answered meanwhile."""
        session = self._window.desk.session
        if edit is None:
            self._tell(NO_ITEMS)
        elif session is not None and session.draft.promises == before.promises:
            session.do(edit, f"加入{name}")
            more = len(session.draft.promises) - len(before.promises)
            self._window.status.say(f"{name}分成 {more} 条，列在“去年”里各节的下面。")
            self._window.work.show_tab(1)

    def table(self) -> None:
        """Write 去年安排落实情况对照表 where the user says."""
        window = self._window
        services, session = window.services, window.session
        folder = session.path.parent if session.path else Path.home()
        name = f"{session.draft.reporter.short_name}{session.draft.year or ''}年{TABLE}.docx"
        path = ask.pick_output(window, folder / name, "Word 文档", ".docx")
        if path is None:
            return
        draft = session.draft
        job = window.jobs.start(
            WRITE,
            lambda _: services.promise_table(draft, path),
            lambda _: window.status.say(f"对照表写好了：{path}"),
            self._tell,
        )
        window.status.show_job(job, f"正在写{TABLE}")

    def _tell(self, fault: UserError) -> None:
        ask.tell(self._window, fault)
