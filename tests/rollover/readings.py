"""What a roll-over asks, and which years it leaves, read off the draft itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from fzdraft.document.decisions import Decision
from fzdraft.document.model import Source
from fzdraft.document.places import Place, texts
from fzdraft.errors import UserError
from fzdraft.importers.table import read
from fzdraft.rollover.roll import Rolled

FOLDERS = {
    "reports_shape": "*.txt",
    "corpus": "*/*.txt",
    "gov_pages": "*.page.html",
    "gov_docx": "*.docx",
    "official_docx": "**/*.docx",
    "odd_docx": "**/*.docx",
}
"""Folders of documents that nobody here wrote, and which of their files are meant."""

YEAR = re.compile(r"(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9])")


def documents(folder: Path) -> Iterator[tuple[str, Source]]:
    """Read every document of a folder that can be read."""
    for path in sorted(folder.glob(FOLDERS[folder.name])):
        try:
            yield path.name, read(path.read_bytes(), path.name)
        except UserError:
            continue


def questions(rolled: Rolled) -> list[str]:
    """List the rows that are put to the user."""
    return list(dict.fromkeys(d.group for d in rolled.decisions if d.action == "ask"))


def remaining(rolled: Rolled) -> list[tuple[Place, str]]:
    """List every four-digit year of a rolled draft that stands in no number of the ledger."""
    return [
        (place, match[0])
        for place, text in texts(rolled.draft)
        for match in YEAR.finditer(text.plain)
        if not any(m.kind == "value" and m.start <= match.start() < m.end for m in text.marks)
    ]


def reasons(rolled: Rolled) -> dict[tuple[Place, str], list[Decision]]:
    """Give the decisions by which a year stands at a place, by place and year."""
    found: dict[tuple[Place, str], list[Decision]] = {}
    for decision in filter(_speaks_of_a_year, rolled.decisions):
        words = decision.old if decision.choice.new is None else decision.choice.new
        for year in YEAR.findall(words):
            found.setdefault((decision.place, year), []).append(decision)
    return found


def unexplained(rolled: Rolled) -> list[tuple[Place, str]]:
    """Return the years that no decision speaks of, each mention counted."""
    why = reasons(rolled)
    counts = Counter(remaining(rolled))
    return [key for key, count in counts.items() if count > len(why.get(key, []))]


def _speaks_of_a_year(decision: Decision) -> bool:
    """Tell a decision about a year from one about a clause that happens to hold one."""
    dated = decision.kind in ("year", "title_year", "period", "date")
    return dated or (decision.kind == "event" and decision.new is not None)
