"""What to write next: sentences of the library for a caret, best first, ready to insert."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from fzdraft.corpus.adapting import Adapted, Target, adapt, is_clean, levelled
from fzdraft.corpus.brands import is_own, opened
from fzdraft.corpus.covering import choose, helps, probabilities
from fzdraft.corpus.finding import find
from fzdraft.corpus.keeping import LABEL
from fzdraft.corpus.likeness import ALIKE, likeness, pairs, skeleton
from fzdraft.corpus.ranking import Candidate, Manner, score, weights_at
from fzdraft.corpus.search import alike
from fzdraft.corpus.suggestion import Caret, Favourite, Kind, Purpose, Suggestion
from fzdraft.report.powers import Level, Power, lacking, speaks_of

_COUNTED = 40
"""Of so many near-equal sentences the documents are counted."""
_NOBODY = 0
"""The document of a 收藏."""
_ABOVE = re.compile("^.{2,}?(?:自治区|省|市|州|盟)(?=.{2,}[区县旗镇乡道市]$)")


def suggest(
    db: sqlite3.Connection,
    caret: Caret,
    aim: Target,
    manner: Manner,
    cut: Callable[[str], list[str]],
    most: int,
    favourites: Iterable[Favourite] = (),
) -> list[Suggestion]:
    """Return sentences of which one is probably wanted at a place, the likeliest first."""
    found = find(db, caret, aim, cut, manner, favourites)
    ready = [(one, said) for one in found if (said := _ready(one, aim, manner)) is not None]
    if not caret.asked:
        ready = list(_within(ready, aim, manner))
    bones = [skeleton(said.text, ()) for _, said in ready]
    bags = list(map(pairs, bones))
    weighed = weights_at(caret, manner)
    chances = probabilities([score(one.parts, weighed) for one, _ in ready], manner.heat)
    known = [pairs(skeleton(text, ())) for text in caret.said]

    def usable(number: int) -> bool:
        if any(likeness(bags[number], other) >= manner.repeats for other in known):
            return False
        if not is_clean(ready[number][1].text, aim):
            return False
        known.append(bags[number])
        return True

    chosen = choose(chances, helps([said.text for _, said in ready], bones), usable, most)
    shown = {name: weight + manner.order.get(name, 0.0) for name, weight in weighed.items()}
    worth = {number: score(ready[number][0].parts, shown) for number in chosen}
    offers = []
    for number in sorted(chosen, key=lambda number: -worth[number]):
        one, said = ready[number]
        near = {other.document for (other, _), bag in zip(ready, bags, strict=True)
                if likeness(bag, bags[number]) >= ALIKE}  # fmt: skip
        said = _opened(db, one, said, manner, cut)
        offers.append(_suggestion(one, said, manner, worth[number], _similar(db, one, near)))
    return offers


def _similar(db: sqlite3.Connection, one: Candidate, near: set[int]) -> int:
    """Count the other documents that say nearly the same: by the index, and those at hand."""
    found = {document for _, document in alike(db, one.sentence, _COUNTED)}
    return len((found | near) - {one.document, _NOBODY})


def _opened(
    db: sqlite3.Connection,
    one: Candidate,
    said: Adapted,
    manner: Manner,
    cut: Callable[[str], list[str]],
) -> Adapted:
    """Leave the places of quoted names open that are another region's own."""
    if one.favourite is not None or one.parts.get("own"):
        return said
    known = manner.fixed.quoted
    return opened(said, lambda name: name not in known and is_own(db, name, one.region, cut))


def _within(
    ready: Iterable[tuple[Candidate, Adapted]], aim: Target, manner: Manner
) -> Iterator[tuple[Candidate, Adapted]]:
    """Yield what speaks of no power that the draft's unit has not, unless a peer said it."""
    beyond: dict[Level, tuple[Power, ...]] = {}
    for one, said in ready:
        if one.level not in beyond:
            beyond[one.level] = lacking(manner.powers, one.level, aim.rank)
        if speaks_of(said.text, beyond[one.level]) is None:
            yield one, said


def _ready(one: Candidate, aim: Target, manner: Manner) -> Adapted | None:
    """Return a sentence with the draft's names, None where it cannot have them."""
    if not manner.shortest <= len(one.text) - one.start <= manner.longest:
        return None
    if any(slot.start < one.start < slot.end for slot in one.slots):
        return None
    slots = [
        replace(slot, start=slot.start - one.start, end=slot.end - one.start)
        for slot in one.slots
        if slot.start >= one.start
    ]
    ready = adapt(one.text[one.start :], slots, one.kind, one.year, aim)
    ready = levelled(ready, one.kind, one.region, aim) if ready else None
    return _with_lead(ready, one.lead) if ready and one.lead else ready


def _with_lead(ready: Adapted, lead: str) -> Adapted:
    """Put 二是 before a text."""
    more = len(lead)
    moved = (replace(b, start=b.start + more, end=b.end + more) for b in ready.blanks)
    return Adapted(lead + ready.text, tuple(moved))


def _suggestion(
    one: Candidate, ready: Adapted, manner: Manner, weight: float, similar: int
) -> Suggestion:
    kind, purpose = kind_of(one, manner)
    unique = similar < manner.common and one.favourite is None
    return Suggestion(
        text=ready.text,
        original=one.text,
        kind=kind,
        purpose=purpose,
        document=one.document,
        title=one.title,
        section=one.section,
        year=one.year,
        similar=similar,
        slots=ready.blanks,
        score=round(weight, 4),
        label=label(one, similar, unique),
        unique=unique,
        sentence=one.sentence,
        favourite=one.favourite,
        own=bool(one.parts.get("own")),
        parts=one.parts,
    )


def label(one: Candidate, similar: int, unique: bool) -> str:
    """Say how usual a sentence is, and of a unique one where it stands."""
    if one.favourite is not None:
        return LABEL
    if not unique:
        return f"通用句 · {similar} 篇近似"
    name = short_name(one.region) or one.unit or one.title
    return f"独有句 · 仅{name}{one.year or ''} · 照抄易雷同"


def short_name(region: str) -> str:
    """Return the last place of a region without what kind of place it is: 澄海, 静海."""
    last = _ABOVE.sub("", region)
    return (
        re.sub("(?<!开发|高新|示范|保税)[省市州盟县区旗镇乡]$", "", last) if len(last) > 2 else last
    )


def kind_of(one: Candidate, manner: Manner) -> tuple[Kind, Purpose]:
    """Say what a sentence is good for."""
    if any(word in one.text for word in manner.closing):
        return "closing", "closing"
    if not one.node:
        return "opening", "opening"
    if one.content == "shortcomings":
        return "phrase", "shortcoming"
    if one.content == "next_year":
        return "phrase", "plan"
    if any(slot.what == "number" and slot.detail for slot in one.slots):
        return "metric", "metric"
    return ("opening", "lead") if one.rank == 0 else ("phrase", "phrase")
