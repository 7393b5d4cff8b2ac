"""Numbers of the ledger told in the field's wording."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.report.drafts import draft_of, place

from fzdraft.document.edits import apply
from fzdraft.document.ledger import mentions, row_of, set_value
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Row
from fzdraft.document.places import read_text
from fzdraft.document.soundness import faults
from fzdraft.errors import UserError
from fzdraft.report.ledger_sentences import data_sentence, insert_sentence, patterns

SHIPPED = Path(__file__).parents[2] / "resources" / "sentences.toml"
KNOWN = patterns(tomllib.loads(SHIPPED.read_text("utf-8")))


def told(row_id, indicator, value, unit="宗", **more):
    return Row(row_id, indicator, unit=unit, values={2023: "100", 2024: value}, **more)


def ledger(*rows, text=""):
    return replace(draft_of(text), rows=rows, origin_year=2023)


CASES = ledger(told("a", "复议受理", "145"), told("b", "复议审结", "127"))


def said(draft, *rows):
    return data_sentence(draft, rows or [row.id for row in draft.rows], KNOWN).text.plain


def test_cases_are_told_with_their_rate():
    assert "全年共受理行政复议申请145宗，审结127宗，审结率87.6%。" == said(CASES)


def test_the_rate_is_a_row_that_follows_its_counts():
    sentence = data_sentence(CASES, ["a", "b"], KNOWN)
    (rate,) = sentence.rows
    assert ("行政复议审结率", ("b", "a")) == (rate.label, rate.formula.of)
    assert {2023: "100", 2024: "87.6"} == rate.values
    now, inverse = apply(CASES, insert_sentence(CASES, place(1), 0, sentence))
    assert CASES == apply(now, inverse)[0]
    later = apply(now, set_value(now, "b", "145"))[0]
    assert (
        "全年共受理行政复议申请145宗，审结145宗，审结率100%。" == read_text(later, place(1)).plain
    )


def test_a_rate_of_the_ledger_is_used_and_not_made_again():
    now = apply(CASES, insert_sentence(CASES, place(1), 0, data_sentence(CASES, "ab", KNOWN)))[0]
    assert () == data_sentence(now, "ab", KNOWN).rows


def test_the_sentence_goes_into_the_text_at_the_caret_and_its_numbers_are_mentions():
    draft = ledger(*CASES.rows, text="前文。后文。")
    now = apply(draft, insert_sentence(draft, place(1), 3, data_sentence(draft, "ab", KNOWN)))[0]
    words = read_text(now, place(1)).plain
    assert "前文。全年共受理行政复议申请145宗，审结127宗，审结率87.6%。后文。" == words
    assert ["145", "127", "87.6"] == [m.shown for those in mentions(now).values() for m in those]
    assert not faults(now)


def test_in_last_years_words_it_makes_them_this_years():
    text = Text("前文后文。", (Mark("c", "carried", 0, 5, "前文后文。"),))
    draft = replace(draft_of(text), rows=CASES.rows)
    now = apply(draft, insert_sentence(draft, place(1), 2, data_sentence(draft, "ab", KNOWN)))[0]
    assert {"value"} == {mark.kind for mark in read_text(now, place(1)).marks}


def test_a_number_that_waits_shows_last_years_digits_or_a_blank():
    waits = (
        Row("a", "复议受理", unit="宗", values={2023: "145"}),
        Row("b", "复议审结", unit="宗"),
    )
    assert "全年共受理行政复议申请145宗，审结××宗，审结率××%。" == said(ledger(*waits))


def test_bounds_are_told():
    rows = (
        told("a", "普法活动", "1500", "场", bound="at_least"),
        told("b", "普法资料", "30000", "份", bound="about"),
    )
    assert "全年开展法治宣传活动1500余场，发放宣传资料约30000份。" == said(ledger(*rows))


def test_what_no_pattern_tells_is_told_by_its_label():
    rows = (
        Row("x", label="聘任专职调解员", unit="名", values={2024: "5"}),
        Row("y", "持证人员", "持有执法证人员", "其中镇街", "人", values={2024: "1028"}),
    )
    assert "全年共聘任专职调解员5名，其中镇街1028人。" == said(ledger(*rows))
    mixed = ledger(*CASES.rows, *rows)
    assert "，审结率87.6%，聘任专职调解员5名，其中镇街1028人。" in said(mixed)


def test_a_share_is_told_behind_the_word_for_it_only():
    counted = told("c", "复议调解和解", "42")
    share = told("c", "复议调解和解", "33.1", "%")
    assert "经调解、和解结案42宗" in said(ledger(*CASES.rows, counted))
    assert "调解和解率33.1%" in said(ledger(*CASES.rows, share))


def test_every_number_of_the_patterns_is_an_indicator(numbers):
    names = {
        part
        for pattern in KNOWN
        for clause in pattern.clauses
        for wording in clause
        for slot in wording.split("{")[1:]
        for part in slot.partition("}")[0].split("/")
    }
    assert not names - set(numbers.indicators.indicators)


def test_users_add_and_switch_off_sentences():
    own = {"sentence": {"行政复议": {"off": True}, "河长": {"clauses": ["巡河{巡河}"]}}}
    known = patterns(tomllib.loads(SHIPPED.read_text("utf-8")), own)
    assert ("河长", False) == (known[-1].name, "行政复议" in [p.name for p in known])
    with pytest.raises(UserError, match="河长"):
        patterns({}, {"sentence": {"河长": {"clauses": "巡河"}}})


def test_a_row_that_is_told_after_the_sentence_fills_it():
    draft = ledger(Row("a", "复议受理", unit="宗"), Row("b", "复议审结", unit="宗"))
    now = apply(draft, insert_sentence(draft, place(1), 0, data_sentence(draft, "ab", KNOWN)))[0]
    for row, value in (("a", "200"), ("b", "150")):
        now = apply(now, set_value(now, row, value))[0]
    assert "全年共受理行政复议申请200宗，审结150宗，审结率75%。" == read_text(now, place(1)).plain
    assert "unverified" == row_of(now, now.rows[-1].id).state
