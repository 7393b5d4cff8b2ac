"""Moves of the outline keep every section with all that is below it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.document.moves import holders_of, outline_moves, sections_of
from tests.strategies import drafts

from fzdraft.document import restructure, tree
from fzdraft.document.edits import apply
from fzdraft.document.ids import new_id
from fzdraft.document.model import Attachment, Draft, Paper, Section


def section(name: str, *children: Section) -> Section:
    return Section(name, sections=children)


def report(*sections: Section) -> Draft:
    return Draft(Paper(sections=sections))


def outline(draft: Draft) -> str:
    """Write the outline as s1(s2 s3) s4."""

    def written(sections: tuple[Section, ...]) -> str:
        return " ".join(
            found.id + (f"({written(found.sections)})" if found.sections else "")
            for found in sections
        )

    return written(draft.report.sections)


def after(draft: Draft, edit) -> str:
    return outline(draft if edit is None else apply(draft, edit)[0])


SMALL = report(section("a", section("b"), section("c")), section("d"))


def test_moves_do_what_they_say():
    assert after(SMALL, restructure.promote(SMALL, "b")) == "a(c) b d"
    assert after(SMALL, restructure.demote(SMALL, "d")) == "a(b c d)"
    assert after(SMALL, restructure.demote(SMALL, "c")) == "a(b(c)) d"
    assert after(SMALL, restructure.step(SMALL, "d", -1)) == "d a(b c)"
    assert after(SMALL, restructure.step(SMALL, "b", +1)) == "a(c b) d"
    assert after(SMALL, restructure.move(SMALL, "a", "d", 0)) == "d(a(b c))"
    assert after(SMALL, restructure.move(SMALL, "d", "a", 1)) == "a(b d c)"
    assert after(SMALL, restructure.remove(SMALL, "a")) == "d"
    assert after(SMALL, restructure.insert(SMALL, "a", 1, section("e"))) == "a(b e c) d"


def test_moves_that_are_not_possible_are_none():
    assert restructure.promote(SMALL, "a") is None
    assert restructure.demote(SMALL, "b") is None
    assert restructure.step(SMALL, "a", -1) is None
    assert restructure.step(SMALL, "c", +1) is None
    assert restructure.move(SMALL, "a", "b", 0) is None
    assert restructure.move(SMALL, "a", "a", 0) is None
    assert restructure.move(SMALL, "d", "report", 1) is None


def test_nothing_is_moved_below_the_fourth_level():
    deep = report(
        section("1", section("2", section("3", section("4")))), section("5", section("6"))
    )
    assert restructure.demote(deep, "5") is not None
    assert restructure.move(deep, "6", "4", 0) is None
    assert restructure.move(deep, "5", "3", 0) is None


def test_sections_of_an_attachment_move_as_well():
    draft = Draft(Paper(attachments=(Attachment("x", sections=(section("a"), section("b"))),)))
    moved, _ = apply(draft, restructure.demote(draft, "b"))
    assert moved.report.attachments[0].sections == (section("a", section("b")),)
    assert restructure.level_of(moved, "b") == 2


@given(st.data(), drafts())
@settings(max_examples=60)
def test_a_move_loses_and_changes_no_section(data, draft):
    edit = data.draw(outline_moves(draft).filter(bool))
    moved, inverse = apply(draft, edit)
    assert apply(moved, inverse)[0] == draft
    before = {found.id: (found.heading, found.blocks) for found in sections_of(draft)}
    for found in sections_of(moved):
        assert before.get(found.id, (found.heading, found.blocks)) == (found.heading, found.blocks)


@given(st.data(), drafts())
@settings(max_examples=40)
def test_moving_there_and_back_again_changes_nothing(data, draft):
    holder, index = data.draw(st.sampled_from(holders_of(draft))), data.draw(st.integers(0, 2))
    for name in (found.id for found in sections_of(draft)):
        edit = restructure.move(draft, name, holder, index)
        if edit is not None:
            old_parent, old_index = tree.parent_of(draft, name)
            moved, _ = apply(draft, edit)
            back = restructure.move(moved, name, old_parent, old_index)
            assert (moved if back is None else apply(moved, back)[0]) == draft


@given(drafts())
@settings(max_examples=40)
def test_promoting_takes_demoting_back(draft):
    for name in (found.id for found in sections_of(draft)):
        edit = restructure.demote(draft, name)
        if edit is not None:
            lower, _ = apply(draft, edit)
            assert apply(lower, restructure.promote(lower, name))[0] == draft


@given(drafts())
@settings(max_examples=50)
def test_a_new_id_is_new(draft):
    assert new_id(draft, "s") not in set(tree.ids(draft))
