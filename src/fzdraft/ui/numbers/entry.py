"""What was typed or pasted as a value, read as a number of the row's unit."""

from __future__ import annotations

import re
import unicodedata

from fzdraft.document.ledger import bound_with
from fzdraft.document.model import Bound, Row
from fzdraft.language.digits import as_value

_FOREIGN = re.compile(r"[^\d０-９零〇一二两三四五六七八九十百千万亿.．]{1,3}$")
_SCALED = re.compile("[百千万亿]")
_UNLIKE = re.compile("[%‰元]")
"""Units that are never meant where another one is asked for."""
_AHEAD: dict[str, Bound] = {"大约": "about", "约": "about", "将近": "at_most", "近": "at_most"}
_BOUND_AHEAD = re.compile("^(?:大约|将近|约|近)")
_BOUND_BEHIND = re.compile(r"(?<=[\d零〇一二两三四五六七八九十百千万亿])[余多]")


def entered(typed: str, unit: str) -> str | None:
    """Return a typed value as a plain decimal string: １４５宗 is 145; None for no number.

    Another unit than the row's is passed over where neither counts in 万 or 亿, nor tells a
    share or money; so are 约, 近, 余 and 多, which `bound_of` reads.
    """
    words = _BOUND_BEHIND.sub("", _BOUND_AHEAD.sub("", _squeezed(typed)))
    own = unicodedata.normalize("NFKC", unit)
    value = as_value(words.removesuffix(own)) if own else as_value(words)
    if _UNLIKE.search(_foreign(words.removesuffix(own))):
        return None
    if value is None and not _SCALED.search(unit) and not _UNLIKE.search(unit):
        value = as_value(_FOREIGN.sub("", words))
    return value


def bound_of(typed: str, row: Row, value: str) -> Bound:
    """Return the bound that is typed with a value (约150, 60余宗), else what the row's becomes."""
    words = _squeezed(typed)
    ahead = _BOUND_AHEAD.match(words)
    if ahead:
        return _AHEAD[ahead[0]]
    return "at_least" if _BOUND_BEHIND.search(words) else bound_with(row, value)


def _squeezed(typed: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", typed))


def _foreign(words: str) -> str:
    found = _FOREIGN.search(words)
    return found[0] if found else ""


def cells(text: str) -> list[list[str]]:
    """Return the cells of a column or block copied from WPS or Excel, empty ones included."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return [[cell.strip().strip('"') for cell in row.split("\t")] for row in rows]
