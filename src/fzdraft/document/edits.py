"""The only way a draft changes: small replacements that know their inverse.

Each edit puts a new value in the place of an old one; the inverse puts the old one
back. Values share structure, so an edit costs the path from the root to its place.
"""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.decisions import Decision, Promise
from fzdraft.document.marks import Text
from fzdraft.document.material import Material
from fzdraft.document.model import Block, Draft, Elements, Paper, Reporter, Row, Section
from fzdraft.document.places import Place, read_text, write_text

FieldName = Literal[
    "report", "letter", "reporter", "year", "template", "rows",
    "origin_year", "decisions", "promises", "plan", "materials",
]  # fmt: skip
FieldValue = (
    Paper
    | Reporter
    | tuple[Row, ...]
    | tuple[Decision, ...]
    | tuple[Promise, ...]
    | tuple[Material, ...]
    | Place
    | int
    | str
    | None
)
FIELDS: tuple[FieldName, ...] = get_args(FieldName)
"""Every field of a draft, in its order."""


class SetText(Struct, frozen=True):
    """Replace the text at a place (title, heading, paragraph, cell, attachment name)."""

    place: Place
    text: Text


class SetElements(Struct, frozen=True):
    """Replace the elements of the report or, with `letter`, of its letter."""

    elements: Elements
    letter: bool = False


class SetBlocks(Struct, frozen=True):
    """Replace the own blocks of the node `holder`: a section, an attachment or a paper."""

    holder: str
    blocks: tuple[Block, ...]


class SetSections(Struct, frozen=True):
    """Replace the child sections of the node `parent`: a section, an attachment or a paper."""

    parent: str
    sections: tuple[Section, ...]


class SetRunIn(Struct, frozen=True):
    """Say whether a section's first paragraph goes on in the line of its heading."""

    section: str
    run_in: bool


class SetRow(Struct, frozen=True):
    """Put a ledger row in the place of the row `id`; None removes it, a new id adds one."""

    id: str
    row: Row | None


class SetField(Struct, frozen=True):
    """Replace a whole field of the draft."""

    name: FieldName
    value: FieldValue


class Batch(Struct, frozen=True):
    """Several edits that are one step for the user."""

    edits: tuple[Edit, ...]


Edit = SetText | SetElements | SetBlocks | SetSections | SetRunIn | SetRow | SetField | Batch


def apply(draft: Draft, edit: Edit) -> tuple[Draft, Edit]:
    """Return the changed draft and the edit that takes it back.

    Raises KeyError when the edit speaks of a node that the draft does not have.
    """
    match edit:
        case SetText(place, text):
            return write_text(draft, place, text), SetText(place, read_text(draft, place))
        case SetElements(elements, letter):
            return _set_elements(draft, elements, letter)
        case SetBlocks(holder, blocks):
            old = tree.find(draft, holder)
            return tree.update(draft, holder, blocks), SetBlocks(holder, tree.blocks_of(old))
        case SetRunIn(section, run_in):
            return _set_run_in(draft, section, run_in)
        case SetSections(parent, sections):
            changed = tree.update(draft, parent, sections=sections)
            return changed, SetSections(parent, tree.find(draft, parent).sections)
        case SetRow(row_id, row):
            return _set_row(draft, row_id, row)
        case SetField(name, value):
            changed = replace(draft, **{name: value})
            return changed, SetField(name, getattr(draft, name))
        case Batch(edits):
            return _apply_all(draft, edits)


def _apply_all(draft: Draft, edits: tuple[Edit, ...]) -> tuple[Draft, Edit]:
    inverses: list[Edit] = []
    for edit in edits:
        draft, inverse = apply(draft, edit)
        inverses.append(inverse)
    return draft, Batch(tuple(reversed(inverses)))


def _set_elements(draft: Draft, elements: Elements, letter: bool) -> tuple[Draft, Edit]:
    paper = draft.letter if letter else draft.report
    if paper is None:
        raise KeyError("letter")
    changed: Paper = replace(paper, elements=elements)
    name = "letter" if letter else "report"
    return replace(draft, **{name: changed}), SetElements(paper.elements, letter)


def _set_run_in(draft: Draft, section: str, run_in: bool) -> tuple[Draft, Edit]:
    old = tree.find(draft, section)
    if not isinstance(old, Section):
        raise KeyError(section)
    changed = tree.put(draft, section, replace(old, run_in=run_in))
    return changed, SetRunIn(section, old.run_in)


def _set_row(draft: Draft, row_id: str, row: Row | None) -> tuple[Draft, Edit]:
    """Swap the whole tuple of rows, so that the inverse also restores their order."""
    known = {old.id for old in draft.rows}
    if row is not None and row_id not in known:
        rows = (*draft.rows, row)
    else:
        rows = tuple(
            new for old in draft.rows if (new := row if old.id == row_id else old) is not None
        )
    return replace(draft, rows=rows), SetField("rows", draft.rows)
