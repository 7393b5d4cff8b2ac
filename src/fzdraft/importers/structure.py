"""From lines to a document: front, body, sign-off, cover letter, attachments. Pure."""

from __future__ import annotations

import re

from msgspec.structs import replace

from fzdraft.document.doc_number import DocNumber, parse_doc_number
from fzdraft.document.marks import Text
from fzdraft.document.model import (
    Attachment,
    Block,
    Elements,
    Paper,
    Paragraph,
    Remark,
    Source,
    walk,
)
from fzdraft.importers import body, ending, front, metadata
from fzdraft.importers.ending import Ending
from fzdraft.importers.front import Front
from fzdraft.importers.furniture import is_furniture
from fzdraft.importers.headings import read_marker
from fzdraft.importers.lines import Line, Reading, squeeze
from fzdraft.importers.missing_list import LEFT_OUT, without_missing_list
from fzdraft.importers.run_together import apart
from fzdraft.importers.titles import close_gaps, is_report_title, is_title_like
from fzdraft.importers.unfold import unfold

_KINDS = re.compile("(报告|请示|通知|通报|函|批复|意见|决定|决议|公告|通告|公报|议案|纪要|命令)$")
_YEAR = re.compile(r"(?<![-—–~～至到\d])((?:19|20)\d\d)\s*年")
_CHINESE_YEAR = re.compile(r"([二一][〇零○九][〇零○一二三四五六七八九]{2})年")
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_SENDS = re.compile(r"报来|报上|呈报|报送|上报|呈上|请审阅|请予审议|请审示|报请|随文")
_UNSEGMENTED = "未能分段：文字里没有换行，几乎整篇是一段，请按标题和段落分开"
_UNBROKEN = 600
_NEARLY_ALL = 0.8
_LETTER_LENGTH = 800
_LAST_MONTH = 6


def recognise(reading: Reading) -> Source:
    """Recognise the report, its letter and what stood around them; the text stays as found."""
    lines, has_list = without_missing_list(reading.lines)
    lines, tail = ending.trim_tail(unfold(apart(lines)))
    lines, buttons = _without_furniture(lines)
    head, rest = front.read_front(lines)
    if not rest and not head.title:
        head, rest = Front(), lines  # nothing but what could stand before a body: so it is one
    head.metadata = {**reading.metadata, **head.metadata}
    main, sign_off = ending.split_ending(rest)
    papers = _letter_and_report(head, main, sign_off) or (_paper(head, main, sign_off, ""), None)
    (report, warnings), letter = papers
    remarks = [Remark(code, message) for code, message in reading.losses] + warnings
    remarks += _unsegmented(report)
    remarks += [Remark("missing_list", LEFT_OUT)] if has_list else []
    notes = [*buttons, *reading.notes]
    return _source(report, letter, head, sign_off, tail, notes, remarks)


def _unsegmented(report: Paper) -> list[Remark]:
    """Remark the paragraph that holds nearly a whole long text: it came without line breaks."""
    places: list[tuple[tuple[int, ...], str, tuple[Block, ...]]]
    places = [((), "preamble", report.preamble)]
    places += [(path, "paragraph", section.blocks) for path, section in walk(report.sections)]
    texts = [
        (len(block.text.plain), path, part, index)
        for path, part, blocks in places
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph)
    ]
    longest = max(texts, key=lambda text: text[0], default=None)
    if longest is None or longest[0] < max(_UNBROKEN, _NEARLY_ALL * sum(text[0] for text in texts)):
        return []
    return [Remark("unsegmented", _UNSEGMENTED, *longest[1:])]


def _source(
    report: Paper,
    letter: Paper | None,
    head: Front,
    sign_off: Ending,
    tail: Ending,
    buttons: list[str],
    remarks: list[Remark],
) -> Source:
    facts = {**tail.metadata, **sign_off.metadata, **head.metadata}
    notes = [note for note in (*head.notes, *buttons, *sign_off.notes, *tail.notes) if note]
    if not report.title.plain:
        remarks.insert(0, Remark("title_missing", "没有找到标题，请补上", (), "title"))
    year = _year(report, letter)
    return Source(report, letter, year, facts, tuple(notes), tuple(remarks))


def _without_furniture(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[str]]:
    """Drop the buttons and breadcrumbs that stand inside the document too."""
    kept = tuple(line for line in lines if not is_furniture(line))
    return kept, [line.text for line in lines if is_furniture(line)]


Read = tuple[Paper, list[Remark]]


def _letter_and_report(
    head: Front, main: tuple[Line, ...], sign_off: Ending
) -> tuple[Read, Paper] | None:
    """Read a cover letter and the report behind its sign-off, or None when there is no letter."""
    said = "".join(line.text for line in main)
    has_headings = any(read_marker(line.text) for line in main)
    if not sign_off.after or has_headings or len(said) > _LETTER_LENGTH or not _SENDS.search(said):
        return None
    inner_head, inner_rest = front.read_front(sign_off.after)
    is_headed = any((marker := read_marker(line.text)) and marker.rank == 1 for line in inner_rest)
    if not (is_report_title(inner_head.title) or (is_headed and not inner_head.title)):
        return None
    inner_main, inner_end = ending.split_ending(inner_rest)
    sign_off.after = ()
    letter, letter_remarks = _paper(head, main, sign_off, "l")
    sign_off.notes += inner_head.notes + inner_end.notes
    report, remarks = _paper(inner_head, inner_main, inner_end, "")
    return (report, _under(letter_remarks, "letter") + remarks), letter


