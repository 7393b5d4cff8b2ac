"""What 续写 may offer at a caret: likely, fit for the unit and the year, not said already."""

from __future__ import annotations

import pytest

from fzdraft.corpus.continuation import Continuation
from fzdraft.corpus.going_on import GoingOn, without_overlap
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Paragraph, Section
from fzdraft.document.places import Place

HERE = Place("s1", "paragraph", "p1")
KNOWN = [
    "始终坚持依法行政，推进公正司法。",
    "全面学习深圳市宝安区的经验做法，",
    "全面落实决策部署，深入贯彻落实党的十九大精神。",
    "深入贯彻落实党的十九届会议，",
    "深入贯彻落实党的十九大精神，",
    "受理申请145宗，全部办结。",
    "定期召开镇政府常务会议三次，落实“三项制度”。",
    "共办理行政复议案件，全部按期办结。",
]


@pytest.fixture
def offer(town, words):
    """Offer behind `before` in a draft of 莲下镇 with other paragraphs in the same section."""
    known = GoingOn(Continuation(KNOWN * 9), town, words.measures)

    def asked(before: str, after: str = "", *others: str) -> str:
        blocks = [Paragraph("p1", Text(before + after))]
        blocks += [Paragraph(f"q{n}", Text(text)) for n, text in enumerate(others)]
        section = Section("s1", Text("一"), blocks=tuple(blocks))
        elsewhere = Section("s2", Text("二"), blocks=(Paragraph("z", Text("".join(KNOWN))),))
        draft = Draft(Paper(sections=(section, elsewhere)), reporter=town.reporter, year=2024)
        return known.offer(draft, HERE, len(before))

    return asked


def test_the_rest_of_a_sentence_is_offered_at_the_end_of_a_paragraph(offer):
    assert offer("始终坚持依法") == "行政，推进公正司法。"


def test_inside_a_paragraph_it_ends_before_what_stands_there(offer):
    assert offer("始终坚持依法", "。二是普法。") == "行政，推进公正司法"
    assert offer("始终坚持依法", "，推进公正司法。") == "行政"
    assert offer("始终坚持依法", "行政") == ""


def test_behind_a_number_nothing_is_offered(offer):
    assert offer("受理申请9宗，") == "全部办结。"
    assert [offer(f"受理申请{number}") for number in ("9", "9.", "××")] == ["", "", ""]


def test_a_number_in_words_is_not_offered_but_a_name_with_one_is(offer):
    assert offer("定期召开镇政府") == "常务会议"
    assert offer("定期召开镇政府常务会议9次，落") == "实“三项制度”。"


def test_another_place_is_not_offered(offer):
    assert offer("全面学习") == ""


def test_a_stale_formula_is_not_offered(offer):
    assert offer("全面落实决策") == "部署，"
    assert offer("全面落实决策部署，深入贯彻落实党的") == ""


def test_nobody_is_led_to_the_first_half_of_a_stale_formula(offer):
    """十九 alone is certain and says nothing, but most go on with 十九大."""
    assert offer("深入贯彻落实党的") == ""


def test_what_the_section_says_already_is_not_offered(offer):
    assert offer("始终坚持依法", "", "我们推进公正司法改革，坚持依法行政。") != ""
    assert offer("共办理行政", "", "共办理行政复议案件9宗。") == ""
    assert offer("始终坚持依法", "", "一是始终坚持依法行政。") == ""


def test_a_line_that_is_hardly_begun_is_left_alone(offer):
    assert (offer(""), offer("始")) == ("", "")


@pytest.mark.parametrize(
    ("found", "after", "left"),
    [
        ("制度。", "", "制度。"),
        ("制度。", "。", "制度"),
        ("制度，", "。", "制度"),
        ("三项制度", "制度", "三项"),
        ("制度", "制度", ""),
        ("度。", "。", ""),
    ],
)
def test_what_stands_behind_the_caret_is_not_offered_again(found, after, left):
    assert without_overlap(found, after) == left
