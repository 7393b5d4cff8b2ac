"""Versions, damage and what a library makes of them: texts are kept, the index is made again."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest
from tests.corpus.conftest import builtin, other

from fzdraft.corpus import schema
from fzdraft.corpus.suggestion import Favourite
from fzdraft.errors import UserError


def run(path, statement: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(statement)
    connection.close()


def spoil(path, start: int = 0) -> None:
    """Write rubbish over a file that nobody has open, from a byte on."""
    data = bytearray(path.read_bytes())
    data[start:] = b"\x5a" * (len(data) - start)
    path.write_bytes(bytes(data))


def filled(opened, file, count: int = 3):
    library = opened()
    library.add([file(f"{n}.txt", other(n)) for n in range(count)])
    library.close()


def titles(library) -> list[str]:
    return [entry.title for entry in library.entries()]


def test_a_library_of_a_newer_program_is_told_and_left_alone(opened, file, folder):
    filled(opened, file)
    path = folder / schema.TEXTS
    run(path, "PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"更新的版本.*没有动它.*升级"):
        opened()
    assert path.read_bytes() == before


def test_an_index_of_another_version_is_made_again(opened, file, folder):
    filled(opened, file)
    expected = titles(opened())
    for version in (0, 99):
        opened().close()
        run(folder / schema.INDEX, f"PRAGMA user_version = {version}")
        library = opened()
        assert (titles(library), library.stats().pending) == ([], 3)
        assert library.catch_up([]) == 3
        assert (titles(library), library.notes) == (expected, [])
        library.close()


@pytest.mark.parametrize("start", [0, 100, 5000, 20_000])
def test_a_damaged_index_is_put_aside_and_made_again(opened, file, folder, start):
    filled(opened, file)
    expected = titles(opened())
    opened().close()
    spoil(folder / schema.INDEX, start)
    library = asked_until_it_answers(opened)
    assert (titles(library), library.search("河道治理") != []) == (expected, True)
    assert [path for path in folder.iterdir() if "损坏" in path.name]


def asked_until_it_answers(opened):
    """Do what a user does: try again after the sentence."""
    for _ in range(4):
        library = opened()
        with contextlib.suppress(UserError):
            library.catch_up([])
            library.search("河道治理")
            library.entries()
            return library
    raise AssertionError("the library never mended")


def test_of_damaged_texts_what_can_be_read_is_saved(opened, file, folder):
    filled(opened, file, 12)
    path = folder / schema.TEXTS
    spoil(path, path.stat().st_size * 3 // 4)
    library = asked_until_it_answers(opened)
    library.catch_up([builtin()])
    library.add([file(f"{n}.txt", other(n)) for n in range(12)])
    assert library.stats().documents == 13
    assert [name for name in folder.iterdir() if "损坏" in name.name]


def test_kept_sentences_are_saved_with_the_texts(opened, file, folder):
    filled(opened, file, 12)
    library = opened()
    library.keep(Favourite(0, "压实各级责任。", (), "achievements", "leadership"))
    library.close()
    path = folder / schema.TEXTS
    page = 4096
    spoil_pages(path, range(path.stat().st_size // page // 2, path.stat().st_size // page), page)
    assert [kept.text for kept in asked_until_it_answers(opened).favourites()] == ["压实各级责任。"]


def spoil_pages(path, pages, size: int) -> None:
    """Write rubbish over the pages that hold documents, and leave the rest alone."""
    data = bytearray(path.read_bytes())
    for page in pages:
        if "压实".encode() not in data[page * size : (page + 1) * size]:
            data[page * size : (page + 1) * size] = b"\x5a" * size
    path.write_bytes(bytes(data))


def test_a_library_of_the_first_version_is_brought_up_to_date(folder, opened, file):
    path = folder / schema.TEXTS
    for statement in filter(str.strip, schema.MIGRATIONS[0].split(";")):
        run(path, statement)
    run(path, "PRAGMA user_version = 1")
    library = opened()
    library.add([file()])
    assert (library.stats().documents, library.favourites()) == (1, [])


def test_texts_that_are_no_database_are_put_aside(opened, file, folder):
    filled(opened, file)
    spoil(folder / schema.TEXTS)
    library = opened()
    assert "救回 0 份" in library.notes[0]
    assert library.catch_up([builtin()]) == 1
    assert titles(library) == ["自带的报告"]


def test_a_library_whose_index_is_gone_is_indexed_again(opened, file, folder):
    filled(opened, file)
    for path in schema.files_of(folder / schema.INDEX):
        path.unlink(missing_ok=True)
    library = opened()
    assert library.catch_up([]) == 3
    assert library.stats().documents == 3


def test_every_step_of_the_texts_is_one_version(folder):
    connection = schema.open_texts(folder / "x.db")
    assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    connection.close()


def test_two_windows_may_write_in_turn(opened, file, folder, tools):
    from fzdraft.corpus.library import Library

    one = opened()
    with Library(folder, tools) as other_window:
        one.add([file("a.txt", other(1))])
        other_window.add([file("b.txt", other(2))])
        one.catch_up([])
        assert len(one.entries()) == len(other_window.entries()) == 2
