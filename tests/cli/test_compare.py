"""Comparing two documents on the command line."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfReader

OLD = """某县2023年法治政府建设年度报告
2023年，我县深入推进法治政府建设，现将有关情况报告如下。
一、规范行政执法
全年办理行政处罚案件145件，没有发生被撤销的情形。
二、化解矛盾纠纷
人民调解组织调解纠纷127件。
三、加强法治宣传
组织法治宣传活动30场次，发放宣传资料两万余份。
"""
NEW = """某县2024年法治政府建设年度报告
2024年，我县深入推进法治政府建设，现将有关情况报告如下。
一、加强法治宣传
组织法治宣传活动30场次，发放宣传资料两万余份。
二、规范行政执法
全年办理行政处罚案件160件，没有发生被撤销的情形。
三、建设数字政府
建成一体化政务服务平台。
"""


@pytest.fixture
def pair(tmp_path):
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "old.txt", tmp_path / "new.txt"


def test_json_aligns_sections_and_marks_their_words(call, pair):
    told = call("compare", *pair, "--json").value
    assert ("某县2023年法治政府建设年度报告", False) == (told["old"], told["same"])
    by_heading = {one["new"]["heading"]: one for one in told["sections"] if one["new"]}
    police = by_heading["规范行政执法"]
    assert ("changed", False, [0], [1]) == (
        police["status"],
        police["moved"],
        police["old"]["path"],
        police["new"]["path"],
    )
    runs = police["blocks"][0]["runs"]
    assert ["equal", "deleted", "inserted", "equal"] == [run["kind"] for run in runs]
    assert ["145", "160"] == [run["text"] for run in runs[1:3]]


def test_json_tells_what_moved_what_is_new_and_what_is_gone(call, pair):
    told = call("compare", *pair, "--json").value["sections"]
    headings = {(one["old"] or one["new"])["heading"]: one for one in told}
    moved = headings["加强法治宣传"]
    assert ("same", True, "三、", "一、") == (
        moved["status"],
        moved["moved"],
        moved["old"]["number"],
        moved["new"]["number"],
    )
    assert ("deleted", None) == tuple(headings["化解矛盾纠纷"][key] for key in ("status", "new"))
    assert ("inserted", None) == tuple(headings["建设数字政府"][key] for key in ("status", "old"))


def test_the_runs_of_the_json_give_both_documents_back(call, pair):
    told = call("compare", *pair, "--json").value["sections"]
    for text, unwanted in ((OLD, "inserted"), (NEW, "deleted")):
        words = [
            "".join(run["text"] for run in runs if run["kind"] != unwanted)
            for one in told
            for runs in (one["heading"], *(block["runs"] for block in one["blocks"]))
        ]
        assert sorted(line.split("、", 1)[-1] if line[1] == "、" else line
                      for line in text.split()) == sorted(filter(None, words))  # fmt: skip


def test_people_read_the_changes_in_marks(call, pair):
    told = call("compare", *pair).out
    assert "办理行政处罚案件[-145-]{+160+}件" in told
    assert "一　加强法治宣传（移动，原在 三）" in told
    assert "（新加）" in told
    assert "（删去）" in told


def test_a_document_compared_with_itself_says_so(call, pair):
    assert "两份一样" in call("compare", pair[0], pair[0]).out
    assert call("compare", pair[0], pair[0], "--json").value["same"] is True


def test_a_word_document_holds_the_changes_as_changes(call, pair, tmp_path):
    out = tmp_path / "花脸稿.docx"
    answer = call("compare", *pair, "-o", out)
    assert (0, "") == (answer.code, answer.out)
    document = zipfile.ZipFile(io.BytesIO(out.read_bytes())).read("word/document.xml").decode()
    assert '<w:delText xml:space="preserve">145</w:delText>' in document
    assert 'w:author="某县人民政府"' in document or "w:author=" in document


def test_a_print_holds_both_versions(call, pair, tmp_path):
    out = tmp_path / "花脸稿.pdf"
    assert 0 == call("compare", *pair, "-o", out).code
    words = "".join(page.extract_text() for page in PdfReader(out).pages)
    assert "145160件" in words.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize("name", ["花脸稿.txt", "花脸稿"])
def test_other_formats_are_refused_in_one_sentence(call, pair, tmp_path, name):
    answer = call("compare", *pair, "-o", tmp_path / name)
    assert 2 == answer.code
    assert ".docx" in answer.err
    assert not (tmp_path / name).exists()


def test_a_file_that_is_not_there_is_told(call, pair, tmp_path):
    assert 2 == call("compare", pair[0], tmp_path / "no.txt").code
