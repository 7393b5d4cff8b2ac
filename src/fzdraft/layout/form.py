"""The form of a document: which elements stand where, in which style (a TOML file each)."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from fzdraft.layout.described import described


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """An element with its style and the gaps above and below in body lines.

    Of two gaps that meet the larger holds; a `tight` element stands right below the one
    above. `beside` names an element at the right end of the same line.
    """

    element: str
    style: str
    before: float = 0.0
    after: float = 0.0
    tight: bool = False
    beside: str = ""


class Form(Struct, frozen=True, forbid_unknown_fields=True):
    """A form as one TOML file of resources/forms holds it.

    `kinds` are the 文种 it serves, `mark_suffix` follows the names in the 发文机关标志,
    `closing` says which rule places 署名 and date (GB/T 9704-2012, 7.3.5.1 or 7.3.5.2),
    `whole` are phrases that a title does not break. `attached` are the elements of a
    report that goes out behind its letter.
    """

    id: str
    name: str
    kinds: tuple[str, ...]
    mark_suffix: str
    closing: Literal["sealed", "unsealed"]
    whole: tuple[str, ...]
    head: tuple[Entry, ...]
    main: tuple[Entry, ...]
    attached: tuple[Entry, ...]
    colophon: tuple[Entry, ...]


def parse_form(text: str, name: str) -> Form:
    """Read a form; raises UserError naming the file and the faulty entry."""
    return described(text, Form, "文种格式", name)
