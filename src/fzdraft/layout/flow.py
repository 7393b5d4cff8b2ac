"""From a draft to flow blocks: what stands where, in which style (stage one of layout)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from fzdraft.document.model import Draft
from fzdraft.document.wording import open_values
from fzdraft.layout import body, closing, head
from fzdraft.layout.blocks import Block, Flow, Paragraph, Table, plain
from fzdraft.layout.form import Entry, Form
from fzdraft.layout.missing import missing_list
from fzdraft.layout.printing import Desk, Segment
from fzdraft.layout.profile import Profile
from fzdraft.layout.skin import Skin, papers_of

AnyBlock = TypeVar("AnyBlock", Paragraph, Table, Block)
_BLOCKS: dict[str, Callable[[Desk, Entry], list[Block]]] = {
    "copy_number": head.copy_number,
    "secrecy": head.secrecy,
    "urgency": head.urgency,
    "mark": head.mark,
    "doc_number": head.doc_number,
    "title": head.title,
    "stage": head.stage,
    "recipients": head.recipients,
    "body": body.body,
    "attachment_note": body.attachment_note,
    "signature": closing.signature,
    "date": closing.date,
    "note": closing.note,
    "attachments": body.attachments,
}
_COLOPHON: dict[str, Callable[[Desk, Entry], list[Paragraph]]] = {
    "copies_to": closing.copies_to,
    "printer": closing.printer,
}
_CLOSING = ("attachment_note", "signature", "date")
_TEXT = {"", "body", "heading1", "heading2", "heading3", "heading4"}
"""Styles of the text itself; a table has none."""
_SHORT = 280  # ten lines: LibreOffice moves the whole paragraph, Word its last line
ELEMENTS = frozenset(_BLOCKS) | frozenset(_COLOPHON)


def flow(draft: Draft, form: Form, profile: Profile, skin: Skin, segment: Segment) -> Flow:
    """Lay the draft out in blocks: the outgoing paper in full, a report behind its letter.

    `segment` cuts Chinese text into words (for titles). Missing elements leave no trace; the
    list of missing numbers stands last where the skin wants it.
    """
    made: list[Block] = []
    groups: list[tuple[Paragraph, ...]] = []
    for index, (name, paper) in enumerate(papers_of(draft, skin)):
        desk = Desk(draft, paper, form, profile, skin, segment, open_values(draft))
        entries = form.attached if index else (*form.head, *form.main)
        blocks = _paper(desk, name, entries)
        made += _named(_on_new_page(blocks), f"{name}.page") if index else blocks
        groups += [] if index else _colophon(desk, name)
    made += _named(missing_list(desk), "missing")
    return Flow(tuple(_spaced(_from_top(made), profile.table.gap)), tuple(groups))


def _paper(desk: Desk, name: str, entries: tuple[Entry, ...]) -> list[Block]:
    made: list[Block] = []
    gap = 0.0
    for entry in entries:
        if entry.element != "doc_number" and desk.omits(entry.element):
            continue
        blocks = _BLOCKS[entry.element](desk, entry)
        if blocks:
            spaced = blocks if entry.tight else body.with_gap(blocks, max(gap, entry.before))
            made += _named(spaced, f"{name}.{entry.element}")
            gap = entry.after
    return _with_closing(made)


def _named(blocks: Sequence[AnyBlock], name: str) -> list[AnyBlock]:
    """Give a source to blocks that show no section or block of the draft."""
    count = itertools.count()
    return [b if b.source else replace(b, source=f"{name}.{next(count)}") for b in blocks]


def _with_closing(blocks: list[Block]) -> list[Block]:
    """Keep a short last paragraph with the 署名, so that it has text on its page (7.3.5.5).

    Not the only one: the first page must show text as well (7.3.3).
    """
    styles = [block.style if isinstance(block, Paragraph) else "" for block in blocks]
    first = next((i for i, style in enumerate(styles) if style in _CLOSING), 0)
    last = blocks[first - 1] if first else None
    alone = not _TEXT.intersection(styles[: first - 1])
    if not isinstance(last, Paragraph) or alone or len(plain(last)) > _SHORT:
        return blocks
    return [*blocks[: first - 1], replace(last, keep_next=True), *blocks[first:]]


def _colophon(desk: Desk, name: str) -> list[tuple[Paragraph, ...]]:
    kept = [entry for entry in desk.form.colophon if not desk.omits(entry.element)]
    groups = [
        tuple(_named(_COLOPHON[entry.element](desk, entry), f"{name}.{entry.element}"))
        for entry in kept
    ]
    return [group for group in groups if group]


def _on_new_page(blocks: list[Block]) -> list[Block]:
    """Begin a new page with the first paragraph, an empty one above a table."""
    if not blocks:
        return []
    first, *rest = blocks
    if isinstance(first, Table):
        first, rest = Paragraph("body"), blocks
    return [replace(first, new_page=True, before=0.0), *rest]


def _from_top(blocks: list[Block]) -> list[Block]:
    """Leave no gap above the very first line; a mark stands where its style says."""
    if not blocks or not isinstance(blocks[0], Paragraph):
        return blocks
    return [replace(blocks[0], before=0.0), *blocks[1:]]


def _spaced(blocks: list[Block], gap: float) -> Iterator[Block]:
    """Yield the blocks with a gap below each table."""
    above: Block | None = None
    for block in blocks:
        if isinstance(above, Table) and isinstance(block, Paragraph) and not block.new_page:
            yield replace(block, before=block.before or gap)
        else:
            yield block
        above = block
