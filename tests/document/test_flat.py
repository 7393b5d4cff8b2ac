from msgspec.structs import replace

from fzdraft.document.difference import difference
from fzdraft.document.edits import SetRunIn, SetSections, SetText, apply
from fzdraft.document.flat import flatten, rebuild
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Paragraph, Section


def paper() -> Paper:
    deep = Section("c", Text("丙"), blocks=(Paragraph("p", Text("词")),))
    middle = Section("b", Text("乙"), sections=(deep,))
    return Paper(sections=(Section("a", Text("甲"), sections=(middle,)), Section("d", Text("丁"))))


def test_a_paper_comes_back_from_its_lines_as_the_same_objects():
    one = paper()
    assert rebuild(one, flatten("report", one)) is one


def test_a_level_that_is_gone_is_closed_up():
    one = paper()
    items = [item for item in flatten("report", one) if item.node != "b"]
    (first, _) = rebuild(one, items).sections
    assert [section.id for section in first.sections] == ["c"]


def test_equal_papers_differ_by_nothing():
    assert difference("report", paper(), paper()) is None


def test_one_word_differs_by_one_text():
    one = paper()
    items = [replace(i, text=Text("戊")) if i.node == "b" else i for i in flatten("report", one)]
    assert isinstance(difference("report", one, rebuild(one, items)), SetText)


def test_the_difference_makes_the_new_paper():
    one = paper()
    items = [item for item in flatten("report", one) if item.node not in ("a", "c")]
    new = rebuild(one, items)
    edit = difference("report", one, new)
    assert isinstance(edit, SetSections)
    assert apply(Draft(report=one), edit)[0].report == new


def test_run_in_is_a_difference():
    one = paper()
    (first, second) = one.sections
    new = replace(one, sections=(first, replace(second, run_in=True)))
    assert difference("report", one, new) == SetRunIn("d", True)
