"""Which sentences of the library may come next at a caret, and what speaks for each."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from fzdraft.corpus.adapting import Target
from fzdraft.corpus.around import Likeness, Stored, stored, telling, telling_of
from fzdraft.corpus.counting_out import led
from fzdraft.corpus.index import SEAM
from fzdraft.corpus.paragraphs import paragraphs
from fzdraft.corpus.pieces import LETTER
from fzdraft.corpus.ranking import Candidate, Manner, is_named, parts_of, score, weights_at
from fzdraft.corpus.search import candidates, last_sentence, search, slots_of
from fzdraft.corpus.suggestion import Caret, Favourite
from fzdraft.corpus.surroundings import ENDS, Around, Owner, Surroundings, around, owners
from fzdraft.report.powers import Level

_WHOLE = (*ENDS, "；", "，")
_LONGEST_MATCH, _SHORTEST_MATCH, _SURE = 16, 3, 8


def find(
    db: sqlite3.Connection,
    caret: Caret,
    aim: Target,
    cut: Callable[[str], list[str]],
    manner: Manner,
    favourites: Iterable[Favourite] = (),
) -> list[Candidate]:
    """Return the sentences that may come next with what speaks for them, the best first.

    Where a sentence is begun, only those that go on from it.
    """
    here = around(caret)
    ids = set(_ids(db, caret, here, cut, manner))
    rows = stored(db, (one - back for one in ids for back in range(3)))
    firsts = stored(db, (rows[one].sentence - rows[one].rank for one in ids if one in rows))
    documents = owners(db, {row.section for row in rows.values()})
    place = Surroundings(db, caret, aim, here, cut, manner)
    finder = _Finder(place, rows | firsts, documents)
    found = [finder.candidate(one) for one in ids if finder.is_wanted(one)]
    found += [_favourite(kept, place) for kept in favourites]
    if caret.asked:
        found = [one for one in found if one.parts["asked"]]
    if here.begun:
        found = [on for one in found if (on := gone_on(one, here.begun)) is not None]
    if caret.starts and is_named(caret):
        found = _of_the_same(found) or found
    weighed = weights_at(caret, manner)

    def ordered(given: list[Candidate], most: int) -> list[Candidate]:
        given.sort(key=lambda one: (-score(one.parts, weighed), one.sentence))
        return given[:most]

    if _is_small(db, manner):
        found = _with_paragraphs(db, ordered(found, manner.small_candidates), place)
    best = ordered(found, manner.candidates)
    return best if here.begun else [led(one, here.last, here.mark) for one in best]


def _ids(
    db: sqlite3.Connection,
    caret: Caret,
    here: Around,
    cut: Callable[[str], list[str]],
    manner: Manner,
) -> Iterable[int]:
    """Yield sentences behind like ones, and sentences that share words with the place."""
    heading = caret.headings[-1] if caret.headings else ""

    small = _is_small(db, manner)
    most, postings = (manner.small_found, manner.small_postings) if small else (
        manner.found, manner.postings
    )  # fmt: skip

    def asked(text: str, *steps: int) -> Iterable[int]:
        found = candidates(db, cut(text), most, postings)
        return (sentence + step for sentence, _ in found for step in steps)

    if caret.asked:
        parts = {part: cut(part) for part in caret.asked.split()}
        yield from (hit.sentence for hit in search(db, parts, manner.found))
        return
    if not caret.headings:
        yield from _beginnings(db, manner.found)
    if small:
        yield from _of_section(db, caret, manner)
        yield from asked(here.before_last, 2)
    yield from asked(here.begun, 0)
    yield from asked(here.last, 1)
    yield from asked(f"{heading}{here.first}", 0, 1)


def _with_paragraphs(
    db: sqlite3.Connection, found: list[Candidate], place: Surroundings
) -> list[Candidate]:
    """Weigh how like the paragraph of each, and the one before it, are to those of the caret."""
    wanted = [one for one in found if one.favourite is None]
    spans = [(one.sentence, one.rank) for one in wanted]
    firsts = {one.sentence: one.first for one in wanted}
    for one, near in zip(wanted, paragraphs(db, spans, firsts).values(), strict=True):
        one.parts["paragraph"] = place.paragraph(near.own)
        one.parts["above"] = place.above(near.above)
    return found


def _of_the_same(found: list[Candidate]) -> list[Candidate]:
    """Keep what is for and about just what the headings name: a section begins with that."""
    return [one for one in found if one.parts["section"] == 1.0 or one.parts.get("favourite")]


def gone_on(one: Candidate, begun: str) -> Candidate | None:
    """Return a sentence from where it goes on from a beginning, None where it does not.

    The longest end of the beginning that stands in the sentence tells where; the longer, the
    surer.
    """
    shortest = min(_SHORTEST_MATCH, len(begun))
    for length in range(min(_LONGEST_MATCH, len(begun)), shortest - 1, -1):
        at = one.text.find(begun[-length:])
        start = at + length
        if at >= 0 and start < len(one.text) - 1:
            one.parts["goes_on"] = min(1.0, length / _SURE)
            return replace(one, start=start)
    return None


def _beginnings(db: sqlite3.Connection, most: int) -> Iterable[int]:
    """Return the first two sentences of the newest documents, for a place above all headings."""
    rows = db.execute("SELECT first FROM documents ORDER BY year DESC, id DESC LIMIT ?", (most,))
    return (first + step for (first,) in rows.fetchall() for step in (0, 1))


def _is_small(db: sqlite3.Connection, manner: Manner) -> bool:
    """Whether there is time to ask more; a large library has enough to say without."""
    return last_sentence(db) <= manner.small


def _of_section(db: sqlite3.Connection, caret: Caret, manner: Manner) -> Iterable[int]:
    """Return sentences for the same and about the same, the newest documents' first."""
    rows = db.execute(
        "SELECT rowid FROM words WHERE content = ? AND (aspect = ? OR ? IS NULL)"
        " ORDER BY rowid DESC LIMIT ?",
        (caret.content, caret.aspect, caret.aspect, manner.found),
    )
    return (sentence for (sentence,) in rows.fetchall())


