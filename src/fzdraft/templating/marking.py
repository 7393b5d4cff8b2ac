"""number() and confirm() of template texts, and the marks and ledger rows they become."""

from __future__ import annotations

import re

from msgspec.structs import replace

from fzdraft.document.marks import Mark, MarkKind, Text
from fzdraft.document.model import Row

OPEN, CLOSE = "\x02", "\x03"
BLANK = "××"
_TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")


class Ledger:
    """Collects the blanks of one seeding and hands out ids in reading order."""

    def __init__(self, prefix: str = "") -> None:
        """Start empty; `prefix` begins every id, where a draft has ids already."""
        self._prefix = prefix
        self._blanks: list[tuple[MarkKind, str, Row | None]] = []
        self._rows: dict[tuple[str, str], Row] = {}
        self._marks = 0

    @property
    def rows(self) -> tuple[Row, ...]:
        """The ledger rows of all numbers that text() has met; one label and unit is one row."""
        return tuple(self._rows.values())

    def number(self, label: str, unit: str, department: str = "") -> str:
        """Stand for a number to fill in: a blank and, outside its mark, the unit."""
        row = Row("", label=label, unit=unit, department=department)
        return self._token("value", BLANK, row) + unit

    def confirm(self, text: str) -> str:
        """Stand for words that somebody has to confirm or replace."""
        return self._token("verify", text, None)

    def text(self, rendered: str) -> Text:
        """Turn rendered words with tokens into a text with marks."""
        plain, marks, last = "", [], 0
        for token in _TOKEN.finditer(rendered):
            kind, words, row = self._blanks[int(token[1])]
            plain += rendered[last : token.start()]
            end = len(plain) + len(words)
            self._marks += 1
            payload = self._row_id(row) if row else ""
            marks.append(Mark(f"{self._prefix}m{self._marks}", kind, len(plain), end, payload))
            plain += words
            last = token.end()
        return Text(plain + rendered[last:], tuple(marks))

    def _token(self, kind: MarkKind, words: str, row: Row | None) -> str:
        self._blanks.append((kind, words, row))
        return f"{OPEN}{len(self._blanks) - 1}{CLOSE}"

    def _row_id(self, row: Row) -> str:
        key = row.label, row.unit
        if key not in self._rows:
            self._rows[key] = replace(row, id=f"{self._prefix}r{len(self._rows) + 1}")
        return self._rows[key].id
