"""The material of a draft: what of it stands in the text already, and the edits that keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.edits import Batch, Edit, SetField, SetText
from fzdraft.document.marks import Text
from fzdraft.document.material import Address, Excerpt, Material, address_in, payload_of
from fzdraft.document.model import Block, Draft, Paper, Paragraph, Source
from fzdraft.document.places import texts

CELLS, ROWS, HEADINGS = "　", "\n", " / "
"""What joins cells, rows and headings where an excerpt is shown as plain words."""


class Department(Struct, frozen=True):
    """A department with its materials, oldest first: how many excerpts wait, how many are used.

    What was put by (不用) waits no more.
    """

    name: str
    materials: tuple[Material, ...]
    waiting: int
    used: int


def excerpts_of(source: Source) -> tuple[Excerpt, ...]:
    """Cut an imported document into its paragraphs and tables, each with the headings above."""
    return tuple(_below(source.report, ()))


def used(draft: Draft) -> frozenset[Address]:
    """Return the excerpts of which words stand in the draft."""
    found = (
        address_in(mark.payload)
        for _, text in texts(draft)
        for mark in text.marks
        if mark.kind == "source"
    )
    return frozenset(address for address in found if address is not None)


def departments(draft: Draft) -> list[Department]:
    """Return the departments in the order in which they first sent something."""
    taken = used(draft) if draft.materials else frozenset()
    groups: dict[str, list[Material]] = {}
    for material in draft.materials:
        groups.setdefault(material.department, []).append(material)
    return [_department(name, found, taken) for name, found in groups.items()]


def excerpt_at(draft: Draft, address: Address) -> tuple[Material, Excerpt]:
    """Return an excerpt with its material; raises KeyError when the draft has none there."""
    for material in draft.materials:
        if material.id == address[0] and address[1] < len(material.excerpts):
            return material, material.excerpts[address[1]]
    raise KeyError(address)


def fresh_id(draft: Draft, others: Sequence[Material] = ()) -> str:
    """Return an id that no material has or had: marks may still speak of one that is gone."""
    known = [material.id for material in (*draft.materials, *others)]
    known += [address[0] for address in used(draft)]
    numbers = [int(name[1:]) for name in known if name[1:].isdecimal()]
    return f"m{max(numbers, default=0) + 1}"


def add(draft: Draft, new: Sequence[Material]) -> Edit:
    """Keep more material behind what is there, under ids that the draft does not use yet."""
    kept: list[Material] = []
    for material in new:
        kept.append(replace(material, id=fresh_id(draft, kept)))
    return SetField("materials", (*draft.materials, *kept))


def remove(draft: Draft, material: str) -> Edit:
    """Let a material go; words taken from it stay in the text."""
    return SetField("materials", tuple(one for one in draft.materials if one.id != material))


def rename(draft: Draft, material: str, department: str) -> Edit:
    """Say which department a material is from."""
    return _changed(draft, material, lambda old: replace(old, department=department))


def assign(draft: Draft, address: Address, section: str) -> Edit:
    """Put an excerpt to a section by hand; "" gives it back to where its words belong."""
    return _excerpt_changed(draft, address, section=section, put_by=False)


def put_by(draft: Draft, address: Address, on: bool) -> Edit:
    """Say that an excerpt is not wanted (不用), or that it is after all."""
    return _excerpt_changed(draft, address, put_by=on)


def supersede(draft: Draft, old: str, new: str) -> Edit:
    """Let a newer material take the place of an older one of the same department.

    Excerpts with the same words keep what was decided about them, and words taken from
    the old one count as taken from the new one.
    """
    before = next(one for one in draft.materials if one.id == old)
    after = next(one for one in draft.materials if one.id == new)
    known = {(one.text, one.rows): index for index, one in reversed([*enumerate(before.excerpts)])}
    same = {
        known[one.text, one.rows]: index
        for index, one in enumerate(after.excerpts)
        if (one.text, one.rows) in known
    }
    kept = {same[index]: before.excerpts[index] for index in same}
    excerpts = tuple(kept.get(index, one) for index, one in enumerate(after.excerpts))
    materials = tuple(
        replace(one, excerpts=excerpts) if one.id == new else one
        for one in draft.materials
        if one.id != old
    )
    moved = {payload_of((old, one)): payload_of((new, other)) for one, other in same.items()}
    return Batch((*_repaid(draft, moved), SetField("materials", materials)))


def _repaid(draft: Draft, payloads: dict[str, str]) -> Iterator[Edit]:
    """Give `source` marks other payloads."""
    for place, text in texts(draft):
        if any(mark.payload in payloads for mark in text.marks if mark.kind == "source"):
            marks = tuple(
                replace(mark, payload=payloads.get(mark.payload, mark.payload))
                if mark.kind == "source"
                else mark
                for mark in text.marks
            )
            yield SetText(place, Text(text.plain, marks))


def _department(name: str, found: list[Material], taken: frozenset[Address]) -> Department:
    waiting = done = 0
    for material in found:
        for index, excerpt in enumerate(material.excerpts):
            is_used = (material.id, index) in taken
            done += is_used
            waiting += not is_used and not excerpt.put_by
    return Department(name, tuple(found), waiting, done)


def _excerpt_changed(draft: Draft, address: Address, **changes: object) -> Edit:
    def change(old: Material) -> Material:
        excerpts = list(old.excerpts)
        excerpts[address[1]] = replace(excerpts[address[1]], **changes)
        return replace(old, excerpts=tuple(excerpts))

    return _changed(draft, address[0], change)


def _changed(draft: Draft, material: str, change: Callable[[Material], Material]) -> Edit:
    changed = (change(one) if one.id == material else one for one in draft.materials)
    return SetField("materials", tuple(changed))


def _below(node: tree.Node, above: tuple[str, ...]) -> Iterator[Excerpt]:
    here = above if isinstance(node, Paper) else (*above, tree.name_of(node).plain)
    heading = HEADINGS.join(name for name in here if name)
    for block in tree.blocks_of(node):
        excerpt = _excerpt(block, heading)
        if excerpt.text.strip():
            yield excerpt
    for child in tree.children(node):
        yield from _below(child, here)


def _excerpt(block: Block, heading: str) -> Excerpt:
    if isinstance(block, Paragraph):
        return Excerpt(block.text.plain, heading)
    rows = tuple(tuple(cell.plain for cell in row) for row in block.rows)
    words = (CELLS.join(cell for cell in row if cell.strip()) for row in rows)
    return Excerpt(ROWS.join(line for line in words if line), heading, rows)
