"""The sheets for the departments, out and back, as both shells use them."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING

from fzdraft import conversion
from fzdraft.document import asking, collecting, reminding
from fzdraft.document.edits import Edit
from fzdraft.document.model import Draft
from fzdraft.document.replies import Collected, Returned
from fzdraft.errors import UserError
from fzdraft.storage import departments as remembered
from fzdraft.storage.atomic import read_bytes, write_atomic
from fzdraft.storage.directories import Directories, make_folder
from fzdraft.storage.folders import files_in

if TYPE_CHECKING:
    from fzdraft.report.extract import Finding, Reader

Progress = Callable[[int, int, str], None]
SUFFIX = ".xlsx"
_TABLES = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
_MOST = 2_000
_NO_FILE_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


def _silent(done: int, total: int, what: str) -> None:
    """Report to nobody."""


class Collecting(ABC):
    """The part of the program that asks the departments and takes in what they answer."""

    _directories: Directories

    @abstractmethod
    def reader(self) -> Reader:
        """Return the word lists with which numbers are read."""

    @abstractmethod
    def figures_of(self, draft: Draft) -> tuple[Finding, ...]:
        """Return every number of a draft."""

    def departments(self, draft: Draft) -> dict[str, str]:
        """Return who is asked for each row, by row id: its own 责任单位, learned, or usual."""
        learned = remembered.known(self._directories, draft.reporter.unit)
        words = self.reader().indicators.indicators
        indicators = self._indicators(draft)
        found: dict[str, str] = {}
        for row in asking.asked_rows(draft):
            usual = words.get(row.indicator or indicators.get(row.id, ""))
            name = row.department or learned.get(asking.row_key(row), "")
            found[row.id] = name or (usual.department if usual else "")
        return {row: name for row, name in found.items() if name}

    def _indicators(self, draft: Draft) -> dict[str, str]:
        """Return what rows without an indicator count, by the sentences that mention them."""
        nameless = {row.id for row in draft.rows if not row.indicator and not row.department}
        if not nameless:
            return {}
        spans = asking.spans_of(draft, nameless)
        found: dict[str, str] = {}
        for one in self.figures_of(draft) if spans else ():
            row = spans.get((one.where.place, one.quantity.number_start))
            if row and one.indicator:
                found.setdefault(row, one.indicator)
        return found

    def sheets_out(
        self, draft: Draft, folder: Path, split: bool = True, due: datetime.date | None = None
    ) -> list[Path]:
        """Write 数据填报表 into a folder, one a department or one for all, and return them.

        Nothing there is written over: it may be a sheet that came back filled.
        """
        made = self._sheets(draft, split, due)
        make_folder(folder)
        self._learn_what_was_typed(draft)
        return [_write_beside(sheet, folder) for sheet in made]

    def sheet_out(self, draft: Draft, output: Path, due: datetime.date | None = None) -> None:
        """Write the one sheet for all departments to a file; raises UserError."""
        if output.suffix.lower() != SUFFIX:
            raise UserError(
                f"填报表要存成 .xlsx 文件，没有写“{output.name}”。", "请改文件名，或给一个文件夹。"
            )
        _write(self._sheets(draft, False, due)[0], output)
        self._learn_what_was_typed(draft)

    def _sheets(self, draft: Draft, split: bool, due: datetime.date | None) -> list[asking.Sheet]:
        if draft.year is None:
            raise UserError("这份稿子还没有定年度，填报表没有做。", "请先用去年稿起草，或从头写。")
        made = asking.sheets(draft, self.departments(draft), due, split)
        if not made:
            raise UserError(
                "台账里还没有要填的数据，填报表没有做。", "请先用去年稿起草，把去年的数带进来。"
            )
        return made

    def read_sheets(
        self, draft: Draft, paths: Sequence[Path], progress: Progress = _silent
    ) -> Collected:
        """Read filled sheets and say what each would change; nothing is changed.

        Of a folder all tables in it are read. A file that cannot be read is listed with its
        reason; the others go on.
        """
        wanted = [table for path in paths for table in _tables(path)]
        files = []
        for done, path in enumerate(wanted):
            progress(done, len(wanted), path.name)
            files.append(_read(path, draft.year))
        progress(len(wanted), len(wanted), "")
        return collecting.propose(draft, files, self.departments(draft), self._alike())

    def _alike(self) -> Callable[[str, str], bool]:
        from fzdraft.report.indicators import same_unit

        words = self.reader().indicators
        return lambda one, other: same_unit(one, other, words)

    def adopt(self, draft: Draft, report: Collected, chosen: Set[int]) -> Edit | None:
        """Return the edit that takes the chosen proposals; remember what was learned."""
        keys = {row.id: asking.row_key(row) for row in draft.rows}
        taught = {keys[one.row]: one.department for one in report.learned if one.row in keys}
        self._learn(draft, taught)
        return collecting.adopted(draft, report, chosen)

    def _learn_what_was_typed(self, draft: Draft) -> None:
        """Remember 责任单位 that people gave to rows otherwise than they would be proposed."""
        words = self.reader().indicators.indicators
        usual = {name: one.department for name, one in words.items()}
        learned = remembered.known(self._directories, draft.reporter.unit)
        keyed = ((asking.row_key(row), row) for row in draft.rows)
        taught = {
            key: row.department
            for key, row in keyed
            if row.department not in ("", learned.get(key, usual.get(row.indicator, "")))
        }
        self._learn(draft, taught)

    def _learn(self, draft: Draft, taught: Mapping[str, str]) -> None:
        """Remember departments by key; a full or closed disk must not stop the work itself."""
        now = datetime.datetime.now().astimezone()
        with contextlib.suppress(UserError):
            remembered.learn(self._directories, draft.reporter.unit, taught, now)

    def reminder(self, draft: Draft, due: datetime.date | None = None) -> str:
        """Return 催报: text to paste that says who has not answered what."""
        owed = collecting.owed(draft, self.departments(draft))
        return reminding.reminder(draft, owed, due)


def _tables(path: Path) -> list[Path]:
    """Return a file as it is; of a folder the tables in it."""
    if not path.is_dir():
        return [path]
    return [file for file in files_in(path, _MOST) if file.suffix.lower() in _TABLES]


def _read(path: Path, year: int | None) -> Returned:
    from fzdraft.importers.collection import office_suffix, read_collection

    try:
        data = read_bytes(path)
        suffix = office_suffix(data)
        office = conversion.find_office() if suffix else None
        data = conversion.to_xlsx(office, data, suffix) if office else data
        return read_collection(data, path.name, year)
    except UserError as error:
        return Returned(path.name, trouble=str(error))


def _write_beside(sheet: asking.Sheet, folder: Path) -> Path:
    """Write a sheet under a name that is free and return its path."""
    name = _file_name(sheet)
    names = (f"{name}{SUFFIX}" if n == 1 else f"{name}{n}{SUFFIX}" for n in itertools.count(1))
    path = next(free for free in (folder / one for one in names) if not free.exists())
    _write(sheet, path)
    return path


def _write(sheet: asking.Sheet, path: Path) -> None:
    from fzdraft.exporters.collection import collection

    write_atomic(path, collection(sheet))


def _file_name(sheet: asking.Sheet) -> str:
    whose = sheet.department or "总表"
    return _NO_FILE_NAME.sub("_", f"{sheet.unit}{sheet.year}年数据填报表（{whose}）")[:80]
