"""What was typed or pasted as a value, read as a number of the row's unit."""

from __future__ import annotations

import re
import unicodedata

from fzdraft.language.digits import as_value

_FOREIGN = re.compile(r"[^\d０-９零〇一二两三四五六七八九十百千万亿.．]{1,3}$")
_SCALED = re.compile("[百千万亿]")


def entered(typed: str, unit: str) -> str | None:
    """Return a typed value as a plain decimal string: １４５宗 is 145; None for no number.

    Another unit than the row's is passed over where neither counts in 万 or 亿.
    """
    words = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed))
    own = unicodedata.normalize("NFKC", unit)
    value = as_value(words.removesuffix(own)) if own else as_value(words)
    if value is None and not _SCALED.search(unit):
        value = as_value(_FOREIGN.sub("", words))
    return value


def cells(text: str) -> list[list[str]]:
    """Return the cells of a column or block copied from WPS or Excel, empty ones included."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return [[cell.strip().strip('"') for cell in row.split("\t")] for row in rows]
