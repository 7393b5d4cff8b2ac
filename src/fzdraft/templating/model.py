"""What a report template is: placeholders to ask for, sections to write, texts to start from."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from fzdraft.document.model import ReporterKind

Form = Literal["report", "letter"]
PlaceholderType = Literal["text", "year", "choice"]
Content = Literal["achievements", "shortcomings", "first_responsible", "next_year", "other"]
Aspect = Literal[
    "leadership",
    "functions",
    "rules",
    "decisions",
    "enforcement",
    "emergency",
    "disputes",
    "supervision",
    "technology",
]

CONTENT_NAMES: dict[Content, str] = {
    "achievements": "主要举措和成效",
    "shortcomings": "不足和原因",
    "first_responsible": "第一责任人履职",
    "next_year": "下一年度安排",
    "other": "其他情况",
}
ASPECT_NAMES: dict[Aspect, str] = {
    "leadership": "党的领导和推进机制",
    "functions": "政府机构职能",
    "rules": "依法行政制度",
    "decisions": "行政决策",
    "enforcement": "行政执法",
    "emergency": "突发事件应对",
    "disputes": "矛盾纠纷预防调处化解",
    "supervision": "行政权力制约和监督",
    "technology": "科技保障",
}
PREAMBLE = "preamble"


class Placeholder(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to ask before seeding: its name in the texts, its Chinese label, its type.

    `default` is a Jinja text that may use the placeholders before it; without one (and
    not `optional`) a value must be given. `choices` are the values of type "choice".
    """

    name: str
    label: str
    type: PlaceholderType = "text"
    default: str = ""
    optional: bool = False
    choices: tuple[str, ...] = ()
    example: str = ""


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """The text before the first heading: what it should say and its length in characters."""

    hints: tuple[str, ...] = ()
    target: int = 0


class SectionPlan(Struct, frozen=True, forbid_unknown_fields=True):
    """A section to write: heading (Jinja), level 1 to 4, what it covers and should say.

    `target` counts the characters of its own text without its children; a `movable`
    section has more than one customary place, an `optional` one may be left out.
    """

    id: str
    heading: str
    level: int = 1
    run_in: bool = False
    contents: tuple[Content, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    hints: tuple[str, ...] = ()
    target: int = 0
    movable: bool = False
    optional: bool = False


class ElementTexts(Struct, frozen=True, forbid_unknown_fields=True):
    """Elements of the document as Jinja texts; those that come out empty are left out."""

    issuers: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()


class Template(Struct, frozen=True, forbid_unknown_fields=True):
    """A report template as read from its folder.

    `texts` are its Jinja files by name, `source` is its template.toml, kept to name lines
    in messages. `reporter` is None for a letter that any reporter may use. The sections stand flat,
    in reading order, each with its level.
    """

    id: str
    name: str
    form: Form
    title: str
    reporter: ReporterKind | None = None
    elements: ElementTexts = ElementTexts()
    attachment: str = ""
    placeholders: tuple[Placeholder, ...] = ()
    preamble: Plan = Plan()
    sections: tuple[SectionPlan, ...] = ()
    texts: dict[str, str] = {}
    source: str = ""


class Guidance(Struct, frozen=True):
    """What the window shows as 本节应写: hints, length in characters, what is covered."""

    hints: tuple[str, ...] = ()
    target_characters: int = 0
    contents: tuple[Content, ...] = ()
    aspects: tuple[Aspect, ...] = ()


def guidance(template: Template, topic: str) -> Guidance:
    """Return what the template asks of the section `topic` (or PREAMBLE); empty when nothing."""
    if topic == PREAMBLE:
        return Guidance(template.preamble.hints, template.preamble.target)
    for plan in template.sections:
        if plan.id == topic:
            return Guidance(plan.hints, plan.target, plan.contents, plan.aspects)
    return Guidance()
