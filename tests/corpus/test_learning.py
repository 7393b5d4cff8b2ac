"""续写 learns a library in the draft's own words; of a large one what is usual and what is new."""

from __future__ import annotations

import pytest
from tests.corpus.conftest import cut

from fzdraft.corpus import schema
from fzdraft.corpus.harvest import harvest
from fzdraft.corpus.index import Index
from fzdraft.corpus.learning import chosen, in_own_words, learnt
from fzdraft.corpus.model import Slot
from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Paragraph, Source


@pytest.fixture
def database(tmp_path):
    connection = schema.open_index(tmp_path / "index.db")
    yield connection
    connection.close()


@pytest.fixture
def put(database, reading):
    """Index each list of paragraphs as a document of its own."""
    index = Index(database, cut)

    def documents(*texts: list[str]) -> None:
        for number, lines in enumerate(texts, 1):
            blocks = tuple(Paragraph(f"p{n}", Text(line)) for n, line in enumerate(lines))
            index.put(number, "", harvest(Source(Paper(preamble=blocks)), reading))
        index.finish()

    return documents


def test_own_names_become_the_drafts_and_the_rest_is_a_gap(town):
    text = "我区受理申请145宗，学习宝安区。"
    slots = (Slot(0, 2, "own", "self"), Slot(6, 9, "number"), Slot(13, 16, "place"))
    assert in_own_words(text, slots, "county", "平川市东山区", town) == "我镇受理申请 宗，学习 。"


def test_a_name_in_the_title_of_their_document_is_a_gap(town):
    text = "印发《东山区方案》。"
    slots = (Slot(3, 6, "own", "place"),)
    assert in_own_words(text, slots, "county", "平川市东山区", town) == "印发《 方案》。"


def test_sentences_of_a_paragraph_are_one_text(put, database, town):
    put(["加强监督。推进公开。", "依法行政。"], ["依法决策。"])
    assert learnt(database, town, 100) == ["加强监督。推进公开。", "依法行政。", "依法决策。"]


def test_the_clauses_of_a_document_go_with_it(put, database):
    put(["加强监督。", "推进公开。"], ["依法决策。"])
    Index(database, cut).drop(1)
    assert chosen(database, 100) == [3]


def test_of_a_large_library_usual_clauses_and_the_newest_are_learnt(put, database):
    usual = ["坚持党的全面领导，落实第一责任。"]
    odd = [[f"{char}地做了一件没有别人做的事{char}。"] for char in "甲乙丙丁戊己庚辛"]
    put(usual, usual, usual, usual, *odd)
    assert chosen(database, 100) == list(range(1, 13))
    assert chosen(database, 6) == [2, 3, 4, 10, 11, 12]
    assert chosen(database, 10) == [2, 3, 4, 6, 7, 8, 9, 10, 11, 12]
