"""Every command and the window work where there is no network at all, and none looks for one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CAN_CUT_OFF = (
    shutil.which("unshare") is not None
    and subprocess.run(["unshare", "-n", "true"], capture_output=True).returncode == 0
)
pytestmark = pytest.mark.skipif(not CAN_CUT_OFF, reason="needs unshare -n, so root on Linux")

# Runs the program with every look-up and Internet connection turned into an error.
WATCHED = """
import runpy, sys
def refuse(event, arguments):
    if event == "socket.getaddrinfo" or (
        event == "socket.connect" and isinstance(arguments[1], tuple)
    ):
        raise RuntimeError(f"reached for the network: {arguments[1:]}")
sys.addaudithook(refuse)
sys.argv[0] = "fzdraft"
runpy.run_module("fzdraft", run_name="__main__", alter_sys=True)
"""


@pytest.fixture
def draft(repo_root: Path, tmp_path: Path, data_dir: Path) -> Path:
    """Import a sample report, itself without a network."""
    out = tmp_path / "sample.fzd"
    offline(
        repo_root, "import", str(min((repo_root / "resources/corpus").glob("*.txt"))), "-o", out
    )
    return out


def offline(repo_root: Path, *arguments: str | Path) -> None:
    """Run one command of the program inside a network namespace without any interface."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(repo_root / "src"),
        "FZDRAFT_EXIT_AFTER_PAINT": "1",
    }
    command = ["unshare", "-n", sys.executable, "-c", WATCHED, *map(str, arguments)]
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", timeout=60
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


def test_a_report_is_read_without_a_network(draft: Path) -> None:
    assert draft.stat().st_size > 1_000


@pytest.mark.parametrize("suffix", ["docx", "pdf", "txt"])
def test_a_document_is_made_without_a_network(repo_root: Path, draft: Path, suffix: str) -> None:
    offline(repo_root, "export", draft, "-o", draft.with_suffix(f".{suffix}"), "--force")


@pytest.mark.parametrize("command", [("templates",), ("doctor",)])
def test_a_question_is_answered_without_a_network(
    repo_root: Path, data_dir: Path, command: tuple[str]
) -> None:
    offline(repo_root, *command)


def test_the_window_opens_without_a_network(repo_root: Path, draft: Path) -> None:
    offline(repo_root, "open", draft)
