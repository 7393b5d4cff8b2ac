"""Departments' material on its way into a draft: reading files, sorting, taking over."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from fzdraft.document.collected import excerpts_of
from fzdraft.document.edits import Edit
from fzdraft.document.material import PASTED, Address, Excerpt, Material
from fzdraft.document.model import Draft, Source
from fzdraft.errors import UserError
from fzdraft.incoming import Incoming
from fzdraft.services import Received
from fzdraft.storage import documents, folders
from fzdraft.storage.atomic import read_bytes
from fzdraft.storage.fzd import checksum, originals_of

if TYPE_CHECKING:
    from fzdraft.report.borrowing import Borrowed
    from fzdraft.report.chips import Fitting

MEGABYTE = 2**20
MAX_FILES = 200
MAX_ORIGINAL, MAX_ORIGINALS = 10 * MEGABYTE, 20 * MEGABYTE
"""Bytes of one file and of all that a draft carries along; of larger ones only the words stay."""
MAX_EXCERPTS, MAX_CHARACTERS = 3000, 300_000
"""Of one material; what lies beyond is told, not read."""
_CUT = "内容太多，只收了前面的部分。"
_NOT_KEPT = "原件较大，稿子里只留了读到的文字。"
_EMPTY = UserError("里面没有文字。", "如果内容是图片，请找来它的文字稿。")


class Materials(Incoming):
    """The part of the program that takes departments' material in."""

    def receive_files(
        self, draft: Draft, paths: Sequence[Path], tell: Callable[[int, int, str], None]
    ) -> tuple[Received, ...]:
        """Read departments' files one by one; one that cannot be read does not stop the rest.

        Of a folder the files in it are read. The bytes are kept for the draft's file.
        """
        found: list[Received] = []
        files = [file for path in paths for file in self._files_at(path, found)]
        for count, path in enumerate(files[:MAX_FILES]):
            tell(count, len(files), path.name)
            found.append(self._received_file(draft, path, found))
        found += [Received(p.name, trouble="一次收得太多，这份没有读。") for p in files[MAX_FILES:]]
        return tuple(found)

    def receive_text(self, draft: Draft, text: str) -> Received:
        """Read a department's text from the clipboard; its bytes are not kept beside its words."""
        data = text.encode("utf-8", "replace")
        return self._received(draft, data, PASTED, [], keep=False)

    def known_departments(self, draft: Draft) -> tuple[str, ...]:
        """List the departments that the draft or the dictionary of numbers speaks of."""
        names = [material.department for material in draft.materials]
        names += [row.department for row in draft.rows]
        names += [one.department for one in self.reader().indicators.indicators.values()]
        return tuple(name for name in dict.fromkeys(names) if name)

    def material_places(self, draft: Draft) -> dict[Address, str]:
        """Return the section that each excerpt of the material belongs to, where one does."""
        from fzdraft.report.sorting import sort_out, sorter

        if not draft.materials:
            return {}
        return sort_out(draft.materials, sorter(draft, self.recognisers().aspects))

    def borrow(self, draft: Draft, address: Address, node: str, block: str) -> Borrowed:
        """Return the edit that takes an excerpt over behind a block, numbers into the ledger."""
        from fzdraft.report.borrowing import borrow

        return borrow(draft, address, node, block, self.reader())

    def fittings(self, draft: Draft, address: Address, node: str) -> tuple[Fitting, ...]:
        """Return which open numbers of a section an excerpt can fill."""
        from fzdraft.report.chips import fittings

        return fittings(draft, address, node, self.reader())

    def fill_fittings(
        self, draft: Draft, address: Address, node: str, chosen: Sequence[Fitting]
    ) -> Edit | None:
        """Return the edit that fills these numbers, with the excerpt as their source."""
        from fzdraft.report.chips import fill

        return fill(draft, address, node, chosen)

    def _files_at(self, path: Path, found: list[Received]) -> list[Path]:
        if not documents.is_folder(path):
            return [path]
        try:
            files = folders.files_in(path, MAX_FILES + 1)
        except UserError as fault:
            found.append(Received(path.name, trouble=str(fault)))
            return []
        if not files:
            found.append(Received(path.name, trouble="这是一个文件夹，里面没有文件。"))
        return files

    def _received_file(self, draft: Draft, path: Path, before: list[Received]) -> Received:
        try:
            return self._received(draft, read_bytes(path), path.name, before, keep=True)
        except UserError as fault:
            return Received(path.name, trouble=str(fault))

    def _received(
        self, draft: Draft, data: bytes, name: str, before: list[Received], keep: bool
    ) -> Received:
        """Make a material of a document; raises UserError for what cannot be read."""
        from fzdraft.importers.workbook_text import is_cut
        from fzdraft.report.senders import guess_department

        known = checksum(data)
        new = [one.material for one in before if one.material is not None]
        twin = next((one for one in (*draft.materials, *new) if one.checksum == known), None)
        if twin is not None:
            return Received(name, trouble=f"和已经收下的“{twin.name}”一模一样，没有再收。")
        source = self._read_material(data, name)
        excerpts, cut = _within_limits(excerpts_of(source))
        if not excerpts:
            raise _EMPTY
        names = (*(one.department for one in new), *self.known_departments(draft))
        department = guess_department("" if name == PASTED else name, source, draft.reporter, names)
        kept = keep and self._keep(draft, data, new)
        told = [_CUT] if cut or is_cut(source) else []
        told += [_NOT_KEPT] if keep and not kept else []
        today = datetime.date.today()
        material = Material("", department, name, today, known, kept, excerpts)
        return Received(name, material, note="".join(told))

    def _read_material(self, data: bytes, name: str) -> Source:
        from fzdraft.importers.workbook_text import is_workbook, read_workbook_text

        return read_workbook_text(data) if is_workbook(data) else self.read_bytes(data, name)

    def _keep(self, draft: Draft, data: bytes, new: Sequence[Material]) -> bool:
        """Keep the bytes for the draft's file and the recovery place, unless they are too large."""
        known = {*originals_of(draft), *(one.checksum for one in new if one.kept)}
        there = sum(len(self._originals.get(one, b"")) for one in known)
        if len(data) > MAX_ORIGINAL or there + len(data) > MAX_ORIGINALS:
            return False
        self._recovery.keep(data)
        self._originals[checksum(data)] = data
        return True


def _within_limits(excerpts: tuple[Excerpt, ...]) -> tuple[tuple[Excerpt, ...], bool]:
    """Return the first excerpts that are not too much, and whether any were left out."""
    room, kept = MAX_CHARACTERS, list[Excerpt]()
    for excerpt in excerpts[:MAX_EXCERPTS]:
        room -= len(excerpt.text)
        if room < 0:
            break
        kept.append(replace(excerpt, text=excerpt.text.strip()))
    return tuple(kept), len(kept) < len(excerpts)
