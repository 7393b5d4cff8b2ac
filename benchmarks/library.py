"""The library at scale: harvest, index, query and memory over the laws, repeated to 10,000.

The baseline of the index is the bare job in the same run: cut the words, insert them into FTS5.
"""

from __future__ import annotations

import itertools
import os
import random
import sqlite3
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from benchmarks.figures import Figure
from fzdraft.app import App
from fzdraft.corpus import schema, search
from fzdraft.corpus.adapting import target
from fzdraft.corpus.harvest import Harvest, harvest
from fzdraft.corpus.index import Index
from fzdraft.corpus.model import Reading
from fzdraft.corpus.suggest import suggest
from fzdraft.outgoing import words

LAWS = ("data", "scale", "laws.tar.xz")
REPEATED = 4
SLICE = 100
BATCH = 1_000_000
QUERIES = 400
SMALL_FILES = 20_000
_T = TypeVar("_T")


def bench() -> list[Figure]:
    """Measure with the shared laws where they are; the folder of small files always."""
    archive = laws_archive()
    with tempfile.TemporaryDirectory() as folder:
        if archive.is_file():
            return [*at_scale(archive, Path(folder)), *small_files(Path(folder) / "small")]
        print(f"library: no laws at {archive}, only the folder of small files is measured")
        return small_files(Path(folder) / "small")


def laws_archive() -> Path:
    """Give the place of the shared laws, whether they are there or not."""
    beside = Path(__file__).parents[2] / "shared"
    return Path(os.environ.get("FZDRAFT_SHARED") or beside).joinpath(*LAWS)


class Clock:
    """Seconds by what they were spent on."""

    def __init__(self) -> None:
        self.spent = Counter[str]()

    def time(self, name: str, work: Callable[[], _T]) -> _T:
        """Do the work and count its time."""
        start = time.perf_counter()
        result = work()
        self.spent[name] += time.perf_counter() - start  # type: ignore[assignment]
        return result


def at_scale(archive: Path, folder: Path) -> list[Figure]:
    """Harvest every law once, index it four times; bare and own take turns."""
    own, bare = schema.open_index(folder / "own.db"), plain_index(folder / "bare.db")
    assert own is not None, "a new index is of this version"
    words("装入词典")
    index, clock, characters, ids = Index(own, words), Clock(), 0, itertools.count(1)
    for found in harvests(archive, App(folder / "data"), clock):
        characters += sum(one.characters for one in found)
        for _ in range(REPEATED):
            clock.time("bare", lambda: put_plainly(bare, found))  # noqa: B023
            clock.time("own", lambda: put(own, index, found, ids))  # noqa: B023
    largest = (folder / "own.db").stat().st_size / 2**20
    print(f"library: {next(ids) - 1:,} documents, {characters:,} characters, {largest:,.0f} MiB")
    speed = clock.spent["harvest"] / characters * 200_000
    bare.close()
    return [
        Figure("harvesting 200,000 characters", speed * 1000, "ms", 1000.0),
        Figure(
            "indexing 10,000 documents",
            clock.spent["own"] * 1000,
            "ms",
            1.5,
            clock.spent["bare"] * 1000,
            relative=True,
        ),
        *queries(own),
        suggestions(own, App(folder / "data")),
        Figure("memory of all this", peak_memory(), "MiB", 300.0),
    ]


def harvests(archive: Path, app: App, clock: Clock) -> Iterator[list[Harvest]]:
    """Give the harvest of the laws in slices, so that memory holds only one."""
    reading = Reading(app.recognisers(), app.reader())
    with tarfile.open(archive) as laws:
        files = (member for member in laws if member.isfile())
        while part := list(itertools.islice(files, SLICE)):
            sources = [app.read_bytes(read(laws, member), member.name) for member in part]
            yield clock.time(
                "harvest",
                lambda: [harvest(source, reading) for source in sources],  # noqa: B023
            )


