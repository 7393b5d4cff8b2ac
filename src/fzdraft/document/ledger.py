"""The ledger 数据台账: a number is told once and every mention of it follows.

Everything here that changes a draft returns one edit, which is one step of undo.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import compress
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document.edits import Batch, Edit, SetField, SetText, apply
from fzdraft.document.ids import new_id
from fzdraft.document.ledger_formulas import result as result
from fzdraft.document.ledger_formulas import rows_without as rows_without
from fzdraft.document.ledger_formulas import settled
from fzdraft.document.ledger_missing import Gap as Gap
from fzdraft.document.ledger_missing import Missing as Missing
from fzdraft.document.ledger_missing import missing as missing
from fzdraft.document.ledger_reading import BLANK as BLANK
from fzdraft.document.ledger_reading import BOUND_WORDS as BOUND_WORDS
from fzdraft.document.ledger_reading import Conflict as Conflict
from fzdraft.document.ledger_reading import Mention as Mention
from fzdraft.document.ledger_reading import amount as amount
from fzdraft.document.ledger_reading import conflicts as conflicts
from fzdraft.document.ledger_reading import find_row as find_row
from fzdraft.document.ledger_reading import is_open as is_open
from fzdraft.document.ledger_reading import last_told as last_told
from fzdraft.document.ledger_reading import last_value as last_value
from fzdraft.document.ledger_reading import mentions as mentions
from fzdraft.document.ledger_reading import open_values as open_values
from fzdraft.document.ledger_reading import row_of as row_of
from fzdraft.document.ledger_reading import rows_in_order as rows_in_order
from fzdraft.document.ledger_reading import rows_of as rows_of
from fzdraft.document.ledger_reading import shown_value as shown_value
from fzdraft.document.ledger_words import change_number as change_number
from fzdraft.document.ledger_words import change_words as change_words
from fzdraft.document.marks import Mark, Text, splice, with_mark, without_marks
from fzdraft.document.mentioning import mentioning
from fzdraft.document.model import Bound, Draft, Row, RowState
from fzdraft.document.places import Place, read_text
from fzdraft.errors import UserError
from fzdraft.language.digits import as_value, read_shown, write_like

OTHER_SCOPE = "另一口径"
"""The scope that a number gets which was told to differ at one place only."""

_SEVERAL = re.compile("^[数几上](?=[十百千万亿])")
_DOWN_FOR = {"增长": "下降", "上升": "下降", "增加": "减少", "提高": "降低"}
_UP_FOR = {"下降": "增长", "减少": "增加", "降低": "提高"}
_FEW = 20
"""Rows up to which each is looked up for itself."""
_AHEAD, _BEHIND = ("将近", "大约", "近", "约"), ("余", "多")


class Spelled(Struct, frozen=True):
    """How one mention is written, where that is not as it was: the words a person typed."""

    place: Place
    mark: Mark
    words: str


class Fill(Struct, frozen=True):
    """What is told of a row this year: its value (None: it waits again) and who says so.

    Without `cutoff` and `note` the row keeps its own; without `bound` too, unless the value
    is precise (163 can be no “163余”).
    """

    value: str | None
    source: str = ""
    confirmed_by: str = ""
    cutoff: datetime.date | None = None
    state: RowState = "unverified"
    bound: Bound | None = None
    note: str | None = None


_NONE = Fill(None)


def set_value(
    draft: Draft,
    row_id: str,
    value: str | None,
    *,
    source: str = "",
    confirmed_by: str = "",
    cutoff: datetime.date | None = None,
    state: RowState = "unverified",
    bound: Bound | None = None,
) -> Edit | None:
    """Tell this year's value of a row; its mentions and the rows computed from it follow.

    Where the bound changes, the 余, 多, 近, 约 beside the mentions go or come.

    None for the value lets the row wait again (待填). Returns None where nothing changes;
    raises KeyError for an unknown row and UserError for what is no number.
    """
    fill = Fill(value, source, confirmed_by, cutoff, state, bound)
    return fill_rows(draft, {row_id: fill})


def fill_rows(draft: Draft, fills: Mapping[str, Fill]) -> Edit | None:
    """Tell this year's values of many rows by id, as one step; see `set_value`.

    A computed row that is told another value than it comes to is told by hand from then on.
    """
    if draft.year is None:
        return None
    rows = {row_id: _filled(row_of(draft, row_id), draft.year, fills[row_id]) for row_id in fills}
    for row in _settled_with(draft, rows).rows:
        told = rows.get(row.id, row)
        if fills.get(row.id, _NONE).value and row.values != told.values:
            rows[row.id] = replace(told, formula=None)
    return with_rows(draft, rows)


def confirm(draft: Draft, row_id: str, by: str) -> Edit | None:
    """Let somebody vouch for this year's value (已核); None where there is none, or he did."""
    row = row_of(draft, row_id)
    if is_open(draft, row_id):
        return None
    return with_rows(draft, {row_id: replace(row, state="verified", confirmed_by=by)})


