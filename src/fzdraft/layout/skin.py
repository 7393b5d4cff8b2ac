"""The skin of an export: what goes out, how marks print, what blocks (a TOML file each)."""

from __future__ import annotations

import datetime
from typing import Literal

from msgspec import Struct

from fzdraft.document.model import Draft, Paper
from fzdraft.layout.described import described
from fzdraft.layout.tidy import tidy

PaperName = Literal["letter", "report"]
Blocking = Literal["value", "verify", "secrecy"]


class Properties(Struct, frozen=True):
    """What a file says about itself; `created` is the only time in it."""

    title: str = ""
    author: str = ""
    category: str = ""
    created: datetime.datetime = datetime.datetime(2000, 1, 1)


class PropertyTexts(Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of the properties with {title}, {stage}, {unit}, {year} and {skin}."""

    title: str = ""
    author: str = ""
    category: str = ""


class Skin(Struct, frozen=True, forbid_unknown_fields=True):
    """A skin as one TOML file of resources/skins holds it.

    `hint` says in a few words to whom it goes and what it lacks, `order` its place in lists.
    `papers` go out, in this order, where the draft has them; `omit` names elements that
    do not; `stage` is printed below the title; `blank` stands for an unfilled value;
    `blocking` are the kinds of open marks that refuse the export. `missing` is the title of
    the list of unfilled values behind the text (empty: none). Comments never print.
    """

    id: str
    name: str
    hint: str
    order: int
    papers: tuple[PaperName, ...]
    blank: str
    omit: tuple[str, ...] = ()
    stage: str = ""
    missing: str = ""
    blocking: tuple[Blocking, ...] = ()
    properties: PropertyTexts = PropertyTexts()


def parse_skin(text: str, name: str) -> Skin:
    """Read a skin; raises UserError naming the file and the faulty entry."""
    return described(text, Skin, "稿种", name)


def papers_of(draft: Draft, skin: Skin) -> list[tuple[PaperName, Paper]]:
    """Return the papers of the draft that go out, in the skin's order."""
    have = {"letter": draft.letter, "report": draft.report}
    return [(name, paper) for name in skin.papers if (paper := have[name]) is not None]


def properties_of(draft: Draft, skin: Skin, created: datetime.datetime) -> Properties:
    """Fill the skin's property patterns from the paper that goes out first."""
    _, paper = papers_of(draft, skin)[0]
    elements = paper.elements
    names = elements.issuers or elements.signatures or (draft.reporter.unit,)
    words = {
        "title": paper.title.plain,
        "stage": skin.stage,
        "unit": "、".join(name for name in names if name),
        "year": str(draft.year or ""),
        "skin": skin.name,
    }
    texts = skin.properties
    return Properties(
        tidy(texts.title.format_map(words)),
        tidy(texts.author.format_map(words)),
        tidy(texts.category.format_map(words)),
        created,
    )
