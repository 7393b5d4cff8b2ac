"""The longest time that the window stands still over a report of 100,000 paragraphs.

A timer beats every 5 ms; the longest gap between two beats is the stall that a hand would
feel, whatever caused it: the window's own work, or a job that keeps the interpreter to
itself. The bare twin is the same heart over an idle window.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.figures import Figure
from fzdraft.app import App
from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Paragraph, Section, Source
from fzdraft.ui.ledger.window import LedgerWindow
from fzdraft.ui.main_window import MainWindow
from fzdraft.ui.numbers.sheet_model import THIS
from fzdraft.ui.roll_over.page import RollOverPage
from fzdraft.ui.roll_over.structure_page import StructurePage
from fzdraft.ui.start import application

PARAGRAPHS = int(os.environ.get("FZDRAFT_STALL_PARAGRAPHS", "100000"))
GOAL_MS = 100.0
BEAT_MS = 5
PATIENCE_S = 900.0
BULK = 5000
"""So many paragraphs or numbers are pasted at once."""
CONTROL = Qt.KeyboardModifier.ControlModifier
SENTENCE = "第{}组全年办理案件{}件，办结率{}%。"


class Heart:
    """Beats in the window's thread and remembers the longest gap between two beats."""

    def __init__(self) -> None:
        """Begin to beat."""
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def stop(self) -> None:
        """Beat no more; the timer goes in the thread where it was made."""
        self._timer.stop()
        self._timer.timeout.disconnect()

    def during(self, act: Callable[[], object], until: Callable[[], bool], rest: float) -> float:
        """Do something, wait until it is done and the window has rested; the longest gap in ms."""
        QApplication.processEvents()
        self.longest, self._last = 0.0, time.perf_counter()
        act()
        end = time.perf_counter() + PATIENCE_S
        while not until() and time.perf_counter() < end:
            _rest(10)
        _rest(round(rest * 1000))
        return self.longest * 1000


