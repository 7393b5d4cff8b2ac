"""Marks lie on last year's words, the chosen words take their place, and nothing is done twice."""

from __future__ import annotations

from fzdraft.document.decisions import Decision, Option
from fzdraft.document.marks import Mark, Text
from fzdraft.document.place import Place
from fzdraft.rollover.rewriting import flagged, rewritten

PLAIN = "2023年，第九届大会召开。"


def decision(start, end, new=None, verify=False):
    """Decide about some words of PLAIN."""
    return Decision(
        id=f"p1:{start}:year",
        kind="year",
        place=Place("s1", "paragraph", "p1"),
        start=start,
        end=end,
        sentence=PLAIN,
        options=(Option("", new, verify),),
    )


def test_words_are_put_in_from_right_to_left():
    decided = [decision(0, 5, "2024年"), decision(6, 9, "第一百一十届")]
    assert "2024年，第一百一十届大会召开。" == rewritten(PLAIN, (), decided).plain


def test_words_that_overlap_are_put_in_once():
    decided = [decision(0, 5, "2024年"), decision(2, 9, "无")]
    assert "2024年，第九届大会召开。" == rewritten(PLAIN, (), decided).plain


def test_a_doubt_keeps_its_words_when_words_beside_it_grow():
    decided = [decision(0, 5, "二〇二四年度"), decision(6, 9, verify=True)]
    text = rewritten(PLAIN, (), decided)
    (mark,) = text.marks
    assert "第九届" == text.plain[mark.start : mark.end]


def test_a_wider_doubt_takes_what_the_narrower_left_free():
    text = flagged(Text("甲乙丙丁戊", (Mark("a", "verify", 1, 2),)), "b", 0, 5)
    assert [("a", 1, 2), ("b", 2, 5)] == [(m.id, m.start, m.end) for m in text.marks]
    assert text == flagged(text, "c", 3, 5)
