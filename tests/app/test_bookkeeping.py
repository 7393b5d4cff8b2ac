"""The ledger of a draft as the program keeps it: odd values, failing relations, other years."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzdraft.app import App
from fzdraft.document.edits import apply
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph, Reporter, Row, Section

WORDS = "全年受理行政复议申请145宗，开展普法活动12场，其中法治讲座50场。"


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(tmp_path / "data")


def draft(*told: str) -> Draft:
    """Return a draft whose numbers 12 and 50 are told where named, and wait elsewhere."""
    marks, rows = [], []
    for row, digits in (("r1", "12"), ("r2", "50")):
        at = WORDS.index(digits)
        marks.append(Mark(row, "value", at, at + 2, row))
        rows.append(Row(row, unit="场", values={2024 if row in told else 2023: digits}))
    section = Section("s", Text("普法"), blocks=(Paragraph("p", Text(WORDS, tuple(marks))),))
    return Draft(Paper(sections=(section,)), year=2024, rows=tuple(rows))


@pytest.mark.parametrize(
    ("old", "new", "unit", "odd"),
    [
        ("145", "160", "宗", False),
        ("145", "1450", "宗", True),
        ("145", "14", "宗", True),
        ("3", "9", "次", False),
        ("0", "30", "次", False),
        ("99.9", "9.99", "%", True),
        ("99.9", "95", "%", False),
    ],
)
def test_a_value_far_from_last_years_is_odd(app, old, new, unit, odd):
    assert app.is_odd(old, new, unit) is odd


def test_a_relation_that_fails_names_its_rows_and_its_formula(app):
    (fault,) = app.number_faults(draft("r1", "r2"))
    assert (fault.formula, fault.words, fault.rows) == ("其中 50场 > 12场", "50场", ("r2", "r1"))
    assert WORDS[fault.start : fault.end] == "50场"


def test_last_years_digits_are_no_ground_for_a_relation(app):
    assert app.number_faults(draft("r1")) == ()


def own_report(folder: Path, year: int, unit: str = "甲区") -> Path:
    path = folder / f"{unit}{year}.txt"
    path.write_text(
        f"{unit}人民政府{year}年法治政府建设年度报告\n一、行政复议\n全年受理行政复议申请130宗。\n"
    )
    return path


def test_earlier_years_come_out_of_own_reports_only(app, tmp_path):
    row = Row("r", indicator="复议受理", label="受理行政复议申请", unit="宗", values={2023: "145"})
    here = Draft(Paper(), reporter=Reporter(unit="甲区人民政府"), year=2024, rows=(row,))
    paths = [own_report(tmp_path, 2022), own_report(tmp_path, 2021, "乙区")]
    read = app.history(here, [*paths, own_report(tmp_path, 2024)], lambda *_: None)
    after, _ = apply(here, read.edit)
    assert after.rows[0].values == {2022: "130", 2023: "145"}
    assert read.words == (
        "读了 1 份（2022 年），补上往年的数 1 个；“乙区2021.txt”是乙区人民政府的，没有取；"
        "“甲区2024.txt”写的是 2024 年，不是往年的。"
    )


def test_a_sentence_is_shown_as_it_goes_in(app):
    here = draft("r1", "r2")
    place = next(iter(app.number_faults(here))).place
    shown = app.data_sentence(here, ["r1", "r2"])
    after, _ = apply(here, app.insert_sentence(here, place, 0, ["r1", "r2"]))
    assert after.report.sections[0].blocks[0].text.plain == shown.plain + WORDS
