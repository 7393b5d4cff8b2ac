"""Which dialog opens with what: one method for each, called by the menus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from fzdraft.ui.start_page import report_templates

if TYPE_CHECKING:
    from fzdraft.ui.main_window import MainWindow


class Dialogs(QObject):
    """Opens dialogs over the window; their modules are loaded when first needed."""

    def __init__(self, window: MainWindow) -> None:
        """Open everything over `window`."""
        super().__init__(window)
        self._window = window

    def new(self, template: str = "") -> None:
        """Ask for template, unit and year, and begin a draft."""
        from fzdraft.ui.new_dialog import NewDialog

        services = self._window.services
        unit, region = services.setting("unit"), services.setting("region")
        dialog = NewDialog(self._window, report_templates(services), template, unit, region)
        dialog.accepted.connect(lambda: self._begin(dialog.answers))
        _open(dialog)

    def _begin(self, answers: tuple[str, str, int, str]) -> None:
        template, unit, year, region = answers
        self._window.keep_setting("unit", unit)
        self._window.keep_setting("region", region)
        self._window.desk.open_new(template, unit, year, region)

    def export(self) -> None:
        """Show 生成文件 for the draft as it stands."""
        from fzdraft.ui.export_dialog import ExportDialog

        window = self._window
        session = window.session
        folder = session.path.parent if session.path else Path.home()
        dialog = ExportDialog(window, window.services, window.jobs, session.draft, folder)
        dialog.place_wanted.connect(window.go_to)
        dialog.table_wanted.connect(window.checklists.table)
        dialog.left_open.connect(self._leave_open)
        dialog.started.connect(lambda job: window.status.show_job(job, "正在生成文件"))
        _open(dialog)

    def _leave_open(self, skin: str) -> None:
        """Record in the draft that a skin went out with open marks."""
        window = self._window
        edit = window.services.leave_open(window.session.draft, skin)
        window.session.do(edit, "没定就出门")

    def redline(self) -> None:
        """Show 花脸稿 for the draft as it stands."""
        from fzdraft.ui.redline_dialog import RedlineDialog

        window, session = self._window, self._window.session
        folder = session.path.parent if session.path else Path.home()
        dialog = RedlineDialog(
            window, window.services, window.jobs, session.draft, session.last_year, folder
        )
        dialog.started.connect(lambda job: window.status.show_job(job, "正在生成花脸稿"))
        _open(dialog)

    def preview(self) -> None:
        """Show the pages of the 送审稿."""
        from fzdraft.ui.preview import PreviewDialog

        window = self._window
        services, draft = window.services, window.session.draft
        dialog = PreviewDialog(window)
        job = window.jobs.start(
            "preview",
            lambda _: services.preview(draft, "review"),
            dialog.show_pages,
            dialog.show_fault,
        )
        dialog.finished.connect(job.cancel)
        window.status.show_job(job, "正在排版")
        _open(dialog)

    def send_sheets(self) -> None:
        """Show 发给部门填."""
        from fzdraft.ui.collect.doors import send

        send(self._window)

    def take_sheets(self) -> None:
        """Ask for filled tables and show 收回来."""
        from fzdraft.ui.collect.doors import take

        take(self._window)

    def remind(self) -> None:
        """Show 催报."""
        from fzdraft.ui.collect.doors import remind

        remind(self._window)

    def settings(self) -> None:
        """Show 设置."""
        from fzdraft.ui.settings_dialog import SettingsDialog

        window = self._window
        read, change = window.services.setting, window.change_setting
        _open(SettingsDialog(window, window.themes, read, change))

    def keys(self) -> None:
        """Show the list of keys."""
        from fzdraft.ui.pages_of_help import keys_dialog

        _open(keys_dialog(self._window))

    def health(self) -> None:
        """Show 字体与输入法检查."""
        from fzdraft.ui.pages_of_help import health_dialog

        _open(health_dialog(self._window, self._window.services.health()))

    def about(self) -> None:
        """Show 关于."""
        from fzdraft.ui.pages_of_help import about_dialog

        _open(about_dialog(self._window, self._window.services.version()))


def _open(dialog: QDialog) -> None:
    """Show a dialog over its window without blocking anything else; it goes when closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
