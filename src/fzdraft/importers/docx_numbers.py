"""Automatic numbers of a .docx: what Word prints before a paragraph and does not store in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from fzdraft.importers.ooxml import child, children, value
from fzdraft.language.numerals import chinese_number

_CHINESE = re.compile("chinese|japanese|taiwanese|korean|ideograph")
_DECIMAL = re.compile("decimal(?!Enclosed)")


@dataclass(frozen=True)
class _Level:
    start: int
    format: str
    text: str


@dataclass
class Numbers:
    """Counts the numbered paragraphs of one document and says what number each one bears."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _list_of: dict[str, str] = field(default_factory=dict)

    def next(self, num_id: str, level: int) -> str:
        """Count one more paragraph of this list and level; return its number as printed."""
        levels = self.levels.get(num_id, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(self._list_of.get(num_id, num_id), {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda m: _print(levels, counts, int(m[1]) - 1), levels[level].text)


def read_numbers(root: etree._Element | None) -> Numbers:
    """Read numbering.xml; None gives a document without automatic numbers."""
    numbers = Numbers()
    if root is None:
        return numbers
    abstract = {
        value(node, "abstractNumId", own=True): node for node in children(root, "abstractNum")
    }
    for num in children(root, "num"):
        num_id = value(num, "numId", own=True)
        reference = child(num, "abstractNumId")
        list_id = value(reference, "val", own=True) if reference is not None else ""
        if list_id not in abstract:
            continue
        levels = _levels(abstract[list_id])
        overridden = _overrides(num, levels)
        numbers.levels[num_id] = levels
        numbers._list_of[num_id] = num_id if overridden else f"abstract {list_id}"
    return numbers


def _levels(node: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in children(node, "lvl"):
        index = value(level, "ilvl", own=True)
        if index.isdigit():
            start = value(level, "start")
            found[int(index)] = _Level(
                int(start) if start.isdigit() else 1,
                value(level, "numFmt"),
                value(level, "lvlText"),
            )
    return found


def _overrides(num: etree._Element, levels: dict[int, _Level]) -> bool:
    """Apply lvlOverride; return whether this list starts anew."""
    overridden = False
    for override in children(num, "lvlOverride"):
        index, start = value(override, "ilvl", own=True), value(override, "startOverride")
        replaced = _levels(override)
        levels.update(replaced)
        if index.isdigit() and start.isdigit() and int(index) in levels:
            old = levels[int(index)]
            levels[int(index)] = _Level(int(start), old.format, old.text)
            overridden = True
    return overridden


def _print(levels: dict[int, _Level], counts: dict[int, int], index: int) -> str:
    if index not in levels:
        return ""
    count = counts.setdefault(index, levels[index].start)
    form = levels[index].format
    if _CHINESE.match(form) and 1 <= count <= 99:
        return chinese_number(count)
    if _DECIMAL.match(form) or _CHINESE.match(form):
        return str(count)
    return _letters(form, count)


def _letters(form: str, count: int) -> str:
    """Print a, b, c or ①; forms that no heading has print nothing."""
    if form in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
        return chr((96 if form == "lowerLetter" else 64) + count)
    if form.startswith("decimalEnclosed") and 1 <= count <= 20:
        return chr(0x245F + count)
    return ""
