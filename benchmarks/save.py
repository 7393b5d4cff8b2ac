"""Saving and opening a whole draft of 65,000 characters, against a bare write of the same bytes."""

from __future__ import annotations

import os
import statistics
import tempfile
from pathlib import Path

from benchmarks.figures import Figure, once_ms
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph, Section
from fzdraft.storage.documents import open_draft, save_draft
from fzdraft.storage.fzd import DraftFile

CORPUS = Path(__file__).parents[1] / "resources" / "corpus"
CHARACTERS = 65_000
RUNS = 15


def bench() -> list[Figure]:
    """Let saving, opening and their bare kin take turns."""
    file = DraftFile(large_draft())
    with tempfile.TemporaryDirectory() as folder:
        saved, bare = Path(folder) / "稿.fzd", Path(folder) / "bare"
        save_draft(saved, file)
        data = saved.read_bytes()
        jobs = (
            lambda: save_draft(saved, file),
            lambda: bare_write(bare, data),
            lambda: open_draft(saved),
            lambda: bare.read_bytes(),
        )
        turns = [[once_ms(job) for job in jobs] for _ in range(RUNS)]
    save, write, opened, read = (statistics.median(times) for times in zip(*turns, strict=True))
    return [
        Figure("saving a draft of 65,000 characters", save, "ms", 50.0, write),
        Figure("opening it", opened, "ms", 50.0, read),
    ]


def bare_write(path: Path, data: bytes) -> None:
    """Write bytes and wait until the disk has them."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def large_draft() -> Draft:
    """Build 65,000 characters of the sample reports, each paragraph carried over from last year."""
    lines = [
        line for path in sorted(CORPUS.glob("*.txt")) for line in path.read_text("utf-8").split()
    ]
    blocks: list[Paragraph] = []
    size = 0
    while size < CHARACTERS:
        count = len(blocks)
        line = lines[count % len(lines)]
        mark = Mark(f"m{count}", "carried", 0, len(line), line)
        blocks.append(Paragraph(f"p{count}", Text(line, (mark,))))
        size += len(line)
    sections = tuple(
        Section(f"s{start}", Text("依法行政"), blocks=tuple(blocks[start : start + 10]))
        for start in range(0, len(blocks), 10)
    )
    return Draft(Paper(sections=sections))
