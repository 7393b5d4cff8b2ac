"""Hostile and odd files: read or refused in plain words, never a crash, never a hang."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.importers.word import package

from fzdraft.document.describe import to_json
from fzdraft.errors import UserError
from fzdraft.importers.table import read

REFUSED = {
    "billion_laughs.docx", "xxe_file.docx", "truncated_half.docx", "lockfile~$报告.docx",
}  # fmt: skip
SECONDS = 20 if os.environ.get("CI") else 10


def flat(path: Path) -> str:
    return json.dumps(to_json(read(path.read_bytes(), path.name)), ensure_ascii=False)


def test_every_hostile_file_is_read_or_refused_in_time(shared_dir: Path):
    folder = shared_dir / "data" / "hostile"
    refused, slow = {}, []
    for name in json.loads((folder / "expected.json").read_text("utf-8")):
        start = time.monotonic()
        try:
            read((folder / name).read_bytes(), name)
        except UserError as error:
            refused[name] = error.way_out
        if time.monotonic() - start > SECONDS:
            slow.append(name)
    assert (REFUSED, []) == (set(refused), slow)
    assert all(refused.values())


def test_no_entity_is_ever_expanded(shared_dir: Path):
    with pytest.raises(UserError, match="没有打开"):
        read((shared_dir / "data" / "hostile" / "xxe_file.docx").read_bytes(), "a.docx")


def test_tracked_text_is_read_as_accepted(shared_dir: Path):
    text = flat(shared_dir / "data" / "hostile" / "tracked_changes.docx")
    assert (True, False) == ("145" in text, "127" in text)


def test_the_red_head_in_a_text_box_is_read_once(shared_dir: Path):
    path = shared_dir / "data" / "hostile" / "all_in_textbox.docx"
    found = read(path.read_bytes(), path.name)
    assert ("某某区人民政府",) == found.report.elements.issuers


def test_automatic_numbers_make_the_sections(shared_dir: Path):
    path = shared_dir / "data" / "hostile" / "numbering_headings.docx"
    report = read(path.read_bytes(), path.name).report
    assert ["一、", "二、", "三、"] == [section.found_number for section in report.sections]
    assert ["（一）", "（二）"] == [s.found_number for s in report.sections[0].sections]


# Reads every file named on stdin in one process that may not take more memory than it should.
LIMITED = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (900 * 2**20, 900 * 2**20))
from pathlib import Path
from fzdraft.document.describe import to_json
from fzdraft.errors import UserError
from fzdraft.importers.table import read
slowest, refused, seen = 0.0, 0, 0
for name in json.load(sys.stdin):
    start = time.process_time()
    try:
        json.dumps(to_json(read(Path(name).read_bytes(), Path(name).name)))
    except UserError as error:
        refused += 1
        assert error.message
    slowest = max(slowest, time.process_time() - start)
    seen += 1
most = next(int(l.split()[1]) for l in open("/proc/self/status") if l.startswith("VmHWM")) // 1024
print(json.dumps({"seen": seen, "refused": refused, "seconds": slowest, "megabytes": most}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are told in Linux's way")
def test_odd_files_never_crash_hang_or_take_all_memory(shared_dir: Path, repo_root: Path):
    paths = [
        str(path)
        for folder in ("odd_docx", "official_docx", "hostile")
        for path in sorted((shared_dir / "data" / folder).rglob("*"))
        if path.is_file() and path.suffix != ".json"
    ]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED],
        input=json.dumps(paths),
        env={**os.environ, "PYTHONPATH": str(repo_root / "src")},
        capture_output=True,
        encoding="utf-8",
    )
    assert (0, "") == (done.returncode, done.stderr)
    told = json.loads(done.stdout)
    print(told)
    assert len(paths) == told["seen"]
    assert told["refused"] < 90
    assert (True, True) == (told["seconds"] < SECONDS, told["megabytes"] < 500)


def test_a_part_that_unfolds_without_end_is_refused(shared_dir: Path):
    with pytest.raises(UserError, match="展开后太大"):
        read(package("<w:p/>" * 1_600_000), "a.docx")
