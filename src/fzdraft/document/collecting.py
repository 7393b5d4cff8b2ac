"""Filled sheets held against the draft: what is new, changed, contradictory, unknown, missing."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from decimal import Decimal

from msgspec.structs import replace

from fzdraft.document.asking import UNDECIDED, asked_rows, draft_key, row_name
from fzdraft.document.converting import Alike, in_unit_of
from fzdraft.document.edits import Edit
from fzdraft.document.ledger import bound_with, last_value, with_rows
from fzdraft.document.model import Draft, Row
from fzdraft.document.replies import (
    Collected,
    Owed,
    Proposal,
    Reply,
    Returned,
    Taught,
    source_of,
)

_NO_NAME = re.compile(r"[\s，。、；：（）()“”‘’《》〈〉·,.;:\-—_]+")
_SHORTEST = 4


def propose(
    draft: Draft, files: Sequence[Returned], departments: Mapping[str, str], alike: Alike
) -> Collected:
    """Say of every reply what it would change, of every department what it still owes.

    `departments` names who is asked for each row; `alike` tells units that mean the same.
    Sheets of another draft are refused whole, with the reason in their `trouble`.
    """
    known = set(departments.values())
    kept = tuple(_of_this_draft(draft, _from_whom(file, known)) for file in files)
    finder = _Finder(draft, alike)
    found = [(reply, *finder.find(reply)) for file in kept for reply in file.replies]
    judged = [
        _judge(draft, reply, row, doubt, departments, alike)
        for reply, row, doubt in found
        if _says_something(reply, row)
    ]
    proposals = _settled(_in_ledger_order(draft, judged))
    return Collected(
        kept,
        tuple(proposals),
        tuple(owed(draft, departments, {p.row for p in proposals})),
        _learned(kept, found, departments),
    )


def owed(
    draft: Draft, departments: Mapping[str, str], answered: Set[str] = frozenset()
) -> list[Owed]:
    """List the departments that still owe rows: neither filled in the ledger nor answered now."""
    asked: dict[str, list[Row]] = defaultdict(list)
    given: set[str] = set()
    for row in asked_rows(draft):
        department = departments.get(row.id) or row.department or UNDECIDED
        if row.id in answered or (draft.year and row.values.get(draft.year)):
            given.add(department)
        else:
            asked[department].append(row)
    return [
        Owed(name, tuple(r.id for r in rows), tuple(row_name(r) for r in rows), name not in given)
        for name, rows in sorted(asked.items(), key=lambda one: (one[0] == UNDECIDED, one[0]))
    ]


def adopted(draft: Draft, report: Collected, chosen: Set[int]) -> Edit | None:
    """Return the one edit that takes these proposals (by place) and what was learned.

    Values become unverified, with file and row as their source; cut-off date, remark and
    bound go along; mentions and computed rows follow. Of two proposals for one row the later
    one holds. None where nothing changes.
    """
    taken = {p.row: p for at, p in enumerate(report.proposals) if at in chosen and p.adoptable}
    learned = {one.row: one.department for one in report.learned}
    rows = {
        row.id: _taught(_taken(draft, row, taken.get(row.id)), learned)
        for row in draft.rows
        if row.id in taken or row.id in learned
    }
    return with_rows(draft, rows)


def _taken(draft: Draft, row: Row, proposal: Proposal | None) -> Row:
    if proposal is None or draft.year is None:
        return row
    reply = proposal.reply
    return replace(
        row,
        values={**row.values, draft.year: proposal.value},
        bound=reply.bound if reply.bound != "exact" else bound_with(row, proposal.value),
        cutoff=reply.cutoff or row.cutoff,
        note=reply.note or row.note,
        source=proposal.source,
        department=row.department or proposal.department,
        state="unverified",
    )


def _taught(row: Row, learned: Mapping[str, str]) -> Row:
    return replace(row, department=learned[row.id]) if row.id in learned else row


def _from_whom(file: Returned, known: Set[str]) -> Returned:
    """Tell whose file it is by its name where it does not say so itself."""
    named = [name for name in known if name in file.name]
    if file.department or file.overall or not named:
        return file
    whose = max(named, key=len)
    replies = tuple(replace(r, department=r.department or whose) for r in file.replies)
    return replace(file, department=whose, replies=replies)


def _of_this_draft(draft: Draft, file: Returned) -> Returned:
    own = draft_key(draft)
    if file.draft and file.draft != own:
        told = f"这是“{file.draft}”的表，这份稿子是“{own}”，没有收。"
        return replace(file, replies=(), trouble=told)
    return file


def _says_something(reply: Reply, row: Row | None) -> bool:
    """Whether a line was filled; a remark that went out with it is no answer."""
    known = row.note if row else ""
    return bool(reply.value or reply.trouble or reply.says_none or reply.note != known)


class _Finder:
    """Finds the ledger row of a reply by its id, else by name, unit and last year's value."""

    def __init__(self, draft: Draft, alike: Alike) -> None:
        self._rows = {row.id: row for row in asked_rows(draft)}
        self._alike = alike
        self._draft = draft
        self._named: dict[str, list[Row]] = defaultdict(list)
        for row in self._rows.values():
            for name in {_normal(row.label), _normal(row_name(row)), _normal(row.indicator)} - {""}:
                self._named[name].append(row)

    def find(self, reply: Reply) -> tuple[Row | None, str]:
        """Return the row and a doubt about it (or "")."""
        known, name = self._rows.get(reply.row), _normal(reply.name)
        named = self._named.get(name, [])
        if known is not None and (not name or known in named):
            return known, ""
        exact = self._narrowed(named, reply)
        if exact is not None:
            return exact, ""
        if known is not None:
            return known, f"名称改成了“{reply.name}”"
        near = self._narrowed(self._resembling(name), reply)
        return near, f"按“{row_name(near)}”对上的" if near else ""

    def _resembling(self, name: str) -> list[Row]:
        """Return rows whose name holds this one or lies in it."""
        return [
            row
            for other, rows in self._named.items()
            if min(len(name), len(other)) >= _SHORTEST and (name in other or other in name)
            for row in rows
        ]

    def _narrowed(self, rows: Iterable[Row], reply: Reply) -> Row | None:
        """Return the one row that fits, by unit and then by last year's value where needed."""
        left = list({row.id: row for row in rows}.values())
        if len(left) > 1:
            unit = reply.printed_unit or reply.unit
            left = [r for r in left if r.unit == unit] or [
                r for r in left if self._alike(r.unit, unit)
            ]
        if len(left) > 1:
            left = [r for r in left if reply.last and last_value(self._draft, r) == reply.last]
        return left[0] if len(left) == 1 else None


