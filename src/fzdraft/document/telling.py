"""A comparison as plain data for programs and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fzdraft.document import tree
from fzdraft.document.comparing import (
    ComparedBlock,
    ComparedPart,
    ComparedRow,
    Comparison,
    Pieces,
)
from fzdraft.document.matching import heading_of
from fzdraft.document.model import Attachment, Block, Draft, Paper, Section, walk
from fzdraft.document.numbering import numbers
from fzdraft.document.outline import label_of
from fzdraft.document.pieces import is_changed
from fzdraft.language.counting import count_characters

LEGEND = "[-删去的-]{+新加的+}"
_PAPERS = {"report": "报告", "letter": "报送函"}
_SHOWN = {"equal": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
_CONTEXT = 30


def comparison_data(made: Comparison, old: Draft, new: Draft) -> dict[str, Any]:
    """Return a comparison of two drafts as JSON values (keys as in the guide)."""
    places = _places(old), _places(new)
    return {
        "old": old.report.title.plain,
        "new": new.report.title.plain,
        "same": not made.elements and not any(part.changed or part.moved for part in made.parts),
        "deleted": _characters(made, "deleted"),
        "inserted": _characters(made, "inserted"),
        "elements": [
            {"paper": e.paper, "name": e.name, "old": e.old, "new": e.new} for e in made.elements
        ],
        "sections": [_part(part, *places) for part in made.parts],
    }


def comparison_lines(made: Comparison, old: Draft, new: Draft) -> Iterator[str]:
    """Yield what differs as lines for people, marked as the legend says."""
    deleted, inserted = _characters(made, "deleted"), _characters(made, "inserted")
    changed = [part for part in made.parts if part.changed or part.moved]
    if not changed and not made.elements:
        yield "两份一样，没有改动。"
        return
    yield f"删 {deleted} 字，加 {inserted} 字，{len(changed)} 处有改动。记号：{LEGEND}"
    for element in made.elements:
        words = f"{element.old or '（空）'} → {element.new or '（空）'}"
        yield f"{_PAPERS[element.paper]}　{element.name}：{words}"
    for part in changed:
        yield ""
        yield from _part_lines(part, old, new)


def _characters(made: Comparison, kind: str) -> int:
    """Count characters without spaces that were deleted or inserted."""
    rows = [part.heading for part in made.parts]
    for part in made.parts:
        for block in part.blocks:
            rows += [block.pieces, *(cell for row in block.rows for cell in row.cells)]
    return sum(count_characters(p.text) for pieces in rows for p in pieces if p.kind == kind)


def _part(
    part: ComparedPart, old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    return {
        "status": _status(part),
        "moved": part.moved,
        "part": _kind(part.old or part.new),
        "paper": part.paper,
        "old": old.get(_id(part.old, part.paper)),
        "new": new.get(_id(part.new, part.paper)),
        "heading": _runs(part.heading),
        "blocks": [_block(block, part) for block in part.blocks],
    }


def _status(compared: ComparedPart | ComparedBlock) -> str:
    if compared.old is None:
        return "inserted"
    if compared.new is None:
        return "deleted"
    return "changed" if compared.changed else "same"


def _kind(node: tree.Node | None) -> str:
    if isinstance(node, Paper):
        return "paper"
    return "attachment" if isinstance(node, Attachment) else "section"


def _id(node: tree.Node | None, paper: str) -> str:
    return paper if isinstance(node, Paper) else node.id if node is not None else ""


def _runs(pieces: Pieces) -> list[dict[str, str]]:
    return [{"kind": piece.kind, "text": piece.text} for piece in pieces]


def _block(block: ComparedBlock, part: ComparedPart) -> dict[str, Any]:
    told = {
        "status": _status(block),
        "old": _index(part.old, block.old),
        "new": _index(part.new, block.new),
    }
    if not block.rows:
        return told | {"runs": _runs(block.pieces)}
    return told | {"rows": [_row(row) for row in block.rows]}


def _row(row: ComparedRow) -> dict[str, Any]:
    status = row.kind if row.kind != "equal" else "changed" if row.changed else "same"
    return {"status": status, "cells": [_runs(cell) for cell in row.cells]}


def _index(node: tree.Node | None, block: Block | None) -> int | None:
    """Return which of its node's own blocks a block is."""
    if node is None or block is None:
        return None
    return [own.id for own in tree.blocks_of(node)].index(block.id)


def _places(draft: Draft) -> dict[str, dict[str, Any]]:
    """Return where every paper, section and attachment stands, by id."""
    found: dict[str, dict[str, Any]] = {}
    for name, paper in tree.papers(draft):
        root: list[Any] = ["letter"] if name == "letter" else []
        found[name] = _place(draft, name, root, "", paper.title.plain)
        found |= _below(draft, paper, paper.sections, root)
        for index, attachment in enumerate(paper.attachments):
            path = [*root, "attachment", index]
            found[attachment.id] = _place(draft, attachment.id, path, "", heading_of(attachment))
            found |= _below(draft, paper, attachment.sections, path)
    return found


def _below(
    draft: Draft, paper: Paper, sections: Sequence[Section], root: list[Any]
) -> dict[str, dict[str, Any]]:
    printed = numbers(tuple(sections), paper.numbering)
    return {
        one.id: _place(draft, one.id, [*root, *path], printed[one.id], one.heading.plain)
        for path, one in walk(tuple(sections))
    }


def _place(draft: Draft, node: str, path: list[Any], number: str, heading: str) -> dict[str, Any]:
    label = label_of(draft, node)
    return {"section": label, "path": path, "number": number, "heading": heading}


def _part_lines(part: ComparedPart, old: Draft, new: Draft) -> Iterator[str]:
    here, there = _label(part, "new", new), _label(part, "old", old)
    note = {"inserted": "（新加）", "deleted": "（删去）"}.get(_status(part), "")
    if part.moved:
        note = f"（移动，原在 {there}）"
    yield f"{here or there}　{_marked(part.heading)}{note}"
    for block in part.blocks:
        if block.changed:
            lines = [_marked(block.pieces)] if not block.rows else map(_row_line, block.rows)
            yield from (f"　　{line}" for line in lines)


def _label(part: ComparedPart, side: str, draft: Draft) -> str:
    node = getattr(part, side)
    return label_of(draft, _id(node, part.paper)) if node is not None else ""


def _row_line(row: ComparedRow) -> str:
    return " | ".join(_marked(cell) for cell in row.cells)


def _marked(pieces: Pieces) -> str:
    """Return a text with its marks; what stayed is shortened where it is long."""
    if not is_changed(pieces):
        return "".join(piece.text for piece in pieces)
    return "".join(_SHOWN[p.kind].format(_short(p.text, p.kind)) for p in pieces)


def _short(text: str, kind: str) -> str:
    text = text.replace("\n", "↵")
    if kind != "equal" or len(text) <= 2 * _CONTEXT:
        return text
    return f"{text[:_CONTEXT]}…{text[-_CONTEXT:]}"
