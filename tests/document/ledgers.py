"""Drafts with a ledger, told by their text: 145[a] is a mention of the row a."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph, Row, Section
from fzdraft.document.places import Place, read_text, texts

_MENTION = re.compile(r"(?P<shown>[0-9０-９.,万×两百分之]+)\[(?P<row>\w+)\]")


def place(number: int) -> Place:
    """Return where the paragraph with this number (from 1) stands."""
    return Place(f"s{number}", "paragraph", f"p{number}")


def draft_of(*paragraphs: str, rows: Iterable[Row], carried: bool = False) -> Draft:
    """Return a draft of 2024 with a section for every paragraph."""
    sections = tuple(
        Section(f"s{n}", Text(f"第{n}节"), blocks=(Paragraph(f"p{n}", _text(words, carried)),))
        for n, words in enumerate(paragraphs, 1)
    )
    return Draft(Paper(sections=sections), rows=tuple(rows), year=2024, origin_year=2023)


def last(row_id: str, value: str, **more: object) -> Row:
    """Return a row with last year's value only."""
    return Row(row_id, values={2023: value}, **more)


def words(draft: Draft) -> list[str]:
    """Return what the paragraphs of a draft say."""
    return [text.plain for place, text in texts(draft) if place.part == "paragraph"]


def mark_of(draft: Draft, number: int, row: str) -> Mark:
    """Return the first mention of a row in a paragraph."""
    return next(m for m in read_text(draft, place(number)).marks if m.payload == row)


def _text(words: str, carried: bool) -> Text:
    plain, marks = "", []
    rest = words
    while match := _MENTION.search(rest):
        plain += rest[: match.start()]
        name = f"v{len(marks)}"
        end = len(plain) + len(match["shown"])
        marks.append(Mark(name, "value", len(plain), end, match["row"]))
        plain, rest = plain + match["shown"], rest[match.end() :]
    plain += rest
    if carried:
        marks.insert(0, Mark("c", "carried", 0, len(plain), plain))
    return Text(plain, tuple(marks))
