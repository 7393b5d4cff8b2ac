"""A folder is looked through without opening anything, and every file is answered for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from fzdraft.storage.folders import found_file, look


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "范文"
    (path / "乡镇").mkdir(parents=True)
    for name in ("乙.docx", "甲.TXT", "乡镇/丙.html", "图.png", "~$乙.docx", ".隐藏.txt", "无后缀"):
        (path / name).write_bytes(b"12345")
    return path


def names(found) -> list[str]:
    return [file.path.name for file in found]


def test_documents_below_a_folder_are_listed_with_size_and_time(folder):
    fine = [file for file in look([folder]) if not file.trouble]
    assert names(fine) == ["乙.docx", "甲.TXT", "丙.html"]
    assert {file.size for file in fine} == {5}
    assert fine[0].modified == (folder / "乙.docx").stat().st_mtime_ns


def test_what_is_no_document_is_listed_with_the_reason(folder):
    refused = {file.path.name: file.trouble for file in look([folder]) if file.trouble}
    assert set(refused) == {"图.png", "~$乙.docx", "无后缀"}
    assert "临时标记" in refused["~$乙.docx"]
    assert refused["图.png"].startswith(".png 文件不是文档")


def test_a_file_that_is_named_is_listed_whatever_it_is_called(folder):
    [file] = look([folder / "图.png"])
    assert (file.path.name, file.trouble) == ("图.png", "")


def test_a_file_that_is_named_twice_is_listed_once(folder):
    assert names(look([folder / "图.png", folder])).count("图.png") == 1
    assert len(look([folder, folder])) == len(look([folder]))


def test_what_is_not_there_is_told(tmp_path):
    assert "不在了" in look([tmp_path / "没有"])[0].trouble
    assert found_file(tmp_path / "一\0二").trouble


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of POSIX")
def test_links_in_a_circle_and_pipes_are_no_trap(folder):
    (folder / "乡镇" / "回去").symlink_to(folder)
    (folder / "断.txt").symlink_to(folder / "没有")
    os.mkfifo(folder / "管.txt")
    found = {file.path.name: file.trouble for file in look([folder])}
    assert "不在了" in found["断.txt"]
    assert "不是普通文件" in found["管.txt"]
    assert len(found) == 8
