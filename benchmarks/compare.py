"""Comparing a report of 6,000 characters with its next version and with a stranger's."""

from __future__ import annotations

from tests.layout.drafts import draft_of, edited, laid_out, profile, sample, sample_lines

from benchmarks.figures import Figure, median_ms
from fzdraft.document.comparing import compare
from fzdraft.document.model import Draft
from fzdraft.exporters.docx import export_docx
from fzdraft.layout.redline import redline
from fzdraft.layout.skin import Properties
from fzdraft.outgoing import words

GOAL = 1000.0


def bench() -> list[Figure]:
    old = sample("s1")
    new, other = edited(old, 1), sample("s0")
    lump = "".join(sample_lines("s1"))[:6000]
    lumps = [
        draft_of([text]) for text in (lump, lump.replace("法治", "依法").replace("2021", "2022"))
    ]
    compare(old, other, words)  # the first comparison of a process loads dictionary and library
    return [
        Figure("compare 6,000 characters with their next version", _ms(old, new), "ms", GOAL),
        Figure("compare them with another report", _ms(old, other), "ms", GOAL),
        Figure("compare two paragraphs of 6,000 characters", _ms(*lumps), "ms", GOAL),
        Figure("compare and write a .docx of tracked changes", _written(old, new), "ms", GOAL),
    ]


def _ms(old: Draft, new: Draft) -> float:
    return median_ms(lambda: compare(old, new, words), 7)


def _written(old: Draft, new: Draft) -> float:
    """Give the time for all of it: compare, lay both out, write."""

    def work() -> bytes:
        made = redline(laid_out(old), laid_out(new), compare(old, new, words), words)
        return export_docx(made, profile(), Properties())

    return median_ms(work, 7)
