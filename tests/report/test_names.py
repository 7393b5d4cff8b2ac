"""Own names, and those of others."""

import pytest

from fzdraft.document.model import Reporter
from fzdraft.report.names import foreign_names, names_for, own_names
from fzdraft.report.reporter import guess_reporter

COUNTY = Reporter("county", "汕头市澄海区人民政府", "澄海区", "汕头市澄海区", "我区")
TOWN = Reporter("town", "静海镇人民政府", "静海镇", "静海镇", "我镇")
OFFICE = Reporter("department", "中山市司法局", "司法局", "中山市", "我局")
STREET = Reporter("town", "城中区徐家街道办事处", "徐家街道", "城中区徐家街道", "我街道")
ZONE = "大连长兴岛经济技术开发区"
ZONE = Reporter("zone", f"{ZONE}管理委员会", ZONE, ZONE, "我区")


def read(text, reporter, words):
    names = names_for(reporter, words.divisions, words.name_words)
    own = [(name.text, name.form) for name in own_names(text, names)]
    return own, [(name.text, name.body, name.partner) for name in foreign_names(text, names)]


@pytest.mark.parametrize(
    ("reporter", "text", "own"),
    [
        (COUNTY, "汕头市澄海区", [("汕头市澄海区", "region")]),
        (COUNTY, "谱写澄海新篇章", [("澄海", "short")]),
        (COUNTY, "我区、全区", [("我区", "self"), ("全区", "self")]),
        (COUNTY, "区委、区政府", [("区委、区政府", "organ")]),
        (COUNTY, "广东省和汕头", [("广东省", "superior"), ("汕头", "superior")]),
        (TOWN, "本镇与静海区", [("本镇", "self"), ("静海区", "superior")]),
        (OFFICE, "市司法局与我局", [("市司法局", "organ"), ("我局", "self")]),
        (OFFICE, "我市、全市", [("我市", "self"), ("全市", "self")]),
        (STREET, "城中区徐家街道", [("城中区徐家街道", "region")]),
        (STREET, "徐家街道", [("徐家街道", "region")]),
        (STREET, "街道党工委、办事处", [("街道党工委、办事处", "organ")]),
        (ZONE, "区管委会", [("区管委会", "organ")]),
        (ZONE, "长兴岛经济技术开发区", [("长兴岛经济技术开发区", "region")]),
    ],
)
def test_a_reporter_is_known_in_all_its_forms(reporter, text, own, words):
    assert (own, []) == read(text, reporter, words)


def test_a_place_elsewhere_is_foreign_and_a_partner_where_both_work_together(words):
    _, foreign = read("与深圳宝安区开展结对提升。抓好宝安区建设。", COUNTY, words)
    assert [("深圳宝安区", False, True), ("宝安区", False, False)] == foreign


def test_an_organisation_elsewhere_is_a_body(words):
    _, foreign = read("委托上海零点调查有限公司；在江西商会设点", COUNTY, words)
    assert [("上海零点调查有限公司", True, True), ("江西商会", True, True)] == foreign


def test_counties_of_ones_own_city_are_not_foreign(words):
    city = Reporter("city", "汕头市人民政府", "汕头市", "汕头市", "我市")
    assert [] == read("龙湖区、澄海区", city, words)[1]


@pytest.mark.parametrize(
    "text", ["城乡社区委员会", "乡镇政府", "美丽江南", "在市中区域", "服务大局"]
)
def test_common_words_are_no_names(text, words):
    assert ([], []) == read(text, COUNTY, words)


def test_the_samples_name_three_foreign_places_and_no_slip(samples, words):
    found = set()
    for text, source in samples.values():
        names = names_for(guess_reporter(source), words.divisions, words.name_words)
        found |= {name.text for name in foreign_names(text, names)}
    assert {"江西商会办事处", "深圳宝安区", "深圳", "上海零点市场调查有限公司"} == found
