"""Whole roll-overs, read line by line when they were written down.

Beside two samples: reports of other kinds of units, made up, with what such reports hold.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rollover.readings import questions, unexplained

from fzdraft.importers.table import read
from fzdraft.rollover.questions import MOST

GOLDEN = Path(__file__).parents[1] / "golden" / "rollover"
MADE = sorted(path.stem for path in (GOLDEN / "sources").glob("*.txt"))


def lines(rolled):
    """Tell a roll-over as lines: what is done to which words where, and why."""
    for decision in rolled.decisions:
        if decision.kind == "number":
            yield f"数字 {decision.section} {decision.old}"
            continue
        new = f" → {decision.new}" if decision.new else ""
        mark = "（待核）" if decision.choice.verify else ""
        yield (
            f"{decision.action} {decision.kind} {decision.section} "
            f"{decision.old}{new}{mark}：{decision.reason}"
        )
    for promise in rolled.promises:
        yield f"安排 {promise.section} → {promise.target or '无'} {promise.text}"


@pytest.mark.parametrize("name", ["s0", "s3"])
def test_a_sample_rolls_over_as_it_was_read(name, sample, rolled):
    expected = (GOLDEN / f"{name}.txt").read_text("utf-8").splitlines()
    assert expected == list(lines(rolled(sample(name))))


@pytest.mark.parametrize("name", MADE)
def test_a_report_of_another_kind_rolls_over_as_it_was_read(name, rolled):
    path = GOLDEN / "sources" / f"{name}.txt"
    result = rolled(read(path.read_bytes(), path.name))
    expected = (GOLDEN / f"{name}.txt").read_text("utf-8").splitlines()
    assert expected == list(lines(result))
    assert [] == unexplained(result)
    assert len(questions(result)) <= MOST
