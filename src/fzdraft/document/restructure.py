"""Moves of the outline, each one Edit: move, promote, demote, add, remove, split, merge."""

from __future__ import annotations

from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.edits import Batch, Edit, SetBlocks, SetSections
from fzdraft.document.ids import new_id
from fzdraft.document.marks import Text, join
from fzdraft.document.model import Block, Draft, Paragraph, Section
from fzdraft.document.numbering import LEVELS


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


def split(draft: Draft, section_id: str, block_id: str) -> Edit | None:
    """Let a new section without heading begin at one of the section's own blocks.

    It becomes the next sibling and takes the child sections along, so that the text
    keeps its order. None for a paper or a block that is not the section's own.
    """
    section = tree.find(draft, section_id)
    own = [block.id for block in tree.blocks_of(section)]
    if not isinstance(section, Section) or block_id not in own:
        return None
    at = own.index(block_id)
    parent, index = tree.parent_of(draft, section_id)
    upper = replace(section, blocks=section.blocks[:at], sections=())
    lower = replace(
        section,
        id=new_id(draft, "s"),
        heading=Text(),
        blocks=section.blocks[at:],
        found_number="",
        topic="",
        origin="",
    )
    children = tree.find(draft, parent).sections
    return SetSections(parent, (*children[:index], upper, lower, *children[index + 1 :]))


def merge(draft: Draft, section_id: str) -> Edit | None:
    """Join a section to what stands before it; its heading stays in the text as words.

    Its blocks go to the end of the section before it (the parent for a first child) and
    its child sections follow there, so that the text keeps its order. None for a paper.
    """
    section = tree.find(draft, section_id)
    if not isinstance(section, Section):
        return None
    parent, index = tree.parent_of(draft, section_id)
    siblings = tree.find(draft, parent).sections
    words = _heading_as_text(draft, section)
    if index == 0:
        blocks = (*tree.blocks_of(tree.find(draft, parent)), *words)
        rest = (*section.sections, *siblings[1:])
        return Batch((SetBlocks(parent, blocks), SetSections(parent, rest)))
    before = _appended(siblings[index - 1], words)
    joined = replace(before, sections=(*before.sections, *section.sections))
    return SetSections(parent, (*siblings[: index - 1], joined, *siblings[index + 1 :]))


def _appended(section: Section, blocks: tuple[Block, ...]) -> Section:
    """Put blocks at the very end of a section, that is into its last descendant."""
    if not section.sections:
        return replace(section, blocks=(*section.blocks, *blocks))
    last = _appended(section.sections[-1], blocks)
    return replace(section, sections=(*section.sections[:-1], last))


def _heading_as_text(draft: Draft, section: Section) -> tuple[Block, ...]:
    """Return a section's blocks with its heading before them, as the page shows it."""
    if not section.heading.plain:
        return section.blocks
    first = section.blocks[0] if section.blocks else None
    if section.run_in and isinstance(first, Paragraph):
        text = join(section.heading, Text("。"), first.text)
        return (replace(first, text=text), *section.blocks[1:])
    return (Paragraph(new_id(draft, "p"), section.heading), *section.blocks)


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
