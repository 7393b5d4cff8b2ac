"""Long lists stand in lines; what is read in pieces is what would be read at once."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import drafts

from fzdraft.document.decisions import Decision, Option
from fzdraft.document.marks import Text
from fzdraft.document.model import Attachment, Draft, Paper, Paragraph, Row, Section, Source
from fzdraft.document.place import Place
from fzdraft.storage import lined
from fzdraft.storage.lined import LINE, decode, encode

MANY = 2 * LINE + 7


def paragraphs(count: int, first: int = 0) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(f"p{n}", Text(f'第{n}段。\n"]:[')) for n in range(first, first + count))


def long_draft() -> Draft:
    """A draft with a long list at every depth, and short ones beside them."""
    inner = Section("s1.1", Text("里面"), blocks=paragraphs(MANY))
    outer = Section("s1", Text("外面"), blocks=paragraphs(3, MANY), sections=(inner,))
    small = tuple(Section(f"t{n}", Text("小")) for n in range(MANY))
    attachment = Attachment("a1", blocks=paragraphs(MANY, 2 * MANY))
    paper = Paper(sections=(outer, *small), attachments=(attachment,))
    rows = tuple(Row(f"r{n}", values={2023: str(n)}) for n in range(MANY))
    option = (Option("以后填"),)
    decisions = tuple(
        Decision(id=f"d{n}", kind="number", place=Place("s1", "paragraph"), options=option)
        for n in range(MANY)
    )
    return Draft(paper, year=2024, rows=rows, decisions=decisions)


DRAFT = long_draft()
DATA = bytes(encode(DRAFT))


def test_a_long_draft_comes_back_out_of_its_lines():
    assert lined._in_pieces(DATA, Draft) == DRAFT


def test_lines_are_json_for_everybody():
    assert msgspec.json.decode(DATA, type=Draft) == DRAFT


def test_no_line_is_much_longer_than_its_share():
    longest = max(len(line) for line in DATA.split(b"\n"))
    assert longest < LINE * len(msgspec.json.encode(DRAFT.decisions[-1])) * 1.1


def test_a_short_draft_is_one_line():
    assert encode(Draft(year=2024)) == b'{"year":2024}'


def test_a_long_source_comes_back_too():
    source = Source(Paper(preamble=paragraphs(MANY)), metadata={"索引号": "1"})
    assert lined._in_pieces(encode(source), Source) == source


@given(drafts())
@settings(max_examples=30)
def test_whatever_the_lines_the_draft_is_the_same(draft):
    whole = b"".join(lined._pieces(draft))
    assert decode(whole, Draft) == msgspec.json.decode(whole, type=Draft) == draft


def test_json_that_somebody_else_broke_into_lines_is_read_as_a_whole():
    pretty = msgspec.json.format(DATA, indent=1).replace(b": [\n", b":[\n")
    assert decode(pretty, Draft) == DRAFT


FORGED = {
    "a number where a line belongs": DATA.replace(b',\n{"id":"r0"', b',\n0,{"id":"r0"', 1),
    "a line of another kind": DATA.replace(b'"decisions":[\n', b'"rows":[\n'),
    "a line without its end": DATA[: len(DATA) // 2],
    "a number that takes another's line": b'{"report":{"preamble":[0]},"letter":{"preamble":[\n'
    b'{"type":"paragraph","id":"a"}\n]}}',
    "a number less than lines": b'{"report":{"x":[\n{}\n],"preamble":[]}}',
    "a number in a short list": b'{"report":{"preamble":[\n{"type":"paragraph","id":"a"}\n,0]}}',
}


@pytest.mark.parametrize("data", FORGED.values(), ids=FORGED.keys())
def test_forged_lines_are_judged_as_the_whole_is(data):
    def at_once() -> Draft | None:
        try:
            return msgspec.json.decode(data, type=Draft)
        except lined.WRONG:
            return None

    try:
        found = decode(data, Draft)
    except lined.WRONG:
        found = None
    assert found == at_once()


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_a_changed_byte_is_read_as_the_whole_would_be(data):
    short = bytearray(b'{"report":{"preamble":[\n{"type":"paragraph","id":"a"}\n]},"year":2024}')
    short[data.draw(st.integers(0, len(short) - 1))] = data.draw(st.integers(0, 255))
    test_forged_lines_are_judged_as_the_whole_is(bytes(short))
