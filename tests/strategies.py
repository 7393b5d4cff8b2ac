"""Arbitrary but sound drafts for hypothesis, for every room's tests."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from fzdraft.document.decisions import Decision, Option, Promise
from fzdraft.document.doc_number import DocNumber
from fzdraft.document.marks import Mark, Text, with_mark
from fzdraft.document.material import Excerpt, Material
from fzdraft.document.model import (
    Attachment,
    Block,
    Draft,
    Elements,
    Paper,
    Paragraph,
    Remark,
    Reporter,
    Row,
    Section,
    Source,
    Table,
)
from fzdraft.document.place import Place

KINDS = ("carried", "value", "verify", "comment", "source")
_WORDS = st.text(
    st.one_of(
        st.sampled_from("法治政府建设年度报告一二三,。、;:“”()〔〕《》0123456789%×\n 　a𠀀"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=40,
)
_SHORT = st.text(st.sampled_from("区县市人民政府司法局办公室甲乙"), max_size=8)
_NAMES = st.lists(_SHORT.filter(bool), max_size=3).map(tuple)
_DAYS = st.none() | st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))
DOC_NUMBERS = st.builds(
    DocNumber,
    st.text(st.sampled_from("京沪宝渭政办发函字司A"), min_size=1, max_size=8),
    st.integers(1950, 2099),
    st.integers(1, 99999),
)
ELEMENTS = st.builds(
    Elements,
    copy_number=st.sampled_from(["", "000001"]),
    secrecy=st.sampled_from(["", "机密★1年"]),
    urgency=st.sampled_from(["", "特急"]),
    issuers=_NAMES,
    doc_number=st.none() | DOC_NUMBERS,
    signatories=_NAMES,
    recipients=_NAMES,
    signatures=_NAMES,
    date=_DAYS,
    note=_SHORT,
    copies_to=_NAMES,
    printer=_SHORT,
    print_date=_DAYS,
)
REPORTERS = st.builds(
    Reporter,
    kind=st.sampled_from(["county", "city", "department", "town", "zone"]),
    unit=_SHORT,
    short_name=_SHORT,
    region=_SHORT,
    self_name=_SHORT,
)


@st.composite
def texts(draw: st.DrawFn, rows: tuple[str, ...] = ("r1",), words: st.SearchStrategy[str] = _WORDS):
    """Texts whose marks lie on words, none of one kind overlapping; numbers lie on `rows`."""
    plain = draw(words)
    text = Text(plain)
    kinds = KINDS if rows else tuple(kind for kind in KINDS if kind != "value")
    for count in range(draw(st.integers(0, 4)) if plain else 0):
        start = draw(st.integers(0, len(plain) - 1))
        end = draw(st.integers(start + 1, len(plain)))
        kind = draw(st.sampled_from(kinds))
        payload = draw(st.sampled_from(rows)) if kind == "value" else draw(_SHORT)
        text = with_mark(text, Mark(f"m{count}", kind, start, end, payload))
    return text


class _Builder:
    """Draws the parts of one document: running ids, texts out of a small pool."""

    def __init__(self, draw: st.DrawFn, rows: int = 0) -> None:
        self._draw = draw
        self._count = 0
        self.rows = tuple(self.new_id("r") for _ in range(rows))
        self._texts = draw(st.lists(texts(self.rows), min_size=1, max_size=4))

    def new_id(self, prefix: str) -> str:
        self._count += 1
        return f"{prefix}{self._count}"

    def some(self, most: int) -> range:
        return range(self._draw(st.integers(0, most)))

    def text(self) -> Text:
        return self._draw(st.sampled_from(self._texts))

    def block(self) -> Block:
        if self._draw(st.integers(0, 4)):
            return Paragraph(self.new_id("p"), self.text())
        width = self._draw(st.integers(1, 3))
        height = self._draw(st.integers(1, 3))
        rows = tuple(tuple(self.text() for _ in range(width)) for _ in range(height))
        return Table(self.new_id("t"), rows)

    def blocks(self) -> tuple[Block, ...]:
        return tuple(self.block() for _ in self.some(2))

    def sections(self, levels: int) -> tuple[Section, ...]:
        return tuple(
            Section(
                self.new_id("s"),
                self.text(),
                self._draw(st.booleans()),
                self.blocks(),
                self.sections(levels - 1),
                self._draw(st.sampled_from(["", "一、", "(四"])),
                self._draw(st.sampled_from(["", "law"])),
            )
            for _ in self.some(min(levels, 3))
        )

    def paper(self) -> Paper:
        attachments = tuple(
            Attachment(self.new_id("a"), self.text(), self.blocks(), self.sections(1))
            for _ in self.some(1)
        )
        return Paper(
            self._draw(st.sampled_from(["报告", "函"])),
            self._draw(ELEMENTS),
            self.text(),
            self.blocks(),
            self.sections(4),
            attachments,
            self._draw(st.sampled_from(["standard", "two_level"])),
        )

    def letter(self) -> Paper | None:
        return self.paper() if self._draw(st.integers(0, 3)) == 3 else None


def _row(name: str) -> st.SearchStrategy[Row]:
    return st.builds(
        Row,
        st.just(name),
        indicator=_SHORT,
        label=_SHORT,
        scope=_SHORT,
        unit=st.sampled_from(["件", "%", "万元"]),
        bound=st.sampled_from(["exact", "at_least", "at_most", "about"]),
        values=st.dictionaries(
            st.integers(2015, 2030), st.sampled_from(["145", "99.97", "0"]), max_size=3
        ),
        cutoff=_DAYS,
        department=_SHORT,
        source=_SHORT,
        state=st.sampled_from(["empty", "unverified", "verified"]),
    )


_PLACES = st.builds(Place, _SHORT, st.sampled_from(["title", "paragraph"]), _SHORT)
_OPTIONS = st.lists(
    st.builds(Option, _WORDS, st.none() | _WORDS, st.booleans(), st.booleans()),
    min_size=1,
    max_size=3,
)


@st.composite
def _decision(draw: st.DrawFn, name: str) -> Decision:
    options = tuple(draw(_OPTIONS))
    return Decision(
        id=name,
        kind=draw(st.sampled_from(["year", "name", "date"])),
        place=draw(_PLACES),
        start=draw(st.integers(0, 9)),
        end=draw(st.integers(0, 9)),
        section=draw(_SHORT),
        sentence=draw(_WORDS),
        old=draw(_WORDS),
        new=draw(st.none() | _WORDS),
        action=draw(st.sampled_from(["changed", "kept", "ask"])),
        reason=draw(_WORDS),
        options=options,
        chosen=draw(st.integers(0, len(options) - 1)),
        same=draw(_SHORT),
    )


def _promise(name: str) -> st.SearchStrategy[Promise]:
    return st.builds(
        Promise,
        id=st.just(name),
        text=_WORDS,
        detail=_WORDS,
        origin=_SHORT,
        place=st.none() | _PLACES,
        target=_SHORT,
        answer=st.sampled_from(["", "written", "next_year", "dropped"]),
    )


_EXCERPTS = st.builds(
    Excerpt,
    text=_WORDS,
    heading=_SHORT,
    rows=st.sampled_from([(), (("受理", "160"), ("办结", "150"))]),
    section=_SHORT,
    put_by=st.booleans(),
)


def _material(name: str) -> st.SearchStrategy[Material]:
    return st.builds(
        Material,
        id=st.just(name),
        department=_SHORT,
        name=_SHORT,
        received=_DAYS,
        checksum=_SHORT,
        excerpts=st.lists(_EXCERPTS, max_size=2).map(tuple),
    )


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Sound drafts with everything a draft may hold."""
    build = _Builder(draw, draw(st.integers(0, 3)))
    return Draft(
        build.paper(),
        build.letter(),
        draw(REPORTERS),
        draw(st.none() | st.integers(2015, 2030)),
        draw(st.sampled_from(["", "county"])),
        tuple(draw(_row(name)) for name in build.rows),
        draw(st.none() | st.integers(2015, 2030)),
        tuple(draw(_decision(f"d{count}")) for count in range(draw(st.integers(0, 2)))),
        tuple(draw(_promise(f"q{count}")) for count in range(draw(st.integers(0, 2)))),
        draw(st.none() | _PLACES),
        tuple(draw(_material(f"m{count}")) for count in range(draw(st.integers(0, 2)))),
    )


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """What an importer may have read."""
    build = _Builder(draw)
    return Source(
        build.paper(),
        build.letter(),
        draw(st.none() | st.integers(2015, 2030)),
        draw(st.dictionaries(_SHORT, _WORDS, max_size=3)),
        draw(_NAMES),
        tuple(draw(st.lists(st.builds(Remark, _SHORT, _WORDS), max_size=2))),
    )
