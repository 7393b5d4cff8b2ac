"""Word documents: an own reading of the package that loses no visible text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from fzdraft.document.model import Source
from fzdraft.errors import UserError
from fzdraft.importers.docx_numbers import Numbers, read_numbers
from fzdraft.importers.lines import Line, Reading, strip
from fzdraft.importers.ooxml import child, children, is_on, name, value
from fzdraft.importers.package import Package, relations
from fzdraft.importers.structure import recognise

_DROPPED = re.compile(
    "(del|moveFrom|instrText|delText|delInstrText|rPr|pPr|sectPr|fldChar|rt|tblPr|tblGrid)$"
)
_TITLE = re.compile("(title|标题)$")
_CONTENTS = re.compile(r"(toc|目录)( \d| heading|标题)?$")
_BREAKS = ("br", "cr")
_CHARS = {"tab": "\t", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}
_NOTES = {"footnoteReference": "脚注", "endnoteReference": "尾注", "commentReference": "批注"}
_SPLIT = re.compile(r"\n+")


def read_docx(data: bytes) -> Source:
    """Read a .docx; raises UserError when it is broken, hostile or no document."""
    return recognise(read_package(Package(data)))


def read_package(package: Package) -> Reading:
    """Cut the main document into lines and tables, automatic numbers in front of their lines."""
    part = relations(package, "").get("officeDocument", "word/document.xml")
    root = package.xml(part)
    body = None if root is None else child(root, "body")
    if body is None:
        raise UserError("这份文件里没有正文。", "请用 WPS 或 Word 打开它，另存为 .docx 后再试。")
    targets = relations(package, part)
    reader = _Reader(
        _Styles(package.xml(targets.get("styles", "word/styles.xml"))),
        read_numbers(package.xml(targets.get("numbering", "word/numbering.xml"))),
    )
    reader.blocks(body)
    return Reading(tuple(reader.lines), {}, tuple(sorted(reader.losses.items())))


class _Styles:
    """What paragraph styles say: outline level, title, automatic number (inherited)."""

    def __init__(self, root: etree._Element | None) -> None:
        nodes = [] if root is None else list(children(root, "style"))
        self._nodes = {value(node, "styleId", own=True): node for node in nodes}

    def chain(self, style_id: str) -> Iterator[etree._Element]:
        """Yield the style and those it is based on, at most ten."""
        for _ in range(10):
            node = self._nodes.get(style_id)
            if node is None:
                return
            yield node
            style_id = value(node, "basedOn")

    def properties(self, paragraph: etree._Element) -> list[etree._Element]:
        """Return the property elements that count for a paragraph, the nearest first."""
        own = child(paragraph, "pPr")
        if own is None:
            return []
        inherited = (child(style, "pPr") for style in self.chain(value(own, "pStyle")))
        return [own, *(found for found in inherited if found is not None)]

    def is_named(self, paragraph: etree._Element, names: re.Pattern[str]) -> bool:
        """Tell whether the paragraph bears a style of such a name, its own or inherited."""
        own = child(paragraph, "pPr")
        style = "" if own is None else value(own, "pStyle")
        return any(names.match(value(node, "name").lower()) for node in self.chain(style))


@dataclass
class _Reader:
    styles: _Styles
    numbers: Numbers
    lines: list[Line] = field(default_factory=list)
    losses: dict[str, str] = field(default_factory=dict)
    _gap: bool = False

    def blocks(self, parent: etree._Element) -> None:
        """Read paragraphs and tables, through content controls and tracked insertions."""
        for node in parent:
            kind = name(node)
            if kind == "p":
                self._paragraph(node)
            elif kind == "tbl":
                self._table(node)
            elif kind == "mc:AlternateContent":
                self.blocks(_chosen(node))
            elif kind == "altChunk":
                self.losses["embedded"] = "文件里嵌着另一份文件，那一部分没有读进来"
            elif not _DROPPED.match(kind):
                self.blocks(node)

    def _paragraph(self, node: etree._Element) -> None:
        if self.styles.is_named(node, _CONTENTS):
            self.losses["contents"] = "文件里的目录没有读进来"
            return
        boxes: list[etree._Element] = []
        raw = "".join(self._inline(node, boxes))
        for box in boxes:
            self.blocks(box)
        number = self._number(node) if strip(raw) else ""
        level, is_title = self._level(node), self.styles.is_named(node, _TITLE)
        for text in _SPLIT.split(raw):
            content = strip(text)
            if content:
                self.lines.append(
                    Line(number + content, level=level, is_title=is_title, gap=self._gap)
                )
                number = ""
            self._gap = not content

    def _inline(self, parent: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        """Yield the visible text of a paragraph; text boxes are put into `boxes`."""
        for node in parent:
            kind = name(node)
            if kind == "t":
                yield (node.text or "").replace("\n", " ")
            elif kind in _BREAKS:
                yield "\n"
            elif kind in _CHARS:
                yield _CHARS[kind]
            elif kind == "txbxContent":
                boxes.append(node)
            elif kind == "mc:AlternateContent":
                yield from self._inline(_chosen(node), boxes)
            elif kind in _NOTES:
                self.losses[kind] = f"文件里的{_NOTES[kind]}没有读进来"
            elif not _DROPPED.match(kind) and not (
                kind == "r" and is_on(child(node, "rPr"), "vanish")
            ):
                yield from self._inline(node, boxes)

    def _number(self, node: etree._Element) -> str:
        """Return the automatic number before a paragraph, its own or that of its style."""
        num_id, level = "", ""
        for properties in self.styles.properties(node):
            numbered = child(properties, "numPr")
            if numbered is not None:
                num_id = num_id or value(numbered, "numId")
                level = level or value(numbered, "ilvl")
        return self.numbers.next(num_id, int(level) if level.isdigit() else 0)

    def _level(self, node: etree._Element) -> int:
        """Return the outline level 1 to 9 of a paragraph, 0 for body text."""
        for properties in self.styles.properties(node):
            level = value(properties, "outlineLvl")
            if level.isdigit():
                return int(level) + 1 if int(level) < 9 else 0
        return 0

    def _table(self, node: etree._Element) -> None:
        """Keep a table of data; one of a single column only frames its text."""
        rows = list(_rows(node))
        if max((len(list(_cells(row))) for row in rows), default=0) < 2:
            for row in rows:
                for cell in _cells(row):
                    self.blocks(cell)
            return
        texts = [[part for cell in _cells(row) for part in self._cell(cell)] for row in rows]
        width = max(len(row) for row in texts)
        if any(text for row in texts for text in row):
            padded = tuple(tuple(row + [""] * (width - len(row))) for row in texts)
            self.lines.append(Line(rows=padded, gap=self._gap))
            self._gap = False

    def _cell(self, cell: etree._Element) -> list[str]:
        """Return the text of a cell, and an empty text for each further column it spans."""
        inner = _Reader(self.styles, self.numbers, losses=self.losses)
        inner.blocks(cell)
        parts = [
            line.text or "\n".join("\t".join(row) for row in line.rows) for line in inner.lines
        ]
        properties = child(cell, "tcPr")
        span = "" if properties is None else value(properties, "gridSpan")
        extra = min(int(span), 64) - 1 if span.isdigit() else 0
        return ["\n".join(parts), *[""] * extra]


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for node in table:
        if name(node) == "tr":
            yield node
        elif name(node) not in ("tblPr", "tblGrid", "del"):
            yield from _rows(node)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for node in row:
        if name(node) == "tc":
            yield node
        elif name(node) not in ("trPr", "tblPrEx", "del"):
            yield from _cells(node)


def _chosen(node: etree._Element) -> etree._Element:
    """Take the Choice of an alternative, its Fallback where the Choice holds no text."""
    options = [option for option in node if name(option) in ("mc:Choice", "mc:Fallback")]
    for option in options:
        if any(name(found) == "t" and found.text for found in option.iter()):
            return option
    return options[0] if options else node
