"""Putting a cover letter before a report and taking it away again, each one step."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from fzdraft.document.edits import Batch, Edit, SetElements, SetField
from fzdraft.document.model import Draft, Elements, Paper, Row


def add_letter(draft: Draft, letter: Paper, rows: tuple[Row, ...] = ()) -> Edit:
    """Put a letter before the report: 文号, 签发人, 主送, 署名 and date move to the letter.

    `rows` are the ledger rows that the letter's own blanks refer to.
    """
    elements = _over(letter.elements, draft.report.elements)
    return Batch(
        (
            SetElements(Elements()),
            SetField("letter", replace(letter, elements=elements)),
            SetField("rows", (*draft.rows, *rows)),
        )
    )


def remove_letter(draft: Draft) -> Edit | None:
    """Take the letter away; its elements go back to the report. None without a letter."""
    if draft.letter is None:
        return None
    elements = _over(draft.letter.elements, draft.report.elements)
    return Batch((SetField("letter", None), SetElements(elements)))


def _over(below: Elements, above: Elements) -> Elements:
    """Return `below` with every element that `above` has."""
    given: dict[str, Any] = {name: getattr(above, name) for name in above.__struct_fields__}
    return replace(below, **{name: value for name, value in given.items() if value})
