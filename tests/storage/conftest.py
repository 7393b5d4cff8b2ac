"""One user's folders and one moment, for every test of this room."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from fzdraft.storage.directories import Directories, directories

CHINA = datetime.timezone(datetime.timedelta(hours=8))


@pytest.fixture(scope="session")
def noon() -> datetime.datetime:
    return datetime.datetime(2025, 2, 6, 12, 0, tzinfo=CHINA)


@pytest.fixture
def home(tmp_path: Path) -> Directories:
    return directories(tmp_path / "我的数据")
