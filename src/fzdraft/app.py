"""The program without a shell: puts the rooms together; the only file that knows everybody.

Rooms that load large libraries are imported where they are used, so that a window is
on the screen before jinja2, python-docx or a dictionary is loaded.
"""

from __future__ import annotations

import datetime
import os
import platform
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

import fzdraft
from fzdraft.document import edits, element_input
from fzdraft.document.model import Draft, Source
from fzdraft.document import open_marks as document_marks
from fzdraft.document.summary import MARK_WORDS
from fzdraft.document.outline import label_of
from fzdraft.errors import UserError
from fzdraft.services import (
    Guidance,
    HealthLine,
    OpenMark,
    Opened,
    Recent,
    SkinInfo,
    TemplateInfo,
    Unfinished,
)
from fzdraft.storage import documents, lock, recent, recovery, resources, settings, units
from fzdraft.storage.atomic import read_bytes, write_atomic
from fzdraft.storage.directories import directories
from fzdraft.storage.fzd import SUFFIX, DraftFile, freeze
from fzdraft.storage.versions import with_version

if TYPE_CHECKING:
    from fzdraft.layout.blocks import Flow
    from fzdraft.layout.profile import Profile
    from fzdraft.layout.skin import Properties, Skin
    from fzdraft.paint.fonts import FontLine, Fonts
    from fzdraft.templating.model import Template

_SAMPLE = "s0_chenghai_2023.txt"
_FIRST_TEMPLATES = ("county", "department", "town", "zone", "city")
_LAYOUT, _FORM = "gb9704", "report"


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone()


