"""Small helpers over WordprocessingML elements, transitional and strict alike."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def name(element: etree._Element) -> str:
    """Return w:p as "p", mc:Choice as "mc:Choice", any other name without its namespace as "~x"."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    for space in _WORD:
        if tag.startswith(space):
            return tag[len(space) :]
    if tag.startswith(_MARKUP):
        return "mc:" + tag[len(_MARKUP) :]
    return "~" + tag.rsplit("}", 1)[-1]


def children(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Yield the child elements of this name."""
    return (node for node in element if name(node) == wanted)


def child(element: etree._Element, wanted: str) -> etree._Element | None:
    """Return the first child of this name, or None."""
    return next(children(element, wanted), None)


def value(element: etree._Element, wanted: str, own: bool = False) -> str:
    """Return the attribute `wanted` of the element itself, or w:val of its child so named."""
    node = element if own else child(element, wanted)
    if node is None:
        return ""
    key = wanted if own else "val"
    return next((found for space in _WORD if (found := node.get(space + key)) is not None), "")


def is_on(properties: etree._Element | None, wanted: str) -> bool:
    """Tell whether an on/off property is set (present, and not 0, false or off)."""
    node = None if properties is None else child(properties, wanted)
    return node is not None and value(node, "val", own=True) not in ("0", "false", "off")
