"""The paper in the middle of the window: the page and, above it, find and replace."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fzdraft.document.finding import Hit
from fzdraft.document.places import Place
from fzdraft.ui.paper.findbar import FindBar
from fzdraft.ui.paper.lines import Scope
from fzdraft.ui.paper.page import Page
from fzdraft.ui.session import Session
from fzdraft.ui.theme import Theme


class Paper(QWidget):
    """Shows and edits a session's draft as continuous paper.

    Signals: view_changed(scope) when another part is shown ("chapter", "whole",
    "section"); zoom_changed(per cent).
    """

    view_changed = Signal(str)
    zoom_changed = Signal(int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        """Show the chapter where the session stands."""
        super().__init__(parent)
        self.session = session
        self._theme = theme
        self._wide: Scope = "chapter"
        self.page = Page(session, theme)
        self.find_bar = FindBar(session)
        self.find_bar.set_theme(theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.find_bar)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)
        self.setAccessibleName("稿纸")
        self._connect()

    def _connect(self) -> None:
        self.page.zoomed.connect(self.set_zoom)
        self.page.section_wanted.connect(self.toggle_section)
        self.page.find_wanted.connect(self.open_find)
        self.page.next_wanted.connect(self.find_bar.step)
        self.find_bar.found.connect(self.page.show_hits)
        self.find_bar.chosen.connect(self._show_hit)
        self.find_bar.closed.connect(self.page.setFocus)

    def open_find(self, replacing: bool = False) -> None:
        """Open 查找 (Ctrl+F), or 查找 and 替换 (Ctrl+H), with the selected words."""
        words = self.page.textCursor().selectedText()
        one_line = words if "\u2029" not in words else ""
        self.find_bar.open_for(one_line, replacing and not self.page.isReadOnly())

    def _show_hit(self, hit: Hit) -> None:
        self.page.select(hit.place, hit.start, hit.end)

    @property
    def scope(self) -> Scope:
        """What is shown: a chapter, the whole draft or one section."""
        return self.page.view.scope

    def set_view(self, scope: Scope) -> None:
        """Show the chapter, the whole or the section at the caret."""
        if scope != self.scope:
            here = self.page.view.here()
            self.page.view.show(scope, here.place.node)
            self.page.view.go_to(here)
            self.view_changed.emit(scope)

    def toggle_section(self) -> None:
        """Show one section, and from there what was shown before (F11)."""
        if self.scope == "section":
            self.set_view(self._wide)
        else:
            self._wide = self.scope
            self.set_view("section")

    def show_node(self, node_id: str, block_id: str = "") -> None:
        """Bring the caret to a section, paper or attachment (or one of its blocks)."""
        self.page.view.go_to_node(node_id, block_id)

    def select(self, place: Place, start: int, end: int) -> None:
        """Show and select code points of a text of the draft."""
        self.page.select(place, start, end)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.find_bar.set_theme(theme)
        self.page.look(theme, self.page.zoom)

    @property
    def zoom(self) -> int:
        """The size in per cent; at 100 a character is 16 pt wide."""
        return self.page.zoom

    def set_zoom(self, percent: int) -> None:
        """Take another size, 50 to 200 per cent."""
        before = self.page.zoom
        self.page.look(self._theme, percent)
        if self.page.zoom != before:
            self.zoom_changed.emit(self.page.zoom)

    def set_read_only(self, read_only: bool) -> None:
        """Let the draft be read and copied only, or edited again."""
        self.page.set_read_only(read_only)

    def set_widening(self, on: bool) -> None:
        """Switch the widening of typed half-width marks on or off."""
        self.page.hands.widen = on
