"""What to write next: sentences of the library for a caret, best first, ready to insert."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from fzdraft.corpus.adapting import Adapted, Target, adapt
from fzdraft.corpus.likeness import likeness, pairs, skeleton
from fzdraft.corpus.ranking import Candidate, Manner, parts_of, score
from fzdraft.corpus.search import alike, candidates, plain, slots_of
from fzdraft.corpus.suggestion import Caret, Kind, Purpose, Suggestion
from fzdraft.language.sentences import sentences
from fzdraft.report.divisions import stem

_FOUND = 60
_ROW = """
    SELECT w.rowid, d.id, d.title, d.unit, d.region, d.kind, d.year, h.heading, h.node,
        w.content, w.aspect, w.rank_in, w.text, w.slots
    FROM words w JOIN sections h ON h.id = w.section JOIN documents d ON d.id = h.document
    WHERE w.rowid = ?
"""


def suggest(
    db: sqlite3.Connection,
    caret: Caret,
    aim: Target,
    manner: Manner,
    cut: Callable[[str], list[str]],
    most: int,
) -> list[Suggestion]:
    """Return the best sentences for a place, each of another kind of words."""
    found = _found(db, caret, cut)
    rows = [row for row in (_row(db, one) for one in found) if row is not None]
    weighed = [_weighed(row, found[row.sentence], caret) for row in rows]
    weighed.sort(key=lambda one: -score(one.parts, manner.weights))
    return _chosen(db, weighed[: manner.candidates * 4], caret, aim, manner, most)


def _found(
    db: sqlite3.Connection, caret: Caret, cut: Callable[[str], list[str]]
) -> dict[int, dict[str, float]]:
    """Return sentences by id with what found them: what follows a like one, shared words."""
    last = _last_sentence(caret)
    found: dict[int, dict[str, float]] = {}
    if last:
        before = candidates(db, cut(last), _FOUND)
        own = pairs(skeleton(last, ()))
        for sentence, _ in before:
            like = _likeness_of(db, sentence, own)
            found.setdefault(sentence + 1, {})["next"] = like
    about = " ".join([*caret.headings[-1:], last])
    asked = candidates(db, cut(about), _FOUND)
    best = asked[0][1] if asked else 1.0
    for sentence, rank in asked:
        found.setdefault(sentence, {})["words"] = rank / best if best else 0.0
    return found


def _last_sentence(caret: Caret) -> str:
    """Return the sentence before the caret's own, in its paragraph or above."""
    for text in (caret.before, *reversed(caret.above)):
        spans = sentences(text)
        if spans:
            return text[slice(*spans[-1])]
    return ""


def _likeness_of(db: sqlite3.Connection, sentence: int, own: set[str]) -> float:
    row = db.execute("SELECT text FROM words WHERE rowid = ?", (sentence,)).fetchone()
    return likeness(own, pairs(skeleton(plain(row[0]), ()))) if row else 0.0


def _row(db: sqlite3.Connection, sentence: int) -> Candidate | None:
    row = db.execute(_ROW, (sentence,)).fetchone()
    if row is None:
        return None
    values = (*row[:12], plain(row[12]), slots_of(row[13]), {})
    return Candidate(**dict(zip(Candidate.__struct_fields__, values, strict=True)))


def _weighed(one: Candidate, found: dict[str, float], caret: Caret) -> Candidate:
    return replace(one, parts={**parts_of(one, caret), **found})


def _chosen(
    db: sqlite3.Connection,
    weighed: Sequence[Candidate],
    caret: Caret,
    aim: Target,
    manner: Manner,
    most: int,
) -> list[Suggestion]:
    """Take the best that can be adapted and say nothing that the draft or a better one says."""
    known = [pairs(skeleton(text, ())) for text in caret.said]
    chosen: list[Suggestion] = []
    for one in weighed:
        if len(chosen) == most:
            break
        if one.document in caret.exclude:
            continue
        if not manner.shortest <= len(one.text) <= manner.longest:
            continue
        ready = adapt(one.text, one.slots, one.kind, one.year, aim)
        if ready is None:
            continue
        bones = pairs(skeleton(ready.text, ()))
        if any(likeness(bones, other) >= manner.repeats for other in known):
            continue
        known.append(bones)
        chosen.append(_suggestion(db, one, ready, aim, manner))
    return chosen


def _suggestion(
    db: sqlite3.Connection, one: Candidate, ready: Adapted, aim: Target, manner: Manner
) -> Suggestion:
    similar = len({document for _, document in alike(db, one.sentence)})
    kind, purpose = kind_of(one, manner)
    unique = similar < manner.common
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
        score=round(score(one.parts, manner.weights), 4),
        label=label(one, similar, unique),
        unique=unique,
        sentence=one.sentence,
        own=bool(one.parts.get("own")),
        parts=one.parts,
    )


def label(one: Candidate, similar: int, unique: bool) -> str:
    """Say how usual a sentence is, and of a unique one where it stands."""
    if not unique:
        return f"通用句 · {similar} 篇近似"
    name = stem(one.region) or one.unit or one.title
    return f"独有句 · 仅{name}{one.year or ''} · 照抄易雷同"


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
