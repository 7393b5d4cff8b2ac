"""Reading a file whole: only regular files, only up to a size."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fzdraft.errors import UserError
from fzdraft.storage.atomic import read_bytes


def test_a_file_is_read_up_to_its_limit(tmp_path):
    (tmp_path / "稿").write_bytes(b"1234")
    assert read_bytes(tmp_path / "稿", limit=4) == b"1234"


def test_a_file_beyond_the_limit_is_refused(tmp_path):
    (tmp_path / "稿").write_bytes(b"12345")
    with pytest.raises(UserError, match=r"“稿”太大"):
        read_bytes(tmp_path / "稿", limit=4)


def test_a_vanished_file_is_told(tmp_path):
    with pytest.raises(UserError, match=r"“稿.fzd”打不开：它不在了"):
        read_bytes(tmp_path / "稿.fzd")


def test_a_folder_is_told(tmp_path):
    with pytest.raises(UserError, match="是一个文件夹"):
        read_bytes(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes of this kind here")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "管")
    with pytest.raises(UserError, match="不是普通文件"):
        read_bytes(tmp_path / "管")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_refused():
    with pytest.raises(UserError, match="不是普通文件"):
        read_bytes(Path("/dev/zero"))