class App:
    """All that fzdraft can do, for the command line and for windows alike."""

    def __init__(self, data_dir: Path | None = None) -> None:
        """Keep the user's folders; nothing is made on the disk and nothing is read yet."""
        self._directories = directories(data_dir)
        self._recovery = recovery.Recovery(self._directories)
        self._locks: dict[Path, lock.Lock] = {}
        self._files: dict[Path, tuple[DraftFile, str]] = {}
        self._keys: dict[str, str] = {}
        self._templates: dict[str, Template] = {}
        self._fonts: dict[str, Fonts] = {}

    # New drafts ----------------------------------------------------------------------

    def templates(self) -> list[TemplateInfo]:
        """List the report templates, the usual ones first; letters are not among them."""
        found = [
            TemplateInfo(template.id, template.name, template.reporter)
            for template in map(self._template, self._folders())
            if template.reporter is not None
        ]
        order = {name: place for place, name in enumerate(_FIRST_TEMPLATES)}
        return sorted(found, key=lambda t: (order.get(t.id, len(order)), t.id))

    def new_draft(self, template: str, unit: str, year: int, region: str = "") -> Draft:
        """Return a draft seeded from a template; raises UserError for one that is not there."""
        from fzdraft.templating.seeding import seed

        values: dict[str, str | int] = {"unit": unit, "year": year}
        if region:
            values["region"] = region
        draft = seed(self._template(template), values)
        units.remember(self._directories, draft.reporter, draft.report.elements)
        return draft

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
        file = documents.open_draft(path)
        self._files[path] = (file, documents.fingerprint(path))
        return Opened(file.draft, file.last_year, self._take_lock(path), file.notes)

    def save(self, path: Path, draft: Draft, last_year: Source | None) -> None:
        """Write the draft to the user's file, with its earlier versions, and keep its lock.

        Raises UserError when somebody else has the file open or the disk refuses.
        """
        held = self._take_lock(path)
        if held:
            raise UserError(held, "没有存盘；请另存为别的名字。")
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
            draft, _ = edits.apply(draft, _element_edit(draft, name, value))
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
        file = self._recovery.read(key)
        return Opened(file.draft, file.last_year, "", file.notes)

    def recent(self) -> list[Recent]:
        """List the files that were open before and still exist, newest first."""
        found = recent.recent_files(self._directories, _now())
        return [Recent(r.path, r.title, r.opened_at, r.node, r.block) for r in found if not r.missing]

    def remember(self, path: Path, title: str, node: str, block: str) -> None:
        """Put a file on top of the recent ones, with the caret's place."""
        recent.remember_file(self._directories, path, _now(), (title, node, block))

    def setting(self, name: str) -> str:
        """Return a setting as text ("1" and "" for a switch)."""
        value = settings.load_settings(self._directories, _now())[name]
        return ("1" if value else "") if isinstance(value, bool) else str(value)

    def set_setting(self, name: str, value: str) -> None:
        """Store a setting of the window."""
        known = settings.load_settings(self._directories, _now())
        kinds = {"bool": bool, "int": int}
        typed = kinds.get(known.schema[name].type, str)(value)
        settings.change_setting(self._directories, known, name, typed, _now())

    def themes(self) -> dict[str, str]:
        """Return the text of every theme file by its id (the name of the file)."""
        names = resources.resource_files("themes")
        return {Path(n).stem: resources.resource_text("themes", n) for n in names}

    # Documents out -------------------------------------------------------------------

    def skins(self) -> list[SkinInfo]:
        """List the forms in which the paper can leave, in the order of life."""
        found = [self._skin(Path(n).stem) for n in resources.resource_files("skins")]
        found.sort(key=lambda skin: skin.order)
        return [SkinInfo(skin.id, skin.name, "", bool(skin.blocking)) for skin in found]

    def open_marks(self, draft: Draft, skin: str) -> list[OpenMark]:
        """List what is not settled yet, what blocks the skin first."""
        blocking = set(self._skin(skin).blocking)
        found = [
            OpenMark(open_mark.place, _said(draft, open_mark), open_mark.mark.kind in blocking)
            for open_mark in document_marks.open_marks(draft)
        ]
        return sorted(found, key=lambda line: not line.blocking)

    def blocking(self, draft: Draft, skin: str) -> list[str]:
        """Return a line for each open mark that keeps this skin from going out."""
        return [line.message for line in self.open_marks(draft, skin) if line.blocking]

    def with_recipient(self, draft: Draft, recipient: str) -> Draft:
        """Return the draft with another 主送 on the paper that goes out ("": unchanged)."""
        if not recipient:
            return draft
        return edits.apply(draft, _element_edit(draft, "主送", recipient))[0]

    def export_name(self, draft: Draft, skin: str) -> str:
        """Propose a file name without its suffix: 澄海区2024年……年度报告（送审稿）."""
        title = "".join(char for char in draft.report.title.plain if char not in '\\/:*?"<>|\n\t')
        name = title or f"{draft.reporter.unit}{draft.year or ''}年法治政府建设年度报告"
        return f"{name}（{self._skin(skin).name}）"

    def export(
        self, draft: Draft, output: Path, skin: str = "review", form: str = _FORM, layout: str = _LAYOUT
    ) -> None:
        """Write the document in the format of the suffix: .docx .pdf .html .txt."""
        from fzdraft.exporters.table import write

        flow, profile, properties = self._laid_out(draft, skin, form, layout)
        write_atomic(output, write(output.suffix.lower(), flow, profile, properties))

    def page_count(self, draft: Draft) -> int:
        """Count the pages of the 送审稿."""
        from fzdraft.layout.pages import page_count

        flow, profile, _ = self._laid_out(draft, "review", _FORM, _LAYOUT)
        return page_count(flow, profile, self._fonts_of(profile).widths)

    def preview(self, draft: Draft, skin: str) -> list[bytes]:
        """Return the pages as PNG images, about 100 dots an inch."""
        from fzdraft.layout.pages import paginate
        from fzdraft.paint.painter import page_png

        flow, profile, _ = self._laid_out(draft, skin, _FORM, _LAYOUT)
        fonts = self._fonts_of(profile)
        pages = paginate(flow, profile, fonts.widths)
        return [page_png(page, fonts.families, 100) for page in pages]

    def _laid_out(
        self, draft: Draft, skin: str, form: str, layout: str
    ) -> tuple[Flow, Profile, Properties]:
        from fzdraft.layout.flow import flow
        from fzdraft.layout.form import parse_form
        from fzdraft.layout.skin import properties_of

        profile, chosen = self._profile(layout), self._skin(skin)
        name = self._resource("forms", form, "文种格式")
        made = flow(draft, parse_form(resources.resource_text("forms", name), name), profile, chosen, _words)
        return made, profile, properties_of(draft, chosen, _now().replace(tzinfo=None))

    def _skin(self, skin_id: str) -> Skin:
        from fzdraft.layout.skin import parse_skin

        name = self._resource("skins", skin_id, "稿种")
        return parse_skin(resources.resource_text("skins", name), name)

    def _profile(self, layout: str) -> Profile:
        from fzdraft.layout.profile import parse_profile

        name = self._resource("layouts", layout, "版式")
        return parse_profile(resources.resource_text("layouts", name), name)

    def _fonts_of(self, profile: Profile) -> Fonts:
        from fzdraft.paint.fonts import load_fonts

        if profile.id not in self._fonts:
            self._fonts[profile.id] = load_fonts(profile.faces)
        return self._fonts[profile.id]

    def _resource(self, folder: str, wanted: str, what: str) -> str:
        """Return the name of a shipped TOML file; raises UserError that lists what there is."""
        known = {Path(name).stem: name for name in resources.resource_files(folder)}
        if wanted not in known:
            raise UserError(f"没有叫“{wanted}”的{what}，", f"现有的是：{'、'.join(sorted(known))}。")
        return known[wanted]

    # Reports about drafts and this machine -------------------------------------------

    def health(self) -> list[HealthLine]:
        """Look at fonts, input method and folders of this machine."""
        return [*self._font_lines(), _input_line(), *self._folder_lines(), *_version_lines()]

    def doctor(self) -> dict[str, Any]:
        """Return the same as plain data."""
        return {
            "fonts": [to_builtins(line) for line in self._font_lines()],
            "input_method": to_builtins(_input_line()),
            "directories": {line.name: line.found for line in self._folder_lines()},
            "versions": {line.name: line.found for line in _version_lines()},
        }

    def _font_lines(self) -> list[HealthLine]:
        from fzdraft.paint.fonts import font_report

        return [
            HealthLine(line.wanted, line.found or "没有", bool(line.found), _font_advice(line))
            for line in font_report(self._profile(_LAYOUT).faces)
        ]

    def _folder_lines(self) -> list[HealthLine]:
        own = self._directories
        named = {"个人数据": own.data, "设置": own.config, "恢复稿": own.recovery, "模板": own.templates}
        return [HealthLine(name, str(folder)) for name, folder in named.items()]

    def version(self) -> str:
        """Return the version of the program."""
        return fzdraft.__version__


