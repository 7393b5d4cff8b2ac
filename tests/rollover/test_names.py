"""Own names are silent while the unit is the same; those of others are listed once each."""

from __future__ import annotations

from fzdraft.document.model import Reporter
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
