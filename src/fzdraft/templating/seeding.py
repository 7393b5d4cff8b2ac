"""Template and values → a seeded draft; jinja2 is imported on the first seeding."""

from __future__ import annotations

from collections.abc import Mapping

from fzdraft.document.edits import apply
from fzdraft.document.letters import add_letter
from fzdraft.document.marks import Text
from fzdraft.document.model import (
    Attachment,
    Draft,
    Elements,
    Paper,
    Paragraph,
    Reporter,
    Row,
    Section,
)
from fzdraft.errors import UserError
from fzdraft.templating.answers import check_names, resolve
from fzdraft.templating.faults import SETTINGS, broken, line_of
from fzdraft.templating.marking import Ledger
from fzdraft.templating.model import PREAMBLE, Placeholder, SectionPlan, Template


def seed(
    template: Template, values: Mapping[str, str | int], letter: Template | None = None
) -> Draft:
    """Return a draft with every section of the template, its words, blanks and elements.

    `values` answer the placeholders of the template. With a letter, the elements of the
    document stand on the letter. Raises UserError when a value is missing or unfit, or a
    template is broken.
    """
    if template.form != "report":
        raise UserError(f"“{template.name}”要随报告一起用。", "请选一个报告的模板。")
    check_names(template, values)
    ledger = Ledger()
    seeding = _Seeding(template, values, ledger)
    report = seeding.paper("report")
    reporter, year = _reporter(template, seeding.values), int(seeding.values["year"])
    draft = Draft(report, None, reporter, year, template.id, ledger.rows)
    if letter is None:
        return draft
    return apply(draft, add_letter(draft, *cover_letter(letter, draft)))[0]


def cover_letter(letter: Template, draft: Draft) -> tuple[Paper, tuple[Row, ...]]:
    """Return a letter for a report that exists, and the ledger rows of its own blanks."""
    signatures = draft.report.elements.signatures
    known = {
        "unit": draft.reporter.unit,
        "party_unit": signatures[0] if len(signatures) > 1 else "",
        "self_name": draft.reporter.self_name,
        "year": str(draft.year or ""),
    }
    title = {"report_title": draft.report.title.plain}
    ledger = Ledger("letter-")
    paper = _Seeding(letter, known, ledger, title).paper("letter")
    return paper, ledger.rows


def _reporter(template: Template, values: Mapping[str, str]) -> Reporter:
    assert template.reporter is not None  # parse_template asks it of every report
    fields = {name: values.get(name, "") for name in ("unit", "short_name", "region", "self_name")}
    return Reporter(template.reporter, **fields)


class _Seeding:
    """One template with its values on the way to a paper."""

    def __init__(
        self,
        template: Template,
        given: Mapping[str, str | int],
        ledger: Ledger,
        computed: Mapping[str, str] = {},
    ) -> None:
        # jinja2 is slow to import and no window needs it before a draft is seeded.
        from fzdraft.templating.sandbox import Texts

        self._template = template
        self._ledger = ledger
        self._texts = Texts(template.id, template.texts)
        self.values = resolve(template, given, self._default) | dict(computed)
        self._blocks = self._texts.blocks(set(self.values))
        self._check_topics()

    def paper(self, paper_id: str) -> Paper:
        """Return the whole paper; `paper_id` is "report" or "letter"."""
        return Paper(
            elements=self._elements(),
            title=Text(self._line(self._template.title, "title")),
            preamble=self._paragraphs(PREAMBLE, paper_id),
            sections=self._tree(list(enumerate(self._template.sections)), 1),
            attachments=self._attachments(),
        )

    def _default(self, holder: Placeholder, values: Mapping[str, str]) -> str:
        index = self._template.placeholders.index(holder)
        line = line_of(self._template.source, f"placeholders[{index}].default")
        return self._texts.line(holder.default, SETTINGS, line, values).strip()

    def _line(self, source: str, path: str) -> str:
        line = line_of(self._template.source, path)
        return self._texts.line(source, SETTINGS, line, self.values).strip()

    def _elements(self) -> Elements:
        texts = self._template.elements
        return Elements(
            issuers=self._names("issuers", texts.issuers),
            recipients=self._names("recipients", texts.recipients),
            signatures=self._names("signatures", texts.signatures),
        )

    def _names(self, element: str, texts: tuple[str, ...]) -> tuple[str, ...]:
        rendered = (self._line(text, f"elements.{element}") for text in texts)
        return tuple(name for name in rendered if name)

    def _attachments(self) -> tuple[Attachment, ...]:
        name = self._line(self._template.attachment, "attachment")
        return (Attachment("attached", Text(name)),) if name else ()

    def _tree(self, plans: list[tuple[int, SectionPlan]], level: int) -> tuple[Section, ...]:
        """Nest the flat plans: those that follow deeper belong to the one before."""
        starts = [at for at, (_, plan) in enumerate(plans) if plan.level == level]
        ends = [*starts[1:], len(plans)]
        return tuple(
            self._section(*plans[start], self._tree(plans[start + 1 : end], level + 1))
            for start, end in zip(starts, ends, strict=False)
        )

    def _section(self, index: int, plan: SectionPlan, below: tuple[Section, ...]) -> Section:
        heading = Text(self._line(plan.heading, f"sections[{index}].heading"))
        blocks = self._paragraphs(plan.id, plan.id)
        return Section(plan.id, heading, plan.run_in, blocks, below, topic=plan.id)

    def _paragraphs(self, topic: str, holder: str) -> tuple[Paragraph, ...]:
        """Render a block: an empty line parts paragraphs, other line ends are only for authors."""
        if topic not in self._blocks:
            return ()
        tools = {"number": self._ledger.number, "confirm": self._ledger.confirm}
        rendered = self._texts.render(self._blocks[topic][0], topic, {**self.values, **tools})
        lines = [line.strip() for line in rendered.splitlines()]
        parts = "\n".join(lines).strip("\n").split("\n\n")
        texts = [part.replace("\n", "") for part in parts if part.strip()]
        return tuple(
            Paragraph(f"{holder}.{count}", self._ledger.text(text))
            for count, text in enumerate(texts, 1)
        )

    def _check_topics(self) -> None:
        """Every block belongs to a section, every section without children has a block."""
        plans = self._template.sections
        for topic, (file, line) in self._blocks.items():
            if topic != PREAMBLE and topic not in {plan.id for plan in plans}:
                reason = f"{SETTINGS} 里没有“{topic}”这一节"
                raise broken(self._template.id, file, line, reason)
        followers = [*(plan.level for plan in plans[1:]), 0]
        for index, plan in enumerate(plans):
            if followers[index] <= plan.level and plan.id not in self._blocks:
                line = line_of(self._template.source, f"sections[{index}].id")
                reason = f"正文文件里缺“{plan.id}”这一节"
                raise broken(self._template.id, SETTINGS, line, reason)
