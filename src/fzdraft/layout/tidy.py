"""What no paper shows and no file may hold, taken out of a text."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BETWEEN_LATIN = re.compile(r"(?<=[!-~])\n+(?=[!-~])")

_HIDDEN = (("\x00", "\x1f"), ("\x7f", "\x9f"), ("\ud800", "\udfff"), ("\ufffe", "\uffff"))


def tidy(text: str) -> str:
    """Return a text on one line: no control characters, no white space around.

    A tab is a space; a line break is none, but for one between two Latin words.
    """
    line = _BETWEEN_LATIN.sub(" ", _BREAKS.sub("\n", text)).replace("\t", " ")
    return "".join(char for char in line if _visible(char)).strip()


def tidy_lines(text: str) -> str:
    """Return a text with line feeds between its lines, each tidy, empty ones left out."""
    lines = (tidy(line) for line in _BREAKS.split(text))
    return "\n".join(line for line in lines if line)


def _visible(char: str) -> bool:
    return not any(first <= char <= last for first, last in _HIDDEN)
