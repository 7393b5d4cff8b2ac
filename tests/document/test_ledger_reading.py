"""What the ledger says: where, in which order, what is missing, what disagrees."""

from __future__ import annotations

import pytest
from tests.document.ledgers import draft_of, last

from fzdraft.document.ledger import (
    conflicts,
    last_value,
    mentions,
    missing,
    rows_in_order,
    rows_of,
)
from fzdraft.document.model import Formula, Row


def test_mentions_stand_in_reading_order():
    draft = draft_of("二2[b]一1[a]二2[b]", "一1[a]", rows=[last("a", "1"), last("b", "2")])
    found = mentions(draft)
    assert {"b": ["s1", "s1"], "a": ["s1", "s2"]} == {
        row: [mention.place.node for mention in those] for row, those in found.items()
    }


def test_rows_stand_as_the_text_mentions_them_and_the_rest_last():
    rows = [last("x", "9"), last("a", "1"), last("b", "2")]
    draft = draft_of("二2[b]", "一1[a]", rows=rows)
    assert ["b", "a", "x"] == [row.id for row in rows_in_order(draft)]
    assert ["a"] == [row.id for row in rows_of(draft, "s2")]
    assert ["b", "a"] == [row.id for row in rows_of(draft, "report")]
    with pytest.raises(KeyError):
        rows_of(draft, "nowhere")


def test_what_is_missing_is_listed_by_department_without_what_is_computed():
    rows = [
        last("a", "145", label="受理", unit="宗"),
        last("b", "127", label="审结", unit="宗", department="司法局"),
        last("r", "87.6", formula=Formula("rate", ("b", "a"))),
        Row("d", values={2024: "3"}, department="公安局"),
    ]
    draft = draft_of("受理145[a]宗", "审结127[b]宗,87.6[r]%,3[d]次", rows=rows)
    first, second = missing(draft)
    assert ("司法局", "二", "127", "审结") == (
        first.department, first.gaps[0].section, first.gaps[0].last, first.gaps[0].row.label,
    )  # fmt: skip
    assert ("", ["a"]) == (second.department, [gap.row.id for gap in second.gaps])


def test_two_values_of_one_indicator_and_scope_conflict():
    rows = [
        Row("a", "复议受理", unit="宗", values={2023: "1", 2024: "145"}),
        Row("b", "复议受理", unit="宗", values={2023: "1", 2024: "150"}),
        Row("c", "复议受理", scope="镇街", unit="宗", values={2024: "9"}),
        Row("d", "", label="复议受理", values={2024: "8"}),
    ]
    (found,) = conflicts(draft_of("", rows=rows))
    assert "复议受理：2024年写了 145宗、150宗" == str(found)


def test_money_in_other_units_is_the_same():
    rows = [
        Row("a", "罚没", unit="万元", values={2024: "9"}),
        Row("b", "罚没", unit="元", values={2024: "90000"}),
    ]
    assert () == conflicts(draft_of("", rows=rows))


def test_last_year_is_the_year_before_or_that_of_the_document_rolled_over():
    draft = draft_of("", rows=[])
    assert "1" == last_value(draft, Row("a", values={2023: "1", 2024: "2"}))
    assert "" == last_value(draft, Row("a", values={2021: "1"}))
