"""The dictionary of indicators."""

import pytest

from fzdraft.errors import UserError
from fzdraft.report.indicators import dictionary, match, same_unit

GROUPS = set("ABCDEFGHI")


def test_the_dictionary_holds_the_usual_indicators(numbers):
    shipped = numbers.indicators.indicators
    assert len(shipped) >= 96
    assert GROUPS == {indicator.group for indicator in shipped.values()}


def test_every_indicator_is_found_by_each_of_its_own_names_or_a_closer_one(numbers):
    words = numbers.indicators
    for indicator in words.indicators.values():
        found = {
            match(
                "".join(name.label),
                unit,
                "".join(name.context + name.label),
                indicator.aspect,
                words,
            )
            for name in indicator.names
            for unit in indicator.units
        }
        assert indicator.name in found


def test_relations_speak_of_indicators_that_are_there(numbers):
    words = numbers.indicators
    named = {name for order in words.orders for name in (order.greater, order.less)}
    named |= {name for total in words.totals for name in (total.whole, *total.parts)}
    named |= {name for rate in words.rates for name in (rate.rate, *rate.of)}
    named |= {name for one in words.stocks for name in (one.stock, *one.plus, *one.minus)}
    assert set() == named - set(words.indicators)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("件", "宗", True), ("场", "次", True), ("人", "人次", False), ("户", "家", True)],
)
def test_units_that_mean_the_same(one, other, expected, numbers):
    assert expected == same_unit(one, other, numbers.indicators)


def test_brackets_of_any_width_are_one(numbers):
    told = {
        match(f"村{mark[0]}社区{mark[1]}", "个", "落实法律顾问，村", None, numbers.indicators)
        for mark in ("()", "（）")
    }
    assert {"村居法律顾问"} == told


SHIPPED = {"families": {}, "indicator": {}}


def test_users_declare_relations_of_their_own():
    words = dictionary(SHIPPED, {"rate": [{"rate": "甲率", "of": ["甲", "乙"]}]})
    assert [("甲率", ("甲", "乙"))] == [(rate.rate, rate.of) for rate in words.rates]


@pytest.mark.parametrize(
    "own",
    [
        {"rate": [{"rate": "甲率", "of": ["甲"]}]},
        {"rate": {"rate": "甲率", "of": ["甲", "乙"]}},
        {"order": [{"greater": "甲"}]},
        {"sum": [{"whole": "甲", "parts": "乙"}]},
        {"stock": [{"stock": "甲", "plus": [1], "minus": []}]},
    ],
)
def test_a_relation_that_cannot_be_is_told(own):
    with pytest.raises(UserError, match="勾稽关系"):
        dictionary(SHIPPED, own)
