"""A broken template.toml is told with file, line and reason; guidance reads a whole one."""

import pytest
from tests.templating.samples import FILES, SETTINGS, TEXT, changed, line_with

from fzdraft.errors import UserError
from fzdraft.templating.model import PREAMBLE, Guidance, guidance
from fzdraft.templating.parsing import LARGEST, parse_template

FILE = "template.toml"


def message_of(files: dict[str, str]) -> str:
    with pytest.raises(UserError) as caught:
        parse_template("sample", files)
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('name = "小样"', 'name = "小样', "不合 TOML 的写法"),
        ('form = "report"', 'form = "rapport"', "form 里不认识“rapport”"),
        ('reporter = "town"', 'reporter = "village"', "reporter 里不认识“village”"),
        ('form = "report"\nreporter = "town"', 'form = "report"', "缺 reporter"),
        ("[elements]", 'name = "又名"', "不合 TOML 的写法"),
        ("target = 100", 'target = "一百"', "target 应当是整数"),
        ('hints = ["写件数", "写结果"]', 'hints = "写件数"', "hints 应当是列表"),
        ('hints = ["写件数", "写结果"]', "hints = [1]", "hints 应当是文字"),
        ('aspects = ["disputes"]', 'aspects = ["wonders"]', "aspects 里不认识“wonders”"),
        ("target = 50", "length = 50", "不认识 length"),
        ("level = 2", "level = 3", "接不上"),
        ('id = "plan"', 'id = "work"', "“work”重复"),
        ('id = "plan"', 'id = "letter"', "“letter”重复、已有他用"),
        ('id = "plan"', 'id = "安排"', "英文小写"),
        ('name = "area"', 'name = "unit"', "“unit”重复"),
        ('name = "area"', 'name = "number"', "已有他用"),
        ('name = "superior"', 'name = "superior"\ntype = "choice"', "choices 与 type 对不上"),
        ('form = "report"', 'form = "report"\nid = "x"', "不认识 id"),
    ],
)
def test_a_broken_setting_is_told_with_its_line(old, new, reason):
    files = changed(FILE, old, new)
    message = message_of(files)
    first = line_with(FILE, old.splitlines()[0])
    line = first + (new.count("\n") if new.endswith('"x"') else 0)
    assert f"“sample”的 template.toml 第 {line} 行" in message
    assert reason in message


def test_a_missing_setting_is_told_with_the_line_of_its_table():
    message = message_of(changed(FILE, 'heading = "化解矛盾"\n', ""))
    header = line_with(FILE, 'id = "disputes"') - 1
    assert f"第 {header} 行有错：缺 heading" in message


def test_endless_brackets_are_refused():
    assert "套得太深" in message_of(changed(FILE, '"小样"', "[" * 5000))


def test_a_file_that_was_no_utf_8_is_told_with_its_line():
    message = message_of(changed("text.j2", "继续努力", "继续\ufffd\ufffd"))
    assert f"text.j2 第 {line_with('text.j2', '继续努力')} 行" in message
    assert "UTF-8" in message


def test_unit_and_year_are_always_asked_for():
    assert "占位 year" in message_of(changed(FILE, 'type = "year"\n', ""))


def test_a_folder_without_settings_or_words_is_no_template():
    assert "缺 template.toml" in message_of({"text.j2": TEXT})
    assert "缺 正文文件" in message_of({FILE: SETTINGS})


def test_a_huge_template_is_refused():
    assert "太大" in message_of(FILES | {"huge.j2": " " * LARGEST})


def test_guidance_says_what_a_section_should_say():
    template = parse_template("sample", FILES)
    expected = Guidance(("写件数", "写结果"), 100, ("achievements",), ("disputes",))
    assert guidance(template, "disputes") == expected


def test_guidance_knows_the_opening():
    assert guidance(parse_template("sample", FILES), PREAMBLE) == Guidance(("一句话",), 50)


def test_guidance_is_empty_for_a_section_of_ones_own():
    assert guidance(parse_template("sample", FILES), "") == Guidance()
