"""Filled 数据填报表 as departments send them back: ours, or typed anew in a table of their own."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from fzdraft.document.replies import Reply, Returned
from fzdraft.document.sheet_marks import Heading, read_heading
from fzdraft.errors import UserError
from fzdraft.importers.filled_value import Filled, read_cutoff, read_filled
from fzdraft.importers.workbook import MAX_COLUMNS, Cell, Page, Workbook, read_workbook

MAX_BYTES = 30 * 2**20
_DEEPEST_HEAD = 40
_MOST_MERGED = 100_000
"""Merged cells that are looked at; more are no table of answers but an attack."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_ODS = re.compile(
    rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.spreadsheet", re.S
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("row", re.compile(r"编号〔.*")),
    ("sentence", re.compile(r".*怎么写|原句|原文|.*表述")),
    ("cutoff", re.compile(r".*(截止|截至).*|统计(时间|日期)|数据时间")),
    ("department", re.compile(r"(责任|牵头|填报|提供|报送|主管)(单位|部门)|单位名称|部门|科室")),
    ("unit", re.compile(r"(计量|数据|统计)?单位(名)?")),
    ("note", re.compile(r"说明|备注|情况说明|填报说明|口径.*|注")),
    ("name", re.compile(r"(数据|指标|统计)?(名称|指标|项目?|内容|事项)")),
    ("last", re.compile(r"(去年|上年度?|上一年度?|同期)(数据?|值|完成数|情况)?.*")),
    ("this", re.compile(r"(今年|本年度?|当年|填报)(数据?|值|情况)?.*|数[据值量]|完成(数|情况)")),
    ("year", re.compile(r"(?:19|20)\d\d(年.*)?")),
)  # fmt: skip
_WHOSE = re.compile(
    r"(?:填报|报送|责任|牵头)(?:单位|部门)[:：]?\s*(?:[(（]盖?章[)）])?[:：]?\s*([^\s:：]{2,20})"
)


class _Head(Struct, frozen=True):
    """Where a table begins and which column holds what; `mark` is our hidden heading."""

    line: int
    columns: dict[str, int]
    mark: Heading | None = None


def office_suffix(data: bytes) -> str:
    """Return .xls or .ods for what only an office program can turn into .xlsx, else ""."""
    if data.startswith(_OLE):
        is_table = any(name.encode("utf-16-le") in data for name in ("Workbook", "Book"))
        is_locked = "EncryptedPackage".encode("utf-16-le") in data
        return ".xls" if is_table and not is_locked else ""
    return ".ods" if _ODS.match(data) else ""


def read_collection(data: bytes, name: str, year: int | None) -> Returned:
    """Read a filled table; `year` is the year asked for. Raises UserError for no readable table."""
    if data.startswith(_OLE) or office_suffix(data):
        raise UserError(
            f"“{name}”是别的格式的表格（.xls、.et、.ods），或者加了密码，没有读。",
            "请用 WPS 或 Excel 打开，另存为 .xlsx 再收。",
        )
    if len(data) > MAX_BYTES or not data.startswith(_ZIP):
        raise UserError(f"“{name}”不是 .xlsx 表格，没有读。", "请让对方发 .xlsx 的填报表。")
    book = read_workbook(data)
    found = [(page, head) for page in book.pages if (head := _head(page, year)) is not None]
    mark = _mark(book)
    if not found and mark:
        return Returned(name, mark.draft, mark.department, due=mark.due, saved=book.saved)
    if not found:
        told = f"“{name}”里没有找到填报表：要有“数据名称”和“{year or '今年'}年”两栏。"
        raise UserError(told, "请看看是不是发错了文件。")
    replies: list[Reply] = []
    for page, head in found:
        sheet = page.name if len(found) > 1 else ""
        basis = Reply(name, sheet, 0, department=_department(page, head))
        replies += _Replies(page, head, year, basis).all()
    return _returned(name, book, found, replies)


def _mark(book: Workbook) -> Heading | None:
    """Return our hidden heading wherever it stands."""
    cells = (cell for page in book.pages for cell in page.cells.values())
    return next((mark for cell in cells if (mark := read_heading(cell.text))), None)


def _returned(
    name: str, book: Workbook, found: list[tuple[Page, _Head]], replies: list[Reply]
) -> Returned:
    mark = next((head.mark for _, head in found if head.mark), None)
    notes = [f"隐藏的表“{hidden}”没有读" for hidden in book.hidden]
    page, head = found[0]
    return Returned(
        name=name,
        draft=mark.draft if mark else "",
        department=_department(page, head),
        replies=tuple(replies),
        overall=bool(mark and not mark.department),
        due=mark.due if mark else None,
        saved=book.saved,
        notes=tuple(notes),
    )


def _head(page: Page, year: int | None) -> _Head | None:
    """Find the line of headings: the first that names what is counted and this year's number."""
    for line in range(1, min(len(page.rows), _DEEPEST_HEAD) + 1):
        columns, mark = _columns(page, line, year)
        if "name" in columns and (line + 1, columns["name"]) not in page.cells:
            below, _ = _columns(page, line + 1, year)
            is_head = "this" in below
            columns, line = ({**columns, **below}, line + 1) if is_head else (columns, line)
        if {"name", "this"} <= columns.keys():
            return _Head(line, columns, mark)
    return None


