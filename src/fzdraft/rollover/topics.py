"""Which section of a template each section of last year's report is: what 本节应写 goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document.model import Draft, Section, walk
from fzdraft.document.pieces import likeness
from fzdraft.document.places import texts
from fzdraft.report.aspects import Aspect, AspectWords, Content, Passage, aspect_of

_SAME_HEADING, _MOSTLY = 0.6, 0.5
_LEVEL, _SEVERAL = 0.3, 4
_FEW = 3
"""Sections that answer to a template's; a document with fewer is no such report."""
_TOO_MANY = 500
"""Sections of a document that follows no template: nobody looks for one in it."""
_SUBJECT = re.compile("法治|依法行政|依法治[国省市州县区旗镇乡校企]|述法")
_FIRST_WORDS, _RARELY = 4, 1000


class Topic(Struct, frozen=True):
    """A section of a template: id, level, heading, what it is about and what it is for."""

    id: str
    level: int
    heading: str
    aspects: tuple[Aspect, ...] = ()
    contents: tuple[Content, ...] = ()


class Topics(Struct, frozen=True):
    """The sections of one template."""

    template: str = ""
    topics: tuple[Topic, ...] = ()


NO_TOPICS = Topics()


class _Told(Struct, frozen=True):
    """A section with its level and the passages in it and below it."""

    section: Section
    level: int
    passages: tuple[Passage, ...]


def with_topics(
    draft: Draft, topics: Topics, found: Iterable[Passage], words: AspectWords
) -> Draft:
    """Name for every section the template's that it answers to; each serves one section only.

    `found` are the classified passages of last year's report. A section with a topic of its
    own (of an earlier draft) keeps it, and so does the draft its template. A document about
    another matter than 法治 follows none.
    """
    sections = [(path, section) for path, section in walk(draft.report.sections)]
    if draft.template or not topics.template or len(sections) > _TOO_MANY:
        return draft
    if not _is_about_law(draft):
        return draft
    passages = tuple(found)
    told = [
        _Told(section, len(path), tuple(p for p in passages if p.path[: len(path)] == path))
        for path, section in sections
    ]
    named = _pairs(told, topics.topics, words)
    if len(named) < _FEW:
        return draft
    report = replace(draft.report, sections=_named(draft.report.sections, named))
    return replace(draft, report=report, template=topics.template)


def _is_about_law(draft: Draft) -> bool:
    """Tell by its title and first words, without a title by all, what a report is about."""
    said = [(place, text.plain) for place, text in texts(draft)]
    if draft.report.title.plain:
        opening = [words for place, words in said if place.node == "report"]
        return any(_SUBJECT.search(words) for words in opening[:_FIRST_WORDS])
    whole = "\n".join(words for _, words in said)
    return len(_SUBJECT.findall(whole)) * _RARELY >= len(whole)


def _pairs(told: list[_Told], topics: tuple[Topic, ...], words: AspectWords) -> dict[str, str]:
    """Give each topic the section that answers to it best, the surest pair first."""
    scored = [(_score(one, topic, words), one, topic) for one in told for topic in topics]
    found: dict[str, str] = {}
    for score, one, topic in sorted(scored, key=lambda row: -row[0]):
        if score and one.section.id not in found and topic.id not in found.values():
            found[one.section.id] = topic.id
    return found


def _score(one: _Told, topic: Topic, words: AspectWords) -> float:
    """Rate how surely a section is that of a template; 0.0 when nothing speaks for it."""
    heading = likeness(one.section.heading.plain, topic.heading)
    near = _LEVEL * (one.level == topic.level)
    own = aspect_of("", (topic.heading,), words)
    aspects = topic.aspects or ((own,) if own else ())
    content = _share(p.text for p in one.passages if p.content in topic.contents) / _all(one)
    if not aspects or topic.contents != ("achievements",):
        several = len({p.aspect for p in one.passages if p.aspect}) >= _SEVERAL
        whole = topic.contents != ("achievements",) or (bool(one.section.sections) and several)
        fits = whole and content >= _MOSTLY
        return heading + 1.5 * content + near if fits or heading >= _SAME_HEADING else 0.0
    about = _share(p.text for p in one.passages if p.aspect in aspects) / _all(one)
    named = aspect_of("", (one.section.heading.plain,), words) in aspects
    if content < _MOSTLY or not (named or about >= _MOSTLY or heading >= _SAME_HEADING):
        return 0.0
    return heading + 1.5 * about + named + near


def _share(texts: Iterable[str]) -> int:
    return sum(map(len, texts))


def _all(one: _Told) -> int:
    return max(_share(p.text for p in one.passages), 1)


def _named(sections: tuple[Section, ...], names: dict[str, str]) -> tuple[Section, ...]:
    return tuple(
        replace(
            section,
            topic=names.get(section.id, section.topic),
            sections=_named(section.sections, names),
        )
        for section in sections
    )
