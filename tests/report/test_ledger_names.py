"""Rows that bear a name only get the indicator that fits."""

from __future__ import annotations

from msgspec.structs import replace
from tests.report.drafts import draft_of

from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Row
from fzdraft.report.ledger_names import identified


def blank(words: str, *rows: Row):
    """Return a draft of one sentence whose blanks are these rows, in order."""
    marks, start = [], -1
    for number, row in enumerate(rows):
        start = words.index("××", start + 1)
        marks.append(Mark(f"v{number}", "value", start, start + 2, row.id))
    return replace(draft_of(Text(words, tuple(marks))), rows=rows)


def indicators(numbers, draft):
    return [row.indicator for row in identified(draft, numbers)]


def test_the_name_of_a_row_tells(numbers):
    assert ["网格员"] == indicators(
        numbers, blank("共有××名。", Row("a", label="网格员", unit="名"))
    )


def test_else_its_sentence_does(numbers):
    rows = Row("a", label="甲", unit="件"), Row("b", label="乙", unit="件")
    words = "全年受理行政复议申请××件，审结××件。"
    assert ["复议受理", "复议审结"] == indicators(numbers, blank(words, *rows))


def test_what_neither_tells_stays_unnamed(numbers):
    assert [""] == indicators(numbers, blank("打通××个。", Row("a", label="系统", unit="个")))


def test_what_two_rows_would_be_neither_becomes_and_a_name_goes_before_a_sentence(numbers):
    rows = Row("a", label="法治专题培训", unit="期"), Row("b", label="执法培训", unit="场次")
    assert ["", ""] == indicators(numbers, blank("举办××期、××场次。", *rows))
    rows = Row("a", label="常务会学法", unit="次"), Row("b", label="主持", unit="次")
    assert ["常务会学法", ""] == indicators(
        numbers, blank("学法××次，政府常务会议学法××次。", *rows)
    )


def test_an_indicator_that_is_there_stays(numbers):
    row = Row("a", "自定义", label="网格员", unit="名")
    assert ["自定义"] == indicators(numbers, blank("××名", row))


def test_a_declared_rate_is_computed(numbers):
    rows = (
        Row("a", label="人民调解", unit="件"),
        Row("b", label="人民调解成功", unit="件"),
        Row("c", label="人民调解成功率", unit="%"),
    )
    rate = identified(blank("调解××件，成功××件，成功率××%。", *rows), numbers)[2]
    assert ("b", "a") == rate.formula.of
