"""The JSON of an import: keys and shapes that other programs rely on."""

import datetime

from fzdraft.document.describe import to_json
from fzdraft.document.doc_number import DocNumber
from fzdraft.document.marks import Text
from fzdraft.document.model import (
    Attachment,
    Elements,
    Paper,
    Paragraph,
    Section,
    Source,
    Table,
)

KEYS = {
    "kind", "title", "year", "issuers", "doc_number", "recipients", "date", "signatures",
    "metadata", "cover_letter", "preamble", "sections", "attachments", "notes", "warnings",
}  # fmt: skip
TABLE = Table("t2", ((Text("项目"), Text("数量")),))
REPORT = Paper(
    title=Text("报告"),
    sections=(Section("s1", Text("成效"), True, (Paragraph("p1", Text("一句。")), TABLE),
                      found_number="一、"),),
    attachments=(Attachment("a1", Text("名单")),),
)  # fmt: skip
LETTER = Paper(
    elements=Elements(
        doc_number=DocNumber("某政字", 2024, 5),
        recipients=("市政府",),
        signatures=("某区人民政府",),
        date=datetime.date(2024, 2, 1),
    )
)


def test_unknown_is_null_or_empty():
    found = to_json(Source())
    assert set(found) >= KEYS
    empty = (None, None, None, None, [], {}, None)
    names = ("title", "year", "doc_number", "date", "recipients", "metadata", "cover_letter")
    assert empty == tuple(found[name] for name in names)


def test_addresses_are_told_name_by_name():
    recipients = ("市委、市政府", "各县（区）人民政府")
    found = to_json(Source(Paper(elements=Elements(recipients=recipients))))
    assert found["recipients"] == ["市委", "市政府", "各县（区）人民政府"]


def test_a_section_gives_its_number_as_printed_and_its_blocks():
    section = to_json(Source(REPORT))["sections"][0]
    blocks = [{"paragraph": "一句。"}, {"table": [["项目", "数量"]]}]
    assert (1, "一", "成效", True) == tuple(
        section[key] for key in ("level", "number", "heading", "run_in")
    )
    assert (blocks, ["一句。"], []) == (
        section["blocks"],
        section["paragraphs"],
        section["sections"],
    )


def test_slips_of_a_number_stay():
    report = Paper(sections=(Section("s1", found_number="(四"),))
    assert "(四" == to_json(Source(report))["sections"][0]["number"]


def test_the_letter_speaks_at_the_top():
    found = to_json(Source(REPORT, LETTER, 2023))
    assert ("letter", "某政字〔2024〕5号", "2024-02-01") == (
        found["from"],
        found["doc_number"],
        found["date"],
    )
    assert (["市政府"], ["某区人民政府"]) == (found["recipients"], found["signatures"])
    assert set(found["cover_letter"]) >= KEYS
