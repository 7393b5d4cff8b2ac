"""Every text of a document as the library reads it: the report, its letter, its attachments."""

from __future__ import annotations

from collections.abc import Iterator

from fzdraft.document.model import Attachment, Block, Paper, Section, Source, Table, walk
from fzdraft.language.width import widen
from fzdraft.report.aspects import AspectWords, Passage, passages

LETTER = "letter"
_LETTER_NAME, _ATTACHMENT_NAME = "报送函", "附件"


def texts_of(
    source: Source, words: AspectWords, year: int | None
) -> tuple[list[Passage], dict[str, str]]:
    """Return every paragraph and table row with what it is for, and the headings by node.

    Offsets hold for the text as found; a row of a table is its cells joined by a wide space.
    Nodes of the letter and its sections begin with "letter", so that ids stay apart.
    """
    report = source.report
    found = passages(report, words, year)
    headings = {"": ""} | dict(_headings(report, "", ""))
    found += [_other(node, block, text) for node, block, text in _tables(report, "")]
    for number, attachment in enumerate(report.attachments, 1):
        label = f"{_ATTACHMENT_NAME}{number}"
        headings |= dict(_headings(attachment, attachment.id, label))
        found += [_other(*each) for each in _all(attachment, attachment.id)]
    if source.letter is not None:
        headings |= dict(_headings(source.letter, LETTER, _LETTER_NAME))
        found += [_other(*each) for each in _all(source.letter, LETTER)]
    return [passage for passage in found if passage.text.strip()], headings


def _other(node: str, block: str, text: str) -> Passage:
    return Passage(node, (), block, text, "other", None, False)


def _headings(holder: Paper | Attachment, own: str, label: str) -> Iterator[tuple[str, str]]:
    """Yield the headings above the text of every section, as printed: 二、… / （三）…."""
    lines: dict[tuple[int, ...], str] = {(): label}
    yield own, label
    for path, section in walk(holder.sections):
        said = f"{section.found_number}{section.heading.plain}"
        above = lines[path[:-1]]
        lines[path] = f"{above} / {said}" if above else said
        yield _node(own, section), widen(lines[path])


def _node(own: str, section: Section) -> str:
    return f"{LETTER}:{section.id}" if own == LETTER else section.id


def _all(holder: Paper | Attachment, own: str) -> Iterator[tuple[str, str, str]]:
    """Yield node, block and text of all that a letter or an attachment says."""
    for node, blocks in _holders(holder, own):
        for block in blocks:
            if not isinstance(block, Table):
                yield node, block.id, block.text.plain
    yield from _tables(holder, own)


def _tables(holder: Paper | Attachment, own: str) -> Iterator[tuple[str, str, str]]:
    for node, blocks in _holders(holder, own):
        for block in blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    yield node, block.id, "　".join(cell.plain for cell in row)


def _holders(holder: Paper | Attachment, own: str) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield own, holder.preamble if isinstance(holder, Paper) else holder.blocks
    for _, section in walk(holder.sections):
        yield _node(own, section), section.blocks
