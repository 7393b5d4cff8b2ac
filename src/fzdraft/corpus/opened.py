"""An open library: its two files, their faults told or mended, and their end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from fzdraft.corpus import repair, schema
from fzdraft.corpus.favourites import Favourites
from fzdraft.corpus.index import Index
from fzdraft.corpus.model import (
    Tools,
)
from fzdraft.corpus.texts import Texts
from fzdraft.errors import UserError


class Opened:
    """The two files of a library, open for one thread; what is damaged is mended."""

    def __init__(self, folder: Path, tools: Tools) -> None:
        """Open the library in a folder that is there; raises UserError.

        A damaged file is moved aside; `notes` says so.
        """
        self._folder, self._tools = folder, tools
        self.notes: list[str] = []
        self._weight = 0
        with schema.told():
            self._open()

    def _open(self) -> None:
        aside = self._tools.move_aside
        self._texts_db = repair.open_texts(self._folder / schema.TEXTS, aside, self.notes)
        with schema.closed_on_error(self._texts_db):
            path = self._folder / schema.INDEX
            self._index_db = repair.open_index(path, aside, self.notes)
        self._texts, self._favourites = Texts(self._texts_db), Favourites(self._texts_db)
        self._index = Index(self._index_db, self._tools.cut)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close both files; what was not committed is given up."""
        self._index_db.close()
        self._texts_db.close()

    @property
    def index(self) -> sqlite3.Connection:
        """The open index.db, for measuring."""
        return self._index_db

    def _bytes(self) -> int:
        paths = [self._folder / name for name in (schema.TEXTS, schema.INDEX)]
        return sum(path.stat().st_size for path in paths)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Tell faults of the disk in a sentence; put a damaged file aside."""
        try:
            with schema.told():
                yield
        except sqlite3.DatabaseError as error:
            if not repair.is_damage(error):
                raise
            self._mend()
            raise UserError(
                "参考稿库有一个文件坏了，已移到一边。", "请再试一次，会由存着的文字重新编好。"
            ) from error

    def _mend(self) -> None:
        """Put aside whatever is damaged and open the library again."""
        texts_are_whole = repair.is_whole(self._texts_db)
        self.close()
        with schema.told():
            if texts_are_whole:
                repair.put_aside(self._folder / schema.INDEX, self._tools.move_aside)
            else:
                repair.salvage(self._folder / schema.TEXTS, self._tools.move_aside, self.notes)
            self._open()

    def _pending(self) -> tuple[dict[int, str], list[int]]:
        """Return the texts without an index of their version, and the index without texts."""
        texts, indexed = self._texts.versions(), self._index.versions()
        waiting = {one: sum_ for one, sum_ in texts.items() if indexed.get(one) != sum_}
        return waiting, [one for one in indexed if one not in texts]
