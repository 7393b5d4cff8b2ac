"""Key press → painted text on the paper, against a bare QTextEdit in the same run.

Run with `PYTHONPATH=src python benchmarks/keys.py` on a (virtual) screen. Goal: p99 ≤ 8 ms
idle in a draft of 20,000 characters; all times in milliseconds.
"""

from __future__ import annotations

import gc
import random
import time
from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph, Row, Section
from fzdraft.document.restructure import step
from fzdraft.ui.paper import Paper as PaperWidget
from fzdraft.ui.session import Session
from fzdraft.ui.theme import parse_theme

KEYS = 300
SENTENCE = "坚持依法行政,办理行政复议申请145宗,办结127宗,当事人自愿撤案数占结案总数的比例提高。"
THEME = Path(__file__).parents[1] / "resources" / "themes" / "light.toml"


def paragraph(number: int, length: int) -> Paragraph:
    """Return a paragraph of about `length` characters, carried, with numbers."""
    plain, marks = "", []
    while len(plain) < length:
        start = len(plain)
        plain += SENTENCE
        if len(marks) % 4:
            marks.append(Mark(f"c{start}", "carried", start, len(plain)))
        at = start + SENTENCE.index("145")
        marks.append(Mark(f"v{start}", "value", at, at + 3, "r1"))
    return Paragraph(f"b{number}", Text(plain, tuple(marks)))


def draft(characters: int, paragraphs: int) -> Draft:
    """Return a draft of four chapters with run-in sections, one paragraph each."""
    each = characters // paragraphs
    chapters = []
    for chapter in range(4):
        numbers = range(chapter * paragraphs // 4, (chapter + 1) * paragraphs // 4)
        sections = tuple(
            Section(f"s{n}", Text("推进职能履行"), run_in=True, blocks=(paragraph(n, each),))
            for n in numbers
        )
        chapters.append(Section(f"k{chapter}", Text("加强领导"), sections=sections))
    report = Paper(title=Text("年度报告"), sections=tuple(chapters))
    return Draft(report=report, year=2024, rows=(Row("r1", values={2023: "145"}),))


def shown(widget: QTextEdit | PaperWidget) -> None:
    widget.resize(800, 700)
    widget.show()
    QTest.qWaitForWindowExposed(widget)


def bare(paper: PaperWidget) -> QTextEdit:
    """Return a text edit with the words, the face and the width of the paper."""
    text = "\n".join(line.plain for line in paper.page.sheet.lines)
    edit = QTextEdit()
    edit.setFont(paper.page.faces.fonts["body"])
    edit.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
    edit.setLineWrapColumnOrWidth(paper.page.faces.sheet_width)
    edit.setUndoRedoEnabled(False)
    edit.setPlainText(text)
    shown(edit)
    return edit


def times(edit: QTextEdit, keys: int = KEYS) -> list[float]:
    """Press keys at places all over the document; each time ends when everything is painted."""
    chance = random.Random(1)
    found = []
    gc.collect()
    for number in range(keys):
        if number % 20 == 0:
            cursor = QTextCursor(edit.document())
            cursor.setPosition(chance.randint(0, edit.document().characterCount() - 1))
            edit.setTextCursor(cursor)
            QTest.qWait(20)
        start = time.perf_counter()
        QTest.keyClick(edit, "a")
        QApplication.processEvents()
        found.append((time.perf_counter() - start) * 1000)
    return sorted(found)


def row(name: str, found: list[float]) -> str:
    return (
        f"{name:<44} p50 {found[len(found) // 2]:6.2f}  "
        f"p99 {found[int(len(found) * 0.99)]:6.2f}  max {found[-1]:6.2f}"
    )


def measure(characters: int, paragraphs: int) -> None:
    session = Session(draft(characters, paragraphs))
    paper = PaperWidget(session, parse_theme(THEME.read_text(encoding="utf-8")))
    paper.set_view("whole")
    shown(paper)
    paper.page.setFocus()
    ours = times(paper.page)
    edit = bare(paper)
    base = times(edit)
    title = f"{characters:,} characters, {paragraphs} paragraphs"
    print(row(f"{title}: bare QTextEdit", base))
    print(row(f"{title}: paper", ours))
    print(f"{'':<44} ratio of p50 {ours[len(ours) // 2] / base[len(base) // 2]:.1f}")
    paper.close()
    edit.close()


def structure() -> None:
    session = Session(draft(20_000, 200))
    paper = PaperWidget(session, parse_theme(THEME.read_text(encoding="utf-8")))
    paper.set_view("whole")
    shown(paper)
    found = []
    for number in range(12):
        start = time.perf_counter()
        session.do(step(session.draft, f"s{number * 3}", 1), "下移")
        QApplication.processEvents()
        found.append((time.perf_counter() - start) * 1000)
    print(row("moving one of 200 sections, painted", sorted(found)))
    start = time.perf_counter()
    paper.page.view.rebuild()
    QApplication.processEvents()
    print(f"writing all 200 sections anew, painted: {(time.perf_counter() - start) * 1000:.1f}")
    paper.close()


if __name__ == "__main__":
    application = QApplication([])
    measure(2_000, 8)
    measure(20_000, 40)
    measure(20_000, 200)
    measure(20_000, 8)
    structure()
