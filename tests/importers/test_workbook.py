"""Tables of other programs as plain cells, hostile ones included."""

import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdraft.document.asking import Question, Sheet
from fzdraft.errors import UserError
from fzdraft.exporters.collection import collection
from fzdraft.importers.workbook import Cell, Span, read_workbook


def saved(book) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def one(value, number_format="General") -> Cell | None:
    book = openpyxl.Workbook()
    cell = book.worksheets[0].cell(1, 1, value)
    cell.number_format = number_format
    return read_workbook(saved(book)).pages[0].cells.get((1, 1))


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """Put another part into a workbook."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for known in old.namelist():
            new.writestr(known, part if known == name else old.read(known))
    return made.getvalue()


@pytest.fixture
def empty() -> bytes:
    return saved(openpyxl.Workbook())


SHEET = "xl/worksheets/sheet1.xml"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


WHOLE = collection(Sheet("甲区 2024", "甲区", 2024, 2023, (Question("r1", 1, "案件", "件"),)))
"""A workbook that is the same at every hour."""


def sheet_of(rows: str) -> bytes:
    """Write the XML of a sheet by hand."""
    return f"<worksheet {NS}><sheetData>{rows}</sheetData></worksheet>".encode()


@pytest.mark.parametrize(
    ("value", "number_format", "cell"),
    [
        ("受理", "General", Cell("受理")),
        (145, "General", Cell("145", "number")),
        (99.97, "General", Cell("99.97", "number")),
        (0.876, "0.0%", Cell("87.6", "percent")),
        (0.29, "0%", Cell("29", "percent")),
        (1e15, "General", Cell("1000000000000000", "number")),
        (datetime.date(2024, 11, 30), "yyyy-mm-dd", Cell("2024-11-30", "date")),
        (datetime.date(2024, 11, 30), 'yyyy"年"m"月"d"日"', Cell("2024-11-30", "date")),
        (12, '0"宗"', Cell("12", "number")),
        (12, "[Red]0.00_);(0.00)", Cell("12", "number")),
        (True, "General", Cell("是")),
        ("  ", "General", None),
    ],
)
def test_a_cell_is_read_as_people_see_it(value, number_format, cell):
    assert cell == one(value, number_format)


def test_merged_cells_and_hidden_sheets_are_told():
    book = openpyxl.Workbook()
    book.worksheets[0].merge_cells("B2:C4")
    book.create_sheet("旧的").sheet_state = "hidden"
    read = read_workbook(saved(book))
    assert ((Span(2, 2, 4, 3),), ("旧的",)) == (read.pages[0].merged, read.hidden)


def test_a_formula_counts_by_the_value_it_had(empty):
    rows = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c></row>'
    data = with_part(empty, SHEET, sheet_of(rows))
    cells = read_workbook(data).pages[0].cells
    assert (Cell("2", "number"), Cell("", "formula")) == (cells[1, 1], cells[1, 2])


def test_cells_without_a_place_follow_one_another(empty):
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    data = with_part(empty, SHEET, sheet_of(rows))
    assert {(1, 1): "1", (1, 2): "2", (2, 1): "3"} == {
        place: cell.text for place, cell in read_workbook(data).pages[0].cells.items()
    }


def test_formatted_rows_to_the_very_end_do_no_harm(empty):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="0"/></row>'
    part = sheet_of(rows)
    assert {(1, 1): Cell("1", "number")} == read_workbook(with_part(empty, SHEET, part)).pages[
        0
    ].cells


@pytest.mark.parametrize(
    "part",
    [
        b"<worksheet",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>',
        sheet_of("<row><c><v>1</v></c></row>" * 30_000),
        b"<a>" + b" " * (65 * 2**20) + b"</a>",
    ],
    ids=["broken", "entities", "30,000 rows", "65 MB of nothing"],
)
def test_a_hostile_sheet_is_refused_in_plain_words(empty, part):
    with pytest.raises(UserError):
        read_workbook(with_part(empty, SHEET, part))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK" + b"\0" * 500, b"hello"])
def test_garbage_is_a_known_error(data):
    with pytest.raises(UserError):
        read_workbook(data)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_but_never_a_bug(data):
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_workbook(bytes(whole))
    except UserError:
        return
