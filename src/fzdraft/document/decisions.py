"""What was decided when last year's document became this year's draft, and what it had promised."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from fzdraft.document.place import Place

DecisionKind = Literal[
    "year", "title_year", "period", "event", "counter", "name", "formula", "number", "date",
    "relative", "leftover", "leave",
]  # fmt: skip
Action = Literal["changed", "kept", "ask"]
Answer = Literal["", "written", "next_year", "dropped"]


class Option(Struct, frozen=True, omit_defaults=True, gc=False):
    """One thing that can be done with the words in question.

    `new` takes their place (None: they stay), `verify` marks them 待核, and `drop` takes
    the whole sentence out of the draft.
    """

    label: str
    new: str | None = None
    verify: bool = False
    drop: bool = False


class Decision(Struct, frozen=True, omit_defaults=True, gc=False, kw_only=True):
    """One place of last year's document, what may be done there, and what was chosen.

    [start, end) are the words `old` in last year's text after widening, `place` names it in
    the draft as well; `sentence` holds them and begins at `sentence_start`, `before` is the
    sentence in front of it ("" at the beginning). For an element of the document `element`
    is its name (成文日期) and the offsets are 0. `new` is what the program proposes. `action`
    is "ask" for a question put to the user (请您定), else what the choice does.
    Decisions with the same non-empty `same` are one row for people; `harm` ranks questions by
    what a wrong answer would do (0: nothing to ask). A decision of the kind "leave" is no
    place of last year's text: somebody let a form go out although something was open.
    """

    id: str
    kind: DecisionKind
    place: Place
    start: int = 0
    end: int = 0
    section: str = ""
    sentence: str = ""
    sentence_start: int = 0
    before: str = ""
    old: str = ""
    new: str | None = None
    action: Action = "kept"
    reason: str = ""
    options: tuple[Option, ...] = ()
    chosen: int = 0
    same: str = ""
    element: str = ""
    harm: int = 0

    @property
    def choice(self) -> Option:
        """The option that holds now."""
        return self.options[self.chosen]

    @property
    def group(self) -> str:
        """What equal decisions share: their `same`, else their own id."""
        return self.same or self.id


class Promise(Struct, frozen=True, omit_defaults=True, gc=False, kw_only=True):
    """One item that this year's report should answer: of last year's 下年安排, a 提纲, 要点.

    `text` is short, `detail` all its words; `origin` names the list (去年安排), `section`
    and `place` say where it stood there, `aspect` what it is about; `target` is the section
    of the draft that should answer it ("" where none is known).
    """

    id: str
    text: str
    detail: str = ""
    origin: str = ""
    section: str = ""
    place: Place | None = None
    aspect: str = ""
    target: str = ""
    answer: Answer = ""
