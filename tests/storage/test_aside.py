"""What cannot be read is moved aside, never deleted."""

from __future__ import annotations

from fzdraft.storage.aside import move_aside


def test_a_file_keeps_its_content_under_a_name_that_tells_when(tmp_path, noon):
    (tmp_path / "settings.json").write_text("{")
    moved = move_aside(tmp_path / "settings.json", noon)
    assert moved == tmp_path / "settings.json.损坏-20250206-120000"
    assert moved.read_text() == "{"


def test_a_second_one_does_not_overwrite_the_first(tmp_path, noon):
    for text in ("one", "two"):
        (tmp_path / "a").write_text(text)
        move_aside(tmp_path / "a", noon)
    names = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert names == {"a.损坏-20250206-120000": "one", "a.损坏-20250206-120000-2": "two"}


def test_a_file_that_is_gone_is_nothing_to_move(tmp_path, noon):
    assert move_aside(tmp_path / "a", noon) is None
