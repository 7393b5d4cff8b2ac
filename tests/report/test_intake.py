"""From a source to a draft."""

from fzdraft.document import places
from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Paragraph, Section, Source, Table
from fzdraft.report.intake import to_draft

SOURCE = Source(
    Paper(
        title=Text("某区2023年报告(送审稿)"),
        preamble=(Paragraph("p1", Text("一年来,受理1,000件;办结99.9%。")),),
        sections=(
            Section(
                "s1",
                Text("学习,落实"),
                blocks=(Table("t2", ((Text("数量(件)"), Text("1,000")),)),),
                found_number="(一",
            ),
        ),
    ),
    Paper(title=Text("关于报送报告的函:")),
    2023,
)


def test_marks_become_wide_and_are_counted():
    draft, changed = to_draft(SOURCE)
    assert [
        "某区2023年报告（送审稿）",
        "一年来，受理1,000件；办结99.9%。",
        "学习，落实",
        "数量（件）",
        "1,000",
        "关于报送报告的函：",
    ] == [text.plain for _, text in places.texts(draft)]
    assert 8 == changed


def test_numbers_as_found_and_ids_stay():
    draft, _ = to_draft(SOURCE)
    section = draft.report.sections[0]
    assert ("s1", "(一", 2023) == (section.id, section.found_number, draft.year)
