"""The program without a shell: puts the rooms together; the only file that knows everybody.

Rooms that load large libraries are imported where they are used, so that a window is
on the screen before jinja2, python-docx or a dictionary is loaded.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fzdraft
from fzdraft import machine
from fzdraft.document import edits, element_input, letters
from fzdraft.document.model import Draft, Source
from fzdraft.errors import UserError
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
from fzdraft.storage.fzd import SUFFIX, DraftFile, freeze
from fzdraft.storage.versions import with_version

if TYPE_CHECKING:
    from fzdraft.templating.model import Template

_LETTER = "letter"
_SAMPLE = "s0_chenghai_2023.txt"
_FIRST_TEMPLATES = ("county", "department", "town", "zone", "city")


def _is_on(value: str) -> bool:
    return value == "on"


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone()


class App(Outgoing):
    """All that fzdraft can do, for the command line and for windows alike."""

    def __init__(self, data_dir: Path | None = None) -> None:
        """Keep the user's folders; nothing is made on the disk and nothing is read yet."""
        super().__init__()
        self._directories = directories(data_dir)
        self._recovery = recovery.Recovery(self._directories)
        self._locks: dict[Path, lock.Lock] = {}
        self._files: dict[Path, tuple[DraftFile, str]] = {}
        self._keys: dict[str, str] = {}
        self._settings: settings.Settings | None = None
        self._templates: dict[str, Template] = {}

    # New drafts ----------------------------------------------------------------------

    def templates(self) -> list[TemplateInfo]:
        """List the templates, the usual ones first; the kind of a letter is None."""
        found = [
            TemplateInfo(template.id, template.name, template.reporter)
            for template in map(self._template, self._folders())
        ]
        order = {name: place for place, name in enumerate(_FIRST_TEMPLATES)}
        return sorted(found, key=lambda t: (order.get(t.id, len(order)), t.id))

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
        units.remember(self._directories, draft.reporter, draft.report.elements)
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
        asked = guidance(self._template(draft.template), topic)
        return Guidance(asked.hints, "", asked.target_characters)

    def _folders(self) -> dict[str, dict[str, str]]:
        return resources.template_folders(self._directories)

    def _template(self, template_id: str) -> Template:
        from fzdraft.templating.parsing import parse_template

        if template_id not in self._templates:
            folders = self._folders()
            if template_id not in folders:
                known = "、".join(sorted(folders))
                raise UserError(f"没有编号是“{template_id}”的模板，", f"现有的是：{known}。")
            self._templates[template_id] = parse_template(template_id, folders[template_id])
        return self._templates[template_id]

    # Reading documents ---------------------------------------------------------------

    def read_path(self, path: Path) -> Source:
        """Read any document (.docx, web page, text); the file is not changed."""
        return self.read_bytes(read_bytes(path), path.name)

    def read_bytes(self, data: bytes, name: str) -> Source:
        """Read a document from memory."""
        from fzdraft.importers.table import read

        return read(data, name)

    def sample(self) -> Source:
        """Return the sample report behind 看示例."""
        return self.read_bytes(resources.resource_bytes("corpus", _SAMPLE), _SAMPLE)

    def draft_from(self, source: Source) -> tuple[Draft, int]:
        """Return a draft with the text of a document, and how many marks were widened."""
        from fzdraft.report.intake import to_draft

        draft, widened = to_draft(source)
        units.remember(self._directories, draft.reporter, draft.report.elements)
        return draft, widened

    def open_any(self, path: Path) -> Opened:
        """Return the draft in a .fzd file, or one made of any document; takes no lock."""
        if path.suffix.lower() in (SUFFIX, ".json"):
            file = documents.open_draft(path)
            return Opened(file.draft, file.last_year, "", file.notes)
        source = self.read_path(path)
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

    def save_new(self, path: Path, draft: Draft, last_year: Source | None = None) -> None:
        """Write a draft for the command line: no lock outlives the call."""
        path = path if path.suffix else path.with_suffix(SUFFIX)
        self.save(path, draft, last_year)
        self.release(path)

    def set_elements(self, path: Path, pairs: list[tuple[str, str]]) -> None:
        """Change elements of a draft file by their Chinese names; 报告.标题 is the report's."""
        file = documents.open_draft(path)
        draft = file.draft
        for name, value in pairs:
            draft, _ = edits.apply(draft, element_input.named_edit(draft, name, value))
        self.save_new(path, draft, file.last_year)

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

    def _earlier(self, path: Path) -> Any:
        """Return the versions that the file on the disk keeps; none where it is no draft."""
        if path in self._files:
            return self._files[path][0].versions
        try:
            return documents.open_draft(path).versions
        except UserError:
            return ()

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
        return machine.health(self._profile(DEFAULT_LAYOUT).faces, self._directories)

    def doctor(self) -> dict[str, Any]:
        """Return the same as plain data."""
        return machine.doctor(self._profile(DEFAULT_LAYOUT).faces, self._directories)

    def version(self) -> str:
        """Return the version of the program."""
        return fzdraft.__version__


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
