"""Departments' files come in as they are: any number, some broken, some twice, some large."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from fzdraft.app import App
from fzdraft.document import collected
from fzdraft.document.edits import apply
from fzdraft.document.material import PASTED
from fzdraft.document.model import Draft
from fzdraft.errors import UserError
from fzdraft.services import Received
from fzdraft.storage.fzd import checksum


def quiet(done: int, total: int, what: str) -> None:
    """Hear of progress and do nothing."""


@pytest.fixture
def app(data_dir) -> App:
    return App(data_dir)


@pytest.fixture
def rolled(app, repo_root) -> Draft:
    source = app.read_path(next((repo_root / "resources" / "corpus").glob("s0_*.txt")))
    return app.roll(source, 2024).draft


def document(path: Path, *paragraphs: str) -> Path:
    made = Document()
    for words in paragraphs:
        made.add_paragraph(words)
    made.save(path)
    return path


def workbook(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())
    return path


def sent(folder: Path) -> list[Path]:
    """Files of four departments, as they would name and write them."""
    (folder / "教育局.txt").write_bytes(
        "一、普法宣传\n全年开展宪法进校园210场次。".encode("gb18030")
    )
    return [
        document(folder / "城管局材料.docx", "一、规范执法", "我局办理行政处罚案件416宗。"),
        document(folder / "总结.docx", "区司法局2024年工作总结", "受理行政复议申请160宗。"),
        folder / "教育局.txt",
        workbook(folder / "信访局数据.xlsx", ["指标", "数值"], ["信访件（宗）", 12]),
    ]


def kept(app: App, draft: Draft, received: tuple[Received, ...]) -> Draft:
    new = [one.material for one in received if one.material is not None]
    return apply(draft, collected.add(draft, new))[0]


def test_word_workbook_and_gbk_text_are_read_and_named(app, rolled, tmp_path):
    found = app.receive_files(rolled, sent(tmp_path), quiet)
    assert [(one.name, one.material.department) for one in found] == [
        ("城管局材料.docx", "城管局"),
        ("总结.docx", "司法局"),
        ("教育局.txt", "教育局"),
        ("信访局数据.xlsx", "信访局"),
    ]
    assert [one.text for one in found[3].material.excerpts] == ["信访件12宗"]


def test_it_is_kept_shown_for_its_section_and_taken(app, rolled, tmp_path):
    draft = kept(app, rolled, app.receive_files(rolled, sent(tmp_path), quiet))
    assert app.material_places(draft)["m1", 0] == "s2.3"
    taken = app.borrow(draft, ("m1", 0), "s2.3", "")
    draft, _ = apply(draft, taken.edit)
    assert draft.report.sections[1].sections[2].blocks[-1].text.plain == (
        "区城管局办理行政处罚案件416宗。"
    )


def test_three_broken_files_of_twenty_are_told_and_the_rest_comes_in(
    app, rolled, tmp_path, shared_dir
):
    good = [document(tmp_path / f"第{n}局材料.docx", f"第{n}件事。") for n in range(17)]
    broken, empty, picture = (tmp_path / n for n in ("坏的.docx", "空的.docx", "照片.docx"))
    broken.write_bytes(good[0].read_bytes()[:900])
    empty.write_bytes(b"")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 500)
    steps = []
    found = app.receive_files(
        rolled, [broken, *good, empty, picture], lambda *step: steps.append(step)
    )
    missed = {one.name: one.trouble for one in found if one.material is None}
    assert set(missed) == {"坏的.docx", "空的.docx", "照片.docx"}
    assert all(missed.values())
    assert len(found) == 20
    assert steps[0] == (0, 20, "坏的.docx")


def test_a_file_with_a_password_says_so(app, rolled, shared_dir):
    locked = next((shared_dir / "data").rglob("*[Pp]assword*.docx"))
    (found,) = app.receive_files(rolled, [locked], quiet)
    assert "密码" in found.trouble


def test_a_file_of_200_megabytes_is_not_read(app, rolled, tmp_path):
    huge = tmp_path / "城管局录像.docx"
    with huge.open("wb") as stream:
        stream.truncate(200 * 2**20)
    (found,) = app.receive_files(rolled, [huge], quiet)
    assert "太大" in found.trouble


def test_of_a_folder_the_files_in_it_are_read(app, rolled, tmp_path):
    sent(tmp_path)
    (tmp_path / "~$城管局材料.docx").write_bytes(b"x")
    (tmp_path / "空文件夹").mkdir()
    found = app.receive_files(
        rolled, [tmp_path, tmp_path / "空文件夹", tmp_path / "没有.docx"], quiet
    )
    assert sum(one.material is not None for one in found) == 4
    assert [one.name for one in found if one.material is None] == ["空文件夹", "没有.docx"]


def test_the_same_file_twice_is_recognised_whatever_its_name(app, rolled, tmp_path):
    first = document(tmp_path / "城管局材料.docx", "办案160宗。")
    again = tmp_path / "城管局材料(1).docx"
    again.write_bytes(first.read_bytes())
    one, other = app.receive_files(rolled, [first, again], quiet)
    assert (one.trouble, "一模一样" in other.trouble) == ("", True)
    draft = kept(app, rolled, (one,))
    (later,) = app.receive_files(draft, [again], quiet)
    assert "一模一样" in later.trouble


def test_a_newer_file_of_a_department_stands_beside_the_old_until_it_replaces_it(
    app, rolled, tmp_path
):
    old = document(tmp_path / "城管局材料.docx", "办案160宗。", "培训2场。")
    new = document(tmp_path / "区城管局材料（改）.docx", "办案165宗。", "培训2场。")
    draft = kept(app, rolled, app.receive_files(rolled, [old], quiet))
    draft = kept(app, draft, app.receive_files(draft, [new], quiet))
    (department,) = collected.departments(draft)
    assert [one.name for one in department.materials] == [
        "城管局材料.docx",
        "区城管局材料（改）.docx",
    ]
    draft, _ = apply(draft, collected.supersede(draft, "m1", "m2"))
    assert [one.name for one in draft.materials] == ["区城管局材料（改）.docx"]


def test_pasted_text_is_material_like_a_file(app, rolled):
    found = app.receive_text(rolled, "区水务局2024年，我局开展河道执法检查35次。")
    assert (found.name, found.material.department, found.material.kept) == (PASTED, "水务局", False)
    with pytest.raises(UserError):
        app.receive_text(rolled, " \n ")


def test_originals_travel_with_the_file_and_not_with_a_copy_for_sending(app, rolled, tmp_path):
    (source,) = sent(tmp_path)[:1]
    draft = kept(app, rolled, app.receive_files(rolled, [source], quiet))
    app.save(tmp_path / "稿子.fzd", draft, None)
    app.save_copy(tmp_path / "副本.fzd", draft)
    known = checksum(source.read_bytes())
    reader = App(tmp_path / "another")
    assert reader.open_draft(tmp_path / "稿子.fzd").draft == draft
    assert reader._files[tmp_path / "稿子.fzd"][0].originals == {known: source.read_bytes()}
    assert reader.open_draft(tmp_path / "副本.fzd").draft.materials == ()
    assert source.read_bytes() not in (tmp_path / "副本.fzd").read_bytes()
    with pytest.raises(UserError):
        app.save_copy(tmp_path / "稿子.fzd", draft)
    for one in (app, reader):
        for path in list(one._locks):
            one.release(path)


def test_after_a_crash_the_originals_are_there_again(app, rolled, tmp_path):
    draft = kept(app, rolled, app.receive_files(rolled, sent(tmp_path)[:1], quiet))
    app.write_recovery("window", draft, None, None)
    later = App(app._given)
    own = app._keys["window"]
    assert later._recovery.read(own).originals == app._known_originals(draft)


def test_a_large_original_stays_outside_and_its_words_come_in(app, rolled, tmp_path, monkeypatch):
    path = document(tmp_path / "城管局材料.docx", "办案160宗。")
    monkeypatch.setattr("fzdraft.materials.MAX_ORIGINAL", 100)
    (found,) = app.receive_files(rolled, [path], quiet)
    assert (found.material.kept, len(found.material.excerpts)) == (False, 1)
    assert "原件较大" in found.note
    draft = kept(app, rolled, (found,))
    assert app._known_originals(draft) == {}


def test_far_too_much_text_is_cut_and_told(app, rolled, tmp_path, monkeypatch):
    path = document(tmp_path / "城管局材料.docx", *(f"第{n}件事。" for n in range(50)))
    monkeypatch.setattr("fzdraft.materials.MAX_EXCERPTS", 10)
    (found,) = app.receive_files(rolled, [path], quiet)
    assert (len(found.material.excerpts), "只收了前面" in found.note) == (10, True)
