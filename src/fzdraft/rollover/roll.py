"""Last year's document rolled over to a new year: one pure function, run again for every answer."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document.decisions import Decision, Promise
from fzdraft.document.edits import FIELDS, Batch, Edit, SetField
from fzdraft.document.ledger import rows_without
from fzdraft.document.marks import Mark
from fzdraft.document.model import Draft, Reporter, Section, Source
from fzdraft.document.outline import labels
from fzdraft.document.place import Place
from fzdraft.document.places import texts, write_texts
from fzdraft.errors import UserError
from fzdraft.report.aspects import AspectWords, Passage, passages
from fzdraft.report.intake import to_draft, unfilled
from fzdraft.report.ledger import text_rows
from fzdraft.report.ledger_history import inherited
from fzdraft.report.ledger_rows import Rows
from fzdraft.report.names import level_of, names_for
from fzdraft.report.recognisers import Recognisers
from fzdraft.rollover.columns import year_heads
from fzdraft.rollover.elements import element_decisions, with_elements
from fzdraft.rollover.left_over import note_decisions, with_notes
from fzdraft.rollover.naming import renames
from fzdraft.rollover.parting import with_plan_apart
from fzdraft.rollover.plan_items import ITEM, with_items, with_lines
from fzdraft.rollover.planning import (
    Plan,
    find_plan,
    promises_of,
    without_closings,
    without_plan,
)
from fzdraft.rollover.proposals import Context
from fzdraft.rollover.questions import answered, with_questions
from fzdraft.rollover.reading import (
    Reading,
    horizon_decisions,
    left_decisions,
    plan_decision,
    read,
)
from fzdraft.rollover.rewriting import carried_marks, key_of, rewritten
from fzdraft.rollover.topics import NO_TOPICS, Topics, with_topics
from fzdraft.rollover.unfilled import Spots, blanked, without_false_values

Answers = Mapping[str, int]


class Rolled(Struct, frozen=True):
    """The draft of the new year; its decisions and promises also lie in the draft itself."""

    draft: Draft
    decisions: tuple[Decision, ...]
    promises: tuple[Promise, ...]


class _Parted(Struct, frozen=True):
    """Last year's draft without its plan, what the plan promised, and the decision about it.

    `passages` are those of the whole, `place` is where the new plan is written.
    """

    draft: Draft
    decisions: tuple[Decision, ...] = ()
    promises: tuple[Promise, ...] = ()
    place: Place | None = None
    passages: tuple[Passage, ...] = ()


def roll(
    source: Source,
    year: int,
    reporter: Reporter | None,
    answers: Answers,
    words: Recognisers,
    today: datetime.date,
    topics: Topics = NO_TOPICS,
) -> Rolled:
    """Make the draft of a report about `year` out of an earlier document.

    `reporter` is another unit (None: the same), `answers` name an option by the id of a
    decision or by what equal ones share (`Decision.group`), `topics` are the sections of the
    template of such a reporter. Raises UserError where the
    document is about that year already or a later one.
    """
    base, _ = to_draft(source)
    base = replace(base, year=_old_year(source.year, year))
    context = _context(base, year, reporter, words, today)
    notes = answered(tuple(note_decisions(source.notes)), answers)
    parted = _part(base, context, answers)
    parted = replace(parted, draft=with_notes(parted.draft, notes))
    readings = _readings(parted, context)
    found = [decision for reading in readings for decision in reading.decisions]
    beside = [
        *element_decisions(base, reporter),
        *horizon_decisions(context),
        *notes,
    ]
    decisions = answered(with_questions([*parted.decisions, *found, *beside]), answers)
    kind = (reporter or base.reporter).kind
    ledger = text_rows(parted.draft, words.numbers, kind)
    spots = unfilled(source)
    ledger = without_false_values(ledger, spots, source.rows)
    rows = inherited(ledger.rows, source.rows, context.old)
    ledger = replace(ledger, rows=tuple(replace(row, last_bound=row.bound) for row in rows))
    draft = _written(parted.draft, readings, decisions, ledger, spots)
    draft = with_elements(draft, decisions)
    draft = replace(
        draft,
        reporter=reporter or base.reporter,
        year=year,
        origin_year=context.old,
        decisions=decisions,
        promises=parted.promises,
        plan=parted.place,
    )
    draft = with_topics(draft, topics, parted.passages, words.aspects)
    return Rolled(draft, decisions, parted.promises)


def as_edit(rolled: Rolled) -> Edit:
    """Return the edit that puts a roll-over in the place of a whole draft: one step, undoable."""
    draft = rolled.draft
    return Batch(tuple(SetField(name, getattr(draft, name)) for name in FIELDS))


def _old_year(found: int | None, year: int) -> int:
    """Return the year that the document is about; without one, the year before."""
    if found is None or found < year:
        return found or year - 1
    raise UserError(
        f"这份稿子写的是{found}年，不能拿来起草{year}年的。", f"请把年份写成{found + 1}。"
    )


def _context(
    base: Draft, year: int, reporter: Reporter | None, words: Recognisers, today: datetime.date
) -> Context:
    """Prepare the readings; a report is written by the end of February of the year after."""
    assert base.year is not None, "the year was settled before"
    last = datetime.date(year + 1, 2, 29 if calendar.isleap(year + 1) else 28)
    own = names_for(base.reporter, words.divisions, words.name_words)
    other = reporter is not None and reporter.unit != base.reporter.unit
    successors = renames(base.reporter, reporter, own) if reporter and other else {}
    levels = (level_of(base.reporter), level_of(reporter or base.reporter))
    title, day = base.report.title.plain, min(today, last)
    return Context(base.year, year, day, words, own, successors, levels, title)


def _part(base: Draft, context: Context, answers: Answers) -> _Parted:
    """Take last year's plan out, unless the answer says that it is none."""
    aspects = context.words.aspects
    base = with_items(base, aspects)
    apart, found = _told(with_plan_apart(base, aspects), aspects)
    plan = find_plan(apart, found, aspects)
    if plan is None:
        return _Parted(base, passages=tuple(found))
    names = labels(apart)
    promised = promises_of(apart, found, aspects, names)
    decision = plan_decision(plan, len(promised), names[plan.begins.node])
    if answered((decision,), answers)[0].chosen:
        return _Parted(base, (decision,), passages=tuple(found))
    draft, place = without_plan(apart, plan)
    left = _left(apart, plan, context, names)
    return _Parted(draft, (decision, *left), promised, place, tuple(found))


