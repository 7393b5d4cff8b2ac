"""Opening the two files whatever state they are in: damaged ones are put aside, never deleted."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

from fzdraft.corpus import schema
from fzdraft.errors import UserError

MoveAside = Callable[[Path], Path | None]


def open_texts(path: Path, move_aside: MoveAside, notes: list[str]) -> sqlite3.Connection:
    """Open texts.db; of a damaged one every document that can still be read is carried over."""
    try:
        return schema.open_texts(path)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
    salvage(path, move_aside, notes)
    return schema.open_texts(path)


def salvage(path: Path, move_aside: MoveAside, notes: list[str]) -> None:
    """Put a damaged texts.db aside and begin a new one with what can still be read of it."""
    rows, kept = _readable(path)
    put_aside(path, move_aside)
    fresh = schema.open_texts(path)
    with contextlib.closing(fresh), schema.transaction(fresh):
        for table, found in (("texts", rows), ("favourites", kept)):
            for row in found:
                places = ", ".join("?" * len(row))
                fresh.execute(f"INSERT OR IGNORE INTO {table} VALUES ({places})", row)
    notes.append(f"参考稿库的文字有损坏，坏的文件已移到一边，救回 {len(rows)} 份；缺的请重新收入。")


def open_index(path: Path, move_aside: MoveAside, notes: list[str]) -> sqlite3.Connection:
    """Open index.db; a damaged one is put aside, one of another version simply made anew."""
    try:
        found = schema.open_index(path)
        if found is not None:
            return found
        for part in schema.files_of(path):
            part.unlink(missing_ok=True)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        put_aside(path, move_aside)
        notes.append("参考稿库的索引坏了，已移到一边；文字都在，会重新编好。")
    fresh = schema.open_index(path)
    assert fresh is not None, "a new index is of this version"
    return fresh


def is_damage(error: sqlite3.Error) -> bool:
    """Tell a damaged file from other faults."""
    return schema.code_of(error) in schema.DAMAGED


def is_whole(connection: sqlite3.Connection) -> bool:
    """Look through a whole file for damage."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def _readable(path: Path) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Read what a damaged texts.db still gives: documents one by one, then the 常用句."""
    rows, kept = list[tuple[object, ...]](), list[tuple[object, ...]]()
    with contextlib.closing(sqlite3.connect(path)) as old:
        for document in range(1, _most(old) + 1):
            with contextlib.suppress(sqlite3.DatabaseError):
                rows += old.execute("SELECT * FROM texts WHERE id = ?", (document,)).fetchall()
        with contextlib.suppress(sqlite3.DatabaseError):
            kept += old.execute("SELECT * FROM favourites").fetchall()
    return rows, kept


def _most(old: sqlite3.Connection) -> int:
    """Return the highest id that was ever given, 0 where not even that can be read."""
    try:
        found = old.execute("SELECT seq FROM sqlite_sequence WHERE name = 'texts'").fetchone()
    except sqlite3.DatabaseError:
        return 0
    return int(found[0]) if found else 0


def put_aside(path: Path, move_aside: MoveAside) -> None:
    """Move a file and what SQLite keeps beside it out of the way; UserError when it cannot."""
    for part in schema.files_of(path):
        if part.exists() and move_aside(part) is None:
            raise UserError("参考稿库有一个文件坏了，又没法移开。", "请关掉别的 fzdraft 窗口再试。")