def _suits(kept: Favourite, caret: Caret) -> bool:
    """Tell whether a kept sentence is for what the place is for, and about the same."""
    about = {kept.aspect, caret.aspect}
    return kept.content == caret.content and (len(about) == 1 or None in about)


def _favourite(kept: Favourite, place: Surroundings) -> Candidate:
    """Weigh a 收藏 for the place."""
    writer = place.caret.reporter
    found = Candidate(
        sentence=0,
        document=0,
        title=kept.title,
        unit="",
        region="",
        kind=writer.kind,
        level=place.aim.rank,
        year=kept.year,
        section="",
        node=".",
        content=kept.content,
        aspect=kept.aspect,
        rank=0,
        text=kept.text,
        slots=kept.slots,
        parts={"favourite": float(_suits(kept, place.caret)), "genre": 1.0, "names": 1.0},
        favourite=kept.id,
    )
    words = telling(place.cut(kept.text))
    found.parts.update(parts_of(found, place.caret, place.aim.rank), words=place.about(words))
    found.parts["asked"] = float(place.holds(kept.text))
    return found


class _Finder:
    """Weighs sentences for one place."""

    def __init__(
        self, place: Surroundings, rows: dict[int, Stored], documents: dict[int, Owner]
    ) -> None:
        self._place, self._rows, self.owners = place, rows, documents
        self._under: dict[str, float] = {}
        self._levels: dict[int, Level] = {}
        self._bags: dict[int, frozenset[str]] = {}

    def is_wanted(self, one: int) -> bool:
        """Whether a sentence is there and neither it nor its document is to be left out.

        What leads from an opening into the report (情况报告如下：) is for no place below a heading,
        and never the first; a letter's words are for a letter; a line without an end is none.
        """
        row, caret = self._rows.get(one), self._place.caret
        owner = self.owners.get(row.section) if row else None
        if row is None or owner is None or owner.document in caret.exclude:
            return False
        if caret.asked:
            return True
        leads_in = owner.opens and row.words.endswith("：")
        if leads_in and (caret.headings or not self._place.here.last):
            return False
        letter = owner.node.startswith(LETTER)
        return letter == caret.letter and row.words.endswith(_WHOLE)

    def candidate(self, one: int) -> Candidate:
        """Return a sentence with its document and what speaks for it."""
        row = self._rows[one]
        owner = self.owners[row.section]
        text = row.words.replace(SEAM, "")
        found = Candidate(
            sentence=one,
            document=owner.document,
            title=owner.title,
            unit=owner.unit,
            region=owner.region,
            kind=owner.kind,
            level=self._level(owner),
            year=owner.year,
            section=owner.heading,
            node=owner.node,
            content=row.content,
            aspect=row.aspect,
            rank=row.rank,
            text=text,
            slots=slots_of(row.slots),
            parts={},
            first=owner.first,
        )
        place = self._place
        known = parts_of(found, place.caret, place.aim.rank)
        found.parts.update(known, **self._parts(row, owner, text))
        return found

    def _level(self, owner: Owner) -> Level:
        if owner.document not in self._levels:
            self._levels[owner.document] = self._place.level(owner)
        return self._levels[owner.document]

    def _parts(self, row: Stored, owner: Owner, text: str) -> dict[str, float]:
        one = row.sentence
        return {
            "next": 0.0 if self._inside(row) else self._at(one - 1, self._place.last, owner),
            "before": self._at(one - 2, self._place.before_last, owner),
            "topic": self._at(one - row.rank, self._place.first, owner) if row.rank else 0.0,
            "words": self._place.about(self._bag(row)),
            "names": self._place.names(self._bag(row)),
            "heading": self._heading(owner.heading),
            "length": self._place.length(text),
            "begins": float(self._place.begins(text)),
            "again": self._place.again(self._bag(row)),
            "genre": self._place.genre(owner.title),
            "asked": float(self._place.holds(text)),
        }

    def _inside(self, row: Stored) -> bool:
        """Tell whether a section begins at the caret and the sentence goes on within one."""
        before = self._rows.get(row.sentence - 1)
        return self._place.caret.starts and before is not None and before.section == row.section

    def _at(self, one: int, like: Likeness, owner: Owner) -> float:
        """Say how like a sentence of the same document is."""
        row = self._rows.get(one)
        there = self.owners.get(row.section) if row else None
        if row is None or there is None or there.document != owner.document:
            return 0.0
        return like(self._bag(row))

    def _heading(self, headings: str) -> float:
        if headings not in self._under:
            self._under[headings] = self._place.under(headings)
        return self._under[headings]

    def _bag(self, row: Stored) -> frozenset[str]:
        if row.sentence not in self._bags:
            self._bags[row.sentence] = telling_of(row)
        return self._bags[row.sentence]
