"""A plan that is no running text: bare headings, the lines of a table. They become paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from fzdraft.document.marks import Text
from fzdraft.document.model import Block, Draft, Paper, Paragraph, Section, Table
from fzdraft.report.aspects import AspectWords

ITEM = ":"
"""What stands in the id of a paragraph that was a heading or a line of a table."""
_Holder = TypeVar("_Holder", Paper, Section)
_SERIAL = re.compile(r"[（(]?[0-9一二三四五六七八九十]{0,3}[)）.、]?")


def with_items(draft: Draft, words: AspectWords) -> Draft:
    """Let the headings of a plan that have nothing below them be its paragraphs."""

    def item(section: Section, below: bool) -> Section:
        if not below or section.blocks or section.sections or not section.heading.plain:
            return section
        block = Paragraph(f"{section.id}{ITEM}", section.heading)
        return replace(section, heading=Text(), run_in=True, blocks=(block,))

    return _in_plan(draft, words, item)


def with_lines(draft: Draft, words: AspectWords) -> Draft:
    """Let the lines of the tables in a plan be its paragraphs."""

    def told(section: Section, below: bool) -> Section:
        blocks = [one for block in section.blocks for one in _lines(block)]
        return replace(section, blocks=tuple(blocks))

    return _in_plan(draft, words, told)


def _in_plan(draft: Draft, words: AspectWords, change: Callable[[Section, bool], Section]) -> Draft:
    """Change every section whose heading names a plan and all below them; those know it."""
    coming = f"{(draft.year or 0) + 1}年"

    def inside(holder: _Holder, planned: bool) -> _Holder:
        return replace(holder, sections=tuple(one(section, planned) for section in holder.sections))

    def one(section: Section, planned: bool) -> Section:
        heading = section.heading.plain
        named = coming in heading or words.headings["next_year"].search(heading) is not None
        section = inside(section, planned or named)
        return change(section, planned) if planned or named else section

    return replace(draft, report=inside(draft.report, planned=False))


def _lines(block: Block) -> Iterator[Block]:
    """Yield a block as it is, or a table line by line: its longest cell, then what heads others."""
    if not isinstance(block, Table) or len(block.rows) < 2:
        yield block
        return
    heads = [cell.plain for cell in block.rows[0]]
    for number, row in enumerate(block.rows[1:], 1):
        cells = [cell.plain.strip() for cell in row]
        main = max(cells, key=len, default="")
        rest = [
            f"{head}：{cell}"
            for head, cell in zip(heads, cells, strict=False)
            if cell != main and not _SERIAL.fullmatch(cell)
        ]
        if main:
            words = f"{main}（{'；'.join(rest)}）" if rest else main
            yield Paragraph(f"{block.id}{ITEM}{number}", Text(words))
