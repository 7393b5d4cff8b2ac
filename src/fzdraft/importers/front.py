"""What stands before the body: furniture, metadata, red head, 文号, title, 主送."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from fzdraft.document.doc_number import DocNumber, parse_doc_number
from fzdraft.importers import metadata
from fzdraft.importers.furniture import is_surrounding
from fzdraft.importers.headings import read_marker
from fzdraft.importers.lines import Line, squeeze, strip
from fzdraft.importers.looks import with_titles
from fzdraft.importers.organs import is_organ, organ_of_title
from fzdraft.importers.titles import choose_title, close_gaps, is_title_like
from fzdraft.language.dates import parse_date
from fzdraft.language.names import split_groups

_UNFILLED_NUMBER = re.compile(
    r".{0,20}[〔\[【](?=.{0,4}[Xx×✕_＿]|.{0,6}[〕\]】]号).{0,6}[〕\]】].{0,5}号"
)
_SHEET = re.compile(r"附\s*件\s*([一二三四五六七八九十]{1,2}|\d{0,2})\s*[:：]?$")
_SIGNATORY = re.compile(r"\s*签\s*发\s*人\s*[:：]?\s*(.*)$")
_RED_HEAD = re.compile(r"^(.{4,40}?)文件$")
_ORDER = re.compile(r"^(.{2,40}?(?:国务院|人民政府|委员会|部|局|署|行))(?:命令|令)$")
_PRINTED = re.compile(r"[年月日]\s*印发$")
_ORDER_NUMBER = re.compile(r"第0*([1-9]\d{0,4})号")
_SECRECY = re.compile(r"^(绝密|机密|秘密)(★.*)?$")
_URGENCY = re.compile(r"^(特急|加急|特提|急件|平急)$")
_COPY_NUMBER = re.compile(r"^\d{6}$")
_STAGE = re.compile("[（(](?:送审|审议|审阅|征求意见|讨论|报批|报审|修改|代拟|汇报|初|定)稿[)）]")
_RECIPIENT_WORD = re.compile(
    r"政府|委|局|办|厅|院|部|处|会|公司|集团|大学|学校|中心|同志|主任|兵团|单位|社|署|各|厂|银行|法院"
)
_NO_RECIPIENT = re.compile(
    r"各位|同志们|朋友们|如下|现将|现就|报告[:：]$|下列|以下|包括|主要|一是|[。；;！？“”]"
)


@dataclass
class Front:
    """What was found before the body; a text is empty and a value None where it is absent."""

    title: str = ""
    kind: str = ""
    metadata: dict[str, str] = field(default_factory=dict)
    doc_number: DocNumber | None = None
    issuers: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    secrecy: str = ""
    urgency: str = ""
    copy_number: str = ""
    date: datetime.date | None = None
    notes: list[str] = field(default_factory=list)


def read_front(lines: tuple[Line, ...]) -> tuple[Front, tuple[Line, ...]]:
    """Read the front and return it with the lines from the 主送 or the body on."""
    front = Front()
    lines = with_titles(lines)
    groups: list[list[str]] = [[]]
    looks = _Looks()
    index = 0
    while index < len(lines):
        used = _take(front, lines, index)
        if used:
            groups.append([])
        elif _is_body(lines[index]):
            break
        else:
            _add_candidate(groups, lines[index], looks.differs(lines[index]))
            used = 1
        index += used
    titled = {line.text for line in lines[:index] if line.is_title}
    named = _name(front, [group for group in groups if group], titled)
    behind = tuple(Line(text) for text in named)
    return front, behind + _read_recipients(front, lines[index:])


def is_recipients(text: str) -> bool:
    """Tell whether a line names the 主送机关: organs and a colon, nothing said."""
    is_short = len(text) <= 120 and text[-1:] in ("：", ":") and not _NO_RECIPIENT.search(text)
    return is_short and _RECIPIENT_WORD.search(text) is not None


class _Looks:
    """Remembers how the line before was printed, size and centred or not."""

    def __init__(self) -> None:
        self._last: tuple[int, bool] | None = None

    def differs(self, line: Line) -> bool:
        """Tell whether a line is printed otherwise than the one before, where both say how."""
        last, self._last = self._last, (line.look.size, line.look.centred) if line.look else None
        return last is not None and self._last is not None and last != self._last


def _add_candidate(groups: list[list[str]], line: Line, differs: bool) -> None:
    starts_anew = line.gap and groups[-1] and is_title_like(groups[-1][-1])
    if starts_anew or differs:
        groups.append([])
    groups[-1].append(line.text)


def _take(front: Front, lines: tuple[Line, ...], index: int) -> int:
    """Take furniture, metadata or an element at `index`; return how many lines it was."""
    line = lines[index]
    if _take_element(front, line.text):
        return 1
    if is_surrounding(line) and not line.is_title:
        front.notes.append(line.text)
        return 1
    fields = metadata.read_fields(line)
    if fields is not None:
        _keep(front, fields.pairs)
        _add_note(front, fields.rest)
        return 1 + _take_value(front, fields.pairs, lines, index)
    other = metadata.is_other_field(line) if front.metadata else None
    if other is not None:
        _keep(front, (other,))
        return 1
    label = metadata.read_alone(line)
    if label is None or is_title_like(line.text):
        return 0
    return 1 + _take_value(front, ((label, ""),), lines, index)


def _take_value(
    front: Front, pairs: tuple[tuple[str, str], ...], lines: tuple[Line, ...], index: int
) -> int:
    """Take the next line as the value of a label that stands alone; return 1 if it was."""
    label, value = pairs[-1]
    if value or len(pairs) > 1 or lines[index].rows or index + 1 >= len(lines):
        return 0
    following = lines[index + 1]
    if following.rows or _is_body(following) or metadata.read_fields(following) is not None:
        return 0
    if not metadata.is_value_of(label, following):
        return 0
    _keep(front, ((label, following.text),))
    return 1


def _keep(front: Front, pairs: tuple[tuple[str, str], ...]) -> None:
    for label, value in pairs:
        if not front.metadata.get(label):
            front.metadata[label] = value


def _add_note(front: Front, text: str) -> None:
    if text:
        front.notes.append(text)


def _take_element(front: Front, text: str) -> bool:
    """Take an element of the red head that fills a line by itself."""
    if len(text) > 160:
        return False
    plain = squeeze(text)
    signatory = _SIGNATORY.search(text)
    if front.kind == "命令" and (order := _ORDER_NUMBER.fullmatch(plain)):
        front.doc_number = DocNumber(f"{_order_name(front.issuers[0])}令", 0, int(order[1]))
        return True
    if _UNFILLED_NUMBER.match(plain):
        front.notes.append(text)
        if signatory and signatory[1]:
            front.signatories = _signatories(signatory[1])
        return True
    number = parse_doc_number(
        strip(text[: signatory.start()]) if signatory else text.strip("（()）")
    )
    if signatory and (number or not text[: signatory.start()]):
        front.signatories = _signatories(signatory[1])
    if number is not None or (signatory and front.signatories):
        front.doc_number = front.doc_number or number
        return True
    if _SECRECY.match(plain):
        front.secrecy = plain
    elif _URGENCY.match(plain):
        front.urgency = plain
    elif _COPY_NUMBER.match(plain):
        front.copy_number = plain
    elif order := _ORDER.match(plain):
        front.issuers, front.kind = (order[1],), "命令"
    elif _SHEET.match(text) or _STAGE.fullmatch(plain):
        front.notes.append(text)
    elif (red_head := _RED_HEAD.match(plain)) and not is_title_like(plain[:-2]):
        front.issuers += (red_head[1],)
    else:
        return _take_date(front, text)
    return True


def _signatories(names: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[\s、，,]+", names) if part)


def _order_name(organ: str) -> str:
    """Return what stands before 令 in the number of an order; 国令 is that of the State Council."""
    return "国" if organ.endswith("国务院") else organ


def _take_date(front: Front, text: str) -> bool:
    """Take a date below the title, in brackets or not; one in digits is the banner's day."""
    day = parse_date(text.strip("（()）•· "))
    if day is not None and "年" in text:
        front.date = front.date or day
    elif day is not None:
        front.notes.append(text)
    return day is not None


