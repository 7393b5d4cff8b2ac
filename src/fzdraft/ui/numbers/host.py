"""What the window does with numbers: it ties tab, paper, 填数 and 数据台账 of a draft together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from fzdraft.ui import ask

if TYPE_CHECKING:
    from fzdraft.document.flat import Spot
    from fzdraft.ui.ledger.window import LedgerWindow
    from fzdraft.ui.main_window import MainWindow
    from fzdraft.ui.numbers.book import Book
    from fzdraft.ui.numbers.linked import Linked
    from fzdraft.ui.workspace import Workspace

NO_PLACE = "先把光标放到正文的段落里，再插入数据句。"


class Numbers(QObject):
    """Serves the open draft of a window; modules come late, so that the start page comes early."""

    def __init__(self, window: MainWindow) -> None:
        """Work for this window."""
        super().__init__(window)
        self._window = window
        self._linked: Linked | None = None

    def attach(self, work: Workspace) -> None:
        """Tie the views of a workspace together, as long as it lives."""
        from fzdraft.ui.numbers.linked import Linked
        from fzdraft.ui.numbers.watch import Watch

        book = work.side.numbers.book
        book.said.connect(self._window.status.say)
        work.paper.page.number_clicked.connect(work.side.show_number)
        work.side.numbers.sheet_wanted.connect(work.toggle_sheet)
        work.action_wanted.connect(lambda name: self._window.menus.actions[name].trigger())
        watch = Watch(book, self._window.jobs)
        watch.found.connect(work.paper.page.show_faults)
        self._linked = Linked(book, work.paper)
        book.changed.connect(lambda: book.look_for_odd(work.paper.page.show_odd))

    def only_here(self) -> None:
        """Give the number that was just typed on the paper a row of its own."""
        assert self._linked is not None, "the action is enabled with a draft only"
        self._linked.only_here()

    def show_ledger(self) -> None:
        """Show 数据台账."""
        from fzdraft.ui.ledger.window import LedgerWindow

        window = self._window
        by = window.services.setting("checker")
        shown = LedgerWindow(window, self.book, window.theme, by)
        shown.history_wanted.connect(lambda: self._read_history(shown))
        shown.signed.connect(lambda name: window.keep_setting("checker", name))
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.open()

    def _read_history(self, shown: LedgerWindow) -> None:
        """Ask for reports of earlier years and fill their values in."""
        from fzdraft.ui.ledger.history import HistoryReader

        window = self._window
        paths = ask.pick_reports(shown, window.services.setting("folder"))
        if paths:
            window.keep_setting("folder", str(paths[0].parent))
            job = HistoryReader(self.book).start(window.jobs, paths)
            window.status.show_job(job, "正在读往年的报告")

    def take_numbers(self) -> None:
        """Take the numbers that the text tells into the ledger, as one step."""
        from fzdraft.ui.numbers.taking import Taking

        Taking(self.book).start(self._window.jobs)

    def insert_sentence(self) -> None:
        """Show 插入数据句 for the caret's place."""
        from fzdraft.ui.numbers.sentence_dialog import SentenceDialog

        window, page = self._window, self._window.work.paper.page
        window.work.go_text()
        spot = self._where(page.view.here())
        if spot is None:
            window.status.say(NO_PLACE)
            return
        page.view.go_to(spot, "edit")
        dialog = SentenceDialog(window, self.book, window.theme)
        dialog.chosen.connect(lambda rows: self._insert(spot, rows))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _where(self, caret: Spot) -> Spot | None:
        """Return the caret's spot; from a heading the end of its section's last paragraph."""
        if caret.place.part in ("paragraph", "cell"):
            return caret
        from fzdraft.document import tree
        from fzdraft.document.flat import Spot
        from fzdraft.document.model import Paragraph
        from fzdraft.document.places import Place

        session = self._window.session
        found = tree.find(session.draft, session.node)
        own = [one for one in tree.blocks_of(found) if isinstance(one, Paragraph)]
        if not own:
            return None
        return Spot(Place(session.node, "paragraph", own[-1].id), len(own[-1].text.plain))

    def _insert(self, spot: Spot, rows: list[str]) -> None:
        """Put the sentence of rows at a spot as one step, the caret behind it."""
        from fzdraft.document.caret import Change
        from fzdraft.document.flat import Spot

        book, view = self.book, self._window.work.paper.page.view
        length = len(book.services.data_sentence(book.draft, rows).plain)
        edit = book.services.insert_sentence(book.draft, spot.place, spot.offset, rows)
        view.do(Change(edit, Spot(spot.place, spot.offset + length)), "插入数据句")

    @property
    def book(self) -> Book:
        """The ledger of the open draft."""
        return self._window.work.side.numbers.book
