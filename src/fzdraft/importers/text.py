"""Plain text: any usual encoding to lines."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from fzdraft.errors import UserError
from fzdraft.importers.lines import Line, Reading, squeeze, to_lines
from fzdraft.importers.wrapped import mended, unwrap

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_COMMON = re.compile(r"[\u4e00-\u9fff，。、：；]")
_RARE = re.compile(r"[\ue000-\uf8ff\u0370-\u1fff]")
_JOINED = "这份文字每行都在同一宽度换行，已经接成段落，共 {} 处，请看看分段对不对"
_NOT_TEXT = "这不是文字文档，没有读出可以用的文字。"
_TRY = "请用 .docx、.txt 或保存下来的网页。"


def read_text(data: bytes) -> Reading:
    """Read a plain text; raises UserError when the bytes are no text."""
    return read_lines(decode(data))


def read_lines(text: str) -> Reading:
    """Cut plain text into lines; rows of cells between | in the body become tables.

    Text that was broken at a fixed width is joined again, and this is said; lines that links
    left apart are joined as well.
    """
    joined, joins = unwrap(mended(text))
    losses = (("lines_joined", _JOINED.format(joins)),) if joins else ()
    return Reading(_with_tables(to_lines(joined)), {}, losses)


def decode(data: bytes) -> str:
    """Decode UTF-8, UTF-16 and UTF-32 with or without BOM, GB18030, else what looks likeliest.

    Raises UserError when the bytes are no text in any of them.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(encoding, "replace"))
    for encoding in _candidates(data):
        try:
            return _checked(data.decode(encoding))
        except (UnicodeDecodeError, UserError):
            continue
    return _checked(_guess(data))


def _candidates(data: bytes) -> list[str]:
    """Order the encodings: UTF-16 without a BOM shows by its many zero or Chinese high bytes."""
    plain = ["utf-8", "gb18030"]
    if len(data) % 2 or b"\x00" not in data[:4000]:
        return plain
    return [*sorted(("utf-16-le", "utf-16-be"), key=lambda name: -_score(data, name)), *plain]


def _score(data: bytes, encoding: str) -> int:
    sample = data[:2000].decode(encoding, "replace")
    return len(_COMMON.findall(sample)) + sample.count("\n") - len(_RARE.findall(sample))


def _guess(data: bytes) -> str:
    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise UserError(_NOT_TEXT, _TRY)
    return data.decode(best.encoding, "replace")


def _checked(text: str) -> str:
    """Refuse what has control characters in number: that is no text."""
    if len(_CONTROLS.findall(text[:100_000])) * 200 > len(text[:100_000]):
        raise UserError(_NOT_TEXT, _TRY)
    return text.replace("\x00", "")


def _with_tables(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Join neighbouring lines | a | b | into one table."""
    out: list[Line] = []
    for line in lines:
        row = _row(line.text)
        if row and re.fullmatch(r"[|:\-]+", squeeze(line.text)):
            continue
        if not row:
            out.append(line)
        elif out and out[-1].rows and not line.gap and len(out[-1].rows[0]) == len(row):
            out[-1] = Line(rows=(*out[-1].rows, row))
        else:
            out.append(Line(rows=(row,), gap=line.gap))
    return tuple(out)


def _row(text: str) -> tuple[str, ...]:
    if len(text) < 5 or text[0] != "|" or text[-1] != "|" or text.count("|") < 3:
        return ()
    return tuple(cell.strip() for cell in text[1:-1].split("|"))
