"""Workbooks (.xlsx) as departments send them: lines of figures become sentences, tables stay.

Read through openpyxl in its read-only way, behind own limits: a workbook is as hostile as
any other zip.
"""

from __future__ import annotations

import datetime
import re
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from fzdraft.document.marks import Text
from fzdraft.document.model import Block, Paper, Paragraph, Section, Source, Table
from fzdraft.errors import UserError
from fzdraft.importers.package import Package

MAX_BYTES = 20 * 2**20
MAX_UNPACKED = 200 * 2**20
MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 2000, 40, 20_000
"""Of each sheet, of each row, of the whole workbook; what lies beyond is told, not read."""
_OLD = "Workbook".encode("utf-16-le")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?%?")
_UNIT = re.compile(r"[^\d\s]{1,4}")
_UNIT_IN_NAME = re.compile(r"[（(]([^（）()\d]{1,4})[）)]$")
_COUNTED = re.compile("(?:数量|数目|总数|数)$")
_SERIAL = re.compile(r"\d{1,3}[.、．]?")
_HEADER = re.compile("序号|单位|数值|数据|数量|指标|名称|项目|内容|备注|说明|本年|今年|去年")
_AGAIN = "请用 WPS 或 Excel 打开它，另存为 .xlsx 后再试。"
Row = tuple[str, ...]


def is_workbook(data: bytes) -> bool:
    """Tell a workbook, old or new, by its bytes; raises UserError for a broken zip."""
    if data.startswith(_OLE):
        return _OLD in data
    if not data.startswith(b"PK"):
        return False
    return any(name.startswith("xl/") for name in Package(data).names())


def read_workbook_text(data: bytes) -> Source:
    """Read the visible sheets of an .xlsx; raises UserError for what cannot be read safely."""
    if data.startswith(_OLE):
        raise UserError("这是老格式的表格（.xls），没有读。", _AGAIN)
    _refuse_hostile(data)
    sheets, left_out = _sheets(data)
    if not sheets:
        raise UserError("这份表格里没有内容。", "请打开看看是不是选错了文件。")
    notes = ("表格太大，只读了前面的部分。",) if left_out else ()
    if len(sheets) == 1:
        return Source(Paper(preamble=tuple(_blocks(sheets[0][1], "s1"))), notes=notes)
    sections = tuple(
        Section(f"s{count}", Text(name), blocks=tuple(_blocks(rows, f"s{count}")))
        for count, (name, rows) in enumerate(sheets, 1)
    )
    return Source(Paper(sections=sections), notes=notes)


def _refuse_hostile(data: bytes) -> None:
    """Judge by the directory of the zip and the beginnings of its XML, before it is parsed."""
    package = Package(data)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if len(data) > MAX_BYTES or sum(i.file_size for i in archive.infolist()) > MAX_UNPACKED:
            raise UserError("这份表格太大，没有打开。", "请只留下要报的内容，另存后再试。")
    for name in package.names():
        if name.endswith(".xml") and name.startswith("xl/"):
            package.xml(name)


def _sheets(data: bytes) -> tuple[list[tuple[str, list[Row]]], bool]:
    """Return the sheets that hold something by name, and whether anything was left out."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    found: list[tuple[str, list[Row]]] = []
    cells, left_out = 0, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, data_only=True)
            for sheet in book.worksheets:
                if sheet.sheet_state != "visible":
                    continue
                rows, cut = _rows(sheet, MAX_CELLS - cells)
                cells += sum(map(len, rows))
                left_out = left_out or cut
                if rows:
                    found.append((sheet.title, rows))
            book.close()
    except (InvalidFileException, KeyError, ValueError, IndexError, TypeError) as error:
        raise UserError("这份表格坏了或者不合规范，没有读出来。", _AGAIN) from error
    return found, left_out


def _rows(sheet: Any, room: int) -> tuple[list[Row], bool]:
    """Return the rows that hold something, as words, and whether any were left out."""
    found: list[Row] = []
    sheet.reset_dimensions()
    for count, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS)):
        row = tuple(_shown(cell) for cell in cells)
        while row and not row[-1]:
            row = row[:-1]
        if count >= MAX_ROWS or room < len(row):
            return found, True
        if row:
            found.append(row)
            room -= len(row)
    return found, False


def _shown(cell: Any) -> str:
    """Return a cell as people read it: whole numbers without .0, 99.87%, 2024年3月1日."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        per_cent = str(cell.number_format).endswith("%")
        shown = round(value * 100, 8) if per_cent else value
        return f"{shown:.15g}{'%' if per_cent else ''}"
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    return " ".join(str(value).split())


def _blocks(rows: list[Row], prefix: str) -> Iterator[Block]:
    """Yield lone cells and lines of figures as paragraphs, runs of anything wider as tables."""
    pending: list[Row] = []
    count = 0
    for row in [*rows, ()]:
        line = _sentence(row)
        if not line and row:
            pending.append(row)
            continue
        if pending:
            count += 1
            yield from _table(pending, f"{prefix}t{count}")
            pending = []
        if line:
            count += 1
            yield Paragraph(f"{prefix}p{count}", Text(line))


def _table(rows: list[Row], name: str) -> Iterator[Block]:
    """Yield a table; a row that only names the columns of figures says nothing alone."""
    if len(rows) == 1 and sum(bool(_HEADER.search(cell)) for cell in rows[0]) * 2 >= len(rows[0]):
        return
    width = max(map(len, rows))
    padded = ((*row, *[""] * (width - len(row))) for row in rows)
    yield Table(name, tuple(tuple(map(Text, row)) for row in padded))


def _sentence(row: Row) -> str:
    """Return a row of one cell, or of a name with its number (and unit), as a line; else nothing.

    序号 | 行政复议申请受理数（件） | 160 reads 行政复议申请受理160件.
    """
    cells = [cell for cell in row if cell]
    if len(cells) > 1 and _SERIAL.fullmatch(cells[0]) and not _NUMBER.fullmatch(cells[1]):
        cells = cells[1:]
    if len(cells) == 1:
        return cells[0]
    numbers = [cell for cell in cells if _NUMBER.fullmatch(cell)]
    if len(numbers) == 1 and len(cells) <= 3 and not _NUMBER.fullmatch(cells[0]):
        units = [cell for cell in cells[1:] if cell != numbers[0] and _UNIT.fullmatch(cell)]
        if len(units) == len(cells) - 2:
            return _told(cells[0], numbers[0], *units)
    return f"{cells[0]}：{cells[1]}" if len(cells) == 2 and not _HEADER.search(cells[1]) else ""


def _told(name: str, number: str, unit: str = "") -> str:
    inside = _UNIT_IN_NAME.search(name)
    if inside is not None:
        name, unit = name[: inside.start()], unit or inside[1]
    name = _COUNTED.sub("", name) or name
    if number.endswith("%"):
        return f"{name}{number}"
    if unit == "%" and number.startswith("0."):
        return f"{name}（%）：{number}"
    return f"{name}{number}{unit}" if unit else f"{name}：{number}"