def bound_with(row: Row, value: str) -> Bound:
    """Return the bound of a row with another value: a count like 163 or 7 is neither 余 nor 近."""
    count = row.unit not in ("%", "‰") and not row.unit.endswith("元")
    precise = not value.isdigit() or int(value) < 10 or int(value) % 10 > 0
    return "exact" if count and precise else row.bound


def with_rows(draft: Draft, rows: Mapping[str, Row], spelled: Spelled | None = None) -> Edit | None:
    """Put rows in the place of those with their ids; texts and computed rows follow.

    Mentions that show other words than the row's value stay. Returns None where nothing
    changes.
    """
    after = _settled_with(draft, rows)
    following = _Following(draft, after, spelled)
    edits: list[Edit] = [
        SetText(place, new)
        for place, text in mentioning(draft, following.rows)
        if (new := following.text(place, text)) != text
    ]
    if after.rows != draft.rows:
        edits.append(SetField("rows", after.rows))
    return Batch(tuple(edits)) if edits else None


def typed_over(draft: Draft, place: Place, mark: Mark, typed: str) -> Edit | None:
    """Tell a row's value by writing over one of its mentions; None where that is no number.

    A computed row is told by hand from then on.
    """
    value = as_value(typed)
    row = find_row(draft, mark.payload)
    if value is None or row is None or draft.year is None:
        return None
    told = replace(_filled(row, draft.year, Fill(value, bound=row.bound)), formula=None)
    edit = with_rows(draft, {row.id: told}, Spelled(place, mark, typed))
    return edit or Batch(())


def only_here(draft: Draft, place: Place, mark_id: str, value: str, was: Row | None = None) -> Edit:
    """只改这里: give one mention a row and a scope of its own; the others keep their value.

    Where the row was changed already, `was` is the row before, to which the others return.
    Raises KeyError for an unknown mention and UserError for what is no number.
    """
    text = read_text(draft, place)
    mark = next((m for m in text.marks if m.id == mark_id and m.kind == "value"), None)
    if mark is None or draft.year is None:
        raise KeyError(mark_id)
    row = was or row_of(draft, mark.payload)
    fresh = replace(row, id=new_id(draft, "r"), scope=_free_scope(draft, row), formula=None)
    told = _filled(fresh, draft.year, Fill(value))
    own = replace(mark, payload=fresh.id)
    rows = _behind(draft.rows, row.id, fresh)
    first = Batch((SetText(place, with_mark(text, own)), SetField("rows", rows)))
    shown = write_like(told.values[draft.year], text.plain[mark.start : mark.end])
    spelled = Spelled(place, own, shown)
    second = with_rows(apply(draft, first)[0], {fresh.id: told, row.id: row}, spelled)
    return Batch((first, second)) if second else first


def _settled_with(draft: Draft, rows: Mapping[str, Row]) -> Draft:
    now = list(draft.rows)
    told = map(rows.__contains__, map(attrgetter("id"), draft.rows))
    for at in list(compress(range(len(now)), told)):
        now[at] = rows[now[at].id]
    put = replace(draft, rows=tuple(now))
    return replace(put, rows=settled(put))


def _filled(row: Row, year: int, fill: Fill) -> Row:
    """Return a row with another value of this year; raises UserError for what is no number."""
    others = {told: value for told, value in row.values.items() if told != year}
    row = replace(
        row,
        cutoff=row.cutoff if fill.cutoff is None else fill.cutoff,
        bound=row.bound if fill.bound is None else fill.bound,
        note=row.note if fill.note is None else fill.note,
    )
    if not fill.value:
        return replace(row, values=others, source="", confirmed_by="", state="empty")
    value = as_value(fill.value)
    if value is None:
        raise UserError(f"“{fill.value}”不是一个数。", "请只写数，不写单位和别的字。")
    return replace(
        row,
        values={**others, year: value},
        bound=bound_with(row, value) if fill.bound is None else fill.bound,
        source=fill.source,
        confirmed_by=fill.confirmed_by,
        state=fill.state,
    )


def _free_scope(draft: Draft, row: Row) -> str:
    used = {other.scope for other in draft.rows if other.indicator == row.indicator}
    names = (OTHER_SCOPE if n == 1 else f"{OTHER_SCOPE}{n}" for n in itertools.count(1))
    return next(name for name in names if name not in used)


