"""Last year's 下年安排: taken out of the text and made a list, the new chapter left empty."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import decisions, tree
from fzdraft.document.model import Block, Draft, Paper, Paragraph, Section
from fzdraft.document.place import Place
from fzdraft.language.sentences import first_end, sentences
from fzdraft.report.aspects import AspectWords, Passage, aspect_of
from fzdraft.report.promises import Promise, promises

ORIGIN = "去年安排"
_CLOSING = re.compile(
    "(?:特此|专此|谨此)(?:报告|汇报|呈报|函告|函复)[。！]?|(?:以上|此)(?:报告|汇报)[^。]{0,20}[。！]?"
    "|[^。]{0,12}(?:请予?(?:审阅|审议|审示|批示|指正))[。！]?|妥否[^。]{0,12}。?"
)


class Plan(Struct, frozen=True):
    """Where the plan stands: its paragraphs, its first one, and the heading that is kept.

    `opening` is its first sentence, `chapter` the id of the section that holds nothing else
    but the `closings` of the report ("" where the plan hides in another section); `sure`
    tells that a heading names the plan.
    """

    begins: Place
    blocks: frozenset[str]
    closings: frozenset[str]
    chapter: str
    opening: str
    sure: bool


def without_closings(found: Iterable[Passage]) -> list[Passage]:
    """Tell 特此报告 and 请审阅 from the plan they stand behind: they stay."""
    return [
        replace(one, content="other") if one.content == "next_year" and _closes(one) else one
        for one in found
    ]


def _closes(passage: Passage) -> bool:
    return _CLOSING.fullmatch(passage.text.strip()) is not None


def find_plan(draft: Draft, found: list[Passage], words: AspectWords) -> Plan | None:
    """Find the plan among the classified passages of the report; None where there is none.

    A chapter whose heading names it is the plan's own; without one it begins where its
    first passage stands.
    """
    planned = [passage for passage in found if passage.content == "next_year"]
    if not planned:
        return None
    blocks = frozenset(passage.block for passage in planned)
    closings = frozenset(passage.block for passage in found if _closes(passage))
    coming = str((draft.year or 0) + 1)

    def plan(first: Passage, chapter: Section | None, *, sure: bool) -> Plan:
        begins = Place(first.node or "report", "paragraph", first.block)
        opening = first.text[: first_end(first.text) + 1] or first.text
        return Plan(begins, blocks, closings, chapter.id if chapter else "", opening, sure)

    for passage in planned:
        chapter = _chapter(draft.report, passage.path, blocks, closings)
        heading = chapter.heading.plain if chapter else ""
        if coming in heading or words.headings["next_year"].search(heading):
            return plan(passage, chapter, sure=True)
    first = planned[0]
    return plan(first, _chapter(draft.report, first.path, blocks, closings), sure=False)


def without_plan(draft: Draft, plan: Plan) -> tuple[Draft, Place]:
    """Take the plan out; an empty paragraph stays, with its place, for this year's."""
    report = draft.report
    trimmed = replace(
        report,
        preamble=_rest(report.preamble, plan),
        sections=_sections(report.sections, plan),
    )
    node = plan.chapter or plan.begins.node
    return replace(draft, report=trimmed), Place(node, "paragraph", plan.begins.block)


def promises_of(
    draft: Draft, found: list[Passage], words: AspectWords, labels: dict[str, str]
) -> tuple[decisions.Promise, ...]:
    """Return the plan item by item, each with the section of the draft that should answer it."""
    answering = targets(found, words)
    made = [item for one in promises(draft.report, found, words) for item in _split(one, words)]
    return tuple(
        decisions.Promise(
            id=f"q{count}",
            text=item.text,
            detail=item.detail,
            origin=ORIGIN,
            section=labels[item.node or "report"],
            place=Place(item.node or "report", "paragraph", item.block),
            aspect=item.aspect or "",
            target=answering.get(item.aspect or "", ""),
        )
        for count, item in enumerate(made, 1)
    )


