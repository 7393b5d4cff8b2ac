"""What the program does with a draft's ledger: odd values, sentences, relations, other years."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fzdraft.document import edits, ledger
from fzdraft.document.edits import Edit
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft
from fzdraft.document.places import Place, texts
from fzdraft.errors import UserError
from fzdraft.figures import Figures
from fzdraft.filing import Filing
from fzdraft.services import History, NumberFault, Progress
from fzdraft.storage import resources

if TYPE_CHECKING:
    from fzdraft.report.extract import Finding
    from fzdraft.report.ledger_relations import RowVerdict
    from fzdraft.report.ledger_sentences import Pattern
    from fzdraft.report.verdicts import Verdict

_SENTENCES = "sentences.toml"


class Bookkeeping(Filing, Figures):
    """The part of the program that keeps the ledger."""

    _sentences: tuple[Pattern, ...] | None = None

    def is_odd(self, old: str, new: str, unit: str) -> bool:
        """Tell whether a value stands so far from last year's that one should look twice."""
        before, now = Decimal(old), Decimal(new)
        limits = self._odd
        if unit == "%":
            return abs(now - before) >= limits["points"]
        if max(before, now) < limits["least"] or not before:
            return False
        change = 100 * (now - before) / before
        return change >= limits["more"] or -change >= limits["less"]

    @cached_property
    def _odd(self) -> dict[str, int]:
        found: dict[str, int] = tomllib.loads(resources.resource_text("odd.toml"))
        return found

    def data_sentence(self, draft: Draft, rows: Sequence[str]) -> Text:
        """Tell ledger rows (by id) in one sentence of the field's wording, rates computed."""
        from fzdraft.report.ledger_sentences import data_sentence

        return data_sentence(draft, rows, self._patterns()).text

    def insert_sentence(self, draft: Draft, place: Place, offset: int, rows: Sequence[str]) -> Edit:
        """Return the edit that puts the sentence of these rows into a text."""
        from fzdraft.report.ledger_sentences import data_sentence, insert_sentence

        return insert_sentence(draft, place, offset, data_sentence(draft, rows, self._patterns()))

    def _patterns(self) -> tuple[Pattern, ...]:
        """Return how fields tell their numbers; the user's sentences.toml lies over ours."""
        from fzdraft.report.ledger_sentences import patterns

        if self._sentences is None:
            own = resources.own_table(self._directories, _SENTENCES, "数据句")
            lists = tomllib.loads(resources.resource_text(_SENTENCES))
            self._sentences = patterns(lists, own)
        return self._sentences

    def number_faults(self, draft: Draft) -> tuple[NumberFault, ...]:
        """Return the relations of filled numbers that do not come out, in reading order.

        A number that still shows last year's digits is no ground for a relation.
        """
        from fzdraft.report.ledger_relations import row_relations
        from fzdraft.report.relations import relations

        found, marked = self.figures_of(draft), _Marked(draft)
        faults = [
            fault
            for verdict in relations(draft, found, self.reader())
            if verdict.outcome == "fails" and (fault := marked.fault(verdict, found)) is not None
        ]
        known = {frozenset(fault.rows) for fault in faults}
        for told in row_relations(draft, self.reader().indicators, found):
            if told.outcome == "fails" and frozenset(told.rows) not in known:
                faults += marked.row_fault(told)
        return tuple(faults)

    def history(self, draft: Draft, paths: Sequence[Path], tell: Progress) -> History:
        """Fill earlier years of the ledger out of own reports; say what was read and what not."""
        from fzdraft.report.intake import to_draft
        from fzdraft.report.ledger_history import history_edit

        reports, left = list[Draft](), list[str]()
        for count, path in enumerate(paths):
            tell(count, len(paths), path.name)
            try:
                report, _ = to_draft(self.read_path(path))
            except UserError as fault:
                left.append(f"“{path.name}”{str(fault).rstrip('。')}")
                continue
            why = _why_not(report, draft)
            if why:
                left.append(f"“{path.name}”{why}")
            else:
                reports.append(report)
        edit = history_edit(draft, reports, self.reader())
        return History(edit, _told_of(draft, edit, reports, left))


class _Marked:
    """Which ledger rows the numbers of a draft belong to."""

    def __init__(self, draft: Draft) -> None:
        self._open = ledger.open_values(draft)
        self._mentions = ledger.mentions(draft)
        self._marks = {
            place: [m for m in t.marks if m.kind == "value"] for place, t in texts(draft)
        }

    def fault(self, verdict: Verdict, found: Sequence[Finding]) -> NumberFault | None:
        """Say where a relation of the text fails; None where one of its numbers still waits."""
        members = [found[member] for member in verdict.members]
        rows = tuple(row for one in members for row in self._rows(one))
        if any(row in self._open for row in rows):
            return None
        words = members[0].text if members else ""
        span = verdict.start, verdict.end
        return NumberFault(verdict.where.place, *span, words, verdict.formula, rows)

    def row_fault(self, verdict: RowVerdict) -> list[NumberFault]:
        """Say where a relation of the ledger shows: at the first mention of its first row."""
        for mention in self._mentions.get(verdict.rows[0], ())[:1]:
            span = mention.mark.start, mention.mark.end
            told = verdict.formula, verdict.rows
            return [NumberFault(mention.place, *span, mention.shown, *told)]
        return []

    def _rows(self, finding: Finding) -> list[str]:
        """Return the rows whose marks touch a number."""
        start, end = finding.quantity.start, finding.quantity.end
        marks = self._marks.get(finding.where.place, ())
        return [mark.payload for mark in marks if mark.start < end and start < mark.end]


def _why_not(report: Draft, draft: Draft) -> str:
    """Say why a report tells nothing of the ledger's earlier years."""
    own, other = draft.reporter.unit, report.reporter.unit
    if report.year is None:
        return "看不出是哪一年的"
    if draft.year is not None and report.year >= draft.year:
        return f"写的是 {report.year} 年，不是往年的"
    return f"是{other}的，没有取" if own and other and own != other else ""


def _told_of(draft: Draft, edit: Edit | None, reports: list[Draft], left: list[str]) -> str:
    """Say what was read, how many values came, and what was left out."""
    years = "、".join(str(year) for year in sorted({one.year for one in reports if one.year}))
    after = edits.apply(draft, edit)[0] if edit is not None else draft
    more = sum(len(row.values) for row in after.rows) - sum(len(row.values) for row in draft.rows)
    read = [f"读了 {len(reports)} 份（{years} 年），补上往年的数 {more} 个"] if reports else []
    return "；".join([*read, *left]) + "。"
