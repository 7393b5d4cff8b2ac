"""Automatic numbers of a .docx: what Word prints before a paragraph and does not store in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from fzdraft.importers.number_forms import FORMS_2003, print_number
from fzdraft.importers.ooxml import attribute, child, children, is_on, value, whole

_DEPTH = 9


@dataclass(frozen=True)
class _Level:
    start: int
    format: str
    text: str
    restart: int | None
    is_legal: bool


@dataclass
class Numbers:
    """Counts the numbered paragraphs of one document and says what number each one bears."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    level_of_style: dict[tuple[str, str], int] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _list_of: dict[str, str] = field(default_factory=dict)
    _starts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, num_id: str, level: int) -> str:
        """Count one more paragraph of this list and level; return its number as printed."""
        levels = self.levels.get(num_id, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(self._list_of.get(num_id, num_id), {})
        starts = self._starts.pop(num_id, {})
        counts.update({index: start for index, start in starts.items() if index >= level})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [known for known in counts if known > level]:
            if _starts_anew(levels, deeper, level):
                del counts[deeper]
        return _printed(levels, counts, level)


def read_numbers(root: etree._Element | None, styles: etree._Element | None = None) -> Numbers:
    """Read numbering.xml; None gives a document without automatic numbers."""
    numbers = Numbers()
    if root is None:
        return numbers
    abstract = {attribute(node, "abstractNumId"): node for node in children(root, "abstractNum")}
    nums = {attribute(num, "numId"): num for num in children(root, "num")}
    for num_id, num in nums.items():
        list_id = _linked(value(num, "abstractNumId"), abstract, nums, styles)
        if list_id not in abstract:
            continue
        levels = _levels(abstract[list_id])
        numbers._starts[num_id] = _override(num, levels)
        numbers.levels[num_id] = levels
        numbers._list_of[num_id] = list_id
        for level in children(abstract[list_id], "lvl"):
            index, style = whole(attribute(level, "ilvl")), value(level, "pStyle")
            if index is not None and style:
                numbers.level_of_style.setdefault((num_id, style), index)
    return numbers


def read_numbers_2003(root: etree._Element | None) -> Numbers:
    """Read the lists of a Word 2003 XML file; None gives a document without any."""
    numbers = Numbers()
    definitions = {attribute(node, "listDefId"): node for node in _children(root, "listDef")}
    for node in _children(root, "list"):
        num_id, list_id = attribute(node, "ilfo"), value(node, "ilst")
        if list_id in definitions:
            numbers.levels[num_id] = _levels(definitions[list_id])
            numbers._starts[num_id] = _override(node, numbers.levels[num_id])
            numbers._list_of[num_id] = list_id
    return numbers


def _children(root: etree._Element | None, wanted: str) -> Iterator[etree._Element]:
    return iter(()) if root is None else children(root, wanted)


def _linked(
    list_id: str,
    abstract: dict[str, etree._Element],
    nums: dict[str, etree._Element],
    styles: etree._Element | None,
) -> str:
    """Follow a list that only names a numbering style to the list which defines it."""
    node = abstract.get(list_id)
    wanted = "" if node is None else value(node, "numStyleLink")
    if not wanted:
        return list_id
    for found_id, found in abstract.items():
        if value(found, "styleLink") == wanted:
            return found_id
    for style in children(styles, "style") if styles is not None else ():
        if attribute(style, "styleId") == wanted:
            num_id = value(child(child(style, "pPr"), "numPr"), "numId")
            return value(nums.get(num_id), "abstractNumId") or list_id
    return list_id


def _levels(node: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in children(node, "lvl"):
        index = whole(attribute(level, "ilvl"))
        if index is not None and index < _DEPTH:
            found[index] = _level(level)
    return found


def _level(node: etree._Element) -> _Level:
    start = whole(value(node, "start"))
    forms = [attribute(found, "val") for found in node.iter() if _is_form(found)]
    forms = [FORMS_2003.get(form, form) for form in forms]
    text = value(node, "lvlText")
    if value(node, "suff").lower() == "space" and text:
        text += " "
    return _Level(
        1 if start is None else start,
        forms[0] if forms else "decimal",
        text,
        whole(value(node, "lvlRestart")),
        is_on(node, "isLgl"),
    )


def _is_form(node: etree._Element) -> bool:
    """Tell the format of a number, also one that stands in an alternative for newer Word."""
    return isinstance(node.tag, str) and node.tag.endswith(("}numFmt", "}nfc"))


def _override(num: etree._Element, levels: dict[int, _Level]) -> dict[int, int]:
    """Apply lvlOverride; return the counts from which this list starts anew."""
    starts: dict[int, int] = {}
    for override in children(num, "lvlOverride"):
        index, start = whole(attribute(override, "ilvl")), whole(value(override, "startOverride"))
        levels.update(_levels(override))
        if index in levels and index is not None and start is not None:
            levels[index] = replace(levels[index], start=start)
            starts[index] = start - 1
    return starts


def _starts_anew(levels: dict[int, _Level], deeper: int, level: int) -> bool:
    """Tell whether a deeper level counts from its start again behind this level."""
    restart = levels[deeper].restart if deeper in levels else None
    return restart is None or level < restart


def _printed(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    own = levels[level]
    if own.format == "bullet":
        return ""

    def put(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        if index not in levels:
            return ""
        count = counts.setdefault(index, levels[index].start)
        return print_number("decimal" if own.is_legal else levels[index].format, count)

    return re.sub(r"%([1-9])", put, own.text)
