"""Reading a report of 6,000 characters from .docx, against bare python-docx in the same run."""

from __future__ import annotations

import io

import docx
from tests.layout.drafts import laid_out, sample

from benchmarks.export_docx import GOAL, write_bare
from benchmarks.figures import Figure, median_ms
from fzdraft.importers.table import read


def bench() -> list[Figure]:
    """Read the file that bare python-docx wrote: both look at the same bytes."""
    data = write_bare(laid_out(sample("s1")))
    read_bare(data)  # the first reading of a process also loads the library's classes
    bare = median_ms(lambda: read_bare(data), 15)
    own = median_ms(lambda: read(data, "a.docx"), 15)
    return [Figure("read a .docx of 6,000 characters", own, "ms", GOAL, bare, relative=True)]


def read_bare(data: bytes) -> list[str]:
    """Return the text of every paragraph."""
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
