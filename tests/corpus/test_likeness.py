"""Sentences that say the same with other numbers share their keys; others do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fzdraft.corpus.likeness import (
    ALIKE,
    SKETCH,
    is_near,
    keys,
    likeness,
    pairs,
    skeleton,
    sketch,
)
from fzdraft.corpus.model import Slot

LINE = "全区深入推进行政执法规范化建设，全年开展执法检查32次，培训执法人员300余名，执法水平不断提高"

KEYS = "a15979f5b b54744a5b"


def test_a_skeleton_has_one_sign_for_a_slot_and_no_marks():
    slots = (Slot(0, 4, "year"), Slot(6, 8, "own"), Slot(10, 13, "number", "件"))
    assert skeleton("2023年，我区受理145件。", slots) == "年年我受理0件"


def test_other_numbers_leave_the_keys_alone():
    one = skeleton("受理145件。", (Slot(2, 5, "number"),))
    other = skeleton("受理9件", (Slot(2, 3, "number"),))
    assert keys(one) == keys(other)


def test_of_sentences_with_a_word_changed_most_share_a_key():
    """With 90 % of pairs in common 96 of 100 should; the bound leaves room for chance."""
    bones = [skeleton(LINE, ()) + chr(0x4E00 + n) * 3 for n in range(200)]
    changed = [line.replace("不断", "持续") for line in bones]
    shared = [
        bool(set(keys(a).split()) & set(keys(b).split()))
        for a, b in zip(bones, changed, strict=True)
    ]
    assert likeness(pairs(bones[0]), pairs(changed[0])) > 0.8
    assert sum(shared) > 150


def test_a_sentence_without_a_pair_has_no_key():
    assert (keys(""), keys("甲")) == ("", "")


def test_keys_are_words_that_stay_the_same_for_ever():
    """They lie in indexes on disks: who changes them must raise INDEX_VERSION."""
    assert keys(skeleton(LINE, ())) == KEYS


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    share = likeness(pairs(one), pairs(other))
    assert 0 <= share <= 1
    assert share == likeness(pairs(other), pairs(one))


def test_unlike_sentences_are_below_the_bound():
    assert likeness(pairs("执法队伍力量薄弱"), pairs("公共法律服务体系健全")) < ALIKE


NEAR = [
    ("一年来，我们主要抓了以下四方面工作：", "一年来，我们主要抓了以下工作："),
    ("加强河湖水系的治理保护。", "加强河湖水系治理保护。"),
    ("进一步规范涉企行政检查。", "规范涉企行政检查。"),
    ("以群众满意为导向深化窗口服务改革。", "深化以群众满意为导向的窗口服务改革。"),
    ("做好人民调解和法律援助工作。", "全面做好人民调解和法律援助工作。"),
    ("第三，加快建设数字政府。", "加快建设数字政府。"),
    ("扎实推进行政执法规范化。", "深入推进行政执法规范化。"),
    (
        "部分干部法治意识还不够强，依法办事能力有待提高。",
        "部分干部法治意识不够强，依法办事的能力有待提高。",
    ),
]
FAR = [
    ("健全矛盾纠纷排查化解机制。", "健全突发事件应对机制。"),
    ("提高执法人员补助标准。", "提高调解人员培训质量，补齐短板。"),
    ("推行权责清单。", "推行权责清单，取消证明事项，压减办理时限，优化办事流程。"),
    ("法治宣传阵地建设取得实效。", "加强执法队伍建设。"),
    ("执法监督机制有待完善。", "完善重大决策听证制度。"),
]


def test_sentences_that_say_the_same_are_near_equal_and_others_not():
    """Own sentences made like the pairs of the corpora that were labelled by reading."""
    told = [likeness(pairs(skeleton(a, ())), pairs(skeleton(b, ()))) for a, b in NEAR + FAR]
    assert [share >= ALIKE for share in told] == [True] * len(NEAR) + [False] * len(FAR)


def test_a_sketch_forgets_order_marks_and_length():
    lines = [f"第{n}项工作已经做完" for n in range(100)]
    assert sketch(lines) == sketch(reversed([f"{line}。" for line in lines]))
    assert len(sketch(lines)) == SKETCH


def test_documents_that_share_nearly_all_are_near_and_others_not():
    lines = [f"第{n}项工作已经做完" for n in range(60)]
    assert is_near(sketch(lines), sketch([*lines[:-3], "新的一句", "又一句"]))
    assert not is_near(sketch(lines), sketch([*lines[:30], *(f"另{n}件事" for n in range(30))]))
    assert not is_near([], [])