def read(laws: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    stream = laws.extractfile(member)
    assert stream is not None
    return stream.read()


def plain_index(path: Path) -> sqlite3.Connection:
    """Open the bare index: one column of words, one transaction."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("CREATE VIRTUAL TABLE plain USING fts5(words)")
    return connection


def put_plainly(connection: sqlite3.Connection, found: list[Harvest]) -> None:
    for one in found:
        rows = [(" ".join(words(said.text)),) for piece in one.pieces for said in piece.sentences]
        connection.executemany("INSERT INTO plain VALUES (?)", rows)
    connection.commit()


def put(
    connection: sqlite3.Connection, index: Index, found: list[Harvest], ids: Iterator[int]
) -> None:
    with schema.transaction(connection):
        for one in found:
            index.put(next(ids), "", one)
        index.finish()


def queries(own: sqlite3.Connection) -> list[Figure]:
    """Ask for the words of sentences (as suggestions do) and for short words (as people do)."""
    random.seed(7)
    last = own.execute("SELECT max(rowid) FROM words").fetchone()[0]
    texts = [text_of(own, random.randint(1, last)) for _ in range(QUERIES)]
    cut = [words(text)[:12] for text in texts]
    long = [elapsed(lambda: search.candidates(own, c)) for c in cut]  # noqa: B023
    pairs = [{c[0]: c[:1], c[-1]: c[-1:]} for text in texts if (c := telling(text))]
    short = [elapsed(lambda: search.search(own, p, 20)) for p in pairs]  # noqa: B023
    return [
        Figure("query of 12 words, p95", p95(long), "ms", 30.0),
        Figure("search for two words, p95", p95(short), "ms", 30.0),
    ]


def suggestions(own: sqlite3.Connection, app: App) -> Figure:
    """Ask what to write behind sentences of the library, the whole way to ready texts."""
    random.seed(8)
    last = own.execute("SELECT max(rowid) FROM words").fetchone()[0]
    manner, writer = app.manner(), app.writer("", "", "county")
    aim = target(writer, 2025, app.recognisers(), manner.fixed)
    before = [text_of(own, random.randint(1, last)) for _ in range(QUERIES)]
    carets = [app.caret_under(["二、依法行政"], text, writer, 2025) for text in before]
    times = [elapsed(lambda: suggest(own, caret, aim, manner, words, 5)) for caret in carets]  # noqa: B023
    return Figure("suggestions for a caret, p95", p95(times), "ms", 30.0)


def telling(text: str) -> list[str]:
    return [word for word in words(text) if len(word) > 1 and word.isalpha()]


def text_of(own: sqlite3.Connection, sentence: int) -> str:
    row = own.execute("SELECT text FROM words WHERE rowid = ?", (sentence,)).fetchone()
    return search.plain(row[0])


def elapsed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def peak_memory() -> float:
    """Give the most memory this process ever held, in MiB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def small_files(folder: Path) -> list[Figure]:
    """Take in a folder of 20,000 short files, then the same folder again."""
    (folder / "files").mkdir(parents=True)
    random.seed(9)
    for number in range(SMALL_FILES):
        (folder / "files" / f"{number}.txt").write_text(short_text(number), encoding="utf-8")
    app, clock = App(folder / "data"), Clock()
    clock.time("first", lambda: app.library_add([folder / "files"]))
    clock.time("again", lambda: app.library_add([folder / "files"]))
    return [
        Figure("a folder of 20,000 small files", clock.spent["first"], "s", 120.0),
        Figure("the same folder again", clock.spent["again"], "s", 5.0),
    ]


def short_text(number: int) -> str:
    signs = "".join(chr(random.randint(0x4E00, 0x9F00)) for _ in range(40))
    title = f"东山区{2000 + number % 25}年报告"
    return f"{title}\n全年受理{signs[:20]}{number}件。\n做好{signs[20:]}工作。"
