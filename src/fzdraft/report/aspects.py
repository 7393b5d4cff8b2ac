"""What each paragraph of a report is for: its mandatory content and its aspect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct

from fzdraft.document.model import Paper, Paragraph, Section

Content = Literal["achievements", "shortcomings", "first_responsible", "next_year", "other"]
Aspect = Literal[
    "leadership", "functions", "rules", "decisions", "enforcement", "emergencies", "disputes",
    "oversight", "digital", "legal_society",
]  # fmt: skip

_HEADING_WEIGHT = 3
_STRONG = 4.0
_WITHOUT_ASPECT = ("shortcomings", "other")
_DONE = re.compile("[了过](?![解程去滤渡])|共[^同]|累计|全年|先后|已[经完全于上]|今年以来|截至")
_WILL = "(?:将|要|继续|重点(?:做好|抓好|推进|工作安排)|着力|拟|抓好)"
_OPENS = re.compile("现将[^。]{0,100}如下")
_AHEAD = re.compile("进一步|继续|持续|深入")
_COUNTED = re.compile("[0-9]余?[件宗次场人名份条家]")
_CLAUSE_END = re.compile("[，,。；;：:！？]")


class AspectWords(Struct, frozen=True, eq=False):
    """The lists of resources/aspects.toml, compiled; equal to itself only.

    `headed` are words that tell an aspect in a heading only (制度体系日趋完善).
    """

    aspects: dict[Aspect, re.Pattern[str]]
    headed: dict[Aspect, re.Pattern[str]]
    headings: dict[Content, re.Pattern[str]]
    shortcoming: re.Pattern[str]
    plan: re.Pattern[str]
    first: re.Pattern[str]
    begins: str


class Passage(Struct, frozen=True):
    """A paragraph with what it is for (`content`) and what it is about (`aspect`).

    `aspect` is None where no words tell; `touches_first` says whether it touches the duties
    of the first responsible. `node` is the id of its section ("" before the first), `path`
    the section's indices.
    """

    node: str
    path: tuple[int, ...]
    block: str
    text: str
    content: Content
    aspect: Aspect | None
    touches_first: bool


def aspect_words(lists: Mapping[str, Any]) -> AspectWords:
    """Compile resources/aspects.toml."""
    content = lists["content"]
    return AspectWords(
        aspects={key: _any(value["words"]) for key, value in lists["aspect"].items()},
        headed={key: _any(value["heading"]) for key, value in lists["aspect"].items()},
        headings={key: _any(value["heading"]) for key, value in content.items()},
        shortcoming=_any(content["shortcomings"]["cue"]),
        plan=_any(content["next_year"]["cue"]),
        first=_any(content["first_responsible"]["cue"]),
        begins=_any(content["next_year"]["begins"]).pattern,
    )


def passages(paper: Paper, words: AspectWords, year: int | None) -> list[Passage]:
    """Classify every paragraph of a report about `year`, in reading order.

    Headings are evidence beside the text, never proof: a plan inside 问题 is found by its own
    words, and goes on until a heading of level 1 says something else.
    """
    found: list[Passage] = []
    planned: tuple[int, ...] | None = None
    for path, headings, node, block in _paragraphs(paper):
        text = block.text.plain
        if planned is not None and path != planned and _ends(planned, text, path, headings, words):
            planned = None
        content = _content(text, headings, path, words, year)
        if planned is not None:
            lacking = _shortcoming_score(text, words) >= _STRONG and path == planned
            content = "shortcomings" if lacking else "next_year"
        elif content == "next_year":
            planned = path
        aspect = None if content in _WITHOUT_ASPECT else aspect_of(text, headings, words)
        touches = words.first.search(text) is not None
        found.append(Passage(node, path, block.id, text, content, aspect, touches))
    return found


def plan_begins(found: list[Passage]) -> Passage | None:
    """Return where 下年安排 begins, with or without a heading; None when it is missing."""
    return next((passage for passage in found if passage.content == "next_year"), None)


def _paragraphs(
    paper: Paper,
) -> Iterator[tuple[tuple[int, ...], tuple[str, ...], str, Paragraph]]:
    """Yield every paragraph with the path, headings and id of its section."""
    for block in paper.preamble:
        if isinstance(block, Paragraph):
            yield (), (), "", block
    yield from _of_sections(paper.sections, (), ())


def _of_sections(
    sections: tuple[Section, ...], path: tuple[int, ...], headings: tuple[str, ...]
) -> Iterator[tuple[tuple[int, ...], tuple[str, ...], str, Paragraph]]:
    for index, section in enumerate(sections):
        here = (*path, index), (*headings, section.heading.plain)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield *here, section.id, block
        yield from _of_sections(section.sections, *here)


@lru_cache(maxsize=1024)
def _content(
    text: str,
    headings: tuple[str, ...],
    path: tuple[int, ...],
    words: AspectWords,
    year: int | None,
) -> Content:
    """Weigh a paragraph's own words with the headings above it."""
    if not path:
        return "next_year" if _plan_score(text, words, year) >= _STRONG else "other"
    scores: dict[Content, float] = {
        "achievements": 2.0,
        "shortcomings": _shortcoming_score(text, words),
        "first_responsible": _first_score(text, words),
        "next_year": _plan_score(text, words, year),
    }
    for content in scores:
        scores[content] += _heading_score(content, headings, words, year)
    return max(scores, key=lambda content: scores[content])


