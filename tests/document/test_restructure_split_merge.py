"""Splitting and merging sections: one step each, and not a word of the text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdraft.document import restructure, tree
from fzdraft.document.edits import apply
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph, Section
from fzdraft.document.places import texts


def paragraph(id: str) -> Paragraph:
    return Paragraph(id, Text(f"{id}的话。"))


def section(id: str, *children: Section, own: tuple[str, ...] = (), run_in=False) -> Section:
    blocks = tuple(paragraph(one) for one in own)
    return Section(id, Text(f"{id}标题"), run_in, blocks, children)


@pytest.fixture
def draft() -> Draft:
    parts = (section("b1", own=("p3", "p4")), section("b2", own=("p5",)))
    chapters = (section("a", own=("p1", "p2")), section("b", *parts), section("c", own=("p6",)))
    return Draft(Paper(preamble=(paragraph("p0"),), sections=chapters))


def words(draft: Draft) -> str:
    return "".join(text.plain for _, text in texts(draft))


def chapters(draft: Draft) -> list[str]:
    return [section.id for section in draft.report.sections]


def test_a_split_begins_a_new_section_at_the_paragraph(draft):
    after, _ = apply(draft, restructure.split(draft, "a", "p2"))
    upper, lower = after.report.sections[:2]
    assert [block.id for block in upper.blocks] == ["p1"]
    assert [block.id for block in lower.blocks] == ["p2"]
    assert lower.heading == Text()


def test_a_split_chapter_gives_its_parts_to_the_lower_half(draft):
    deeper = restructure.insert(draft, "a", 0, section("x", own=("px",)))
    draft, _ = apply(draft, deeper)
    after, _ = apply(draft, restructure.split(draft, "a", "p2"))
    assert after.report.sections[0].sections == ()
    assert [child.id for child in after.report.sections[1].sections] == ["x"]


def test_a_section_is_not_split_at_a_paragraph_of_another(draft):
    assert restructure.split(draft, "a", "p3") is None
    assert restructure.split(draft, "report", "p0") is None


def test_merging_joins_the_section_to_the_one_before(draft):
    after, _ = apply(draft, restructure.merge(draft, "b2"))
    merged = tree.find(after, "b1")
    assert isinstance(merged, Section)
    assert [block.text.plain for block in merged.blocks] == [
        "p3的话。",
        "p4的话。",
        "b2标题",
        "p5的话。",
    ]


def test_merging_a_chapter_puts_its_text_behind_the_last_part_before_it(draft):
    after, _ = apply(draft, restructure.merge(draft, "c"))
    assert chapters(after) == ["a", "b"]
    assert [block.id for block in tree.blocks_of(tree.find(after, "b2"))][-1] == "p6"


def test_merging_a_first_part_goes_into_its_chapter(draft):
    after, _ = apply(draft, restructure.merge(draft, "b1"))
    assert [block.id for block in tree.blocks_of(tree.find(after, "b"))][1:] == ["p3", "p4"]


def test_the_heading_of_a_run_in_section_stays_the_beginning_of_its_paragraph(draft):
    run_in = Section(
        "r",
        Text("推进改革"),
        True,
        (Paragraph("q", Text("成效明显。", (Mark("m", "verify", 0, 2),))),),
    )
    draft, _ = apply(draft, restructure.insert(draft, "b", 2, run_in))
    after, _ = apply(draft, restructure.merge(draft, "r"))
    last = tree.blocks_of(tree.find(after, "b2"))[-1]
    assert last.text == Text("推进改革。成效明显。", (Mark("m", "verify", 5, 7),))


def test_papers_are_not_merged(draft):
    assert restructure.merge(draft, "report") is None


@given(node=st.sampled_from(["a", "b", "b1", "b2", "c"]))
def test_merging_keeps_every_word_in_its_order_and_is_undone(node):
    parts = (section("b1", own=("p3", "p4")), section("b2", own=("p5",)))
    before = Draft(
        Paper(
            preamble=(paragraph("p0"),),
            sections=(section("a", own=("p1",)), section("b", *parts), section("c", own=("p6",))),
        )
    )
    after, inverse = apply(before, restructure.merge(before, node))
    assert words(after) == words(before)
    assert apply(after, inverse)[0] == before


@given(block=st.sampled_from(["p1", "p2", "p3", "p4", "p5", "p6"]))
def test_splitting_keeps_every_word_in_its_order_and_is_undone(block):
    own = {"p1": "a", "p2": "a", "p3": "b1", "p4": "b1", "p5": "b2", "p6": "c"}
    parts = (section("b1", own=("p3", "p4")), section("b2", own=("p5",)))
    chapters = (section("a", own=("p1", "p2")), section("b", *parts), section("c", own=("p6",)))
    before = Draft(Paper(sections=chapters))
    after, inverse = apply(before, restructure.split(before, own[block], block))
    assert words(after) == words(before)
    assert len(set(tree.ids(after))) == len(list(tree.ids(after)))
    assert apply(after, inverse)[0] == before


def test_the_parts_of_a_merged_first_chapter_move_up_in_their_order(draft):
    draft, _ = apply(draft, restructure.move(draft, "b", "report", 0))
    after, _ = apply(draft, restructure.merge(draft, "b"))
    assert chapters(after) == ["b1", "b2", "a", "c"]
    assert words(after) == words(draft)
