"""Our own draft of last year: what nobody filled in it does not read as its value."""

from __future__ import annotations

from fzdraft.app import App
from fzdraft.document.edits import apply
from fzdraft.document.ledger import set_value
from fzdraft.document.ledger_reading import BLANK, open_values
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph, Row, Section
from fzdraft.document.places import texts
from fzdraft.document.soundness import faults
from fzdraft.report.intake import from_draft, to_draft


def draft_of(*rows: Row) -> Draft:
    words = "受理行政复议申请145宗，化解纠纷30件。"
    marks = (
        Mark("v1", "value", words.index("145"), words.index("145") + 3, "a"),
        Mark("v2", "value", words.index("30"), words.index("30") + 2, "b"),
    )
    section = Section("s1", Text("工作"), blocks=(Paragraph("p1", Text(words, marks)),))
    return Draft(Paper(sections=(section,)), rows=rows, year=2024)


OLD = draft_of(
    Row("a", "复议受理", unit="宗", department="复议科", values={2023: "145"}),
    Row("b", label="化解纠纷", unit="件", values={2023: "28", 2024: "30"}),
)


def test_an_unfilled_number_is_no_value_and_a_filled_one_is(rolled):
    draft = rolled(from_draft(OLD)).draft
    first, second = draft.rows
    assert ({2023: "145"}, "复议科", "复议受理") == (
        first.values,
        first.department,
        first.indicator,
    )
    assert {2023: "28", 2024: "30"} == second.values
    assert {first.id, second.id} == open_values(draft)


def test_the_digits_of_two_years_ago_do_not_stand_as_last_years(rolled):
    text = rolled(from_draft(OLD)).draft.report.sections[0].blocks[0].text
    assert f"受理行政复议申请{BLANK}宗，化解纠纷30件。" == text.plain
    shown = [text.plain[m.start : m.end] for m in text.marks if m.kind == "value"]
    assert [BLANK, "30"] == shown


def test_marks_of_a_document_do_not_become_marks_of_a_draft():
    draft, _ = to_draft(from_draft(OLD))
    assert [] == faults(draft)
    assert not any(text.marks for _, text in texts(draft))


def test_next_february_works_from_the_draft_file_itself(tmp_path, sample):
    app = App(tmp_path / "data")
    source = sample("s0")
    first = app.roll(source, 2024).draft
    filled = next(row for row in first.rows if row.unit == "宗")
    first, _ = apply(first, set_value(first, filled.id, "160"))
    path = app.save_new(tmp_path / "2024", first, source)
    second = app.roll(app.read_path(path), 2025).draft
    same = [row for row in second.rows if row.values.get(2024) == "160"]
    assert [filled.values] == [{y: v for y, v in row.values.items() if y < 2024} for row in same]
    others = [row for row in second.rows if row not in same and row.formula is None]
    assert others
    assert not any(2024 in row.values for row in others)
    assert [] == faults(second)
