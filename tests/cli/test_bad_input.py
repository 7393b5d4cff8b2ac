"""A fault of the input or the call: one plain sentence on stderr, exit 2, nothing half done."""

from __future__ import annotations

import re
import zipfile

import pytest

from fzdraft.storage.resources import shipped

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(200)


def is_one_plain_sentence(answer) -> bool:
    """Tell whether a refusal is exit 2, an empty stdout and one Chinese line."""
    chinese = re.search("[\u4e00-\u9fff].*。$", answer.err.strip()) is not None
    return (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1) and chinese


def a_zip(path, *names):
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "甲")
    return path.read_bytes()


@pytest.mark.parametrize("name", ["稿.txt", "稿.docx", "稿.html", "稿.fzd", "稿"])
@pytest.mark.parametrize(
    "data", [b"", PICTURE, b"%PDF-1.4\n", bytes(range(256)) * 8, b"PK\x03\x04"]
)
@pytest.mark.parametrize("command", [("show",), ("import", "--json")])
def test_what_is_no_document_is_refused(call, tmp_path, command, name, data):
    (tmp_path / name).write_bytes(data)
    assert is_one_plain_sentence(call(*command, tmp_path / name))


def test_a_zip_that_is_no_document_is_refused(call, tmp_path):
    (tmp_path / "稿.docx").write_bytes(a_zip(tmp_path / "z.zip", "一.txt"))
    assert "压缩包" in call("show", tmp_path / "稿.docx").err


@pytest.mark.parametrize("name", ["没有.docx", "没有/稿.fzd", "", ".", "没\n有.txt"])
def test_what_is_not_there_is_told_on_one_line(call, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    answer = call("show", name)
    assert is_one_plain_sentence(answer)
    assert "“”" not in answer.err


def test_a_text_with_the_suffix_of_a_page_keeps_its_lines(call, sample, tmp_path):
    page = tmp_path / "稿.html"
    page.write_bytes(sample.read_bytes())
    assert call("import", page, "--json").value == call("import", sample, "--json").value


def test_a_text_that_begins_like_a_zip_is_a_text(call, tmp_path):
    (tmp_path / "稿.txt").write_text("PK赛工作总结\n\n一、全年办赛3场\n正文。", "utf-8")
    assert call("import", tmp_path / "稿.txt", "--json").value["sections"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["没有"], "没有 没有 这个命令"),
        (["--没有"], "没有 --没有 这个选项"),
        (["show"], "还少一项：文件"),
        (["show", "一", "二"], "多写了参数"),
        (["show", "--json=1", "一"], "选项 --json 后面"),
        (["export", "一"], "还少一项：-o 文件"),
        (["export", "一", "-o"], "选项 -o 后面"),
        (["new", "--year", "0"], "--year 年份 写得不对（要在 1990 到 2099 之间）"),
        (["new", "--year", "二〇二四"], "--year 年份 写得不对"),
        (["new", "--year", "9" * 400], "--year 年份 写得不对"),
    ],
)
def test_a_wrong_call_is_told_in_chinese(call, arguments, said):
    answer = call(*arguments)
    assert is_one_plain_sentence(answer)
    assert said in answer.err


@pytest.mark.parametrize("unit", ["", " ", "甲\n乙", "甲\x01乙", "甲" * 101, "\udcff"])
def test_a_name_that_is_none_makes_no_draft(call, tmp_path, unit):
    out = tmp_path / "稿.fzd"
    asked = ("--template", "county", "--year", "2024", "-o", out)
    assert is_one_plain_sentence(call("new", "--unit", unit, *asked))
    assert not out.exists()


@pytest.mark.parametrize("unit", ["{{7*7}}", '"甲"', "甲'县", "<b>&amp;</b>", "𠀀县", "甲/乙:*?"])
def test_an_odd_name_stands_in_the_draft_as_it_was_given(call, tmp_path, unit):
    out = tmp_path / "稿.fzd"
    asked = ("--template", "county", "--year", "2024", "-o", out)
    assert call("new", "--unit", unit, *asked).code == 0
    assert call("show", out, "--json").value["unit"] == unit
    for suffix in (".docx", ".html", ".txt"):
        assert call("export", out, "-o", out.with_suffix(suffix)).code == 0


@pytest.mark.parametrize(
    "pair",
    ["文号", "=一", "不存在=1", "文号=坏", "成文日期=2024年2月30日", "份号=1234567", "报告.=1",
     "标题=甲\n乙", "标题=甲\x01乙", "标题=\udcff"],
)  # fmt: skip
def test_an_element_that_cannot_be_read_changes_nothing(call, draft, pair):
    before = draft.read_bytes()
    assert is_one_plain_sentence(call("set", draft, pair))
    assert draft.read_bytes() == before


