"""fzdraft indicators."""

import openpyxl

KEYS = {
    "indicator", "label", "value", "unit", "bound", "kind", "part_of", "section", "path", "part",
    "paragraph", "sentence", "start", "end",
}  # fmt: skip


def test_the_numbers_of_a_file_come_with_the_keys_of_the_contract(call, sample):
    found = call("indicators", sample, "--json").value
    assert set() == KEYS - set(found[0])
    assert 31 == len(found)


def test_without_json_each_number_is_a_line(call, sample):
    answer = call("indicators", sample)
    assert "二/(五)　行政复议申请·受理　145宗　〔复议受理〕" in answer.out.splitlines()


def test_the_table_holds_a_row_for_each_number(call, sample, tmp_path):
    answer = call("indicators", sample, "-o", tmp_path / "数据.xlsx")
    assert (answer.code, answer.out) == (0, "")
    assert 32 == openpyxl.load_workbook(tmp_path / "数据.xlsx").active.max_row


def test_a_table_is_written_as_xlsx_only(call, sample, tmp_path):
    answer = call("indicators", sample, "-o", tmp_path / "数据.csv")
    assert 2 == answer.code
    assert ".xlsx" in answer.err


def test_the_file_that_is_read_is_not_written_over(call, sample, tmp_path):
    path = tmp_path / "稿.xlsx"
    path.write_bytes(sample.read_bytes())
    assert 2 == call("indicators", path, "-o", path).code


def test_the_users_own_indicators_count(call, sample, data_dir):
    (data_dir / "indicators.toml").write_text(
        '[indicator."复议受理"]\noff = true\n[indicator."自定"]\nunits = "宗"\n'
        'names = ["行政复议申请 受理"]\n',
        "utf-8",
    )
    assert "〔自定〕" in call("indicators", sample).out


def test_a_broken_list_of_the_users_is_told_in_a_sentence(call, sample, data_dir):
    (data_dir / "indicators.toml").write_text("[indicator", "utf-8")
    answer = call("indicators", sample)
    assert (2, 1) == (answer.code, len(answer.err.splitlines()))
