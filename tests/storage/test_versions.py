"""历次稿: what is kept and what gives way."""

from __future__ import annotations

import datetime

import pytest

from fzdraft.document.model import Draft
from fzdraft.storage.fzd import freeze
from fzdraft.storage.versions import with_version

START = datetime.datetime(2025, 2, 6, 12, 0, tzinfo=datetime.UTC)


def version(hour: int, name: str = ""):
    return freeze(Draft(year=2000 + hour), START + datetime.timedelta(hours=hour), name)


def test_a_new_version_is_the_newest():
    assert with_version((version(1),), version(2)) == (version(1), version(2))


def test_the_oldest_automatic_version_gives_way():
    kept = with_version((version(1, "报区长"), version(2), version(3)), version(4), limit=3)
    assert kept == (version(1, "报区长"), version(3), version(4))


def test_named_versions_never_give_way():
    named = tuple(version(hour, "送审稿") for hour in range(4))
    assert with_version(named, version(5, "定稿"), limit=2) == (*named, version(5, "定稿"))


def test_what_no_file_could_hold_goes_the_named_ones_last():
    one = len(version(1).data)
    kept = (version(1, "报区长"), version(2), version(3))
    assert with_version(kept, version(4), size=3 * one) == (kept[0], kept[2], version(4))
    assert with_version(kept, version(4), size=one) == (kept[0],)


@pytest.mark.parametrize("name", ["", "定稿"])
def test_an_automatic_version_without_a_change_adds_nothing(name):
    same = freeze(Draft(year=2001), START + datetime.timedelta(hours=9), name)
    assert len(with_version((version(1),), same)) == (2 if name else 1)
