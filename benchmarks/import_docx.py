"""Reading a .docx of 6,000 characters into a source, against bare python-docx in the same run."""

from __future__ import annotations

import io

import docx
from tests.layout.drafts import laid_out, profile, with_letter

from benchmarks.export_docx import PROPERTIES
from benchmarks.figures import Figure, median_ms
from fzdraft.exporters.docx import export_docx
from fzdraft.importers.table import read

GOAL = 5.0


def bench() -> list[Figure]:
    data = export_docx(laid_out(with_letter()), profile(), PROPERTIES)
    read(data, "report.docx")
    bare = median_ms(lambda: read_bare(data), 15)
    own = median_ms(lambda: read(data, "report.docx"), 15)
    return [Figure("read a .docx of 6,000 characters", own, "ms", GOAL, bare, relative=True)]


def read_bare(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
