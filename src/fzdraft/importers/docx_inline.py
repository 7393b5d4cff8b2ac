"""The visible text of one Word paragraph, tracked changes as accepted, with its letters' look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from fzdraft.importers.docx_styles import Print, Styles, read_print
from fzdraft.importers.docx_symbols import UNKNOWN, symbol
from fzdraft.importers.ooxml import attribute, child, name, value

Piece = tuple[str, Print]
_DROPPED = frozenset(
    ("delText", "delInstrText", "rPr", "pPr", "rt", "sdtPr", "sdtEndPr", "fldData", "~binData")
)
_TRACKED = frozenset(("del", "ins", "moveFrom", "moveTo"))
_CHARS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_PICTURES = frozenset(("~blip", "~imagedata"))
_OBJECTS = frozenset(("~OLEObject", "~chart", "~relIds", "altChunk", "subDoc"))
_EQUATION = re.compile(r"\s*eq\b(.*)$", re.I | re.S)
_ARGUMENT = re.compile(r"\\[a-z]+\d*|[()\\]|\s+", re.I)
_NOTHING = Print()


@dataclass
class Beside:
    """What a document holds beside its text: kinds counted, ids of the notes referred to."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: set[tuple[str, str]] = field(default_factory=set)


@dataclass
class Inline:
    """Reads the runs of one paragraph; text boxes are put into `boxes`, notes into `inner`."""

    styles: Styles
    beside: Beside
    ground: Print
    boxes: list[etree._Element] = field(default_factory=list)
    inner: list[tuple[str, etree._Element]] = field(default_factory=list)
    _instruction: str = ""

    def read(self, parent: etree._Element) -> Iterator[Piece]:
        """Yield the visible text of a paragraph in pieces of one look."""
        for node in parent:
            kind = name(node)
            if kind == "r":
                yield from self._run(node)
            elif kind in _TRACKED:
                self.beside.counts["tracked"] += 1
                if kind in ("ins", "moveTo"):
                    yield from self.read(node)
            elif kind == "aml:annotation":
                yield from self._annotation(node)
            elif kind in ("m:t", "t"):
                yield node.text or "", self.ground
            elif kind == "mc:AlternateContent":
                yield from self.read(chosen(node))
            elif kind not in _DROPPED:
                yield from self.read(node)

    def _run(self, run: etree._Element) -> Iterator[Piece]:
        own = self._print(child(run, "rPr"))
        if own.hidden:
            self.beside.counts["hidden"] += has_text(run)
            return
        for text in self._contents(run, own):
            yield text, own

    def _print(self, properties: etree._Element | None) -> Print:
        if properties is None or not len(properties):
            return self.ground
        style = value(properties, "rStyle")
        own = read_print(properties)
        named = self.styles.letters(style) if style else _NOTHING
        return own.over(named).over(self.ground)

    def _contents(self, parent: etree._Element, own: Print) -> Iterator[str]:
        for node in parent:
            kind = name(node)
            if kind in ("t", "m:t"):
                yield (node.text or "").replace("\n", " ")
            elif kind in _CHARS:
                yield _CHARS[kind]
            elif kind == "sym":
                yield self._symbol(node)
            elif kind in ("fldChar", "instrText"):
                yield self._field(node, kind)
            elif kind in _NOTES:
                self.beside.notes.add((_NOTES[kind], attribute(node, "id")))
            elif kind in ("footnote", "endnote"):
                self.inner.append((kind, node))
            elif kind not in _DROPPED:
                yield from self._other(node, kind, own)

    def _other(self, node: etree._Element, kind: str, own: Print) -> Iterator[str]:
        """Enter what may hold text: drawings with boxes, ruby, alternatives, nested runs."""
        if kind == "txbxContent":
            self.boxes.append(node)
        elif kind == "~textpath":
            yield f"\n{attribute(node, 'string')}\n"
        elif kind == "mc:AlternateContent":
            yield from self._contents(chosen(node), own)
        elif kind in _PICTURES:
            self.beside.counts["picture"] += 1
        elif kind in _OBJECTS:
            self.beside.counts["embedded"] += 1
        elif kind == "r":
            yield from (text for text, _ in self._run(node))
        elif kind == "aml:annotation":
            yield from (text for text, _ in self._annotation(node))
        else:
            yield from self._contents(node, own)

    def _annotation(self, node: etree._Element) -> Iterator[Piece]:
        """Read a tracked change of Word 2003; its comments stand beside the text."""
        kind = attribute(node, "type")
        if kind.endswith(("Deletion", "Insertion", "Move")):
            self.beside.counts["tracked"] += 1
        if kind.endswith("Comment"):
            self.inner.append(("comment", node))
        elif not kind.endswith("Deletion"):
            yield from self.read(node)

    def _symbol(self, node: etree._Element) -> str:
        found = symbol(attribute(node, "font"), attribute(node, "char"))
        self.beside.counts["symbol"] += found == UNKNOWN
        return found

    def _field(self, node: etree._Element, kind: str) -> str:
        """Collect the instruction of a field; an equation EQ has no other text than this."""
        if kind == "instrText":
            self._instruction += node.text or ""
            return ""
        said, self._instruction = self._instruction, ""
        equation = _EQUATION.match(said)
        return _ARGUMENT.sub("", equation[1]).strip(", ") if equation else ""


def has_text(node: etree._Element) -> bool:
    """Tell whether an element holds any text that can be seen."""
    return any(name(found) in ("t", "m:t") and (found.text or "").strip() for found in node.iter())


def chosen(node: etree._Element) -> etree._Element:
    """Take the Choice of an alternative, its Fallback where the Choice holds no text."""
    options = [option for option in node if name(option) in ("mc:Choice", "mc:Fallback")]
    texts = (option for option in options if has_text(option) or _has_textpath(option))
    return next(texts, options[0] if options else node)


def _has_textpath(node: etree._Element) -> bool:
    return any(name(found) == "~textpath" for found in node.iter())
