"""What breaks the model is found and said in Chinese."""

from __future__ import annotations

import pytest

from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Attachment, Draft, Paper, Paragraph, Row, Section, Source, Table
from fzdraft.document.soundness import faults, missing_rows


def nested(levels: int) -> tuple[Section, ...]:
    return (Section(f"s{levels}", sections=nested(levels - 1)),) if levels else ()


def saying(text: Text) -> Draft:
    return Draft(Paper(preamble=(Paragraph("p", text),)), rows=(Row("r"),), year=2024)


def marked(*spans: tuple[int, int], kind: str = "value") -> Draft:
    marks = tuple(Mark(f"m{n}", kind, *span, "r") for n, span in enumerate(spans))
    return saying(Text("办结145宗", marks))


SOUND = {
    "nothing": Draft(),
    "four levels": Draft(Paper(sections=nested(4))),
    "marks side by side": marked((0, 2), (2, 5)),
    "a table": Draft(Paper(preamble=(Table("t", ((Text(),), (Text(),))),))),
    "a source that knows no ledger": Source(marked((0, 2)).report),
}
UNSOUND = {
    "five levels": (Draft(Paper(sections=nested(5))), "标题超过了4级"),
    "five levels in an attachment": (
        Draft(Paper(attachments=(Attachment("a", sections=nested(5)),))),
        "标题超过了4级",
    ),
    "an id twice": (Draft(Paper(sections=(Section("a"), Section("a")))), "有两处用了同一个编号"),
    "an id of a paper": (Draft(rows=(Row("letter"),)), "有两处用了同一个编号"),
    "an empty id": (Draft(Paper(sections=(Section(""),))), "有两处用了同一个编号"),
    "a mark beyond its text": (marked((3, 9)), "有标记不在文字上"),
    "a mark on nothing": (marked((2, 2)), "有标记不在文字上"),
    "marks of a kind that overlap": (marked((0, 3), (2, 5)), "有标记不在文字上"),
    "marks out of order": (marked((2, 5), (0, 1)), "有标记不在文字上"),
    "a number without a row": (
        saying(Text("145", (Mark("m", "value", 0, 3, "x"),))),
        "有数据在台账里找不到",
    ),
    "a ragged table": (
        Draft(Paper(preamble=(Table("t", ((Text(),), (Text(), Text()))),))),
        "有表格的行长短不一，或者没有格子",
    ),
    "a table of nothing": (
        Draft(Paper(preamble=(Table("t", ((),)),))),
        "有表格的行长短不一，或者没有格子",
    ),
    "a year of no report": (Draft(year=0), "年份不对"),
    "a value of no year": (Draft(rows=(Row("r", values={20240: "1"}),)), "年份不对"),
}


@pytest.mark.parametrize("document", SOUND.values(), ids=SOUND)
def test_a_sound_document_has_no_faults(document):
    assert faults(document) == []


@pytest.mark.parametrize(("document", "said"), UNSOUND.values(), ids=UNSOUND)
def test_a_fault_is_said(document, said):
    assert faults(document) == [said]


def test_numbers_in_every_part_of_a_draft_need_their_row():
    number = Text("1", (Mark("m", "value", 0, 1, "x"),))
    cell = Table("t", ((number,),))
    papers = [
        Paper(title=number),
        Paper(sections=(Section("s", number),)),
        Paper(sections=(Section("s", blocks=(cell,)),)),
        Paper(attachments=(Attachment("a", number),)),
        Paper(attachments=(Attachment("a", sections=(Section("s", number),)),)),
    ]
    assert [missing_rows(Draft(paper)) for paper in papers] == [["x"]] * 5
    assert missing_rows(Draft(letter=papers[0])) == ["x"]
