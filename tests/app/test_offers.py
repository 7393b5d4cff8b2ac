"""Whether the first offers for an empty section are ones that a clerk would take."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.offers import Read, offers, share

from fzdraft.app import App


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Read]:
    app = App(Path(tmp_path_factory.mktemp("data")))
    app.library_ready()
    return list(offers(app))


def test_three_of_four_first_offers_are_taken_as_they_are(found):
    first = [one for one in found if one.rank == 0]
    assert share(first, "t") <= 0.25
    assert [one for one in first if one.verdict == "n"] == []


def test_a_town_is_not_offered_the_work_of_a_county(found):
    wrong = ("受理行政复议", "行政复议和应诉", "常务会议", "案卷评查", "各镇街", "人大常委会")
    town = [one.text for one in found if one.writer in ("town", "street")]
    assert [text for text in town if any(word in text for word in wrong)] == []


def test_every_empty_section_is_offered_something(found):
    assert len({(one.writer, one.section) for one in found}) == 60
