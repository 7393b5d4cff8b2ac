"""The smallest edit between two states of a paper."""

from __future__ import annotations

from fzdraft.document import tree
from fzdraft.document.edits import (
    Batch,
    Edit,
    SetBlocks,
    SetField,
    SetRunIn,
    SetSections,
    SetText,
)
from fzdraft.document.model import Attachment, Paper, Paragraph, Section
from fzdraft.document.places import Place


def difference(node_id: str, old: tree.Node, new: tree.Node) -> Edit | None:
    """Return the smallest edit that makes `new` out of `old`, None when they are equal."""
    edits = _differences(node_id, old, new)
    if not edits:
        return None
    return edits[0] if len(edits) == 1 else Batch(tuple(edits))


def _differences(node_id: str, old: tree.Node, new: tree.Node) -> list[Edit]:
    if old is new:
        return []
    if isinstance(old, Paper) and isinstance(new, Paper) and not _same_ids(old, new):
        return [SetField("letter" if node_id == "letter" else "report", new)]
    edits = _own_text(node_id, old, new) + _own_blocks(node_id, old, new)
    if _ids(old.sections) == _ids(new.sections):
        pairs: list[tuple[tree.Part, tree.Part]] = list(
            zip(old.sections, new.sections, strict=True)
        )
    else:
        pairs = []
        edits.append(SetSections(node_id, new.sections))
    if isinstance(old, Paper) and isinstance(new, Paper):
        pairs += zip(old.attachments, new.attachments, strict=True)
    return edits + [e for one, other in pairs for e in _differences(one.id, one, other)]


def _own_text(node_id: str, old: tree.Node, new: tree.Node) -> list[Edit]:
    edits: list[Edit] = []
    match old, new:
        case Paper(), Paper() if old.title != new.title:
            edits.append(SetText(Place(node_id, "title"), new.title))
        case Attachment(), Attachment() if old.name != new.name:
            edits.append(SetText(Place(node_id, "name"), new.name))
        case Section(), Section():
            if old.heading != new.heading:
                edits.append(SetText(Place(node_id, "heading"), new.heading))
            if old.run_in != new.run_in:
                edits.append(SetRunIn(node_id, new.run_in))
    return edits


def _own_blocks(node_id: str, old: tree.Node, new: tree.Node) -> list[Edit]:
    before, after = tree.blocks_of(old), tree.blocks_of(new)
    if before == after:
        return []
    if len(before) == len(after):
        changed = [(b, a) for b, a in zip(before, after, strict=True) if b != a]
        match changed:
            case [(Paragraph(id=one), Paragraph(id=other, text=text))] if one == other:
                return [SetText(Place(node_id, "paragraph", one), text)]
    return [SetBlocks(node_id, after)]


def _same_ids(old: Paper, new: Paper) -> bool:
    return [a.id for a in old.attachments] == [a.id for a in new.attachments]


def _ids(sections: tuple[Section, ...]) -> list[str]:
    return [section.id for section in sections]
