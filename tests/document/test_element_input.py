import datetime

import pytest

from fzdraft.document.edits import apply
from fzdraft.document.element_input import (
    FIELDS,
    named_edit,
    outgoing_id,
    set_element,
    show_element,
)
from fzdraft.document.model import Draft, Paper
from fzdraft.errors import UserError


def shown(name, value, draft=None, paper="report"):
    draft = draft or Draft()
    changed, _ = apply(draft, set_element(draft, paper, name, value))
    return show_element(getattr(changed, paper), name)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_example_of_the_form_is_shown_as_it_was_written(field):
    assert field.example == shown(field.name, field.example)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_an_empty_value_clears_an_element(field):
    draft, _ = apply(Draft(), set_element(Draft(), "report", field.name, field.example))
    assert shown(field.name, "  ", draft) == ""


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("文号", "政发[2024]3 号", "政发〔2024〕3号"),
        ("文号", "宝渭政字（２０２１）第051号", "宝渭政字〔2021〕51号"),
        ("成文日期", "2024.2.5", "2024年2月5日"),
        ("成文日期", "二〇二四年十二月十七日", "2024年12月17日"),
        ("签发人", "张三 李四", "张三、李四"),
        ("主送", "市委、市政府：", "市委、市政府"),
        ("主送", "各镇（街道、开发区），区政府各部门", "各镇（街道、开发区），区政府各部门"),
        ("抄送", "市委办公室、市政府办公室,市司法局。", "市委办公室、市政府办公室，市司法局"),
        ("附注", "联系人：李四（办公室）", "联系人：李四（办公室）"),
        ("附注", "（联系人：李四（办公室），此件公开）", "联系人：李四（办公室），此件公开"),
        ("附注", "（甲）和（乙）", "（甲）和（乙）"),
        ("份号", "7", "000007"),
        ("密级", "机密*1年", "机密★1年"),
        ("附注", "（此件公开）", "此件公开"),
    ],
)
def test_what_people_type_is_understood(name, typed, meant):
    assert meant == shown(name, typed)


@pytest.mark.parametrize(
    ("name", "value"),
    [("成文日期", "2024年2月30日"), ("文号", "无〔〕号"), ("份号", "一"), ("颜色", "红")],
)
def test_what_nobody_can_read_is_told_with_a_way_out(name, value):
    with pytest.raises(UserError) as told:
        set_element(Draft(), "report", name, value)
    assert told.value.way_out


def test_the_elements_of_the_paper_that_goes_out_are_the_letters_where_there_is_one():
    draft = Draft(letter=Paper())
    changed, inverse = apply(
        draft, set_element(draft, outgoing_id(draft), "成文日期", "2021-12-15")
    )
    assert datetime.date(2021, 12, 15) == changed.letter.elements.date
    assert changed.report.elements.date is None
    assert draft == apply(changed, inverse)[0]


def test_only_the_report_is_named_before_a_dot():
    with pytest.raises(UserError, match=r"报送函\.标题"):
        named_edit(Draft(letter=Paper()), "报送函.标题", "甲")
    changed, _ = apply(Draft(letter=Paper()), named_edit(Draft(letter=Paper()), "报告.标题", "甲"))
    assert (changed.report.title.plain, changed.letter.title.plain) == ("甲", "")
