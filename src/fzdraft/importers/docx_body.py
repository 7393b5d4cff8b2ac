"""The blocks of a Word document: paragraphs as lines, tables, text boxes in their place."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from fzdraft.importers.docx_inline import Beside, Inline, Piece, chosen
from fzdraft.importers.docx_numbers import Numbers
from fzdraft.importers.docx_styles import Style, Styles, is_strong, look_of
from fzdraft.importers.lines import BLANK, Line, Look, strip
from fzdraft.importers.ooxml import attribute, child, name, value, whole

_DROPPED = frozenset(
    ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "tcPr", "sdtPr", "sdtEndPr")
)
_LONGEST_SPAN = 64
_NOTE_WORDS = {"footnote": "脚注", "endnote": "尾注", "comment": "批注"}


@dataclass
class Body:
    """Collects the lines of one story: the body, a cell, a note, a header."""

    styles: Styles
    numbers: Numbers
    beside: Beside
    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _gap: bool = False
    _carried: list[Piece] = field(default_factory=list)

    def read(self, parent: etree._Element) -> None:
        """Read paragraphs and tables, through content controls and tracked insertions."""
        for node in parent:
            kind = name(node)
            if kind == "p":
                self._paragraph(node)
            elif kind == "tbl":
                self._table(node)
            elif kind == "mc:AlternateContent":
                self.read(chosen(node))
            elif kind in ("altChunk", "subDoc"):
                self.beside.counts["embedded"] += 1
            elif kind not in _DROPPED:
                self.read(node)

    def flush(self) -> None:
        """Say what was carried on from a last paragraph whose end was deleted."""
        pieces, self._carried = self._carried, []
        if pieces:
            self._say(pieces, None, "", self.styles.paragraph(""))

    def inner(self) -> Body:
        """Return a reader for a story of its own that counts on with this one."""
        return Body(self.styles, self.numbers, self.beside, notes=self.notes)

    def _paragraph(self, node: etree._Element) -> None:
        own = child(node, "pPr")
        style_id = "" if own is None else value(own, "pStyle")
        style = self.styles.paragraph(style_id)
        inline = Inline(self.styles, self.beside, style.print)
        pieces = [*self._carried, *inline.read(node)]
        self._carried = []
        for box in inline.boxes:
            self.read(box)
        for kind, inner in inline.inner:
            self.notes.append(f"{_NOTE_WORDS[kind]}：{text_of(self, inner)}")
            self.beside.counts[kind] += 1
        if style.is_contents:
            self._contents("".join(text for text, _ in pieces))
        elif own is not None and _is_joined(own):
            self._carried = pieces
        else:
            self._say(pieces, own, style_id, style)

    def _contents(self, text: str) -> None:
        if strip(text):
            self.beside.counts["contents"] += 1
            self.notes.append(f"目录：{strip(text)}")

    def _say(
        self, pieces: list[Piece], own: etree._Element | None, style_id: str, style: Style
    ) -> None:
        """Make lines of a paragraph: one for each line that Shift+Enter ended."""
        number = (
            self._number(own, style_id, style) if any(strip(text) for text, _ in pieces) else ""
        )
        level = _level(own, style)
        centred = (value(own, "jc") or ("center" if style.centred else "")) == "center"
        for line in _cut(pieces):
            content = strip("".join(text for text, _ in line))
            if content:
                self.lines.append(
                    Line(
                        joined(number, content),
                        level=level,
                        is_title=style.is_title,
                        gap=self._gap,
                        look=_look(line, centred),
                        lead=_lead(line, len(joined(number, content)) - len(content)),
                    )
                )
                number = ""
            self._gap = not content

    def _number(self, own: etree._Element | None, style_id: str, style: Style) -> str:
        """Return the automatic number before a paragraph, its own or that of its style."""
        numbered = child(own, "numPr")
        if numbered is None:
            numbered = child(own, "listPr")
        printed = child(numbered, "wx:t")
        if printed is not None:
            return _printed_2003(attribute(printed, "val"))
        num_id = value(numbered, "numId") or value(numbered, "ilfo") or style.num_id
        level = value(numbered, "ilvl") or style.num_level
        if not level:
            level = str(self.numbers.level_of_style.get((num_id, style_id), 0))
        return self.numbers.next(num_id, whole(level) or 0)

    def _table(self, node: etree._Element) -> None:
        """Keep a table of data; one of a single column only frames its text."""
        rows = [list(_cells(row)) for row in _rows(node)]
        if max((len(row) for row in rows), default=0) < 2:
            for row in rows:
                for cell in row:
                    self.read(cell)
            return
        texts = [[part for cell in row for part in self._cell(cell)] for row in rows]
        width = max(len(row) for row in texts)
        if any(text for row in texts for text in row):
            padded = tuple(tuple(row + [""] * (width - len(row))) for row in texts)
            self.lines.append(Line(rows=padded, gap=self._gap))
            self._gap = False

    def _cell(self, cell: etree._Element) -> list[str]:
        """Return the text of a cell, and an empty text for each further column it spans."""
        span = value(child(cell, "tcPr"), "gridSpan")
        extra = max(min(whole(span) or 1, _LONGEST_SPAN) - 1, 0)
        return [text_of(self, cell), *[""] * extra]


def text_of(reader: Body, story: etree._Element) -> str:
    """Return the text of a story of its own, a line for each paragraph or row."""
    inner = reader.inner()
    inner.read(story)
    inner.flush()
    return "\n".join(
        line.text or "\n".join("\t".join(row) for row in line.rows) for line in inner.lines
    )


def joined(number: str, content: str) -> str:
    """Put an automatic number before its text; a space where their digits would run together."""
    runs_on = number[-1:].isalnum() or (content[:1].isdigit() and not number.endswith(("、", "）")))
    return f"{number.rstrip()} {content}" if number and runs_on else number + content


def _printed_2003(number: str) -> str:
    """Return a number as Word 2003 stored it; the letters of a bullet's font say nothing."""
    return number if any(char.isdigit() or char in "、.．）)" for char in number) else ""


