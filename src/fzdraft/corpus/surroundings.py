"""What surrounds a caret, weighed: the words before it, and who wrote the sentences around."""

from __future__ import annotations

import bisect
import itertools
import re
import sqlite3
from collections.abc import Callable

from msgspec import Struct

from fzdraft.corpus.adapting import Target
from fzdraft.corpus.around import Likeness, Naming, telling, weights
from fzdraft.corpus.counting_out import is_mark
from fzdraft.corpus.likeness import pairs
from fzdraft.corpus.ranking import Manner
from fzdraft.corpus.suggestion import Caret
from fzdraft.document.model import ReporterKind
from fzdraft.language.sentences import sentences
from fzdraft.report.powers import Level, level_of

ENDS = ("。", "！", "？", "!", "?", "”", "’", "）", "》", "：")
_PROPER = re.compile("[0-9〇]+|.{2,8}[省市州县区镇乡]")
_SAME = 2


class Around(Struct, frozen=True):
    """The words before a caret: its two last sentences, the first of its paragraph.

    `begun` is the beginning of a sentence that stands before the caret already, `mark` the
    一是 of one that is not begun.
    """

    last: str = ""
    before_last: str = ""
    first: str = ""
    begun: str = ""
    mark: str = ""


def around(caret: Caret) -> Around:
    """Read the words before a caret, in its paragraph and above; 一是 begins nothing yet."""
    own = [caret.before[start:end] for start, end in sentences(caret.before)]
    begun = own.pop() if own and not own[-1].endswith(ENDS) else ""
    mark = begun if is_mark(begun) else ""
    over = [text[start:end] for text in caret.above for start, end in sentences(text)]
    said = [*over, *own]
    return Around(
        said[-1] if said else "",
        said[-2] if len(said) > 1 else "",
        own[0] if own else "",
        "" if mark else begun,
        mark,
    )


class Owner(Struct, frozen=True):
    """The section and document of a sentence; `opens` what stands above all its headings."""

    heading: str
    node: str
    document: int
    title: str
    unit: str
    region: str
    kind: ReporterKind
    year: int | None
    first: int
    opens: bool


def owners(db: sqlite3.Connection, sections: set[int]) -> dict[int, Owner]:
    """Return section and document of sentences by the ids of their sections."""
    ids = list(sections)
    rows = db.execute(
        "SELECT h.id, h.heading, h.node, d.id, d.title, d.unit, d.region, d.kind, d.year,"
        " d.first, h.node = '' AND d.last_section > d.first_section"
        " FROM sections h JOIN documents d ON d.id = h.document"
        f" WHERE h.id IN ({','.join('?' * len(ids))})",
        ids,
    )
    return {row[0]: Owner(*row[1:]) for row in rows}


class Surroundings:
    """What a sentence is compared with: the words around a caret, weighed."""

    def __init__(
        self,
        db: sqlite3.Connection,
        caret: Caret,
        aim: Target,
        here: Around,
        cut: Callable[[str], list[str]],
        manner: Manner,
    ) -> None:
        """Weigh the words around a caret by how rare the library holds them."""
        heading = caret.headings[-1] if caret.headings else ""
        self.caret, self.aim, self.cut, self.here = caret, aim, cut, here
        self._titles: dict[str, float] = {}
        about = caret.asked or f"{heading}{here.last}{here.begun}"
        over = caret.above[-1] if caret.above else ""
        said = (here.last, here.before_last, here.first, heading, about, caret.before, over)
        texts = [cut(text) for text in said]
        known = weights(db, itertools.chain.from_iterable(texts))
        (
            self.last, self.before_last, self.first, self.heading, self.about,
            self.paragraph, self.above,
        ) = (Likeness(known, text) for text in texts)  # fmt: skip
        self.names = Naming(known, cut(heading))
        self._beginning = (here.last if caret.before.strip() else over)[:_SAME]
        self._lengths = manner.lengths[min(len(sentences(caret.before)), len(manner.lengths) - 1)]
        self._steps = manner.steps

    def length(self, text: str) -> float:
        """Say how usual a length is here: the first of a paragraph is short, or a lead."""
        return self._lengths[bisect.bisect_right(self._steps, len(text))]

    def begins(self, text: str) -> bool:
        """Whether a text begins as the sentence before it or, at a start, the paragraph above."""
        return len(self._beginning) == _SAME and text.startswith(self._beginning)

    def again(self, words: frozenset[str]) -> float:
        """Say how like the words are to what was said just now."""
        return max(self.last(words), self.before_last(words), self.first(words))

    def holds(self, text: str) -> bool:
        """Whether a text holds a word that somebody searches for."""
        return any(word in text for word in self.caret.asked.split())

    def genre(self, title: str) -> float:
        """Say how like the title of a document is to the draft's: 法治政府建设 …, 政府工作报告.

        Of one without a title nothing is known: half.
        """
        if not title:
            return 0.5
        if title not in self._titles:
            own, other = (pairs(_PROPER.sub("", name)) for name in (self.caret.title, title))
            self._titles[title] = len(own & other) / (len(own) or 1)
        return self._titles[title]

    def level(self, owner: Owner) -> Level:
        """Return how high the unit stands that wrote a document."""
        known = self.aim.names.divisions
        return level_of(owner.kind, owner.unit, owner.region, known)

    def under(self, headings: str) -> float:
        """Say how like the lowest of some headings is to the one above the caret."""
        return self.heading(telling(self.cut(headings.rpartition(" / ")[2])))
