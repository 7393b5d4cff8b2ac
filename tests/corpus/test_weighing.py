"""What speaks for a sentence beside what found it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from fzdraft.corpus.around import Naming
from fzdraft.corpus.carets import caret_under
from fzdraft.corpus.paragraphs import paragraphs
from fzdraft.corpus.ranking import Candidate, parts_of, weights_at
from fzdraft.corpus.suggestion import Caret
from fzdraft.document.model import Reporter
from fzdraft.report.powers import Level

COUNTY = Level("county", "government")


def test_a_heading_is_named_by_the_weight_of_its_words():
    named = Naming({"应诉": 9.0, "工作": 1.0}, ["应诉", "工作", "，"])
    assert named(frozenset({"应诉", "出庭"})) == 0.9
    assert named(frozenset({"工作"})) == 0.1
    assert Naming({}, [])(frozenset({"工作"})) == 0.0


def test_the_section_counts_more_where_headings_name_it(ways):
    law = Caret(named=True, title="法治政府建设年度报告")
    others = replace(law, named=False), replace(law, title="政府工作报告")
    assert weights_at(law, ways)["section"] > ways.weights["section"]
    assert [weights_at(one, ways) for one in others] == [ways.weights, ways.weights]


@pytest.mark.parametrize(
    ("content", "aspect", "wanted", "part"),
    [
        ("achievements", "disputes", "disputes", 1.0),
        ("achievements", "rules", "disputes", 0.5),
        ("achievements", "rules", None, 1.0),
        ("next_year", "disputes", "disputes", 0.0),
    ],
)
def test_half_is_for_the_content_and_half_for_the_aspect(content, aspect, wanted, part):
    where = ("一、举措", "s1", content, aspect, 0, "做好工作。", (), {})
    one = Candidate(1, 1, "", "", "", "county", 2023, *where)
    caret = Caret(content="achievements", aspect=wanted)
    assert parts_of(one, caret, COUNTY)["section"] == part


def test_a_unit_of_the_same_level_speaks_most_for_a_sentence():
    where = ("一、举措", "s1", "other", None, 0, "做好工作。", (), {})
    one = Candidate(1, 1, "", "", "", "county", 2023, *where)
    levels = COUNTY, Level("town", "government"), Level("town", "department")
    told = [parts_of(one, Caret(), level)["reporter"] for level in levels]
    assert told == sorted(told, reverse=True)
    assert told[0] == 1.0


def test_the_paragraph_of_a_sentence_and_the_one_before_it_are_read(library, file):
    text = "平川市东山区2023年报告\n一、情况\n先查隐患。再改隐患。\n办好公证。做实调解。用好热线。"
    library.add([file(text=text)])
    rows = library.index.execute("SELECT rowid, text, rank_in FROM words").fetchall()
    spot = next(row for row in rows if "调解" in row[1])
    first = library.index.execute("SELECT first FROM documents").fetchone()[0]
    found = paragraphs(library.index, [(spot[0], spot[2])], {spot[0]: first})[spot[0]]
    assert {"办好", "公证", "用好", "热线"} <= found.own
    assert "隐患" not in found.own
    assert {"再改", "隐患"} <= found.above


def test_a_place_above_all_headings_starts_a_report_and_is_no_letter(words):
    caret = caret_under([], "", Reporter("town"), 2024, words.aspects)
    assert (caret.starts, caret.named, caret.letter) == (True, False, False)
