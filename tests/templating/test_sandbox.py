"""Template texts speak a small language: nothing gets out or runs away."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2.exceptions import SecurityError
from tests.templating.samples import FILES, VALUES, changed, line_with

from fzdraft.document.model import Draft
from fzdraft.errors import UserError
from fzdraft.templating.parsing import parse_template
from fzdraft.templating.sandbox import Texts
from fzdraft.templating.seeding import seed


def seeded(words: str) -> Draft:
    """Seed the sample with other words in its last section."""
    return seed(parse_template("sample", changed("text.j2", "继续努力。", words)), VALUES)


def message_of(words: str) -> str:
    with pytest.raises(UserError) as caught:
        seeded(words)
    return str(caught.value)


@pytest.mark.parametrize(
    "words",
    [
        "{{ unit.__class__ }}",
        "{{ unit.__class__.__mro__[1].__subclasses__() }}",
        "{{ number.__globals__ }}",
        "{{ unit|attr('__class__') }}",
        "{{ unit['__class__'] }}",
        "{{ ''.__class__ }}",
        "{{ self.__init__ }}",
        "{{ unit.format() }}",
        "{{ '%s' % unit }}",
        "{{ lipsum.__globals__ }}",
        "{{ cycler.__init__ }}",
        "{% include '/etc/passwd' %}",
        "{% import 'text.j2' as x %}",
        "{% set x = 1 %}",
        "{% macro m() %}{% endmacro %}",
    ],
)
def test_nothing_gets_out(words):
    line = line_with("text.j2", "继续努力。")
    assert f"text.j2 第 {line} 行" in message_of(words)


@pytest.mark.parametrize(
    "words",
    [
        "{% for a in range(999999) %}{% for b in range(999999) %}x{% endfor %}{% endfor %}",
        "{{ 'x' * 999999999 }}",
        "{{ 9 ** 999999999 }}",
        "{{ unit.center(999999999) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ " + "(" * 5000 + "unit" + ")" * 5000 + " }}",
        "{% if unit %}" * 60 + "{% endif %}" * 60,
        "{{ not " * 5000,
    ],
)
def test_nothing_runs_away(words):
    assert "text.j2" in message_of(words)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("{{ units }}", "没有“units”这个占位"),
        ("{{ unit", "不合 Jinja 的写法"),
        ("{% if unit %}", "不合 Jinja 的写法"),
        ("{{ number('件数') }}", "number 要写成"),
        ("{{ number(unit, '件') }}", "number 要写成"),
        ("{{ confirm() }}", "confirm 要写成"),
        ("{{ confirm(number('甲', '件')) }}", "这里不能调用"),
        ("{% if unit.endswith() %}{% endif %}", "endswith 要写成"),
        ("{{ unit == '甲' }}", "不能写判断"),
        ("{{ unit if year }}", "不能写判断"),
        ("{{ number }}", "没有“number”这个占位"),
        ("{{ 12 }}", "引号里的文字"),
        ("{{ unit < '甲' }}", "不能写判断"),
        ("{% if unit < '甲' %}{% endif %}", "只能用"),
        ("\x020\x03", "控制字符"),
        ("{{ '\\x02' }}", "引号里的文字"),
    ],
)
def test_a_mistake_is_told_with_its_reason(words, reason):
    assert reason in message_of(words)


def test_a_mistake_below_is_told_with_its_own_line():
    line = line_with("text.j2", "继续努力。") + 2
    assert f"第 {line} 行" in message_of("甲\n乙\n{{ units }}")


def test_a_mistake_in_a_heading_is_told_with_its_line():
    files = changed("template.toml", 'heading = "化解矛盾"', 'heading = "{{ where }}"')
    with pytest.raises(UserError) as caught:
        seed(parse_template("sample", files), VALUES)
    line = line_with("template.toml", 'heading = "化解矛盾"')
    assert f"template.toml 第 {line} 行有错：没有“where”这个占位" in str(caught.value)


def test_words_outside_every_section_are_refused():
    files = FILES | {"text.j2": FILES["text.j2"] + "\n无主的话"}
    with pytest.raises(UserError) as caught:
        seed(parse_template("sample", files), VALUES)
    line = files["text.j2"].count("\n") + 1
    assert f"第 {line} 行有错：这里的文字不在任何一节里" in str(caught.value)


def test_a_section_written_twice_is_refused():
    assert "写了两遍" in message_of("甲{% endblock %}{% block disputes %}乙")


def test_choices_and_the_four_methods_work():
    condition = "{% if unit.endswith('人民政府') and not 'x' in unit %}"
    words = "{{ unit.removesuffix('人民政府').removeprefix('清') ~ year }}{% endif %}"
    assert seeded(condition + words).report.sections[1].blocks[0].text.plain == "溪镇2031"


def test_the_sandbox_stands_behind_the_checks():
    with pytest.raises(SecurityError):
        Texts("t", {"a.j2": "{% block a %}{{ unit.__class__.mro() }}{% endblock %}"}).render(
            "a.j2", "a", {"unit": "甲"}
        )


_TOKENS = [
    *("{{", "}}", "{%", "%}", "{#", "#}", "if", "elif", "else", "endif", "for", "in", "endfor"),
    *("unit", "year", "other", "number", "confirm", "'甲'", "'件'", "(", ")", ",", "~", "==", "!="),
    *(
        "and",
        "or",
        "not",
        ".endswith",
        ".removesuffix",
        ".x",
        "|",
        "length",
        "[",
        "]",
        "1",
        "-",
        "is",
    ),
    *("set", "=", "block", "endblock", "raw", "endraw", "甲", "\n"),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_TOKENS), max_size=14))
def test_any_words_are_seeded_or_refused_in_plain_words(tokens):
    try:
        draft = seeded(" ".join(tokens))
    except UserError:
        return
    assert isinstance(draft, Draft)
