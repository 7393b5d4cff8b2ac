"""收藏: sentences that the user keeps, in texts.db with the texts."""

from __future__ import annotations

import sqlite3

import msgspec
from msgspec.structs import replace

from fzdraft.corpus.suggestion import Favourite


class Favourites:
    """The kept sentences; every change is a transaction of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Keep an open texts.db."""
        self._db = connection

    def all(self) -> list[Favourite]:
        """List them, the newest first."""
        rows = self._db.execute("SELECT id, value FROM favourites ORDER BY id DESC")
        return [_read(number, value) for number, value in rows]

    def keep(self, favourite: Favourite) -> Favourite:
        """Keep a sentence and return it with its id; one that is kept already stays as it is."""
        value = msgspec.json.encode(favourite)
        self._db.execute(
            "INSERT OR IGNORE INTO favourites(text, value) VALUES (?, ?)", (favourite.text, value)
        )
        found = self._db.execute(
            "SELECT id, value FROM favourites WHERE text = ?", (favourite.text,)
        ).fetchone()
        return _read(*found)

    def drop(self, number: int) -> None:
        """Keep a sentence no longer; nothing happens where it is gone."""
        self._db.execute("DELETE FROM favourites WHERE id = ?", (number,))


def _read(number: int, value: bytes) -> Favourite:
    return replace(msgspec.json.decode(value, type=Favourite), id=number)