@pytest.mark.parametrize("name", ["稿", "稿.xyz", ".docx", "没有/稿.docx", ".", ""])
def test_an_output_that_cannot_be_written_is_told(call, draft, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert is_one_plain_sentence(call("export", draft, "-o", name))
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("option", ["--skin", "--form", "--layout"])
def test_an_unknown_form_lists_the_known_ones(call, draft, option):
    answer = call("export", draft, "-o", draft.with_suffix(".docx"), option, "没有")
    assert is_one_plain_sentence(answer)
    assert "现有的是" in answer.err


@pytest.mark.parametrize("name", ["稿.docx", "稿.txt", "稿.DOCX", "夹", ".", ""])
def test_a_draft_is_never_written_over_a_document(call, sample, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "夹").mkdir()
    (tmp_path / "稿.txt").write_bytes(sample.read_bytes())
    assert is_one_plain_sentence(call("import", tmp_path / "稿.txt", "-o", name))
    assert (tmp_path / "稿.txt").read_bytes() == sample.read_bytes()


def test_a_draft_of_a_newer_program_is_never_written_over(call, sample, tmp_path):
    newer = tmp_path / "稿.fzd"
    with zipfile.ZipFile(newer, "w") as archive:
        archive.writestr("manifest.json", '{"format": 99}')
    before = newer.read_bytes()
    answer = call("import", sample, "-o", newer)
    assert is_one_plain_sentence(answer)
    assert "没有盖掉它" in answer.err
    assert newer.read_bytes() == before


def test_an_empty_file_made_beforehand_may_become_the_draft(call, sample, tmp_path):
    (tmp_path / "稿.fzd").touch()
    assert call("import", sample, "-o", tmp_path / "稿.fzd").code == 0


def test_an_export_never_covers_what_it_was_made_of(call, sample, tmp_path):
    copy = tmp_path / "稿.txt"
    copy.write_bytes(sample.read_bytes())
    assert is_one_plain_sentence(call("export", copy, "-o", copy))
    assert copy.read_bytes() == sample.read_bytes()


def test_a_draft_is_not_imported_into_another_without_its_marks(call, draft, tmp_path):
    assert is_one_plain_sentence(call("import", draft, "-o", tmp_path / "另.fzd"))
    assert not (tmp_path / "另.fzd").exists()


def test_a_name_too_long_is_told(call, draft, sample, tmp_path):
    long = tmp_path / ("长" * 90)
    for refused in (
        ("import", sample, "-o", f"{long}.fzd"),
        ("export", draft, "-o", f"{long}.txt"),
    ):
        answer = call(*refused)
        assert is_one_plain_sentence(answer)
        assert "文件名太长" in answer.err


def test_a_file_as_the_data_folder_is_told(call, sample):
    answer = call("--data-dir", sample, "templates")
    assert is_one_plain_sentence(answer)
    assert "不是文件夹" in answer.err


def test_a_data_folder_that_cannot_be_made_does_not_stop_the_reading(call, sample):
    assert call("--data-dir", sample / "里面", "show", sample, "--json").value["year"] == 2023


def test_a_broken_template_of_ones_own_is_told_and_stops_no_other(call, draft, data_dir):
    own = data_dir / "templates" / "我的"
    own.mkdir(parents=True)
    (own / "template.toml").write_text("[[[", "utf-8")
    (own / "text.j2").touch()
    answer = call("templates", "--json")
    assert answer.code == 0
    assert "county" in {t["id"] for t in answer.value}
    assert "模板“我的”的 template.toml 第 1 行有错" in answer.err


def test_a_photo_beside_a_template_of_ones_own_is_not_read(call, tmp_path, data_dir):
    own = data_dir / "templates" / "我的"
    own.mkdir(parents=True)
    for file in (shipped("templates") / "county").iterdir():
        (own / file.name).write_bytes(file.read_bytes())
    (own / "照片.jpg").write_bytes(PICTURE * 10_000)
    asked = ("--template", "我的", "--unit", "甲县人民政府", "--year", "2024")
    assert call("new", *asked, "-o", tmp_path / "稿.fzd").code == 0


def test_a_template_too_large_to_be_one_stops_no_other(call, data_dir):
    own = data_dir / "templates" / "我的"
    own.mkdir(parents=True)
    (own / "template.toml").write_bytes(b"#" * 2**21)
    answer = call("templates", "--json")
    assert "county" in {t["id"] for t in answer.value}
    assert "太大" in answer.err
