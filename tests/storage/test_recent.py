"""最近: the files opened last."""

from __future__ import annotations

from fzdraft.storage.recent import Recent, recent_files, remember_file


def test_the_file_opened_last_stands_first_and_once(home, noon, tmp_path):
    one, other = tmp_path / "一.fzd", tmp_path / "二.fzd"
    one.touch()
    for path in (one, other, one):
        remember_file(home, path, noon)
    assert recent_files(home, noon) == [Recent(one, noon), Recent(other, noon, missing=True)]


def test_twelve_files_are_remembered(home, noon, tmp_path):
    for count in range(15):
        remember_file(home, tmp_path / f"{count}.fzd", noon)
    names = [recent.path.stem for recent in recent_files(home, noon)]
    assert names == [str(count) for count in range(14, 2, -1)]


def test_an_unreadable_list_begins_anew_and_is_kept_aside(home, noon):
    home.data.mkdir()
    (home.data / "recent.json").write_bytes(b"{}")
    assert recent_files(home, noon) == []
    assert [path.name for path in home.data.iterdir()] == ["recent.json.损坏-20250206-120000"]
