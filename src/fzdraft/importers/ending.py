"""What stands behind the body: 附件说明, 署名, 成文日期, 附注, 抄送, 印发, and what follows."""

from __future__ import annotations

import datetime
import itertools
import re
from dataclasses import dataclass, field

from fzdraft.importers import metadata
from fzdraft.importers.furniture import is_furniture, is_surrounding
from fzdraft.importers.headings import read_marker
from fzdraft.importers.lines import BLANK, Line, squeeze, strip
from fzdraft.importers.organs import is_organ, read_signers
from fzdraft.importers.titles import is_title_like
from fzdraft.language.dates import DATE, date_of

_NOTE = re.compile(r"[（(][^（()）]{2,60}[)）]")
_CONTACT = re.compile(r"联\s*系\s*(人|电话|方式)\s*[:：].{1,80}")
_COPIES = re.compile(r"抄\s*[送报]\s*[:：]\s*(.+)$")
_PRINTED = re.compile(rf"^(.*?)[{BLANK}]*({DATE.pattern})[{BLANK}]*印发$")
_BLANK = r"[\dXx×✕＊*_＿〇○ＸX\s]{0,6}"
_BLANK_DATE = rf"{_BLANK}年{_BLANK}月{_BLANK}日"
_MONTH = (
    r"(?:(?:19|20)\d\d|二[〇零○Ｏ][〇零○Ｏ一二三四五六七八九]{2})年[\d一二三四五六七八九十]{1,2}月"
)
_UNFILLED = re.compile(rf"^(.{{0,60}}?)[{BLANK}]*(?:{_BLANK_DATE}|{_MONTH})$")
_UNFILLED_PRINT = re.compile(rf"^(.{{0,60}}?)[{BLANK}]*{_BLANK_DATE}[{BLANK}]*印发$")
_COPIES_PRINTED = re.compile(r"[（(]?\s*共\s*印.{1,8}份\s*[)）]?$")
_ATTACHED = re.compile(r"附\s*件\s*[:：]\s*(.*)$")
_SHEET = re.compile(
    r"附\s*件\s*([一二三四五六七八九十]{1,2}(?=[\s.．、:：]|$)|\d{0,2})\s*[.．、:：]?\s*(.{0,80})$"
)
_ITEM = re.compile(r"^\s*(\d{1,2})\s*[.．、]\s*")
_MAX_SIGNERS = 5
# A letter that goes with a report says so in its last sentence.
_SENT = re.compile("(?:随文报[来送上]|请予?(?:审阅|审议|审示|批示))[^。]{0,12}[。！]?$")
_LETTER_LINES = 12


@dataclass
class Ending:
    """What was found behind the body; `after` is what stands behind the sign-off."""

    signatures: tuple[str, ...] = ()
    date: datetime.date | None = None
    note: str = ""
    copies_to: tuple[str, ...] = ()
    printer: str = ""
    print_date: datetime.date | None = None
    attachment_names: tuple[str, ...] = ()
    after: tuple[Line, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def trim_tail(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], Ending]:
    """Take furniture and metadata off the end of a file."""
    ending = Ending()
    end = len(lines)
    while end and _drop(ending, lines[end - 1]):
        end -= 1
    ending.notes.reverse()
    return lines[:end], ending


def _drop(ending: Ending, line: Line) -> bool:
    if _SHEET.match(line.text):
        return False
    if is_surrounding(line):
        ending.notes.append(line.text)
        return True
    fields = None if line.rows else metadata.read_fields(line)
    if fields is None:
        return False
    ending.metadata.update(fields.pairs)
    return True


def split_ending(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], Ending]:
    """Cut the first sign-off (署名 and 成文日期) and what follows it off the body."""
    ending = Ending()
    start, end = _find_sign_off(lines, ending)
    body = lines[:start]
    ending.after = _take_all_after(ending, lines[end:])
    return _take_attachment_names(ending, _take_note(ending, body)), ending


def _find_sign_off(lines: tuple[Line, ...], ending: Ending) -> tuple[int, int]:
    """Return where the sign-off starts and ends; len(lines) twice when there is none."""
    for index, line in enumerate(lines):
        signed = _read_date_line(line)
        if signed is None:
            continue
        start, signers = _signers_above(lines, index)
        signers += signed[0]
        if signers or _is_last(lines, index):
            ending.date, ending.signatures = signed[1], signers
            ending.notes += [] if signed[1] else [line.text]
            return start, index + 1
    return _sent(lines, ending) or _undated(lines, ending)


def _sent(lines: tuple[Line, ...], ending: Ending) -> tuple[int, int] | None:
    """Find the names under a letter that has no date yet and goes with what follows."""
    for index, line in enumerate(lines[1:_LETTER_LINES], 1):
        if _SENT.search(lines[index - 1].text) and is_organ(line.text) and index + 1 < len(lines):
            ending.signatures = read_signers(line.text)
            return index, index + 1
    return None


def _read_date_line(line: Line) -> tuple[tuple[str, ...], datetime.date | None] | None:
    """Read a line that holds the date, alone or behind the names that sign.

    A month alone is none, nor is a date that is still to be filled in (×年×月×日), but they
    end a document as well.
    """
    if line.rows or len(line.text) > 120:
        return None
    match = next(iter(DATE.finditer(_join_numerals(line.text))), None)
    if match is None or match.end() != len(match.string):
        return _read_unfilled(line.text)
    before = strip(match.string[: match.start()])
    signers = read_signers(before) if before else ()
    day = date_of(match)
    return None if day is None or (before and not signers) else (signers, day)