def _heading_score(
    content: Content, headings: tuple[str, ...], words: AspectWords, year: int | None
) -> float:
    """Give 3 to what a heading names (情况 names nothing beside 不足), 2 to a coming year."""
    others = [name for name in words.headings if name != "achievements"]
    if content == "achievements" and any(_named(name, headings, words) for name in others):
        return 0.0
    named = _named(content, headings, words)
    coming = year is not None and any(str(year + 1) in heading for heading in headings[:1])
    return (3.0 if named else 0.0) + (2.0 if content == "next_year" and coming else 0.0)


def _named(content: Content, headings: tuple[str, ...], words: AspectWords) -> bool:
    return any(words.headings[content].search(heading) for heading in headings)


def _plan_score(text: str, words: AspectWords, year: int | None) -> float:
    """Score how much a paragraph speaks of what will be done; a plan announces itself."""
    announced = _announces(text[:160], words, year)
    clauses = max(1, len(_CLAUSE_END.findall(text)))
    density = len(words.plan.findall(text)) / clauses
    done = len(_DONE.findall(text)) + len(_COUNTED.findall(text))
    return (8.0 if announced else 0.0) + (min(1.9, 3 * density) if not done else 0.0)


def _announces(beginning: str, words: AspectWords, year: int | None) -> bool:
    """Whether a paragraph begins as a plan does: 下一步，我镇将 …; 2024年，我区将 ….

    现将2023年工作和2024年计划汇报如下 is the opening of a report.
    """
    if _OPENS.search(beginning):
        return False
    coming = f"{year + 1}年|" if year is not None else ""
    opening = rf"(?:^|[。！\s])(?:[^。，,]{{0,16}}[，,])?[^。，,]{{0,3}}(?:{coming}{words.begins})"
    if re.search(rf"{opening}[^。]{{0,60}}?{_WILL}", beginning):
        return True
    return (
        bool(coming)
        and re.search(rf"^[^。]{{0,40}}将[^。]{{0,60}}{coming[:-1]}", beginning) is not None
    )


def _shortcoming_score(text: str, words: AspectWords) -> float:
    """Score how much a paragraph speaks of what is wanting."""
    clauses = max(1, len(_CLAUSE_END.findall(text)))
    cues = len(words.shortcoming.findall(text))
    return min(6.0, 12 * cues / clauses) if cues > 1 or clauses < 6 else 0.0


def _first_score(text: str, words: AspectWords) -> float:
    """Score how much a paragraph speaks of the duties of the first responsible."""
    return 0.5 * len(set(words.first.findall(text)))


def _ends(
    planned: tuple[int, ...],
    text: str,
    path: tuple[int, ...],
    headings: tuple[str, ...],
    words: AspectWords,
) -> bool:
    """Whether a plan that began at `planned` is over where another section begins.

    It goes on under headings that name a plan or look ahead (进一步 …), and in its own
    chapter until things are done and counted again (each section had its 下一步).
    """
    if path[:1] != planned[:1]:
        others: tuple[Content, ...] = ("shortcomings", "first_responsible", "achievements")
        elsewhere = any(words.headings[content].search(headings[0]) for content in others)
        ahead = _AHEAD.match(headings[0]) or words.headings["next_year"].search(headings[0])
        return elsewhere or not ahead
    done = _DONE.search(text) is not None and _COUNTED.search(text) is not None
    return done and not _named("next_year", headings, words)


@lru_cache(maxsize=1024)
def aspect_of(text: str, headings: tuple[str, ...], words: AspectWords) -> Aspect | None:
    """Return the aspect with most words, headings counting three times; None without any.

    Looser words that only headings may use decide where nothing else does.
    """
    above = " ".join(headings)
    scores = {
        key: len(pattern.findall(text)) + _HEADING_WEIGHT * len(pattern.findall(above))
        for key, pattern in words.aspects.items()
    }
    best = max(scores, key=lambda key: scores[key])
    return best if scores[best] else _headed(headings[-1:], words)


def is_named(headings: tuple[str, ...], words: AspectWords) -> bool:
    """Whether headings alone say what a paragraph is for or about."""
    others = (content for content in words.headings if content != "achievements")
    return any(_named(content, headings, words) for content in others) or (
        aspect_of("", headings[-1:], words) is not None
    )


def _headed(lowest: tuple[str, ...], words: AspectWords) -> Aspect | None:
    """Return the first aspect that the lowest heading names loosely, None for none."""
    found = (key for key, pattern in words.headed.items() if any(map(pattern.search, lowest)))
    return next(found, None)


def _any(words: str) -> re.Pattern[str]:
    ordered = sorted(words.split(), key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in ordered))
