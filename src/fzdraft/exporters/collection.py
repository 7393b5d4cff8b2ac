"""数据填报表 as .xlsx: what a department sees, fills and prints, and what brings it back safely.

The sheet is protected without a password, so that nobody shifts a row by accident: only the
cells to fill are open. The hidden first column names the ledger row of each line, its
heading the draft, the department and the day it is due.
"""

from __future__ import annotations

import datetime
import io
import math
from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from fzdraft.document.asking import Question, Sheet
from fzdraft.document.sheet_marks import heading_mark
from fzdraft.exporters.repacked import repacked
from fzdraft.exporters.sheet import Value, put, width_of

_NAME = "数据填报表"
_HEAD = 4
_LINE_POINTS = 16
_THIN = Side(style="thin", color="808080")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_OPEN = PatternFill("solid", fgColor="FFF8DC")
_GREY = PatternFill("solid", fgColor="EDEDED")
_BODY = Font(name="宋体", size=11)
_TITLE = Font(name="黑体", size=18)
_HEADING = Font(name="黑体", size=11)
_SMALL = Font(name="楷体", size=11)
_QUIET = Font(name="楷体", size=10, color="404040")


class _Column(Struct, frozen=True):
    """A column: its heading, its width in characters, what it shows and whether it is filled."""

    heading: str
    width: int
    shows: Callable[[Question], Value]
    is_open: bool = False
    centred: bool = True
    overall: bool = False
    font: Font = _BODY


_COLUMNS = (
    _Column("序号", 6, lambda q: q.number),
    _Column("数据名称", 26, lambda q: q.name, centred=False),
    _Column("单位", 9, lambda q: q.unit),
    _Column("{last}年", 11, lambda q: _number(q.last)),
    _Column("{this}年（请填）", 14, lambda q: _number(q.this), is_open=True),
    _Column("数据截止日期", 14, lambda q: q.cutoff, is_open=True),
    _Column("说明", 24, lambda q: q.note, is_open=True, centred=False),
    _Column("责任单位", 14, lambda q: q.department, is_open=True, overall=True),
    _Column("报告里怎么写", 46, lambda q: q.sentence, centred=False, font=_QUIET),
)
_VALUE, _CUTOFF = 4, 5


