"""Which section of a draft a department's paragraph is about.

Three things speak: what the paragraph is for (成效, 不足, 安排), the words of the ten
aspects, and the words it shares with a section that few other sections have.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from fzdraft.document.collected import HEADINGS
from fzdraft.document.marks import Text
from fzdraft.document.matching import words_of
from fzdraft.document.material import Address, Excerpt, Material
from fzdraft.document.model import Draft, Paper, Paragraph, Section
from fzdraft.report.aspects import AspectWords, Content, passages

LEAST = 0.12
"""What a paragraph must score with its best section (0 to about 3), else it has none."""
_ASPECT, _PURPOSE, _HEADING = 1.0, 1.0, 3
_HAN = re.compile("[\u4e00-\u9fff]+")
_NEAR = {
    "rules": "decisions",
    "decisions": "rules",
    "digital": "functions",
    "emergencies": "disputes",
    "legal_society": "leadership",
}
"""Where a report writes what it has no section of its own for."""
_NEAR_SHARE = 0.3
_Weights = Mapping[str, float]


class _Profile(Struct, frozen=True):
    """What is known of a section: pairs of characters, words of aspects, purposes."""

    id: str
    pairs: _Weights
    aspects: _Weights
    purposes: frozenset[Content]


class Sorter(Struct, frozen=True):
    """The sections of one draft, ready to be compared with any number of paragraphs."""

    profiles: tuple[_Profile, ...]
    rarity: _Weights
    words: AspectWords
    year: int | None


def sorter(draft: Draft, words: AspectWords) -> Sorter:
    """Read the sections of a draft's report once: headings, texts, what they are for."""
    purposes: dict[str, set[Content]] = {}
    for passage in passages(draft.report, words, draft.year):
        purposes.setdefault(passage.node, set()).add(passage.content)
    if draft.plan is not None:
        purposes.setdefault(draft.plan.node, set()).add("next_year")
    found = list(_sections(draft.report.sections, ()))
    counts = [_pairs(f"{text} {' '.join(above)}") for _, above, text in found]
    rarity = _rarity(counts)
    profiles = tuple(
        _Profile(
            section.id,
            _weighed(_sum(own, _pairs(" ".join(above[-2:])), _HEADING), rarity),
            _unit(_aspects(text, above, words)),
            frozenset(purposes.get(section.id) or _named(above, words)),
        )
        for (section, above, text), own in zip(found, counts, strict=True)
    )
    return Sorter(profiles, rarity, words, draft.year)


def sort_out(materials: Iterable[Material], known: Sorter) -> dict[Address, str]:
    """Return the section of every excerpt: by hand where somebody said so, else by its words.

    An excerpt that is about none of the sections is left out.
    """
    places: dict[Address, str] = {}
    sections = {profile.id for profile in known.profiles}
    for material in materials:
        purposes = _purposes(material.excerpts, known)
        for index, excerpt in enumerate(material.excerpts):
            by_hand = excerpt.section if excerpt.section in sections else ""
            place = by_hand or best_section(excerpt, purposes[index], known)
            if place:
                places[material.id, index] = place
    return places


def best_section(excerpt: Excerpt, purpose: Content, known: Sorter) -> str:
    """Return the section that an excerpt of this purpose fits best, nothing below LEAST."""
    above = tuple(excerpt.heading.split(HEADINGS)) if excerpt.heading else ()
    pairs = _weighed(_sum(_pairs(excerpt.text), _pairs(" ".join(above[-1:])), 1), known.rarity)
    aspects = _unit(_spread(_aspects(excerpt.text, above, known.words)))
    scores = {
        profile.id: _dot(pairs, profile.pairs)
        + _ASPECT * _dot(aspects, profile.aspects)
        + _PURPOSE * _fits(purpose, profile.purposes)
        for profile in known.profiles
    }
    best = max(scores, key=lambda name: scores[name], default="")
    return best if best and scores[best] >= LEAST else ""


def _purposes(excerpts: Sequence[Excerpt], known: Sorter) -> list[Content]:
    """Return what each excerpt is for, read as the paper that they make together."""
    sections = []
    for count, (heading, group) in enumerate(groupby(excerpts, lambda one: one.heading)):
        blocks = tuple(Paragraph(f"{count}.{n}", Text(one.text)) for n, one in enumerate(group))
        sections.append(Section(str(count), Text(heading), blocks=blocks))
    read = passages(Paper(sections=tuple(sections)), known.words, known.year)
    return [passage.content for passage in read]


def _fits(purpose: Content, purposes: frozenset[Content]) -> float:
    """Rate a section by its purpose: 0 where it serves it, less where it serves another."""
    if purpose in purposes:
        return 1.0 if purpose != "achievements" else 0.0
    return -1.0 if purposes else -0.3


def _sections(
    sections: tuple[Section, ...], above: tuple[str, ...]
) -> Iterator[tuple[Section, tuple[str, ...], str]]:
    """Yield the sections that hold text or could: those with blocks, and the lowest."""
    for section in sections:
        here = (*above, section.heading.plain)
        if section.blocks or not section.sections:
            yield section, here, "\n".join(map(words_of, section.blocks))
        yield from _sections(section.sections, here)


def _named(above: tuple[str, ...], words: AspectWords) -> Iterator[Content]:
    for content, pattern in words.headings.items():
        if any(pattern.search(heading) for heading in above):
            yield content


def _aspects(text: str, above: Iterable[str], words: AspectWords) -> Counter[str]:
    heading = " ".join(above)
    return Counter(
        {
            key: len(pattern.findall(text)) + _HEADING * len(pattern.findall(heading))
            for key, pattern in words.aspects.items()
        }
    )


def _spread(aspects: Counter[str]) -> _Weights:
    """Let a little of each aspect count for the one that reports treat with it."""
    spread: dict[str, float] = dict(aspects)
    for key, near in _NEAR.items():
        spread[near] = spread.get(near, 0) + _NEAR_SHARE * aspects[key]
    return spread


def _pairs(text: str) -> Counter[str]:
    """Count the pairs of neighbouring characters of Chinese words."""
    return Counter(a + b for run in _HAN.findall(text) for a, b in pairwise(run))


def _sum(one: Counter[str], other: Counter[str], times: int) -> Counter[str]:
    total = Counter(one)
    for key, count in other.items():
        total[key] += times * count
    return total


def _rarity(counts: list[Counter[str]]) -> _Weights:
    """Weigh pairs that few sections have; those of every section count nothing."""
    spread = Counter(pair for one in counts for pair in one)
    return {pair: math.log(len(counts) / number) for pair, number in spread.items()}


def _weighed(counts: Counter[str], rarity: _Weights) -> _Weights:
    known = {
        pair: (1 + math.log(count)) * rarity[pair]
        for pair, count in counts.items()
        if pair in rarity
    }
    return _unit(known)


def _unit(weights: _Weights) -> _Weights:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {key: weight / length for key, weight in weights.items() if weight} if length else {}


def _dot(one: _Weights, other: _Weights) -> float:
    return sum(weight * other.get(key, 0.0) for key, weight in one.items())