def _normal(name: str) -> str:
    return _NO_NAME.sub("", unicodedata.normalize("NFKC", name)).lower()


def _judge(
    draft: Draft,
    reply: Reply,
    row: Row | None,
    doubt: str,
    departments: Mapping[str, str],
    alike: Alike,
) -> Proposal:
    """Hold one reply against its row; contradictions between replies come later."""
    if row is None:
        return Proposal("unknown", reply, name=reply.name, department=reply.department)
    last = last_value(draft, row)
    basis = Proposal(
        "unreadable",
        reply,
        row=row.id,
        name=row_name(row),
        unit=row.unit,
        old=row.values.get(draft.year or 0, ""),
        old_source=row.source,
        last=last,
        department=reply.department or departments.get(row.id, ""),
        settled=row.state == "verified",
    )
    if reply.says_none:
        told = f"写的是“{reply.raw}”，收的话记成 0"
        return replace(basis, outcome="none", value="0", problem=told)
    if reply.trouble or not reply.value:
        return replace(basis, problem=reply.trouble or "没有填数，只写了说明")
    value, odd = in_unit_of(row, reply, last, alike)
    if value.startswith("-"):
        return replace(basis, problem=odd)
    is_old = bool(basis.old) and Decimal(basis.old) == Decimal(value)
    outcome = "new" if not basis.old else "same" if is_old else "changed"
    return replace(
        basis, outcome=outcome, value=value, problem="；".join(filter(None, (doubt, odd)))
    )


def _in_ledger_order(draft: Draft, judged: list[Proposal]) -> list[Proposal]:
    places = {row.id: at for at, row in enumerate(draft.rows)}
    return sorted(judged, key=lambda one: places.get(one.row, len(places)))


def _settled(proposals: list[Proposal]) -> list[Proposal]:
    """Mark replies that contradict one another, and repetitions of one and the same value."""
    by_row: dict[str, list[Proposal]] = defaultdict(list)
    for one in proposals:
        if one.row and one.value:
            by_row[one.row].append(one)
    said: set[tuple[str, str]] = set()
    return [_beside(one, by_row[one.row], said) if one.value else one for one in proposals]


def _beside(one: Proposal, rivals: list[Proposal], said: set[tuple[str, str]]) -> Proposal:
    """Return a proposal as it stands beside the others for its row."""
    if len({rival.value for rival in rivals}) > 1:
        others = tuple(source_of(r.reply) for r in rivals if r is not one)
        return replace(one, outcome="conflict", rivals=others)
    if (one.row, one.value) in said:
        return replace(one, outcome="same")
    said.add((one.row, one.value))
    return one


def _learned(
    files: Sequence[Returned],
    found: Iterable[tuple[Reply, Row | None, str]],
    departments: Mapping[str, str],
) -> tuple[Taught, ...]:
    """Return the departments that sheets for all name otherwise than they were sent out."""
    overall = {file.name for file in files if file.overall}
    taught = {
        row.id: Taught(row.id, row_name(row), reply.department)
        for reply, row, _ in found
        if row is not None
        and reply.file in overall
        and reply.department not in ("", UNDECIDED, departments.get(row.id))
    }
    return tuple(taught.values())
