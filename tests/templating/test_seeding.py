"""A template and a few answers become a draft."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.templating.samples import FILES, SETTINGS, TEXT, VALUES, line_with

from fzdraft.document import tree
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Elements, Reporter, Row
from fzdraft.errors import UserError
from fzdraft.templating.model import Template
from fzdraft.templating.parsing import parse_template
from fzdraft.templating.seeding import cover_letter, seed

TEMPLATE = parse_template("sample", FILES)
LETTER = parse_template(
    "letter",
    {
        "template.toml": """\
name = "函"
form = "letter"
title = "{% if not party_unit %}{{ unit }}{% endif %}关于报送{{ report_title }}的报告"
attachment = "{{ report_title }}"
elements = { signatures = ["{{ unit }}"] }
placeholders = [
    { name = "unit", label = "单位" },
    { name = "party_unit", label = "党委", optional = true },
    { name = "year", label = "年度", type = "year" },
    { name = "self_name", label = "自称", default = "我单位" },
]
""",
        "letter.j2": (
            "{% block preamble %}{{ self_name }}《{{ report_title }}》"
            "共{{ number('页数', '页') }}。{% endblock %}"
        ),
    },
)


def draft_of(**answers: str | int) -> Draft:
    return seed(TEMPLATE, VALUES | answers)


def message_of(template: Template, **answers: str | int) -> str:
    with pytest.raises(UserError) as caught:
        seed(template, VALUES | answers)
    return str(caught.value)


def test_title_and_elements_come_from_the_answers():
    report = draft_of(superior="东山区人民政府").report
    assert report.title.plain == "清溪镇人民政府2031年报告"
    assert report.elements.recipients == ("东山区人民政府",)
    assert report.elements.signatures == ("清溪镇人民政府",)


def test_an_element_without_a_value_is_left_out():
    assert draft_of().report.elements.recipients == ()


def test_sections_nest_by_level_and_keep_their_template_id_as_topic():
    work, plan = draft_of().report.sections
    assert (work.heading.plain, work.topic) == ("2031年工作", "work")
    assert [child.topic for child in work.sections] == ["disputes"]
    assert (plan.heading.plain, plan.run_in) == ("2032年安排", True)


def test_an_empty_line_parts_paragraphs_and_other_line_ends_vanish():
    assert [block.text.plain for block in draft_of().report.preamble] == [
        "2031年，我镇依法履职。现报告如下："
    ]
    assert len(draft_of().report.sections[0].sections[0].blocks) == 2


def test_a_number_is_a_blank_with_its_unit_outside_the_mark():
    first = draft_of().report.sections[0].sections[0].blocks[0]
    marks = (Mark("m1", "value", 2, 4, "r1"), Mark("m2", "value", 9, 11, "r2"))
    assert first.text == Text("受理××件，办结率××%。", marks)


def test_one_label_and_unit_is_one_ledger_row_wherever_it_stands():
    assert draft_of().rows == (
        Row("r1", label="复议受理", unit="件", department="司法所"),
        Row("r2", label="复议办结率", unit="%"),
    )
    second = draft_of().report.sections[0].sections[0].blocks[1]
    assert [mark.payload for mark in second.text.marks if mark.kind == "value"] == ["r1"]


def test_words_to_confirm_carry_a_mark():
    second = draft_of().report.sections[0].sections[0].blocks[1]
    mark = next(mark for mark in second.text.marks if mark.kind == "verify")
    assert second.text.plain[mark.start : mark.end] == "工作要点"


def test_the_draft_remembers_who_reports_on_which_year_by_which_template():
    draft = draft_of()
    assert draft.reporter == Reporter("town", "清溪镇人民政府")
    assert (draft.year, draft.template) == (2031, "sample")


def test_a_default_may_look_at_the_answers_before_it():
    assert "我乡" in draft_of(unit="白石乡人民政府").report.preamble[0].text.plain


def test_with_a_letter_the_elements_stand_on_the_letter():
    draft = seed(TEMPLATE, VALUES | {"superior": "区政府"}, LETTER)
    assert draft.letter is not None
    assert draft.letter.elements.recipients == ("区政府",)
    assert draft.report.elements.recipients == ()
    assert [one.name.plain for one in draft.letter.attachments] == ["清溪镇人民政府2031年报告"]


def test_a_letter_speaks_of_the_report_and_keeps_its_own_blanks():
    paper, rows = cover_letter(LETTER, draft_of())
    assert paper.title.plain == "清溪镇人民政府关于报送清溪镇人民政府2031年报告的报告"
    assert paper.preamble[0].text.plain == "我单位《清溪镇人民政府2031年报告》共××页。"
    assert rows == (Row("letter-r1", label="页数", unit="页"),)


def test_a_letter_of_two_signers_names_neither_in_its_title():
    elements = Elements(signatures=("党工委", "管委会"))
    draft = draft_of()
    joint = replace(draft, report=replace(draft.report, elements=elements))
    assert cover_letter(LETTER, joint)[0].title.plain == "关于报送清溪镇人民政府2031年报告的报告"


def test_a_letter_needs_to_know_who_writes_on_which_year():
    with pytest.raises(UserError, match="年度"):
        cover_letter(LETTER, replace(draft_of(), year=None))


def test_no_id_is_used_twice():
    draft = seed(TEMPLATE, VALUES | {"superior": "区政府"}, LETTER)
    found = list(tree.ids(draft))
    assert len(found) == len(set(found))


def test_a_letter_alone_is_no_report():
    with pytest.raises(UserError, match="随报告一起用"):
        seed(LETTER, VALUES)


def test_a_missing_answer_is_asked_for_by_its_label():
    assert "还缺“单位全称”" in message_of(TEMPLATE, unit=" ")


@pytest.mark.parametrize("year", ["明年", "31", 99999, "２０３１", "-2031"])
def test_a_year_has_four_digits(year):
    assert "四位数字" in message_of(TEMPLATE, year=year)


def test_a_choice_is_one_of_the_choices():
    assert "镇、乡" in message_of(TEMPLATE, area="街")


def test_an_answer_stands_in_one_line():
    assert "一行之内" in message_of(TEMPLATE, unit="清溪镇\n人民政府")


def test_an_answer_that_no_placeholder_asks_for_is_refused():
    assert "没有“units”这一项" in message_of(TEMPLATE, units="甲")


def test_an_answer_is_never_read_as_a_template():
    draft = draft_of(unit="{{ year }}")
    assert draft.report.title.plain == "{{ year }}2031年报告"


def test_a_section_without_words_is_missed():
    words = TEXT[: TEXT.index("{% block plan")]
    template = parse_template("sample", {"template.toml": SETTINGS, "a.j2": words})
    line = line_with("template.toml", 'id = "plan"')
    assert f"第 {line} 行有错：正文文件里缺“plan”这一节" in message_of(template)


def test_words_without_a_section_are_missed():
    template = parse_template("sample", FILES | {"b.j2": "\n{% block tail %}尾{% endblock %}"})
    assert "b.j2 第 2 行" in message_of(template)


@given(st.text(min_size=1, max_size=20), st.integers(1949, 2099))
def test_seeding_twice_gives_the_same_draft(unit, year):
    try:
        first = seed(TEMPLATE, {"unit": unit, "year": year})
    except UserError:
        return
    assert first == seed(TEMPLATE, {"unit": unit, "year": year})


def test_jinja_is_not_loaded_before_the_first_seeding():
    code = (
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "from fzdraft.templating import model, parsing, seeding\n"
        "print('jinja2' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert result.stdout.strip() == b"False"
