"""Drafts from templates: which there are, what they ask, a seeded draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fzdraft.document import edits, letters
from fzdraft.document.model import Draft
from fzdraft.errors import UserError
from fzdraft.filing import Filing
from fzdraft.services import Guidance, TemplateInfo
from fzdraft.storage import resources

if TYPE_CHECKING:
    from fzdraft.templating.model import Template

_LETTER = "letter"
_FIRST_TEMPLATES = ("county", "department", "town", "zone", "city")


class Drafting(Filing):
    """The part of the program that begins drafts from templates."""

    def __init__(self) -> None:
        """Know no template yet; each is read when it is asked for."""
        super().__init__()
        self._templates: dict[str, Template] = {}

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
