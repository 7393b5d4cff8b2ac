"""A sentence of another report made ready for a draft."""

from __future__ import annotations

import re

import pytest
from tests.corpus.conftest import RESOURCES

from fzdraft.corpus.adapting import Adapted, adapt, has_local_name, is_clean, levelled, target
from fzdraft.corpus.harvest import harvest
from fzdraft.corpus.model import Facts
from fzdraft.document.model import Reporter
from fzdraft.importers.table import read

TOWN = Reporter("town", "平川市东山区清溪镇人民政府", "清溪镇", "平川市东山区清溪镇", "我镇")
COUNTY = Reporter("county", "平川市东山区人民政府", "东山区", "平川市东山区", "我区")
BUREAU = Reporter("department", "平川市西山县司法局", "司法局", "平川市西山县", "我局")
FACTS = Facts("报告", "汕头市澄海区", "county", 2023)
SAMPLES = sorted((RESOURCES / "corpus").glob("s*.txt"))


@pytest.fixture
def adapted(reading, ways):
    """Adapt the first sentence of a report of 澄海 about 2023; None where it is not to be used."""

    def ready(text: str, reporter: Reporter = TOWN, year: int | None = 2025):
        source = read(f"汕头市澄海区2023年报告\n一、情况\n{text}".encode(), "报告.txt")
        found = harvest(source, reading, FACTS).pieces[-1].sentences[0]
        aim = target(reporter, year, reading.words, ways.fixed)
        result = adapt(found.text, found.slots, "county", 2023, aim)
        return result if result and is_clean(result.text, aim) else None

    return ready


def test_every_number_is_an_empty_place_with_its_unit_and_what_it_counts(adapted):
    found = adapted("全年受理行政复议申请145宗，办结127宗。")
    assert found.text == "全年受理行政复议申请××宗，办结××宗。"
    assert [(b.unit, b.indicator) for b in found.blanks] == [("宗", "复议受理"), ("宗", "复议审结")]
    assert {found.text[b.start : b.end] for b in found.blanks} == {"××"}


def test_a_bound_of_a_number_that_is_gone_goes_too(adapted):
    assert adapted("全年培训执法人员300余名。").text == "全年培训执法人员××名。"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("2023年，我区坚持依法行政。", "2025年，我镇坚持依法行政。"),
        ("2024年，全区将继续努力。", "2026年，全镇将继续努力。"),
        ("澄海区坚持依法行政。", "清溪镇坚持依法行政。"),
        ("区委、区政府高度重视。", "镇党委、镇政府高度重视。"),
        ("汕头市澄海区坚持依法行政。", "平川市东山区清溪镇坚持依法行政。"),
    ],
)
def test_year_and_names_become_the_drafts(adapted, text, own):
    assert adapted(text).text == own


def test_a_department_speaks_of_its_whole_region(adapted):
    assert adapted("全区坚持依法行政。", BUREAU).text == "全县坚持依法行政。"


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("统筹全面依法治市工作。", "统筹全面依法治镇工作。"),
        ("贯彻全面依法治国方略。", "贯彻全面依法治国方略。"),
        ("市委常委会专题研究。", None),
    ],
)
def test_the_level_of_a_departments_report_becomes_the_drafts(reading, ways, said, own):
    aim = target(TOWN, 2025, reading.words, ways.fixed)
    found = levelled(Adapted(said, ()), "department", "中山市", aim)
    assert (found and found.text) == own


def test_marks_are_full_width(adapted):
    assert adapted("加强学习,落实责任;全年学习5次(含会前).").text == (
        "加强学习，落实责任；全年学习××次（含会前）."
    )


def test_the_period_of_a_national_plan_stays_and_another_does_not(adapted):
    plan = "贯彻《法治政府建设实施纲要（2021—2025年）》，落实责任。"
    assert adapted(plan).text == plan
    assert adapted("落实《澄海区法治建设规划（2022—2024年）》。") is None


@pytest.mark.parametrize(
    "text",
    [
        "学习深圳市宝安区的做法。",
        "莲下镇、隆都镇率先建成示范点。",
        "2023年5月16日，召开全区动员会。",
        "落实省委“1310”具体部署。",
        "宝渭政字〔2021〕51号文件得到落实。",
        "经济总量从2019年起逐年上升。",
        "海南自贸港建设稳步推进。",
    ],
)
def test_what_only_another_place_can_say_is_not_offered(adapted, text):
    assert adapted(text) is None


@pytest.mark.parametrize(
    "text", ["各镇、各街道落实责任。", "乡镇和社区都有法律顾问。", "畅通12345热线。"]
)
def test_what_every_place_can_say_is_offered(adapted, text):
    assert adapted(text, COUNTY).text == text


def test_a_stale_formula_is_not_offered_for_a_later_year(adapted):
    text = "深入学习贯彻党的十九届五中全会精神。"
    assert (adapted(text, year=2021).text, adapted(text, year=2025)) == (text, None)


def test_no_document_of_another_place_becomes_one_of_ours(adapted):
    found = adapted("印发《汕头市澄海区司法所工作指引》，规范基层法治工作。")
    assert found.text == "印发《××司法所工作指引》，规范基层法治工作。"
    assert [(b.what, found.text[b.start : b.end]) for b in found.blanks] == [("place", "××")]


def test_without_a_unit_the_kind_has_to_do(adapted):
    nameless = Reporter("county", self_name="我区")
    assert adapted("澄海区坚持依法行政。", nameless).text == "我区坚持依法行政。"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_nothing_of_a_real_report_leaks(path, reading, ways):
    aim = target(TOWN, 2025, reading.words, ways.fixed)
    source = read(path.read_bytes(), path.name)
    found = harvest(source, reading)
    name = re.search("澄海|渭滨|中山|静海|长兴岛", source.report.title.plain or "长兴岛")[0]
    for sentence in (s for piece in found.pieces for s in piece.sentences):
        ready = adapt(sentence.text, sentence.slots, found.reporter.kind, source.year, aim)
        if ready is not None and is_clean(ready.text, aim):
            assert name not in ready.text
            assert set(re.findall("[0-9]+", ready.text)) <= {
                *("2025", "2026", "2020", "2021", "24"), *ways.fixed.digits
            }  # fmt: skip


def test_a_village_that_is_named_is_told_from_villages(ways):
    named = ["在莲下镇召开会议", "走访槐荫村", "福安社区建成"]
    spoken = ["各镇召开会议", "走访每个行政村", "进社区开展宣传"]
    assert [True] * 3 == [has_local_name(text, ways.fixed) for text in named]
    assert [False] * 3 == [has_local_name(text, ways.fixed) for text in spoken]
