"""Taking a department's paragraph into the draft: its words, its numbers, where they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from fzdraft.document import ledger
from fzdraft.document.collected import HEADINGS, excerpt_at
from fzdraft.document.edits import Batch, Edit, SetField, apply
from fzdraft.document.ids import fresh_ids, new_id
from fzdraft.document.marks import Mark, Text, with_mark
from fzdraft.document.material import Address, Excerpt, Material, payload_of
from fzdraft.document.model import Draft, Paragraph, Row, Table
from fzdraft.document.taking import put_behind
from fzdraft.report.aspects import aspect_of
from fzdraft.report.extract import Finding, Reader, read_paragraph
from fzdraft.report.indicators import same_unit
from fzdraft.report.quantities import Quantity
from fzdraft.report.senders import same_department
from fzdraft.report.voice import in_our_voice

_YEAR = re.compile(r"((?:19|20)\d\d)年|(去年|上年|同期|前年|往年)")
_CLAUSE = re.compile("[，,；;。！？]")


class Borrowed(Struct, frozen=True):
    """The edit that takes an excerpt over, the block it makes, and how many numbers it told.

    `changed` says that the words are not those of the department any more (自称, marks).
    """

    edit: Edit
    block: str
    numbers: int
    changed: bool


def borrow(draft: Draft, address: Address, node: str, block: str, words: Reader) -> Borrowed:
    """Take an excerpt over behind a block, in the report's own voice, as one edit.

    Every number of this year becomes a 数据 with its row (待核, its source is the file and
    paragraph); a row that the department answers for and that waits, or tells the same, is
    used. A table comes as a table. Raises KeyError when there is no such excerpt or node.
    """
    material, excerpt = excerpt_at(draft, address)
    name = new_id(draft, "p")
    if excerpt.rows:
        table = Table(name, _cells(excerpt, material, draft, address))
        return Borrowed(put_behind(draft, node, block, [table]), name, 0, False)
    said = in_our_voice(excerpt.text, material.department, draft.reporter)
    found = numbers_of_year(said, excerpt, draft, words)
    rows = _Rows(draft, material.department, source_words(material, address[1]), words)
    text = with_mark(Text(said), Mark("s1", "source", 0, len(said), payload_of(address)))
    for count, finding in enumerate(found, 1):
        span = finding.quantity.number_start, finding.quantity.number_end
        text = with_mark(text, Mark(f"n{count}", "value", *span, rows.row_for(finding)))
    first = Batch(
        (SetField("rows", rows.all), put_behind(draft, node, block, [Paragraph(name, text)]))
    )
    told = ledger.fill_rows(apply(draft, first)[0], rows.fills)
    edit = Batch((first, told)) if told else first
    return Borrowed(edit, name, len(found), said != excerpt.text)


def source_words(material: Material, index: int) -> str:
    """Say where a number comes from, for the ledger: 城管局 城管局材料.docx 第3段."""
    named = [material.department, material.name, f"第{index + 1}段"]
    return " ".join(part for part in named if part)


def numbers_of_year(text: str, excerpt: Excerpt, draft: Draft, words: Reader) -> list[Finding]:
    """Return the numbers of a text that speak of the draft's year, one for each quantity.

    Changes against last year (同比) are computed by the ledger, never taken over.
    """
    headings = tuple(excerpt.heading.split(HEADINGS))
    found: dict[Quantity, Finding] = {}
    for finding in read_paragraph(text, aspect_of(text, headings, words.aspects), words):
        if finding.quantity.kind != "change" and _is_of_year(text, finding, draft.year):
            known = found.get(finding.quantity)
            if known is None or (finding.indicator and not known.indicator):
                found[finding.quantity] = finding
    return list(found.values())


def _is_of_year(text: str, finding: Finding, year: int | None) -> bool:
    """Whether the last year named before a number in its sentence is this one, or none is.

    去年 speaks for its own clause only.
    """
    if year is None:
        return False
    end = finding.quantity.number_start
    sentence = text[max(text.rfind(mark, 0, end) for mark in "。！？；") + 1 : end]
    named = list(_YEAR.finditer(sentence))
    if named and named[-1][2] and not _CLAUSE.search(sentence, named[-1].end()):
        return False
    years = [match[1] for match in named if match[1]]
    return not years or int(years[-1]) == year


def _cells(
    excerpt: Excerpt, material: Material, draft: Draft, address: Address
) -> tuple[tuple[Text, ...], ...]:
    def cell(words: str) -> Text:
        said = in_our_voice(words, material.department, draft.reporter)
        return with_mark(Text(said), Mark("s1", "source", 0, len(said), payload_of(address)))

    return tuple(tuple(cell(words) for words in row) for row in excerpt.rows)


class _Rows:
    """The ledger rows that the numbers of one paragraph belong to, known ones and new ones."""

    def __init__(self, draft: Draft, department: str, source: str, words: Reader) -> None:
        self._year, self._name = draft.year or 0, department
        self._source, self._words = source, words
        self._ids = fresh_ids(draft, "r")
        self.all = draft.rows
        self.fills: dict[str, ledger.Fill] = {}

    def row_for(self, finding: Finding) -> str:
        """Return the id of the row of a number; a new row is told, a waiting one will be."""
        known = self._known(finding)
        if known is None:
            known = self._new(finding)
            self.all = (*self.all, known)
        elif not known.values.get(self._year):
            bound, value = finding.quantity.bound, finding.quantity.value
            self.fills[known.id] = ledger.Fill(value, self._source, bound=bound)
        return known.id

    def _known(self, finding: Finding) -> Row | None:
        """Return the row of this indicator that waits, or tells the same, if it is this one's."""
        for row in self._of_indicator(finding):
            now = row.values.get(self._year, "")
            told = self.fills[row.id].value if row.id in self.fills else now
            if told in ("", finding.quantity.value) and row.formula is None and self._own(row):
                return row
        return None

    def _new(self, finding: Finding) -> Row:
        """Make a row; a number of one department only has it as its scope (口径)."""
        quantity, indicator = finding.quantity, finding.indicator
        scope = "" if not indicator or self._is_asked(indicator) else self._name
        if any(row.scope == scope for row in self._of_indicator(finding)):
            indicator = scope = ""
        return Row(
            next(self._ids),
            indicator=indicator,
            label=finding.label.name,
            scope=scope,
            unit=quantity.unit,
            bound=quantity.bound,
            values={self._year: quantity.value},
            department=self._name,
            source=self._source,
            state="unverified",
        )

    def _of_indicator(self, finding: Finding) -> Iterator[Row]:
        unit, known = finding.quantity.unit, self._words.indicators
        for row in self.all if finding.indicator else ():
            if row.indicator == finding.indicator and same_unit(row.unit, unit, known):
                yield row

    def _own(self, row: Row) -> bool:
        """Whether a row counts what this department does, or what it answers for."""
        if row.scope or not self._name:
            return row.scope == self._name
        if row.department:
            return same_department(row.department, self._name)
        return self._is_asked(row.indicator)

    def _is_asked(self, indicator: str) -> bool:
        """Whether the department answers for an indicator of the whole unit."""
        known = self._words.indicators.indicators.get(indicator)
        asked = known.department if known is not None else ""
        return bool(asked and self._name) and same_department(asked, self._name)
