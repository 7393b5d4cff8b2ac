"""What the 章节 outline shows: rows made from the draft, pure data."""

from __future__ import annotations

from msgspec import Struct

from fzdraft.document import tree
from fzdraft.document.element_input import FIELDS, TITLE, outgoing_id, show_element
from fzdraft.document.model import Attachment, Draft, Numbering, Paper, Section
from fzdraft.document.numbering import LEVELS, number
from fzdraft.document.tally import Tally, tallies

FORM = "form"
"""The id of the first row, 版头与落款; all other rows carry the id of their node."""

MORE = "more:"
"""Begins the id of a row that stands for siblings not listed; the nearest of them follows."""
SIBLINGS, ASIDE = 400, 10
"""So many sections of one node are listed at most: around the caret, and in long drafts aside."""

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


class _Listing(Struct, frozen=True):
    """What the rows are made from: the tallies, the caret's node with those above it, the room."""

    counted: dict[str, Tally]
    path: frozenset[str]
    aside: int


def rows(draft: Draft, here: str = "report") -> tuple[OutlineRow, ...]:
    """Return the outline of a draft: the form first, then the letter, then the report.

    Of more than SIBLINGS sections of one node those around `here` are listed.
    """
    aside = ASIDE if tree.is_long(draft) else SIBLINGS
    listing = _Listing(tallies(draft), _path(draft, here), aside)
    found = [OutlineRow(FORM, "", "版头与落款", form_badge(draft))]
    if draft.letter is not None:
        children = _sections(draft.letter.sections, 1, draft.letter.numbering, listing)
        badge = badge_of(listing.counted["letter"])
        found.append(OutlineRow("letter", "", "报送函", badge, children))
    found.append(OutlineRow("report", "", "开头段", badge_of(listing.counted["report"])))
    found.extend(_sections(draft.report.sections, 1, draft.report.numbering, listing, wide=True))
    found.extend(_attachments(draft, listing))
    return tuple(found)


def _path(draft: Draft, node: str) -> frozenset[str]:
    """Return the ids of a node and of what it stands in."""
    found = {node}
    while node not in ("report", "letter", *(one.id for one in draft.report.attachments)):
        node, _ = tree.parent_of(draft, node)
        found.add(node)
    return frozenset(found)


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


def _sections(
    sections: tuple[Section, ...],
    level: int,
    numbering: Numbering,
    listing: _Listing,
    *,
    wide: bool = False,
) -> tuple[OutlineRow, ...]:
    """Return rows of siblings, of very many those around the caret and one row on each side."""
    here = next((i for i, one in enumerate(sections) if one.id in listing.path), None)
    most = SIBLINGS if wide or here is not None else listing.aside
    step = most // 2
    start = (here or 0) // step * step - step // 2
    start = min(max(start, 0), max(len(sections) - most, 0))
    end = min(start + most, len(sections))
    found = [
        _row(section, position, level, numbering, listing)
        for position, section in enumerate(sections[start:end], start + 1)
    ]
    above = [_more(sections[start - 1], f"上面还有 {start} 节")] if start else []
    left = len(sections) - end
    below = [_more(sections[end], f"下面还有 {left} 节")] if left else []
    return (*above, *found, *below)


def _more(nearest: Section, words: str) -> OutlineRow:
    return OutlineRow(f"{MORE}{nearest.id}", "", words, Badge())


def _row(
    section: Section, position: int, level: int, numbering: Numbering, listing: _Listing
) -> OutlineRow:
    children = _sections(section.sections, level + 1, numbering, listing)
    badge = badge_of(listing.counted[section.id])
    printed = number(min(level, LEVELS), position, numbering)
    return OutlineRow(section.id, printed, section.heading.plain, badge, children)


def _attachments(draft: Draft, listing: _Listing) -> list[OutlineRow]:
    attachments = draft.report.attachments
    return [
        _attachment(attachment, position, len(attachments), listing)
        for position, attachment in enumerate(attachments, 1)
    ]


def _attachment(attachment: Attachment, position: int, count: int, listing: _Listing) -> OutlineRow:
    printed = f"附件{position if count > 1 else ''} "
    badge = badge_of(listing.counted[attachment.id])
    children = _sections(attachment.sections, 1, "standard", listing)
    return OutlineRow(attachment.id, printed, attachment.name.plain, badge, children)
