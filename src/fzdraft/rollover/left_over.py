"""What was taken out of last year's document and can come back: its 下年安排, words around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.decisions import Decision, Option, Promise
from fzdraft.document.edits import Batch, Edit, SetBlocks, SetField, apply
from fzdraft.document.ids import new_ids
from fzdraft.document.ledger_reading import mentions, open_values
from fzdraft.document.marks import Text
from fzdraft.document.model import Block, Draft, Paper, Paragraph, Row, Section, walk
from fzdraft.document.place import Place
from fzdraft.language.width import widen
from fzdraft.rollover.planning import ORIGIN

PLAN = "plan"
"""The id of the decision that takes last year's 下年安排 out of the text."""
_NOTE = "note"
_Node = TypeVar("_Node", Paper, Section)


def note_decisions(notes: tuple[str, ...]) -> Iterator[Decision]:
    """List the words around the document that were left out: furniture of a web page."""
    for count, note in enumerate(dict.fromkeys(notes), 1):
        yield Decision(
            id=f"{_NOTE}{count}",
            kind="leftover",
            place=Place("report", "title"),
            section="网页文字",
            sentence=note,
            old=note,
            reason="不是正文，没有带进来",
            options=(Option("去掉", ""), Option("要，放到文末")),
        )


def is_note(decision: Decision) -> bool:
    """Tell whether a decision is about words around the document."""
    return decision.kind == "leftover" and decision.id.startswith(_NOTE)


def with_notes(draft: Draft, decided: Iterable[Decision]) -> Draft:
    """Put the words that are wanted at the end of the report, to be read like all others."""
    for decision in decided:
        if is_note(decision) and decision.chosen:
            draft, _ = apply(draft, _added(draft, decision))
    return draft


def is_taken_out(decision: Decision) -> bool:
    """Tell whether a decision takes whole paragraphs out: those of the plan, words around."""
    return decision.id == PLAN or is_note(decision)


def turn_taken(draft: Draft, now: Draft, again: Draft) -> Edit | None:
    """Return the edit that puts back what was taken out (下年安排, words around), or takes it out.

    `now` is a roll-over with the answer that holds, `again` one with the other answer. What
    was written since stays. None where one of the paragraphs was changed by hand, or where
    the section that held them is gone.
    """
    ours, theirs, present = _blocks(now), _blocks(again), _blocks(draft)
    coming = {name for name in theirs if _words(theirs[name]) != _words(ours.get(name))}
    going = {name for name in ours if _words(ours[name]) != _words(theirs.get(name))}
    other = {name for name in going if _words(present.get(name)) != _words(ours[name])}
    if any(any(_words(ours[name])) for name in other):
        return None
    own = _renamed(draft, [name for name in ours if name in other and name in present])
    rows = _renamed_rows(draft, again, coming)
    report = _merged(own, again.report, coming, going, rows)
    after = replace(draft, report=report, rows=(*draft.rows, *rows.values()))
    if not coming <= _blocks(after).keys():
        return None
    changes: list[Edit] = [
        SetField("report", report),
        SetField("rows", _without_silent(after, draft, present, going)),
        SetField("decisions", again.decisions),
    ]
    if (now.promises, now.plan) != (again.promises, again.plan):
        changes += [
            SetField("promises", _promises(draft, again)),
            SetField("plan", again.plan),
        ]
    return Batch(tuple(changes))


def _renamed(draft: Draft, written: list[str]) -> Paper:
    """Give what was written where the old plan had stood ids of its own, so that it stays."""
    names = dict(zip(written, new_ids(draft, "p", len(written)), strict=True))
    return _with_names(draft.report, names) if names else draft.report


def _with_names(node: _Node, names: dict[str, str]) -> _Node:
    field = "preamble" if isinstance(node, Paper) else "blocks"
    blocks = tuple(replace(b, id=names.get(b.id, b.id)) for b in tree.blocks_of(node))
    sections = tuple(_with_names(section, names) for section in node.sections)
    return replace(node, **{field: blocks, "sections": sections})


def _added(draft: Draft, decision: Decision) -> Edit:
    """Append the words as a paragraph of last year to the last section of the report."""
    *_, (_, last) = [((), None), *walk(draft.report.sections)]
    node_id = last.id if last is not None else "report"
    blocks = tree.blocks_of(last if last is not None else draft.report)
    return SetBlocks(node_id, (*blocks, _paragraph(decision)))


def _paragraph(decision: Decision) -> Paragraph:
    return Paragraph(f"{decision.id}p", Text(widen(decision.old.replace("\n", " "))))


def _nodes(draft: Draft) -> Iterator[tuple[str, tree.Node]]:
    """Yield the report and every section of it with their ids."""
    yield "report", draft.report
    for _, section in walk(draft.report.sections):
        yield section.id, section


def _blocks(draft: Draft) -> dict[str, Block]:
    return {block.id: block for _, node in _nodes(draft) for block in tree.blocks_of(node)}


