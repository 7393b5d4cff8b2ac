"""Set phrases whose day is over, or that leave out what came since."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from fzdraft.language.width import widen
from fzdraft.report.formulas import (
    Formula,
    FormulaSpan,
    formulas,
    newer_plenums,
    not_yet,
    stale,
    standing,
)
from fzdraft.rollover.dating import sentence_at
from fzdraft.rollover.proposals import Context, Proposal, doubt, keep

# Terms (市场主体) are never asked about: 待核 shows them, and either is understood.
HARM_LINE, HARM_PHRASE, HARM_TERM = 75, 55, 0
_TITLE = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_JOINED = re.compile(r"(?:全会|届|历次|精神)*[、和及与，]*(?:党的)?(?:全会)?")
_ENUMERATED = ("congress", "plenum")
_CONGRESS = re.compile("党的(.+)大")


def phrase_proposals(text: str, opening: bool, context: Context) -> Iterator[Proposal]:
    """Decide about every phrase of a text that is stale in the new year, or not born yet.

    In the `opening` of a report an enumeration that lacks the last plenum counts as well.
    """
    spans = formulas(text, context.words.formulas)
    for run in _lines(text, spans, context):
        proposal = _line(text, run, opening, context)
        if proposal is not None:
            yield proposal
    for span in spans:
        formula = context.words.formulas.formulas[span.key]
        if formula.kind not in _ENUMERATED and not _named(text, span, formula):
            yield from _phrase(text, span, formula, context)


def _phrase(text: str, span: FormulaSpan, formula: Formula, context: Context) -> Iterator[Proposal]:
    stand = standing(formula, context.new, context.day)
    if stand not in ("stale", "not_yet"):
        return
    reason = widen(formula.hint) or f"到{context.new}年已经不这样提"
    new = _successor(text, span, formula, context) if stand == "stale" else None
    if new is None and not formula.certain and stand == "stale":
        yield keep("formula", span.start, span.end, reason)
        return
    yield doubt(
        "formula",
        span.start,
        span.end,
        reason if stand == "stale" else "这个提法那时还没有",
        harm=HARM_TERM if formula.kind == "term" else HARM_PHRASE,
        new=new,
        same=f"formula:{span.key}:{span.text}:{new}",
    )


def _successor(text: str, span: FormulaSpan, formula: Formula, context: Context) -> str | None:
    """Return what takes the phrase's place, if it may stand there and does not do so yet."""
    if not formula.replace or span.text != (formula.words or (span.text,))[0]:
        return None
    start, end = sentence_at(text, span.start)
    known = formula.replace in text[start:end]
    return formula.replace if not known and _may_stand(formula.replace, context) else None


def _may_stand(words: str, context: Context) -> bool:
    table = context.words.formulas
    used = (table.formulas[span.key] for span in formulas(words, table))
    return not any(not_yet(f, context.day) or stale(f, context.new) for f in used)


def _named(text: str, span: FormulaSpan, formula: Formula) -> bool:
    """Tell a phrase that is only part of the title of a document (《关于…“七五”普法…的通知》)."""
    for match in _TITLE.finditer(text):
        if match.start() < span.start and span.end < match.end():
            return not formula.pattern or formula.kind == "term"
    return False


def _lines(
    text: str, spans: list[FormulaSpan], context: Context
) -> Iterator[tuple[FormulaSpan, ...]]:
    """Yield the enumerations of congresses and plenums: 党的十九大、十九届四中、五中全会."""
    run: list[FormulaSpan] = []
    for span in spans:
        formula = context.words.formulas.formulas[span.key]
        if formula.kind not in _ENUMERATED or _named(text, span, formula):
            continue
        if run and not _JOINED.fullmatch(text, run[-1].end, span.start):
            yield tuple(run)
            run = []
        run.append(span)
    if run:
        yield tuple(run)


def _line(
    text: str, run: tuple[FormulaSpan, ...], opening: bool, context: Context
) -> Proposal | None:
    """Decide about one enumeration: over in whole or part, or (in the opening) not complete."""
    table = context.words.formulas.formulas
    over = [span for span in run if stale(table[span.key], context.new)]
    early = [span for span in run if not_yet(table[span.key], context.day)]
    latest = latest_line(context)
    start, end = run[0].start, run[-1].end
    end += 2 if text.startswith("全会", end) else 0
    if early:
        reason, new = "列举里有那时还没有的，请核对", None
    elif over:
        reason, new = "上一届的提法，今年要换成新的", latest
    elif newer_plenums(text[start:end], context.words.formulas, context.day):
        reason, new = "列举里没有最近的全会", latest
    elif opening and latest != text[start:end] and _alone(run, text[end:], context):
        reason, new = "开头没有写最近的全会", latest
    else:
        return None
    same = f"formula:{text[start:end]}"
    return doubt("formula", start, end, reason, harm=HARM_LINE, new=new, same=same)


def _alone(run: tuple[FormulaSpan, ...], behind: str, context: Context) -> bool:
    """Tell a congress named by itself (党的二十大精神), without any of its plenums."""
    kinds = {context.words.formulas.formulas[span.key].kind for span in run}
    return kinds == {"congress"} and behind.startswith(("精神", "、", "和", "及"))


def latest_line(context: Context) -> str | None:
    """Return how a report of that day names the last congress and its plenums after the first.

    None where the list of phrases was not verified up to the day.
    """
    known = [f for f in context.words.formulas.formulas.values() if f.kind in _ENUMERATED]
    if any(formula.verified < context.day for formula in known):
        return None
    born = [f for f in known if f.words and not not_yet(f, context.day)]
    congresses = [f for f in born if f.kind == "congress" and _CONGRESS.fullmatch(f.words[0])]
    if not congresses:
        return None
    congress = max(congresses, key=lambda f: f.since or datetime.date.min).words[0]
    plenums = _plenums(congress, [word for f in born for word in f.words])
    return f"{congress}和{plenums}" if plenums else congress


def _plenums(congress: str, words: list[str]) -> str:
    """Return 二十届二中、三中全会: which of a congress's plenums after the first are among them."""
    match = _CONGRESS.fullmatch(congress)
    assert match is not None, "only congresses come here"
    met = [f"{match[1]}届{count}中" for count in "二三四五六七"]
    met = [name for name in met if name in words]
    if not met:
        return ""
    return "、".join([met[0], *(name.partition("届")[2] for name in met[1:])]) + "全会"
