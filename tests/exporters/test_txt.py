"""Plain text as an office reads it."""

from __future__ import annotations

from itertools import pairwise

from tests.layout.drafts import laid_out, profile, with_letter

from fzdraft.exporters.txt import export_txt
from fzdraft.layout.skin import Properties


def lines(skin: str) -> list[str]:
    text = export_txt(laid_out(with_letter(), skin), profile(), Properties())
    return text.decode("utf-8-sig").split("\r\n")


def test_paragraphs_begin_with_two_spaces_and_what_is_centred_does_not():
    found = lines("submit")
    assert found[:3] == ["宝鸡市渭滨区人民政府文件", "", "宝渭政字〔2021〕51号\t签发人：张某某"]
    assert "　　现将我区2021年法治政府建设工作总结随文报来，请审阅。" in found


def test_what_is_left_out_leaves_one_empty_line_at_most():
    skins = ("consult", "review", "submit", "body", "public")
    assert [skin for skin in skins if ("", "") in pairwise(lines(skin))] == []
