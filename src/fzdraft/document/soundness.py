"""What must be true of every draft, so that the other rooms need not ask again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from fzdraft.document import tree
from fzdraft.document.marks import Text
from fzdraft.document.model import Block, Draft, Paper, Paragraph, Section, Source
from fzdraft.document.numbering import LEVELS

YEARS = range(1900, 2201)


def faults(document: Draft | Source) -> list[str]:
    """Say in Chinese what breaks the model; an empty list means that the document is sound.

    Ids are unique, sections nest to four levels, tables are rectangular, marks lie
    inside their text without overlapping their kind, numbers lie on rows, years are years,
    the record of a roll-over chose what there was to choose, materials have their own ids.
    """
    papers = [document.report] + ([document.letter] if document.letter else [])
    if any(_too_deep(paper) for paper in papers):
        return [f"标题超过了{LEVELS}级"]
    rows = [row.id for row in document.rows] if isinstance(document, Draft) else None
    found = [*_of_ids(papers, rows or []), *_of_texts(papers, rows), *_of_years(document)]
    if isinstance(document, Draft):
        found += [*_of_record(document), *_of_materials(document)]
    return found


def missing_rows(draft: Draft) -> list[str]:
    """Return the ledger rows that numbers in the text speak of and the ledger lacks."""
    known = {row.id for row in draft.rows}
    papers = [paper for _, paper in tree.papers(draft)]
    spoken = (m.payload for text in _texts(papers) for m in text.marks if m.kind == "value")
    return [row for row in dict.fromkeys(spoken) if row not in known]


def _too_deep(paper: Paper) -> bool:
    tops = (paper.sections, *(attachment.sections for attachment in paper.attachments))
    return any(_deeper_than(sections, LEVELS) for sections in tops)


def _deeper_than(sections: tuple[Section, ...], levels: int) -> bool:
    if levels == 0:
        return bool(sections)
    return any(_deeper_than(section.sections, levels - 1) for section in sections)


def _of_ids(papers: list[Paper], rows: list[str]) -> Iterator[str]:
    seen = {""}
    for known in chain(rows, ("report", "letter"), *map(tree.ids_below, papers)):
        if known in seen:
            yield "有两处用了同一个编号"
            return
        seen.add(known)


def _of_texts(papers: list[Paper], rows: list[str] | None) -> Iterator[str]:
    texts = list(_texts(papers))
    if not all(map(_marks_fit, texts)):
        yield "有标记不在文字上"
    spoken = {m.payload for text in texts for m in text.marks if m.kind == "value"}
    if rows is not None and spoken - set(rows):
        yield "有数据在台账里找不到"
    if not all(_rectangular(block) for paper in papers for block in _blocks(paper)):
        yield "有表格的行长短不一，或者没有格子"


def _marks_fit(text: Text) -> bool:
    """Every mark covers words of the text, in order, and begins after the last of its kind."""
    ends: dict[str, int] = {}
    last = 0
    for mark in text.marks:
        if not max(last, ends.get(mark.kind, 0)) <= mark.start < mark.end <= len(text.plain):
            return False
        last, ends[mark.kind] = mark.start, mark.end
    return True


def _of_years(document: Draft | Source) -> Iterator[str]:
    years = [] if document.year is None else [document.year]
    if isinstance(document, Draft):
        years += [year for row in document.rows for year in row.values]
    if any(year not in YEARS for year in years):
        yield "年份不对"


def _of_record(draft: Draft) -> Iterator[str]:
    """Every decision has chosen one of its options; decisions and promises have their own ids."""
    decided = {decision.id for decision in draft.decisions}
    promised = {promise.id for promise in draft.promises}
    twice = len(decided) < len(draft.decisions) or len(promised) < len(draft.promises)
    if twice or not all(0 <= one.chosen < len(one.options) for one in draft.decisions):
        yield "起草记录对不上"


def _of_materials(draft: Draft) -> Iterator[str]:
    names = {material.id for material in draft.materials}
    if "" in names or len(names) < len(draft.materials):
        yield "有两份材料用了同一个编号"


def _texts(papers: list[Paper]) -> Iterator[Text]:
    for paper in papers:
        yield from map(tree.name_of, tree.nodes(paper))
        for block in _blocks(paper):
            yield from tree.texts_of(block)


def _blocks(paper: Paper) -> Iterator[Block]:
    for node in tree.nodes(paper):
        yield from tree.blocks_of(node)


def _rectangular(block: Block) -> bool:
    """Tell whether every row has the same number of cells, and at least one."""
    if isinstance(block, Paragraph):
        return True
    widths = {len(row) for row in block.rows}
    return len(widths) == 1 and 0 not in widths