def _is_joined(own: etree._Element) -> bool:
    """Tell whether the end of a paragraph was deleted or moved away: the next one goes on."""
    mark = child(own, "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _level(own: etree._Element | None, style: Style) -> int:
    """Return the outline level 1 to 9 of a paragraph, 0 for body text."""
    level = whole(value(own, "outlineLvl") or style.level)
    return level + 1 if level is not None and level < 9 else 0


def _cut(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Cut the pieces of a paragraph where a line break stands."""
    line: list[Piece] = []
    for text, found in pieces:
        parts = text.split("\n")
        line.append((parts[0], found))
        for part in parts[1:]:
            yield line
            line = [(part, found)]
    yield line


def _look(line: list[Piece], centred: bool) -> Look:
    return look_of([found for text, found in line if strip(text)], centred)


def _lead(line: list[Piece], before: int) -> int:
    """Count the letters at the start that are printed strongly, 0 where all or none are.

    `before` is the length of the automatic number, which has the print of its text.
    """
    if len(line) < 2:
        return 0
    found = [(text, is_strong(print_)) for text, print_ in line if strip(text)]
    if len({strong for _, strong in found}) < 2 or not found[0][1]:
        return 0
    head = "".join(text for text, _ in itertools.takewhile(lambda piece: piece[1], found))
    return before + len(head.lstrip(BLANK))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for node in table:
        if name(node) == "tr":
            if child(child(node, "trPr"), "del") is None:
                yield node
        elif name(node) not in ("tblPr", "tblGrid", "del"):
            yield from _rows(node)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for node in row:
        if name(node) == "tc":
            if child(child(node, "tcPr"), "cellDel") is None:
                yield node
        elif name(node) not in ("trPr", "tblPrEx", "del"):
            yield from _cells(node)
