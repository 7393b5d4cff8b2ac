"""Plain data that the rest of the program hands to the window."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from fzdraft.document.edits import Edit
from fzdraft.document.material import Material
from fzdraft.document.model import Draft, ReporterKind, Source
from fzdraft.document.places import Place

if TYPE_CHECKING:
    from fzdraft.corpus.model import Entry

Progress = Callable[[int, int, str], None]
"""Told (done, total, what); an exception that it raises stops a job."""


class TemplateInfo(Struct, frozen=True):
    """A template as 从头写 offers it; `kind` is None for a letter."""

    id: str
    name: str
    kind: ReporterKind | None


class SkinInfo(Struct, frozen=True):
    """A form in which the paper leaves the house (送审稿 …); `blocks` where open marks stop it."""

    id: str
    name: str
    hint: str = ""
    blocks: bool = False


class Opened(Struct, frozen=True):
    """A draft from a file, with last year's document and what there is to say about it.

    `held_by` says in one sentence who else has the file open (empty: the lock is ours).
    """

    draft: Draft
    last_year: Source | None = None
    held_by: str = ""
    notes: tuple[str, ...] = ()


class Unfinished(Struct, frozen=True):
    """A draft in the recovery place: whose, of when, and how it differs from its file.

    `difference` is a few words such as “比存盘时多 212 字”.
    """

    key: str
    title: str
    path: Path | None
    written: datetime.datetime
    difference: str = ""


class Recent(Struct, frozen=True):
    """A file that was open before, with the place where the caret stood."""

    path: Path
    title: str
    opened: datetime.datetime
    node: str = ""
    block: str = ""


class OpenMark(Struct, frozen=True):
    """A place that is not settled yet: one line for people, and whether it blocks the skin.

    `hint`: it need not be settled (提示); what neither blocks nor is a hint is a doubt (存疑).
    `old`: words of last year, which are gone through on the paper, not one by one.
    """

    place: Place
    message: str
    blocking: bool = False
    hint: bool = False
    old: bool = False


class Guidance(Struct, frozen=True):
    """本节应写: what the template asks of a section, in catchwords and in sentences.

    `characters` is the usual length of the section, 0 where the template names none.
    """

    items: tuple[str, ...] = ()
    hint: str = ""
    characters: int = 0


class NumberFault(Struct, frozen=True):
    """A relation between numbers that does not come out: its formula, and where it stands.

    `words` are those at [start, end) of the text at `place`; `rows` are the ledger rows that
    take part in it.
    """

    place: Place
    start: int
    end: int
    words: str
    formula: str
    rows: tuple[str, ...] = ()


class History(Struct, frozen=True):
    """Values of earlier years: the edit that fills them in (None: none), and what to say."""

    edit: Edit | None
    words: str


class HealthLine(Struct, frozen=True):
    """One line of 字体与输入法检查: what was looked at, what was found, what helps."""

    name: str
    found: str
    fine: bool = True
    advice: str = ""


class FoundNumber(Struct, frozen=True):
    """A number of a document: where it stands, what it counts, how much.

    start and end are code points of the text at `place`; `indicator` is empty where none fits.
    """

    place: Place
    start: int
    end: int
    name: str
    value: str
    unit: str
    indicator: str
    sentence: str


class Sample(Struct, frozen=True):
    """A document of the library to read: the text as found, and its numbers."""

    entry: Entry
    source: Source
    numbers: tuple[FoundNumber, ...] = ()


class Received(Struct, frozen=True):
    """What came of one file or pasted text: its material (without an id), or why it was not taken.

    `note` says what of it was left out.
    """

    name: str
    material: Material | None = None
    trouble: str = ""
    note: str = ""
