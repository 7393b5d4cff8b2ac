"""What every importer hands to the recogniser: lines of text and tables, with hints."""

from __future__ import annotations

import re

from msgspec import Struct

BLANK = " \t\r\n\f\v\u3000\xa0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff"
_BLANKS = re.compile(f"[{BLANK}]+")


class Look(Struct, frozen=True):
    """How a line is printed: face and size (half points) where all of it has the same."""

    face: str = ""
    size: int = 0
    bold: bool = False
    centred: bool = False


class Line(Struct, frozen=True):
    """One line of a document, or one table (then `rows` is filled and `text` empty).

    `text` has no white space at its ends. `level` is the outline level (1 to 9) that a
    style gave it, 0 for none; `is_title` that a style calls it the title; `gap` that an
    empty line stands above it; `is_beside` that it leads elsewhere
    or stands beside the main text of a page; `look` how it is printed, where the file says;
    `is_by_look` that its level was guessed from that, `lead` how many characters at its
    start are bold or in a face of headings, where the rest is not.
    """

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    level: int = 0
    is_title: bool = False
    gap: bool = False
    is_beside: bool = False
    look: Look | None = None
    is_by_look: bool = False
    lead: int = 0


class Reading(Struct, frozen=True):
    """What one file says: lines, stated metadata, texts beside the body, remarks by code.

    `notes` holds what is no body text (footnotes, comments, headers); `losses` says in
    Chinese what was read otherwise than it stands, or not at all.
    """

    lines: tuple[Line, ...] = ()
    metadata: dict[str, str] = {}
    losses: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


def strip(text: str) -> str:
    """Take white space off both ends, ideographic and zero-width spaces too."""
    return text.strip(BLANK)


def squeeze(text: str) -> str:
    """Take out all white space: 索 引 号 is 索引号."""
    return _BLANKS.sub("", text)


def to_lines(text: str) -> tuple[Line, ...]:
    """Cut plain text into its non-empty lines."""
    found: list[Line] = []
    gap = False
    for raw in text.splitlines():
        content = strip(raw)
        if content:
            found.append(Line(content, gap=gap))
        gap = not content
    return tuple(found)
