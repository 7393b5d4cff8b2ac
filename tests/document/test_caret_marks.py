"""What joining and splitting paragraphs at the caret does to the marks on their words."""

from __future__ import annotations

from fzdraft.document import caret
from fzdraft.document.edits import apply
from fzdraft.document.flat import Spot
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph, Row
from fzdraft.document.places import Place, read_text

FIRST = Paragraph("p1", Text("去年的话。", (Mark("c1", "carried", 0, 5, "去年的话。"),)))
SECOND = Paragraph("p2", Text("前年的话。", (Mark("c1", "carried", 0, 5, "前年的话。"),)))
START_OF_SECOND = Spot(Place("report", "paragraph", "p2"), 0)


def test_sentences_of_two_paragraphs_stay_two_sentences_when_joined():
    draft = Draft(Paper(preamble=(FIRST, SECOND)))
    joined, _ = apply(draft, caret.back(draft, START_OF_SECOND).edit)
    marks = (
        Mark("c1", "carried", 0, 5, "去年的话。"),
        Mark("c1_", "carried", 5, 10, "前年的话。"),
    )
    assert joined.report.preamble == (Paragraph("p1", Text("去年的话。前年的话。", marks)),)


def test_rewording_one_of_two_joined_sentences_leaves_the_other_grey():
    draft = Draft(Paper(preamble=(FIRST, SECOND)))
    joined, _ = apply(draft, caret.back(draft, START_OF_SECOND).edit)
    place = Place("report", "paragraph", "p1")
    reworded, _ = apply(joined, caret.put(joined, Spot(place, 1), Spot(place, 2), "月").edit)
    assert [mark.payload for mark in read_text(reworded, place).marks] == ["前年的话。"]


def test_a_sentence_split_in_two_and_joined_again_is_one_sentence():
    draft = Draft(Paper(preamble=(FIRST,)))
    middle = Spot(Place("report", "paragraph", "p1"), 2)
    split = caret.enter(draft, middle)
    halves, _ = apply(draft, split.edit)
    assert len(halves.report.preamble) == 2
    joined, _ = apply(halves, caret.back(halves, split.caret).edit)
    assert joined == draft


def test_the_caret_stays_behind_a_number_whose_earlier_mention_follows_along():
    words = "受理145宗，以上145宗都办结。"
    first, second = words.index("145"), words.rindex("145")
    marks = (
        Mark("v1", "value", first, first + 3, "r"),
        Mark("v2", "value", second, second + 3, "r"),
    )
    rows = (Row("r", values={2023: "145"}),)
    draft = Draft(Paper(preamble=(Paragraph("p1", Text(words, marks)),)), year=2024, rows=rows)
    place = Place("report", "paragraph", "p1")
    start, end = Spot(place, second), Spot(place, second + 3)
    for digit in "16000":
        change = caret.put(draft, start, end, digit)
        draft, start = apply(draft, change.edit)[0], change.caret
        end = start
    plain = read_text(draft, place).plain
    assert plain == "受理16000宗，以上16000宗都办结。"
    assert plain[: start.offset] == "受理16000宗，以上16000"
