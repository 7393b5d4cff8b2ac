"""The library through the program: files that change, and what both shells ask."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from tests.corpus.conftest import REPORT, other

from fzdraft.app import App
from fzdraft.corpus.adapting import target
from fzdraft.document.edits import SetText, apply
from fzdraft.document.marks import Text
from fzdraft.document.places import Place
from fzdraft.errors import UserError

DISPUTES = (
    "发挥行政复议化解行政争议主渠道作用，加大行政争议的调解、和解力度，引导矛盾多元化解，"
    "全年共受理行政复议申请××宗，办结案件××宗，当事人自愿撤案数占结案总数的××%。"
)


@pytest.fixture
def app(tmp_path: Path) -> App:
    """Give the program with an empty data folder."""
    return App(tmp_path / "data")


def written(path: Path, text: str = REPORT, time: int = 1) -> Path:
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(time, time))
    return path


def test_a_library_begins_with_the_samples_of_the_program(app):
    app.library_ready()
    stats = app.library_stats()
    assert (stats.documents, stats.builtin, stats.pending) == (5, 5, 0)


def test_what_changed_on_the_disk_is_read_again(app, tmp_path):
    same, changed = written(tmp_path / "a.txt"), written(tmp_path / "b.txt", other(1))
    gone = written(tmp_path / "c.txt", other(2))
    app.library_add([same, changed, gone])
    written(changed, other(1) + "\n数字政府建设全面铺开。", time=2)
    gone.unlink()
    fates = {Path(line.path).name: (line.fate, bool(line.reason)) for line in app.library_refresh()}
    assert fates == {
        "a.txt": ("known", False),
        "b.txt": ("reread", False),
        "c.txt": ("known", True),
    }
    assert app.library_search("数字政府建设全面铺开")
    assert app.library_stats().documents == 8


def test_a_draft_goes_into_the_library_like_any_document(app, tmp_path):
    draft = app.draft_from(app.read_bytes(other(5).encode(), "x.txt"))[0]
    path = app.save_new(tmp_path / "稿.fzd", draft)
    [line] = app.library_add([path])
    assert line.fate == "added"
    assert app.library_show(line.document).entry.title == "平川市东山区2022年河道5报告"


def test_an_unknown_document_is_told(app):
    with pytest.raises(UserError, match="没有编号是 77"):
        app.library_show(77)


def test_nothing_is_made_on_the_disk_before_the_library_is_asked_for(app, tmp_path):
    assert not (tmp_path / "data").exists()


def test_a_new_section_does_not_go_on_where_the_section_before_it_ended(app):
    app.library_ready()
    draft = app.new_draft("town", "莲下镇人民政府", 2024, "汕头市澄海区莲下镇")
    for node, words in (("disputes", DISPUTES), ("publicity", "")):
        place = Place(node, "paragraph", f"{node}.1")
        draft = apply(draft, SetText(place, Text(words)))[0]
    offered = app.suggestions(draft, Place("publicity", "paragraph", "publicity.1"), 0, 24)
    assert "行政应诉" not in offered[0].text
    assert "普法" in offered[0].text


def test_continuing_learns_the_library_in_the_words_of_the_unit_and_without_numbers(app):
    app.library_ready()
    town = app.writer("莲下镇人民政府", "汕头市澄海区莲下镇", "town")
    aim = target(town, 2024, app.recognisers(), app.manner().fixed)
    with app.library() as library:
        known = "\n".join(library.learnt(aim, 12_000))
    assert not re.search("[0-9]", known)
    assert not [name for name in ("静海", "中山", "长兴", "渭滨", "我区", "区委") if name in known]
    assert ("我镇坚持" in known, "依法治镇" in known) == (True, True)


def test_continuing_knows_library_and_last_year(app):
    app.library_ready()
    draft = app.new_draft("town", "莲下镇人民政府", 2024, "汕头市澄海区莲下镇")
    place = Place("publicity", "paragraph", "publicity.1")
    said = "结合圩日开展法治宣传，请村里的法律明白人把普法摊位摆到村口大榕树下。"
    last_year = app.read_bytes(f"第一章\n{said}".encode(), "去年.txt")

    def offered(known, words: str) -> str:
        now = apply(draft, SetText(place, Text(words)))[0]
        return known.offer(now, place, len(words))

    bare = app.continuation(draft.reporter, draft.year, None)
    taught = app.continuation(draft.reporter, draft.year, last_year)
    assert offered(bare, "坚持以习近平新时代中国").startswith("特色社会主义思想")
    begun = said[: said.index("口")]
    assert (offered(bare, begun), offered(taught, begun)) == ("", "口大榕树下。")


def test_a_kept_sentence_comes_first_only_where_it_belongs(app):
    app.library_ready()
    draft = app.new_draft("town", "莲下镇人民政府", 2024, "汕头市澄海区莲下镇")
    for node in ("disputes", "publicity"):
        place = Place(node, "paragraph", f"{node}.1")
        draft = apply(draft, SetText(place, Text("")))[0]
    kept = "结合圩日把普法摊位摆到村口。"
    app.keep_favourite(draft, kept, "publicity")
    first = {
        node: app.suggestions(draft, Place(node, "paragraph", f"{node}.1"), 0, 5)[0].text
        for node in ("disputes", "publicity")
    }
    assert (first["publicity"], first["disputes"] == kept) == (kept, False)
