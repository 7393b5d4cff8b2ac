"""What a unit can do itself, by its level."""

import tomllib

import pytest
from tests.report.conftest import ROOT

from fzdraft.report.powers import Level, lacking, level_of, likeness, may, powers, speaks_of

TOWN, COUNTY = Level("town", "government"), Level("county", "government")
CITY, JUSTICE = Level("city", "government"), Level("city", "justice")
BUREAU, ZONE = Level("city", "department"), Level("county", "zone")


@pytest.fixture(scope="module")
def known():
    return powers(tomllib.loads((ROOT / "resources" / "powers.toml").read_text("utf-8")))


@pytest.mark.parametrize(
    ("kind", "unit", "region", "level"),
    [
        ("town", "静海镇人民政府", "静海镇", TOWN),
        ("town", "新安街道办事处", "深圳市宝安区新安街道", TOWN),
        ("county", "汕头市澄海区人民政府", "汕头市澄海区", COUNTY),
        ("city", "清镇市人民政府", "清镇市", COUNTY),
        ("city", "中山市人民政府", "中山市", CITY),
        ("city", "广东省人民政府", "广东省", Level("province", "government")),
        ("county", "北京市东城区人民政府", "北京市东城区", COUNTY),
        ("department", "中山市司法局", "中山市", JUSTICE),
        ("department", "广东省教育厅", "广东省", Level("province", "department")),
        ("zone", "大连长兴岛经济技术开发区管理委员会", "大连长兴岛经济技术开发区", ZONE),
        ("city", "不知何处市人民政府", "不知何处市", CITY),
        ("department", "某局", "", Level("county", "department")),
    ],
)
def test_the_level_follows_from_kind_name_and_place(kind, unit, region, level, words):
    assert level_of(kind, unit, region, words.divisions) == level


@pytest.mark.parametrize(
    ("said", "ours", "power"),
    [
        ("全年受理行政复议申请145宗。", TOWN, "review"),
        ("全年受理行政复议申请145宗。", BUREAU, "review"),
        ("加强行政复议和应诉工作。", ZONE, "review"),
        ("被申请人参加行政复议答复3件。", TOWN, None),
        ("行政机关负责人出庭应诉率达100%。", TOWN, None),
        ("推进重点领域立法，起草法规草案2件。", COUNTY, "legislation"),
        ("组织收集对立法项目的意见建议20条。", COUNTY, None),
        ("召开政府常务会议研究法治建设4次。", TOWN, "standing"),
        ("指导各镇街规范执法。", TOWN, "towns-below"),
        ("办理公证933件。", TOWN, "notary"),
        ("开展人民调解1275件。", BUREAU, "mediation"),
        ("开展人民调解1275件。", TOWN, None),
        ("开展法治宣传5场。", BUREAU, None),
    ],
)
def test_a_sentence_of_a_justice_bureau_or_city_is_beyond_who_has_not_the_power(
    said, ours, power, known
):
    found = speaks_of(said, lacking(known, CITY, ours))
    assert (found.key if found else None) == power


def test_what_a_peer_wrote_is_beyond_nobody_of_its_level(known):
    assert lacking(known, TOWN, TOWN) == ()
    assert lacking(known, TOWN, COUNTY) == ()


def test_cities_make_rules_and_counties_do_not(known):
    legislation = next(one for one in known if one.key == "legislation")
    assert [may(legislation, level) for level in (CITY, COUNTY, BUREAU)] == [True, False, True]


def test_levels_are_the_less_like_the_farther_apart():
    ways = [likeness(TOWN, other) for other in (TOWN, COUNTY, CITY, BUREAU)]
    assert ways == sorted(ways, reverse=True)
    assert ways[0] == 1.0


def test_every_power_says_on_what_it_rests(known):
    assert [one.key for one in known if not one.basis or not one.bodies] == []