def _rest(milliseconds: int) -> None:
    """Let the window live as it does in use: QTest.qWait would keep the interpreter from jobs."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def bench() -> list[Figure]:
    """Lead a document of 100,000 paragraphs in, roll it over, enter, write, look, keep."""
    application()
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(App(Path(folder)))
        window.resize(1366, 740)
        window.show()
        QTest.qWaitForWindowExposed(window)
        path = Path(folder) / "x.fzd"
        found = [*rolled(window), *kept(window, path), *plain(window, path)]
        window.desk.autosave.discard() if window.desk.autosave else None
        window.session.mark_saved(Path(folder) / "x.fzd")
        window.close()
    return found


def document() -> Source:
    """Return one chapter of very many paragraphs, as no office writes it."""
    paragraphs = tuple(
        Paragraph(f"p{n}", Text(SENTENCE.format(n, n * 3, n % 100))) for n in range(PARAGRAPHS)
    )
    chapter = Section("s1", Text("主要工作"), blocks=paragraphs)
    title = Text("某区人民政府2023年法治政府建设年度报告")
    return Source(Paper(title=title, sections=(chapter,)), year=2023)


def rolled(window: MainWindow) -> list[Figure]:
    """Roll the document over and write in the draft."""
    heart, source = Heart(), document()

    def led_in() -> bool:
        return isinstance(window.guest, StructurePage | RollOverPage)

    idle = heart.during(lambda: None, lambda: True, 1.0)
    lead = heart.during(lambda: window.rolling.begin("x", lambda: source), led_in, 1.0)
    structure = heart.during(lambda: window.rolling.flow._to_structure(), led_in, 1.0)
    page = window.rolling.flow.page
    approve = window.rolling.flow.structure.approve
    roll = heart.during(approve, lambda: window.guest is page, 1.0)
    rows = max(
        heart.during(lambda n=n: page.groups.setCurrentRow(n), lambda: True, 0.5)  # type: ignore[misc]
        for n in range(page.groups.count())
    )
    enter = heart.during(page.entered.emit, lambda: window.desk.session is not None, 3.0)
    told = [*written(window, heart, idle), *numbers(window, heart, idle)]
    told += handled(window, heart, idle)
    heart.stop()
    return [
        figure("read and shown", max(lead, structure), idle),
        figure("rolled over", roll, idle),
        figure("going through the groups of decisions", rows, idle),
        figure("entered, with outline and 去年", enter, idle),
        *told,
    ]


def written(window: MainWindow, heart: Heart, idle: float) -> list[Figure]:
    """Write in the draft that is open and look around in it."""
    page, work = window.work.paper.page, window.work

    def keys(*names: Qt.Key, control: bool = False) -> Callable[[], object]:
        modifier = CONTROL if control else Qt.KeyboardModifier.NoModifier
        return lambda: [QTest.keyClick(page, name, modifier) for name in names]

    def stall(act: Callable[[], object], rest: float = 2.5) -> float:
        return heart.during(act, lambda: True, rest)

    window.session.go("s1", f"p{PARAGRAPHS // 2}")
    _rest(1500)
    typing = stall(keys(*[Qt.Key.Key_A] * 5))
    parting = stall(keys(Qt.Key.Key_Return))
    undone = stall(window.session.undo)
    edges = max(stall(keys(name, control=True), 0.5) for name in (Qt.Key.Key_End, Qt.Key.Key_Home))
    scrolled = stall(keys(*[Qt.Key.Key_PageDown] * 40), 0.5)
    number = stall(work.next_number, 0.5)
    filled = stall(lambda: QTest.keyClicks(page, "77"))
    beside = stall(work.toggle_side_by_side)
    work.toggle_side_by_side()
    return [
        figure("typing, with counts and autosave", typing, idle),
        figure("a new paragraph, and undo", max(parting, undone), idle),
        figure("to the ends, and scrolling", max(edges, scrolled), idle),
        figure("to the next number, and filling it", max(number, filled), idle),
        figure("左右对照", beside, idle),
    ]


def numbers(window: MainWindow, heart: Heart, idle: float) -> list[Figure]:
    """List all numbers, look around in them and fill them."""
    work = window.work

    def listed() -> bool:
        return len(work.sheet.table.rows.lines) > 0

    tab = heart.during(lambda: work.show_tab(3), lambda: True, 4.0)
    sheet = heart.during(work.toggle_sheet, listed, 3.0)
    table = work.sheet.table
    moved = heart.during(table.scrollToBottom, lambda: True, 1.0)
    found = heart.during(lambda: work.sheet.search.setText("办结率"), lambda: True, 4.0)
    column = "\n".join(str(number) for number in range(BULK))
    table.setCurrentIndex(table.rows.index(0, THIS))
    pasted = heart.during(lambda: work.sheet.paste(column), lambda: True, 8.0)
    taken_back = heart.during(window.session.undo, lambda: True, 6.0)
    work.toggle_sheet()
    ledger = heart.during(window.numbers.show_ledger, lambda: True, 6.0)
    for shown in window.findChildren(LedgerWindow):
        shown.close()
    return [
        figure("the tab 数据", tab, idle),
        figure("填数 (F5), scrolling and searching in it", max(sheet, moved, found), idle),
        figure(f"pasting {BULK:,} numbers, and undo", max(pasted, taken_back), idle),
        figure("数据台账", ledger, idle),
    ]


def handled(window: MainWindow, heart: Heart, idle: float) -> list[Figure]:
    """Paste very much, and replace words everywhere."""
    work, page = window.work, window.work.paper.page
    clipboard = QApplication.clipboard()

    def step(act: Callable[[], object], rest: float = 6.0) -> float:
        return heart.during(act, lambda: True, rest)

    clipboard.setText("\n".join(SENTENCE.format(n, n, n % 100) for n in range(BULK)))
    page.setFocus()
    pasted = step(page.paste)
    undone = step(window.session.undo)
    work.search(replace=True)
    bar = work.paper.find_bar
    searched = step(lambda: bar.words.setText("办结率"))
    bar.new.setText("按时办结率")
    replaced = step(bar.replace_every, 10.0)
    back = step(window.session.undo)
    bar.close_bar()
    return [
        figure(f"pasting {BULK:,} paragraphs", pasted, idle),
        figure("taking them back", undone, idle),
        figure("searching words of every paragraph", searched, idle),
        figure("全部替换 in every paragraph", replaced, idle),
        figure("taking it back", back, idle),
    ]


def kept(window: MainWindow, path: Path) -> list[Figure]:
    """Save the rolled draft with its ledger and decisions, put it away, open it again."""
    heart, desk = Heart(), window.desk
    idle = heart.during(lambda: None, lambda: True, 1.0)
    saved = heart.during(
        lambda: desk._save_to(window.session, path), lambda: window.session.is_saved, 3.0
    )
    left = heart.during(desk.leave, lambda: desk.session is None, 3.0)
    opened = heart.during(lambda: desk.open_path(path), lambda: desk.session is not None, 5.0)
    heart.stop()
    return [
        figure("saved with ledger and decisions", saved, idle),
        figure("put away", left, idle),
        figure("opened with ledger and decisions", opened, idle),
    ]


def plain(window: MainWindow, path: Path) -> list[Figure]:
    """Open the document as it stands, without its numbers, and save it."""
    window.session.mark_saved(path)
    window.desk.leave()
    heart, source = Heart(), document()
    idle = heart.during(lambda: None, lambda: True, 1.0)
    opened = heart.during(
        lambda: window.desk.begin(source), lambda: window.desk.session is not None, 2.0
    )
    saved = heart.during(
        lambda: window.desk._save_to(window.session, path), lambda: window.session.is_saved, 2.0
    )
    heart.stop()
    return [figure("opened as it stands", opened, idle), figure("saved", saved, idle)]


def figure(what: str, longest: float, idle: float) -> Figure:
    """Return the longest stall in milliseconds beside that of an idle window."""
    return Figure(f"{PARAGRAPHS:,} paragraphs: {what}", longest, "ms", GOAL_MS, idle)
