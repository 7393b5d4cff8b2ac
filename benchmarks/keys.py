"""Key press to painted text on the paper: idle, beside a job, and while the library takes in.

Also moving a section of 200. While the library takes in the laws of shared/data/scale it works
in a process of its own, as in the window; without them that figure is left out.

The bare twin is a QTextEdit with the same text, face and width.
"""

from __future__ import annotations

import contextlib
import gc
import random
import re
import sys
import tarfile
import tempfile
import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from benchmarks.figures import Figure, once_ms
from benchmarks.library import laws_archive
from fzdraft.app import App
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph, Row, Section
from fzdraft.document.restructure import step
from fzdraft.ui.paper import Paper as PaperWidget
from fzdraft.ui.session import Session
from fzdraft.ui.theme import parse_theme

KEYS = 400
SENTENCE = "坚持依法行政，办理行政复议申请145宗，办结127宗，自愿撤案数占结案总数的比例提高。"
THEME = Path(__file__).parents[1] / "resources" / "themes" / "light.toml"
PATTERN = re.compile(r"(?:办理|办结)[^，。]*?(\d+(?:\.\d+)?)(宗|件)")


def bench() -> list[Figure]:
    """Type into 20,000 characters in 40 paragraphs, bare, idle and beside a job."""
    _application = QApplication.instance() or QApplication([])
    paper = shown_paper(draft(20_000, 40))
    edit = bare(paper)
    base, idle = times(edit), times(paper.page)
    pieces = [line.plain for line in paper.page.sheet.lines]
    base_with_job, with_job = beside_a_job(edit, pieces), beside_a_job(paper.page, pieces)
    figures = [
        Figure("key to painted text, idle, p99", percentile(idle), "ms", 8.0, percentile(base)),
        Figure("key to painted text, idle, p50", idle[len(idle) // 2], "ms", 8.0, base[KEYS // 2]),
        Figure(
            "key to painted text, a job running, p99",
            percentile(with_job),
            "ms",
            16.0,
            percentile(base_with_job),
        ),
        Figure("worst stall while typing", max(idle[-1], with_job[-1]), "ms", 50.0),
        Figure("moving one section of 200, painted", moving(), "ms", 50.0),
        *while_taking_in(paper, edit),
    ]
    paper.close()
    edit.close()
    return figures


def percentile(found: list[float]) -> float:
    """Return the time that 99 of 100 keys stay under."""
    return found[int(len(found) * 0.99)]


def paragraph(number: int, length: int) -> Paragraph:
    """Return a paragraph of about `length` characters, three of four sentences carried."""
    marks: list[Mark] = []
    count = max(1, length // len(SENTENCE))
    for start in range(0, count * len(SENTENCE), len(SENTENCE)):
        if start % (4 * len(SENTENCE)):
            marks.append(Mark(f"c{start}", "carried", start, start + len(SENTENCE)))
        at = start + SENTENCE.index("145")
        marks.append(Mark(f"v{start}", "value", at, at + 3, "r1"))
    return Paragraph(f"b{number}", Text(SENTENCE * count, tuple(marks)))


def draft(characters: int, paragraphs: int) -> Draft:
    """Return four chapters of run-in sections with one paragraph each."""
    sections = [
        Section(
            f"s{number}",
            Text("推进职能履行"),
            run_in=True,
            blocks=(paragraph(number, characters // paragraphs),),
        )
        for number in range(paragraphs)
    ]
    size = paragraphs // 4
    chapters = tuple(
        Section(f"k{n}", Text("加强领导"), sections=tuple(sections[n * size : (n + 1) * size]))
        for n in range(4)
    )
    report = Paper(title=Text("年度报告"), sections=chapters)
    return Draft(report=report, year=2024, rows=(Row("r1", values={2023: "145"}),))


def shown(widget: QWidget) -> None:
    """Show a widget in the size of the middle of a small screen."""
    widget.resize(800, 650)
    widget.show()
    QTest.qWaitForWindowExposed(widget)


def shown_paper(value: Draft) -> PaperWidget:
    """Show the whole of a draft on the paper."""
    paper = PaperWidget(Session(value), parse_theme(THEME.read_text(encoding="utf-8")))
    paper.set_view("whole")
    shown(paper)
    return paper


def bare(paper: PaperWidget) -> QTextEdit:
    """Return a text edit with the words, the face and the width of the paper."""
    edit = QTextEdit()
    edit.setFont(paper.page.faces.fonts["body"])
    edit.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
    edit.setLineWrapColumnOrWidth(paper.page.faces.sheet_width)
    edit.setUndoRedoEnabled(False)
    edit.setPlainText("\n".join(line.plain for line in paper.page.sheet.lines))
    shown(edit)
    return edit


def times(edit: QTextEdit) -> list[float]:
    """Press keys at places all over the document, each until all is painted; sorted."""
    chance = random.Random(1)
    found: list[float] = []
    gc.collect()
    for number in range(KEYS):
        if number % 20 == 0:
            cursor = QTextCursor(edit.document())
            cursor.setPosition(chance.randint(0, edit.document().characterCount() - 1))
            edit.setTextCursor(cursor)
            QTest.qWait(20)
        found.append(once_ms(lambda: press(edit)))
    return sorted(found)


def press(edit: QTextEdit) -> None:
    """Press one key and paint."""
    QTest.keyClick(edit, Qt.Key.Key_A)
    QApplication.processEvents()


def beside_a_job(edit: QTextEdit, pieces: list[str]) -> list[float]:
    """Type while one thread looks through paragraphs, as the jobs of the window do."""
    sys.setswitchinterval(0.0005)
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            for piece in pieces:
                PATTERN.findall(piece)

    worker = threading.Thread(target=look)
    worker.start()
    found = times(edit)
    stop.set()
    worker.join()
    return found


def while_taking_in(paper: PaperWidget, edit: QTextEdit) -> list[Figure]:
    """Type while the library takes in the laws, first on the bare edit, then on the paper."""
    archive = laws_archive()
    if not archive.is_file():
        print(f"keys: no laws at {archive}, typing while they are taken in is not measured")
        return []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with tarfile.open(archive) as laws:
            laws.extractall(folder / "laws", filter="data")
        taking = Taking(folder)
        bare_times, own_times = times(edit), times(paper.page)
        lasted = taking.stop()
    assert lasted, "the library was done before the typing was"
    goal, bare_p99 = 16.0, percentile(bare_times)
    name = "key to painted text, the library taking in, p99"
    return [Figure(name, percentile(own_times), "ms", goal, bare_p99)]


class Taking:
    """The library of a folder taking in its laws, told about in a thread as the window's job is."""

    def __init__(self, folder: Path) -> None:
        """Begin, and wait until the first law is in."""
        self._stop, begun = threading.Event(), threading.Event()

        def told(done: int, total: int, what: str) -> None:
            if done:
                begun.set()
            if self._stop.is_set():
                raise StoppedError

        def work() -> None:
            with contextlib.suppress(StoppedError):
                App(folder / "data").library_add_apart([folder / "laws"], told)

        self._worker = threading.Thread(target=work)
        self._worker.start()
        begun.wait()

    def stop(self) -> bool:
        """Stop it; False where it was done before."""
        lasted = self._worker.is_alive()
        self._stop.set()
        self._worker.join()
        return lasted


class StoppedError(Exception):
    """Raised to stop the taking in."""


def moving() -> float:
    """Move sections down, one after the other, and return the slowest time in milliseconds."""
    paper = shown_paper(draft(20_000, 200))
    session = paper.session

    def move(name: str) -> None:
        session.do(step(session.draft, name, 1), "下移")
        QApplication.processEvents()

    found = [once_ms(lambda n=number: move(f"s{n * 4}")) for number in range(12)]  # type: ignore[misc]
    paper.close()
    return max(found)
