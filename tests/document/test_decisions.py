"""The record of a roll-over: what holds now, what equal rows share, what must be true of it."""

from __future__ import annotations

from msgspec.structs import replace

from fzdraft.document.decisions import Decision, Option, Promise
from fzdraft.document.model import Draft
from fzdraft.document.place import Place
from fzdraft.document.soundness import faults

ROW = Decision(
    id="p1:0:year",
    kind="year",
    place=Place("s1", "paragraph", "p1"),
    options=(Option("照旧"), Option("改成2024年", "2024年")),
    chosen=1,
)


def test_the_choice_is_the_chosen_option():
    assert "2024年" == ROW.choice.new


def test_a_row_of_its_own_is_grouped_by_its_id_and_equal_ones_by_what_they_share():
    assert ("p1:0:year", "year:2023") == (ROW.group, replace(ROW, same="year:2023").group)


def test_a_choice_that_is_no_option_is_a_fault():
    assert [] == faults(Draft(decisions=(ROW,)))
    assert ["起草记录对不上"] == faults(Draft(decisions=(replace(ROW, chosen=2),)))


def test_two_rows_or_promises_of_one_id_are_a_fault():
    assert ["起草记录对不上"] == faults(Draft(decisions=(ROW, ROW)))
    twice = Promise(id="q1", text="加强培训")
    assert ["起草记录对不上"] == faults(Draft(promises=(twice, twice)))
