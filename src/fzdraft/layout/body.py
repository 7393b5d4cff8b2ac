"""正文: headings in four faces, run-in headings, paragraphs, tables (7.3.3), 附件 (7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from fzdraft.document import model
from fzdraft.document.numbering import LEVELS, numbers
from fzdraft.layout.blocks import Block, Paragraph, Table
from fzdraft.layout.form import Entry
from fzdraft.layout.head import broken
from fzdraft.layout.printing import Desk, filled, printed, runs, text_points
from fzdraft.layout.tidy import tidy, tidy_lines

_STOPS = "。！？；：…"
_SHORT_CELL = 8
_EASE = 0.5  # of a character, so that a line surely fits whatever the face


def body(desk: Desk, entry: Entry) -> list[Block]:
    """正文: the preamble and the sections with their computed numbers."""
    paper = desk.paper
    made = list(content(desk, paper.preamble, entry.style))
    return made + _sections(desk, paper.sections, numbers(paper.sections, paper.numbering), entry)


def _sections(
    desk: Desk,
    sections: tuple[model.Section, ...],
    found: dict[str, str],
    entry: Entry,
    level: int = 1,
) -> list[Block]:
    made: list[Block] = []
    for section in sections:
        made += _section(desk, section, found[section.id], entry.style, min(level, LEVELS))
        made += _sections(desk, section.sections, found, entry, level + 1)
    return made


def _section(
    desk: Desk, section: model.Section, number: str, body_style: str, level: int
) -> Iterator[Block]:
    """Yield the heading and the section's own blocks."""
    style = f"heading{level}"
    words = number + printed(desk, section.heading)
    blocks = section.blocks
    if not section.run_in:
        yield Paragraph(style, runs((words, "")), heading=words, source=section.id)
    else:
        first = blocks[0] if blocks and isinstance(blocks[0], model.Paragraph) else None
        tail = printed(desk, first.text) if first else ""
        yield _run_in(desk, section.id, style, words, tail, body_style)
        blocks = blocks[1:] if first else blocks
    yield from content(desk, blocks, body_style)


def _run_in(
    desk: Desk, source: str, style: str, words: str, tail: str, body_style: str
) -> Paragraph:
    """Make a paragraph whose first sentence is the heading; only that has the heading's face."""
    styles = desk.profile.styles
    sentence = words if words.endswith(tuple(_STOPS)) else words + "。"
    face = "" if styles[style].face == styles[body_style].face else styles[body_style].face
    made = runs((sentence, ""), (tail, face))
    return Paragraph(style, made, keep_next=not tail, heading=words, source=source)


def content(desk: Desk, blocks: tuple[model.Block, ...], style: str) -> Iterator[Block]:
    """Yield paragraphs in a style, and tables; what prints nothing leaves no trace."""
    for block in blocks:
        if isinstance(block, model.Table):
            yield from _table(desk, block)
        elif words := printed(desk, block.text):
            yield Paragraph(style, runs((words, "")), source=block.id)


def _table(desk: Desk, table: model.Table) -> Iterator[Table]:
    """Set a table over the whole width, columns by the length of what they hold."""
    texts = [[tidy_lines(filled(desk, cell)) for cell in row] for row in table.rows]
    if not texts or not texts[0]:
        return
    columns = [
        [_longest_line(desk, text) for text in column] for column in zip(*texts, strict=True)
    ]
    rows = tuple(
        tuple(_cell(index == 0, text, max(columns[place])) for place, text in enumerate(row))
        for index, row in enumerate(texts)
    )
    yield Table(_widths(desk, columns), rows, source=table.id)


def _longest_line(desk: Desk, text: str) -> float:
    """Return the width of a cell's longest line in its own characters."""
    size = desk.profile.styles["table_cell"].size
    points = max(text_points(line, size, desk) for line in text.split("\n"))
    return points / desk.profile.grid.advance(size)