def collection(sheet: Sheet) -> bytes:
    """Return a table as a workbook; equal tables give equal bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    page: Worksheet = book.create_sheet(_NAME)
    columns = [c for c in _COLUMNS if not c.overall or sheet.asks_who]
    _head(page, sheet, columns)
    for place, question in enumerate(sheet.questions, _HEAD + 1):
        _line(page, place, question, columns)
    _validate(page, sheet)
    _protect(page)
    _print(page, sheet, len(columns))
    made = io.BytesIO()
    book.save(made)
    return repacked(made.getvalue())


def _number(value: str) -> Decimal | None:
    return Decimal(value) if value else None


def _head(page: Worksheet, sheet: Sheet, columns: list[_Column]) -> None:
    """Write title, department and what to do, then the headings."""
    last = len(columns) + 1
    _banner(page, 1, 2, last, sheet.title, _TITLE, "center", 32)
    whose = "填报单位：见“责任单位”一栏" if sheet.asks_who else f"填报单位：{sheet.department}"
    _banner(page, 2, 2, 5, whose, _BODY, "left", 22)
    _banner(page, 2, 6, last, "填表人：　　　　　　联系电话：　　　　　　　　", _BODY, "left", 22)
    page.cell(2, 6).protection = Protection(locked=False)
    _banner(page, 3, 2, last, _what_to_do(sheet), _SMALL, "left", 36)
    whose = "" if sheet.asks_who else sheet.department
    put(page, _HEAD, 1, heading_mark(sheet.draft, whose, sheet.due)).font = _BODY
    page.column_dimensions["A"].hidden = True
    for at, column in enumerate(columns, 2):
        words = column.heading.format(last=sheet.last_year, this=sheet.year)
        cell = put(page, _HEAD, at, words)
        cell.font, cell.fill, cell.border = _HEADING, _GREY, _GRID
        cell.alignment = Alignment("center", "center", wrap_text=True)
        page.column_dimensions[get_column_letter(at)].width = column.width
    page.row_dimensions[_HEAD].height = 30


def _banner(
    page: Worksheet, row: int, first: int, last: int, words: str, font: Font, side: str, high: int
) -> None:
    """Write a line over several columns."""
    page.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
    cell = put(page, row, first, words)
    cell.font, cell.alignment = font, Alignment(side, "center", wrap_text=True)
    page.row_dimensions[row].height = high


def _what_to_do(sheet: Sheet) -> str:
    when = f"请在{sheet.due.month}月{sheet.due.day}日前反馈。" if sheet.due else "请填好后反馈。"
    return (
        f"{when}只填黄色的格子：按左边的单位填数字，没有的填 0；约数、口径变化请写在“说明”里；"
        "数据截止到哪一天，请填日期（如 "
        f"{sheet.year}-12-31）。表格加了保护（没有密码），是为了行不错位。"
    )


def _line(page: Worksheet, place: int, question: Question, columns: list[_Column]) -> None:
    """Write one row that is asked for, as high as its longest text needs."""
    put(page, place, 1, question.row).font = _BODY
    lines = 1
    for at, column in enumerate(columns, 2):
        shown = column.shows(question)
        cell = put(page, place, at, shown if shown != "" else None)
        cell.font, cell.border = column.font, _GRID
        side = "center" if column.centred else "left"
        indent = 0 if column.centred else 1
        cell.alignment = Alignment(side, "center", wrap_text=True, indent=indent)
        if column.is_open:
            cell.fill, cell.protection = _OPEN, Protection(locked=False)
        if isinstance(shown, datetime.date):
            cell.number_format = "yyyy-mm-dd"
        lines = max(lines, math.ceil(width_of(shown) / (column.width - 3)))
    page.row_dimensions[place].height = max(24, min(lines, 12) * _LINE_POINTS + 4)


def _validate(page: Worksheet, sheet: Sheet) -> None:
    """Ask before anything else than a number of the right kind or a date is taken."""
    rules = {
        "whole": _rule("whole", "greaterThanOrEqual", "0", "这里是个数，请填整数。"),
        "rate": _rule("decimal", "between", "0", "这里是百分比，请填 0 到 100 之间的数。", "100"),
        "decimal": _rule("decimal", "between", "-1E15", "这里请填数字。", "1E15"),
    }
    first, last = datetime.date(sheet.year, 1, 1), datetime.date(sheet.year + 1, 12, 31)
    rules["date"] = _rule(
        "date", "between", _serial(first), f"请填日期，如 {sheet.year}-12-31。", _serial(last)
    )
    for place, question in enumerate(sheet.questions, _HEAD + 1):
        rules[question.kind].add(page.cell(place, _VALUE + 2))
        page.cell(place, _CUTOFF + 2).number_format = "yyyy-mm-dd"
        rules["date"].add(page.cell(place, _CUTOFF + 2))
    for rule in rules.values():
        if rule.sqref:
            page.add_data_validation(rule)


def _rule(kind: str, operator: str, low: str, told: str, high: str | None = None) -> DataValidation:
    rule = DataValidation(kind, low, high, allowBlank=True, operator=operator)  # type: ignore[arg-type]
    rule.errorStyle, rule.errorTitle, rule.showErrorMessage = "warning", "请看一眼", True
    rule.error = f"{told}约数请填数字，把“约”“余”写在说明里。" if kind != "date" else told
    return rule


def _serial(day: datetime.date) -> str:
    """Return a date as a workbook counts: days since the end of 1899."""
    return str((day - datetime.date(1899, 12, 30)).days)


def _protect(page: Worksheet) -> None:
    """Lock all but the open cells, without a password; widths and heights may be changed."""
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.protection.formatRows = False


def _print(page: Worksheet, sheet: Sheet, columns: int) -> None:
    """Set up A4 across, as wide as the paper, the headings on every page."""
    page.freeze_panes = f"D{_HEAD + 1}"
    page.print_title_rows = f"{_HEAD}:{_HEAD}"
    last = _HEAD + len(sheet.questions)
    page.print_area = f"B1:{get_column_letter(columns + 1)}{last}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    page.print_options.horizontalCentered = True
    margins = page.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom = 0.6, 0.7
    page.oddFooter.center.text = "第 &P 页，共 &N 页"  # type: ignore[union-attr]
