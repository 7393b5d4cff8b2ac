"""What the 章节 outline shows: rows made from the draft, pure data."""

from __future__ import annotations

from msgspec import Struct

from fzdraft.document import tree
from fzdraft.document.element_input import FIELDS, TITLE, outgoing_id, show_element
from fzdraft.document.model import Attachment, Draft, Paper, Section
from fzdraft.document.numbering import numbers
from fzdraft.document.tally import Tally, tallies

FORM = "form"
"""The id of the first row, 版头与落款; all other rows carry the id of their node."""

OPEN_FIELDS = (TITLE, *(field.name for field in FIELDS[:5]))
"""The six elements that nearly every paper needs; the form keeps them open."""


class Badge(Struct, frozen=True):
    """The one badge of a row; `tone` is empty, open, doubt, quiet or done."""

    words: str = ""
    tone: str = ""


class OutlineRow(Struct, frozen=True):
    """One row: the node, its printed number, its words, its badge and what is below it."""

    id: str
    number: str
    words: str
    badge: Badge
    children: tuple[OutlineRow, ...] = ()


def rows(draft: Draft) -> tuple[OutlineRow, ...]:
    """Return the outline of a draft: the form first, then the letter, then the report."""
    counted = tallies(draft)
    found = [OutlineRow(FORM, "", "版头与落款", form_badge(draft))]
    if draft.letter is not None:
        children = _sections(draft.letter, counted)
        badge = badge_of(counted["letter"])
        found.append(OutlineRow("letter", "", "报送函", badge, children))
    found.append(OutlineRow("report", "", "开头段", badge_of(counted["report"])))
    found.extend(_sections(draft.report, counted))
    found.extend(_attachments(draft, counted))
    return tuple(found)


def form_badge(draft: Draft) -> Badge:
    """Say how many of the six open elements are missing."""
    missing = len(missing_elements(draft))
    return Badge(f"差 {missing} 项", "open") if missing else Badge("✓", "done")


def missing_elements(draft: Draft) -> list[str]:
    """List the open elements that the paper that goes out does not have yet."""
    paper = tree.find(draft, outgoing_id(draft))
    assert isinstance(paper, Paper)
    return [name for name in OPEN_FIELDS if not show_element(paper, name)]


def badge_of(tally: Tally) -> Badge:
    """Return the most urgent state of a section."""
    if tally.unfilled:
        return Badge(f"待填 {tally.unfilled}", "open")
    if tally.verify:
        return Badge(f"▲ {tally.verify}", "doubt")
    if tally.carried:
        share = max(1, round(100 * tally.carried / max(tally.characters, 1)))
        return Badge(f"灰 {share}%", "quiet")
    return Badge("✓", "done") if tally.body else Badge("空", "quiet")


def _sections(paper: Paper, counted: dict[str, Tally]) -> tuple[OutlineRow, ...]:
    printed = numbers(paper.sections, paper.numbering)
    return tuple(_row(section, printed, counted) for section in paper.sections)


def _row(section: Section, printed: dict[str, str], counted: dict[str, Tally]) -> OutlineRow:
    children = tuple(_row(child, printed, counted) for child in section.sections)
    badge = badge_of(counted[section.id])
    return OutlineRow(section.id, printed[section.id], section.heading.plain, badge, children)


def _attachments(draft: Draft, counted: dict[str, Tally]) -> list[OutlineRow]:
    attachments = draft.report.attachments
    return [
        _attachment(attachment, position, len(attachments), counted)
        for position, attachment in enumerate(attachments, 1)
    ]


def _attachment(
    attachment: Attachment, position: int, count: int, counted: dict[str, Tally]
) -> OutlineRow:
    number = f"附件{position if count > 1 else ''} "
    badge = badge_of(counted[attachment.id])
    printed = numbers(attachment.sections)
    children = tuple(_row(child, printed, counted) for child in attachment.sections)
    return OutlineRow(attachment.id, number, attachment.name.plain, badge, children)