def _columns(page: Page, line: int, year: int | None) -> tuple[dict[str, int], Heading | None]:
    """Say which column of a line holds what, by the words of its headings."""
    columns: dict[str, int] = {}
    mark = None
    for column in range(1, MAX_COLUMNS + 1):
        cell = page.cells.get((line, column))
        is_heading = cell is not None and (cell.kind == "text" or _YEAR.fullmatch(cell.text))
        words = re.sub(r"[\s*:：]|[(（].*", "", cell.text) if cell and is_heading else ""
        what = next((what for what, known in _WORDS if known.fullmatch(words)), "")
        if what == "year" or (what in ("this", "last") and _YEAR.search(words)):
            what = _of_year(words, year)
        if what == "row" and cell is not None:
            mark = read_heading(cell.text)
        if what:
            columns.setdefault(what, column)
    return columns, mark


def _of_year(words: str, year: int | None) -> str:
    found = _YEAR.search(words)
    named = int(found[0]) if found else None
    if year is None or named is None:
        return ""
    return "this" if named == year else "last" if named == year - 1 else ""


def _department(page: Page, head: _Head) -> str:
    """Return whose table it is: by our hidden heading, else by what stands above the table."""
    if head.mark:
        return head.mark.department
    for (line, _), cell in sorted(page.cells.items()):
        if line < head.line and (match := _WHOSE.search(cell.text)):
            return match[1]
    return ""


class _Replies:
    """Reads the lines below a heading."""

    def __init__(self, page: Page, head: _Head, year: int | None, basis: Reply) -> None:
        self._page, self._head, self._year, self._basis = page, head, year, basis
        places = (
            ((row, column), span)
            for span in page.merged
            for row in range(span.top, span.bottom + 1)
            for column in range(span.left, span.right + 1)
        )
        self._at = dict(itertools.islice(places, _MOST_MERGED))

    def all(self) -> Iterator[Reply]:
        """Yield every line that names something; titles and signatures between them do not."""
        for line in self._page.rows[self._head.line :]:
            name = self._words(line, "name")
            row = self._own(line, "row")
            cells = [self._own(line, what) for what in ("this", "last", "unit", "cutoff", "note")]
            if (row is not None or any(cells)) and (name or row):
                yield self._reply(line, name, row.text.strip() if row else "")

    def _reply(self, line: int, name: str, row: str) -> Reply:
        cell = self._own(line, "this")
        filled = read_filled(cell) if cell else Filled()
        if self._is_shared(line):
            filled = Filled(trouble="这一格和上下行合并了，分不清是哪一行的数")
        note = self._words(line, "note")
        until = self._cell(line, "cutoff")
        cutoff = read_cutoff(until, self._year) if until else None
        unclear = [f"截止日期：{until.text}"] if until and cutoff is None else []
        last = self._own(line, "last")
        return Reply(
            file=self._basis.file,
            sheet=self._basis.sheet,
            line=line,
            row=row,
            name=name,
            unit=filled.unit,
            printed_unit=_plain_unit(self._words(line, "unit")),
            last=read_filled(last).value if last else "",
            raw=cell.text if cell else "",
            value=filled.value,
            bound=filled.bound,
            cutoff=cutoff,
            note="；".join(filter(None, (note, filled.rest, *unclear))),
            department=self._words(line, "department") or self._basis.department,
            trouble=filled.trouble,
            says_none=filled.says_none,
            fraction=filled.fraction,
        )

    def _own(self, line: int, what: str) -> Cell | None:
        """Return the cell of a column as it stands, merged ones only in their first place."""
        column = self._head.columns.get(what)
        return self._page.cells.get((line, column)) if column else None

    def _cell(self, line: int, what: str) -> Cell | None:
        """Return the cell of a column; a merged one speaks for all its lines."""
        column = self._head.columns.get(what)
        if column is None:
            return None
        span = self._at.get((line, column))
        place = (span.top, span.left) if span else (line, column)
        return self._page.cells.get(place) if place[0] > self._head.line else None

    def _words(self, line: int, what: str) -> str:
        cell = self._cell(line, what)
        return " ".join(cell.text.split()) if cell else ""

    def _is_shared(self, line: int) -> bool:
        """Whether the number stands in a cell that is merged over several named lines."""
        span = self._at.get((line, self._head.columns["this"]))
        if span is None or span.top == span.bottom:
            return False
        if (span.top, span.left) not in self._page.cells:
            return False
        last = min(span.bottom, len(self._page.rows))
        lines = range(max(span.top, self._head.line + 1), last + 1)
        names = {self._words(one, "name") for one in lines} - {""}
        return len(names) > 1


def _plain_unit(words: str) -> str:
    """Write a unit as the ledger does: ％ is %, brackets and blanks go."""
    unit = unicodedata.normalize("NFKC", words).strip("()（） ")
    return {"百分比": "%", "百分点": "个百分点"}.get(unit, unit)
