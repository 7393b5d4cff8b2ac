"""Choosing a few that probably help."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fzdraft.corpus.covering import choose, helps, probabilities

A, B, ODD = "加强行政执法监督工作力度", "加强行政执法监督", "河道治理片区清出杂物"


def always(number: int) -> bool:
    return True


def test_what_resembles_many_is_chosen_before_what_is_alone():
    texts = [ODD, A, B]
    assert choose([1 / 3] * 3, helps(texts, texts), always, 2) == [1, 0]


def test_what_cannot_be_used_gives_way():
    texts = [A, B, ODD]
    assert choose([1 / 3] * 3, helps(texts, texts), lambda number: number != 0, 1) == [1]


def test_more_heat_makes_chances_more_equal():
    cold, hot = (probabilities([1.0, 0.0], heat)[0] for heat in (0.1, 10))
    assert cold > 0.99
    assert 0.5 < hot < 0.6


def test_nothing_to_choose_from_gives_nothing():
    assert choose(probabilities([], 1), helps([], []), always, 5) == []


@given(st.lists(st.text("甲乙丙丁", min_size=1), max_size=8), st.integers(0, 9))
def test_each_is_chosen_once_and_all_are_reached(texts, most):
    chosen = choose(probabilities([0.0] * len(texts), 1), helps(texts, texts), always, most)
    assert len(chosen) == len(set(chosen)) == min(most, len(texts))
