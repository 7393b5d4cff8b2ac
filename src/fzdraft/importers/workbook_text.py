"""Workbooks (.xlsx) as departments send them: lines of figures become sentences, tables stay."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from fzdraft.document.marks import Text
from fzdraft.document.model import Block, Paper, Paragraph, Section, Source, Table
from fzdraft.errors import UserError
from fzdraft.importers.package import Package
from fzdraft.importers.workbook import Cell, Page, read_workbook

MAX_BYTES = 30 * 2**20
MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 2000, 40, 20_000
"""Of each sheet, of each row, of the whole workbook; what lies beyond is told, not read."""
LEFT_OUT = "表格太大，只读了前面的部分。"
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


def is_cut(source: Source) -> bool:
    """Tell whether a workbook was too large to be read whole."""
    return LEFT_OUT in source.notes


def read_workbook_text(data: bytes) -> Source:
    """Read the visible sheets of an .xlsx; raises UserError for what cannot be read safely.

    A lone first line is the title of its sheet; of several sheets each is a section.
    """
    if data.startswith(_OLE):
        raise UserError("这是老格式的表格（.xls），没有读。", _AGAIN)
    if len(data) > MAX_BYTES:
        raise UserError("这份表格太大，没有打开。", "请只留下要报的内容，另存后再试。")
    sheets, left_out = _sheets(read_workbook(data).pages)
    if not sheets:
        raise UserError("这份表格里没有内容。", "请打开看看是不是选错了文件。")
    notes = (LEFT_OUT,) if left_out else ()
    sections = tuple(
        Section(f"s{count}", Text(title), blocks=tuple(_blocks(rows, f"s{count}")))
        for count, (title, rows) in enumerate(sheets, 1)
    )
    if len(sections) > 1:
        return Source(Paper(sections=sections), notes=notes)
    only = sections[0]
    return Source(Paper(title=only.heading, preamble=only.blocks), notes=notes)


def _sheets(pages: tuple[Page, ...]) -> tuple[list[tuple[str, list[Row]]], bool]:
    """Return the sheets that hold something by title, and whether anything was left out."""
    found: list[tuple[str, list[Row]]] = []
    room, left_out = MAX_CELLS, False
    for page in pages:
        rows, cut = _rows(page, room)
        room -= sum(map(len, rows))
        left_out = left_out or cut
        if rows:
            titled = len(rows) > 1 and len([cell for cell in rows[0] if cell]) == 1
            found.append(("".join(rows[0]), rows[1:]) if titled else (page.name, rows))
    return found, left_out


def _rows(page: Page, room: int) -> tuple[list[Row], bool]:
    """Return the rows that hold something, as words, and whether any were left out."""
    lines: dict[int, dict[int, Cell]] = {}
    for (number, column), cell in page.cells.items():
        lines.setdefault(number, {})[column] = cell
    found: list[Row] = []
    for number in sorted(lines):
        line = {column: cell for column, cell in lines[number].items() if column <= MAX_COLUMNS}
        words = {column: _words(cell) for column, cell in line.items()}
        row = tuple(words.get(column, "") for column in range(1, max(words, default=0) + 1))
        room -= len(row)
        if len(found) >= MAX_ROWS or room < 0:
            return found, True
        if any(row):
            found.append(row)
    return found, False


def _words(cell: Cell) -> str:
    """Return a cell as people read it: 99.87%, 2024年3月1日; what was never computed is empty."""
    if cell.kind in ("formula", "error"):
        return ""
    if cell.kind == "date":
        day = datetime.date.fromisoformat(cell.text)
        return f"{day.year}年{day.month}月{day.day}日"
    return " ".join(cell.text.split()) + ("%" if cell.kind == "percent" else "")


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
