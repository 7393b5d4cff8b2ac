"""A paragraph that tells what is (or is wanting) and then what will be, taken apart into two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from fzdraft.document.marks import Text
from fzdraft.document.model import Block, Draft, Paper, Paragraph, Section
from fzdraft.language.sentences import sentences
from fzdraft.report.aspects import AspectWords, passages

TAIL = "+"
"""What the id of the second part ends with."""
_WILL = re.compile("将|要|继续|重点|着力|拟|抓好|进一步")
# A figure in front of a plan tells of what was done; a general remark belongs to the plan.
_DONE = re.compile("[0-9０-９][万余多]{0,2}[件宗次场人名份条家个项户起%％]")
_Holder = TypeVar("_Holder", Paper, Section)


def with_plan_apart(draft: Draft, words: AspectWords) -> Draft:
    """Let every plan that begins in the middle of a paragraph begin one of its own.

    What reads otherwise once it stands alone is left in one piece.
    """
    apart = _split(draft, words, ())
    contents = {p.block: p.content for p in passages(apart.report, words, draft.year)}
    tails = [block for block in contents if block.endswith(TAIL)]
    wrong = [
        block
        for block in tails
        if contents[block] != "next_year" or contents[block.removesuffix(TAIL)] == "next_year"
    ]
    return _split(draft, words, wrong) if wrong else apart


def _split(draft: Draft, words: AspectWords, but: Iterable[str]) -> Draft:
    begins = re.compile(f"(?:{words.begins}|{(draft.year or 0) + 1}年)")
    return replace(draft, report=_in_holder(draft.report, begins, words, frozenset(but)))


def _in_holder(
    holder: _Holder, begins: re.Pattern[str], words: AspectWords, but: frozenset[str]
) -> _Holder:
    own = "preamble" if isinstance(holder, Paper) else "blocks"
    blocks: tuple[Block, ...] = getattr(holder, own)
    parted = tuple(part for block in blocks for part in _parts(block, begins, words, but))
    sections = tuple(_in_holder(child, begins, words, but) for child in holder.sections)
    return replace(holder, **{own: parted, "sections": sections})


def _parts(
    block: Block, begins: re.Pattern[str], words: AspectWords, but: frozenset[str]
) -> tuple[Block, ...]:
    """Return a block, or its two parts where a plan begins behind words of their own."""
    if not isinstance(block, Paragraph) or block.id + TAIL in but:
        return (block,)
    plain = block.text.plain
    for start, end in sentences(plain)[1:]:
        if begins.match(plain, start) and _WILL.search(plain, start, end):
            if not (words.shortcoming.search(plain, 0, start) or _DONE.search(plain, 0, start)):
                break
            head, tail = Text(plain[:start]), Text(plain[start:])
            return Paragraph(block.id, head), Paragraph(block.id + TAIL, tail)
    return (block,)
