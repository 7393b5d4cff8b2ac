"""Small helpers over WordprocessingML elements: transitional, strict and that of Word 2003."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
    "{http://schemas.microsoft.com/office/word/2003/wordml}",
)
_MOST_DIGITS = 10
_PREFIXES = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}": "mc:",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}": "m:",
    "{http://purl.oclc.org/ooxml/officeDocument/math}": "m:",
    "{http://schemas.microsoft.com/office/word/2003/auxHint}": "wx:",
    "{http://schemas.microsoft.com/aml/2001/core}": "aml:",
}


def name(element: etree._Element) -> str:
    """Return w:p as "p", mc:Choice as "mc:Choice", any other name without its namespace as "~x"."""
    tag = element.tag
    return _named(tag) if isinstance(tag, str) else ""


@lru_cache(4096)
def _named(tag: str) -> str:
    for space in _WORD:
        if tag.startswith(space):
            return tag[len(space) :]
    space, _, local = tag.rpartition("}")
    return _PREFIXES.get(space + "}", "~") + local


def children(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Yield the child elements of this name."""
    return (node for node in element if name(node) == wanted)


def child(element: etree._Element | None, wanted: str) -> etree._Element | None:
    """Return the first child of this name, or None."""
    if element is None:
        return None
    return next((node for node in element if name(node) == wanted), None)


def attribute(element: etree._Element | None, wanted: str) -> str:
    """Return an attribute whatever its namespace, or an empty text."""
    if element is None:
        return ""
    for key in element.attrib:
        if _local(str(key)) == wanted:
            return str(element.attrib[key])
    return ""


@lru_cache(4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def value(element: etree._Element | None, wanted: str) -> str:
    """Return w:val of the child so named, or an empty text."""
    return attribute(child(element, wanted), "val")


def whole(text: str) -> int | None:
    """Read a whole number of at most nine digits, None for anything else."""
    return int(text) if text.isdecimal() and len(text) < _MOST_DIGITS else None


def is_on(properties: etree._Element | None, wanted: str) -> bool:
    """Tell whether an on/off property is set (present, and not 0, false or off)."""
    return toggle(properties, wanted) is True


def toggle(properties: etree._Element | None, wanted: str) -> bool | None:
    """Return what an on/off property says, None where it says nothing."""
    node = child(properties, wanted)
    return None if node is None else attribute(node, "val") not in ("0", "false", "off")
