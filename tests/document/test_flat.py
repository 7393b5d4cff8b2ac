import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from fzdraft.document.difference import difference
from fzdraft.document.edits import SetRunIn, SetSections, SetText, apply
from fzdraft.document.flat import Flat, Item, block_item, place_of
from fzdraft.document.marks import Text
from fzdraft.document.model import Attachment, Draft, Paper, Paragraph, Section, Table
from fzdraft.document.places import Place
from fzdraft.document.splicing import spliced


def paper() -> Paper:
    deep = Section("c", Text("丙"), blocks=(Paragraph("p", Text("词")),))
    middle = Section("b", Text("乙"), sections=(deep,))
    return Paper(sections=(Section("a", Text("甲"), sections=(middle,)), Section("d", Text("丁"))))


def large() -> Flat:
    """An opening, a table, run-in and empty headings, two levels, an attachment."""
    first = Section("a", Text("甲"), run_in=True, blocks=(_p("p2"), _p("p3")))
    table = Table("t", ((Text("格"),),))
    below = Section("b", Text("乙"), blocks=(_p("p4"), table, _p("p5")), sections=(first,))
    annex = Attachment("n", Text("附件"), (_p("p6"),), (Section("e"),))
    return Flat(
        "report", Paper("报告", preamble=(_p("p1"),), sections=(below,), attachments=(annex,))
    )


def _p(name: str) -> Paragraph:
    return Paragraph(name, Text(name))


def without(lines: Flat, node: str) -> Paper:
    at = next(index for index, item in enumerate(lines) if item.node == node)
    return spliced(lines, at, at + 1, [])


def test_lines_stand_in_reading_order():
    said = [item.text.plain or item.kind for item in large()]
    assert [
        "title",
        "p1",
        "乙",
        "p4",
        "table",
        "p5",
        "甲",
        "p2",
        "p3",
        "附件",
        "p6",
        "heading",
    ] == said


def test_every_line_is_found_by_its_place():
    lines = large()
    assert list(range(len(lines))) == [lines.index_of(place_of(item)) for item in lines]


@pytest.mark.parametrize(
    "place", [Place("x", "heading"), Place("a", "paragraph", "p1"), Place("a", "title")]
)
def test_a_place_that_is_not_there_is_no_line(place):
    with pytest.raises(KeyError):
        large().index_of(place)


def test_the_last_line_is_found_from_the_end():
    lines = large()
    assert lines[len(lines) - 1] == lines[-1]
    with pytest.raises(IndexError):
        lines[len(lines)]


def test_nothing_put_in_the_place_of_nothing_changes_nothing():
    lines = large()
    assert all(spliced(lines, at, at, []) == lines.paper for at in range(1, len(lines) + 1))


def test_lines_put_in_their_own_place_stay_the_same_objects():
    lines = Flat("report", paper())
    assert spliced(lines, 0, len(lines), lines[:]) is lines.paper


@given(st.data())
def test_paragraphs_of_one_holder_change_as_if_all_lines_were_laid_anew(data):
    lines = large()
    start = data.draw(st.integers(1, len(lines)))
    end = data.draw(st.integers(start, len(lines)))
    holder = lines[start - 1].node
    new = [block_item(holder, _p(f"n{n}")) for n in range(data.draw(st.integers(0, 2)))]
    after = Flat("report", spliced(lines, start, end, new))
    assert [*_texts(lines[:start]), *_texts(new), *_texts(lines[end:])] == _texts(after[:])


def _texts(items: list[Item]) -> list[str]:
    return [item.text.plain for item in items]


def test_a_heading_whose_first_paragraph_is_gone_stands_in_a_line_of_its_own():
    section = Section("a", Text("甲"), run_in=True, blocks=(_p("p"),))
    lines = Flat("report", Paper(sections=(section,)))
    assert not spliced(lines, 2, 3, []).sections[0].run_in


def test_a_level_that_is_gone_is_closed_up():
    (first, _) = without(Flat("report", paper()), "b").sections
    assert [section.id for section in first.sections] == ["c"]


def test_equal_papers_differ_by_nothing():
    assert difference("report", paper(), paper()) is None


def test_one_word_differs_by_one_text():
    lines = Flat("report", paper())
    at = lines.index_of(Place("b", "heading"))
    new = spliced(lines, at, at + 1, [replace(lines[at], text=Text("戊"))])
    assert isinstance(difference("report", lines.paper, new), SetText)


def test_the_difference_makes_the_new_paper():
    one = paper()
    middle = Flat("report", without(Flat("report", one), "a"))
    new = without(middle, "c")
    edit = difference("report", one, new)
    assert isinstance(edit, SetSections)
    assert apply(Draft(report=one), edit)[0].report == new


def test_run_in_is_a_difference():
    one = paper()
    (first, second) = one.sections
    new = replace(one, sections=(first, replace(second, run_in=True)))
    assert difference("report", one, new) == SetRunIn("d", True)
