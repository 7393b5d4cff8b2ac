"""Correcting what a line of an imported document is: a heading of some level, or body text."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from fzdraft.document import restructure, tree
from fzdraft.document.edits import Edit, SetField
from fzdraft.document.flat import Item, flatten, index_of, rebuild
from fzdraft.document.model import Draft, Paragraph, Section
from fzdraft.document.places import Place

Role = Literal["body", "level1", "level2", "level3", "level4"]
_LEVELS: dict[Role, int] = {"level1": 1, "level2": 2, "level3": 3, "level4": 4}


def role_of(draft: Draft, place: Place) -> Role | None:
    """Return what the line of a place is, None for a title, a table or a name."""
    item = _item(draft, place)
    if item.kind == "paragraph":
        return "body"
    found = [role for role, level in _LEVELS.items() if level == item.level]
    return found[0] if item.kind == "heading" and found else None


def relabel(draft: Draft, place: Place, role: Role) -> Edit | None:
    """Make the line of a place a heading of this level or body text; None for no change.

    What stands below follows the line; no heading comes more than one level below another.
    """
    if role_of(draft, place) in (None, role):
        return None
    for paper_id, paper in tree.papers(draft):
        items = flatten(paper_id, paper)
        try:
            at = index_of(items, place)
        except KeyError:
            continue
        items[at] = _as(draft, items[at], role)
        return SetField(paper_id, rebuild(paper, items))
    return None


def _item(draft: Draft, place: Place) -> Item:
    for paper_id, paper in tree.papers(draft):
        items = flatten(paper_id, paper)
        if any(item.node == place.node for item in items):
            return items[index_of(items, place)]
    raise KeyError(place)


def _as(draft: Draft, item: Item, role: Role) -> Item:
    if role == "body":
        block = Paragraph(restructure.new_id(draft, "p"), item.text)
        return Item("paragraph", item.node, item.text, block=block)
    if item.kind == "heading":
        return replace(item, level=_LEVELS[role])
    shell = Section(restructure.new_id(draft, "s"), item.text)
    return Item("heading", shell.id, item.text, _LEVELS[role], shell)
