"""Every command does what the contract of the command line says."""

from __future__ import annotations

import re
import shutil
import zipfile

import pytest

import fzdraft

IMPORTED = {
    "kind", "title", "year", "issuers", "doc_number", "recipients", "date", "signatures",
    "metadata", "cover_letter", "preamble", "sections", "attachments", "notes", "warnings",
}  # fmt: skip
SECTION = {"level", "number", "heading", "run_in", "blocks", "paragraphs", "sections"}


def test_templates_gives_id_name_and_kind_of_each(call):
    found = call("templates", "--json").value
    assert {"id", "name", "kind"} == set(found[0])
    assert {"county", "city", "department", "town", "zone"} <= {t["id"] for t in found}


def test_new_seeds_a_draft_that_show_tells(call, draft):
    told = call("show", draft, "--json").value
    assert (told["unit"], told["kind"], told["year"]) == ("平川市东山区人民政府", "county", 2024)
    assert told["sections"]
    assert told["open"]


def test_new_says_where_the_draft_is(call, tmp_path):
    asked = ("--template", "town", "--unit", "东山镇人民政府", "--year", "2024")
    answer = call("new", *asked, "-o", tmp_path / "新稿")
    assert (answer.code, answer.err) == (0, f"新稿存好了：{tmp_path / '新稿.fzd'}\n")
    assert (tmp_path / "新稿.fzd").is_file()


def test_import_gives_the_structure_with_the_keys_of_the_contract(call, sample):
    found = call("import", sample, "--json").value
    assert set() == IMPORTED - set(found)
    assert SECTION == set(found["sections"][0])
    assert (found["title"], found["year"]) == ("汕头市澄海区2023年法治政府建设年度报告", 2023)


def test_import_makes_a_draft_that_holds_last_year(call, sample, tmp_path):
    answer = call("import", sample, "-o", tmp_path / "稿.fzd")
    assert (answer.code, answer.out) == (0, "")
    assert "存好了" in answer.err
    assert call("show", tmp_path / "稿.fzd", "--json").value["year"] == 2023


def test_a_draft_is_imported_like_any_document(call, draft):
    found = call("import", draft, "--json").value
    assert found["title"].endswith("法治政府建设年度报告")
    assert found["sections"]


def test_a_draft_is_known_whatever_its_name(call, draft):
    renamed = shutil.copy(draft, draft.with_suffix(".docx"))
    assert call("show", draft, "--json").value == call("show", renamed, "--json").value


def test_show_is_one_outline_for_people(call, draft):
    answer = call("show", draft)
    assert answer.code == 0
    assert "全文" in answer.out


@pytest.mark.parametrize(
    ("pair", "name", "shown"),
    [
        ("文号=东政发[2025]3号", "文号", "东政发〔2025〕3号"),
        ("成文日期=2025.2.5", "成文日期", "2025年2月5日"),
        ("主送=市政府、市司法局", "主送", "市政府、市司法局"),
        ("签发人=张三", "签发人", "张三"),
        ("密级=机密*1年", "密级", "机密★1年"),
        ("份号=1", "份号", "000001"),
        ("附注=（联系人：李四）", "附注", "联系人：李四"),
    ],
)
def test_set_reads_an_element_as_people_write_it(call, draft, pair, name, shown):
    assert call("set", draft, pair).code == 0
    assert call("show", draft, "--json").value["elements"][name] == shown


def test_an_empty_value_clears(call, draft):
    call("set", draft, "文号=东政发〔2025〕3号")
    assert call("set", draft, "文号=").code == 0
    assert "文号" not in call("show", draft, "--json").value["elements"]


def test_many_pairs_are_set_at_once_or_not_at_all(call, draft):
    before = draft.read_bytes()
    assert call("set", draft, "标题=甲=乙", "文号=坏").code == 2
    assert draft.read_bytes() == before
    assert call("set", draft, "报告.标题=甲=乙", "签发人=张三").code == 0
    assert call("show", draft, "--json").value["title"] == "甲=乙"


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".txt"])
def test_export_writes_every_format(call, draft, suffix):
    answer = call("export", draft, "-o", draft.with_suffix(suffix))
    assert (answer.code, answer.out) == (0, "")
    assert draft.with_suffix(suffix).stat().st_size > 1000