def _under(remarks: list[Remark], *above: int | str) -> list[Remark]:
    """Return remarks of a part with the way to that part before their paths."""
    return [replace(remark, path=(*above, *(remark.path or ()))) for remark in remarks]


def _paper(head: Front, main: tuple[Line, ...], end: Ending, prefix: str) -> Read:
    """Put one document together."""
    ids = body.Ids(prefix)
    content = body.build(main, ids)
    attachments, remarks = _attachments(end, ids)
    title = head.title
    if not title and head.kind == "命令" and attachments and not end.attachment_names:
        title = attachments[0].name.plain  # an order bears the name of what it puts into force
    paper = Paper(
        head.kind or _kind(title),
        _elements(head, end),
        Text(title),
        content.preamble,
        content.sections,
        attachments,
        content.numbering,
    )
    return paper, content.warnings + remarks


def _kind(title: str) -> str:
    """Return the 文种 that the title ends with, 报告 where it names none."""
    bare = re.sub(r"[（(][^（()）]*[)）]$", "", title)
    match = _KINDS.search(bare)
    return match[1] if match else "报告"


def _elements(head: Front, end: Ending) -> Elements:
    return Elements(
        copy_number=head.copy_number,
        secrecy=head.secrecy,
        urgency=head.urgency,
        issuers=head.issuers or end.signatures,
        doc_number=head.doc_number or _stated_number(head),
        signatories=head.signatories,
        recipients=head.recipients,
        signatures=end.signatures,
        date=end.date or head.date,
        note=end.note,
        copies_to=end.copies_to,
        printer=end.printer,
        print_date=end.print_date,
    )


def _stated_number(head: Front) -> DocNumber | None:
    """Read the 文号 of the metadata; an empty field or 无 is none."""
    values = (head.metadata.get(label, "") for label in metadata.DOC_NUMBER_LABELS)
    return next((number for value in values if (number := parse_doc_number(value))), None)


def _attachments(end: Ending, ids: body.Ids) -> tuple[tuple[Attachment, ...], list[Remark]]:
    """Read the attachments: the bodies behind the sign-off, then the names without a body."""
    sheets = _sheets(end.after)
    found: list[Attachment] = []
    remarks: list[Remark] = []
    for position, lines in enumerate(sheets, 1):
        listed = end.attachment_names[position - 1 : position]
        own_id = f"{ids.prefix}a{position}"
        attachment, warnings = _attachment(own_id, listed[0] if listed else "", lines, ids)
        found.append(attachment)
        remarks += _under(warnings, "attachment", position - 1)
    for position, name in enumerate(end.attachment_names[len(sheets) :], len(sheets) + 1):
        found.append(Attachment(f"{ids.prefix}a{position}", Text(name)))
    return tuple(found), remarks


def _sheets(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Cut what follows the sign-off into attachments at the lines 附件1, 附件2."""
    sheets: list[list[Line]] = []
    for line in lines:
        name = None if line.rows else ending.read_sheet(line.text)
        if name is not None or not sheets:
            sheets.append([])
        if name is None:
            sheets[-1].append(line)
        elif name:
            sheets[-1].append(replace(line, text=name))
    return sheets


def _attachment(
    own_id: str, listed: str, lines: list[Line], ids: body.Ids
) -> tuple[Attachment, list[Remark]]:
    """Read one attachment; its own title is its name, else the name in the list."""
    index = int(bool(lines) and _is_name(lines[0]))
    while 0 < index < min(3, len(lines)) and _goes_on(lines[index - 1], lines[index]):
        index += 1
    title = "".join(close_gaps(line.text) for line in lines[:index])
    content = body.build(tuple(lines[index:]), ids, own_id)
    remarks = content.warnings
    if title and listed and squeeze(title) != squeeze(listed):
        told = f"附件说明里写的是“{listed}”，附件自己写的是“{title}”"
        remarks = [Remark("attachment_name", told, (), "name"), *remarks]
    name = title or listed
    return Attachment(own_id, Text(name), content.preamble, content.sections), remarks


def _is_name(line: Line) -> bool:
    """Tell whether the first line of an attachment is its name."""
    if line.rows or read_marker(line.text) or re.search("[。；：:，,]", line.text):
        return False
    return len(line.text) <= 60


def _goes_on(line: Line, following: Line) -> bool:
    """Tell whether a name that is no title yet goes on in the next line."""
    return not is_title_like(close_gaps(line.text)) and is_title_like(close_gaps(following.text))


def _year(report: Paper, letter: Paper | None) -> int | None:
    """Find the report year in the title, the letter, the first words or the headings."""
    openings = [block.text.plain[:12] for block in report.preamble if isinstance(block, Paragraph)]
    headings = [section.heading.plain for section in report.sections]
    titles = [report.title.plain, letter.title.plain if letter else ""]
    for text in (*titles, *openings[:1], *headings[:1]):
        if match := _YEAR.search(text):
            return int(match[1])
        if match := _CHINESE_YEAR.search(text):
            return int(match[1].translate(_CHINESE_DIGITS))
    return _year_before_the_date(report) if not report.title.plain else None


def _year_before_the_date(report: Paper) -> int | None:
    """Tell the year of a report without title by its date: till June it is the year before.

    What goes to everybody below (各镇人民政府) is no report.
    """
    day = report.elements.date
    is_notice = any(name.startswith("各") for name in report.elements.recipients)
    return None if day is None or is_notice else day.year - (day.month <= _LAST_MONTH)
