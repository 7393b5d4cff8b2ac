"""A window over a draft whose numbers wait: one of them is mentioned three times."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fzdraft.app import App
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Formula, Paper, Paragraph, Row, Section, Source

ACCEPTED = "全年共受理行政复议申请145宗，办结案件127宗，审结率87.6%。"
AGAIN = "收到行政复议申请145宗。"
THIRD = "行政复议申请145宗。开展普法活动12场，其中法治讲座5场。"
LAST, YEAR = 2023, 2024


def text_of(words: str, *numbers: tuple[str, str]) -> Text:
    """Return carried words with value marks on the first place of each number."""
    marks = [Mark("c", "carried", 0, len(words), words)]
    for row, digits in numbers:
        at = words.index(digits)
        marks.append(Mark(f"n{row}", "value", at, at + len(digits.rstrip("场")), row))
    return Text(words, tuple(sorted(marks, key=lambda mark: mark.start)))


def row(id: str, label: str, value: str, unit: str = "宗", **more: object) -> Row:
    return Row(id, label=label, unit=unit, values={LAST: value}, **more)


def draft() -> Draft:
    sections = (
        Section("a", Text("行政复议"), blocks=(
            Paragraph("ap", text_of(ACCEPTED, ("r1", "145"), ("r2", "127"), ("r3", "87.6"))),
        )),
        Section("b", Text("全年情况"), blocks=(Paragraph("bp", text_of(AGAIN, ("r1", "145"))),)),
        Section("c", Text("普法"), blocks=(
            Paragraph("cp", text_of(THIRD, ("r1", "145"), ("r4", "12"), ("r5", "5场"))),
        )),
    )  # fmt: skip
    rows = (
        row("r1", "受理复议申请", "145", department="司法局", indicator="复议受理"),
        row("r2", "办结案件", "127", department="司法局", indicator="复议审结"),
        row("r3", "审结率", "87.6", "%", formula=Formula("rate", ("r2", "r1"))),
        row("r4", "普法活动", "12", "场"),
        row("r5", "法治讲座", "5", "场"),
    )
    paper = Paper(title=Text("报告"), sections=sections)
    return Draft(paper, year=YEAR, origin_year=LAST, rows=rows)


@pytest.fixture
def services(tmp_path: Path) -> App:
    return App(tmp_path / "data")


@pytest.fixture
def filling(window, qtbot):
    """The window with the draft open, the caret in the first section."""
    window.desk.enter(draft(), Source())
    window.session.go("a")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def type_keys() -> Callable[..., None]:
    """Give a function that types words and keys wherever the keyboard is, one after another."""

    def type_(*parts: object) -> None:
        for part in parts:
            if isinstance(part, str):
                for char in part:
                    QTest.keyClick(QApplication.focusWidget(), char)
            else:
                keys = part if isinstance(part, tuple) else (part,)
                QTest.keyClick(QApplication.focusWidget(), *keys)
            QApplication.processEvents()

    return type_
