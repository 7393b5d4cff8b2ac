"""How a draft leaves: skins, open marks, export, pages, preview."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from fzdraft.document import edits, element_input, leaving, tree
from fzdraft.document import open_marks as document_marks
from fzdraft.document.model import Draft
from fzdraft.document.outline import labels
from fzdraft.document.places import Place, texts
from fzdraft.errors import UserError
from fzdraft.services import OpenMark, SkinInfo
from fzdraft.storage import resources
from fzdraft.storage.atomic import write_atomic

if TYPE_CHECKING:
    from fzdraft.document.comparing import Comparison
    from fzdraft.layout.blocks import Flow
    from fzdraft.layout.profile import Profile
    from fzdraft.layout.skin import Properties, Skin
    from fzdraft.paint.fonts import Fonts
    from fzdraft.report.deeds import Acts

_LONGEST = 35
"""Characters of a line about something open."""
DEFAULT_LAYOUT, DEFAULT_FORM = "gb9704", "report"
REDLINES = (".docx", ".pdf")
_REDLINE_SKIN = "submit"


class Outgoing:
    """The part of the program that makes documents of drafts."""

    def __init__(self) -> None:
        """Start with no faces measured."""
        self._fonts: dict[str, Fonts] = {}
        self._acts: Acts | None = None

    def skins(self) -> list[SkinInfo]:
        """List the forms in which the paper can leave, in the order of life."""
        found = [self._skin(Path(n).stem) for n in resources.resource_files("skins")]
        found.sort(key=lambda skin: skin.order)
        return [SkinInfo(skin.id, skin.name, skin.hint, bool(skin.blocking)) for skin in found]

    def open_marks(self, draft: Draft, skin: str) -> list[OpenMark]:
        """List what is not settled yet: what blocks the skin, then doubts, then hints."""
        from fzdraft.layout.obstacles import obstacles

        chosen, names = self._skin(skin), labels(draft)
        blocking = [
            OpenMark(found.place, _said(names, found.place, found.said), True)
            for found in obstacles(draft, chosen)
        ]
        rest = [
            self._graded(names, found)
            for found in sorted(document_marks.open_marks(draft), key=_is_carried)
            if found.mark.kind not in chosen.blocking
        ]
        return blocking + sorted(rest, key=lambda mark: mark.hint)

    def _graded(self, names: dict[str, str], found: document_marks.OpenMark) -> OpenMark:
        """Tell last year's deeds and counters, which are doubts, from its other words."""
        if found.mark.kind != "carried":
            return OpenMark(found.place, _said(names, found.place, str(found)))
        deed = self._is_deed(found.words)
        words = f"{'去年的事' if deed else '去年原话'}：{found.words}"
        return OpenMark(found.place, _said(names, found.place, words), hint=not deed, old=True)

    def _is_deed(self, words: str) -> bool:
        from fzdraft.report.deeds import acts, counters, deeds

        if self._acts is None:
            self._acts = acts(tomllib.loads(resources.resource_text("deeds.toml")))
        return bool(deeds(words, self._acts) or counters(words))

    def leave_open(self, draft: Draft, skin: str) -> edits.Edit:
        """Return the edit that records the decision to let a skin go out with open marks."""
        left = [mark for mark in self.open_marks(draft, skin) if mark.blocking]
        place = left[0].place if left else Place("report", "title")
        said, now = [mark.message for mark in left], datetime.datetime.now().astimezone()
        return leaving.leave_open(draft, self._skin(skin).name, said, now, place)

    def blocking(self, draft: Draft, skin: str) -> list[str]:
        """Return a line for each open mark that keeps this skin from going out."""
        return [line.message for line in self.open_marks(draft, skin) if line.blocking]

    def with_recipient(self, draft: Draft, recipient: str) -> Draft:
        """Return the draft with another 主送 on the paper that goes out ("": unchanged)."""
        if not recipient:
            return draft
        return edits.apply(draft, element_input.named_edit(draft, "主送", recipient))[0]

    def export_name(self, draft: Draft, skin: str) -> str:
        """Propose a file name without its suffix: 澄海区2024年……年度报告（送审稿）."""
        title = "".join(char for char in draft.report.title.plain if char not in '\\/:*?"<>|\n\t')
        name = title or f"{draft.reporter.unit}{draft.year or ''}年法治政府建设年度报告"
        return f"{name}（{self._skin(skin).name}）"

    def export(
        self,
        draft: Draft,
        output: Path,
        skin: str = "review",
        form: str = DEFAULT_FORM,
        layout: str = DEFAULT_LAYOUT,
    ) -> None:
        """Write the document in the format of the suffix: .docx .pdf .html .txt."""
        from fzdraft.exporters.table import write

        flow, profile, properties = self._laid_out(draft, skin, form, layout)
        write_atomic(output, write(output.suffix.lower(), flow, profile, properties))

    def compare(self, old: Draft, new: Draft) -> Comparison:
        """Compare two drafts by section, paragraph and word."""
        from fzdraft.document.comparing import compare

        return compare(old, new, words)

    def export_redline(
        self,
        old: Draft,
        new: Draft,
        output: Path,
        form: str = DEFAULT_FORM,
        layout: str = DEFAULT_LAYOUT,
    ) -> None:
        """Write the 花脸稿 of two drafts: .docx with tracked changes, or .pdf."""
        from fzdraft.exporters.table import write
        from fzdraft.layout.redline import redline

        suffix = output.suffix.lower()
        if suffix not in REDLINES:
            raise UserError(
                f"花脸稿不能存成“{suffix or '没有后缀'}”的文件，",
                f"文件名请以这些结尾：{' '.join(REDLINES)}。",
            )
        before, _, _ = self._laid_out(old, _REDLINE_SKIN, form, layout)
        after, profile, properties = self._laid_out(new, _REDLINE_SKIN, form, layout)
        made = redline(before, after, self.compare(old, new), words)
        write_atomic(output, write(suffix, made, profile, properties))

    def page_count(self, draft: Draft) -> int:
        """Count the pages of the 报送稿; those of a long draft are estimated."""
        from fzdraft.layout.pages import page_count

        if tree.is_long(draft):
            return _estimated_pages(draft)
        flow, profile, _ = self._laid_out(draft, "submit", DEFAULT_FORM, DEFAULT_LAYOUT)
        return page_count(flow, profile, self._fonts_of(profile).widths)

    def preview(self, draft: Draft, skin: str) -> list[bytes]:
        """Return the pages as PNG images, about 100 dots an inch."""
        from fzdraft.layout.pages import paginate
        from fzdraft.paint.preview import page_png

        flow, profile, _ = self._laid_out(draft, skin, DEFAULT_FORM, DEFAULT_LAYOUT)
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
        made = flow(
            draft, parse_form(resources.resource_text("forms", name), name), profile, chosen, words
        )
        return made, profile, properties_of(draft, chosen, datetime.datetime.now().astimezone())

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
            raise UserError(
                f"没有叫“{wanted}”的{what}，", f"现有的是：{'、'.join(sorted(known))}。"
            )
        return known[wanted]


def words(text: str) -> list[str]:
    """Cut Chinese text into words; rjieba loads at once, jieba is there on every machine."""
    try:
        import rjieba
    except ImportError:
        return _words_by_jieba(text)
    cut: list[str] = rjieba.cut(text)
    return cut


def _words_by_jieba(text: str) -> list[str]:
    import logging

    import jieba

    jieba.setLogLevel(logging.ERROR)
    return list(jieba.cut(text))


def _estimated_pages(draft: Draft) -> int:
    """Return the pages of 22 lines of 28 characters that the texts fill (GB/T 9704, 5.2.3)."""
    lines = sum((2 + len(text.plain) + 27) // 28 for _, text in texts(draft))
    return max(1, lines // 22)


def _is_carried(found: document_marks.OpenMark) -> bool:
    """Tell last year's words, which come behind what waits and what is to be confirmed."""
    return found.mark.kind == "carried"


def _said(names: dict[str, str], place: Place, words: str) -> str:
    """Say on one line where something stands: 二/(五)　待填：145."""
    return f"{names[place.node]}　{_shortened(words)}"


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
