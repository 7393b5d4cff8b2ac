"""A department's paragraph as the report itself would say it."""

import pytest

from fzdraft.document.model import Reporter
from fzdraft.report.voice import in_our_voice

COUNTY = Reporter("county", "汕头市澄海区人民政府", "澄海区", "汕头市澄海区", "我区")
BUREAU = Reporter("department", "中山市司法局", "司法局", "中山市", "我局")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("我局共办案160宗。", "区城管局共办案160宗。"),
        ("本局印发通知。", "区城管局印发通知。"),
        ("全局干部共120人，统筹全局。", "区城管局干部共120人，统筹全局。"),
        ("本区执法队伍更强。", "我区执法队伍更强。"),
        ("我区推进执法规范化。", "我区推进执法规范化。"),
        ("我办理案件时我所在的单位。", "我办理案件时我所在的单位。"),
        ("基本办学条件改善，本科院校普法。", "基本办学条件改善，本科院校普法。"),
        ("健全乡村治理，本部门职责清楚。", "健全乡村治理，本部门职责清楚。"),
        ("成本中心核算，完善基本制度。", "成本中心核算，完善基本制度。"),
    ],
)
def test_a_county_speaks_of_the_department_by_name(theirs, ours):
    assert in_our_voice(theirs, "城管局", COUNTY) == ours


def test_what_the_reporter_calls_itself_stays():
    assert in_our_voice("我局开展检查。", "法规科", BUREAU) == "我局开展检查。"


def test_a_towns_own_word_becomes_its_name():
    assert (
        in_our_voice("我镇加强普法，全镇有12人。", "莲下镇", COUNTY)
        == "莲下镇加强普法，莲下镇有12人。"
    )


def test_organs_of_a_town_or_bureau_at_the_head_of_a_clause_are_named():
    assert in_our_voice("镇党委专题学习，城镇人民调解。", "莲下镇", COUNTY) == (
        "莲下镇党委专题学习，城镇人民调解。"
    )
    assert in_our_voice("局党组带头学法。", "城管局", COUNTY) == "区城管局党组带头学法。"
    assert in_our_voice("局党组带头学法。", "法规科", BUREAU) == "局党组带头学法。"


def test_without_a_department_nothing_is_claimed():
    assert in_our_voice("我局开展检查。", "", COUNTY) == "我局开展检查。"


def test_marks_and_digits_get_their_width_and_list_numbers_go():
    assert in_our_voice("（一）全年办案１６０宗,办结率９９．５％;", "", COUNTY) == (
        "全年办案160宗，办结率99.5%；"
    )
