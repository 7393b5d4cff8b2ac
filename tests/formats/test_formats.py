"""Every file format that was ever shipped opens forever; the samples are never written again."""

from __future__ import annotations

import datetime
from pathlib import Path

from fzdraft.document.doc_number import DocNumber
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import (
    Attachment,
    Draft,
    Elements,
    Paper,
    Paragraph,
    Remark,
    Reporter,
    Row,
    Section,
    Source,
    Table,
)
from fzdraft.storage.documents import open_draft
from fzdraft.storage.fzd import DraftFile, freeze, thaw

FOLDER = Path(__file__).parent
CHINA = datetime.timezone(datetime.timedelta(hours=8))


def paragraph(name: str, words: str, *marks: Mark) -> Paragraph:
    return Paragraph(name, Text(words, marks))


def version_1() -> DraftFile:
    """What tests/formats/version_1.fzd holds: every kind of thing that format 1 knows."""
    number = paragraph(
        "p2",
        "受理行政复议申请145宗，待核实。",
        Mark("m1", "carried", 0, 15, "受理行政复议申请145宗。"),
        Mark("m2", "value", 8, 11, "r1"),
        Mark("m3", "verify", 13, 15),
        Mark("m4", "comment", 13, 15, "问复议科"),
        Mark("m5", "source", 13, 15, "司法局材料"),
    )
    table = Table("t1", ((Text("项目"), Text("件数")), (Text("复议"), Text("𠀀145"))))
    deepest = Section("s4", Text("行政复议"), blocks=(number, table))
    middle = Section("s2", Text("化解矛盾"), sections=(Section("s3", sections=(deepest,)),))
    chapter = Section(
        "s1",
        Text("主要举措和成效"),
        True,
        (paragraph("p1", "一年来，"),),
        (middle,),
        "一、",
        "law",
        "s9",
    )
    report = Paper(
        "报告",
        Elements(date=datetime.date(2025, 2, 6), signatures=("澄海区人民政府",)),
        Text("澄海区2024年法治政府建设年度报告"),
        (paragraph("p0", "现将情况报告如下："),),
        (chapter,),
        (Attachment("a1", Text("任务分工表"), (paragraph("p9", "附表。"),)),),
        "two_level",
    )
    elements = Elements(
        "000001",
        "机密★1年",
        "特急",
        ("澄海区人民政府",),
        DocNumber("澄府", 2025, 3),
        ("王某",),
        ("汕头市人民政府",),
        ("澄海区人民政府",),
        datetime.date(2025, 2, 7),
        "此件公开发布",
        ("区委",),
        "区政府办公室",
        datetime.date(2025, 2, 8),
    )
    letter = Paper("函", elements, Text("关于报送报告的函"))
    reporter = Reporter("county", "汕头市澄海区人民政府", "澄海区政府", "澄海区", "我区")
    row = Row(
        "r1",
        "复议受理",
        "行政复议申请",
        "全区",
        "宗",
        "at_least",
        {2023: "145", 2024: "99.97"},
        datetime.date(2024, 12, 31),
        "司法局",
        "材料.docx 第2段",
        "unverified",
    )
    draft = Draft(report, letter, reporter, 2024, "county", (row,))
    last_year = Source(
        Paper(title=Text("澄海区2023年法治政府建设年度报告")),
        None,
        2023,
        {"索引号": "123"},
        ("打印本页",),
        (Remark("number", "标题编号跳了"),),
    )
    noon = datetime.datetime(2025, 2, 6, 12, 0, tzinfo=CHINA)
    return DraftFile(draft, last_year, (freeze(Draft(), noon), freeze(draft, noon, "送审稿")))


def test_format_1_opens():
    opened, expected = open_draft(FOLDER / "version_1.fzd"), version_1()
    assert opened.draft == expected.draft
    assert opened.last_year == expected.last_year
    assert [(old.saved_at, old.name, thaw(old)) for old in opened.versions] == [
        (old.saved_at, old.name, thaw(old)) for old in expected.versions
    ]
    assert opened.notes == ()


def test_a_rolled_draft_of_format_1_opens_with_its_ledger_and_record():
    file = open_draft(FOLDER / "version_1_rolled.fzd")
    assert file.last_year is not None
    assert (file.draft.year, file.last_year.year, file.notes) == (2024, 2023, ())
    assert [row.values for row in file.draft.rows] == [{2023: "1234"}, {2023: "99.97"}, {2023: "3"}]
    assert [len(file.draft.decisions), len(file.draft.promises)] == [10, 1]
    assert [(version.name, thaw(version)) for version in file.versions] == [("报区长", file.draft)]
