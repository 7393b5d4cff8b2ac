"""Two whole roll-overs, read line by line when they were written down."""

from __future__ import annotations

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden" / "rollover"


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
