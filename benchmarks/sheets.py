"""Forty filled 数据填报表 read and held against the ledger, beside bare openpyxl loading them."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl

from benchmarks.figures import Figure, median_ms
from fzdraft.app import App
from fzdraft.document.model import Draft, Reporter, Row

SHEETS = 40
GOAL_MS = 10_000
GOAL_RATIO = 1.0


def bench() -> list[Figure]:
    """Let forty departments answer every indicator, then read all of it at once."""
    with tempfile.TemporaryDirectory() as folder:
        app = App(Path(folder, "data"))
        draft = everything(app)
        paths = [_filled(app, draft, Path(folder, f"{n:02}")) for n in range(SHEETS)]
        app.read_sheets(draft, paths[:1])
        own = median_ms(lambda: app.read_sheets(draft, paths), 3)
        bare = median_ms(lambda: [_bare(path) for path in paths], 3)
        out = median_ms(lambda: app.sheets_out(draft, Path(folder, "out")), 3)
    rows = SHEETS * len(draft.rows)
    return [
        Figure(f"{SHEETS} sheets ({rows:,} rows) read", own, "ms", GOAL_MS, bare),
        Figure("the same against openpyxl", own, "ms", GOAL_RATIO, bare, relative=True),
        Figure("sheets for all departments written", out, "ms", 1000),
    ]


def everything(app: App) -> Draft:
    """Make a draft whose ledger asks for every indicator of the dictionary."""
    known = app.reader().indicators.indicators.values()
    rows = tuple(
        Row(f"r{n}", one.name, one.name, unit=min(one.units), values={2023: str(10 + n)})
        for n, one in enumerate(known, 1)
    )
    return Draft(reporter=Reporter(unit="平川市东山区人民政府"), year=2024, rows=rows)


def _filled(app: App, draft: Draft, folder: Path) -> Path:
    (path,) = app.sheets_out(draft, folder, split=False)
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    for line in range(5, page.max_row + 1):
        page.cell(line, 6).value = f"{line + 10}余"
    book.save(path)
    return path


def _bare(path: Path) -> list[object]:
    """Load a sheet as openpyxl does and look at every cell."""
    page = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    return [cell for row in page.iter_rows(values_only=True) for cell in row]
