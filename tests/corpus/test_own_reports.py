"""Which reports of the library are the unit's own earlier ones."""

from __future__ import annotations

import pytest

from fzdraft.corpus.ranking import Candidate, parts_of
from fzdraft.corpus.suggestion import Caret
from fzdraft.document.model import Reporter


def own(unit: str, region: str, kind: str, reporter: Reporter) -> bool:
    said = ("一、开头", "s1", "achievements", None, 0, "做好工作。", (), {})
    one = Candidate(1, 1, "", unit, region, kind, 2023, *said)
    caret = Caret(reporter=reporter, year=2024)
    return bool(parts_of(one, caret, one.level)["own"])


TOWN = Reporter("town", "静海镇人民政府", region="天津市静海区静海镇")
BUREAU = Reporter("department", "中山市司法局", region="中山市")


@pytest.mark.parametrize(
    ("unit", "region", "kind", "reporter", "expected"),
    [
        ("静海镇人民政府", "", "town", TOWN, True),
        ("静海镇", "静海镇", "town", TOWN, True),
        ("静海区人民政府", "天津市静海区", "county", TOWN, False),
        ("独流镇", "天津市静海区独流镇", "town", TOWN, False),
        ("静海镇", "", "town", TOWN, False),
        ("中山市司法局", "中山市", "department", BUREAU, True),
        ("中山市财政局", "中山市", "department", BUREAU, False),
    ],
)
def test_a_report_is_own_by_its_unit_or_its_place(unit, region, kind, reporter, expected):
    assert own(unit, region, kind, reporter) == expected
