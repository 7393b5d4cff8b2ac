"""JSON whose long lists stand in lines of their own, so that they are written and read in pieces.

It is JSON as any other: a line breaks only where JSON allows white space. But what encodes or
decodes a long draft in one call keeps every other thread waiting, the window's too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
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
_OPENS, _NAME = re.compile(rb'"\w+":\[$'), 40


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
        except (*WRONG, StopIteration, ValueError):
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
    """Read what stands around the long lists, and each of their lines for itself."""
    around, lines = _parted(data)
    left = iter(lines)
    whole = _filled(msgspec.json.decode(around), left)
    if next(left, None) is not None:
        raise ValueError("a line belongs nowhere")
    return msgspec.convert(whole, kind, str_keys=True)


def _parted(data: Bytes) -> tuple[bytes, list[memoryview]]:
    """Return the text around the lines of items, a 0 in the place of each, and those lines."""
    view, around, lines = memoryview(data), list[bytes](), list[memoryview]()
    depth, start = 0, 0
    while start <= len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        depth -= data[start : start + 1] == b"]"
        opens = bool(_OPENS.search(view[max(start, end - _NAME) : end]))
        if depth and not opens and data[start : start + 1] != b"]":
            comma = data[end - 1 : end] == b","
            lines.append(view[start : end - comma])
            around.append(b"0," if comma else b"0")
        else:
            around.append(bytes(view[start:end]))
        depth += opens
        start = end + 1
    return b"\n".join(around), lines


def _filled(node: Any, lines: Iterator[memoryview], name: str = "") -> Any:
    """Put the items of the lines, each line once, where the numbers stand."""
    if isinstance(node, dict):
        return {key: _filled(inner, lines, key) for key, inner in node.items()}
    if not isinstance(node, list):
        return node
    items: list[Any] = []
    for inner in node:
        if name in _ITEMS and type(inner) is int:
            items += msgspec.json.decode(b"[%s]" % next(lines), type=_ITEMS[name])
        else:
            items.append(_filled(inner, lines))
    return items
