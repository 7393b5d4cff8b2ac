"""Moves of the outline, each one Edit: move, promote, demote, add, remove a section."""

from __future__ import annotations

from fzdraft.document import tree
from fzdraft.document.edits import Batch, Edit, SetSections
from fzdraft.document.model import Draft, Section
from fzdraft.document.numbering import LEVELS


def new_id(draft: Draft, prefix: str) -> str:
    """Return a short id that the draft does not use yet."""
    used = set(tree.ids(draft))
    count = 1
    while f"{prefix}{count}" in used:
        count += 1
    return f"{prefix}{count}"


def insert(draft: Draft, parent: str, index: int, section: Section) -> Edit:
    """Put a new section among the children of `parent`."""
    children = tree.find(draft, parent).sections
    return SetSections(parent, (*children[:index], section, *children[index:]))


def remove(draft: Draft, section_id: str) -> Edit:
    """Take a section with all that is below it out of the draft."""
    parent, index = tree.parent_of(draft, section_id)
    children = tree.find(draft, parent).sections
    return SetSections(parent, (*children[:index], *children[index + 1 :]))


def move(draft: Draft, section_id: str, parent: str, index: int) -> Edit | None:
    """Move a section to stand at `index` of `parent`'s children, counted without itself.

    None when that is where it stands, inside itself, or deeper than four levels.
    """
    section = tree.find(draft, section_id)
    old_parent, old_index = tree.parent_of(draft, section_id)
    if not isinstance(section, Section) or not _may_stand(draft, section, parent):
        return None
    if (old_parent, old_index) == (parent, index):
        return None
    if old_parent == parent:
        rest = [child for child in tree.find(draft, parent).sections if child.id != section_id]
        return SetSections(parent, (*rest[:index], section, *rest[index:]))
    return _carry(draft, section, parent, index)


def step(draft: Draft, section_id: str, by: int) -> Edit | None:
    """Move a section up (-1) or down (+1) among its siblings."""
    parent, index = tree.parent_of(draft, section_id)
    last = len(tree.find(draft, parent).sections) - 1
    target = min(max(index + by, 0), last)
    return move(draft, section_id, parent, target)


def promote(draft: Draft, section_id: str) -> Edit | None:
    """Make a section the next sibling of its parent; None on the top level."""
    parent, _ = tree.parent_of(draft, section_id)
    if not isinstance(tree.find(draft, parent), Section):
        return None
    above, index = tree.parent_of(draft, parent)
    return move(draft, section_id, above, index + 1)


def demote(draft: Draft, section_id: str) -> Edit | None:
    """Make a section the last child of the sibling before it; None without one."""
    parent, index = tree.parent_of(draft, section_id)
    if index == 0:
        return None
    before = tree.find(draft, parent).sections[index - 1]
    return move(draft, section_id, before.id, len(before.sections))


def level_of(draft: Draft, node_id: str) -> int:
    """Return 1 for a chapter, 2 for a section below it …; 0 for a paper or an attachment."""
    node = tree.find(draft, node_id)
    if not isinstance(node, Section):
        return 0
    return level_of(draft, tree.parent_of(draft, node_id)[0]) + 1


def depth(section: Section) -> int:
    """Return how many levels a section and its children take: 1 without children."""
    return 1 + max((depth(child) for child in section.sections), default=0)


def _may_stand(draft: Draft, section: Section, parent: str) -> bool:
    if parent == section.id or parent in {child.id for child in _below(section)}:
        return False
    return level_of(draft, parent) + depth(section) <= LEVELS


def _below(section: Section) -> list[Section]:
    return [found for child in section.sections for found in (child, *_below(child))]


def _carry(draft: Draft, section: Section, parent: str, index: int) -> Edit:
    """Remove here and insert there; the second edit is made for the draft after the first."""
    taken = remove(draft, section.id)
    assert isinstance(taken, SetSections)
    left = tree.update(draft, taken.parent, sections=taken.sections)
    return Batch((taken, insert(left, parent, index, section)))
