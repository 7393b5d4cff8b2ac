"""Clauses lie beside their sentences, with a key for those that say nearly the same."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.corpus.conftest import REPORT

from fzdraft.corpus.clauses import clauses_of, unpacked
from fzdraft.corpus.harvest import harvest
from fzdraft.corpus.model import Slot
from fzdraft.importers.table import read


def cut(text: str, *slots: Slot):
    return unpacked(clauses_of(text, slots))


def keys(text: str, *slots: Slot) -> list[int]:
    return [clause.key for clause in cut(text, *slots)]


def test_a_sentence_is_cut_at_its_marks():
    text = "全年受理申请145宗，办结（含上年，结转）127宗；及时公开。"
    edges = [0, *(clause.end for clause in cut(text))]
    assert [text[start:end] for start, end in pairwise(edges)] == [
        "全年受理申请145宗，",
        "办结（含上年，结转）127宗；",
        "及时公开。",
    ]


def test_clauses_that_differ_in_numbers_names_and_marks_have_one_key():
    one = keys("全年，澄海区受理申请145宗；", Slot(3, 6, "own"), Slot(10, 13, "number"))
    other = keys("全年，渭滨区受理申请9宗。", Slot(3, 6, "own"), Slot(10, 11, "number"))
    assert one[1] == other[1] != keys("全年，渭滨区办结申请9宗。", Slot(3, 6, "own"))[1]


def test_a_very_short_clause_has_no_key():
    assert keys("同时，推进依法行政。")[0] == 0


def test_keys_stay_the_same_for_ever():
    """They lie in indexes on disks: who changes them must raise INDEX_VERSION."""
    assert keys("推进依法行政，加强监督。") == [2160478238, 1845410085]


def test_every_sentence_of_a_document_has_its_clauses(reading):
    found = harvest(read(REPORT.encode(), "报告.txt"), reading)
    sentences = [said for piece in found.pieces for said in piece.sentences]
    assert all(unpacked(s.clauses)[-1].end == len(s.text) for s in sentences)
    assert [len(unpacked(s.clauses)) for s in sentences if s.text.startswith("发挥")] == [3]


@given(st.text("甲乙丙，；。（）《1 ", max_size=40))
def test_clauses_are_apart_and_in_order(text):
    ends = [clause.end for clause in cut(text)]
    assert ends == sorted(set(ends))
