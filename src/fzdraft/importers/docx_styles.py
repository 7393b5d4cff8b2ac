"""Styles of a .docx: outline level, automatic number and look, own or inherited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from fzdraft.importers.lines import Look
from fzdraft.importers.ooxml import attribute, child, children, toggle, value, whole

_TITLE = re.compile("(title|标题)$")
_CONTENTS = re.compile(r"(toc|目录)( \d| heading|标题)?$")
_HEADING = re.compile(r"(?:heading|标题)\s?([1-9])$")
_STRONG = re.compile("黑体|楷|标宋|hei|kai", re.I)
_DEEPEST = 10


@dataclass(frozen=True)
class Print:
    """What properties say about the letters; None where they say nothing."""

    face: str | None = None
    size: int | None = None
    bold: bool | None = None
    hidden: bool | None = None

    def over(self, under: Print) -> Print:
        """Return these properties, completed by those that lie under them."""
        return Print(
            under.face if self.face is None else self.face,
            under.size if self.size is None else self.size,
            under.bold if self.bold is None else self.bold,
            under.hidden if self.hidden is None else self.hidden,
        )


@dataclass(frozen=True)
class Style:
    """What a style and those it is based on say of a paragraph."""

    level: str = ""
    is_title: bool = False
    is_contents: bool = False
    num_id: str = ""
    num_level: str = ""
    centred: bool = False
    print: Print = Print()


class Styles:
    """The styles of one document, each worked out once."""

    def __init__(self, root: etree._Element | None) -> None:
        """Keep the style elements; None is a document without styles."""
        nodes = [] if root is None else list(children(root, "style"))
        self._nodes = {attribute(node, "styleId"): node for node in nodes}
        defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        self._defaults = read_print(defaults)
        self._normal = next((key for key, node in self._nodes.items() if _is_default(node)), "")
        self.paragraph = lru_cache(None)(self._paragraph)
        self.letters = lru_cache(None)(self._letters)

    def _chain(self, style_id: str) -> list[etree._Element]:
        """Return the style and those it is based on, at most ten."""
        found: list[etree._Element] = []
        while style_id in self._nodes and len(found) < _DEEPEST:
            found.append(self._nodes[style_id])
            style_id = value(found[-1], "basedOn")
        return found

    def _letters(self, style_id: str) -> Print:
        """Return how a style prints its letters; that of a run says nothing of its own."""
        found = Print()
        for node in self._chain(style_id) if style_id else []:
            found = found.over(read_print(child(node, "rPr")))
        return found

    def _paragraph(self, style_id: str) -> Style:
        chain = self._chain(style_id or self._normal)
        names = [value(node, "name").lower() for node in chain] or [style_id.lower()]
        properties = [child(node, "pPr") for node in chain]
        numbers = [child(found, "numPr") for found in properties]
        numbers += [child(found, "listPr") for found in properties]
        outline = _first(value(found, "outlineLvl") for found in properties)
        return Style(
            level=outline or _named_level(names),
            is_title=any(_TITLE.match(name) for name in names),
            is_contents=any(_CONTENTS.match(name) for name in names),
            num_id=_first(value(found, "numId") or value(found, "ilfo") for found in numbers),
            num_level=_first(value(found, "ilvl") for found in numbers),
            centred=_first(value(found, "jc") for found in properties) == "center",
            print=self._letters(style_id or self._normal).over(self._defaults),
        )


def _first(found: object) -> str:
    """Return the first text that says something."""
    return next((text for text in found if text), "")  # type: ignore[attr-defined]


def _is_default(node: etree._Element) -> bool:
    is_on = attribute(node, "default") in ("1", "true", "on")
    return is_on and attribute(node, "type") == "paragraph"


def _named_level(names: list[str]) -> str:
    """Return the level (from 0) of the built-in headings, which may lack a definition."""
    match = next((match for name in names if (match := _HEADING.match(name))), None)
    return str(int(match[1]) - 1) if match else ""


def read_print(properties: etree._Element | None) -> Print:
    """Read what the properties of a run say about its letters."""
    if properties is None or not len(properties):
        return Print()
    fonts = child(properties, "rFonts")
    face = attribute(fonts, "eastAsia") or attribute(fonts, "fareast")
    return Print(
        face or None,
        whole(value(properties, "sz")),
        toggle(properties, "b"),
        toggle(properties, "vanish"),
    )


def is_strong(found: Print) -> bool:
    """Tell letters printed as those of headings: bold, 黑体, 楷体, 小标宋."""
    return bool(found.bold) or _STRONG.search(found.face or "") is not None


def look_of(prints: list[Print], centred: bool) -> Look:
    """Return the look that all letters of a line share: the largest size, the one face."""
    faces = {found.face or "" for found in prints}
    sizes = {found.size or 0 for found in prints}
    return Look(
        faces.pop() if len(faces) == 1 else "",
        max(sizes, default=0),
        bool(prints) and all(found.bold for found in prints),
        centred,
    )
