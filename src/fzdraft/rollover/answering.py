"""What was promised, and what became of it: the checklist beside this year's report."""

from __future__ import annotations

import itertools

from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.decisions import Answer, Promise
from fzdraft.document.edits import Batch, Edit, SetBlocks, SetField, apply
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Block, Draft, Paper, Paragraph, Section, Source, Table, walk
from fzdraft.document.outline import labels
from fzdraft.document.place import Place
from fzdraft.language.sentences import first_end
from fzdraft.report.aspects import aspect_of, passages
from fzdraft.report.intake import to_draft
from fzdraft.report.recognisers import Recognisers
from fzdraft.report.years import relatives, years
from fzdraft.rollover.planning import targets

ANSWERS: dict[Answer, str] = {
    "": "未定",
    "written": "已写进报告",
    "next_year": "列入明年",
    "dropped": "不再提",
}
"""Where a promise stands, as the table says it."""
_SHORTEST, _TWO_LINES = 6, 28


def answer_promise(draft: Draft, promise: Promise, answer: Answer, section: str = "") -> Edit:
    """Return the edit that answers a promise: 写进本节, 列入明年, 不提 ("" takes it back).

    Its words go as 去年原话 to the end of `section` (empty: its target) or of the new
    下年安排; where an earlier answer had put them and nobody changed them, they leave.
    Raises KeyError where the section is not in the draft.
    """
    target = section or promise.target
    edits: list[Edit] = []
    taken = _withdrawn(draft, promise)
    if taken is not None:
        edits.append(taken)
        draft, _ = apply(draft, taken)
    place = {"written": Place(target, "paragraph"), "next_year": draft.plan}.get(answer)
    if place is not None and place.node:
        edits.append(_put(draft, promise, place))
    answered = replace(promise, answer=answer, target=target)
    promises = (answered if one.id == promise.id else one for one in draft.promises)
    return Batch((*edits, SetField("promises", tuple(promises))))


def checklist(draft: Draft, source: Source, origin: str, words: Recognisers) -> tuple[Promise, ...]:
    """Take a 提纲 or 工作要点 apart into items that a draft's sections should answer.

    `origin` names the list; the items join a draft by SetField("promises", …).
    """
    report = to_draft(source)[0].report
    answering = targets(passages(draft.report, words.aspects, draft.year), words.aspects)
    used = {promise.id for promise in draft.promises}
    ids = (name for count in itertools.count(1) if (name := f"k{count}") not in used)
    made = []
    for place, section, text, detail in _items(report):
        aspect = aspect_of(detail, (text,), words.aspects) or ""
        made.append(
            Promise(
                id=next(ids),
                text=text,
                detail=detail,
                origin=origin,
                section=section,
                place=place,
                aspect=aspect,
                target=answering.get(aspect, ""),
            )
        )
    return tuple(made)


def promise_table(draft: Draft) -> Paper:
    """Return 去年安排落实情况对照表: what was planned, where it is answered, how it stands."""
    head = ("序号", "安排", "落实情况", "进展")
    names = labels(draft)
    rows = [
        (str(count), _brief(promise.text), _where(draft, promise, names), ANSWERS[promise.answer])
        for count, promise in enumerate(draft.promises, 1)
    ]
    cells = tuple(tuple(Text(words) for words in row) for row in (head, *rows))
    year = draft.origin_year
    title = f"{draft.reporter.short_name}{year + 1 if year else ''}年工作安排落实情况对照表"
    return Paper("表", title=Text(title), preamble=(Table("t1", cells),))


def _where(draft: Draft, promise: Promise, names: dict[str, str]) -> str:
    """Say where the report answers: 二/（三）严格规范公正文明执法."""
    if promise.answer != "written" or promise.target not in names:
        return ""
    node = tree.find(draft, promise.target)
    heading = node.heading.plain if isinstance(node, Section) else ""
    return _brief(f"{names[promise.target]} {heading}".strip())


