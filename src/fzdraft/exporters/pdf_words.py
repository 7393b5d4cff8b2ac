"""The words behind the glyphs of a PDF, so that search and copying give what was printed.

A face may draw two characters with one glyph (一 and the radical ⼀, 长 and ⻓). Qt then
notes whichever it meets first; here the printed one takes its place. Characters beyond
U+FFFF are printed, but Qt gives their glyphs no text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, StreamObject

from fzdraft.layout.placed import Page
from fzdraft.paint.fonts import Families, glyph_of

_RANGE = re.compile(rb"\[[^]]*\]")
_CODE = re.compile(rb"<([0-9A-Fa-f]+)>")


def correct_words(writer: PdfWriter, pages: Sequence[Page], families: Families) -> None:
    """Put the printed characters into the glyph-to-text tables of a PDF painted by Qt."""
    wanted = _Printed(pages, families)
    for stream in _tables(writer):
        data = _RANGE.sub(lambda found: _CODE.sub(wanted.code, found[0]), stream.get_data())
        stream.set_data(data)


def _tables(writer: PdfWriter) -> list[StreamObject]:
    """Return the tables of all fonts, each once."""
    found: dict[int, StreamObject] = {}
    for page in writer.pages:
        resources = cast(DictionaryObject, page["/Resources"])
        for font in cast(DictionaryObject, resources.get("/Font", DictionaryObject())).values():
            table = cast(DictionaryObject, font.get_object()).get("/ToUnicode")
            if table is not None:
                stream = cast(StreamObject, table.get_object())
                found[id(stream)] = stream
    return list(found.values())


class _Printed:
    """The characters on the pages, found again by the glyph that they share with another."""

    def __init__(self, pages: Sequence[Page], families: Families) -> None:
        self.chars = {char for page in pages for piece in page.glyphs for char in piece.text}
        self.families = tuple(dict.fromkeys(families.values()))
        self.by_glyph = {
            (family, glyph_of(family, char)): char
            for family in self.families
            for char in sorted(self.chars)
        }

    def code(self, found: re.Match[bytes]) -> bytes:
        """Return a code of the table, replaced where it was never printed."""
        char = bytes.fromhex(found[1].decode()).decode("utf-16-be", errors="replace")
        if char in self.chars or len(char) != 1:
            return found[0]
        return b"<" + self._twin(char).encode("utf-16-be").hex().upper().encode() + b">"

    def _twin(self, char: str) -> str:
        for family in self.families:
            glyph = glyph_of(family, char)
            if glyph and (family, glyph) in self.by_glyph:
                return self.by_glyph[family, glyph]
        return char
