"""The most likely next characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fzdraft.corpus.continuation import Continuation

TEXTS = [
    "全面推进依法行政，加强行政执法监督。",
    "全面推进依法治理。",
    "加强行政执法监督检查145次。",
]


def test_what_followed_elsewhere_is_offered():
    assert "推进依法" in Continuation(TEXTS).offers("坚持全面")


def test_a_sure_short_offer_goes_before_unsure_long_ones():
    found = Continuation(["甲乙丙丁一", "甲乙丙丁二", "甲乙丙丁三", "甲乙丙丁四"]).offers(
        "甲", "", 1
    )
    assert found == ["乙丙丁"]


def test_the_draft_itself_tells_too():
    draft = "落实三项制度。" * 3 + "落实三"
    assert Continuation([]).offers("落实三", draft, 1) == ["项制度。"]


def test_a_number_is_never_offered():
    found = Continuation(TEXTS * 3).offers("监督检查", "", 9)
    assert not any(char.isdigit() for one in found for char in one)


def test_what_stands_behind_a_number_is_known_behind_any_number():
    known = Continuation(["受理申请145宗，办结127宗。"] * 3)
    assert known.offers("受理申请9", "", 1) == known.offers("受理申请2,300", "", 1) == ["宗，办结"]


def test_a_word_that_is_begun_is_finished():
    """行 is likely enough at 0.74 and 行政 a little below it at 0.68: nobody is left at 行."""
    known = Continuation(["始终坚持依法行政"] * 9 + ["始终坚持依法治国"] * 2)
    assert known.offers("始终坚持依法", "", 1, 40, 0.7) == ["行政"]
    assert known.offers("始终坚持依法", "", 1, 40, 0.9) == []


def test_what_stands_behind_different_words_is_likelier_where_the_rest_is_unknown():
    """政府 stands once behind each of four words, 委员 six times behind one."""
    texts = [f"{place}人民政府" for place in "甲乙丙丁"] + ["戊人民委员"] * 6 + ["己人民币"]
    assert Continuation(texts).offers("己人民", "", 1) == ["政府"]


def test_a_long_offer_goes_as_far_as_it_is_sure_and_ends_with_the_sentence():
    known = Continuation(["始终坚持依法行政，推进公正司法。再接再厉。"] * 9)
    assert known.offers("始终坚持依法", "", 1, 40, 0.5) == ["行政，推进公正司法。"]
    split = Continuation(["坚持依法行政", "坚持依法治国"] * 5)
    assert split.offers("坚持", "", 1, 40, 0.7) == ["依法"]
    assert split.offers("坚持依法", "", 1, 40, 0.7) == []


def test_nothing_known_offers_nothing():
    assert Continuation([]).offers("全面") == Continuation(TEXTS).offers("") == []


@given(st.lists(st.text("甲乙丙。1", max_size=30)), st.text("甲乙丙1", max_size=8))
def test_offers_are_few_short_and_different(texts, before):
    found = Continuation(texts).offers(before)
    assert len(found) == len(set(found)) <= 3
    assert all(2 <= len(one) <= 4 and "1" not in one and "\n" not in one for one in found)
