"""Own names are silent while the unit is the same; those of others are listed once each."""

from __future__ import annotations

import pytest

from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Paragraph, Reporter, Section, Source
from fzdraft.document.places import texts

OTHER = Reporter("county", "宝鸡市金台县人民政府", "金台县", "宝鸡市金台县", "我县")


def names(rolled):
    """List the decisions about names."""
    return [d for d in rolled.decisions if d.kind == "name"]


def test_the_same_unit_keeps_all_its_names(sample, rolled):
    own = ("澄海区", "澄海", "我区", "全区", "区委", "区政府", "汕头市")
    assert [] == [d for d in names(rolled(sample("s0"))) if d.old in own]


def test_another_unit_takes_the_place_of_the_old_one(sample, rolled):
    draft = rolled(sample("s1"), reporter=OTHER).draft
    whole = "\n".join(text.plain for _, text in texts(draft))
    assert "宝鸡市金台县人民政府2022年法治政府建设工作总结" == draft.report.title.plain
    assert OTHER == draft.reporter
    assert "渭滨" not in whole
    assert "我区" not in whole
    assert "我县" in whole


def test_each_change_of_a_name_is_a_decision(sample, rolled):
    found = {(d.old, d.new, d.action) for d in names(rolled(sample("s1"), reporter=OTHER))}
    assert {("我区", "我县", "changed"), ("渭滨区", "金台县", "changed")} <= found


def test_a_place_of_others_is_asked_about_once(told):
    found = names(told("扎实推进宝安区法治建设。", "宝安区各部门落实责任。"))
    assert [("宝安区", "ask"), ("宝安区", "ask")] == [(d.old, d.action) for d in found]
    assert 1 == len({d.group for d in found})


def test_a_partner_or_a_chamber_of_commerce_is_listed_only(told):
    found = names(told("与深圳宝安区开展结对合作。", "在江西商会设立公证点。"))
    assert ["kept", "kept"] == [d.action for d in found]


def test_a_name_at_the_end_of_a_text_lies_inside_it(told):
    found = names(told("更好服务建设广西"))
    assert all(d.end <= 8 for d in found)


def test_a_person_is_marked_and_never_asked_about(decided):
    found = decided("name", "县长赵立新同志主持。", "县长赵立新到会。")
    assert [("赵立新", "kept", True)] * 2 == [(d.old, d.action, d.choice.verify) for d in found]
    assert 1 == len({d.group for d in found})


COUNTY = Reporter("county", "平川市东山县人民政府", "东山县", "平川市东山县", "我县")
STREET = Reporter("town", "东山区河口街道办事处", "河口街道", "东山区河口街道", "我街道")
OFFICE = Reporter("department", "滨江市教育局", "教育局", "滨江市", "我局")


def words_for(reporter, words, title, rolled):
    """Roll one paragraph over for another unit and give its words."""
    chapter = Section("s1", Text("主要工作"), blocks=(Paragraph("p1", Text(words)),))
    source = Source(Paper(title=Text(title), sections=(chapter,)), year=2023)
    return rolled(source, None, reporter).draft.report.sections[0].blocks[0].text.plain


@pytest.mark.parametrize(
    ("reporter", "title", "before", "after"),
    [
        (
            COUNTY,
            "平川市西山区2023年法治报告",
            "区长到区司法局调研，各区、社区和区域工作有序，区级平台建成，依法治区。",
            "县长到县司法局调研，各区、社区和区域工作有序，县级平台建成，依法治县。",
        ),
        (
            STREET,
            "甲河镇2023年法治报告",
            "全镇动员，镇党委、镇司法所落实，乡镇工作有序。",
            "全街道动员，街道党工委、街道司法所落实，乡镇工作有序。",
        ),
        (
            OFFICE,
            "云城市市场监督管理局2023年法治报告",
            "市市场监管局和市市场监督管理局履职，市场有序。",
            "市教育局和市教育局履职，市场有序。",
        ),
    ],
)
def test_another_units_level_and_bodies_are_taken_over(reporter, title, before, after, rolled):
    assert after == words_for(reporter, before, title, rolled)


def test_the_same_level_leaves_the_bodies_alone(rolled):
    words = "区长到区司法局调研。"
    other = Reporter("county", "平川市东山区人民政府", "东山区", "平川市东山区", "我区")
    assert words == words_for(other, words, "平川市西山区2023年法治报告", rolled)
