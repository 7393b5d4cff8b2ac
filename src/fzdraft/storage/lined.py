"""JSON whose long lists stand in lines of their own, so that they are written and read in pieces.

It is JSON as any other: a line breaks only where JSON allows white space. But what encodes or
decodes a long draft in one call keeps every other thread waiting, the window's too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from typing import Any, TypeVar

import msgspec

from fzdraft.document.decisions import Decision, Promise
from fzdraft.document.model import Attachment, Block, Draft, Paper, Row, Section, Source

Bytes = bytes | bytearray
WRONG = (msgspec.DecodeError, RecursionError, UnicodeDecodeError, OverflowError)
LINE = 1000
"""So many paragraphs, rows or decisions at most stand in a line."""

_Value = TypeVar("_Value")
_HOLDERS = (Draft, Source, Paper, Section, Attachment)
_ITEMS: dict[str, Any] = {
    "preamble": tuple[Block, ...],
    "blocks": tuple[Block, ...],
    "sections": tuple[Section, ...],
    "attachments": tuple[Attachment, ...],
    "rows": tuple[Row, ...],
    "decisions": tuple[Decision, ...],
    "promises": tuple[Promise, ...],
}
"""What stands in a list that may be long, by its name."""
_Line = tuple[str, memoryview]
_OPENS = re.compile(rb'"(\w+)":\[$')


def encode(value: object) -> Bytes:
    """Return a draft or a source as JSON, long lists in lines; a short one is one line."""
    if _size(value) <= LINE:
        return plain(value)
    whole = bytearray()
    for piece in _pieces(value):
        whole += piece
    return whole


def decode(data: Bytes, kind: type[_Value]) -> _Value:
    """Read JSON, in pieces where it stands in lines; raises one of WRONG."""
    if kind in _HOLDERS and data.find(b":[\n") >= 0:
        try:
            return _in_pieces(data, kind)
        except (*WRONG, IndexError, ValueError):
            pass
    return msgspec.json.decode(data, type=kind)


def plain(value: object) -> bytes:
    """Encode a value at once; half of a surrogate pair (a broken paste) must not stop a save."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        found = msgspec.to_builtins(value, str_keys=True)
        return json.dumps(found, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


def _size(value: object) -> int:
    """Count what a value holds, down to paragraphs."""
    if isinstance(value, _HOLDERS):
        return 1 + sum(_size(getattr(value, name)) for name in value.__struct_fields__)
    if not isinstance(value, tuple) or not value:
        return 1
    return sum(map(_size, value)) if isinstance(value[0], _HOLDERS) else len(value)


def _pieces(value: object) -> Iterator[bytes]:
    if _size(value) <= LINE:
        yield plain(value)
    elif isinstance(value, _HOLDERS):
        for index, name in enumerate(value.__struct_fields__):
            yield b'%s"%s":' % (b"," if index else b"{", name.encode())
            yield from _pieces(getattr(value, name))
        yield b"}"
    elif isinstance(value, tuple):
        for index, some in enumerate(_lines(value)):
            yield b",\n" if index else b"[\n"
            yield from _pieces(some[0]) if len(some) == 1 else [plain(some)[1:-1]]
        yield b"\n]"
    else:
        yield plain(value)


def _lines(items: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    """Part a list where a line is full; what is larger than a line stands alone."""
    first, held = 0, 0
    for index, item in enumerate(items):
        size = _size(item)
        if held + size > LINE and index > first:
            yield items[first:index]
            first, held = index, 0
        held += size
    yield items[first:]


def _in_pieces(data: Bytes, kind: type[_Value]) -> _Value:
    """Read what stands around the long lists, and each of their lines for itself.

    Around them a number takes the place of a line; the numbers must come back in their order.
    """
    around, lines = _parted(data)
    places = count()
    found = msgspec.json.decode(around)
    whole = _filled(found, lines, places)
    if next(places) != len(lines):
        raise ValueError("a line belongs nowhere")
    return msgspec.convert(whole, kind, str_keys=True)


def _parted(data: Bytes) -> tuple[bytes, list[_Line]]:
    """Return the text around the lines of items, and those lines with the name of their list."""
    view, around, lines = memoryview(data), list[bytes](), list[_Line]()
    names: list[str] = []
    start, end = 0, -1
    while end < len(data):
        start, end = end + 1, data.find(b"\n", end + 1)
        end = len(data) if end < 0 else end
        last = bytes(view[max(start, end - 40) : end])
        if data[start : start + 1] == b"]":
            names.pop()
        elif names and not _OPENS.search(last):
            comma = last.endswith(b",")
            around.append(b"%d%s" % (len(lines), b"," if comma else b""))
            lines.append((names[-1], view[start : end - comma]))
            continue
        around.append(bytes(view[start:end]))
        opens = _OPENS.search(last)
        if opens:
            names.append(opens[1].decode())
    return b"".join(around), lines


def _filled(node: Any, lines: list[_Line], places: count[int], name: str = "") -> Any:
    """Put the items of the lines where their numbers stand."""
    if isinstance(node, dict):
        return {key: _filled(inner, lines, places, key) for key, inner in node.items()}
    if not isinstance(node, list):
        return node
    items: list[Any] = []
    for inner in node:
        if name in _ITEMS and type(inner) is int:
            items += _items(lines, inner, next(places), name)
        else:
            items.append(_filled(inner, lines, places))
    return items


def _items(lines: list[_Line], number: int, expected: int, name: str) -> tuple[Any, ...]:
    if number != expected or number >= len(lines) or lines[number][0] != name:
        raise ValueError("a line stands where it does not belong")
    found: tuple[Any, ...] = msgspec.json.decode(b"[%s]" % lines[number][1], type=_ITEMS[name])
    return found
