"""The library from the command line: what other programs rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

REPORT = "\n".join(
    [
        "平川市东山区2023年法治政府建设年度报告",
        "一、主要举措",
        "全年受理行政复议申请145宗，办结127宗。",
        "推行行政执法三项制度，执法过程全部记录。",
        "开展法治宣传32场，发放材料三千余份。",
    ]
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder as clerks have them: a report, its copy, a picture, an open document's lock."""
    path = tmp_path / "范文"
    (path / "镇街").mkdir(parents=True)
    (path / "东山.txt").write_text(REPORT, encoding="utf-8")
    (path / "镇街" / "副本.txt").write_text(REPORT, encoding="utf-8")
    (path / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    (path / "~$东山.docx").write_bytes(b"x" * 162)
    (path / "空.docx").touch()
    return path


def test_the_five_samples_are_there_from_the_first_call(call):
    found = call("library", "list", "--json").value
    assert [entry["kind"] for entry in found] == ["county", "county", "department", "town", "zone"]
    assert {entry["builtin"] for entry in found} == {True}
    assert [entry["year"] for entry in found] == [2023, 2021, 2023, 2024, 2022]


def test_a_folder_goes_in_and_everything_in_it_is_answered_for(call, folder):
    answer = call("library", "add", folder, "--json")
    became = {Path(line["path"]).name: line["fate"] for line in answer.value}
    assert answer.code == 0
    assert became == {
        "东山.txt": "added",
        "副本.txt": "duplicate",
        "照片.jpg": "refused",
        "~$东山.docx": "refused",
        "空.docx": "refused",
    }
    assert all(line["reason"] for line in answer.value if line["fate"] != "added")


def test_people_are_told_in_words(call, folder):
    out = call("library", "add", folder).out
    assert "收入 1 份，重复 1 份，未收 3 份。" in out
    assert "~$东山.docx：这是 WPS/Word 打开文件时留下的临时标记" in out


def test_where_nothing_could_be_taken_in_the_input_is_at_fault(call, tmp_path):
    answer = call("library", "add", tmp_path / "没有这个.docx")
    assert (answer.code, "Traceback" in answer.err) == (2, False)
    assert "打不开" in answer.out


def test_a_document_is_shown_and_removed(call, folder):
    line = next(
        line for line in call("library", "add", folder, "--json").value if line["fate"] == "added"
    )
    shown = call("library", "show", line["document"], "--json").value
    assert [number["value"] for number in shown["numbers"]] == ["145", "127", "32", "3000"]
    assert "行政复议" in call("library", "show", line["document"]).out
    assert call("library", "remove", line["document"]).code == 0
    assert call("library", "stats", "--json").value["documents"] == 5
    assert (folder / "东山.txt").exists()


@pytest.mark.parametrize(("command", "number"), [("remove", "1"), ("remove", "99"), ("show", "99")])
def test_what_is_built_in_or_not_there_is_refused_in_a_sentence(call, command, number):
    answer = call("library", command, number)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)


def test_sentences_are_found_with_what_to_highlight(call):
    found = call("library", "search", "行政复议", "调解", "-n", "3", "--json").value
    assert 0 < len(found) <= 3
    for hit in found:
        marked = {hit["text"][start:end] for start, end in hit["spans"]}
        assert marked <= {"行政复议", "调解"}
    assert {hit["text"][a:b] for hit in found for a, b in hit["spans"]} == {"行政复议", "调解"}
    assert "【行政复议】" in call("library", "search", "行政复议").out


def test_a_part_of_a_longer_word_is_found(call):
    assert call("library", "search", "复议", "--json").value


def test_nothing_found_is_no_fault(call):
    answer = call("library", "search", "没有这样的词组龘")
    assert (answer.code, answer.out, answer.err) == (0, "", "没有找到。\n")


def test_the_numbers_of_the_library_are_counted(call):
    stats = call("library", "stats", "--json").value
    assert (stats["documents"], stats["builtin"], stats["pending"]) == (5, 5, 0)
    assert stats["characters"] > 15_000
    assert "参考稿 5 篇（自带 5 篇）" in call("library", "stats").out
