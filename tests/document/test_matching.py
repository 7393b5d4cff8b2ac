"""Finding last year's section for one of this year."""

from __future__ import annotations

from fzdraft.document.marks import Text
from fzdraft.document.matching import counterpart
from fzdraft.document.model import Draft, Paper, Section, Source

LAST = Source(
    Paper(
        sections=(
            Section("x1", Text("加强党的领导，压实法治建设第一责任"), topic="leadership"),
            Section("x2", Text("推进社会矛盾纠纷行政预防调处化解"), topic="disputes"),
            Section("x3", Text("存在的问题")),
        )
    )
)


def found(section: Section) -> str:
    draft = Draft(Paper(sections=(section,)))
    node = counterpart(draft, section.id, LAST)
    return node.id if isinstance(node, Section) else ""


def test_a_rolled_section_goes_back_to_its_origin():
    assert found(Section("s", Text("存在的问题"), origin="x1", topic="disputes")) == "x1"


def test_a_section_of_the_template_goes_back_by_its_topic():
    assert found(Section("s", Text("存在的问题"), topic="disputes")) == "x2"


def test_other_sections_go_back_by_their_heading():
    assert found(Section("s", Text("推进社会矛盾纠纷预防调处化解"))) == "x2"


def test_nothing_similar_is_no_match():
    assert found(Section("s", Text("数字政府建设"))) == ""
    assert found(Section("s", Text(""))) == ""


def test_the_preamble_goes_back_to_the_preamble():
    assert counterpart(Draft(), "report", LAST) is LAST.report
    assert counterpart(Draft(letter=Paper()), "letter", LAST) is None