def _cell(head: bool, text: str, longest: float) -> Paragraph:
    """Centre heads and columns of short entries, justify nothing in a narrow cell."""
    style = "table_head" if head else "table_cell"
    return Paragraph(
        style, runs((text, "")), align="center" if head or longest <= _SHORT_CELL else "left"
    )


def _widths(desk: Desk, columns: list[list[float]]) -> tuple[float, ...]:
    """Share the width of the text: short columns get their longest line, long ones the rest."""
    profile = desk.profile
    em = profile.grid.advance(profile.styles["table_cell"].size)
    room = profile.grid.characters * profile.grid.advance(profile.grid.size)
    beside = _EASE * em + 2 * profile.table.padding
    wanted = [max(column) * em + beside for column in columns]
    if sum(wanted) > room:
        wanted = [_usual(column) * em + beside for column in columns]
    given = _shared(wanted, room)
    return tuple(profile.grid.characters * width / sum(given) for width in given)


def _usual(column: list[float]) -> float:
    """Return what a column holds in one line: all that is short, else what is not much longer."""
    longest = max(column)
    return longest if longest <= _SHORT_CELL else (longest + sum(column) / len(column)) / 2


def _shared(wanted: list[float], room: float) -> list[float]:
    """Give everybody what is wanted, but nobody more than an equal share of what is left."""
    given = [0.0] * len(wanted)
    for rank, place in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        given[place] = min(wanted[place], room / (len(wanted) - rank))
        room -= given[place]
    return given


def attachments(desk: Desk, entry: Entry) -> list[Block]:
    """附件 7.3.7: each on a new page, label on line 1, title on line 3."""
    listed = [a for a in desk.paper.attachments if a.name.plain or a.blocks or a.sections]
    made: list[Block] = []
    for index, attachment in enumerate(listed, 1):
        if attachment.blocks or attachment.sections:
            number = str(index) if len(listed) > 1 else ""
            made += _attachment(desk, attachment, number, entry)
    return made


def _attachment(
    desk: Desk, attachment: model.Attachment, number: str, entry: Entry
) -> Iterator[Block]:
    name = _name(desk, attachment)
    yield Paragraph("attachment_label", runs((f"附件{number}", "")), new_page=True)
    yield Paragraph(
        entry.style,
        runs((broken(desk, name, entry.style), "")),
        before=1.0,
        heading=name,
        source=attachment.id,
    )
    inside = list(content(desk, attachment.blocks, "body"))
    found = numbers(attachment.sections, desk.paper.numbering)
    inside += _sections(desk, attachment.sections, found, Entry("body", "body"))
    yield from with_gap(inside, entry.after)


def with_gap(blocks: list[Block], gap: float) -> list[Block]:
    """Put a gap in lines above the first block (a table gets it from an empty paragraph)."""
    if not blocks or not gap:
        return blocks
    first, *rest = blocks
    if isinstance(first, Table):
        return [Paragraph("body"), *blocks]
    return [replace(first, before=gap), *rest]


def attachment_note(desk: Desk, entry: Entry) -> list[Block]:
    """附件说明 7.3.4: names without marks at the end, wrapped lines under the name."""
    names = [_name(desk, a) for a in desk.paper.attachments if a.name.plain]
    label = "附件："
    made: list[Block] = []
    for index, name in enumerate(names, 1):
        number = f"{index}." if len(names) > 1 else ""
        lead = (label if index == 1 else "") + number
        edge = 2 + len(label) + len(number) / 2
        hang = -(len(lead) - len(number) / 2)
        text = runs((tidy(lead + name), ""))
        before = entry.before if index == 1 else 0.0
        last = index == len(names) or None
        made.append(
            Paragraph(entry.style, text, left=edge, first=hang, before=before, keep_next=last)
        )
    return made


def _name(desk: Desk, attachment: model.Attachment) -> str:
    """Return the name as 附件说明 and 附件 both print it, without a mark at its end (7.3.4)."""
    return printed(desk, attachment.name).rstrip("。；，、;,.")
