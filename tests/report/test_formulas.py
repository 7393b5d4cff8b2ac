"""Set phrases and their day."""

import datetime

import pytest

from fzdraft.errors import UserError
from fzdraft.report.formulas import (
    formula_table,
    formulas,
    newer_plenums,
    not_yet,
    stale,
    standing,
)

DAY = datetime.date


def keys(text, words):
    return [(span.text, span.key) for span in formulas(text, words.formulas)]


def test_an_enumeration_of_plenums_is_one_span_each(words):
    assert [
        ("党的二十大", "congress-20"),
        ("二十届一中", "plenum-20-1"),
        ("二中", "plenum-20-2"),
        ("三中", "plenum-20-3"),
    ] == keys("党的二十大及二十届一中、二中、三中全会精神", words)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("《法治政府建设实施纲要(2021—2025年)》", "outline-2021"),
        ("《法治政府建设实施纲要（2015-2020年）》", "outline-2015"),
        ("新修订的《行政处罚法》", "law-penalties-new"),
        ("服务市场主体", "term-market-subjects"),
        ("法制机构和队伍", "term-legal-system"),
        ("开展党纪学习教育", "campaign-2024"),
        ("“八五”普法规划", "publicity-8"),
    ],
)
def test_a_formula_is_found(text, key, words):
    assert [key] == [found for _, found in keys(text, words)]


@pytest.mark.parametrize("text", ["执法制度", "重大执法决定法制审核制度", "学法制度", "行政处罚法"])
def test_a_word_that_only_looks_like_one_is_none(text, words):
    assert [] == keys(text, words)


@pytest.mark.parametrize(
    ("key", "year", "expected"),
    [
        ("plenum-19-all", 2022, "current"),
        ("plenum-19-all", 2023, "stale"),
        ("plenum-20-3", 2023, "not_yet"),
        ("plenum-20-3", 2024, "current"),
        ("campaign-2023", 2024, "stale"),
        ("outline-2021", 2025, "current"),
        ("outline-2021", 2026, "stale"),
        ("xi-rule-of-law", 2026, "unknown"),
    ],
)
def test_a_formula_stands_by_the_year_of_the_report(key, year, expected, words):
    assert expected == standing(words.formulas.formulas[key], year)


def test_the_date_of_the_document_decides_what_is_not_yet(words):
    plenum = words.formulas.formulas["plenum-19-6"]
    assert [True, False] == [not_yet(plenum, DAY(2021, 11, 1)), not_yet(plenum, DAY(2021, 12, 15))]


@pytest.mark.parametrize(
    ("text", "day", "missing"),
    [
        ("二十届二中、三中全会精神", DAY(2026, 1, 20), ["plenum-20-4"]),
        ("二十届二中、三中全会精神", DAY(2025, 1, 20), []),
        ("二十届历次全会精神", DAY(2026, 1, 20), []),
        ("党的十九大、十九届四中、五中全会", DAY(2021, 12, 15), ["plenum-19-6"]),
        ("深入学习贯彻", DAY(2026, 1, 20), []),
    ],
)
def test_a_list_of_plenums_goes_as_far_as_the_day(text, day, missing, words):
    assert missing == [plenum.key for plenum in newer_plenums(text, words.formulas, day)]


def test_every_shipped_formula_says_on_what_it_rests(words):
    unfounded = [f.key for f in words.formulas.formulas.values() if not f.basis]
    assert [] == unfounded


def test_every_formula_that_ends_says_what_to_do(words):
    mute = [f.key for f in words.formulas.formulas.values() if f.until and not f.replace + f.hint]
    assert ["reform-outline-2023", "five-year-15"] == mute


SHIPPED = {
    "verified": DAY(2025, 2, 28),
    "one": {"kind": "slogan", "words": ["旧口号"], "until": DAY(2022, 12, 31)},
    "two": {"kind": "slogan", "words": ["老话"]},
}


def test_a_users_file_changes_adds_and_switches_off():
    own = {
        "one": {"until": DAY(2030, 1, 1)},
        "two": {"off": True},
        "three": {"kind": "slogan", "words": ["新口号"]},
    }
    table = formula_table(SHIPPED, own)
    assert ["旧口号", "新口号"] == [s.text for s in formulas("旧口号、老话、新口号", table)]
    assert not stale(table.formulas["one"], 2024)


@pytest.mark.parametrize("entry", [{"kind": "nonsense"}, {"kind": "term", "pattern": "(法"}])
def test_a_users_slip_is_a_known_error(entry):
    with pytest.raises(UserError, match="four"):
        formula_table(SHIPPED, {"four": entry})


def test_a_users_own_day_of_checking_counts_for_the_entries_of_that_file():
    own = {"verified": DAY(2027, 2, 1), "one": {"until": DAY(2030, 1, 1)}}
    table = formula_table(SHIPPED, own)
    assert ["current", "unknown"] == [standing(table.formulas[k], 2025) for k in ("one", "two")]