@pytest.mark.parametrize("skin", ["submit", "public"])
def test_what_goes_out_is_refused_while_marks_are_open_and_they_are_listed(call, draft, skin):
    out = draft.with_suffix(".docx")
    answer = call("export", draft, "-o", out, "--skin", skin)
    assert (answer.code, answer.out) == (1, "")
    assert "待填：专题研究法治建设\n" in answer.err
    assert not out.exists()
    assert call("export", draft, "-o", out, "--skin", skin, "--force").code == 0


@pytest.mark.parametrize("skin", ["consult", "review", "body"])
def test_what_stays_in_the_house_may_have_open_marks(call, draft, skin):
    assert call("export", draft, "-o", draft.with_suffix(".txt"), "--skin", skin).code == 0


def test_another_recipient_is_on_the_paper_and_not_in_the_draft(call, draft):
    out = draft.with_suffix(".txt")
    before = draft.read_bytes()
    assert call("export", draft, "-o", out, "--recipient", "市委依法治市办").code == 0
    assert "市委依法治市办：" in out.read_text("utf-8")
    assert draft.read_bytes() == before


def test_import_and_the_exported_words_are_the_same_every_time(call, sample, tmp_path):
    one, other = (call("import", sample, "--json") for _ in range(2))
    assert one == other
    for name in ("一.txt", "二.txt"):
        assert call("export", sample, "-o", tmp_path / name).code == 0
    assert (tmp_path / "一.txt").read_bytes() == (tmp_path / "二.txt").read_bytes()


def parts(path):
    """Give what a .docx consists of, but for the time when it was made."""
    with zipfile.ZipFile(path) as archive:
        return {n: archive.read(n) for n in archive.namelist() if n != "docProps/core.xml"}


def test_an_exported_document_is_the_same_every_time_but_for_its_date(call, sample, tmp_path):
    one, other = tmp_path / "一.docx", tmp_path / "二.docx"
    for path in (one, other):
        assert call("export", sample, "-o", path).code == 0
    assert parts(one) == parts(other)


def test_an_exported_pdf_is_the_same_every_time_but_for_its_date(call, sample, tmp_path):
    one, other = tmp_path / "一.pdf", tmp_path / "二.pdf"
    for path in (one, other):
        assert call("export", sample, "-o", path).code == 0
    made = re.compile(rb"D\\072[0-9]{14}|/FontName /[A-Z]{6}\+")  # Qt draws lots for subset names
    assert len(made.findall(one.read_bytes())) > 2
    assert made.sub(b"", one.read_bytes()) == made.sub(b"", other.read_bytes())


def test_doctor_tells_fonts_input_method_folders_and_versions(call, data_dir):
    found = call("doctor", "--json").value
    assert {"fonts", "input_method", "directories", "versions"} <= set(found)
    assert found["directories"]["个人数据"] == str(data_dir)


def test_the_data_folder_may_be_named_on_the_call(call, tmp_path):
    found = call("--data-dir", tmp_path / "别处", "doctor", "--json").value
    assert found["directories"]["个人数据"] == str(tmp_path / "别处")


def test_the_version_is_one_line(call):
    assert call("--version").out == f"{fzdraft.__version__}\n"


@pytest.mark.parametrize(
    "command", ["open", "templates", "new", "import", "show", "set", "export", "doctor"]
)
def test_every_command_explains_itself_in_chinese_alone(call, command):
    answer = call(command, "--help")
    assert answer.code == 0
    for english in ("Usage", "Options", "required", "Show this", "ARGS", "default:"):
        assert english not in answer.out


def test_the_program_lists_its_commands(call):
    answer = call("--help")
    assert "命令：" in answer.out
    assert "COMMAND" not in answer.out
