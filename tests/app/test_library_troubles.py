"""The library under bad luck: huge files, full disks, kills. Nothing lost, nothing half-added."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fzdraft.app import App
from fzdraft.corpus.model import File
from fzdraft.errors import UserError
from fzdraft.storage.folders import look

SOURCE = Path(__file__).parents[2] / "src"
LONG = "全面落实行政执法三项制度，推动第{n}片区执法检查{n}次，办结{n}件。"


def folder_of(tmp_path: Path, count: int) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(count):
        signs = "".join(chr(0x4E00 + (number * 31 + place * 7) % 20000) for place in range(60))
        text = f"东山区{1990 + number % 30}年{signs[:6]}报告\n一、情况\n{signs}。\n"
        text += LONG.format(n=number)
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_file_of_two_gigabytes_is_refused_without_being_read(tmp_path):
    huge = tmp_path / "大.txt"
    with huge.open("wb") as stream:
        stream.truncate(2 * 2**30)
    app = App(tmp_path / "data")
    start = time.monotonic()
    (line,) = app.library_add([huge])
    assert (line.fate, "MB" in line.reason) == ("refused", True)
    assert time.monotonic() - start < 20
    assert app.library_stats().documents == 5


def test_a_full_disk_is_told_and_what_waits_is_indexed_when_there_is_room(tmp_path):
    app = App(tmp_path / "data")
    app.library_ready()
    folder = folder_of(tmp_path, 60)
    with app.library() as library:
        pages = library.index.execute("PRAGMA page_count").fetchone()[0]
        library.index.execute(f"PRAGMA max_page_count = {pages + 4}")
        files = [File(f.path, f.size, f.modified) for f in look([folder])]
        with pytest.raises(UserError, match="磁盘满了"):
            library.add(files)
    stats = app.library_stats()
    assert (stats.documents, stats.pending > 0) == (5, True)
    app.library_ready()
    assert app.library_stats().pending == 0
    fates = {line.fate for line in app.library_add([folder])}
    assert fates <= {"added", "known"}
    assert app.library_stats().documents == 65


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
@pytest.mark.parametrize("delay", [0.05, 0.4])
def test_a_kill_while_indexing_leaves_whole_documents_and_the_next_start_goes_on(tmp_path, delay):
    folder = folder_of(tmp_path, 120)
    data = tmp_path / "data"
    App(data).library_ready()
    worker = subprocess.Popen(
        [sys.executable, "-m", "fzdraft", "--data-dir", str(data), "library", "add", str(folder)],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    texts = data / "library" / "texts.db-wal"
    before = texts.stat().st_size if texts.exists() else 0
    for _ in range(400):
        if texts.exists() and texts.stat().st_size > before:
            break
        time.sleep(0.02)
    time.sleep(delay)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    app = App(data)
    app.library_ready()
    assert app.library_stats().pending == 0
    app.library_add([folder])
    entries = app.library_list()
    assert len(entries) == 125
    assert {entry.sentences for entry in entries if not entry.builtin} <= {2, 3, 4}
