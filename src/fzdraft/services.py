"""What the window asks of the rest of the program: one object with these methods is handed in.

Plain data in and out; a fault of the world is a UserError. Methods marked “job” are
called off the GUI thread, the others in it and must be quick.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from fzdraft.document.decisions import Answer
from fzdraft.document.edits import Edit
from fzdraft.document.marks import Text
from fzdraft.document.material import Address, Material
from fzdraft.document.model import Draft, Reporter, ReporterKind, Source
from fzdraft.document.places import Place
from fzdraft.document.replies import Collected

if TYPE_CHECKING:
    from fzdraft.corpus.going_on import GoingOn as GoingOn
    from fzdraft.corpus.model import Entry as Entry
    from fzdraft.corpus.model import Hit as Hit
    from fzdraft.corpus.model import Line as Line
    from fzdraft.corpus.same import Same as Same
    from fzdraft.corpus.suggestion import Favourite as Favourite
    from fzdraft.corpus.suggestion import Suggestion as Suggestion
    from fzdraft.report.borrowing import Borrowed as Borrowed
    from fzdraft.report.chips import Fitting as Fitting
    from fzdraft.rollover.roll import Rolled

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


class Services(Protocol):
    """Everything outside the window, as the window needs it."""

    def themes(self) -> dict[str, str]:
        """Return the text of every theme file by its id (the name of the file)."""

    def templates(self) -> list[TemplateInfo]:
        """List the report templates, the usual one first."""

    def new_draft(self, template: str, unit: str, year: int, region: str = "") -> Draft:
        """Return a draft seeded from a template."""

    def add_letter(self, draft: Draft) -> Edit:
        """Return the edit that puts a cover letter before the report."""

    def sample(self) -> Source:
        """Return the sample report behind 看示例."""

    def read_path(self, path: Path) -> Source:
        """Read any document (.docx, web page, text); the file is not changed."""

    def read_bytes(self, data: bytes, name: str) -> Source:
        """Read a document from memory, for text from the clipboard."""

    def draft_from(self, source: Source) -> tuple[Draft, int]:
        """Return a draft with the text of a document, and how many marks were widened."""

    def bodies(self, source: Source) -> tuple[str, ...]:
        """List in whose names a report went out; more than one is a question."""

    def roll(
        self, source: Source, year: int, unit: str = "", answers: Mapping[str, int] | None = None
    ) -> Rolled:
        """Return the draft for `year` with its decisions and promises (job).

        `unit` is another unit than last year's; `answers` holds the index of the option by
        group of decisions, what it lacks is as the program proposes (questions: 待核).
        """

    def edited(self, draft: Draft) -> frozenset[str]:
        """Return the ids of the decisions whose words were changed by hand since."""

    def turn(self, draft: Draft, last_year: Source, group: str, choice: int) -> Edit | None:
        """Return the edit that takes another option for a group of decisions (job).

        None where nothing changes or the words were changed by hand since.
        """

    def answer_promise(self, draft: Draft, promise: str, answer: Answer) -> Edit:
        """Return the edit that answers an item of 去年安排: written, next_year, dropped or ""."""

    def checklist(self, draft: Draft, source: Source, name: str) -> Edit | None:
        """Return the edit that makes the items of a 提纲 or 要点 a checklist of this name (job).

        None where the document has no items.
        """

    def receive_files(
        self, draft: Draft, paths: Sequence[Path], tell: Callable[[int, int, str], None]
    ) -> tuple[Received, ...]:
        """Read departments' files (a folder: those in it) one by one, none stops the rest (job)."""

    def receive_text(self, draft: Draft, text: str) -> Received:
        """Read a department's text from the clipboard (job)."""

    def known_departments(self, draft: Draft) -> tuple[str, ...]:
        """List the departments that the draft or the dictionary of numbers speaks of."""

    def material_places(self, draft: Draft) -> dict[Address, str]:
        """Return the section that each excerpt of the material belongs to, where one does (job)."""

    def borrow(self, draft: Draft, address: Address, node: str, block: str) -> Borrowed:
        """Return the edit that takes an excerpt over behind a block, numbers into the ledger."""

    def fittings(self, draft: Draft, address: Address, node: str) -> tuple[Fitting, ...]:
        """Return which open numbers of a section an excerpt can fill (job)."""

    def fill_fittings(
        self, draft: Draft, address: Address, node: str, chosen: Sequence[Fitting]
    ) -> Edit | None:
        """Return the edit that fills these numbers, with the excerpt as their source."""

    def save_copy(self, path: Path, draft: Draft) -> None:
        """Write a copy to pass on: no earlier versions, last year's document or material."""

    def promise_table(self, draft: Draft, output: Path) -> None:
        """Write 去年安排落实情况对照表 as .docx (job)."""

    def open_draft(self, path: Path) -> Opened:
        """Open a .fzd file and take its lock, unless somebody else holds it."""

    def release(self, path: Path) -> None:
        """Give back the lock of a file that this window had open."""

    def save(self, path: Path, draft: Draft, last_year: Source | None) -> None:
        """Write the draft to the user's file and keep its lock."""

    def write_recovery(
        self, key: str, draft: Draft, last_year: Source | None, path: Path | None
    ) -> None:
        """Keep an unsaved draft in the recovery place under a key of this window."""

    def discard_recovery(self, key: str) -> None:
        """Forget what the recovery place holds under this key, if anything."""

    def unfinished(self) -> list[Unfinished]:
        """List drafts in the recovery place whose windows are gone, newest first."""

    def recover(self, key: str) -> Opened:
        """Read a draft from the recovery place; its file stays as it is."""

    def recent(self) -> list[Recent]:
        """List the files that were open before and still exist, newest first."""

    def remember(self, path: Path, title: str, node: str, block: str) -> None:
        """Put a file on top of the recent ones, with the caret's place."""

    def setting(self, name: str) -> str:
        """Return a setting of the window as it was stored, empty where it never was."""

    def set_setting(self, name: str, value: str) -> None:
        """Store a setting of the window."""

    def guidance(self, draft: Draft, node: str) -> Guidance:
        """Return what the draft's template asks of a section."""

    def is_odd(self, old: str, new: str, unit: str) -> bool:
        """Tell whether a value stands so far from last year's that one should look twice."""

    def data_sentence(self, draft: Draft, rows: Sequence[str]) -> Text:
        """Tell ledger rows (by id) in one sentence of the field's wording, rates computed."""

    def insert_sentence(self, draft: Draft, place: Place, offset: int, rows: Sequence[str]) -> Edit:
        """Return the edit that puts the sentence of these rows into a text."""

    def history(self, draft: Draft, paths: Sequence[Path], tell: Progress) -> History:
        """Read own reports of earlier years and fill their values into the ledger (job)."""

    def number_faults(self, draft: Draft) -> tuple[NumberFault, ...]:
        """Return the relations of filled numbers that do not come out, in reading order (job)."""

    def take_numbers(self, draft: Draft, places: Set[Place] | None = None) -> Edit | None:
        """Return the edit that takes the numbers of texts (None: all) into the ledger (job)."""

    def page_count(self, draft: Draft) -> int:
        """Count the pages of the 报送稿 (job)."""

    def skins(self) -> list[SkinInfo]:
        """List the forms in which the paper can leave, in the order of life."""

    def open_marks(self, draft: Draft, skin: str) -> list[OpenMark]:
        """List what is not settled yet: what blocks the skin, then doubts, then hints."""

    def leave_open(self, draft: Draft, skin: str) -> Edit:
        """Return the edit that records the decision to let a skin go out with open marks."""

    def export_name(self, draft: Draft, skin: str) -> str:
        """Propose a file name without its suffix: 澄海区2024年……年度报告（送审稿）."""

    def export(self, draft: Draft, output: Path, skin: str = "review") -> None:
        """Write the document in the format of the suffix: .docx .pdf .txt .html (job)."""

    def export_redline(self, old: Draft, new: Draft, output: Path) -> None:
        """Write the 花脸稿 of two drafts: .docx with tracked changes, or .pdf (job)."""

    def departments(self, draft: Draft) -> dict[str, str]:
        """Return who is asked for each row of the ledger, by row id; undecided ones are left out.

        The row's own 责任单位, else what the unit's sheets taught, else the dictionary.
        """

    def sheets_out(
        self, draft: Draft, folder: Path, split: bool = True, due: datetime.date | None = None
    ) -> list[Path]:
        """Write 数据填报表 into a folder, one a department or one for all; return them (job)."""

    def read_sheets(
        self, draft: Draft, paths: Sequence[Path], progress: Callable[[int, int, str], None]
    ) -> Collected:
        """Read filled sheets and say what each would change; nothing is changed (job)."""

    def adopt(self, draft: Draft, report: Collected, chosen: Set[int]) -> Edit | None:
        """Return the edit that takes the chosen proposals (by their place) into the ledger.

        What the sheet for all taught about 责任单位 goes along and is remembered.
        """

    def reminder(self, draft: Draft, due: datetime.date | None = None) -> str:
        """Return 催报: text to paste that says who has not answered what."""

    def open_any(self, path: Path) -> Opened:
        """Return the draft in a .fzd file, or one made of any document; takes no lock."""

    def preview(self, draft: Draft, skin: str) -> list[bytes]:
        """Return the pages as PNG images, about 100 dots an inch (job)."""

    def library_ready_apart(self, progress: Progress) -> list[str]:
        """Bring built-in reports and the library's index up to date (job); return what to say."""

    def library_add_apart(self, paths: list[Path], progress: Progress) -> list[Line]:
        """Take files and folders in, in a process of its own (job).

        An exception of `progress` stops between two files; what is in stays in.
        """

    def library_refresh_apart(self, progress: Progress) -> list[Line]:
        """Read again the files of the library that changed since (job)."""

    def library_list(self) -> list[Entry]:
        """List the documents of the library, the built-in ones last (job)."""

    def library_read(self, document: int) -> Sample:
        """Return a document of the library to read (job)."""

    def library_remove(self, document: int) -> Entry:
        """Take a document out of the library; its file stays as it is (job)."""

    def library_search(self, asked: str, most: int = 20) -> list[Hit]:
        """Find sentences of the library by their words, with what to highlight (job)."""

    def library_same(self, indicator: str) -> list[Same]:
        """Return every value of an indicator over all documents, newest first (job)."""

    def counted_alike(self, unit: str, others: Iterable[str]) -> str:
        """Return the first of the other units that counts the same as this one, "" for none."""

    def library_indicators(self) -> list[tuple[str, int]]:
        """List the indicators of the library with how many numbers each has (job)."""

    def number_at(self, draft: Draft, place: Place, offset: int) -> FoundNumber | None:
        """Return the number of a draft in which an offset of a text stands (job)."""

    def suggestions(
        self, draft: Draft, place: Place, offset: int, most: int = 5, asked: str = ""
    ) -> list[Suggestion]:
        """Return sentences to write at an offset of a text, best first, adapted (job).

        `asked` are words that somebody searches for (the box of 例句).
        """

    def take_suggestion(
        self, draft: Draft, suggestion: Suggestion, place: Place, offset: int
    ) -> Edit:
        """Return the one edit that puts a suggestion at an offset, its numbers 待填."""

    def continuation(
        self, reporter: Reporter, year: int | None, last_year: Source | None
    ) -> GoingOn:
        """Return what offers 续写: it knows the library and last year's report (job)."""

    def kept_suggestions(self, draft: Draft) -> list[Suggestion]:
        """Return the sentences that the user keeps (我的常用句), ready for a draft (job)."""

    def keep_from_library(self, document: int, words: str, node: str) -> Favourite:
        """Keep words of a section of a document, with that document as their source (job)."""

    def keep_suggestion(self, draft: Draft, suggestion: Suggestion, node: str) -> Favourite:
        """Keep an offered sentence as a 常用句, its numbers empty (job)."""

    def keep_favourite(self, draft: Draft, words: str, node: str) -> Favourite:
        """Keep words of a section of the draft as a 常用句 (job)."""

    def drop_favourite(self, favourite: int) -> None:
        """Keep a 常用句 no longer (job)."""

    def health(self) -> list[HealthLine]:
        """Look at fonts, input method and folders of this machine."""

    def version(self) -> str:
        """Return the version of the program."""
