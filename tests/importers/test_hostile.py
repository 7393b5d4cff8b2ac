"""Hostile and odd files: read or refused in plain words, never a crash, never a hang."""

import json
import os
import time
from pathlib import Path

import pytest

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


def test_odd_files_never_crash(shared_dir: Path):
    paths = [
        path
        for folder in ("odd_docx", "official_docx")
        for path in sorted((shared_dir / "data" / folder).rglob("*"))
        if path.is_file()
    ]
    refused = 0
    for path in paths:
        try:
            flat(path)
        except UserError:
            refused += 1
    print(f"odd and official files: {len(paths) - refused} read, {refused} refused")
    assert 200 < len(paths) - refused