def _words(text: str) -> list[str]:
    """Cut Chinese text into words; rjieba loads at once, jieba is there on every machine."""
    try:
        import rjieba
    except ImportError:
        return _words_by_jieba(text)
    words: list[str] = rjieba.cut(text)
    return words


def _words_by_jieba(text: str) -> list[str]:
    import logging

    import jieba

    jieba.setLogLevel(logging.ERROR)
    return list(jieba.cut(text))


def _element_edit(draft: Draft, name: str, value: str) -> edits.Edit:
    """Address the paper that goes out, or with 报告. the report behind its letter."""
    paper, dot, rest = name.partition(".")
    if dot and paper == "报告":
        return element_input.set_element(draft, "report", rest, value)
    return element_input.set_element(draft, element_input.outgoing_id(draft), name, value)


def _said(draft: Draft, found: document_marks.OpenMark) -> str:
    """Say where an open mark stands: 二/(五)　待填　145宗."""
    return f"{label_of(draft, found.place.node)}　{MARK_WORDS[found.mark.kind]}　{found.words[:30]}"


def _difference(left: recovery.Unfinished) -> str:
    """Say in a few words how a draft that was never saved differs from its file."""
    if left.original is None:
        return f"还没有存过盘，{left.characters} 字"
    if left.state == "gone":
        return f"原来的文件已经不在了，{left.characters} 字"
    more = left.characters - left.saved_characters
    counted = f"比存盘时{'多' if more > 0 else '少'} {abs(more)} 字" if more else "字数没变，内容有改动"
    return counted + ("；文件后来又改过" if left.state == "changed" else "")


def _font_advice(line: FontLine) -> str:
    if line.found == line.wanted:
        return ""
    if line.found:
        return f"这台电脑没有{line.wanted}，屏幕和 PDF 用{line.found}代替；Word 文件里写的仍是{line.wanted}"
    return f"请装上{line.wanted}；Word 文件里写的仍是它"


def _input_line() -> HealthLine:
    """Say which input method Qt will speak to; its wheel has no fcitx plugin, but has ibus."""
    module = os.environ.get("QT_IM_MODULE", "")
    if module.startswith("fcitx"):
        advice = "窗口会改用 ibus 协议与 fcitx5 通话；若打不出中文，请装 fcitx5 的 ibus 前端"
        return HealthLine("输入法", module, True, advice)
    return HealthLine("输入法", module or "系统默认")


def _version_lines() -> list[HealthLine]:
    names = ("PySide6-Essentials", "python-docx", "Jinja2", "lxml")
    found = {"fzdraft": fzdraft.__version__, "Python": platform.python_version()}
    found |= {name: metadata.version(name) for name in names}
    return [HealthLine(name, version) for name, version in found.items()]
