"""Where the user's things lie."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from fzdraft.errors import UserError
from fzdraft.storage.directories import Directories, directories, write_own


def test_a_given_folder_holds_everything(tmp_path):
    found = directories(tmp_path)
    assert found == Directories(tmp_path, tmp_path / "config", tmp_path / "cache")
    assert found.recovery == tmp_path / "recovery"


def test_the_environment_moves_everything(tmp_path):
    assert directories(environment={"FZDRAFT_DATA_DIR": str(tmp_path)}).data == tmp_path


def test_a_given_folder_goes_before_the_environment(tmp_path):
    environment = {"FZDRAFT_DATA_DIR": str(tmp_path / "别处")}
    assert directories(tmp_path, environment).data == tmp_path


def test_a_relative_folder_stays_where_it_was_meant(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert directories(Path("数据")).data == tmp_path / "数据"


def test_without_either_the_system_says_where():
    assert directories(environment={}).data.name == "fzdraft"


def test_a_file_is_no_data_folder(tmp_path):
    (tmp_path / "稿.txt").touch()
    with pytest.raises(UserError, match=r"“稿.txt”不是文件夹"):
        directories(tmp_path / "稿.txt")


def test_asking_makes_nothing_on_the_disk(tmp_path):
    directories(tmp_path / "数据")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_what_the_program_keeps_is_closed_to_others(home):
    write_own(home.recovery / "稿.fzd", b"")
    assert stat.S_IMODE(home.recovery.stat().st_mode) == 0o700
