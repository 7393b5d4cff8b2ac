"""参考稿库: the documents and what is found in them at the left, what is read at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fzdraft.document.model import Draft
from fzdraft.document.places import Place
from fzdraft.errors import UserError
from fzdraft.services import FoundNumber, Sample, Services
from fzdraft.ui import ask, style
from fzdraft.ui.library.bars import BottomBar, TopBar
from fzdraft.ui.library.documents import DocumentList, Documents
from fzdraft.ui.library.hits import HitList
from fzdraft.ui.library.keeper import Compared, Keeper
from fzdraft.ui.library.one_bar import own_bar
from fzdraft.ui.library.outcome import Outcome
from fzdraft.ui.library.sample_page import SamplePage
from fzdraft.ui.library.words import became, counted, name_of, shortened
from fzdraft.ui.theme import Theme

if TYPE_CHECKING:
    from fzdraft.services import Entry, Hit, Line, Same

TITLE = "参考稿库"
NOWHERE = Place("", "paragraph")
"""The place of a number that was chosen by name."""
LIST_WIDTH, LIST_SHARE = 400, 35
"""Pixels, and per cent of a narrow window."""
KEPT = "收进了常用句：{}"
CANNOT_REMOVE = "自带的范例不能移出。"


class Sought(Struct, frozen=True):
    """A sentence to be shown: its document, its text, its paragraph where it is known."""

    document: int
    text: str
    where: tuple[str, str] | None = None
    spans: tuple[tuple[int, int], ...] = ()


class LibraryWindow(QMainWindow):
    """A window of its own beside the draft; closing it only hides it, the work goes on."""

    def __init__(
        self,
        services: Services,
        keeper: Keeper,
        theme: Theme,
        keep_setting: Callable[[str, str], None],
    ) -> None:
        """Show what the library holds; `keeper` does the work."""
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setObjectName("library")
        self.setAcceptDrops(True)
        self._services, self._keep, self.theme = services, keep_setting, theme
        self.keeper = keeper
        self.top, self.bottom = TopBar(), BottomBar()
        self.documents = Documents()
        self.list = DocumentList(self.documents, theme)
        self.hits = HitList(theme)
        self.page = SamplePage(theme)
        self._sought: Sought | None = None
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        if keeper.working is not None:
            self.bottom.follow(keeper.working, keeper.words)
        room = self.screen().availableSize()
        width = min(1180, room.width() - 20)
        self.resize(width, min(680, room.height() - 40))
        left = min(LIST_WIDTH, width * LIST_SHARE // 100)
        self._panes.setSizes([left, width - left])

    def _lay_out(self) -> None:
        self.left = QStackedWidget()
        self.left.addWidget(self.list)
        self.left.addWidget(self.hits)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.left)
        panes.addWidget(self.page)
        panes.setStretchFactor(1, 1)
        self._panes = panes
        whole, column = QWidget(), QVBoxLayout()
        whole.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(panes, 1)
        column.addWidget(self.bottom)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        keeper, top = self.keeper, self.top
        keeper.listed.connect(self._listed)
        keeper.unlisted.connect(lambda fault: self.bottom.say(str(fault)))
        keeper.found.connect(self._found)
        keeper.read.connect(self._show)
        keeper.taken.connect(self._taken)
        keeper.removed.connect(lambda count: self.bottom.say(f"移出了 {count} 篇。"))
        keeper.compared.connect(self._compared)
        keeper.kept.connect(lambda one: self.bottom.say(KEPT.format(shortened(one.text))))
        keeper.noted.connect(lambda notes: self.bottom.say("".join(notes)) if notes else None)
        keeper.changed.connect(keeper.list)
        keeper.busy.connect(self.bottom.follow)
        keeper.failed.connect(self._tell)
        top.asked.connect(self.search)
        top.entered.connect(self._to_list)
        top.narrowed.connect(self._narrow)
        top.add.clicked.connect(self._pick_files)
        top.add_folder.clicked.connect(self._pick_folder)
        top.refresh.clicked.connect(keeper.refresh)
        top.remove.clicked.connect(self.remove)
        self.page.reading.keep_wanted.connect(self._keep_words)
        self.page.same_wanted.connect(self._choose_same)
        self.page.compare.chosen.connect(self._choose_same)
        self.page.compare.wanted.connect(self._go_to_same)
        self.page.currentChanged.connect(self._turned)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._chosen())
        self.list.activated.connect(lambda _: self.page.reading.setFocus())
        self.hits.chosen.connect(self._go_to_hit)
        self.hits.entered.connect(self.page.reading.setFocus)
        for keys, act in (
            ("Ctrl+F", self._to_search),
            ("Esc", self._back),
            ("Ctrl+W", self.close),
            ("Ctrl+Shift+T", self.page.ask_same),
            ("Ctrl+D", self.page.keep_words),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        remove = QShortcut(QKeySequence("Del"), self.list)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.remove)

    def open(self) -> None:
        """Come to the front; the first time, look what is there."""
        if not self.isVisible():
            self.keeper.list()
            self.keeper.get_ready()
        self.show()
        self.activateWindow()
        self.top.search.setFocus()

    def show_document(self, document: int) -> None:
        """Read a document."""
        self._show_list()
        self.list.choose(document)
        self.keeper.open(document)

    def show_same(self, draft: Draft, place: Place, offset: int) -> None:
        """Show the number at a caret over all reports."""
        self.page.setCurrentWidget(self.page.compare)
        self.keeper.same_at(draft, place, offset)

    def search(self, asked: str) -> None:
        """Find sentences; without words show the list of documents again."""
        if asked:
            self.keeper.search(asked)
        else:
            self._show_list()

    def take(self, paths: list[Path]) -> None:
        """Take files and folders in."""
        if paths:
            self._keep("folder", str(paths[0].parent))
            self.keeper.take(paths)

    def remove(self) -> None:
        """Take the chosen documents out, when the user says so; the built-in ones stay."""
        chosen = [entry for entry in self.list.chosen() if not entry.builtin]
        if not chosen:
            self.bottom.say(CANNOT_REMOVE)
            return
        what = f"《{name_of(chosen[0])}》" if len(chosen) == 1 else f"选中的 {len(chosen)} 篇"
        if ask.ask_removing(self, what):
            self.keeper.remove(chosen)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self.setStyleSheet(style.stylesheet(theme))
        self.list.theme = theme
        self.hits.set_theme(theme)
        self.page.set_theme(theme)
        self.list.viewport().update()

    def stop(self) -> None:
        """Go for good."""
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide; what is being taken in goes on."""
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files and folders be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped in."""
        urls = event.mimeData().urls()
        self.take([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def _pick_files(self) -> None:
        self.take(ask.pick_documents(self, "收入参考稿", self._services.setting("folder")))

    def _pick_folder(self) -> None:
        folder = ask.pick_folder(self, "收入一个文件夹", self._services.setting("folder"))
        if folder is not None:
            self.take([folder])

    def _listed(self, entries: list[Entry]) -> None:
        """Show the list anew; what was chosen stays chosen."""
        current = self.list.current()
        self.documents.take(entries)
        self.top.show_years(self.documents.years())
        self.bottom.extent.setText(counted(entries))
        if current is not None:
            self.list.choose(current.id)
        if self.page.sample and self.page.sample.entry.id not in {one.id for one in entries}:
            self.page.clear()
        self._chosen()

    def _narrow(self, kind: str, year: str, words: str) -> None:
        self.documents.narrow(kind, year, words)
        self.hits.narrow(self.documents.passes)
        self.page.compare.narrow(self.documents.passes)

    def _chosen(self) -> None:
        """Show the one document that is chosen."""
        chosen = self.list.chosen()
        self.top.remove.setEnabled(any(not entry.builtin for entry in chosen))
        shown = self.page.sample.entry.id if self.page.sample else None
        if len(chosen) == 1 and chosen[0].id != shown:
            self._sought = None
            self.keeper.open(chosen[0].id)

    def _found(self, asked: str, hits: list[Hit]) -> None:
        """Show what was found, unless the words have changed since."""
        if asked == self.top.search.text().strip():
            self.hits.show_hits(asked, hits)
            self.hits.narrow(self.documents.passes)
            self.left.setCurrentWidget(self.hits)

    def show_sentence(self, document: int, text: str) -> None:
        """Show a sentence in its document."""
        self._go_to(Sought(document, text, None, ((0, len(text)),)))

    def _go_to_hit(self, hit: Hit) -> None:
        self._go_to(Sought(hit.document, hit.text, (hit.node, hit.block), hit.spans))

    def _go_to_same(self, one: Same) -> None:
        spans = ((one.start, one.end),)
        self._go_to(Sought(one.document, one.sentence, (one.node, one.block), spans))

    def _turned(self) -> None:
        """Offer the indicators when 各地同类数据 comes to the front for the first time."""
        compare = self.page.compare
        if self.page.currentWidget() is compare and not compare.box.count():
            self._choose_same("")

    def _choose_same(self, indicator: str) -> None:
        self.keeper.same(FoundNumber(NOWHERE, 0, 0, "", "", "", indicator, ""))

    def _compared(self, found: Compared) -> None:
        """Show the values of an indicator; a number that is none of them is said to be so."""
        number, compare = found.number, self.page.compare
        self.page.setCurrentWidget(compare)
        compare.offer(found.indicators)
        if number.indicator:
            same = [one if one.unit else self._named(one) for one in found.same]
            compare.show_same(number.indicator, same, own_bar(number), found.family)
        elif number.place != NOWHERE:
            compare.say_unknown()

    def _named(self, one: Same) -> Same:
        """Call a report that names no unit as the list does."""
        return replace(one, title=self.documents.name_of(one.document) or one.title)

    def _go_to(self, sought: Sought) -> None:
        """Show a paragraph; its document is read first where it is not shown."""
        self._sought = sought
        if self.page.sample and self.page.sample.entry.id == sought.document:
            self._mark()
        else:
            self.keeper.open(sought.document)

    def _keep_words(self, words: str, node: str) -> None:
        """Keep words of the document that is read."""
        if self.page.sample is not None:
            self.keeper.keep(self.page.sample.entry.id, words, node)

    def _show(self, sample: Sample) -> None:
        self.page.show_sample(sample)
        self._mark()

    def _mark(self) -> None:
        sought, page = self._sought, self.page
        if sought is not None and page.sample and page.sample.entry.id == sought.document:
            page.show_text()
            page.reading.mark_text(sought.text, sought.where, sought.spans)

    def _taken(self, lines: list[Line]) -> None:
        """Tell what became of the files; where none has a reason to tell, a line is enough."""
        self.bottom.say(became(lines))
        reread = [line.document for line in lines if line.fate == "reread"]
        if self.page.sample and self.page.sample.entry.id in reread:
            self.keeper.open(self.page.sample.entry.id)
        if not any(line.reason for line in lines):
            return
        outcome = Outcome(self, lines)
        outcome.wanted.connect(self.show_document)
        outcome.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outcome.open()

    def _tell(self, fault: UserError) -> None:
        self.bottom.say(str(fault))
        if self.isVisible():
            ask.tell(self, fault)

    def _to_list(self) -> None:
        shown = self.hits if self.left.currentWidget() is self.hits else self.list
        shown.setFocus()

    def _to_search(self) -> None:
        self.top.search.setFocus()
        self.top.search.selectAll()

    def _back(self) -> None:
        """Give the search up."""
        self.top.search.clear()
        self._show_list()

    def _show_list(self) -> None:
        self.left.setCurrentWidget(self.list)
