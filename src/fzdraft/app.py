"""The program without a shell: puts the rooms together; the only file that knows everybody.

Rooms that load large libraries are imported where they are used, so that a window is
on the screen before jinja2, python-docx or a dictionary is loaded.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fzdraft
from fzdraft import conversion
from fzdraft.document import edits, element_input, letters
from fzdraft.document.model import Draft, Source, outgoing
from fzdraft.errors import UserError
from fzdraft.figures import Figures
from fzdraft.incoming import Incoming
from fzdraft.librarian import Librarian
from fzdraft.outgoing import DEFAULT_LAYOUT, Outgoing
from fzdraft.services import (
    Guidance,
    HealthLine,
    Opened,
    Recent,
    TemplateInfo,
    Unfinished,
)
from fzdraft.storage import documents, lock, recent, recovery, resources, settings, units
from fzdraft.storage.atomic import read_bytes
from fzdraft.storage.directories import directories
from fzdraft.storage.fzd import SUFFIX, DraftFile, Version, decode, freeze, is_draft
from fzdraft.storage.versions import with_version

if TYPE_CHECKING:
    from fzdraft.templating.model import Template

_LETTER = "letter"
_OF_ANOTHER_KIND = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}")
_SAMPLE = "s0_chenghai_2023.txt"
_FIRST_TEMPLATES = ("county", "department", "town", "zone", "city")


def _is_on(value: str) -> bool:
    return value == "on"


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone()


class App(Incoming, Figures, Outgoing, Librarian):
    """All that fzdraft can do, for the command line and for windows alike."""

    def __init__(self, data_dir: Path | None = None) -> None:
        """Keep the user's folders; nothing is made on the disk and nothing is read yet."""
        super().__init__()
        self._given, self._directories = data_dir, directories(data_dir)
        self._recovery = recovery.Recovery(self._directories)
        self._locks: dict[Path, lock.Lock] = {}
        self._files: dict[Path, tuple[DraftFile, str]] = {}
        self._keys: dict[str, str] = {}
        self._settings: settings.Settings | None = None
        self._templates: dict[str, Template] = {}

    # New drafts ----------------------------------------------------------------------

    def templates(self) -> list[TemplateInfo]:
        """List the templates, the usual ones first; the kind of a letter is None."""
        found, _ = self._readable_templates()
        order = {name: place for place, name in enumerate(_FIRST_TEMPLATES)}
        return sorted(found, key=lambda t: (order.get(t.id, len(order)), t.id))

    def template_faults(self) -> list[str]:
        """Say of every template that cannot be used what is wrong with it."""
        return self._readable_templates()[1]

    def _readable_templates(self) -> tuple[list[TemplateInfo], list[str]]:
        """Read all templates; a broken one of the user's does not stop the others."""
        found, faults = list[TemplateInfo](), list[str]()
        for name in self._folders():
            try:
                template = self._template(name)
            except UserError as error:
                faults.append(str(error))
            else:
                found.append(TemplateInfo(template.id, template.name, template.reporter))
        return found, faults

    def new_draft(self, template: str, unit: str, year: int, region: str = "") -> Draft:
        """Return a draft seeded from a template; raises UserError for one that is not there."""
        from fzdraft.templating.seeding import seed

        values: dict[str, str | int] = {"unit": unit, "year": year}
        if region:
            values["region"] = region
        chosen = self._template(template)
        if chosen.reporter is None:
            raise UserError(
                f"“{chosen.name}”要跟着报告走，", "请先用一种报告模板起稿，再加报送函。"
            )
        draft = seed(chosen, values)
        self._remember_unit(draft)
        return draft

    def add_letter(self, draft: Draft) -> edits.Edit:
        """Return the edit that puts a cover letter before the report."""
        from fzdraft.templating.seeding import cover_letter

        return letters.add_letter(draft, *cover_letter(self._template(_LETTER), draft))

    def guidance(self, draft: Draft, node: str) -> Guidance:
        """Return what the draft's template asks of a section; empty where it has none."""
        from fzdraft.document import tree
        from fzdraft.document.model import Section
        from fzdraft.templating.model import PREAMBLE, guidance

        if not draft.template or draft.template not in self._folders() or node == "letter":
            return Guidance()
        found = tree.find(draft, node)
        topic = found.topic if isinstance(found, Section) else PREAMBLE
        try:
            asked = guidance(self._template(draft.template), topic)
        except UserError as error:
            return Guidance((), str(error))
        return Guidance(asked.hints, "", asked.target_characters)

    def _folders(self) -> dict[str, resources.Texts | UserError]:
        return resources.template_folders(self._directories)

    def _template(self, template_id: str) -> Template:
        from fzdraft.templating.parsing import parse_template

        if template_id not in self._templates:
            folders = self._folders()
            if template_id not in folders:
                known = "、".join(sorted(folders))
                raise UserError(f"没有编号是“{template_id}”的模板，", f"现有的是：{known}。")
            texts = folders[template_id]
            if isinstance(texts, UserError):
                raise texts
            self._templates[template_id] = parse_template(template_id, texts)
        return self._templates[template_id]

    def promise_table(self, draft: Draft, output: Path) -> None:
        """Write 去年安排落实情况对照表 in the format of the suffix."""
        from fzdraft.rollover.answering import promise_table

        table = Draft(promise_table(draft), reporter=draft.reporter, year=draft.year)
        self.export(table, output, "body")

    # Reading documents ---------------------------------------------------------------

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

    # The user's files ----------------------------------------------------------------

    def open_draft(self, path: Path) -> Opened:
        """Open a .fzd file and take its lock, unless somebody else holds it."""
        held = self._take_lock(path)
        try:
            file = documents.open_draft(path)
        except UserError:
            self.release(path)
            raise
        self._files[path] = (file, documents.fingerprint(path))
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
        file = DraftFile(draft, last_year, versions)
        self._files[path] = (file, documents.save_draft(path, file))

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

    # Recovery, recent files, settings ------------------------------------------------

    def write_recovery(
        self, key: str, draft: Draft, last_year: Source | None, path: Path | None
    ) -> None:
        """Keep an unsaved draft in the recovery place under a key of this window."""
        own = self._keys.setdefault(key, self._recovery.new_key())
        known = self._files.get(path) if path else None
        self._recovery.write(own, DraftFile(draft, last_year), path, known[1] if known else "")

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

    def setting(self, name: str) -> str:
        """Return a setting as text; a switch is "on" or "off"."""
        value = self._chosen()[name]
        if isinstance(value, bool):
            return "on" if value else "off"
        return str(value)

    def set_setting(self, name: str, value: str) -> None:
        """Store a setting that was given as text."""
        read: dict[str, Callable[[str], settings.Value]] = {"bool": _is_on, "int": int}
        typed = read.get(self._chosen().schema[name].type, str)(value)
        self._settings = settings.change_setting(
            self._directories, self._chosen(), name, typed, _now()
        )

    def _chosen(self) -> settings.Settings:
        """Read the settings once; this program is the only one that writes them."""
        if self._settings is None:
            self._settings = settings.load_settings(self._directories, _now())
        return self._settings

    def themes(self) -> dict[str, str]:
        """Return the text of every theme file by its id (the name of the file)."""
        names = resources.resource_files("themes")
        return {Path(n).stem: resources.resource_text("themes", n) for n in names}

    # Reports about drafts and this machine -------------------------------------------

    def health(self) -> list[HealthLine]:
        """Look at fonts, input method and folders of this machine."""
        from fzdraft import machine

        return machine.health(self._profile(DEFAULT_LAYOUT).faces, self._directories)

    def doctor(self) -> dict[str, Any]:
        """Return the same as plain data."""
        from fzdraft import machine

        return machine.doctor(self._profile(DEFAULT_LAYOUT).faces, self._directories)

    def version(self) -> str:
        """Return the version of the program."""
        return fzdraft.__version__


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
