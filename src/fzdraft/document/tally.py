"""How far a section is: its characters and what in it is still open."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.ledger_reading import open_values
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Attachment, Draft, Section
from fzdraft.language.counting import count_characters


class Tally(Struct, frozen=True, gc=False):
    """Counts of one node, its children included.

    `characters` without spaces, headings included; `body` of them stand below headings
    and `carried` are 去年原话; of `values` numbers `unfilled` are 待填; `verify` places are 待核.
    """

    characters: int = 0
    body: int = 0
    carried: int = 0
    unfilled: int = 0
    verify: int = 0
    values: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Add two tallies."""
        return Tally(
            self.characters + other.characters,
            self.body + other.body,
            self.carried + other.carried,
            self.unfilled + other.unfilled,
            self.verify + other.verify,
            self.values + other.values,
        )


def tallies(draft: Draft) -> dict[str, Tally]:
    """Return the tally of every paper, section and attachment by id.

    A paper counts its title and its preamble only; its sections count for themselves.
    """
    found: dict[str, Tally] = {}
    empty = open_values(draft)
    for paper_id, paper in tree.papers(draft):
        found[paper_id] = _of_node(paper, empty)
        for child in tree.children(paper):
            _collect(child, empty, found)
    return found


def whole(draft: Draft, counted: dict[str, Tally] | None = None) -> Tally:
    """Return the tally of the whole draft, letter included; `counted` are its tallies if known."""
    found = tallies(draft) if counted is None else counted
    total = Tally()
    for paper_id, paper in tree.papers(draft):
        tops = [child.id for child in tree.children(paper)]
        total = sum((found[node] for node in (paper_id, *tops)), total)
    return total


def _collect(node: Section | Attachment, empty: frozenset[str], found: dict[str, Tally]) -> Tally:
    tally = _of_node(node, empty)
    for child in node.sections:
        tally = tally + _collect(child, empty, found)
    found[node.id] = tally
    return tally


def _of_node(node: tree.Node, empty: frozenset[str]) -> Tally:
    own = replace(_of_text(tree.name_of(node), empty), body=0)
    texts = (text for block in tree.blocks_of(node) for text in tree.texts_of(block))
    return sum((_of_text(text, empty) for text in texts), own)


def _between(text: Text, mark: Mark) -> int:
    """Count a mark's characters as the text's own are counted: without spaces."""
    return count_characters(text.plain[mark.start : mark.end])


@lru_cache(maxsize=4096)
def _of_text(text: Text, empty: frozenset[str]) -> Tally:
    """Count one text; texts that did not change since the last count cost nothing."""
    characters = count_characters(text.plain)
    return Tally(
        characters,
        characters,
        sum(_between(text, m) for m in text.marks if m.kind == "carried"),
        sum(m.kind == "value" and m.payload in empty for m in text.marks),
        sum(m.kind == "verify" for m in text.marks),
        sum(m.kind == "value" for m in text.marks),
    )
