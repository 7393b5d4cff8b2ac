"""Quoted names that are one place's own."""

from __future__ import annotations

import pytest
from tests.corpus.conftest import builtin, cut

from fzdraft.corpus.adapting import Adapted, is_clean, target
from fzdraft.corpus.brands import is_own, opened
from fzdraft.corpus.suggestion import Blank
from fzdraft.document.model import Reporter

TOWN = Reporter("town", "清溪镇人民政府", "清溪镇", "清溪镇", "我镇")


def report(place: str, said: str) -> str:
    """Write a report of a place with a sentence of its own."""
    lines = [f"平川市{place}2023年法治政府建设年度报告", "一、主要举措", said]
    return "\n".join([*lines, *(f"{place}做好第{n}件实事，办结事项{n}件。" for n in range(3, 15))])


def test_a_name_of_one_place_leaves_its_place_open():
    said = Adapted("铺开“庭所共建”工作，调解××宗。", (Blank(14, 16, "number", "宗"),))
    assert opened(said, lambda name: True) == Adapted(
        "铺开“××”工作，调解××宗。", (Blank(12, 14, "number", "宗"),)
    )


def test_a_name_that_all_use_stays():
    said = Adapted("落实“三项制度”。", ())
    assert opened(said, lambda name: name != "三项制度") == said


def test_a_number_in_quotes_stays_the_number_it_is():
    said = Adapted("推出“××条”。", (Blank(3, 5, "number", "条"),))
    assert opened(said, lambda name: True) == said


def test_a_slogan_with_the_place_in_it_is_a_slogan():
    said = Adapted("建设“平安清溪”。", (Blank(5, 7, "place"),))
    assert opened(said, lambda name: True) == Adapted("建设“××”。", ())


def test_a_name_is_own_until_another_region_uses_it(library):
    first = report("东山区", "推行“清风码”工作，受理诉求。")
    library.catch_up([builtin(first, "a")])
    region = library.entries()[0].region
    assert is_own(library.index, "清风码", region, cut)
    library.catch_up([builtin(first, "a"), builtin(report("西河县", "用好清风码。"), "b")])
    assert not is_own(library.index, "清风码", region, cut)


@pytest.mark.parametrize(
    ("said", "clean"),
    [
        ("区委书记王建国带头学法。", False),
        ("王建国同志主持会议。", False),
        ("主要负责同志带头学法。", True),
        ("党委书记任组长。", True),
        ("习近平总书记作出重要指示。", True),
        ("聘请广东正直律师事务所提供服务。", False),
        ("聘请律师事务所提供服务。", True),
        ("走访平安惠民有限公司。", False),
        ("走访企业。", True),
    ],
)
def test_sentences_with_persons_or_companies_are_not_offered(said, clean, reading, ways):
    aim = target(TOWN, 2024, reading.words, ways.fixed)
    assert is_clean(said, aim) == clean
