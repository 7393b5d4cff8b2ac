"""Word documents: an own reading of the package that loses no visible text."""

from __future__ import annotations

import contextlib
import re

from lxml import etree

from fzdraft.errors import UserError
from fzdraft.importers.docx_beside import losses, notes_of_parts, page_edges
from fzdraft.importers.docx_body import Body
from fzdraft.importers.docx_inline import Beside
from fzdraft.importers.docx_numbers import read_numbers, read_numbers_2003
from fzdraft.importers.docx_styles import Styles
from fzdraft.importers.lines import Reading
from fzdraft.importers.ooxml import attribute, child, name
from fzdraft.importers.package import Package, Parts, parse, related, relations

_MAIN = re.compile(r"word/document\d*\.xml$")
_NO_BODY = UserError("这份文件里没有正文。", "请用 WPS 或 Word 打开它，另存为 .docx 后再试。")


def read_docx(data: bytes) -> Reading:
    """Read a .docx, .docm, .dotx; raises UserError when it is broken, hostile or no document."""
    return read_package(Package(data))


def read_package(package: Parts) -> Reading:
    """Cut the main document into lines and tables, automatic numbers in front of their lines."""
    part = _main_part(package)
    root = package.xml(part)
    body = None if root is None else child(root, "body")
    if body is None:
        raise _NO_BODY
    beside = Beside()
    targets = relations(package, part)

    def optional(kind: str) -> etree._Element | None:
        """Return a part that a document can do without, None when it is absent or broken."""
        try:
            return package.xml(targets.get(kind, f"word/{kind}.xml"))
        except UserError:
            beside.counts["broken"] += 1
            return None

    styles = optional("styles")
    reader = Body(Styles(styles), read_numbers(optional("numbering"), styles), beside)
    reader.read(body)
    reader.flush()
    parts = {kind: optional(kind) for kind in ("footnotes", "endnotes", "comments")}
    edges = _edges(package, part)
    notes = [*reader.notes, *notes_of_parts(reader, parts), *page_edges(reader, edges)]
    return Reading(tuple(reader.lines), {}, losses(beside), tuple(notes))


def _main_part(package: Parts) -> str:
    stated = relations(package, "").get("officeDocument")
    found = (found for found in package.names() if _MAIN.match(found))
    return stated or next(found, "word/document.xml")


def _edges(package: Parts, part: str) -> list[etree._Element]:
    """Return the headers and footers that can be read."""
    found: list[etree._Element] = []
    for path in related(package, part, "header", "footer"):
        with contextlib.suppress(UserError):
            root = package.xml(path)
            found += [] if root is None else [root]
    return found


def read_word_xml(data: bytes) -> Reading:
    """Read one XML file of Word: flat OPC, or WordprocessingML of Word 2003."""
    root = parse(data)
    if name(root) == "~package":
        return read_package(FlatPackage(root))
    body = child(root, "body")
    if body is None:
        raise _NO_BODY
    beside = Beside()
    numbers = read_numbers_2003(child(root, "lists"))
    reader = Body(Styles(child(root, "styles")), numbers, beside)
    reader.read(body)
    reader.flush()
    return Reading(tuple(reader.lines), {}, losses(beside), tuple(reader.notes))


class FlatPackage:
    """The parts of an Office file that was saved as one XML file."""

    def __init__(self, root: etree._Element) -> None:
        """Keep the root element of every XML part by its name in lower case."""
        self._roots: dict[str, etree._Element] = {}
        for part in root:
            key = attribute(part, "name")
            data = next((node for node in part if name(node) == "~xmlData"), None)
            if key and data is not None and len(data):
                self._roots[key.lstrip("/").lower()] = data[0]

    def names(self) -> list[str]:
        """Return the names of all XML parts in lower case."""
        return list(self._roots)

    def xml(self, part: str) -> etree._Element | None:
        """Return the root of a part, None when there is none."""
        return self._roots.get(part.lstrip("/").lower())
