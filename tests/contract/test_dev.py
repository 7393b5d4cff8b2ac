"""dev.py chooses what fits the machine and names what is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import dev
import pytest


@pytest.mark.parametrize(
    ("system", "machine", "glibc", "file"),
    [
        ("Windows", "AMD64", (), "constraints.txt"),
        ("Darwin", "arm64", (), "constraints.txt"),
        ("Linux", "x86_64", (2, 36), "constraints.txt"),
        ("Linux", "x86_64", (2, 28), "constraints-glibc-2.28.txt"),
        ("Linux", "aarch64", (2, 39), "constraints.txt"),
        ("Linux", "aarch64", (2, 31), "constraints-aarch64-glibc-2.31.txt"),
    ],
)
def test_each_machine_gets_a_qt_that_runs_on_it(
    system: str, machine: str, glibc: tuple[int, ...], file: str
) -> None:
    assert dev.pick_constraints(system, machine, glibc) == file
    assert (dev.PACKAGING / file).is_file()


def test_a_machine_too_old_for_any_qt_is_told_so() -> None:
    with pytest.raises(dev.StopError, match="no PySide6 wheel"):
        dev.pick_constraints("Linux", "x86_64", (2, 17))


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libEGL.so.1", "libegl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_a_library_is_found_in_the_package_debian_puts_it_in(library: str, package: str) -> None:
    assert dev.debian_package(library) == package


def test_what_is_pinned_is_what_pyproject_asks_for() -> None:
    pinned = (dev.PACKAGING / "constraints-common.txt").read_text(encoding="utf-8").lower()
    names = {line.partition("==")[0].replace("_", "-") for line in pinned.splitlines()}
    wanted = {name.lower() for name in map(project_name, dev.requirements(everything=True))}
    assert wanted - names == {"pyside6-essentials"}


def project_name(requirement: str) -> str:
    """Cut the bare name off a requirement."""
    return requirement.partition(">")[0].partition("[")[0].strip()


def test_no_command_and_a_wrong_one_print_the_help(repo_root: Path) -> None:
    for words in ([], ["nonsense"]):
        command = [sys.executable, str(repo_root / "dev.py"), *words]
        told = subprocess.run(command, capture_output=True, encoding="utf-8")
        assert (told.returncode, "dev.py test" in told.stdout) == (2, True)
