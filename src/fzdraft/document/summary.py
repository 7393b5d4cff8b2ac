"""A draft in a few lines: outline, characters by section, what is still open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fzdraft.document.element_input import FIELDS, show_element
from fzdraft.document.ledger import mentions, rows_in_order
from fzdraft.document.model import Draft, Paper, Source, outgoing
from fzdraft.document.open_marks import MARK_WORDS, OpenMark, open_marks
from fzdraft.document.outline import label_of, labels, outline
from fzdraft.document.tally import whole


def summary(draft: Draft) -> dict[str, Any]:
    """Return title, reporter, characters, outline, open marks and ledger as plain data."""
    return {
        "title": draft.report.title.plain,
        "unit": draft.reporter.unit,
        "kind": draft.reporter.kind,
        "year": draft.year,
        "letter": draft.letter is not None,
        "characters": whole(draft).characters,
        "elements": _elements(outgoing(draft)),
        "sections": _sections(draft),
        "open": [_open(draft, found) for found in open_marks(draft)],
        "ledger": _ledger(draft),
    }


def summary_lines(told: dict[str, Any]) -> Iterator[str]:
    """Yield the same as lines for people."""
    yield told["title"] or "（没有标题）"
    unit, year = told["unit"] or "单位未定", told["year"] or "年度未定"
    yield f"{unit}　{year}　全文 {told['characters']} 字"
    for name, value in told["elements"].items():
        yield f"{name}：{value}"
    for row in told["sections"]:
        yield f"{'　' * (row['level'] - 1)}{row['number']}{row['heading']}　{row['characters']} 字"
    for found in told["open"]:
        yield f"{found['word']}　{found['section']}　{found['text']}"


def source_lines(source: Source) -> Iterator[str]:
    """Yield what was recognised in a document as lines for people."""
    for paper in (source.letter, source.report):
        if paper is not None:
            yield from _paper_lines(paper)
    for remark in source.warnings:
        yield f"请看一眼：{remark.message}"


def _paper_lines(paper: Paper) -> Iterator[str]:
    yield paper.title.plain or "（没有标题）"
    for name, value in _elements(paper).items():
        yield f"{name}：{value}"
    for row in outline(paper):
        yield f"{'　' * (len(row.path) - 1)}{row.number}{row.heading}　{row.total} 字"


def _elements(paper: Paper) -> dict[str, str]:
    shown = {field.name: show_element(paper, field.name) for field in FIELDS}
    return {name: value for name, value in shown.items() if value}


def _sections(draft: Draft) -> list[dict[str, Any]]:
    return [
        {
            "id": row.id,
            "section": label_of(draft, row.id),
            "path": list(row.path),
            "level": len(row.path),
            "number": row.number,
            "heading": row.heading,
            "own_characters": row.own,
            "characters": row.total,
        }
        for row in outline(draft.report)
    ]


def _open(draft: Draft, found: OpenMark) -> dict[str, Any]:
    return {
        "kind": found.mark.kind,
        "word": MARK_WORDS[found.mark.kind],
        "section": label_of(draft, found.place.node),
        "text": found.words,
    }


def _ledger(draft: Draft) -> list[dict[str, Any]]:
    """Return the rows of the ledger as the text mentions them, values as decimal strings."""
    where, names = mentions(draft), labels(draft)
    return [
        {
            "id": row.id,
            "indicator": row.indicator or None,
            "label": row.label,
            "scope": row.scope,
            "unit": row.unit,
            "bound": row.bound,
            "values": {str(year): value for year, value in sorted(row.values.items())},
            "state": row.state,
            "department": row.department or None,
            "source": row.source or None,
            "computed": row.formula is not None,
            "sections": [names[m.place.node] for m in where.get(row.id, ())],
        }
        for row in rows_in_order(draft)
    ]
