"""fzdraft collect, as other programs call it."""

import openpyxl
import pytest
from tests.departments import filled, keep


@pytest.fixture
def rolled(call, sample, tmp_path):
    path = tmp_path / "今年.fzd"
    assert call("roll", sample, "--year", "2024", "-o", path).code == 0
    return path


@pytest.fixture
def sheet(call, rolled, tmp_path):
    path = tmp_path / "总表.xlsx"
    assert call("collect", rolled, "-o", path, "--due", "2024-12-20").code == 0
    return path


def ledger(call, rolled) -> dict[str, float]:
    """Return this year's numbers as the sheet for all shows them."""
    path = rolled.with_name("看.xlsx")
    assert call("collect", rolled, "-o", path).code == 0
    page = openpyxl.load_workbook(path).worksheets[0]
    rows = page.iter_rows(min_row=5, values_only=True)
    return {row[0]: row[5] for row in rows if row[5] is not None}


def test_one_sheet_for_all_is_a_file(sheet):
    page = openpyxl.load_workbook(sheet).worksheets[0]
    assert "澄海区2024年法治政府建设年度报告数据填报表" == page["B1"].value
    assert page["B3"].value.startswith("请在12月20日前反馈")


def test_split_is_a_folder_with_one_for_each(call, rolled, tmp_path):
    answer = call("collect", rolled, "-o", tmp_path / "表", "--split", "--json")
    assert 0 == answer.code
    assert len(answer.value["files"]) == len(list((tmp_path / "表").iterdir())) > 3


def test_filled_sheets_go_into_the_ledger(call, rolled, sheet, tmp_path):
    files = {
        "司法局.xlsx": filled(sheet.read_bytes(), {"r25": "160宗", "r26": 1270}),
        "政府办.xlsx": filled(sheet.read_bytes(), {"r1": 36}),
    }
    answer = call("collect", rolled, "--from", *keep(tmp_path / "收", files), "--json")
    assert 0 == answer.code
    told = {one["row"]: one for one in answer.value["rows"]}
    assert (160, "new", True, "司法局.xlsx") == tuple(
        told["r25"][key] for key in ("value", "outcome", "adopted", "file")
    )
    assert ("去年 127，是去年的 10 倍以上", False) == (
        told["r26"]["problem"],
        told["r26"]["adopted"],
    )
    assert {"r25": 160, "r1": 36} == ledger(call, rolled)


def test_a_dry_run_changes_nothing(call, rolled, sheet, tmp_path):
    before = rolled.read_bytes()
    files = keep(tmp_path / "收", {"a.xlsx": filled(sheet.read_bytes(), {"r25": 160})})
    answer = call("collect", rolled, "--from", *files, "--dry-run")
    assert (0, before) == (answer.code, rolled.read_bytes())
    assert "能收 1 个数" in answer.err


def test_people_read_what_was_taken_and_what_not(call, rolled, sheet, tmp_path):
    files = {
        "甲.xlsx": filled(sheet.read_bytes(), {"r25": 160, "r26": 130}),
        "乙.xlsx": filled(sheet.read_bytes(), {"r25": 161}),
        "丙.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    }
    out = call("collect", rolled, "--from", *keep(tmp_path / "收", files)).out
    assert "没读　丙.xls：" in out
    (conflict, _), taken = (
        [line.split("　") for line in out.splitlines() if line.startswith(word)]
        for word in ("没收", "收下了")
    )
    assert ("没收（几处报的不一样）", "160宗") == (conflict[0], conflict[2])
    assert ["130宗"] == [words[2] for words in taken]
    assert "还差　" in out


def test_a_reminder_can_be_piped(call, rolled):
    answer = call("collect", rolled, "--remind", "--due", "12月20日")
    assert (0, True) == (answer.code, "请在12月20日前反馈" in answer.out)


def test_the_sheet_of_another_year_is_not_taken(call, sample, sheet, rolled, tmp_path):
    other = tmp_path / "明年.fzd"
    assert call("roll", sample, "--year", "2025", "-o", other).code == 0
    (file,) = keep(tmp_path / "收", {"a.xlsx": filled(sheet.read_bytes(), {"r25": 160})})
    answer = call("collect", other, "--from", file)
    assert (2, True) == (answer.code, "没有收" in answer.out)
    assert {} == ledger(call, other)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "没看出要做什么"),
        (("-o", "a.xlsx", "--remind"), "没看出要做什么"),
        (("-o", "a.docx"), "填报表要存成 .xlsx"),
        (("-o", "a.xlsx", "--due", "尽快"), "看不出是哪一天"),
        (("--from", "没有这个.xlsx"), "没有这个.xlsx"),
    ],
)
def test_a_call_at_fault_is_refused_in_one_sentence(call, rolled, arguments, words, monkeypatch):
    monkeypatch.chdir(rolled.parent)
    answer = call("collect", rolled, *arguments)
    assert (2, True) == (answer.code, words in answer.err + answer.out)


def test_a_draft_is_never_written_over_by_a_sheet(call, rolled):
    before = rolled.read_bytes()
    assert 2 == call("collect", rolled, "-o", rolled).code
    assert before == rolled.read_bytes()


def test_a_draft_without_numbers_says_so(call, sample, tmp_path):
    answer = call("collect", sample, "-o", tmp_path / "a.xlsx")
    assert (2, True) == (answer.code, "还没有要填的数据" in answer.err)
