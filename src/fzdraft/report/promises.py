"""Last year's 下年安排 taken apart into items, each of which this year's report should answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from fzdraft.document.model import Paper, walk
from fzdraft.language.numerals import parse_number
from fzdraft.language.sentences import sentences
from fzdraft.report.aspects import Aspect, AspectWords, Passage, aspect_of

_ITEM = re.compile(
    r"(?:^|(?<=[。；;：:\s]))\s*"
    r"(?:(?P<number>[一二三四五六七八九十]{1,2})(?P<is>是|要)?|其(?P<other>[一二三四五六]))"
    r"(?=[\u4e00-\u9fff“])"
)
_GENERAL = re.compile(
    "为指导|指导思想|围绕.{0,40}目标|主要(?:做好|抓好)|以下.{0,6}(?:工作|方面)|系统工程|年，?是.{2,40}(?:之年|一年|周年)"
)
_TRIM = "；;，,、 \u3000"
_SHORTEST, _SHORTEST_ITEM = 9, 4


class Promise(Struct, frozen=True):
    """One thing that was planned: a short text for a list, all its words, and where it stands.

    `text` is the heading of a planned section, else the item's first sentence; `detail` holds
    everything said about it. start and end are offsets in the paragraph `block`; `aspect`
    tells which section of this year's report should answer.
    """

    text: str
    detail: str
    node: str
    block: str
    start: int
    end: int
    aspect: Aspect | None


def promises(paper: Paper, found: list[Passage], words: AspectWords) -> list[Promise]:
    """Take the plan of a report apart: by 一是, by section, else by sentence.

    `found` are the passages of the whole paper.
    """
    headings = {section.id: section.heading.plain for _, section in walk(paper.sections)}
    plan = [passage for passage in found if passage.content == "next_year"]
    shared = {p.node for p in plan if any(_below(q.path, p.path) for q in plan)}
    shared |= {p.node for p in found if p.content != "next_year"}
    top = {passage.path for passage in plan if len(passage.path) == 1}
    made: list[Promise] = []
    for passage in plan:
        items = list(_items(passage.text))
        if items:
            made += [_promise(passage, span, words) for span in items]
        elif passage.node in shared or passage.path in top or not headings.get(passage.node):
            is_item = bool(passage.node) and not headings.get(passage.node)
            least = _SHORTEST_ITEM if is_item else _SHORTEST
            made += [_promise(passage, span, words) for span in _plain(passage.text, least)]
        else:
            made.append(_whole(passage, headings[passage.node]))
    return _merged(made)


def _below(path: tuple[int, ...], above: tuple[int, ...]) -> bool:
    return len(path) > len(above) and path[: len(above)] == above


def _items(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of 一是 …, 二是 …; a slip (三深化) counts where it goes on with the row."""
    starts: list[int] = []
    expected = 1
    for match in _ITEM.finditer(text):
        number = parse_number(match["number"] or match["other"]) or 0
        if match["is"] or match["other"] or (starts and number == expected):
            starts.append(match.start())
            expected = number + 1
    yield from zip(starts, [*starts[1:], len(text)], strict=True) if starts else ()


def _plain(text: str, least: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences that promise something of their own, not the general opening."""
    for start, end in sentences(text):
        if not _GENERAL.search(text[start:end]) and end - start >= least:
            yield start, end


def _promise(passage: Passage, span: tuple[int, int], words: AspectWords) -> Promise:
    detail = passage.text[slice(*span)].strip(_TRIM)
    start = passage.text.index(detail, span[0])
    first = next((detail[a:b] for a, b in sentences(detail)), detail)
    short = _ITEM.sub("", first, count=1).rstrip("。；;")
    aspect = aspect_of(detail, (), words)
    return Promise(short, detail, passage.node, passage.block, start, start + len(detail), aspect)


def _whole(passage: Passage, heading: str) -> Promise:
    """Take a paragraph of a planned section as the promise that the heading makes."""
    return Promise(
        heading, passage.text, passage.node, passage.block, 0, len(passage.text), passage.aspect
    )


def _merged(made: list[Promise]) -> list[Promise]:
    """Keep one promise for each section that is one, with the words of all its paragraphs."""
    kept: dict[tuple[str, str], Promise] = {}
    for promise in made:
        key = (promise.node, promise.text)
        before = kept.get(key)
        detail = f"{before.detail}\n{promise.detail}" if before else promise.detail
        first = before or promise
        kept[key] = Promise(
            first.text, detail, first.node, first.block, first.start, first.end, first.aspect
        )
    return list(kept.values())
