"""Documents and drafts on the disk: reading any, the user's files with their locks, recovery."""

from __future__ import annotations

import contextlib
import datetime
import re
from pathlib import Path

from fzdraft import conversion
from fzdraft.document import edits, element_input
from fzdraft.document.model import Draft, Source, outgoing
from fzdraft.errors import UserError
from fzdraft.services import Opened, Recent, Unfinished
from fzdraft.storage import documents, lock, recent, recovery, resources, units
from fzdraft.storage.atomic import read_bytes
from fzdraft.storage.directories import Directories
from fzdraft.storage.fzd import (
    SUFFIX,
    DraftFile,
    Version,
    decode,
    for_sending,
    freeze,
    is_draft,
    originals_of,
)
from fzdraft.storage.versions import with_version

_OF_ANOTHER_KIND = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}")
_SAMPLE = "s0_chenghai_2023.txt"


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone()


class Filing:
    """The part of the program that reads and writes files."""

    _directories: Directories
    _recovery: recovery.Recovery

    def __init__(self) -> None:
        """Have no file open."""
        super().__init__()
        self._locks: dict[Path, lock.Lock] = {}
        self._files: dict[Path, tuple[DraftFile, str]] = {}
        self._keys: dict[str, str] = {}
        self._originals: dict[str, bytes] = {}

    def read_path(self, path: Path) -> Source:
        """Read any document (.docx, web page, text, a draft); the file is not changed."""
        return self.read_bytes(read_bytes(path), path.name)

    def read_bytes(self, data: bytes, name: str) -> Source:
        """Read a document from memory; a draft counts as one, whatever its name.

        What only an office program reads (.doc, .rtf, .odt) goes through LibreOffice first.
        """
        from fzdraft.importers.table import office_suffix, read
        from fzdraft.report.intake import from_draft

        if is_draft(data):
            return from_draft(decode(data).draft)
        suffix = office_suffix(data)
        office = conversion.find_office() if suffix else None
        return read(conversion.to_docx(office, data, suffix) if office else data, name)

    def sample(self) -> Source:
        """Return the sample report behind 看示例."""
        return self.read_bytes(resources.resource_bytes("corpus", _SAMPLE), _SAMPLE)

    def draft_from(self, source: Source) -> tuple[Draft, int]:
        """Return a draft with the text of a document, and how many marks were widened."""
        from fzdraft.report.intake import to_draft

        draft, widened = to_draft(source)
        self._remember_unit(draft)
        return draft, widened

    def _remember_unit(self, draft: Draft) -> None:
        """Make the unit's profile by the way; a full or closed disk must not stop the reading."""
        with contextlib.suppress(UserError):
            units.remember(self._directories, draft.reporter, outgoing(draft).elements)

    def open_any(self, path: Path) -> Opened:
        """Return the draft in a .fzd file, or one made of any document; takes no lock."""
        if path.suffix.lower() in (SUFFIX, ".json"):
            file = documents.open_draft(path)
            return Opened(file.draft, file.last_year, "", file.notes)
        return self.open_bytes(read_bytes(path), path.name)

    def open_bytes(self, data: bytes, name: str) -> Opened:
        """Return the draft in these bytes, or one made of the document that they are."""
        if is_draft(data):
            file = decode(data)
            return Opened(file.draft, file.last_year, "", file.notes)
        source = self.read_bytes(data, name)
        return Opened(self.draft_from(source)[0], source)

    def open_draft(self, path: Path) -> Opened:
        """Open a .fzd file and take its lock, unless somebody else holds it."""
        held = self._take_lock(path)
        try:
            file = documents.open_draft(path)
        except UserError:
            self.release(path)
            raise
        self._files[path] = (file, documents.fingerprint(path))
        self._originals |= file.originals
        return Opened(file.draft, file.last_year, held, file.notes)

    def save(self, path: Path, draft: Draft, last_year: Source | None) -> None:
        """Write the draft to the user's file, with its earlier versions, and keep its lock.

        Raises UserError when somebody else has the file open or wrote it since, or the
        disk refuses.
        """
        held = self._take_lock(path)
        if held:
            raise UserError(held, "没有存盘；请另存为别的名字。")
        known = self._files.get(path)
        if known and documents.fingerprint(path) not in ("", known[1]):
            raise UserError(
                f"“{path.name}”在您打开以后被别处改过，没有存盘。",
                "请另存为别的名字，两份都留得住。",
            )
        self._write(path, draft, last_year)

    def save_new(self, path: Path, draft: Draft, last_year: Source | None = None) -> Path:
        """Write a draft for the command line and return where: no lock outlives the call.

        Raises UserError for a name that is none of a draft: it may be the user's only .docx.
        """
        path = _draft_path(path)
        try:
            self.save(path, draft, last_year)
        finally:
            self.release(path)
        return path

    def set_elements(self, path: Path, pairs: list[tuple[str, str]]) -> None:
        """Change elements of a draft file by their Chinese names; 报告.标题 is the report's."""
        documents.open_draft(path)
        try:
            held = self._take_lock(path)
            if held:
                raise UserError(held, "没有存盘；请等对方关上再试。")
            file = documents.open_draft(path)
            draft = file.draft
            self._originals |= file.originals
            for name, value in pairs:
                draft, _ = edits.apply(draft, element_input.named_edit(draft, name, value))
            self._write(path, draft, file.last_year)
        finally:
            self.release(path)

    def release(self, path: Path) -> None:
        """Give back the lock of a file that this window had open."""
        self._files.pop(path, None)
        held = self._locks.pop(path, None)
        if held is not None:
            lock.release(held)

    def _take_lock(self, path: Path) -> str:
        """Take the lock; return who holds it where it is not ours, else an empty text."""
        if path in self._locks:
            return ""
        taken = lock.acquire(path, self._directories)
        if isinstance(taken, lock.Held):
            return taken.told(_now())
        self._locks[path] = taken
        return ""

    def _write(self, path: Path, draft: Draft, last_year: Source | None) -> None:
        versions = with_version(self._earlier(path), freeze(draft, _now()))
        file = DraftFile(draft, last_year, versions, originals=self._known_originals(draft))
        self._files[path] = (file, documents.save_draft(path, file))

    def _known_originals(self, draft: Draft) -> dict[str, bytes]:
        """Return the bytes of the draft's materials, as far as they are at hand."""
        wanted = originals_of(draft)
        return {known: self._originals[known] for known in wanted if known in self._originals}

    def save_copy(self, path: Path, draft: Draft) -> None:
        """Write a copy to pass on: no earlier versions, last year's document or material."""
        if path in self._files:
            raise UserError("这就是正在写的这份稿子，没有盖掉它。", "请给副本另起一个名字。")
        documents.save_draft(path, for_sending(draft))

    def _earlier(self, path: Path) -> tuple[Version, ...]:
        """Return the versions that the file on the disk keeps.

        Raises UserError where something else stands there: it must not be written over.
        """
        if path in self._files:
            return self._files[path][0].versions
        if documents.is_free(path):
            return ()
        try:
            return documents.open_draft(path).versions
        except UserError as error:
            raise UserError(
                f"“{path.name}”那里已经有一个文件，里面的内容读不出来，没有盖掉它。",
                "请换一个文件名，或先把它移开。",
            ) from error

    def write_recovery(
        self, key: str, draft: Draft, last_year: Source | None, path: Path | None
    ) -> None:
        """Keep an unsaved draft in the recovery place under a key of this window."""
        own = self._keys.setdefault(key, self._recovery.new_key())
        known = self._files.get(path) if path else None
        self._recovery.write(own, DraftFile(draft, last_year), path, known[1] if known else "")
        saved = known[0].originals if known else {}
        for checksum, data in self._known_originals(draft).items():
            if checksum not in saved and not self._recovery.keeps(checksum):
                self._recovery.keep(data)

    def discard_recovery(self, key: str) -> None:
        """Forget what the recovery place holds under this key, if anything."""
        self._recovery.discard(self._keys.pop(key, key))

    def unfinished(self) -> list[Unfinished]:
        """List drafts in the recovery place whose windows are gone, newest first."""
        return [
            Unfinished(left.key, left.title, left.original, left.saved_at, _difference(left))
            for left in self._recovery.unfinished().drafts
        ]

    def recover(self, key: str) -> Opened:
        """Read a draft from the recovery place; its file stays as it is."""
        own = self._recovery.adopt(key)
        if own is None:
            raise UserError("这份稿子已经在另一个窗口里找回了。")
        self._keys[key] = own
        file = self._recovery.read(own)
        self._originals |= file.originals
        return Opened(file.draft, file.last_year, "", file.notes)

    def recent(self) -> list[Recent]:
        """List the files that were open before and still exist, newest first."""
        found = recent.recent_files(self._directories, _now())
        return [
            Recent(file.path, file.stand.title, file.opened_at, file.stand.node, file.stand.block)
            for file in found
            if not file.missing
        ]

    def remember(self, path: Path, title: str, node: str, block: str) -> None:
        """Put a file on top of the recent ones, with the caret's place."""
        recent.remember_file(self._directories, path, _now(), recent.Stand(title, node, block))


def _draft_path(path: Path) -> Path:
    """Return where a draft goes: NAME becomes NAME.fzd; UserError for another suffix."""
    if not path.name.strip(".") or documents.is_folder(path):
        raise UserError(f"“{path}”是一个文件夹，不能存成稿子。", f"请写上文件名，如 稿子{SUFFIX}。")
    if path.suffix.lower() == SUFFIX:
        return path
    if _OF_ANOTHER_KIND.fullmatch(path.suffix):
        raise UserError(
            f"稿子要存成 {SUFFIX} 文件，没有写“{path.name}”。",
            f"请把文件名改成以 {SUFFIX} 结尾。",
        )
    return path.with_name(path.name + SUFFIX)


def _difference(left: recovery.Unfinished) -> str:
    """Say in a few words how a draft that was never saved differs from its file."""
    if left.original is None:
        return f"还没有存过盘，{left.characters} 字"
    if left.state == "gone":
        return f"原来的文件已经不在了，{left.characters} 字"
    more = left.characters - left.saved_characters
    counted = (
        f"比存盘时{'多' if more > 0 else '少'} {abs(more)} 字" if more else "字数没变，内容有改动"
    )
    return counted + ("；文件后来又改过" if left.state == "changed" else "")
