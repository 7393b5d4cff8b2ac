"""What no paper shows is taken out of a text, and no word is glued to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.layout.drafts import draft_of, laid_out

from fzdraft.document.marks import Text
from fzdraft.document.model import Table
from fzdraft.layout.blocks import plain
from fzdraft.layout.tidy import tidy, tidy_lines


@pytest.mark.parametrize(
    ("found", "printed"),
    [
        ("甲\x00\x1b\x7f\x9f\ufffe\ud800乙", "甲乙"),
        ("办结\t145件", "办结 145件"),
        ("年度\n报告", "年度报告"),
        ("Word\r\nWPS", "Word WPS"),
        (" \u3000甲 ", "甲"),
        ("𠀀😀שלום", "𠀀😀שלום"),
    ],
)
def test_a_text_on_one_line(found, printed):
    assert tidy(found) == printed


@given(st.text(st.characters()))
def test_every_text_can_be_written_to_a_file_and_twice_tidy_is_tidy(text):
    assert tidy(text) == tidy(tidy(text)) == tidy(text).encode().decode()


def test_lines_stay_lines():
    assert tidy_lines("受理\n\n办结 \x0b驳回\x01") == "受理\n办结\n驳回"


def test_the_lines_of_a_cell_stay_apart_on_paper():
    table = Table("t", ((Text("指标"), Text("件")), (Text("受理\n办结"), Text("145"))))
    draft = draft_of([])
    flow = laid_out(replace(draft, report=replace(draft.report, preamble=(table,))))
    cells = [block.rows[1][0] for block in flow.blocks if hasattr(block, "rows")]
    assert [run.text for cell in cells for run in cell.runs] == ["受理\n办结"]
    assert "受理 办结\t145" in "\n".join(map(plain, flow.blocks))
