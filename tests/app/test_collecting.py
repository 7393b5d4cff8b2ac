"""Numbers asked of departments and taken back: the whole way, with departments as they are."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace
from tests.departments import HEAD, LAST, NAME, THIS, UNIT, changed, filled, keep, lines, typed_anew

from fzdraft.app import App
from fzdraft.document.edits import apply
from fzdraft.document.model import Draft, Reporter, Row
from fzdraft.document.places import texts

OFFICE = shutil.which("soffice")
HAS_CALC = bool(OFFICE) and (Path(OFFICE).resolve().parent / "libsclo.so").is_file()
SAMPLE = "s0_chenghai_2023.txt"
DUE = datetime.date(2024, 12, 20)


@pytest.fixture
def app(data_dir: Path) -> App:
    return App(data_dir)


def everything(app: App) -> Draft:
    """Make a draft whose ledger asks for every indicator of the dictionary."""
    rows = tuple(
        Row(f"r{n}", one.name, one.name, unit=min(one.units), values={2023: str(10 + n)})
        for n, one in enumerate(app.reader().indicators.indicators.values(), 1)
    )
    return Draft(reporter=Reporter(unit="平川市东山区人民政府"), year=2024, rows=rows)


def answers(draft: Draft) -> dict[str, object]:
    """Give every row another value, rates with decimals."""
    return {row.id: 50 + n / 10 if row.unit == "%" else 11 + n for n, row in enumerate(draft.rows)}


def fill_all(paths: list[Path], values: dict[str, object]) -> None:
    day = datetime.date(2024, 11, 30)
    for path in paths:
        data = path.read_bytes()
        own = lines(openpyxl.load_workbook(path).worksheets[0])
        mine = {row: values[row] for row in own}
        note, cutoff = dict.fromkeys(own, "+含镇街"), dict.fromkeys(own, day)
        path.write_bytes(filled(data, mine, note=note, cutoff=cutoff))


def nothing_is_lost(app: App, draft: Draft, paths: list[Path], values: dict[str, object]) -> None:
    """Read the sheets, adopt all that is clear, and compare every row with what was written."""
    report = app.read_sheets(draft, paths)
    taken, _ = apply(draft, app.adopt(draft, report, report.clear()))
    told = {row.id: (float(row.values[2024]), row.cutoff, row.note) for row in taken.rows}
    day = datetime.date(2024, 11, 30)
    assert {row: (value, day, "+含镇街") for row, value in values.items()} == told
    assert () == report.owed
    assert all(row.source and row.state == "unverified" for row in taken.rows)


def test_every_indicator_makes_the_round_trip(app: App, tmp_path: Path):
    draft = everything(app)
    assert len(draft.rows) >= 96
    paths = app.sheets_out(draft, tmp_path / "表", due=DUE)
    assert len(paths) > 5
    fill_all(paths, answers(draft))
    nothing_is_lost(app, draft, paths, answers(draft))


@pytest.mark.office
@pytest.mark.skipif(not HAS_CALC, reason="LibreOffice's tables are not installed")
@pytest.mark.parametrize("suffix", ["xlsx:Calc MS Excel 2007 XML", "xls:MS Excel 97", "ods"])
def test_and_through_libreoffice_too(app: App, tmp_path: Path, suffix: str):
    draft = everything(app)
    paths = app.sheets_out(draft, tmp_path / "表", split=False, due=DUE)
    fill_all(paths, answers(draft))
    again = [tmp_path / f"{path.stem}.{suffix.partition(':')[0]}" for path in paths]
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [str(OFFICE), profile, "--headless", "--convert-to", suffix, "--outdir"]
    subprocess.run(
        [*command, str(tmp_path), *map(str, paths)], check=True, capture_output=True, timeout=100
    )
    nothing_is_lost(app, draft, again, answers(draft))


def test_a_sheet_never_lands_on_one_that_lies_there(app: App, tmp_path: Path):
    draft = everything(app)
    (first,) = app.sheets_out(draft, tmp_path, split=False)
    (second,) = app.sheets_out(draft, tmp_path, split=False)
    assert first != second


def test_of_a_folder_every_table_is_read(app: App, tmp_path: Path):
    draft = everything(app)
    sent = app.sheets_out(draft, tmp_path / "表")
    (tmp_path / "表" / "~$半开的.xlsx").write_bytes(b"x")
    (tmp_path / "表" / "说明.txt").write_bytes(b"x")
    report = app.read_sheets(draft, [tmp_path / "表"])
    assert sorted(path.name for path in sent) == [file.name for file in report.files]


def test_who_is_undecided_is_asked_and_remembered(app: App, tmp_path: Path):
    draft = everything(app)
    path = next(p for p in app.sheets_out(draft, tmp_path) if "责任单位未定" in p.name)
    row = next(iter(lines(openpyxl.load_workbook(path).worksheets[0])))
    path.write_bytes(filled(path.read_bytes(), {row: 12}, whose={row: "档案局"}))
    report = app.read_sheets(draft, [path])
    assert ["档案局"] == [one.department for one in report.learned]


def test_departments_that_were_learned_serve_the_next_draft(app: App, tmp_path: Path):
    draft = everything(app)
    who = app.departments(draft)
    unknown = next(row for row in draft.rows if row.id not in who)
    (path,) = app.sheets_out(draft, tmp_path, split=False)
    path.write_bytes(filled(path.read_bytes(), {}, whose={unknown.id: "档案局"}))
    report = app.read_sheets(draft, [path])
    assert [(unknown.id, unknown.label, "档案局")] == [
        (one.row, one.name, one.department) for one in report.learned
    ]
    taken, _ = apply(draft, app.adopt(draft, report, frozenset()))
    assert "档案局" == next(row for row in taken.rows if row.id == unknown.id).department
    assert "档案局" == app.departments(draft)[unknown.id]
    elsewhere = replace(draft, reporter=Reporter(unit="别的区"))
    assert unknown.id not in app.departments(elsewhere)


def test_what_was_learned_is_there_when_the_next_report_begins(app: App, tmp_path: Path):
    draft = app.roll(app.sample(), 2024).draft
    first = draft.rows[0]
    (path,) = app.sheets_out(draft, tmp_path, split=False)
    path.write_bytes(filled(path.read_bytes(), {}, whose={first.id: "研究室"}))
    app.adopt(draft, app.read_sheets(draft, [path]), frozenset())
    assert "研究室" == app.roll(app.sample(), 2024).draft.rows[0].department


def test_a_department_that_a_person_gave_is_remembered_when_the_sheets_go_out(app: App, tmp_path):
    draft = app.roll(app.sample(), 2024).draft
    rows = (replace(draft.rows[0], department="研究室"), *draft.rows[1:])
    app.sheets_out(replace(draft, rows=rows), tmp_path)
    assert "研究室" == app.roll(app.sample(), 2024).draft.rows[0].department


class Bureau:
    """The sheets of one rolled-over report, filled as its departments would."""

    def __init__(self, app: App, folder: Path) -> None:
        self.draft = app.roll(app.sample(), 2024).draft
        self.paths = {p.stem: p for p in app.sheets_out(self.draft, folder / "发", due=DUE)}
        self.rows = {row.values[2023] + row.unit: row.id for row in reversed(self.draft.rows)}

    def sheet(self, department: str) -> bytes:
        return next(p for name, p in self.paths.items() if department in name).read_bytes()

    def of(self, *names: str) -> list[str]:
        return [self.rows[name] for name in names]


def justice(bureau: Bureau) -> bytes:
    """司法局: units in the value, 约, a wrong unit, 0.35 for per cent, a merged cell, a gap."""
    applied, closed, rate, holders, mediated, confirmed, sued = bureau.of(
        "145宗", "127宗", "33.1%", "1578人", "13宗", "7宗", "15宗"
    )
    data = filled(
        bureau.sheet("司法局"),
        {applied: "１６０件", closed: "约150", rate: 0.35, holders: "1600人次", sued: "待统计"},
        cutoff={applied: "截至11月底"},
        note={applied: "含镇街"},
    )

    def merge(page):
        page.insert_rows(HEAD)
        page.cell(HEAD, 2).value = "附件2"
        at = lines(page)
        page.cell(at[mediated], THIS).value = 20
        first, last = sorted((at[mediated], at[confirmed]))
        page.merge_cells(start_row=first, end_row=last, start_column=THIS, end_column=THIS)

    return changed(data, merge)


def stability(bureau: Bureau) -> bytes:
    """政法委: another table, typed anew, rows left out, one of its own, none as a stroke."""
    page = openpyxl.load_workbook(bureau.paths[next(n for n in bureau.paths if "政法委" in n)])
    sheet = page.worksheets[0]
    known = {
        f"{sheet.cell(r, LAST).value}{sheet.cell(r, UNIT).value}": sheet.cell(r, NAME).value
        for r in range(HEAD + 1, sheet.max_row + 1)
    }
    return typed_anew(
        [
            ["序号", "数据名称", "单位", "2023年", "2024年", "备注"],
            [1, known["199个"], "个", 199, "201个", None],
            [2, known["17450件"], "件", 17450, "1.8万", "全年"],
            [3, known["530个"], "个", 530, "/", None],
            [4, "平安创建活动参与群众", "人次", None, 1200, None],
        ],
        "中共澄海区委政法委2024年数据",
    )


def office(bureau: Bureau) -> bytes:
    """政府办: all as asked, but its clerk wrote a number of 司法局 at the foot as well."""
    data = filled(
        bureau.sheet("政府办"),
        dict(zip(bureau.of("35次", "17宗", "5篇"), [36, 18, 6], strict=True)),
    )
    applied = bureau.rows["145宗"]

    def add(page):
        name = next(row.label for row in bureau.draft.rows if row.id == applied)
        page.append([None, 99, name, "宗", 145, 161])

    return changed(data, add)


class Returned:
    """What came back to one report, and what became of each answer."""

    def __init__(self, app: App, folder: Path) -> None:
        self.bureau = Bureau(app, folder)
        self.draft, self.rows = self.bureau.draft, self.bureau.rows
        self.files = {
            "司法局.xlsx": justice(self.bureau),
            "政法委报送.xlsx": stability(self.bureau),
            "政府办.xlsx": office(self.bureau),
            "宣传部.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        }
        self.report = app.read_sheets(self.draft, keep(folder / "收", self.files))

    def at(self, file: str, last_year: str) -> int:
        """Return the place of the answer of a file to what was so much last year."""
        row = self.rows[last_year]
        found = enumerate(self.report.proposals)
        return next(at for at, p in found if (p.reply.file, p.row) == (file, row))

    def became(self, file: str, last_year: str) -> tuple[str, str, bool]:
        one = self.report.proposals[self.at(file, last_year)]
        return one.outcome, one.value, one.clear

    def now(self, draft: Draft, last_year: str) -> Row:
        return next(row for row in draft.rows if row.id == self.rows[last_year])


@pytest.fixture
def returned(app: App, tmp_path: Path) -> Returned:
    return Returned(app, tmp_path)


@pytest.fixture
def adopted(app: App, returned: Returned) -> Draft:
    """The draft after all that is clear was taken."""
    edit = app.adopt(returned.draft, returned.report, returned.report.clear())
    return apply(returned.draft, edit)[0]


@pytest.mark.parametrize(
    ("file", "last_year", "became"),
    [
        ("司法局.xlsx", "145宗", ("conflict", "160", False)),
        ("政府办.xlsx", "145宗", ("conflict", "161", False)),
        ("司法局.xlsx", "127宗", ("new", "150", True)),
        ("司法局.xlsx", "33.1%", ("new", "35", False)),
        ("司法局.xlsx", "1578人", ("new", "1600", False)),
        ("司法局.xlsx", "13宗", ("unreadable", "", False)),
        ("司法局.xlsx", "7宗", ("unreadable", "", False)),
        ("司法局.xlsx", "15宗", ("unreadable", "", False)),
        ("政法委报送.xlsx", "199个", ("new", "201", True)),
        ("政法委报送.xlsx", "17450件", ("new", "18000", True)),
        ("政法委报送.xlsx", "530个", ("none", "0", False)),
        ("政府办.xlsx", "35次", ("new", "36", True)),
    ],
)
def test_every_answer_is_taken_for_what_it_is(returned, file, last_year, became):
    assert became == returned.became(file, last_year)


def test_what_fits_nowhere_and_what_was_not_read_is_listed(returned):
    unknown = [one for one in returned.report.proposals if one.outcome == "unknown"]
    assert [("平安创建活动参与群众", "政法委")] == [(p.name, p.department) for p in unknown]
    assert ["宣传部.xls"] == [file.name for file in returned.report.files if file.trouble]


def test_who_did_not_answer_is_listed(app: App, returned, adopted):
    silent = {one.department for one in returned.report.owed if one.silent}
    assert {"宣传部", "工业和信息化局", "政务服务和数据管理局"} <= silent
    assert "政府办" not in {one.department for one in returned.report.owed}
    assert "政法委（还差 " in app.reminder(adopted)


def test_what_is_clear_is_taken_with_its_source_and_the_text_follows(app: App, returned, adopted):
    told = returned.now(adopted, "127宗")
    assert ("150", "about", "unverified") == (told.values[2024], told.bound, told.state)
    assert told.source.startswith("司法局.xlsx 第")
    assert 6 == sum(2024 in row.values for row in adopted.rows)
    assert any("办结案件约150宗" in text.plain for _, text in texts(adopted))


def test_taking_is_one_step_back(app: App, returned, adopted):
    edit = app.adopt(returned.draft, returned.report, returned.report.clear())
    taken, inverse = apply(returned.draft, edit)
    assert (adopted, returned.draft) == (taken, apply(taken, inverse)[0])


def test_a_person_settles_a_conflict(app: App, returned, adopted):
    chosen = {returned.at("司法局.xlsx", "145宗")}
    draft, _ = apply(adopted, app.adopt(adopted, returned.report, chosen))
    row = returned.now(draft, "145宗")
    until = datetime.date(2024, 11, 30)
    assert ("160", until, "含镇街") == (row.values[2024], row.cutoff, row.note)


def test_a_corrected_sheet_shows_the_difference(app: App, returned, adopted, tmp_path):
    def correct(page):
        page.cell(lines(page)[returned.rows["127宗"]], THIS).value = 152

    again = {"司法局.xlsx": changed(returned.files["司法局.xlsx"], correct)}
    later = app.read_sheets(adopted, keep(tmp_path / "再收", again))
    found = next(one for one in later.proposals if one.row == returned.rows["127宗"])
    assert ("changed", "150", "152", True) == (
        found.outcome, found.old, found.value, found.clear,
    )  # fmt: skip