def _behind(rows: tuple[Row, ...], row_id: str, new: Row) -> tuple[Row, ...]:
    at = next(index for index, row in enumerate(rows, 1) if row.id == row_id)
    return (*rows[:at], new, *rows[at:])


class _Following:
    """How texts follow when the rows of a draft change."""

    def __init__(self, draft: Draft, after: Draft, spelled: Spelled | None) -> None:
        self._spelled, self._after = spelled, after
        pairs = zip(draft.rows, after.rows, strict=True)
        changed = [(old, new) for old, new in pairs if old is not new]
        self._shown = {
            new.id: (_known(old, draft.year), shown_value(after, new) or BLANK)
            for old, new in changed
            if (old.values, old.bound) != (new.values, new.bound)
        }
        self._bounds = {new.id: (old.bound, new.bound) for old, new in changed}
        self._open = open_values(after) if len(changed) > _FEW else None
        self._changes = {
            new.id for _, new in changed if new.formula is not None and new.formula.kind == "change"
        }
        self.rows = {*self._shown, *([spelled.mark.payload] if spelled else [])}

    def text(self, place: Place, text: Text) -> Text:
        """Return a text with its mentions as they are now."""
        told = []
        for mark in reversed(text.marks):
            if mark.kind == "value" and mark.payload in self.rows:
                new = self._words(place, mark, text.plain[mark.start : mark.end])
                if new is not None:
                    text = splice(text, mark.start, mark.end, new)
                    text = self._bounded(text, mark, mark.start + len(new))
                    told.append(mark.id)
                    text = self._directed(text, mark)
        return self._blackened(text, told) if told else text

    def _words(self, place: Place, mark: Mark, shown: str) -> str | None:
        """Return what a mention shows now; None where its row stays, or it shows other words."""
        spelled = self._spelled
        if spelled and (spelled.place, spelled.mark.id) == (place, mark.id):
            return spelled.words
        known, now = self._shown.get(mark.payload, (frozenset[Decimal](), ""))
        if not now or (shown != BLANK and read_shown(_SEVERAL.sub("", shown)) not in known):
            return None
        if now == BLANK:
            return now
        now = now.removeprefix("-")
        return write_like(now, self._style(mark) if shown in (BLANK, as_value(shown)) else shown)

    def _bounded(self, text: Text, mark: Mark, end: int) -> Text:
        """Let the words of a bound beside a mention go, and those of the new one come."""
        old, new = self._bounds.get(mark.payload, ("exact", "exact"))
        ahead, behind = BOUND_WORDS[new]
        before = next((w for w in _AHEAD if text.plain.endswith(w, 0, mark.start)), "")
        after = next((w for w in _BEHIND if text.plain.startswith(w, end)), "")
        if old == new or (old != "exact" and not before + after):
            return text
        text = splice(text, end, end + len(after), behind)
        return splice(text, mark.start - len(before), mark.start, ahead)

    def _directed(self, text: Text, mark: Mark) -> Text:
        """Let 增长 before a computed change become 下降, or the other way, where it turned."""
        _, now = self._shown.get(mark.payload, (None, ""))
        if mark.payload not in self._changes or now == BLANK:
            return text
        turned = _DOWN_FOR if now.startswith("-") else _UP_FOR
        word = next((w for w in turned if text.plain.endswith(w, 0, mark.start)), "")
        return splice(text, mark.start - len(word), mark.start, turned[word]) if word else text

    def _style(self, mark: Mark) -> str:
        """Return the digits that a person typed for this row elsewhere."""
        spelled = self._spelled
        typed = spelled.words if spelled and spelled.mark.payload == mark.payload else ""
        return typed.rstrip("%％") if typed[:1].isdigit() else ""

    def _blackened(self, text: Text, told: list[str]) -> Text:
        """Drop 去年原话 from the sentences of these numbers where nothing in them waits."""
        marks = [mark for mark in text.marks if mark.kind == "value" and mark.id in told]
        done = [
            carried.id
            for carried in text.marks
            if carried.kind == "carried"
            and any(_overlap(carried, mark) for mark in marks)
            and not any(self._waits(mark) for mark in text.marks if _overlap(carried, mark))
        ]
        return without_marks(text, *done)

    def _waits(self, mark: Mark) -> bool:
        if mark.kind != "value":
            return mark.kind == "verify"
        if self._open is None:
            return is_open(self._after, mark.payload)
        return mark.payload in self._open


def _known(row: Row, year: int | None) -> frozenset[Decimal]:
    """Return the values that a mention of a row may show: this year's, else any."""
    now = row.values.get(year) if year is not None else None
    return frozenset(abs(Decimal(value)) for value in ([now] if now else row.values.values()))


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end
