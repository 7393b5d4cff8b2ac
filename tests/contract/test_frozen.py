"""The frozen program starts, finds its templates and shows its window on a virtual screen."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import dev
import pytest

import fzdraft

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Freeze the program into a folder that knows nothing of this source tree."""
    dist = tmp_path_factory.mktemp("dist")
    assert dev.package([str(dist)]) == 0
    return dist / "fzdraft" / ("fzdraft.exe" if os.name == "nt" else "fzdraft")


def call(program: Path, *arguments: str, **variables: str) -> str:
    """Run the frozen program away from the source tree and return what it printed."""
    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(program), *arguments],
        cwd=program.parent,
        env={**clean, **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    return done.stdout


def test_it_knows_its_version(program: Path) -> None:
    assert fzdraft.__version__ in call(program, "--version")


def test_it_carries_the_templates(program: Path, repo_root: Path) -> None:
    shipped = {path.parent.name for path in (repo_root / "templates").glob("*/template.toml")}
    assert {
        template["id"] for template in json.loads(call(program, "templates", "--json"))
    } == shipped


def test_it_reads_a_report_and_writes_a_document(
    program: Path, repo_root: Path, tmp_path: Path
) -> None:
    source, draft = min((repo_root / "resources" / "corpus").glob("*.txt")), tmp_path / "x.fzd"
    call(program, "import", str(source), "-o", str(draft))
    for suffix in ("docx", "pdf"):
        out = draft.with_suffix(f".{suffix}")
        call(program, "export", str(draft), "-o", str(out), "--force")
        assert out.stat().st_size > 5_000


def test_it_shows_its_window(program: Path, data_dir: Path) -> None:
    call(program, "open", FZDRAFT_EXIT_AFTER_PAINT="1", FZDRAFT_DATA_DIR=str(data_dir))
