from hypothesis import given
from hypothesis import strategies as st
from tests.document.ledgers import draft_of, place

from fzdraft.document.marks import Mark, Text
from fzdraft.document.mentioning import mentioning, mentioning_from
from fzdraft.document.model import Draft, Paper, Paragraph, Row, Section, Table
from fzdraft.document.places import Place
from fzdraft.document.standing import MANY, Standing, difference, forget, mentioning_among, prepare


def paragraph(name: str, row: str) -> Paragraph:
    return Paragraph(name, Text("数9", (Mark("v", "value", 1, 2, row),)))


def rows_of(found) -> list[Place]:
    return [place for place, _ in found]


PARAGRAPHS = st.lists(
    st.tuples(st.integers(0, 6).map("p{}".format), st.sampled_from("abc")),
    max_size=7,
    unique_by=lambda one: one[0],
).map(lambda those: tuple(paragraph(*one) for one in those))


@given(st.lists(PARAGRAPHS, min_size=1, max_size=5), st.sets(st.sampled_from("abc")))
def test_what_followed_any_edits_knows_what_a_new_look_finds(states, rows):
    standing = Standing(states[0])
    for state in states[1:]:
        standing.follow(state)
    expected = [one for one in states[-1] if one.text.marks[0].payload in rows]
    assert expected == list(standing.blocks(rows))


@given(PARAGRAPHS, PARAGRAPHS)
def test_what_two_rows_of_blocks_do_not_share_makes_one_of_the_other(old, new):
    gone, come = difference(old, new)
    kept = [one for one in old if not any(one is other for other in gone)]
    assert {one.id for one in new} == {one.id for one in (*kept, *come)}


def test_very_many_paragraphs_are_asked_once_and_follow_an_edit():
    forget()
    blocks = tuple(paragraph(f"p{n}", f"r{n}") for n in range(MANY))
    assert (blocks[7],) == mentioning_among("s1", blocks, {"r7"})
    edited = (*blocks[:7], paragraph("p7", "r8"), *blocks[8:])
    assert (edited[7], edited[8]) == mentioning_among("s1", edited, {"r8"})
    forget()


def test_a_draft_may_be_looked_through_ahead():
    forget()
    blocks = tuple(paragraph(f"p{n}", f"r{n}") for n in range(MANY))
    draft = Draft(Paper(sections=(Section("s1", blocks=blocks),)))
    prepare(draft)
    found = mentioning(draft, {"r3"})
    assert [Place("s1", "paragraph", "p3")] == rows_of(found)
    forget()


def test_titles_headings_and_cells_mention_rows_too():
    said = paragraph("p", "a").text
    table = Table("t", ((Text("空"), said),))
    section = Section("s", said, blocks=(table,))
    draft = Draft(Paper(title=said, sections=(section,)))
    assert [
        Place("report", "title"),
        Place("s", "heading"),
        Place("s", "cell", "t", 0, 1),
    ] == rows_of(mentioning(draft, {"a"}))


def test_from_a_place_on_one_goes_round_and_comes_back_to_it():
    draft = draft_of("1[a]", "2[a]", "3[a]", rows=[Row("a")])
    found = rows_of(mentioning_from(draft, {"a"}, place(2)))
    assert [place(2), place(3), place(1), place(2)] == found


def test_from_a_cell_on_the_cells_before_it_come_last():
    said = paragraph("p", "a").text
    table = Table("t", ((said, said),))
    draft = Draft(Paper(preamble=(table,)))
    here = Place("report", "cell", "t", 0, 1)
    found = rows_of(mentioning_from(draft, {"a"}, here))
    assert [here, Place("report", "cell", "t"), here] == found


def test_from_a_place_that_is_gone_one_begins_at_the_top():
    draft = draft_of("1[a]", "2[a]", rows=[Row("a")])
    found = rows_of(mentioning_from(draft, {"a"}, Place("x", "paragraph", "y")))
    assert [place(1), place(2)] == found