def _told(apart: Draft, words: AspectWords) -> tuple[Draft, list[Passage]]:
    """Classify the paragraphs; tables in the plan line by line, where all of them are its own."""
    lined = with_lines(apart, words)
    found = without_closings(passages(lined.report, words, apart.year))
    if all(one.content == "next_year" for one in found if ITEM in one.block):
        return lined, found
    return apart, without_closings(passages(apart.report, words, apart.year))


def _readings(parted: _Parted, context: Context) -> list[Reading]:
    """Read every text that stays in the draft."""
    told, names = texts(parted.draft), labels(parted.draft)
    lacking = {one.block for one in parted.passages if one.content == "shortcomings"}
    heads = year_heads(told, context.old)
    return [
        read(
            place,
            text.plain,
            context,
            names[place.node],
            lacking=place.block in lacking,
            heads_column=place in heads,
        )
        for place, text in told
    ]


def _left(base: Draft, plan: Plan, context: Context, names: dict[str, str]) -> list[Decision]:
    return [
        decision
        for place, text in texts(base)
        if place.block in plan.blocks
        for decision in left_decisions(place, text.plain, context, names[place.node])
    ]


def _written(
    draft: Draft,
    readings: list[Reading],
    decisions: tuple[Decision, ...],
    ledger: Rows,
    spots: Spots,
) -> Draft:
    """Rewrite every text, mark its numbers as mentions, and let sections know their origin."""
    by_place: dict[Place, list[Decision]] = {}
    for decision in decisions:
        if decision.end > decision.start:
            by_place.setdefault(decision.place, []).append(decision)
    changed = {}
    for reading in readings:
        key = key_of(reading.place)
        marks = carried_marks(reading.plain, key) if reading.is_carried else []
        for figure in reading.figures:
            start, end = figure.number_start, figure.number_end
            row = ledger.of[reading.place, start]
            marks.append(Mark(f"{key}:v{start}", "value", start, end, row))
        decided = by_place.get(reading.place, []) if reading.plain else []
        waiting = [
            f"{key}:v{figure.number_start}"
            for figure in reading.figures
            if (reading.place, figure.number_start) in spots
        ]
        changed[reading.place] = blanked(rewritten(reading.plain, marks, decided), waiting)
    spoken = {m.payload for text in changed.values() for m in text.marks if m.kind == "value"}
    report = replace(draft.report, sections=_originated(draft.report.sections))
    draft = write_texts(replace(draft, report=report, rows=ledger.rows), changed)
    return replace(draft, rows=rows_without(draft, {row.id for row in ledger.rows} - spoken))


def _originated(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Let every section remember its own id as that of last year's; printed numbers go."""
    return tuple(
        replace(s, origin=s.id, found_number="", sections=_originated(s.sections)) for s in sections
    )
