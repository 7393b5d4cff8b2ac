"""Completed acts and yearly counters of one text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzdraft.document.decisions import Option
from fzdraft.language.numerals import chinese_number
from fzdraft.report.deeds import Counter, Deed, counters, deeds
from fzdraft.report.formulas import formulas
from fzdraft.report.quantities import Quantity
from fzdraft.rollover.dating import SENTENCE
from fzdraft.rollover.proposals import (
    DROP,
    KEEP,
    VERIFY,
    Context,
    Proposal,
    doubt,
    keep,
)

HARM_COUNTER, HARM_SESSION = 50, 70
_BRACKETS = re.compile("[（(][^（）()]*[）)]")
# A congress meets every five years, and what is the eleventh of the country stays so.
_CONGRESS = re.compile("[\u4e00-\u9fff]{0,4}(?:党|工|人民|职工|会员|团员)?(?:代表大会|代会)")
_MEETING = re.compile("[^，。；、]{0,6}?(?:常务|常委|党组|党委|党工委|办公|全体)[^，。；、]{0,4}会")
_AMONG = re.compile("(?:全国|全省|全市|全区|全县|世界|全球|东北|西部|[省市州区县])的?$")


def once(text: str, numbers: list[Quantity], context: Context) -> list[Deed]:
    """Return the acts that happened one time; one that counts something is a yearly figure.

    What is counted in brackets is beside the act: 荣获示范市（全省共2个）.
    """
    beside = [match.span() for match in _BRACKETS.finditer(text)]
    counted = [n.start for n in numbers if not any(a < n.start < b for a, b in beside)]
    return [
        deed
        for deed in deeds(text, context.words.acts)
        if not any(deed.start <= start < deed.end for start in counted)
    ]


def event_proposals(text: str, acts: list[Deed], asked: list[Proposal]) -> Iterator[Proposal]:
    """List the acts without a year; those whose sentence is asked about already are left out."""
    known = {proposal.same for proposal in asked}
    for act in acts:
        sentence = text[act.sentence_start : act.sentence_end]
        if not any(same.startswith(f"{SENTENCE}{sentence}:") for same in known):
            options = (Option(KEEP), Option(VERIFY, verify=True), Option(DROP, drop=True))
            yield Proposal(
                kind="event",
                start=act.start,
                end=act.end,
                reason="去年办完的事，今年没有就删；先留成去年原话",
                options=options,
            )


def counter_proposals(text: str, context: Context) -> Iterator[Proposal]:
    """Decide about what is counted on every year; 第八个五年规划 is a set phrase, no count."""
    phrases = formulas(text, context.words.formulas)
    for counter in counters(text):
        if not any(f.start < counter.end and counter.start < f.end for f in phrases):
            yield _judged(text, counter, context)


def _judged(text: str, counter: Counter, context: Context) -> Proposal:
    start, end = counter.start, counter.end
    if counter.kind == "session" or _MEETING.match(text, end):
        reason = "会议的届次每年变，请写今年的"
        return doubt(
            "counter", start, end, reason, harm=HARM_SESSION, drop=True, same="counter:session"
        )
    if counter.kind == "ordinal" and counter.value <= 3:
        return keep("counter", start, end, "批次、届次照旧；今年若有新的再改")
    same = f"counter:{text[start:end]}"
    if counter.kind == "rank":
        reason = "去年的名次或比例，请写今年的"
        return doubt("counter", start, end, reason, harm=0, same=same)
    if counter.kind == "ordinal" and _CONGRESS.match(text, end):
        return keep("counter", start, end, "代表大会五年一届，照旧；换届了再改")
    new = _moved_on(text, counter, context)
    is_place = counter.kind == "ordinal" and _AMONG.search(text, 0, start)
    harm = HARM_COUNTER if new is not None and not is_place else 0
    reason = "像是每年要加的数" if new is not None else "去年连续的，请写今年的"
    return doubt("counter", start, end, reason, harm=harm, new=new, same=same)


def _moved_on(text: str, counter: Counter, context: Context) -> str | None:
    """Return the words of a counter one year on; None where it does not count years."""
    words = text[counter.start : counter.end]
    if counter.kind == "streak" and not words.rstrip("度").endswith("年"):
        return None
    digits = text[counter.number_start : counter.number_end]
    value = counter.value + context.step
    if not digits.isdecimal() and not 1 <= value <= 99:
        return None
    new = str(value) if digits.isdecimal() else chinese_number(value)
    return text[counter.start : counter.number_start] + new + text[counter.number_end : counter.end]
