"""Disks that are full, small or read-only: real ones where the system lets us make them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


def _mounted(folder: Path, options: str) -> Iterator[Path]:
    """Mount a disk in memory at `folder` while a test runs; skip where that is not allowed."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this system does not let us mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 64 KiB."""
    yield from _mounted(tmp_path / "disk", "size=64k")


@pytest.fixture
def small_library_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 1.5 MiB: room for a library of some dozen reports."""
    yield from _mounted(tmp_path / "disk", "size=1536k")


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a read-only disk with the old text in 稿.docx and the folder 夹."""
    for disk in _mounted(tmp_path / "disk", "size=64k"):
        (disk / "稿.docx").write_bytes(b"old")
        (disk / "夹").mkdir()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        yield disk
