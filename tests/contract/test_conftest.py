"""The test run itself keeps its promises: own data folder, no network, nothing left over."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
CONFTEST = Path(__file__).parents[1] / "conftest.py"


def test_every_test_writes_into_a_folder_of_its_own(data_dir: Path) -> None:
    assert os.environ["FZDRAFT_DATA_DIR"] == str(data_dir)
    assert list(data_dir.iterdir()) == []


def test_a_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as door, pytest.raises(RuntimeError, match="reached for the network"):
        door.connect(("192.0.2.1", 80))


def test_a_name_lookup_is_refused() -> None:
    with pytest.raises(RuntimeError, match="reached for the network"):
        socket.getaddrinfo("example.invalid", 80)


LEAVES_A_WINDOW = """
from PySide6.QtWidgets import QLabel
kept = []
def test_window(qapp):
    kept.append(QLabel("left over"))
    kept[0].show()
"""
LEAVES_A_THREAD = """
import threading
def test_thread():
    threading.Thread(target=threading.Event().wait, daemon=True, name="left over").start()
"""


@pytest.mark.parametrize("body", [LEAVES_A_WINDOW, LEAVES_A_THREAD], ids=["window", "thread"])
def test_what_a_test_leaves_behind_fails_it(pytester: pytest.Pytester, body: str) -> None:
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile(body)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*Error: * left behind: *"])
