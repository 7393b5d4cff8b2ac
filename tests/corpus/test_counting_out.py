"""一是 … 二是 …"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.corpus.conftest import RESOURCES

from fzdraft.corpus.counting_out import aspect_at, is_mark, items, led
from fzdraft.corpus.ranking import Candidate
from fzdraft.importers.table import read
from fzdraft.report.aspects import passages

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "items.json").read_text("utf-8"))


def sentence(text: str) -> Candidate:
    facts = (1, 1, "", "", "", "county", None, "", "s", "shortcomings", None, 0)
    return Candidate(*facts, text, (), {})


def test_only_a_mark_is_no_beginning():
    assert [is_mark(text) for text in ("一是", "（二）", "3.", "一是加强")] == [True] * 3 + [False]


@pytest.mark.parametrize(
    ("last", "mark", "start", "lead"),
    [
        ("", "", 2, ""),
        ("一是重视不够。", "", 2, "二是"),
        ("一是重视不够。", "二是", 2, ""),
        ("十是不够。", "", 2, ""),
    ],
)
def test_a_sentence_takes_the_number_of_its_place(last, mark, start, lead):
    found = led(sentence("三是力量薄弱。"), last, mark)
    assert (found.start, found.lead) == (start, lead)


def test_a_sentence_that_counts_on_inside_itself_stays_whole():
    found = led(sentence("一是重视不够；二是力量薄弱。"), "一是别的。", "")
    assert (found.start, found.lead) == (0, "")


def test_items_reach_to_the_next():
    text = "主要有：一是重视不够。还有。二是力量薄弱。"
    assert [text[a:b] for a, b in items(text)] == ["一是重视不够。还有。", "二是力量薄弱。"]
    assert items("没有。") == []


def test_items_of_the_samples_are_told_apart(words):
    """Labelled by reading before anything was tuned on them; 47 in all."""
    wrong = [
        row[0]
        for name, rows in GOLDEN.items()
        for row, found in zip(rows, told(name, rows, words), strict=True)
        if found[0] != row[1] or (found[1] not in row[2] and row[2] != [None])
    ]
    assert sum(map(len, GOLDEN.values())) == 47
    assert len(wrong) <= 4, wrong


def told(name, rows, words):
    """Say of every item in which passage it stands and what it is about."""
    source = read((RESOURCES / "corpus" / name).read_bytes(), name)
    found = passages(source.report, words.aspects, source.year)
    for start, _, _ in rows:
        passage = next(p for p in found if start in p.text)
        about = aspect_at(passage.text, passage.text.index(start), passage, words.aspects)
        yield passage.content, about


def test_behind_a_colon_no_second_such_beginning_is_offered():
    one = sentence("我市仍有一些不足，主要体现在：一是重视不够。")
    assert one.text[led(one, "存在以下不足：", "").start :] == "一是重视不够。"
    assert led(one, "取得了成效。", "").start == 0
