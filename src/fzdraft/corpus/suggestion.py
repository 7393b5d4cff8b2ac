"""What the library offers to a caret, and what it has to know of the place: plain values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from fzdraft.corpus.model import Slot
from fzdraft.document.model import Reporter
from fzdraft.report.aspects import Aspect, Content

Kind = Literal["phrase", "metric", "opening", "closing"]
Purpose = Literal["opening", "lead", "metric", "shortcoming", "plan", "closing", "phrase"]
"""开头段, 节首句, 数字句, 不足, 下年, 收尾, any other sentence."""
BlankKind = Literal["number", "place", "year"]


class Blank(Struct, frozen=True):
    """A stretch of an adapted text that was another report's, in code points.

    number: an empty place with its unit, indicator and label · place: a name that is now the
    own one · year: digits of a year, moved to the draft's.
    """

    start: int
    end: int
    what: BlankKind
    unit: str = ""
    indicator: str = ""
    label: str = ""


class Suggestion(Struct, frozen=True):
    """A sentence of the library (or the rest of one) made ready for a draft.

    `text` is what goes in, `original` what stands in the document; `similar` counts other
    documents with a near-equal sentence; `label` says so to people. `favourite` is the id of
    a 收藏 where it is one; `own` tells the unit's own earlier report; `parts` what each part of
    the ranking gave.
    """

    text: str
    original: str
    kind: Kind
    purpose: Purpose
    document: int
    title: str
    section: str
    year: int | None
    similar: int
    slots: tuple[Blank, ...]
    score: float
    label: str
    unique: bool
    sentence: int = 0
    favourite: int | None = None
    own: bool = False
    parts: dict[str, float] = {}


class Caret(Struct, frozen=True):
    """Where something is to be written, and for whom.

    `headings` stand above the place, widest first; `before` is its paragraph up to the caret,
    `above` the paragraphs over it in the same section, nearest last; `said` holds the sentences
    of the draft, which are not offered again; documents in `exclude` give nothing. `asked`
    are words that somebody searches for; `starts` tells that its section has no text yet,
    `named` that the headings themselves name what it is for or about, `letter` that it lies
    in the letter. `title` is the document's.
    """

    reporter: Reporter = Reporter()
    year: int | None = None
    headings: tuple[str, ...] = ()
    content: Content = "other"
    aspect: Aspect | None = None
    before: str = ""
    above: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    exclude: frozenset[int] = frozenset()
    asked: str = ""
    starts: bool = False
    named: bool = False
    letter: bool = False
    title: str = ""


class Favourite(Struct, frozen=True):
    """A sentence that the user keeps (收藏), with the slots of what was another's in it."""

    id: int
    text: str
    slots: tuple[Slot, ...]
    content: Content
    aspect: Aspect | None
    title: str = ""
    year: int | None = None
    added: str = ""
