"""What became of a sentence, as a reader of Chinese wants it marked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdraft.document.pieces import likeness, new_text, old_text, pieces_of
from fzdraft.outgoing import words

FORMS = {"equal": "{}", "deleted": "[-{}-]", "inserted": "[+{}+]"}
WORDS = st.text(st.sampled_from("法治政府建设，。12.%ab\n 𠀀"), max_size=30)


def marked(old: str, new: str) -> str:
    return "".join(FORMS[piece.kind].format(piece.text) for piece in pieces_of(old, new, words))


@settings(max_examples=300)
@given(WORDS, WORDS, st.sampled_from([list, words]))
def test_the_pieces_give_both_texts_back(old, new, segment):
    made = pieces_of(old, new, segment)
    assert (old, new) == (old_text(made), new_text(made))


@given(WORDS, WORDS)
def test_no_two_neighbours_are_of_one_kind_and_none_is_empty(old, new):
    kinds = [piece.kind for piece in pieces_of(old, new)]
    assert all(one != other for one, other in pairwise(kinds))
    assert all(piece.text for piece in pieces_of(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("受理145宗，结127宗", "受理160宗，结150宗", "受理[-145-][+160+]宗，结[-127-][+150+]宗"),
        ("占33.1%。", "占33.8%。", "占[-33.1%-][+33.8%+]。"),
        ("见14/27页。", "见35/61页。", "见[-14-][+35+]/[-27-][+61+]页。"),
        ("2023年我区", "2024年我区", "[-2023-][+2024+]年我区"),
        ("深入推进改革", "深入推动改革", "深入[-推进-][+推动+]改革"),
        ("建机制，完善制度。", "建机制，健全制度，完善制度。", "建机制，[+健全制度，+]完善制度。"),
        ("查人，完善机制。", "查人，完善制度，完善机制。", "查人，[+完善制度，+]完善机制。"),
        ("完善制度。强化问责。", "强化问责。", "[-完善制度。-]强化问责。"),
        ("一是学法。二是普法。", "二是普法。", "[-一是学法。-]二是普法。"),
        ("加强领导。", "加强领导。\n", "加强领导。[+\n+]"),
        ("", "新写", "[+新写+]"),
    ],
)  # fmt: skip
def test_a_change_is_marked_in_words_and_numbers(old, new, expected):
    assert expected == marked(old, new)


def test_single_characters_between_rewritten_words_are_not_kept():
    made = marked("扎实推进示范创建的各项任务", "全面落实营商环境的改革部署")
    assert "[-扎实推进示范创建的各项任务-][+全面落实营商环境的改革部署+]" == made


def test_texts_of_another_matter_are_hardly_alike():
    one = "全年受理行政复议申请145宗，办结127宗，当事人自愿撤案数占结案总数的33.1%。"
    other = "深入学习宣传贯彻习近平法治思想，把党的领导贯穿于法治政府建设的全过程。"
    assert likeness(one, other) < 0.3
    assert 1 == likeness(one, one)
    assert 0 == likeness("", "")