def _brief(text: str) -> str:
    """Return as many whole clauses as two lines of a column hold, so that a list fits a page."""
    if len(text) <= _TWO_LINES:
        return text
    ends = [i for i, char in enumerate(text[: _TWO_LINES + 1]) if char in "，；："]
    return text[: ends[-1]] if ends else text[: _TWO_LINES - 1] + "…"


def _put(draft: Draft, promise: Promise, place: Place) -> Edit:
    """Append the words of a promise to a node; the empty paragraph of the plan gives way."""
    words = _words_of(promise)
    marks = [Mark(f"{promise.id}:c", "carried", 0, len(words), words)]
    for start, end in _dated(words, draft, again=place == draft.plan):
        marks.append(Mark(f"{promise.id}:v{start}", "verify", start, end))
    marks.sort(key=lambda mark: (mark.start, mark.end, mark.kind))
    added = Paragraph(_block_id(promise), Text(words, tuple(marks)))
    blocks = tree.blocks_of(tree.find(draft, place.node))
    kept = (block for block in blocks if block.id != place.block or not _is_empty(block))
    return SetBlocks(place.node, (*kept, added))


def _dated(words: str, draft: Draft, *, again: bool) -> list[tuple[int, int]]:
    """Return the words that meant the coming year when it was planned: they are 待核 now.

    In a plan for the year after (`again`) that year's own number is over, in the report 明年 is.
    """
    if again:
        return [(y.start, y.end) for y in years(words, draft.year) if y.role in ("report", "date")]
    return [(one.start, one.end) for one in relatives(words) if one.meaning == "next_year"]


def _withdrawn(draft: Draft, promise: Promise) -> Edit | None:
    """Take the words of a promise out again, unless somebody has worked on them."""
    words = _words_of(promise)
    for node_id, node in _nodes(draft):
        blocks = tree.blocks_of(node)
        for block in blocks:
            if block.id == _block_id(promise) and _says(block, words):
                kept = tuple(one for one in blocks if one is not block)
                if draft.plan is not None and draft.plan.node == node_id and not kept:
                    kept = (Paragraph(draft.plan.block),)
                return SetBlocks(node_id, kept)
    return None


def _nodes(draft: Draft) -> list[tuple[str, tree.Node]]:
    sections = [(section.id, section) for _, section in walk(draft.report.sections)]
    return [("report", draft.report), *sections]


def _block_id(promise: Promise) -> str:
    return f"{promise.id}p"


def _words_of(promise: Promise) -> str:
    """Return the words of a promise as one paragraph."""
    return (promise.detail or promise.text).replace("\n", "")


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.text.plain


def _says(block: Block, words: str) -> bool:
    return isinstance(block, Paragraph) and block.text.plain == words


def _items(paper: Paper) -> list[tuple[Place, str, str, str]]:
    """Return place, label, short text and all words of every item of a list."""
    names = labels(Draft(paper))
    found = _paragraphs("report", paper, names["report"])
    for _, section in walk(paper.sections):
        found += _items_of(section, names[section.id])
    return found


def _items_of(section: Section, label: str) -> list[tuple[Place, str, str, str]]:
    """Return a section without children as one item, else each of its own paragraphs."""
    heading = section.heading.plain
    if section.sections or not heading:
        return _paragraphs(section.id, section, label)
    words = "".join(b.text.plain for b in section.blocks if isinstance(b, Paragraph))
    return [(Place(section.id, "heading"), label, heading, words or heading)]


def _paragraphs(node_id: str, node: tree.Node, label: str) -> list[tuple[Place, str, str, str]]:
    return [
        (Place(node_id, "paragraph", block.id), label, _short(text), text)
        for block in tree.blocks_of(node)
        if isinstance(block, Paragraph) and len(text := block.text.plain) > _SHORTEST
    ]


def _short(text: str) -> str:
    """Return the first sentence without its mark."""
    end = first_end(text)
    return text if end < 0 else text[:end]
