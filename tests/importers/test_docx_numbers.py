"""Automatic numbers: what Word prints before a paragraph and does not store in it."""

import pytest
from tests.importers.word import NAMESPACES

from fzdraft.importers.docx_body import joined
from fzdraft.importers.docx_numbers import Numbers, read_numbers
from fzdraft.importers.number_forms import print_number
from fzdraft.importers.package import parse


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def abstract(list_id: str, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{list_id}">{more}{"".join(levels)}</w:abstractNum>'


def num(num_id: str, list_id: str, more: str = "") -> str:
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{list_id}"/>{more}</w:num>'


def numbers(*parts: str, styles: str = "") -> Numbers:
    root = parse(f"<w:numbering {NAMESPACES}>{''.join(parts)}</w:numbering>".encode())
    named = parse(f"<w:styles {NAMESPACES}>{styles}</w:styles>".encode())
    return read_numbers(root, named)


TWO = abstract("0", level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2"))


def test_a_deeper_level_starts_again_below_each_number():
    found = numbers(TWO, num("1", "0"))
    assert ["一、", "一.1", "一.2", "二、", "二.1"] == [
        found.next("1", depth) for depth in (0, 1, 1, 0, 1)
    ]


def test_a_level_may_count_on_through_the_document():
    on = level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    found = numbers(abstract("0", level(0, "decimal", "%1、"), on), num("1", "0"))
    assert ["1、", "1.", "2、", "2."] == [found.next("1", depth) for depth in (0, 1, 0, 1)]


def test_a_list_that_restarts_does_so_once():
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    found = numbers(TWO, num("1", "0"), num("2", "0", again))
    printed = [found.next(list_id, 0) for list_id in ("1", "1", "2", "2", "1")]
    assert ["一、", "二、", "一、", "二、", "三、"] == printed


def test_a_legal_level_prints_digits_for_all_above():
    legal = level(1, "decimal", "%1.%2", "<w:isLgl/>")
    found = numbers(abstract("0", level(0, "chineseCounting", "%1、"), legal), num("1", "0"))
    assert ["一、", "1.1"] == [found.next("1", 0), found.next("1", 1)]


def test_a_list_may_only_name_a_style_that_defines_it():
    linked = abstract("1", more='<w:numStyleLink w:val="headings"/>')
    own = abstract("0", level(0, "decimal", "%1."), more='<w:styleLink w:val="headings"/>')
    assert "1." == numbers(linked, own, num("1", "1"), num("2", "0")).next("1", 0)


def test_a_bullet_is_no_number():
    assert "" == numbers(abstract("0", level(0, "bullet", "l")), num("1", "0")).next("1", 0)


def test_a_level_names_the_style_that_it_numbers():
    styled = level(1, "decimal", "%2.", '<w:pStyle w:val="h2"/>')
    found = numbers(abstract("0", level(0, "decimal", "%1."), styled), num("1", "0"))
    assert {("1", "h2"): 1} == found.level_of_style


@pytest.mark.parametrize(
    ("form", "count", "printed"),
    [
        ("chineseCountingThousand", 12, "十二"),
        ("chineseLegalSimplified", 3, "叁"),
        ("ideographTraditional", 2, "乙"),
        ("ideographDigital", 10, "一〇"),
        ("decimalEnclosedCircleChinese", 4, "④"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("upperRoman", 49, "XLIX"),
        ("lowerLetter", 28, "bb"),
        ("none", 5, ""),
        ("unheardOf", 5, "5"),
        ("decimal", 0, "0"),
    ],
)
def test_every_form_prints(form: str, count: int, printed: str):
    assert printed == print_number(form, count)


def test_digits_of_number_and_text_do_not_run_together():
    assert ["1. 5亿元", "一、2024年", "（一）学习", "1 范围"] == [
        joined("1.", "5亿元"),
        joined("一、", "2024年"),
        joined("（一）", "学习"),
        joined("1", "范围"),
    ]


@pytest.mark.parametrize("odd", ["²", "9" * 5000, "-1", "１２", "x", ""])
def test_odd_attributes_do_no_harm(odd: str):
    bad = f'<w:lvl w:ilvl="{odd}"><w:start w:val="{odd}"/></w:lvl>'
    again = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{odd}"/></w:lvlOverride>'
    found = numbers(abstract("0", bad, level(0, "decimal", "%1.")), num("1", "0", again))
    assert found.next("1", 0).endswith(".")
