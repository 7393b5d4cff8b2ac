"""找回未保存的稿子: what a window left behind that is no longer there."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Paragraph, Row
from fzdraft.errors import UserError
from fzdraft.storage.documents import save_draft
from fzdraft.storage.fzd import DraftFile, freeze
from fzdraft.storage.recovery import Leftovers, Recovery, Unfinished

DEAD = "4194305-00"  # above the largest number that Linux gives


def draft_of(words: str) -> Draft:
    return Draft(Paper(title=Text("法治报告"), preamble=(Paragraph("p1", Text(words)),)))


OLD, NEW = DraftFile(draft_of("去年的话。")), DraftFile(draft_of("今年 的新话。"))


@pytest.fixture
def place(home, noon):
    return Recovery(home, lambda: noon)


def test_a_draft_that_was_never_saved_is_offered(place, noon):
    place.write(DEAD, NEW, None)
    offered = Unfinished(DEAD, "法治报告", None, "unsaved", noon, characters=10)
    assert place.unfinished() == Leftovers((offered,))


def test_a_draft_of_a_file_is_offered_with_what_stands_there_now(place, noon, tmp_path):
    path = tmp_path / "稿.fzd"
    base = save_draft(path, OLD)
    place.write(DEAD, NEW, path, base)
    offered = Unfinished(DEAD, "法治报告", path, "same", noon, 10, saved_characters=9)
    assert place.unfinished() == Leftovers((offered,))


def test_it_is_told_when_the_file_was_changed_meanwhile(place, tmp_path):
    path = tmp_path / "稿.fzd"
    place.write(DEAD, NEW, path, save_draft(path, OLD))
    save_draft(path, DraftFile(draft_of("别人的话。")))
    assert [draft.state for draft in place.unfinished().drafts] == ["changed"]


def test_it_is_told_when_the_file_is_gone(place, tmp_path):
    place.write(DEAD, NEW, tmp_path / "稿.fzd", "abc")
    assert [draft.state for draft in place.unfinished().drafts] == ["gone"]


def test_a_draft_that_was_saved_after_all_is_not_offered(place, tmp_path):
    path = tmp_path / "稿.fzd"
    place.write(DEAD, NEW, path, save_draft(path, OLD))
    save_draft(path, NEW)
    assert place.unfinished() == Leftovers()
    with pytest.raises(UserError):
        place.read(DEAD)


def test_the_newest_is_offered_first(home, noon):
    for hours in (1, 3, 2):
        later = noon + datetime.timedelta(hours=hours)
        Recovery(home, lambda later=later: later).write(f"{DEAD}-{hours}", NEW, None)
    keys = [draft.key for draft in Recovery(home).unfinished().drafts]
    assert keys == [f"{DEAD}-3", f"{DEAD}-2", f"{DEAD}-1"]


def test_a_draft_comes_back_with_all_that_its_file_carries(place, noon):
    file = replace(NEW, versions=(freeze(OLD.draft, noon, "报区长"),))
    place.write(DEAD, file, None)
    assert place.read(DEAD) == file


def test_a_window_that_still_runs_is_left_alone(place):
    place.write(place.new_key(), NEW, None)
    assert place.unfinished() == Leftovers()


def test_two_windows_on_one_file_do_not_overwrite_each_other(place, tmp_path):
    one, other = place.new_key(), place.new_key()
    place.write(one, OLD, tmp_path / "稿.fzd")
    place.write(other, NEW, tmp_path / "稿.fzd")
    assert (place.read(one), place.read(other)) == (OLD, NEW)


def test_a_draft_that_was_taken_up_is_not_offered_again(place):
    place.write(DEAD, NEW, None)
    key = place.adopt(DEAD)
    assert place.read(key) == NEW
    assert place.unfinished() == Leftovers()


def test_only_one_window_takes_a_draft_up(place):
    place.write(DEAD, NEW, None)
    place.adopt(DEAD)
    assert place.adopt(DEAD) is None


def test_what_was_discarded_is_gone(place):
    place.write(DEAD, NEW, None)
    place.discard(DEAD)
    place.discard(DEAD)
    assert place.unfinished() == Leftovers()


def test_what_cannot_be_read_is_moved_aside_and_told_and_the_rest_offered(place, home):
    place.write(DEAD, NEW, None)
    (home.recovery / "坏.fzd").write_bytes(b"PK half")
    found = place.unfinished()
    assert [draft.key for draft in found.drafts] == [DEAD]
    assert found.notes == (
        "有一份未保存的稿子坏了，读不出来；"
        "我把它留在恢复文件夹里，名为“坏.fzd.损坏-20250206-120000”。",
    )
    assert (home.recovery / "坏.fzd.损坏-20250206-120000").read_bytes() == b"PK half"


def test_a_draft_without_its_origin_is_offered_as_never_saved(place, home):
    save_draft(place_for(home, "无主"), NEW)
    assert [draft.state for draft in place.unfinished().drafts] == ["unsaved"]


def place_for(home, key: str):
    home.recovery.mkdir(parents=True)
    return home.recovery / f"{key}.fzd"


def test_a_place_that_was_never_used_offers_nothing(place):
    assert place.unfinished() == Leftovers()


def test_a_year_of_rows_is_counted_in_words_only(place):
    place.write(DEAD, DraftFile(Draft(rows=(Row("r1", label="复议"),))), None)
    assert [draft.characters for draft in place.unfinished().drafts] == [0]
