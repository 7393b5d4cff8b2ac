"""One text rewritten: the chosen options carried out from right to left, each mark on its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from fzdraft.document.decisions import Decision
from fzdraft.document.marks import Mark, Text, splice, with_mark
from fzdraft.document.place import Place
from fzdraft.language.sentences import sentences


class _Effect(Struct, frozen=True):
    """What becomes of [start, end): other words (None: the same), and a 待核 of that id."""

    start: int
    end: int
    new: str | None
    verify: str = ""


def key_of(place: Place) -> str:
    """Return a short name of a place, the same in every run: it begins the ids of its marks."""
    if place.part == "paragraph":
        return place.block
    if place.part == "cell":
        return f"{place.block}.{place.row}.{place.column}"
    return f"{place.node}.{place.part}"


def carried_marks(plain: str, key: str) -> list[Mark]:
    """Return a mark 去年原话 for every sentence, its words of last year as payload."""
    return [
        Mark(f"{key}:c{start}", "carried", start, end, plain[start:end])
        for start, end in sentences(plain)
    ]


def rewritten(plain: str, marks: Iterable[Mark], decided: Iterable[Decision]) -> Text:
    """Return last year's words as the draft has them; `marks` lie on the words of last year."""
    text = Text(plain)
    for mark in marks:
        text = with_mark(text, mark)
    for effect in reversed(_effects(list(decided))):
        text = _carry_out(text, effect)
    return text


def reworded(text: Text, decision: Decision, start: int, end: int) -> Text:
    """Carry out a decision's choice on its words, which stand at [start, end) now."""
    verify = decision.id if decision.choice.verify else ""
    return _carry_out(text, _Effect(start, end, decision.choice.new, verify))


def _carry_out(text: Text, effect: _Effect) -> Text:
    end = effect.end
    if effect.new is not None:
        text = splice(text, effect.start, effect.end, effect.new)
        end = effect.start + len(effect.new)
    return (
        with_mark(text, Mark(effect.verify, "verify", effect.start, end)) if effect.verify else text
    )


def _effects(decided: list[Decision]) -> list[_Effect]:
    """Return what happens to the text, ordered, none overlapping: the rewording one wins."""
    dropped = {
        (d.sentence_start, d.sentence_start + len(d.sentence)) for d in decided if d.choice.drop
    }
    taken: list[_Effect] = [_Effect(start, end, "") for start, end in dropped]
    wanted = [_effect(d) for d in decided if d.choice.new is not None or d.choice.verify]
    for effect in sorted(wanted, key=lambda e: (e.new is None, e.start, -e.end)):
        if not any(one.start < effect.end and effect.start < one.end for one in taken):
            taken.append(effect)
    return sorted(taken, key=lambda effect: effect.start)


def _effect(decision: Decision) -> _Effect:
    verify = decision.id if decision.choice.verify else ""
    return _Effect(decision.start, decision.end, decision.choice.new, verify)


def present_words(decision: Decision) -> Iterator[str]:
    """Yield the words that the present choice has put into the text; none where it dropped them."""
    if not decision.choice.drop:
        yield decision.old if decision.choice.new is None else decision.choice.new
