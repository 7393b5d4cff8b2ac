"""The wheel carries the program with its resources and templates, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def carried(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the wheel and list its files."""
    out = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "-w", str(out), str(repo_root)], check=True)
    with zipfile.ZipFile(next(out.glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def below(folder: Path, prefix: str) -> set[str]:
    """List the files of a folder as the wheel should name them."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {f"{prefix}/{path.relative_to(folder).as_posix()}" for path in files}


@pytest.mark.parametrize("name", ["resources", "templates"])
def test_the_wheel_carries_the_data(carried: set[str], repo_root: Path, name: str) -> None:
    assert below(repo_root / name, f"fzdraft/_data/{name}") - carried == set()


def test_the_wheel_carries_every_module(carried: set[str], repo_root: Path) -> None:
    assert below(repo_root / "src" / "fzdraft", "fzdraft") - carried == set()


def test_the_wheel_carries_nothing_else(carried: set[str]) -> None:
    outside = {name for name in carried if not name.startswith("fzdraft/")}
    assert {name.partition(".dist-info")[2] != "" for name in outside} == {True}
