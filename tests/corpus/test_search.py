"""Sentences are found by their words: whole phrases first, rare words before common ones."""

from __future__ import annotations

import sqlite3
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpus.conftest import cut

from fzdraft.corpus import schema, search
from fzdraft.corpus.harvest import harvest
from fzdraft.corpus.index import SEAM, Index
from fzdraft.corpus.search import highlights, plain
from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Paragraph, Source


@pytest.fixture
def database(tmp_path):
    connection = schema.open_index(tmp_path / "index.db")
    yield connection
    connection.close()


@pytest.fixture
def put(database, reading):
    """Index each text as a document of its own, numbered from 1."""
    index = Index(database, cut)

    def texts(*lines: str) -> None:
        for number, line in enumerate(lines, 1):
            source = Source(Paper(preamble=(Paragraph("p1", Text(line)),)))
            index.put(number, "", harvest(source, reading))
        index.finish()

    return texts


def found(database, *asked: str) -> list[int]:
    return [h.document for h in search.search(database, {a: cut(a) for a in asked}, 20)]


def test_the_rarest_words_come_first_until_there_are_enough(database, put, monkeypatch):
    put(*["执法检查"] * 30, *["执法培训"] * 9, "听证")
    monkeypatch.setattr(search, "MOST_POSTINGS", 10)
    assert search.rarest(database, ["执法", "检查", "培训", "听证"]) == ["听证", "培训"]


def test_the_rarest_is_asked_for_even_when_it_stands_everywhere(database, put, monkeypatch):
    put(*["执法检查"] * 30)
    monkeypatch.setattr(search, "MOST_POSTINGS", 10)
    assert search.rarest(database, ["执法", "检查"]) == ["执法"]
    assert [one for one, _ in search.candidates(database, ["执法"], 2)] == [30, 29]


def test_in_a_large_library_every_fourth_sentence_is_counted_for_four(database, put, monkeypatch):
    monkeypatch.setattr("fzdraft.corpus.index._COUNTED_WHOLLY", 0)
    put(*["执法检查"] * 40)
    assert database.execute("SELECT term, count FROM terms ORDER BY term").fetchall() == [
        ("执法", 40),
        ("检查", 40),
    ]


def test_marks_and_unknown_words_ask_for_nothing(database, put):
    put("执法检查")
    assert search.candidates(database, ["，", "“", "不在"]) == []
    assert search.candidates(database, []) == []


def test_what_holds_the_phrase_comes_before_what_holds_its_words(database, put):
    put("执法人员检查市场", "市场里执法", "执法检查三次")
    assert found(database, "执法检查") == [3, 1]


def test_what_holds_more_of_what_was_asked_comes_first(database, put):
    put("执法检查很多很多很多", "听证一次", "执法检查之后听证一次")
    assert found(database, "听证", "执法") == [3, 2, 1]


def test_a_phrase_that_is_cut_otherwise_is_found_all_the_same(database, put):
    put("开展执法检查", "甲乙数字政府")
    assert found(database, "字政") == [2]


def test_what_is_nowhere_is_not_found(database, put):
    put("开展执法检查")
    assert (found(database, "听证"), found(database)) == ([], [])


@pytest.mark.parametrize("asked", ['"', "a OR b", "NEAR(", "*", "\x1f", "';--", "text:执法"])
def test_signs_of_the_query_language_are_only_signs(database, put, asked):
    put("开展执法检查")
    assert found(database, asked) == []


def test_a_hit_says_where_it_stands(database, put):
    put("全年检查。我区开展执法检查32次。")
    [hit] = search.search(database, {"执法检查": cut("执法检查")}, 20)
    assert (hit.text, hit.block, hit.node) == ("我区开展执法检查32次。", "p1", "")
    assert [hit.text[start:end] for start, end in hit.spans] == ["执法检查"]
    assert [(slot.what, slot.detail) for slot in hit.slots][-1] == ("number", "次")


def test_what_is_dropped_leaves_no_row(database, put):
    put("全年检查32次。", "开展执法检查。")
    for document in (1, 2):
        Index(database, cut).drop(document)
    tables = ("documents", "sketches", "sections", "numbers", "words")
    counts = [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
    assert counts == [0] * len(tables)


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=4), max_size=4))
def test_highlights_are_apart_in_order_and_hold_what_was_asked(text, asked):
    spans = highlights(text, asked)
    assert all(a < b for a, b in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))
    for word in asked:
        assert (word in text) <= any(word in text[a:b] for a, b in spans)


@given(st.lists(st.text(min_size=1).filter(lambda word: SEAM not in word)))
def test_the_words_of_a_sentence_are_the_sentence(parts):
    assert plain(SEAM.join(parts)) == "".join(parts)


def test_sqlite_knows_fts5_on_this_machine():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE x USING fts5(y)")
    connection.close()


def test_longer_words_that_hold_what_is_asked_are_looked_up_in_one_walk(library):
    terms = [("行政复议", 3), ("复议", 9), ("人民调解", 2), ("调解员", 1), ("会议", 4)]
    library.index.executemany("INSERT INTO terms VALUES (?, ?)", terms)
    found = search.related(library.index, ["复议", "调解", "议"])
    assert found == ["行政复议", "调解员", "人民调解"]
    assert search.related(library.index, ["议"]) == []
