"""The main window: start page or workspace, menus, status bar; it hands requests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from fzdraft.document.places import Place
from fzdraft.errors import UserError
from fzdraft.services import Services
from fzdraft.ui import ask, style
from fzdraft.ui.checklists import Checklists
from fzdraft.ui.desk import Desk
from fzdraft.ui.dialogs import Dialogs
from fzdraft.ui.handlers import handlers
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.menus import Menus
from fzdraft.ui.numbers.host import Numbers
from fzdraft.ui.session import Session
from fzdraft.ui.start_page import StartPage, dropped_file
from fzdraft.ui.status import StatusBar
from fzdraft.ui.theme import Theme, parse_theme

if TYPE_CHECKING:
    from fzdraft.ui.library.host import Host as Libraries
    from fzdraft.ui.material.receiving import Receiving
    from fzdraft.ui.roll_over.host import Host
    from fzdraft.ui.workspace import Workspace

PROGRAM = "法治报告起草"
PAGES_AFTER_MS = 1200
ROOMY_FROM = 1500
"""Width of a screen in pixels below which the first window takes all of it."""
_FIRST_THEME = "light"


class MainWindow(QMainWindow):
    """One window, at most one draft."""

    def __init__(self, services: Services) -> None:
        """Show the start page; everything else is made when it is needed."""
        super().__init__()
        self.services = services
        self.jobs = Jobs(self)
        self.desk = Desk(services, self, self.jobs)
        self.dialogs = Dialogs(self)
        self.checklists = Checklists(self)
        self.numbers = Numbers(self)
        self.workspace: Workspace | None = None
        self._rolling: Host | None = None
        self._receiving: Receiving | None = None
        self.guest: QWidget | None = None
        self.themes = load_themes(services.themes())
        self.menus = Menus(self, handlers(self))
        self.status = StatusBar(self.jobs)
        self._build()
        self._connect()
        self.set_theme(services.setting("theme") or _FIRST_THEME)
        self._restore()
        self._cleared()

    def _build(self) -> None:
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.start = StartPage(self.services)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self.setCentralWidget(self._stack)
        self._theme_menu()
        self.menus.submenus["recent"].aboutToShow.connect(self._fill_recent)
        self._page_timer = QTimer(self)
        self._page_timer.setSingleShot(True)
        self._page_timer.setInterval(PAGES_AFTER_MS)
        self._page_timer.timeout.connect(self._count_pages)

    def _connect(self) -> None:
        self.desk.arriving.connect(lambda name, load: self.rolling.begin(name, load))
        self.desk.opened.connect(self._opened)
        self.desk.cleared.connect(self._cleared)
        self.desk.settling.connect(self._settle)
        self.desk.said.connect(self.status.say)
        self.start.file_wanted.connect(self.open_file)
        self.start.file_given.connect(self.desk.open_path)
        self.start.text_wanted.connect(self.open_clipboard)
        self.start.template_wanted.connect(self.dialogs.new)
        self.start.sample_wanted.connect(self.desk.open_sample)
        self.start.recovery_wanted.connect(self.desk.recover)

    @property
    def session(self) -> Session:
        """The open session; actions that use it are enabled only with a draft."""
        assert self.desk.session is not None
        return self.desk.session

    @property
    def work(self) -> Workspace:
        """The open workspace; actions that use it are enabled only with a draft."""
        assert self.workspace is not None
        return self.workspace

    def open_file(self) -> None:
        """Let the user choose a file and open it."""
        path = ask.pick_open(self, self.services.setting("folder"))
        if path is not None:
            self.keep_setting("folder", str(path.parent))
            self.desk.open_path(path)

    def choose_last_year(self) -> None:
        """Let the user choose last year's document and lead it in."""
        path = ask.pick_document(self, "用去年稿起草", self.services.setting("folder"))
        if path is not None:
            self.keep_setting("folder", str(path.parent))
            self.desk.lead_in(path)

    @property
    def rolling(self) -> Host:
        """The pages of 用去年稿起草; their modules come late, for an early first paint."""
        from fzdraft.ui.roll_over.host import Host

        if self._rolling is None:
            self._rolling = Host(self)
        return self._rolling

    @property
    def libraries(self) -> Libraries:
        """参考稿库 and 例句; their modules come late, for an early first paint."""
        from fzdraft.ui.library.host import host_of

        return host_of(self)

    @property
    def receiving(self) -> Receiving:
        """Who takes material into the open draft; its modules come late, too."""
        from fzdraft.ui.material.receiving import Receiving

        if self._receiving is None:
            self._receiving = Receiving(self)
        return self._receiving

    def add_page(self, page: QWidget) -> None:
        """Keep a page at hand that may be shown."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Let a page take the place of start page or workspace until another comes."""
        self.add_page(page)
        self._stack.setCurrentWidget(page)
        self.guest = page
        self._enable()

    def show_home(self) -> None:
        """Show the workspace, or the start page where there is no draft."""
        self.guest = None
        self._stack.setCurrentWidget(self.workspace or self.start)
        self._enable()
        if self.workspace is not None:
            self.workspace.paper.setFocus()

    def open_clipboard(self) -> None:
        """Begin a draft from the text of the clipboard."""
        text = QApplication.clipboard().text()
        if text.strip():
            self.desk.open_text(text)
        else:
            ask.tell(self, UserError("剪贴板里没有文字，", "先到网页上把报告全文复制下来。"))

    def go_to(self, place: Place) -> None:
        """Bring the caret to a place of the draft."""
        self.session.go(place.node, place.block)
        self.work.go_text()

    def set_theme(self, name: str) -> None:
        """Dress the window in a theme, at once."""
        self.theme = self.themes.get(name) or next(iter(self.themes.values()))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(style.palette(self.theme))
        self.setStyleSheet(style.stylesheet(self.theme))
        if self.workspace is not None:
            self.workspace.set_theme(self.theme)
        if self._rolling is not None:
            self._rolling.set_theme()
        for action in self._theme_actions.actions():
            action.setChecked(self.themes[action.objectName()] == self.theme)

    def keep_setting(self, name: str, value: str) -> None:
        """Store a setting; where that fails the window goes on and says so."""
        try:
            self.services.set_setting(name, value)
        except UserError as fault:
            self.status.say(str(fault))

    def change_setting(self, name: str, value: str) -> None:
        """Store a setting and let it take effect."""
        self.keep_setting(name, value)
        if name == "theme":
            self.set_theme(value)
        elif self.workspace is not None:
            self.workspace.apply_settings()

    def keep(self) -> None:
        """Write what is not saved to the recovery place, now."""
        if self.desk.autosave is not None:
            self.desk.autosave.write()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask at most once, remember the sizes and stop the worker."""
        self._remember_sizes()
        if not self.desk.leave():
            event.ignore()
            return
        self.hide()
        self.jobs.close()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a file be dropped anywhere."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the dropped file."""
        path = dropped_file(event)
        if path is not None:
            self.desk.open_path(path)

    def _settle(self) -> None:
        if self.workspace is not None:
            self.workspace.form.commit_all()

    def _opened(self, session: Session) -> None:
        """Show the workspace; its module comes late, so that the start page comes early."""
        from fzdraft.ui.workspace import Workspace

        self.workspace = Workspace(session, self.services, self.theme, self.jobs)
        self._stack.addWidget(self.workspace)
        self.libraries.attach(self.workspace)
        self.show_home()
        self.workspace.restore(self.services.setting("panes"), self.width())
        self.status.follow(session)
        session.changed.connect(self._changed)
        session.saved.connect(self._changed)
        session.moved.connect(self._enable)
        self.workspace.outline.addActions(self.menus.of("章节"))
        self.workspace.steps.said.connect(self.status.say)
        self._receiving = None
        self.workspace.side.when_complete(lambda: self.receiving.serve(self.work.side.material))
        self.workspace.paper.zoom_changed.connect(self._zoomed)
        self.numbers.attach(self.workspace)
        self._changed()
        self.workspace.paper.setFocus()

    def _cleared(self) -> None:
        """Show the start page; the views go before their session."""
        self.jobs.cancel("pages")
        self._page_timer.stop()
        self.status.follow(None)
        if self._rolling is not None:
            self._rolling.close_record()
        if self.workspace is not None:
            self.keep_setting("panes", self.workspace.state())
            self._stack.removeWidget(self.workspace)
            self.workspace.deleteLater()
            self.workspace = None
        self.show_home()
        self._refresh_start()
        self._changed()

    def _refresh_start(self) -> None:
        try:
            self.start.refresh()
        except UserError as fault:
            self.status.say(str(fault))

    def _changed(self) -> None:
        """Bring title, 撤销 and 重做 up to date; the pages are counted in the next pause."""
        session = self.desk.session
        self._enable()
        name = f"{self.desk.title}[*] — {PROGRAM}" if session else f"{PROGRAM}[*]"
        self.setWindowTitle(name.replace("[*]", "〔只读〕[*]") if self.desk.read_only else name)
        modified = session is not None and not session.is_saved
        if modified != self.isWindowModified():
            self.setWindowModified(modified)
        if session is not None:
            self._page_timer.start()

    def _enable(self) -> None:
        """Let those actions work that make sense where the caret stands."""
        session = self.desk.session
        there = self.work.steps.here if self.workspace and session else set()
        self.menus.enable(there & {"draft", "rolled", "promises"} if self.guest else there)
        self.menus.show_history(session.history if session else None)

    def _count_pages(self) -> None:
        session, services = self.desk.session, self.services
        if session is not None:
            draft = session.draft
            self.jobs.start(
                "pages",
                lambda _: services.page_count(draft),
                self.status.show_pages,
                self._no_pages,
                in_pauses=True,
            )

    def _no_pages(self, fault: UserError) -> None:
        """Show no page count for a draft that cannot be laid out; exporting it will say why."""
        self.status.show_pages(0)

    def _zoomed(self, percent: int) -> None:
        """Remember a size that was set on the paper itself."""
        self.keep_setting("zoom", str(percent))

    def zoom_by(self, steps: int) -> None:
        """Make the paper larger or smaller by steps of the usual sizes."""
        from fzdraft.ui.settings_dialog import ZOOMS

        zoom = int(self.services.setting("zoom") or 100)
        nearest = min(range(len(ZOOMS)), key=lambda at: abs(ZOOMS[at] - zoom))
        at = min(max(nearest + steps, 0), len(ZOOMS) - 1)
        self.change_setting("zoom", str(ZOOMS[at]))

    def _theme_menu(self) -> None:
        self._theme_actions = QActionGroup(self)
        for key, theme in self.themes.items():
            action = QAction(theme.name, self)
            action.setObjectName(key)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, key=key: self.change_setting("theme", key))
            self._theme_actions.addAction(action)
        self.menus.submenus["themes"].addActions(self._theme_actions.actions())

    def _fill_recent(self) -> None:
        menu = self.menus.submenus["recent"]
        menu.clear()
        recent = self.services.recent()
        if not recent:
            menu.addAction("还没有打开过稿子").setEnabled(False)
        for file in recent:
            action = menu.addAction(file.path.name.replace("&", "&&"))
            action.setToolTip(str(file.path))
            action.triggered.connect(lambda _=False, path=file.path: self.desk.open_path(path))

    def _restore(self) -> None:
        kept = self.services.setting("geometry")
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            self.resize(1280, 720)
            if self.screen().availableSize().width() < ROOMY_FROM:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def _remember_sizes(self) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.keep_setting("geometry", geometry)
        if self.workspace is not None:
            self.keep_setting("panes", self.workspace.state())


def load_themes(texts: dict[str, str]) -> dict[str, Theme]:
    """Read the theme files, in the order that they ask for."""
    themes = {key: parse_theme(text) for key, text in texts.items()}
    return dict(sorted(themes.items(), key=lambda item: item[1].order))
