"""Tables and boxes that only lay out a red head, a sign-off or a 版记: back to lines."""

from __future__ import annotations

import re

from msgspec.structs import replace

from fzdraft.document.doc_number import parse_doc_number
from fzdraft.importers.headings import read_marker
from fzdraft.importers.lines import Line, squeeze
from fzdraft.importers.organs import is_organ, read_signers
from fzdraft.language.dates import DATE

_EDGE = 15
_HEAD = "文件"
_MOST_ROWS = 8
_TELLING = re.compile(r"文件$|签发人|抄[送报][:：]|印发$|[〔\[].{4}[〕\]].*号")
_OTHER = re.compile(
    r"(签发人|联系(人|电话)|电话)[:：].{0,40}|(绝密|机密|秘密)(★.{1,5})?|[特加平]急|\d{6}"
)
_DATED = re.compile(rf"(.{{0,40}}?)\s*(?:{DATE.pattern}|年\s*月\s*日)\s*(印发)?")
_BODY = re.compile("[。；]")


def unfold(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Turn tables of nothing but elements, at the edges of a document, into lines.

    The names of a joint red head each get their 文件, so that all of them issue.
    """
    out: list[Line] = []
    start = _first_prose(lines)
    for index, line in enumerate(lines):
        is_edge = index <= min(start, _EDGE) or index >= len(lines) - _EDGE
        out += _unfolded(line) if line.rows and is_edge and _is_frame(line) else [line]
    return _joint_heads(out)


def _first_prose(lines: tuple[Line, ...]) -> int:
    is_prose = (
        i for i, line in enumerate(lines) if _BODY.search(line.text) or read_marker(line.text)
    )
    return next(is_prose, len(lines))


def _is_frame(line: Line) -> bool:
    texts = [part for row in line.rows for cell in row for part in cell.split("\n") if part.strip()]
    if not texts or len(line.rows) > _MOST_ROWS:
        return False
    telling = sum(_is_telling(text) for text in texts)
    return telling > 0 and all(_is_element(text) for text in texts)


def _is_telling(text: str) -> bool:
    dated = _DATED.fullmatch(text.strip())
    is_dated = dated is not None and (not dated[1] or bool(read_signers(dated[1])))
    return is_dated or _TELLING.search(squeeze(text)) is not None


def _is_element(text: str) -> bool:
    plain = squeeze(text)
    is_named = bool(read_signers(text.strip())) or parse_doc_number(plain) is not None
    return is_named or _is_telling(text) or _OTHER.fullmatch(plain) is not None


def _unfolded(line: Line) -> list[Line]:
    """Return a line for each row, or for each line of its cells where they have several."""
    out: list[str] = []
    is_head = any(squeeze(cell) == _HEAD for row in line.rows for cell in row)
    for row in line.rows:
        cells = [cell.split("\n") for cell in row if cell.strip() and squeeze(cell) != _HEAD]
        if len({len(cell) for cell in cells}) == 1:
            pairs = (tuple(dict.fromkeys(pair)) for pair in zip(*cells, strict=True))
            out += ["  ".join(pair) for pair in pairs]
        else:
            out += [part for cell in cells for part in cell]
    texts = [text.strip() for text in out if text.strip()] + [_HEAD] * is_head
    return [Line(text, gap=line.gap and not index) for index, text in enumerate(texts)]


def _joint_heads(lines: list[Line]) -> tuple[Line, ...]:
    """Give each name of a joint red head its own 文件, also where 文件 stands alone."""
    for index, line in enumerate(lines[:_EDGE]):
        plain = squeeze(line.text)
        if not plain.endswith(_HEAD) or (plain != _HEAD and not is_organ(plain[:-2])):
            continue
        start = index
        while start and is_organ(lines[start - 1].text):
            start -= 1
        end = index + 1
        while plain == _HEAD and start == index and end < len(lines) and is_organ(lines[end].text):
            end += 1
        names = [squeeze(found.text).removesuffix(_HEAD) for found in lines[start:end]]
        heads = [replace(line, text=f"{name}{_HEAD}") for name in dict.fromkeys(names) if name]
        if heads:
            return (*lines[:start], *heads, *lines[end:])
    return tuple(lines)
