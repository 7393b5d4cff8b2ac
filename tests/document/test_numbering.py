"""Numbers of headings follow from the structure (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.strategies import drafts

from fzdraft.document.model import Section, walk
from fzdraft.document.numbering import number, numbers

TREE = (
    Section("a", sections=(Section("b", sections=(Section("c", sections=(Section("d"),)),)),)),
    Section("e", sections=(Section("f"), Section("g"))),
)


def test_four_levels_have_four_forms():
    assert numbers(TREE) == {
        "a": "一、",
        "b": "（一）",
        "c": "1.",
        "d": "（1）",
        "e": "二、",
        "f": "（一）",
        "g": "（二）",
    }


def test_with_two_levels_arabic_numbers_follow_at_once():
    found = numbers(TREE, "two_level")
    assert [found[name] for name in "aefg"] == ["一、", "二、", "1.", "2."]


@pytest.mark.parametrize(
    ("position", "printed"),
    [(10, "十、"), (11, "十一、"), (20, "二十、"), (99, "九十九、"), (100, "100、")],
)
def test_long_outlines_count_on(position, printed):
    assert number(1, position) == printed


@given(drafts())
@settings(max_examples=50)
def test_siblings_are_numbered_in_order_and_children_begin_anew(draft):
    found = numbers(draft.report.sections)
    for path, section in walk(draft.report.sections):
        assert found[section.id] == number(len(path), path[-1] + 1)
