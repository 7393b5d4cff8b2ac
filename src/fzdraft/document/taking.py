"""Taking words of last year's document over: marked as 去年原话, one edit each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fzdraft.document import tree
from fzdraft.document.cutting import glue
from fzdraft.document.edits import Edit, SetBlocks, SetText
from fzdraft.document.ids import new_ids
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Block, Draft, Paragraph
from fzdraft.document.places import Place

_SENTENCE = re.compile(r"[^。！？；]*[。！？；]?[”’）》]*")


def sentence_spans(words: str) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph as spans that join to all of it; ； ends one too."""
    return [match.span() for match in _SENTENCE.finditer(words) if match[0]]


def carried(words: str) -> Text:
    """Mark every sentence of a paragraph as 去年原话."""
    marks = (
        Mark(f"c{number}", "carried", start, end, words[start:end])
        for number, (start, end) in enumerate(sentence_spans(words), 1)
    )
    return Text(words, tuple(marks))


def take_paragraphs(draft: Draft, node: str, block: str, words: list[str]) -> Edit:
    """Put paragraphs behind `block` (an empty one gives way to them), marked as 去年原话."""
    new = [
        Paragraph(fresh, carried(one))
        for fresh, one in zip(new_ids(draft, "p", len(words)), words, strict=True)
    ]
    return put_behind(draft, node, block, new)


def put_behind(draft: Draft, node: str, block: str, new: Sequence[Block]) -> Edit:
    """Put blocks behind `block`, which gives way where it is empty; without it at the end."""
    blocks = tree.blocks_of(tree.find(draft, node))
    places = [index for index, own in enumerate(blocks) if own.id == block]
    at = places[0] + 1 if places else len(blocks)
    before = blocks[:at]
    if before and isinstance(before[-1], Paragraph) and not before[-1].text.plain:
        before = before[:-1]
    return SetBlocks(node, (*before, *new, *blocks[at:]))


def take_sentence(draft: Draft, node: str, block: str, words: str) -> Edit:
    """Put a sentence at the end of a paragraph; where the block is none, behind it as one."""
    for own in tree.blocks_of(tree.find(draft, node)):
        if own.id == block and isinstance(own, Paragraph):
            return SetText(Place(node, "paragraph", block), glue(own.text, carried(words)))
    return take_paragraphs(draft, node, block, [words])
