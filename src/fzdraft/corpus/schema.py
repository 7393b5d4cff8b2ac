"""The two files of the library: the texts, which are kept, and the index, which is made of them.

texts.db holds every document as it was read and is migrated step by step. index.db is derived:
one of another version or a damaged one is put aside and made again from the texts.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from fzdraft.errors import UserError

TEXTS, INDEX = "texts.db", "index.db"
MIGRATIONS = (
    """
    CREATE TABLE texts(
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL, builtin TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
        checksum TEXT NOT NULL, content TEXT NOT NULL, added TEXT NOT NULL,
        facts BLOB NOT NULL, source BLOB NOT NULL
    );
    CREATE UNIQUE INDEX texts_by_path ON texts(path) WHERE path <> '';
    CREATE UNIQUE INDEX texts_by_builtin ON texts(builtin) WHERE builtin <> '';
    CREATE INDEX texts_by_checksum ON texts(checksum);
    CREATE INDEX texts_by_content ON texts(content);
    """,
    """
    CREATE TABLE favourites(
        id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE, value BLOB NOT NULL
    );
    """,
)
"""Each step brings texts.db from the version of its place to the next; none is ever changed."""
INDEX_VERSION = 5
"""Raised with every change of the tables below or of what the harvest finds."""
_INDEX = """
    CREATE TABLE documents(
        id INTEGER PRIMARY KEY, checksum TEXT NOT NULL, title TEXT NOT NULL, unit TEXT NOT NULL,
        region TEXT NOT NULL, kind TEXT NOT NULL, year INTEGER, characters INTEGER NOT NULL,
        first INTEGER NOT NULL, last INTEGER NOT NULL, numbers INTEGER NOT NULL,
        first_section INTEGER NOT NULL, last_section INTEGER NOT NULL, sketch BLOB NOT NULL
    );
    CREATE TABLE sketches(
        hash INTEGER, document INTEGER, PRIMARY KEY(hash, document)
    ) WITHOUT ROWID;
    CREATE TABLE sections(
        id INTEGER PRIMARY KEY, document INTEGER NOT NULL, node TEXT NOT NULL, heading TEXT NOT NULL
    );
    CREATE TABLE numbers(
        sentence INTEGER NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL, bound TEXT NOT NULL,
        kind TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
        indicator TEXT NOT NULL, label TEXT NOT NULL, PRIMARY KEY(sentence, start)
    ) WITHOUT ROWID;
    CREATE INDEX numbers_by_indicator ON numbers(indicator) WHERE indicator <> '';
    CREATE VIRTUAL TABLE words USING fts5(
        text, keys, section UNINDEXED, block UNINDEXED, content UNINDEXED, aspect UNINDEXED,
        rank_in UNINDEXED, slots UNINDEXED, tokenize = "unicode61 remove_diacritics 0"
    );
    INSERT INTO words(words, rank) VALUES ('hashsize', 8388608);
    INSERT INTO words(words, rank) VALUES ('automerge', 8);
    INSERT INTO words(words, rank) VALUES ('pgsz', 8000);
    CREATE TABLE clauses(first INTEGER PRIMARY KEY, packed BLOB NOT NULL);
    CREATE TABLE terms(term TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
"""
_LARGE_PAGES = "page_size = 8192"
"""Of the index only: fewer pages to write, while what is kept loses little by a damaged one."""
_WAIT = 20.0
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "cache_size = -65536",
    "wal_autocheckpoint = 8000",
)
_FULL, _BUSY, _LOCKED, _IO, _NO_PLACE, _READ_ONLY = 13, 5, 6, 10, 14, 8
DAMAGED = (11, 26)
"""SQLITE_CORRUPT and SQLITE_NOTADB."""
_SAID = {
    _FULL: ("磁盘满了，参考稿库没有写成；已收入的都在。", "请腾出一些空间再试。"),
    _BUSY: ("参考稿库正被另一个窗口写着。", "请等它做完再试。"),
    _LOCKED: ("参考稿库正被另一个窗口写着。", "请等它做完再试。"),
    _IO: ("参考稿库所在的磁盘读写出错，也可能是满了。", "请腾出一些空间，或检查这个盘。"),
    _NO_PLACE: ("参考稿库的文件夹打不开。", "请看看个人数据文件夹还在不在、让不让写。"),
    _READ_ONLY: ("参考稿库所在的文件夹不让写。", "请检查个人数据文件夹的权限。"),
}


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code, 0 for errors of our own making."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turn the faults of disks and locks into UserErrors; damage and bugs pass through."""
    try:
        yield
    except sqlite3.Error as error:
        if code_of(error) not in _SAID:
            raise
        raise UserError(*_SAID[code_of(error)]) from error


def open_texts(path: Path) -> sqlite3.Connection:
    """Open texts.db and bring it up to date; UserError for one of a newer program."""
    connection = _connect(path)
    with closed_on_error(connection):
        _migrate(connection)
    return connection


def open_index(path: Path) -> sqlite3.Connection | None:
    """Open index.db; None when it is of another version and has to be made again."""
    connection = _connect(path, _LARGE_PAGES)
    with closed_on_error(connection):
        version = _version(connection)
        if version == INDEX_VERSION:
            connection.execute("SELECT count(*) FROM documents").fetchone()
            return connection
        if version == 0 and not _tables(connection):
            _create(connection, _INDEX, INDEX_VERSION)
            return connection
    connection.close()
    return None


def _connect(path: Path, *first: str) -> sqlite3.Connection:
    """Open a file for one thread, with these pragmas first; transactions are opened by hand."""
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    with closed_on_error(connection):
        for pragma in (*first, *_PRAGMAS):
            connection.execute(f"PRAGMA {pragma}")
    return connection


@contextlib.contextmanager
def closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    """Close a connection when what is done with it fails."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all or nothing; whoever else writes is waited for at the beginning."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _migrate(connection: sqlite3.Connection) -> None:
    version = _version(connection)
    if version > len(MIGRATIONS):
        raise UserError(
            "参考稿库是更新的版本建的，这个版本的程序读不了，没有动它。", "请升级程序后再用。"
        )
    for step in range(version, len(MIGRATIONS)):
        _create(connection, MIGRATIONS[step], step + 1)


def _create(connection: sqlite3.Connection, tables: str, version: int) -> None:
    """Carry out a step unless another process was quicker."""
    with transaction(connection):
        if _version(connection) < version:
            for statement in filter(str.strip, tables.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version}")


def _version(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def _tables(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return found


def files_of(path: Path) -> list[Path]:
    """Return a database with the files that SQLite may keep beside it."""
    return [path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))]
