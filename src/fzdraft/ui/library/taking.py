"""Where a taken sentence goes: to the caret, or into the text of the heading where it stands."""

from __future__ import annotations

from msgspec import Struct

from fzdraft.document import tree
from fzdraft.document.edits import Edit, SetBlocks, apply
from fzdraft.document.flat import Spot
from fzdraft.document.ids import new_id
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paragraph
from fzdraft.document.places import Place, read_text
from fzdraft.document.taking import sentence_spans


class Landing(Struct, frozen=True):
    """A spot in a text, in the draft as it is after `before` (None: as it is now)."""

    draft: Draft
    place: Place
    offset: int
    before: Edit | None = None


def landing(draft: Draft, spot: Spot) -> Landing:
    """Return where a sentence lands that is taken at a spot.

    Inside a written sentence that is its end: who stands there reads. At a title, a heading
    or a name it is the end of the last paragraph below it; a new one is made where there is
    none.
    """
    place = spot.place
    if place.part in ("paragraph", "cell"):
        return Landing(draft, place, _behind(read_text(draft, place).plain, spot.offset))
    blocks = tree.blocks_of(tree.find(draft, place.node))
    own = [block for block in blocks if isinstance(block, Paragraph)]
    if own:
        there = Place(place.node, "paragraph", own[-1].id)
        return Landing(draft, there, len(read_text(draft, there).plain))
    name = new_id(draft, "p")
    before = SetBlocks(place.node, (*blocks, Paragraph(name, Text())))
    return Landing(apply(draft, before)[0], Place(place.node, "paragraph", name), 0, before)


def _behind(words: str, offset: int) -> int:
    """Return the end of the sentence that an offset lies inside, else the offset."""
    for start, end in sentence_spans(words):
        if start < offset < end and any(char.isalnum() for char in words[offset:end]):
            return end
    return offset


def words_at(draft: Draft, spot: Spot) -> str:
    """Return the sentence at a spot; behind the last one, that one."""
    words = read_text(draft, spot.place).plain
    spans = sentence_spans(words)
    found = [words[start:end] for start, end in spans if start <= spot.offset <= end]
    return found[0] if found else ""
