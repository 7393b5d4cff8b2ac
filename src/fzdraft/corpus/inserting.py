"""A suggestion taken into a draft: its words, 待填 marks with their ledger rows. Pure, one Edit."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from fzdraft.corpus.adapting import BLANK
from fzdraft.corpus.suggestion import Blank, Suggestion
from fzdraft.document.edits import Batch, Edit, SetRow, SetText
from fzdraft.document.ids import fresh_ids
from fzdraft.document.marks import Mark, Text, splice, with_mark
from fzdraft.document.model import Draft, Row
from fzdraft.document.places import Place, read_text
from fzdraft.document.wording import blackened


def insertion(draft: Draft, suggestion: Suggestion, place: Place, offset: int) -> Edit:
    """Return the one edit that puts a suggestion at an offset of a text; the caret goes behind.

    Every number becomes a 待填 mark with a row of its own; what the ledger counts
    already keeps its row and shows its value; a name left open is 待核. A unique sentence
    keeps its source, unseen.
    """
    text = read_text(draft, place)
    words, blanks, rows, fresh = _with_rows(draft, suggestion)
    end = offset + len(words)
    result = blackened(splice(text, offset, offset, words), text, offset, offset)
    names = _names(text)
    for (start, stop), row in zip(blanks, rows, strict=True):
        result = with_mark(
            result, Mark(next(names), "value", offset + start, offset + stop, row.id)
        )
    for start in _open_names(words, blanks):
        span = offset + start, offset + start + len(BLANK)
        result = with_mark(result, Mark(next(names), "verify", *span))
    if suggestion.unique:
        result = with_mark(result, Mark(next(names), "source", offset, end, source_of(suggestion)))
    return Batch((*(SetRow(row.id, row) for row in fresh), SetText(place, result)))


def _open_names(words: str, blanks: list[tuple[int, int]]) -> Iterator[int]:
    """Yield where a name is left open: every ×× that is no number."""
    numbers = {start for start, _ in blanks}
    yield from (m.start() for m in re.finditer(BLANK, words) if m.start() not in numbers)


def source_of(suggestion: Suggestion) -> str:
    """Name the document that a sentence was taken from."""
    year = "" if suggestion.year is None else f"（{suggestion.year}年）"
    return f"参考稿库：{suggestion.title}{year}"


def _with_rows(
    draft: Draft, suggestion: Suggestion
) -> tuple[str, list[tuple[int, int]], list[Row], list[Row]]:
    """Return the words to insert, the spans of their numbers, a row for each, the new rows."""
    words, spans, rows, fresh = "", list[tuple[int, int]](), list[Row](), list[Row]()
    ids = fresh_ids(draft, "r")
    taken: set[str] = set()
    last = 0
    for blank in (b for b in suggestion.slots if b.what == "number"):
        row = None if blank.indicator in taken else _known(draft, blank)
        if row is None:
            row = _row(next(ids), blank, blank.indicator in taken)
            fresh.append(row)
        taken |= {blank.indicator} - {""}
        words += suggestion.text[last : blank.start]
        shown = _shown(draft, row) or suggestion.text[blank.start : blank.end]
        spans.append((len(words), len(words) + len(shown)))
        rows.append(row)
        words += shown
        last = blank.end
    return words + suggestion.text[last:], spans, rows, fresh


def _known(draft: Draft, blank: Blank) -> Row | None:
    """Return the row that counts just this already: the same indicator, label and unit.

    An indicator alone is too coarse (措施 and 任务 are both one): joined wrongly, two facts
    would change together.
    """
    return next(
        (
            row
            for row in draft.rows
            if blank.indicator and (row.indicator, row.scope) == (blank.indicator, "")
            if (row.label, row.unit) == (blank.label, blank.unit)
        ),
        None,
    )


def _row(name: str, blank: Blank, again: bool) -> Row:
    """Return the row of a number; a second one of an indicator waits for its scope."""
    indicator = "" if again else blank.indicator
    return Row(name, indicator=indicator, label=blank.label, unit=blank.unit)


def _shown(draft: Draft, row: Row) -> str:
    return row.values.get(draft.year, "") if draft.year is not None else ""


def _names(text: Text) -> Iterator[str]:
    used = {mark.id for mark in text.marks}
    return (name for number in itertools.count(1) if (name := f"g{number}") not in used)