def _read_unfilled(text: str) -> tuple[tuple[str, ...], None] | None:
    match = _UNFILLED.match(_join_numerals(text))
    if match is None:
        return None
    signers = read_signers(strip(match[1])) if match[1] else ()
    return None if match[1] and not signers else (signers, None)


def _join_numerals(text: str) -> str:
    """Close the gaps of 二 〇 二 四 年 一 月 五 日 and 2024 年 1 月 5 日."""
    return re.sub(
        rf"(?<=[\d〇零○一二三四五六七八九十年月])[{BLANK}]+(?=[\d〇零○一二三四五六七八九十年月日])",
        "",
        text,
    )


def _signers_above(lines: tuple[Line, ...], index: int) -> tuple[int, tuple[str, ...]]:
    """Collect the lines above the date that are nothing but names."""
    start = index
    names: tuple[str, ...] = ()
    while start and index - start < _MAX_SIGNERS and not lines[start - 1].rows:
        above = read_signers(lines[start - 1].text)
        if not above or read_marker(lines[start - 1].text) is not None:
            break
        names = above + names
        start -= 1
    return start, names


def _is_last(lines: tuple[Line, ...], index: int) -> bool:
    """Tell whether a date ends a document: a note, 抄送, an attachment or nothing follows."""
    following = itertools.islice(lines, index + 1, None)
    rest = next((line for line in following if not _take_after(Ending(), line)), None)
    if index == 0 or rest is None or _SHEET.match(rest.text):
        return index > 0
    following_line = lines[index + 1]
    return _NOTE.fullmatch(following_line.text) is not None or is_title_like(following_line.text)


def _undated(lines: tuple[Line, ...], ending: Ending) -> tuple[int, int]:
    """Find names that sign without a date on the last lines."""
    end = len(lines)
    while end and _take_after(Ending(), lines[end - 1]):
        end -= 1
    start, signers = _signers_above(lines, end)
    if start in (0, end) or not all(is_organ(name) for name in signers):
        has_colophon = any(_is_colophon(line.text) for line in lines[end:])
        return (end, end) if end and has_colophon else (len(lines), len(lines))
    ending.signatures = signers
    return start, end


def _is_colophon(text: str) -> bool:
    forms = (_COPIES, _PRINTED, _UNFILLED_PRINT)
    return any(form.match(_join_numerals(text)) for form in forms)


def _take_all_after(ending: Ending, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Take what belongs to the sign-off; an 附注 only as long as nothing else has begun."""
    kept: list[Line] = []
    for line in lines:
        is_inner_note = kept and _NOTE.fullmatch(line.text)
        if is_inner_note or not _take_after(ending, line):
            kept.append(line)
    return tuple(kept)


def _take_after(ending: Ending, line: Line) -> bool:
    """Take 附注, 抄送, 印发 or furniture behind the sign-off."""
    text = line.text
    if len(text) > 600:
        return False
    if _NOTE.fullmatch(text):
        ending.note = ending.note or text[1:-1]
    elif _CONTACT.fullmatch(text):
        ending.note = ending.note or text
    elif copies := _COPIES.match(text):
        names = re.split(r"[，,、；;。]", copies[1])
        ending.copies_to += tuple(strip(name) for name in names if strip(name))
    elif printed := _PRINTED.match(_join_numerals(text)):
        ending.printer = squeeze(printed[1])
        day = DATE.search(printed[0])
        ending.print_date = date_of(day) if day else None
    elif unfilled := _UNFILLED_PRINT.match(text):
        ending.printer = squeeze(unfilled[1])
        ending.notes.append(text)
    elif is_furniture(line) or text.startswith("主题词") or _COPIES_PRINTED.match(text):
        ending.notes.append(text)
    else:
        return False
    return True


def _take_note(ending: Ending, body: tuple[Line, ...]) -> tuple[Line, ...]:
    """Take an 附注 that stands at the end of a body without sign-off."""
    if len(body) > 1 and _NOTE.fullmatch(body[-1].text) and not ending.note:
        ending.note = body[-1].text[1:-1]
        return body[:-1]
    return body


def _take_attachment_names(ending: Ending, body: tuple[Line, ...]) -> tuple[Line, ...]:
    """Take the 附件说明 (附件：1.… 2.…) off the end of the body."""
    for index in range(len(body) - 1, max(-1, len(body) - 20), -1):
        match = _ATTACHED.match(body[index].text)
        if match:
            lines = [match[1], *(line.text for line in body[index + 1 :])]
            if all(_ITEM.match(text) for text in lines[1:]):
                ending.attachment_names = tuple(_bare(text) for text in lines if text)
                return body[:index]
    return body


def _bare(text: str) -> str:
    return _ITEM.sub("", text).rstrip("。；;")


def read_sheet(text: str) -> str | None:
    """Return the name on a line that opens an attachment (附件1, 附件：名称), or None."""
    match = _SHEET.fullmatch(text)
    return strip(match[2]) if match and not re.search("[。，,]", text) else None