def _split(promise: Promise, words: AspectWords) -> list[Promise]:
    """Take apart what stands under one heading: each sentence may belong to another aspect."""
    if promise.text in promise.detail:
        return [promise]
    spans = [(a, b) for line in _lines(promise.detail) for a, b in line]
    parts = [promise.detail[a:b] for a, b in spans]
    if len(parts) < 2:
        return [promise]
    return [
        Promise(
            part.rstrip("。；"),
            part,
            promise.node,
            promise.block,
            promise.start + start,
            promise.start + end,
            aspect_of(part, (), words) or promise.aspect,
        )
        for part, (start, end) in zip(parts, spans, strict=True)
    ]


def _lines(text: str) -> list[list[tuple[int, int]]]:
    """Return the spans of the sentences, paragraph by paragraph."""
    found, offset = [], 0
    for line in text.split("\n"):
        found.append([(start + offset, end + offset) for start, end in sentences(line)])
        offset += len(line) + 1
    return found


def targets(found: list[Passage], words: AspectWords) -> dict[str, str]:
    """Return for each aspect the section that says most about it.

    An aspect that no paragraph is mainly about goes where single sentences speak of it.
    """
    told = [p for p in found if p.node and p.content not in ("next_year", "shortcomings")]
    paragraphs = _largest((p.aspect, p.node, len(p.text)) for p in told)
    lines = _largest(
        (aspect_of(p.text[start:end], (), words), p.node, end - start)
        for p in told
        for start, end in sentences(p.text)
    )
    return lines | paragraphs


def _largest(parts: Iterable[tuple[str | None, str, int]]) -> dict[str, str]:
    """Add the sizes up by aspect and section; name the section with most for each aspect."""
    sizes: dict[str, dict[str, int]] = {}
    for aspect, node, size in parts:
        if aspect:
            nodes = sizes.setdefault(aspect, {})
            nodes[node] = nodes.get(node, 0) + size
    return {aspect: max(nodes, key=lambda node: nodes[node]) for aspect, nodes in sizes.items()}


def _chapter(
    paper: Paper, path: tuple[int, ...], blocks: frozenset[str], closings: frozenset[str]
) -> Section | None:
    """Return the widest section around a path that holds nothing but the plan and closings."""
    node: tree.Node = paper
    for index in path:
        node = node.sections[index]
        assert isinstance(node, Section), "below a paper there are sections only"
        if _wholly(node, blocks | closings):
            return node
    return None


def _wholly(section: Section, blocks: frozenset[str]) -> bool:
    """Tell whether every paragraph of a section and all below it belongs to the plan."""
    ids = [block.id for block in _blocks(section) if isinstance(block, Paragraph)]
    return bool(ids) and all(one in blocks for one in ids)


def _blocks(section: Section) -> list[Block]:
    return [*section.blocks, *(block for child in section.sections for block in _blocks(child))]


def _sections(sections: tuple[Section, ...], plan: Plan) -> tuple[Section, ...]:
    trimmed = (_section(section, plan) for section in sections)
    return tuple(section for section in trimmed if section is not None)


def _section(section: Section, plan: Plan) -> Section | None:
    if section.id == plan.chapter:
        kept = (block for block in _blocks(section) if block.id in plan.closings)
        blocks = (Paragraph(plan.begins.block), *kept)
        return replace(section, run_in=False, blocks=blocks, sections=())
    if _wholly(section, plan.blocks):
        return None
    blocks = _rest(section.blocks, plan)
    run_in = section.run_in and blocks[:1] == section.blocks[:1]
    return replace(
        section, run_in=run_in, blocks=blocks, sections=_sections(section.sections, plan)
    )


def _rest(blocks: tuple[Block, ...], plan: Plan) -> tuple[Block, ...]:
    """Keep what is no plan, and an empty paragraph where it began."""
    kept = (
        Paragraph(block.id) if block.id == plan.begins.block else block
        for block in blocks
        if block.id not in plan.blocks or block.id == plan.begins.block
    )
    return tuple(kept)
