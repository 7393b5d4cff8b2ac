"""An .xlsx as plain cells: own reading, hostile files in mind, formulas by the values they had.

Only what a table of answers needs: visible sheets, texts, numbers, dates, per cents, merged
cells. WPS, LibreOffice and Excel agree on these parts (ISO/IEC 29500-1, 18).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Literal

from lxml import etree
from msgspec import Struct

from fzdraft.errors import UserError
from fzdraft.importers.package import Package, related, relations, targets_by_id

MAX_ROWS = 20_000
MAX_COLUMNS = 200
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_PERCENTS = {9, 10}
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DATE_CODE = re.compile(r"[yYdD]|(?<![hHsS:])[mM](?![hHsS:])")
_ESCAPED = re.compile("_x00([01][0-9A-Fa-f])_")
_EPOCH = datetime.date(1899, 12, 30)

Kind = Literal["text", "number", "percent", "date", "error", "formula"]


class Cell(Struct, frozen=True):
    """What one cell shows, by kind.

    Texts as written, numbers as decimal strings (87.6 for 87.6 %), dates as 2024-12-31;
    "formula" is one that was never computed, "error" one that failed.
    """

    text: str
    kind: Kind = "text"


class Span(Struct, frozen=True):
    """Merged cells: rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Page(Struct, frozen=True):
    """One visible sheet: its cells by (row, column) from 1, and which are merged."""

    name: str
    cells: dict[tuple[int, int], Cell]
    merged: tuple[Span, ...] = ()

    @property
    def rows(self) -> range:
        """The rows that hold anything, from 1."""
        return range(1, max((row for row, _ in self.cells), default=0) + 1)


class Workbook(Struct, frozen=True):
    """The visible sheets of a file, the names of hidden ones, and when it was saved."""

    pages: tuple[Page, ...]
    hidden: tuple[str, ...] = ()
    saved: datetime.date | None = None


def read_workbook(data: bytes) -> Workbook:
    """Read an .xlsx; raises UserError for what is none, is broken or is far too large."""
    package = Package(data)
    main = relations(package, "").get("officeDocument", "xl/workbook.xml")
    root = package.xml(main)
    if root is None or _local(root) != "workbook":
        raise UserError("这不是 .xlsx 表格，没有读。", "请用 WPS 或 Excel 打开，另存为 .xlsx。")
    shared = [_shared(package, part) for part in related(package, main, "sharedStrings")]
    styles = [_styles(package, part) for part in related(package, main, "styles")]
    reader = _Reader(shared[0] if shared else [], styles[0] if styles else [], _from_1904(root))
    targets = targets_by_id(package, main)
    pages, hidden = [], []
    for sheet in _all(root, "sheet"):
        name, part = sheet.get("name") or "", targets.get(sheet.get(_R) or "")
        if sheet.get("state") in ("hidden", "veryHidden"):
            hidden.append(name)
        elif part is not None and (page := package.xml(part)) is not None:
            pages.append(reader.page(name, page))
    return Workbook(tuple(pages), tuple(hidden), _saved(package))


