from fzdraft.document.marks import Text
from fzdraft.document.model import Attachment, Draft, Paper, Paragraph, Section, Table
from fzdraft.document.outline import label_of, labels, outline
from fzdraft.document.tally import whole


def section(section_id, heading, text="", children=()):
    blocks = (Paragraph(section_id + "p", Text(text)),)
    return Section(id=section_id, heading=Text(heading), blocks=blocks, sections=children)


REPORT = Paper(
    title=Text("年度报告"),
    preamble=(Paragraph("p0", Text("现将 有关情况报告如下：")),),
    sections=(
        section("a", "成效", "做了 事。", (section("b", "决策"), section("c", "执法", "严。"))),
    ),
    attachments=(Attachment("x", Text("表"), (Table("t", ((Text("一"), Text("二")),)),)),),
)


def test_a_row_knows_its_own_characters_and_those_below():
    rows = outline(REPORT)
    assert [("a", (0,), "一、", "成效", 6, 12)] == [
        (r.id, r.path, r.number, r.heading, r.own, r.total) for r in rows[:1]
    ]
    assert ["一、", "（一）", "（二）"] == [row.number for row in rows]


def test_a_paper_counts_title_preamble_sections_and_attachments():
    assert 4 + 11 + 12 + 1 + 2 == whole(Draft(REPORT)).characters


def test_labels_are_what_people_say():
    draft = Draft(report=REPORT, letter=Paper())
    told = [label_of(draft, node) for node in ("report", "a", "c", "x", "letter")]
    assert ["开头", "一", "一/(二)", "附件1", "报送函"] == told


def test_all_labels_at_once_are_those_of_each_node():
    draft = Draft(report=REPORT, letter=Paper(sections=(section("d", "说明"),)))
    found = labels(draft)
    assert {"report", "letter", "a", "b", "c", "x", "d"} == set(found)
    assert found == {node: label_of(draft, node) for node in found}


def test_arabic_numbers_directly_under_a_chapter_are_labelled_as_second_level():
    paper = Paper(sections=REPORT.sections, numbering="two_level")
    assert "一/(1)" == label_of(Draft(report=paper), "b")
