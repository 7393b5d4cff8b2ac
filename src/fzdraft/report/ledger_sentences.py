"""插入数据句: sentences in the field's wording made of rows of the ledger."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document.edits import Batch, Edit, SetField, SetText
from fzdraft.document.ids import new_ids
from fzdraft.document.ledger import BLANK, BOUND_WORDS, result, shown_value
from fzdraft.document.marks import Mark, Text, splice, with_mark
from fzdraft.document.model import Draft, Formula, Row
from fzdraft.document.places import Place, read_text
from fzdraft.document.wording import blackened
from fzdraft.errors import UserError

_SLOT = re.compile(r"\{([^{}]+)\}")
_SHARE = re.compile("(?:率|占比|比例|度|占)$")


class Pattern(Struct, frozen=True):
    """How a field tells its numbers: clauses, each with its wordings, the first that can stand."""

    name: str
    begin: str
    clauses: tuple[tuple[str, ...], ...]


class Sentence(Struct, frozen=True):
    """A sentence with its mentions, and the rows of rates that come with it.

    `name` says what it tells; `uses` are the rows that it mentions.
    """

    name: str
    text: Text
    rows: tuple[Row, ...]
    uses: tuple[str, ...]


def patterns(lists: Mapping[str, Any], own: Mapping[str, Any] | None = None) -> tuple[Pattern, ...]:
    """Compile resources/sentences.toml and a user's file of the same form, which lies over it.

    Raises UserError for an entry of the user's that cannot be used.
    """
    entries = {**lists.get("sentence", {}), **(own or {}).get("sentence", {})}
    return tuple(_pattern(name, entry) for name, entry in entries.items() if not _is_off(entry))


def _is_off(entry: object) -> bool:
    return isinstance(entry, dict) and bool(entry.get("off"))


def _pattern(name: str, entry: Any) -> Pattern:
    clauses = entry.get("clauses") if isinstance(entry, dict) else None
    if not isinstance(clauses, list) or not all(isinstance(text, str) for text in clauses):
        raise UserError(f"自定义数据句“{name}”写得不对：clauses 是一列文字。", "请改好再试。")
    begin = str(entry.get("begin", ""))
    return Pattern(name, begin, tuple(tuple(clause.split("|")) for clause in clauses))


def data_sentence(draft: Draft, rows: Sequence[str], known: Sequence[Pattern]) -> Sentence:
    """Tell these rows of a draft in one sentence, 全年共受理行政复议申请145宗，审结127宗.

    The pattern that tells most of them goes first; the rest is told by its labels. Raises
    KeyError for an unknown row.
    """
    there = {row.id: row for row in draft.rows}
    chosen = [there[row] for row in rows]
    made = [_of_pattern(draft, pattern, chosen) for pattern in known]
    best = max(made, key=lambda sentence: len(sentence.uses), default=_NOTHING)
    rest = [row for row in chosen if row.id not in best.uses]
    writer = _Writer(draft, chosen)
    writer.text = best.text
    for row in rest:
        writer.clause(f"{_called(row)}{{{row.id}}}", "全年共")
    return Sentence(best.name, writer.closed(), best.rows, (*best.uses, *writer.uses))


def insert_sentence(draft: Draft, place: Place, offset: int, sentence: Sentence) -> Edit:
    """Put a sentence into a text as one edit; raises KeyError or IndexError for no such place."""
    old = read_text(draft, place)
    words = sentence.text
    text = blackened(splice(old, offset, offset, words.plain), old, offset, offset)
    used = {mark.id for mark in text.marks}
    names = (name for count in itertools.count(1) if (name := f"d{count}") not in used)
    for mark in words.marks:
        start, end = mark.start + offset, mark.end + offset
        text = with_mark(text, replace(mark, id=next(names), start=start, end=end))
    told = SetText(place, text)
    return Batch((told, SetField("rows", (*draft.rows, *sentence.rows)))) if sentence.rows else told


def _of_pattern(draft: Draft, pattern: Pattern, rows: Sequence[Row]) -> Sentence:
    """Write the clauses that can stand; without the first none does."""
    writer = _Writer(draft, rows, pattern.name)
    for index, clause in enumerate(pattern.clauses):
        wording = next((w for w in clause if writer.has_all(w)), "")
        if not wording and not index:
            return _NOTHING
        if wording:
            writer.clause(wording, pattern.begin)
    return Sentence(pattern.name, writer.closed(), tuple(writer.rates), tuple(writer.uses))


_NOTHING = Sentence("", Text(), (), ())


class _Writer:
    """Writes clauses one after another; `rates` are the rows that they need beside the given."""

    def __init__(self, draft: Draft, rows: Sequence[Row], name: str = "") -> None:
        self._draft, self._name, self._given = draft, name, tuple(rows)
        self.text = Text()
        self.rates: list[Row] = []
        self.uses: list[str] = []

    def has_all(self, wording: str) -> bool:
        """Whether every number of a wording is there: shares behind 率, counts elsewhere."""
        return all(self._has(name, before) for before, name in _pieces(wording) if name)

    def clause(self, wording: str, begin: str) -> None:
        """Add a clause, with `begin` before the first one."""
        started = self.text.plain.rstrip("。")
        self.text = Text(f"{started}，" if started else begin, self.text.marks)
        for before, name in _pieces(wording):
            self._add(before)
            if name:
                self._number(self._row(name, before))

    def closed(self) -> Text:
        """Return the sentence with its full stop."""
        plain = self.text.plain
        return Text(f"{plain.rstrip('。')}。" if plain else "", self.text.marks)

    def _add(self, words: str) -> None:
        self.text = Text(self.text.plain + words, self.text.marks)

    def _number(self, row: Row) -> None:
        """Add the digits as a mention, the words of the bound around them, and the unit."""
        ahead, behind = BOUND_WORDS[row.bound]
        self._add(ahead)
        start = len(self.text.plain)
        self._add(shown_value(self._draft, row) or BLANK)
        mark = Mark(f"d{len(self.uses)}", "value", start, len(self.text.plain), row.id)
        self.text = with_mark(self.text, mark)
        self._add(behind + row.unit)
        self.uses.append(row.id)

    def _has(self, name: str, before: str) -> bool:
        rows = [self._find(part) for part in name.split("/")]
        if None in rows:
            return False
        return len(rows) > 1 or _is_share(rows[0]) == (_SHARE.search(before) is not None)

    def _find(self, name: str) -> Row | None:
        """Return the row with this id, or the one of this indicator without a scope."""
        for row in self._given:
            if row.id == name or (row.indicator == name and not row.scope):
                return row
        return None

    def _row(self, name: str, before: str) -> Row:
        rows = [row for part in name.split("/") if (row := self._find(part)) is not None]
        return rows[0] if len(rows) == 1 else self._rate(rows[0], rows[1], before)

    def _rate(self, over: Row, under: Row, before: str) -> Row:
        """Return the row of a rate; where the ledger has none, a new one that is computed."""
        formula = Formula("rate", (over.id, under.id))
        for row in (*self._draft.rows, *self.rates):
            if row.formula is not None and row.formula.of == formula.of:
                return row
        fresh = new_ids(self._draft, "r", len(self.rates) + 1)[-1]
        row = Row(
            fresh,
            label=self._name + before,
            unit="%",
            values=_values(self._draft, formula, {over.id: over, under.id: under}),
            department=over.department,
            formula=formula,
        )
        told = self._draft.year in row.values
        self.rates.append(replace(row, state="unverified" if told else "empty"))
        return self.rates[-1]


def _values(draft: Draft, formula: Formula, of: Mapping[str, Row]) -> dict[int, str]:
    """Compute a rate for every year that both its numbers are known for."""
    years = set.intersection(*(set(row.values) for row in of.values()))
    worked = {year: result(formula, of, replace(draft, year=year)) for year in sorted(years)}
    return {year: value for year, value in worked.items() if value}


def _is_share(row: Row | None) -> bool:
    return row is not None and row.unit in ("%", "‰")


def _called(row: Row) -> str:
    """Call a row as a sentence does; what it is a part of stands behind its name."""
    if row.scope.startswith(("其中", "其他", "其它", "其余")):
        return row.scope
    return row.scope if row.label == row.indicator and row.scope else row.label or row.indicator


def _pieces(wording: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a clause, each with the slot behind them (the last with none)."""
    parts = [*_SLOT.split(wording), ""]
    yield from zip(parts[::2], parts[1::2], strict=True)
