"""材料: what a department sent for the report, as it was read; a leaf that the model speaks of.

Whether an excerpt was used is never stored: it follows from the `source` marks in the texts.
"""

from __future__ import annotations

import datetime

from msgspec import Struct

PASTED = "粘贴的文字"
"""The name of material that came over the clipboard."""
_SCHEME = "material"

Address = tuple[str, int]
"""An excerpt: the id of its material and its index there."""


class Excerpt(Struct, frozen=True, omit_defaults=True):
    """One paragraph or table of a department's material.

    `text` is what people read, `rows` the cells of a table (empty for a paragraph);
    `heading` holds the headings above it, joined by “ / ”. `section` is the section of the
    draft it was assigned to by hand ("" : by its words); `put_by` says 不用.
    """

    text: str
    heading: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    section: str = ""
    put_by: bool = False


class Material(Struct, frozen=True, omit_defaults=True):
    """What one department sent once: a file or a pasted text.

    `checksum` is the sha256 of the bytes that were read; with `kept` the draft file carries
    these bytes too (not those of pasted or very large ones).
    """

    id: str
    department: str = ""
    name: str = ""
    received: datetime.date | None = None
    checksum: str = ""
    kept: bool = False
    excerpts: tuple[Excerpt, ...] = ()


def payload_of(address: Address) -> str:
    """Return the payload of the `source` mark on words taken from an excerpt."""
    return f"{_SCHEME}:{address[0]}:{address[1]}"


def address_in(payload: str) -> Address | None:
    """Return the excerpt that a `source` mark speaks of, None when it speaks of something else."""
    scheme, _, rest = payload.partition(":")
    material, _, index = rest.rpartition(":")
    return (material, int(index)) if scheme == _SCHEME and index.isdecimal() else None
