"""Many texts set at once: what would be a step for each is one edit for the whole paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.edits import Batch, Edit, SetField, SetText
from fzdraft.document.marks import Text
from fzdraft.document.model import Attachment, Block, Draft, Paper, Paragraph, Section
from fzdraft.document.place import Place

FEW = 50
"""Texts up to which each is set for itself."""
_PAPERS = ("report", "letter")
_Node = TypeVar("_Node", Paper, Section, Attachment)


def with_texts(draft: Draft, new: Mapping[Place, Text]) -> Edit | None:
    """Return the edit that sets texts of a draft by their places; None for no text."""
    edits: list[Edit] = []
    if len(new) <= FEW:
        edits += [SetText(place, text) for place, text in new.items()]
    else:
        nodes = {place.node for place in new}
        for name, paper in tree.papers(draft):
            rewritten = _Rewriting(new, nodes).node(paper, name)
            if rewritten is not paper:
                edits.append(SetField("report" if name == "report" else "letter", rewritten))
    return Batch(tuple(edits)) if edits else None


def gathered(draft: Draft, edit: Edit | None) -> Edit | None:
    """Return the edit, its texts set at once where it sets many beside other fields."""
    if not isinstance(edit, Batch):
        return edit
    new = {one.place: one.text for one in edit.edits if isinstance(one, SetText)}
    others = [one for one in edit.edits if not isinstance(one, SetText)]
    apart = all(isinstance(one, SetField) and one.name not in _PAPERS for one in others)
    words = with_texts(draft, new) if apart and len(new) > FEW else None
    return Batch((words, *others)) if words else edit


class _Rewriting:
    """Rewrites nodes; what does not change stays the same object."""

    def __init__(self, new: Mapping[Place, Text], nodes: set[str]) -> None:
        """Set these texts, which stand in these nodes."""
        self._new, self._nodes = new, nodes

    def node(self, node: _Node, name: str) -> _Node:
        """Return a node with its texts and all below set."""
        changes: dict[str, object] = {}
        if name in self._nodes:
            changes |= self._own(node, name)
        for field in ("sections", "attachments"):
            parts = getattr(node, field, ())
            after = tuple(self.node(part, part.id) for part in parts)
            if any(one is not other for one, other in zip(after, parts, strict=True)):
                changes[field] = after
        return replace(node, **changes) if changes else node

    def _own(self, node: tree.Node, name: str) -> dict[str, object]:
        """Return the heading and the blocks of a node as they are now."""
        fields = {Paper: "title", Section: "heading", Attachment: "name"}
        part, held = fields[type(node)], "preamble" if isinstance(node, Paper) else "blocks"
        changes: dict[str, object] = {
            held: tuple(self._block(block, name) for block in tree.blocks_of(node))
        }
        head = self._new.get(Place(name, part))  # type: ignore[arg-type]
        return changes if head is None else {**changes, part: head}

    def _block(self, block: Block, name: str) -> Block:
        if isinstance(block, Paragraph):
            text = self._new.get(Place(name, "paragraph", block.id))
            return block if text is None else replace(block, text=text)
        rows = tuple(
            tuple(
                self._new.get(Place(name, "cell", block.id, row, column), cell)
                for column, cell in enumerate(cells)
            )
            for row, cells in enumerate(block.rows)
        )
        return replace(block, rows=rows)
