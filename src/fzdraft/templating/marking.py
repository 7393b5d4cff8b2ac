"""number() and confirm() of template texts, and the marks and ledger rows they become."""

from __future__ import annotations

import re

from fzdraft.document.marks import Mark, MarkKind, Text
from fzdraft.document.model import Row

OPEN, CLOSE = "\x02", "\x03"
BLANK = "××"
_TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")


class Ledger:
    """Collects the blanks of one seeding and hands out ids in reading order."""

    def __init__(self) -> None:
        """Start empty."""
        self._blanks: list[tuple[MarkKind, str, Row | None]] = []
        self._rows: dict[tuple[str, str], Row] = {}
        self._marks = 0

    @property
    def rows(self) -> tuple[Row, ...]:
        """The ledger rows of all numbers so far; one label and unit is one row."""
        return tuple(self._rows.values())

    def number(self, label: str, unit: str, department: str = "") -> str:
        """Stand for a number to fill in: a blank and, outside its mark, the unit."""
        known = self._rows.get((label, unit))
        row = known or Row(f"r{len(self._rows) + 1}", label=label, unit=unit, department=department)
        self._rows[label, unit] = row
        return self._token("value", BLANK, row) + unit

    def confirm(self, text: str) -> str:
        """Stand for words that somebody has to confirm or replace."""
        return self._token("verify", text, None)

    def text(self, rendered: str) -> Text:
        """Turn rendered words with tokens into a text with marks."""
        plain, marks, last = "", [], 0
        for token in _TOKEN.finditer(rendered):
            plain += rendered[last : token.start()]
            last = token.end()
            kind, words, row = self._blanks[int(token[1])]
            self._marks += 1
            end = len(plain) + len(words)
            payload = row.id if row else ""
            marks.append(Mark(f"m{self._marks}", kind, len(plain), end, payload))
            plain += words
        return Text(plain + rendered[last:], tuple(marks))

    def _token(self, kind: MarkKind, words: str, row: Row | None) -> str:
        self._blanks.append((kind, words, row))
        return f"{OPEN}{len(self._blanks) - 1}{CLOSE}"