class _Reader:
    """Reads cells with the texts and number formats that the sheets of a file share."""

    def __init__(self, shared: list[str], kinds: list[Kind], from_1904: bool) -> None:
        self._shared, self._kinds = shared, kinds
        self._days = 1462 if from_1904 else 0

    def page(self, name: str, root: etree._Element) -> Page:
        """Read a sheet; rows and cells without a place follow the one before."""
        cells: dict[tuple[int, int], Cell] = {}
        row = 0
        for line in _all(root, "row"):
            row = _number(line.get("r"), row + 1)
            filled = dict(self._line(line))
            if row > MAX_ROWS and filled:
                told = f"表“{name}”超过 {MAX_ROWS} 行，不像填报表，没有读。"
                raise UserError(told, "请删掉下面多余的行再试。")
            cells |= {(row, column): cell for column, cell in filled.items()}
        return Page(name, cells, tuple(_spans(root)))

    def _line(self, line: etree._Element) -> Iterator[tuple[int, Cell]]:
        """Yield the cells of a row that show something, by their columns."""
        column = 0
        for found in line:
            column = _column(found.get("r"), column + 1)
            cell = self._cell(found) if column <= MAX_COLUMNS else None
            if cell is not None:
                yield column, cell

    def _cell(self, found: etree._Element) -> Cell | None:
        """Read a cell; None for an empty one."""
        kind, value = found.get("t") or "n", _child(found, "v")
        text = (value.text or "") if value is not None else ""
        if kind == "inlineStr":
            return _text("".join(_words(_child(found, "is"))))
        if not text:
            return Cell("", "formula") if _child(found, "f") is not None else None
        if kind == "s":
            at = _number(text, -1)
            return _text(self._shared[at]) if 0 <= at < len(self._shared) else None
        if kind == "e":
            return Cell(text, "error")
        if kind == "b":
            return Cell("是" if text == "1" else "否")
        if kind == "d":
            return Cell(text[:10], "date")
        return self._of_number(text, found) if kind == "n" else _text(text)

    def _of_number(self, text: str, found: etree._Element) -> Cell:
        """Read a number as its format shows it: 15 digits are true, the rest is binary noise."""
        try:
            value = Decimal(format(float(text), ".15g"))
        except (ValueError, InvalidOperation):
            return Cell(text)
        if not value.is_finite():
            return Cell(text, "error")
        style = _number(found.get("s"), 0)
        kind = self._kinds[style] if style < len(self._kinds) else "number"
        if kind == "date" and 0 < value < 2_000_000:
            return Cell((_EPOCH + datetime.timedelta(int(value) + self._days)).isoformat(), "date")
        return Cell(_plain(value * 100 if kind == "percent" else value), _firm(kind))


def _firm(kind: Kind) -> Kind:
    return "percent" if kind == "percent" else "number"


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(words: str) -> Cell | None:
    words = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), words)
    return Cell(words) if words.strip() else None


def _shared(package: Package, part: str) -> list[str]:
    root = package.xml(part)
    return [] if root is None else ["".join(_words(item)) for item in _all(root, "si")]


def _words(item: etree._Element | None) -> Iterator[str]:
    """Yield the texts of a string; the readings above characters (rPh) are none of it."""
    for child in item if item is not None else ():
        if _local(child) == "t":
            yield child.text or ""
        elif _local(child) == "r":
            yield from _words(child)


def _styles(package: Package, part: str) -> list[Kind]:
    """Tell for each cell format whether its numbers are dates or per cents."""
    root = package.xml(part)
    if root is None:
        return []
    codes = {_number(f.get("numFmtId"), 0): f.get("formatCode") or "" for f in _all(root, "numFmt")}
    formats = _child(root, "cellXfs")
    ids = [_number(xf.get("numFmtId"), 0) for xf in (formats if formats is not None else ())]
    return [_kind_of(one, codes.get(one)) for one in ids]


def _kind_of(number: int, code: str | None) -> Kind:
    if code is None:
        return "date" if number in _DATES else "percent" if number in _PERCENTS else "number"
    bare = _LITERAL.sub("", code)
    if "%" in bare:
        return "percent"
    return "date" if _DATE_CODE.search(bare) else "number"


def _from_1904(root: etree._Element) -> bool:
    settings = _child(root, "workbookPr")
    return settings is not None and settings.get("date1904") in ("1", "true")


def _saved(package: Package) -> datetime.date | None:
    """Return the day on which the file was saved last, by its own word."""
    root = package.xml("docProps/core.xml")
    for found in root if root is not None else ():
        if _local(found) == "modified":
            try:
                return datetime.datetime.fromisoformat((found.text or "").strip()).date()
            except ValueError:
                return None
    return None


def _spans(root: etree._Element) -> Iterator[Span]:
    for merged in _all(root, "mergeCell"):
        ends = [_PLACE.fullmatch(end) for end in (merged.get("ref") or "").split(":")]
        first, last = ends[0], ends[-1]
        if len(ends) == 2 and first and last:
            yield Span(int(first[2]), _letters(first[1]), int(last[2]), _letters(last[1]))


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter(_S + name, _STRICT + name)


def _child(root: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in root if _local(child) == name), None)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else otherwise


def _column(place: str | None, otherwise: int) -> int:
    match = _PLACE.fullmatch(place or "")
    return _letters(match[1]) if match else otherwise


def _letters(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 64
    return value
