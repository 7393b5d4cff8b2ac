"""Numbers that a browser prints before the items of a list and the page does not hold."""

from __future__ import annotations

from lxml import etree

from fzdraft.importers.number_forms import print_number

_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "none": "none",
}
_MOST = 300


def number_of_item(item: etree._Element) -> str:
    """Return the number of an item of a numbered list with its mark (3.), else nothing."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    style = (parent.get("style") or "").replace(" ", "")
    named = style.partition("list-style-type:")[2].partition(";")[0]
    form = _STYLES.get(named) or _FORMS.get(parent.get("type") or "", "decimal")
    count = _count(item, parent)
    number = print_number(form, count) if count else ""
    if not number:
        return ""
    return f"{number}、" if form == "chineseCounting" else f"{number}."


def _count(item: etree._Element, parent: etree._Element) -> int:
    """Count from the start of the list, or from the last item that states its number.

    0 behind the first 300 items: nobody numbers headings so far.
    """
    steps = 0
    before: etree._Element | None = item
    while before is not None:
        stated = _whole(before.get("value"))
        if stated is not None or steps > _MOST:
            return 0 if stated is None else stated + steps
        steps += before.tag == "li"
        before = before.getprevious()
    return (_whole(parent.get("start")) or 1) + steps - 1


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 6 else None
