"""What goes into the library comes out again, once, and nothing half."""

from __future__ import annotations

import pytest
from tests.corpus.conftest import REPORT, builtin, fates, other

from fzdraft.corpus.model import File
from fzdraft.errors import UserError


def test_a_report_that_is_added_is_listed_with_its_facts(library, file):
    [line] = library.add([file()])
    [entry] = library.entries()
    assert (line.fate, line.document) == ("added", entry.id)
    assert (entry.title, entry.kind) == ("平川市东山区2023年法治政府建设年度报告", "county")
    assert (entry.unit, entry.year) == ("平川市东山区人民政府", 2023)
    assert (entry.sentences, entry.numbers, entry.builtin) == (7, 4, False)


def test_a_report_without_title_is_named_by_its_file(library, file):
    library.add([file("无题.txt", "我区推进执法规范化建设，全年检查32次。\n我区加强培训。")])
    assert [entry.title for entry in library.entries()] == ["无题"]


def test_the_same_file_again_is_known(library, file):
    one = file()
    library.add([one])
    assert fates(library.add([one])) == ["known"]
    assert library.stats().documents == 1


def test_the_same_bytes_elsewhere_are_a_duplicate(library, file):
    [first, second] = library.add([file("a.txt"), file("b.txt")])
    assert (first.fate, second.fate, second.document) == ("added", "duplicate", first.document)


def test_the_same_words_in_another_form_are_a_duplicate(library, file):
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in REPORT.splitlines())
    assert fates(library.add([file("a.txt"), file("a.html", page)])) == ["added", "duplicate"]


def test_a_copy_with_one_sentence_changed_is_recognised(library, file):
    changed = REPORT.replace("执法队伍力量薄弱", "执法力量还很薄弱")
    lines = library.add([file("a.txt"), file("b.txt", changed)])
    assert fates(lines) == ["added", "duplicate"]
    assert "几乎相同" in lines[1].reason


def test_next_years_report_of_the_same_unit_is_no_duplicate(library, file):
    later = REPORT.replace("2024", "2025").replace("2023", "2024").replace("145", "160")
    later = later.replace("300余", "410余").replace("32次", "57次").replace("薄弱", "不够")
    assert fates(library.add([file("a.txt"), file("b.txt", later)])) == ["added", "added"]


def test_a_file_that_changed_is_read_again_under_its_id(library, file):
    [first] = library.add([file()])
    [second] = library.add([file(text=REPORT + "又加了一段关于数字政府的话。")])
    assert (second.fate, second.document) == ("reread", first.document)
    assert library.search("数字政府")[0].document == first.document
    assert library.stats().documents == 1


def test_a_file_that_was_only_touched_is_known(library, file):
    library.add([file()])
    assert fates(library.add([file()])) == ["known"]


def test_a_file_that_cannot_be_read_is_listed_with_the_reason(library, file, tmp_path):
    gone = File(tmp_path / "没有.txt", 9, 9)
    empty = file("空.txt", "")
    lock = File(tmp_path / "~$稿.docx", trouble="这是临时标记。")
    lines = library.add([gone, empty, lock, file()])
    assert fates(lines) == ["refused", "refused", "refused", "added"]
    assert ["打不开" in lines[0].reason, "空的" in lines[1].reason] == [True, True]
    assert lines[2].reason == "这是临时标记。"


def test_a_file_that_is_gone_stays_in_the_library(library, file, tmp_path):
    one = file()
    library.add([one])
    [line] = library.add([File(one.path, trouble="它不在了。")])
    assert (line.fate, line.reason) == ("known", "它不在了。")
    assert library.stats().documents == 1


def test_what_is_removed_is_found_no_more(library, file):
    [line] = library.add([file()])
    library.remove(line.document)
    stats = library.stats()
    assert (library.entries(), library.search("行政复议"), stats.sentences) == ([], [], 0)


def test_what_is_not_there_is_told(library):
    for ask in (library.remove, library.show):
        with pytest.raises(UserError, match="没有编号是 7"):
            ask(7)


def test_an_id_is_never_given_twice(library, file):
    [first] = library.add([file()])
    library.remove(first.document)
    [second] = library.add([file()])
    assert second.document > first.document


def test_a_document_is_shown_with_structure_paragraphs_and_numbers(library, file):
    [line] = library.add([file()])
    shown = library.show(line.document)
    assert [s["heading"] for s in shown.document["sections"]][1] == "存在的不足"
    assert [p.content for p in shown.passages][-2:] == ["shortcomings", "next_year"]
    assert [(n.value, n.unit) for n in shown.numbers][:2] == [("145", "宗"), ("127", "宗")]
    for number in shown.numbers:
        assert number.value in number.text[number.start : number.end]


def test_the_programs_own_reports_are_there_and_cannot_be_removed(library):
    assert library.catch_up([builtin()]) == 1
    [entry] = library.entries()
    assert (entry.builtin, entry.title, entry.provenance) == (True, "自带的报告", "公开发布")
    with pytest.raises(UserError, match="自带"):
        library.remove(entry.id)


def test_the_programs_own_reports_follow_the_program(library):
    library.catch_up([builtin(), builtin(other(1), "s8")])
    assert library.catch_up([builtin(), builtin(other(1), "s8")]) == 0
    assert library.catch_up([builtin(REPORT + "新的一句。", version="2")]) == 1
    assert [entry.sentences for entry in library.entries()] == [8]


def test_what_repeats_a_built_in_report_is_a_duplicate(library, file):
    library.catch_up([builtin()])
    assert fates(library.add([file()])) == ["duplicate"]


def test_progress_is_told_for_every_file(library, file):
    told = []
    library.add([file("a.txt"), file("b.txt", other(1))], lambda *args: told.append(args))
    assert told == [(0, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "")]


def test_who_stops_keeps_what_is_in(opened, file):
    def stop(done: int, total: int, what: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened().add([file(f"{n}.txt", other(n)) for n in range(4)], stop)
    assert opened().stats().documents == 2


def test_a_document_that_is_interrupted_half_way_is_indexed_whole_the_next_time(opened, file):
    calls = iter(range(100))

    def cut_and_stop(text: str) -> list[str]:
        if next(calls) == 40:
            raise KeyboardInterrupt
        return list(text)

    with pytest.raises(KeyboardInterrupt):
        opened(cut=cut_and_stop).add([file(f"{n}.txt", other(n)) for n in range(4)])
    library = opened()
    stats = library.stats()
    assert (stats.documents, stats.pending) == (1, 1)
    assert library.catch_up([]) == 1
    [one, two] = library.entries()
    assert one.sentences == two.sentences == library.stats().sentences // 2


def test_near_equal_sentences_of_other_documents_are_counted(library, file):
    again = f"{other(3)}\n发挥行政复议主渠道的作用，全年共受理行政复议申请9宗，办结8宗。"
    [first, second] = library.add([file("a.txt"), file("b.txt", again)])
    hit = library.search("受理行政复议申请145宗")[0]
    assert hit.document == first.document
    assert {document for _, document in library.alike(hit.sentence)} == {second.document}


def test_a_unique_sentence_has_none_alike(library, file):
    library.add([file("a.txt"), file("b.txt", other(3))])
    [hit] = library.search("三项制度")
    assert library.alike(hit.sentence) == []
