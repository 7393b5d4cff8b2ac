"""Short drafts for tests of what numbers say: one paragraph a section."""

from __future__ import annotations

from fzdraft.document.edits import Edit, apply
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Paragraph, Reporter, ReporterKind, Row, Section
from fzdraft.document.places import Place


def place(number: int) -> Place:
    """Return where the paragraph with this number (from 1) stands."""
    return Place(f"s{number}", "paragraph", f"p{number}")


def draft_of(*paragraphs: Text | str, year: int = 2024, kind: ReporterKind = "county") -> Draft:
    """Return a draft with a section for every paragraph and an empty ledger."""
    sections = tuple(
        Section(f"s{n}", Text("主要工作"), blocks=(Paragraph(f"p{n}", _text(words)),))
        for n, words in enumerate(paragraphs, 1)
    )
    return Draft(Paper(sections=sections), reporter=Reporter(kind), year=year)


def done(draft: Draft, edit: Edit | None) -> Draft:
    """Return the draft after an edit that must be one."""
    assert edit is not None
    return apply(draft, edit)[0]


def told(row: Row) -> tuple[str, str, dict[int, str], str]:
    """Return what a row counts, in which scope, with which values and unit."""
    return row.indicator or row.label, row.scope, row.values, row.unit


def _text(words: Text | str) -> Text:
    return Text(words) if isinstance(words, str) else words
