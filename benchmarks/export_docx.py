"""Writing a report of 6,000 characters as .docx, against bare python-docx in the same run."""

from __future__ import annotations

import datetime
import io

import docx
from tests.layout.drafts import laid_out, profile, with_letter

from benchmarks.figures import Figure, median_ms
from fzdraft.exporters.docx import export_docx
from fzdraft.layout.blocks import Flow, plain
from fzdraft.layout.skin import Properties

GOAL = 5.0
PROPERTIES = Properties("标题", "某县人民政府", "", datetime.datetime(2024, 1, 5))


def bench() -> list[Figure]:
    draft, layout = with_letter(), profile()
    flow = laid_out(draft)
    write_bare(flow)  # the first document of a process also loads the library's template
    export_docx(flow, layout, PROPERTIES)
    bare = median_ms(lambda: write_bare(flow), 15)
    own = median_ms(lambda: export_docx(flow, layout, PROPERTIES), 15)
    whole = median_ms(lambda: export_docx(laid_out(draft), layout, PROPERTIES), 15)
    return [
        Figure("write a .docx of 6,000 characters", own, "ms", GOAL, bare, relative=True),
        Figure("lay out and write it", whole, "ms", GOAL, bare, relative=True),
    ]


def write_bare(flow: Flow) -> bytes:
    document = docx.Document()
    for block in flow.blocks:
        document.add_paragraph(plain(block))
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()
