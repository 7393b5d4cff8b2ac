"""Calls of the command line, in this process and as real ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from fzdraft.app import App
from fzdraft.cli.main import run

SOURCE = Path(__file__).parents[2] / "src"
SAMPLE = SOURCE.parent / "resources" / "corpus" / "s0_chenghai_2023.txt"


class Answer(NamedTuple):
    """Exit code, stdout and stderr of one call."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The one JSON value on stdout."""
        return json.loads(self.out)


Call = Callable[..., Answer]


def _no_window(app: App, files: tuple[Path, ...]) -> int:
    raise AssertionError(f"a command opened a window on {files}")


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], data_dir: Path) -> Call:
    """Run one call in this process."""

    def answer(*arguments: object) -> Answer:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments], _no_window)
        return Answer(code, *capsys.readouterr())

    return answer


@pytest.fixture
def spawn(tmp_path: Path, data_dir: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a shell line in the test's folder; `fzdraft` is the program and $SAMPLE a report."""

    def answer(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
        program = f'fzdraft() {{ "{sys.executable}" -m fzdraft "$@"; }}\n'
        known = {**os.environ, "PYTHONPATH": str(SOURCE), "SAMPLE": str(SAMPLE)}
        return subprocess.run(
            ["bash", "-c", program + line],
            cwd=tmp_path,
            env={**known, **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return answer


@pytest.fixture
def sample() -> Path:
    """Give a report as it was copied from a web page."""
    return SAMPLE


@pytest.fixture
def draft(call: Call, tmp_path: Path) -> Path:
    """Give a new draft of a county with everything still open."""
    path = tmp_path / "新稿.fzd"
    unit = ("--unit", "平川市东山区人民政府", "--year", "2024", "--region", "平川市东山区")
    assert call("new", "--template", "county", *unit, "-o", path).code == 0
    return path
