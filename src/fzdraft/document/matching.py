"""Which section of another document a section goes back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from fzdraft.document import tree
from fzdraft.document.model import Attachment, Block, Draft, Paper, Paragraph, Section, Source, walk
from fzdraft.document.pieces import likeness
from fzdraft.document.tree import Node

Document = Draft | Source | Paper
SAME_HEADING = 0.6
"""Headings at least this alike (0 to 1) count as the same section."""
SAME_TEXT = 0.5
"""Sections whose texts are at least this alike are the same; long ones are a little by chance."""

_TELLING, _PAIRS = 1200, 40_000
"""Characters of a section that are looked at while no more than so many pairs are."""
_TOO_MANY = 4_000_000
"""Pairs that nobody waits for: of so many sections only the same words are the same."""


class Part(Struct, frozen=True):
    """A section or attachment with what tells it from others.

    `place` is how far down its paper it stands (0 to 1), `above` the heading it is under,
    `body` at least the first 1,200 characters of its words.
    """

    node: Section | Attachment
    level: int
    above: str
    place: float
    heading: str
    body: str

    @property
    def id(self) -> str:
        """The id of the section or attachment."""
        return self.node.id


def papers_in(document: Document) -> dict[str, Paper]:
    """Return the papers of a document by id: the report and, where there is one, the letter."""
    if isinstance(document, Paper):
        return {"report": document}
    letter = {"letter": document.letter} if document.letter is not None else {}
    return {"report": document.report, **letter}


def parts_of(paper: Paper) -> list[Part]:
    """Return every section and attachment of a paper in reading order."""
    nodes = list(_walk(paper.sections, 1, ""))
    for attachment in paper.attachments:
        nodes.append((attachment, 0, ""))
        nodes += _walk(attachment.sections, 1, attachment.name.plain)
    count = max(len(nodes) - 1, 1)
    return [
        Part(node, level, above, index / count, heading_of(node), _body(node))
        for index, (node, level, above) in enumerate(nodes)
    ]


def matched(old: Paper, new: Paper) -> dict[str, str]:
    """Return for each section and attachment of `new` the one of `old` it goes back to, by id.

    By origin first, then by the same words, then by topic, heading, text and place; those
    without a counterpart are left out, and nothing is anybody's counterpart twice.
    """
    before, after = parts_of(old), parts_of(new)
    found: dict[str, str] = {}
    for pairs in (_by_origin(before, after), _by_words(before, after)):
        _take(pairs, found)
    used = set(found.values())
    rest = [part for part in before if part.id not in used]
    free = [part for part in after if part.id not in found]
    if len(rest) * len(free) > _TOO_MANY:
        return found
    telling = min(_TELLING, round(_TELLING * (_PAIRS / max(len(rest) * len(free), 1)) ** 0.5))
    scored = [
        (kinship(one, other, telling), one, other)
        for other in free
        for one in rest
        if isinstance(one.node, type(other.node))
    ]
    scored.sort(key=lambda row: -row[0])
    _take(((one, other) for score, one, other in scored if score), found)
    return found


def counterpart(draft: Draft, node_id: str, source: Document) -> Node | None:
    """Return last year's section for this one: by origin, by topic, then by heading and text.

    A paper answers with last year's paper (its preamble); no match is None.
    """
    if node_id in ("report", "letter"):
        return papers_in(source).get(node_id)
    node = tree.find(draft, node_id)
    papers = papers_in(source).values()
    if isinstance(node, Section) and node.origin:
        sections = (one for paper in papers for _, one in walk(paper.sections))
        origin = next((one for one in sections if one.id == node.origin), None)
        if origin is not None:
            return origin
    found = [p for paper in papers for p in parts_of(paper) if isinstance(p.node, type(node))]
    own = next(
        part for _, paper in tree.papers(draft) for part in parts_of(paper) if part.id == node_id
    )
    best = max(found, key=lambda part: kinship(part, own), default=None)
    return best.node if best is not None and kinship(best, own) else None


def kinship(old: Part, new: Part, telling: int = _TELLING) -> float:
    """Rate how surely one part became the other; 0.0 when nothing speaks for it.

    A common topic counts most, then headings and texts that are alike; level, place and
    the heading above only decide between several that are. Of the texts the first
    `telling` characters are looked at.
    """
    heading = likeness(old.heading, new.heading)
    text = likeness(old.body[:telling], new.body[:telling])
    topic = bool(_topic(old)) and _topic(old) == _topic(new)
    if not (topic or heading >= SAME_HEADING or text >= SAME_TEXT):
        return 0.0
    near = 0.1 * (old.level == new.level) + 0.05 * (1 - abs(old.place - new.place))
    near += 0.2 * likeness(old.above, new.above) + 0.2 * (old.id == new.id)
    return max(heading, text) + 0.5 * min(heading, text) + 2 * topic + near


def heading_of(node: Section | Attachment) -> str:
    """Return the words of a heading or of an attachment's name."""
    return (node.heading if isinstance(node, Section) else node.name).plain


def words_of(block: Block) -> str:
    """Return the words of a block: cells by tabs, rows by line feeds."""
    if isinstance(block, Paragraph):
        return block.text.plain
    return "\n".join("\t".join(cell.plain for cell in row) for row in block.rows)


def _walk(
    sections: tuple[Section, ...], level: int, above: str
) -> Iterator[tuple[Section | Attachment, int, str]]:
    for section in sections:
        yield section, level, above
        yield from _walk(section.sections, level + 1, section.heading.plain)


def _body(node: Section | Attachment) -> str:
    """Return how a part's own words begin, or those below it where it has no blocks."""
    rows = map(words_of, node.blocks) if node.blocks else map(_whole, node.sections)
    found, room = list[str](), _TELLING
    for row in rows:
        found.append(row)
        room -= len(row)
        if room <= 0:
            break
    return "\n".join(found)


def _whole(node: Section) -> str:
    return f"{heading_of(node)}\n{_body(node)}"


def _topic(part: Part) -> str:
    return part.node.topic if isinstance(part.node, Section) else ""


def _by_origin(before: list[Part], after: list[Part]) -> Iterator[tuple[Part, Part]]:
    known = {part.id: part for part in before}
    for part in after:
        origin = part.node.origin if isinstance(part.node, Section) else ""
        if origin in known and isinstance(known[origin].node, Section):
            yield known[origin], part


def _by_words(before: list[Part], after: list[Part]) -> Iterator[tuple[Part, Part]]:
    """Pair what says the same: with its id, and else with the first of these words."""
    for tell in (_id_and_heading, _id_and_body, _words):
        known = {tell(part): part for part in reversed(before)}
        yield from ((known[tell(part)], part) for part in after if tell(part) in known)


def _id_and_heading(part: Part) -> tuple[object, ...]:
    return type(part.node), part.id, part.heading


def _id_and_body(part: Part) -> tuple[object, ...]:
    return type(part.node), part.id, part.body


def _words(part: Part) -> tuple[object, ...]:
    return type(part.node), part.heading, part.body


def _take(pairs: Iterable[tuple[Part, Part]], found: dict[str, str]) -> None:
    """Keep the pairs whose sides are both still free."""
    used = set(found.values())
    for one, other in pairs:
        if one.id not in used and other.id not in found:
            found[other.id] = one.id
            used.add(one.id)