def _words(block: Block | None) -> tuple[str, ...]:
    return tuple(text.plain for text in tree.texts_of(block)) if block is not None else ()


def _renamed_rows(draft: Draft, again: Draft, coming: set[str]) -> dict[str, Row]:
    """Return the rows of the words that come, by their id there, with ids free in the draft."""
    blocks = _blocks(again)
    spoken = [
        mark.payload
        for name in blocks
        if name in coming
        for text in tree.texts_of(blocks[name])
        for mark in text.marks
        if mark.kind == "value"
    ]
    known = {row.id: row for row in again.rows}
    wanted = [name for name in dict.fromkeys(spoken) if name in known]
    fresh = new_ids(draft, "r", len(wanted))
    return {old: replace(known[old], id=new) for old, new in zip(wanted, fresh, strict=True)}


def _merged(
    node: _Node, other: _Node, coming: set[str], going: set[str], rows: dict[str, Row]
) -> _Node:
    """Return a node with the blocks and sections of the plan as the other one has them."""
    field = "preamble" if isinstance(node, Paper) else "blocks"
    blocks = _merged_blocks(tree.blocks_of(node), tree.blocks_of(other), coming, going, rows)
    changes: dict[str, object] = {field: blocks}
    changes["sections"] = _merged_sections(node, other, coming, going, rows)
    if isinstance(node, Section) and isinstance(other, Section):
        first = tree.blocks_of(other)[:1]
        is_plans = bool(first) and (first[0].id in coming or node.blocks[:1] != blocks[:1])
        changes["run_in"] = other.run_in if is_plans else node.run_in
    return replace(node, **changes)


def _merged_blocks(
    own: tuple[Block, ...],
    other: tuple[Block, ...],
    coming: set[str],
    going: set[str],
    rows: dict[str, Row],
) -> tuple[Block, ...]:
    """Put each block that comes behind the one before which it stands in the other node."""
    result = [block for block in own if block.id not in going]
    at = 0
    for block in other:
        if block.id in coming:
            result.insert(at, _with_rows(block, rows))
            at += 1
        else:
            at = next((i + 1 for i, one in enumerate(result) if one.id == block.id), at)
    return tuple(result)


def _merged_sections(
    node: _Node, other: _Node, coming: set[str], going: set[str], rows: dict[str, Row]
) -> tuple[Section, ...]:
    theirs = {section.id: section for section in other.sections}
    own = {section.id for section in node.sections}
    result: list[Section] = []
    for section in node.sections:
        if section.id in theirs:
            result.append(_merged(section, theirs[section.id], coming, going, rows))
        elif not _is_plans(section, going):
            result.append(section)
    at = 0
    for section in other.sections:
        if section.id in own:
            at = next((i + 1 for i, one in enumerate(result) if one.id == section.id), at)
        elif _is_plans(section, coming):
            result.insert(at, _section_with_rows(section, rows))
            at += 1
    return tuple(result)


def _is_plans(section: Section, blocks: set[str]) -> bool:
    """Tell whether a section holds nothing but blocks of the plan."""
    own = [block.id for node in tree.nodes(section) for block in tree.blocks_of(node)]
    return bool(own) and all(name in blocks for name in own)


def _section_with_rows(section: Section, rows: dict[str, Row]) -> Section:
    blocks = tuple(_with_rows(block, rows) for block in section.blocks)
    children = tuple(_section_with_rows(child, rows) for child in section.sections)
    return replace(section, blocks=blocks, sections=children)


def _with_rows(block: Block, rows: dict[str, Row]) -> Block:
    """Let the numbers of a block speak of the rows by their ids in the draft."""
    if isinstance(block, Paragraph):
        return replace(block, text=_text_with_rows(block.text, rows))
    cells = tuple(tuple(_text_with_rows(cell, rows) for cell in row) for row in block.rows)
    return replace(block, rows=cells)


def _text_with_rows(text: Text, rows: dict[str, Row]) -> Text:
    marks = (
        replace(m, payload=rows[m.payload].id) if m.kind == "value" and m.payload in rows else m
        for m in text.marks
    )
    return Text(text.plain, tuple(marks))


def _without_silent(
    after: Draft, before: Draft, present: dict[str, Block], going: set[str]
) -> tuple[Row, ...]:
    """Drop the rows that only the words that went spoke of, unless somebody filled them."""
    spoken = {
        mark.payload
        for name in going
        for text in tree.texts_of(present[name])
        for mark in text.marks
        if mark.kind == "value"
    }
    gone = (spoken - mentions(after).keys()) & open_values(before)
    return tuple(row for row in after.rows if row.id not in gone)


def _promises(draft: Draft, again: Draft) -> tuple[Promise, ...]:
    """Keep the other lists; of 去年安排 what the other roll-over has."""
    own = tuple(one for one in draft.promises if one.origin != ORIGIN)
    return (*again.promises, *own)
