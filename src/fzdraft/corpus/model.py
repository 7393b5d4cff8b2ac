"""What the library says about its documents: plain values for both shells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from fzdraft.document.model import ReporterKind, Source
from fzdraft.report.aspects import Aspect, Content
from fzdraft.report.extract import Reader
from fzdraft.report.recognisers import Recognisers

Fate = Literal["added", "reread", "known", "duplicate", "refused"]
SlotKind = Literal["number", "year", "own", "place", "digits"]
Progress = Callable[[int, int, str], None]
"""Told (done, total, what); an exception that it raises stops the work between documents."""


class Slot(Struct, frozen=True, array_like=True):
    """A stretch of a sentence that belongs to its own report, in code points of the sentence.

    number: a quantity (detail: its unit; with indicator and label) · year (its role) · own: a
    name of the reporter (what it stands for) · place: somebody else's (body or place) · digits:
    any other digits (the reason why they count nothing). Every Arabic digit lies in a slot.
    """

    start: int
    end: int
    what: SlotKind
    detail: str = ""
    indicator: str = ""
    label: str = ""


class Reading(Struct, frozen=True):
    """The word lists with which a document is read: what stands in it, and its numbers."""

    words: Recognisers
    numbers: Reader


class Tools(Struct, frozen=True):
    """What the library needs of other rooms.

    `reading` are the word lists; `read` returns the bytes of a file and `parse` the document
    in them, both raising UserError; `cut` cuts Chinese text into words; `move_aside` renames
    a damaged file; `now` is the present time, ISO.
    """

    reading: Reading
    cut: Callable[[str], list[str]]
    read: Callable[[Path], bytes]
    parse: Callable[[bytes, str], Source]
    move_aside: Callable[[Path], Path | None]
    now: Callable[[], str]


class File(Struct, frozen=True):
    """A file that may enter the library; `trouble` says why it is not even to be read."""

    path: Path
    size: int = 0
    modified: int = 0
    trouble: str = ""


class Facts(Struct, frozen=True):
    """What is known of a document beside its text; empty where its text has to tell."""

    title: str = ""
    unit: str = ""
    kind: ReporterKind | None = None
    year: int | None = None
    provenance: str = ""


class BuiltIn(Struct, frozen=True):
    """A report that the program brings along, by its name; `checksum` names its version."""

    name: str
    checksum: str
    facts: Facts
    load: Callable[[], Source]


class Entry(Struct, frozen=True):
    """A document of the library; `builtin` ones cannot be removed, `path` is its file's."""

    id: int
    title: str
    unit: str
    region: str
    kind: ReporterKind
    year: int | None
    characters: int
    sentences: int
    numbers: int
    builtin: bool = False
    path: str = ""
    provenance: str = ""
    added: str = ""


class Line(Struct, frozen=True):
    """What became of one file: added, reread, known (unchanged), duplicate or refused, and why.

    `document` is the id of what was added or of what the file repeats.
    """

    path: str
    fate: Fate
    reason: str = ""
    document: int | None = None


class Number(Struct, frozen=True):
    """A quantity of a document with the sentence that says it."""

    sentence: int
    value: str
    unit: str
    bound: str
    kind: str
    start: int
    end: int
    text: str
    indicator: str = ""
    label: str = ""


class Passage(Struct, frozen=True):
    """A paragraph of a document: where it stands, what it is for and what it is about."""

    node: str
    block: str
    section: str
    content: Content
    aspect: Aspect | None
    text: str


class Shown(Struct, frozen=True):
    """A document to read: its entry, the structure as `import` prints it, paragraphs, numbers."""

    entry: Entry
    document: dict[str, Any]
    passages: tuple[Passage, ...]
    numbers: tuple[Number, ...]


class Hit(Struct, frozen=True):
    """A sentence that was found; `spans` are the words to highlight in its text.

    `score` is the better the higher; `node` and `block` say where it stands in its document.
    """

    sentence: int
    document: int
    title: str
    year: int | None
    kind: ReporterKind
    section: str
    content: Content
    aspect: Aspect | None
    text: str
    slots: tuple[Slot, ...]
    spans: tuple[tuple[int, int], ...]
    node: str
    block: str
    score: float


class Stats(Struct, frozen=True):
    """How large the library is; `pending` documents wait for their index."""

    documents: int
    builtin: int
    characters: int
    sentences: int
    numbers: int
    pending: int
    bytes: int
    kinds: dict[str, int]
    years: dict[str, int]
