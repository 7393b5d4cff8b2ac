"""Ledger rows out of the numbers of a text: equal numbers share one, rates know their counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document.model import Formula, ReporterKind, Row
from fzdraft.document.place import Place
from fzdraft.language.digits import unit_scale
from fzdraft.report.extract import Finding, Reader
from fzdraft.report.indicators import Dictionary, same_unit
from fzdraft.report.repeats import contradiction, narrowed, other_time
from fzdraft.report.shares import is_down, since_last
from fzdraft.report.verdicts import Verdict, is_count, is_exact
from fzdraft.report.years import years

_Key = tuple[object, ...]
# 2021年的71.3% is of that year; 比2021年增加12件 is not.
_IS_OF = re.compile("度?(?:的|[^，。；、]{0,8}?)$")
_COMPARED = re.compile("(?:比|较|与|同|对比|相当于|是|为|截至)$")
_ASKING: frozenset[ReporterKind] = frozenset({"county", "city", "zone"})
"""Reporters whose numbers come from the departments that the dictionary names."""


class Rows(Struct, frozen=True):
    """Rows for the numbers of a text, and which row each number has: by place and first digit."""

    rows: tuple[Row, ...]
    of: dict[tuple[Place, int], str]


def rows_for(
    found: Sequence[Finding],
    told: Iterable[Verdict],
    words: Reader,
    year: int,
    kind: ReporterKind,
    ids: Iterator[str],
    again: bool = False,
) -> Rows:
    """Make the rows of findings (from `extract`) with their values of `year`.

    One number told several times is one row; what holds among them (`told`, from
    `relations`) becomes formulas. `ids` gives as many new ids as there are findings; with
    `again` the text will be told anew of another year.
    """
    maker = _Maker(found, words, year, kind, ids)
    rows = with_formulas(maker.rows, maker.of, found, told)
    rows = with_changes(rows, maker.of, found) if again else rows
    of = {
        (finding.where.place, finding.quantity.number_start): maker.of[index]
        for index, finding in enumerate(found)
    }
    return Rows(_with_scopes(rows, maker.firsts, words.indicators), of)


def row_label(finding: Finding) -> str:
    """Call what a number counts as people do: 受理行政复议申请, 网格化事件办结率."""
    thing, verb = finding.label.thing, finding.label.verb
    if not thing or not verb or verb in thing:
        return thing or verb
    return f"{thing}{verb}" if finding.quantity.kind in ("rate", "change") else f"{verb}{thing}"


def key_of(finding: Finding, words: Dictionary) -> _Key | None:
    """Return what two findings share if they tell one number; None where that cannot be said.

    The indicator where a text gives it once, else label and aspect; time and narrower
    scope; value, bound and kind. Changes are told of too many things.
    """
    if finding.quantity.kind == "change":
        return None
    indicator = words.indicators.get(finding.indicator)
    same: _Key = (finding.indicator, finding.label.name, finding.where.aspect)
    if indicator is not None and indicator.once:
        same = (finding.indicator, narrowed(finding))
    elif not finding.label.thing:
        return None
    quantity = finding.quantity
    return (*same, other_time(finding), finding.amount, quantity.bound, quantity.kind)


class _Maker:
    """Goes through findings once; `of` names the row of each, `firsts` the finding of each row."""

    def __init__(
        self,
        found: Sequence[Finding],
        words: Reader,
        year: int,
        kind: ReporterKind,
        ids: Iterator[str],
    ) -> None:
        self.of: list[str] = []
        self.firsts: dict[str, Finding] = {}
        self.rows: list[Row] = []
        self._dictionary, self._year, self._kind = words.indicators, year, kind
        self._known: dict[_Key, list[Row]] = {}
        self._at: dict[tuple[Place, int], str] = {}
        for finding in found:
            self.of.append(self._row(finding, next(ids)))

    def _row(self, finding: Finding, fresh: str) -> str:
        """Return the row of a finding: of its number, of an equal one, or a new one."""
        spot = finding.where.place, finding.quantity.number_start
        if spot not in self._at:
            whole = None if finding.part_of is None else self.of[finding.part_of]
            key = key_of(finding, self._dictionary)
            known = self._known.setdefault((whole, *key), []) if key else []
            unit = finding.quantity.unit
            equal = next((r for r in known if same_unit(r.unit, unit, self._dictionary)), None)
            if equal is None:
                equal = self._new(finding, fresh, whole)
                known.append(equal)
            self._at[spot] = equal.id
        else:
            self._named_twice(self._at[spot], finding)
        return self._at[spot]

    def _named_twice(self, row_id: str, finding: Finding) -> None:
        """Let a row that one number tells of two things bear both names: 参考率、合格率."""
        first = self.firsts[row_id]
        if first.where.place == finding.where.place and first.quantity == finding.quantity:
            at = next(i for i, row in enumerate(self.rows) if row.id == row_id)
            label = f"{self.rows[at].label}、{row_label(finding)}"
            self.rows[at] = replace(self.rows[at], label=label)

    def _new(self, finding: Finding, fresh: str, whole: str | None) -> Row:
        above = next((row for row in self.rows if row.id == whole), None) if whole else None
        row = Row(
            fresh,
            indicator=finding.indicator,
            label=row_label(finding),
            scope=_time(finding, self._year),
            unit=finding.quantity.unit,
            bound=finding.quantity.bound,
            values={self._year: finding.quantity.value},
            department=self._department(finding.indicator),
        )
        if above is not None and not finding.indicator and row.label:
            rest = row.label.startswith(("其他", "其它", "其余", "其中"))
            row = replace(
                row,
                indicator=above.indicator,
                label=above.label,
                scope=row.label if rest else f"其中{row.label}",
                department=above.department,
            )
        self.rows.append(row)
        self.firsts[fresh] = finding
        return row

    def _department(self, indicator: str) -> str:
        known = self._dictionary.indicators.get(indicator)
        return known.department if known and self._kind in _ASKING else ""


def _time(finding: Finding, year: int) -> str:
    """Return the time that a number speaks of where it is not simply the year."""
    told = other_time(finding)
    if told:
        return "" if told == f"{year}年以来" else told
    named = years(finding.before, year)
    if not named or named[-1].role != "earlier" or not _IS_OF.match(finding.before, named[-1].end):
        return ""
    if _COMPARED.search(finding.before, 0, named[-1].start):
        return ""
    return "上年" if named[-1].year == year - 1 else f"{named[-1].year}年"


def _with_scopes(
    rows: Sequence[Row], firsts: dict[str, Finding], words: Dictionary
) -> tuple[Row, ...]:
    """Give rows of one indicator that count different things a scope each: 普法活动（法治讲座）.

    Where they contradict one another they keep one scope, so that the ledger says so.
    """
    alike: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.indicator:
            alike.setdefault((row.indicator, row.scope), []).append(row)
    scoped: dict[str, Row] = {}
    for (indicator, _), members in alike.items():
        once = words.indicators[indicator].once
        for row in members:
            rivals = [other for other in members if same_unit(row.unit, other.unit, words)]
            against = once and _contradict([firsts[rival.id] for rival in rivals])
            if len(rivals) > 1 and not against:
                scoped[row.id] = _scoped(row, rivals)
    return tuple(scoped.get(row.id, row) for row in rows)


def _contradict(found: list[Finding]) -> bool:
    """Whether several numbers say different things of one; those of one sentence never do."""
    apart = len({finding.sentence for finding in found}) == len(found)
    return apart and contradiction(found) == "fails"


def _scoped(row: Row, rivals: list[Row]) -> Row:
    """Let the label tell a row from its rivals; equal labels are counted."""
    equal = [rival.id for rival in rivals if rival.label == row.label]
    which = f"第{equal.index(row.id) + 1}处" if len(equal) > 1 else ""
    scope = "，".join(filter(None, (row.scope, row.label, which)))
    return replace(row, label=row.indicator, scope=scope)


def with_formulas(
    rows: Sequence[Row], of: Sequence[str], found: Sequence[Finding], told: Iterable[Verdict]
) -> list[Row]:
    """Let rates and totals that hold in the text follow from their counts."""
    formulas: dict[str, Formula] = {}
    for verdict in told:
        names = [of[member] for member in verdict.members]
        if verdict.outcome != "holds" or len(set(names)) < 3 or len(set(names)) < len(names):
            continue
        members = [found[member] for member in verdict.members]
        formula = _formula(verdict, names, members)
        if formula and names[0] not in formulas and not _leads_back(names[0], formula, formulas):
            formulas[names[0]] = formula
    return [replace(row, formula=formulas.get(row.id)) for row in rows]


def with_changes(rows: Sequence[Row], of: Sequence[str], found: Sequence[Finding]) -> list[Row]:
    """Let changes since last year follow from what they are changes of: 144宗，同比增长20%.

    They cannot be tested by the text alone, so this is for words that will be told anew.
    """
    told = {
        of[change]: (of[base], found[change])
        for base, change in since_last(found)
        if found[change].quantity.unit == "%"
        and is_count(found[base])
        and is_exact(found[base], found[change])
    }
    return [_changing(row, *told[row.id]) if row.id in told else row for row in rows]


def _changing(row: Row, base: str, change: Finding) -> Row:
    """Give a row its formula; a change to less is a number below zero."""
    sign = "-" if is_down(change) else ""
    values = {year: sign + value for year, value in row.values.items()}
    return replace(row, formula=Formula("change", (base,), _decimals(change)), values=values)


def _decimals(finding: Finding) -> int:
    return len(finding.quantity.value.partition(".")[2])


def _formula(verdict: Verdict, names: list[str], members: list[Finding]) -> Formula | None:
    """Return how the first of the members follows from the others."""
    if not is_exact(*members):
        return None
    if verdict.relation == "rate":
        return Formula("rate", tuple(names[1:]), _decimals(members[0]))
    parts = sum((part.value for part in members[1:]), Decimal(0))
    scales = {unit_scale(member.quantity.unit) for member in members}
    if verdict.relation == "total" and members[0].value == parts and len(scales) == 1:
        return Formula("sum", tuple(names[1:]))
    return None


def _leads_back(name: str, formula: Formula, others: dict[str, Formula]) -> bool:
    """Whether a row would follow from itself."""
    return any(
        member == name or (member in others and _leads_back(name, others[member], others))
        for member in formula.of
    )
