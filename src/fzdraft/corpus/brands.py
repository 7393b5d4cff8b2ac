"""Quoted names of one place's own schemes (“庭所共建”): their places are left open."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from fzdraft.corpus.adapting import BLANK, Adapted
from fzdraft.corpus.search import plain
from fzdraft.corpus.suggestion import Blank

_QUOTED = re.compile("“([^“”]{2,30})”")
_LOOKED_AT = 60
"""Of so many sentences with the words of a name is seen whether another place uses it too."""


def opened(said: Adapted, own: Callable[[str], bool]) -> Adapted:
    """Return a text with “××” for every quoted name that is one place's own, as `own` tells.

    One with a number or a year in it stays: the number is a place to fill in already.
    """
    text, blanks = said.text, said.blanks
    for match in reversed(list(_QUOTED.finditer(text))):
        start, end = match.span(1)
        inside = [blank for blank in blanks if blank.start < end and blank.end > start]
        kept = match[1] == BLANK or any(blank.what != "place" for blank in inside)
        if not kept and own(match[1]):
            text = f"{text[:start]}{BLANK}{text[end:]}"
            others = (blank for blank in blanks if blank not in inside)
            blanks = tuple(_moved(others, end, len(BLANK) - (end - start)))
    return Adapted(text, blanks)


def is_own(db: sqlite3.Connection, name: str, region: str, cut: Callable[[str], list[str]]) -> bool:
    """Whether no document of another region than this uses a quoted name, in quotes or not."""
    words = [word for word in cut(name) if any(map(str.isalnum, word))]
    if not words:
        return False
    phrase = " AND ".join('"' + word.replace('"', '""') + '"' for word in words)
    rows = db.execute(
        "SELECT w.text, d.region FROM words w JOIN sections h ON h.id = w.section"
        " JOIN documents d ON d.id = h.document WHERE words MATCH ? LIMIT ?",
        (f"text : ({phrase})", _LOOKED_AT),
    )
    return not any(other != region and name in plain(text) for text, other in rows)


def _moved(blanks: Iterable[Blank], behind: int, by: int) -> Iterable[Blank]:
    """Move the blanks that lie behind a place."""
    for one in blanks:
        yield replace(one, start=one.start + by, end=one.end + by) if one.start >= behind else one