def _is_body(line: Line) -> bool:
    """Tell whether the body starts here: a heading, 主送, prose or a table."""
    if line.rows:
        return True
    if line.is_title:
        return False
    text = line.text
    if _PRINTED.search(text):
        return True
    marker = read_marker(text)
    if marker is not None and not (marker.is_slip and is_title_like(text)):
        return True
    return is_recipients(text) or _is_prose(text)


def _is_prose(text: str) -> bool:
    """Tell prose from a title: a full stop, or long with a comma."""
    if re.search(r"[。；！]", text) or (text[-1:] in "：:" and len(text) > 12):
        return True
    return len(text) > 120 or (len(text) > 70 and re.search(r"[，,]", text) is not None)


def _name(front: Front, groups: list[list[str]], titled: set[str]) -> list[str]:
    """Choose the title among the groups of candidate lines; return what stands behind it.

    Lines before the title become notes. Without a title the last group is all that stands
    behind it.
    """
    before, chosen, behind = choose_title(groups, titled)
    keys = metadata.TITLE_LABELS
    stated = next((front.metadata[key] for key in keys if front.metadata.get(key)), "")
    front.title = "".join(close_gaps(text) for text in chosen) or stated
    stage = next((match for match in _STAGE.finditer(front.title)), None)
    if stage is not None and stage.end() == len(front.title):
        front.title = front.title[: stage.start()]
        front.notes.append(stage[0])
    organ = organ_of_title(front.title)
    if organ and not front.issuers:
        front.issuers = (organ,)
    front.notes += [text for text in before if text not in chosen]
    if behind and all(is_organ(text) for text in behind):
        front.issuers = front.issuers or tuple(behind)
        return []
    return behind


def _read_recipients(front: Front, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    if lines and not lines[0].rows and is_recipients(lines[0].text):
        front.recipients = split_groups(lines[0].text)
        return lines[1:]
    return lines
