"""Two documents side by side: sections, paragraphs and characters that became one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.aligning import aligned, merged, unmoved
from fzdraft.document.element_input import FIELDS, show_element
from fzdraft.document.matching import (
    Document,
    heading_of,
    matched,
    papers_in,
    parts_of,
    words_of,
)
from fzdraft.document.model import Attachment, Block, Paper, Paragraph, Section, Table
from fzdraft.document.pieces import Kind, Piece, Segment, is_changed, pieces_of, whole

Pieces = tuple[Piece, ...]


class ComparedRow(Struct, frozen=True):
    """A row of a table, cell by cell; of kind "equal" where both tables have the row."""

    kind: Kind
    cells: tuple[Pieces, ...]

    @property
    def changed(self) -> bool:
        """Whether a word of it differs."""
        return self.kind != "equal" or any(map(is_changed, self.cells))


class ComparedBlock(Struct, frozen=True):
    """A paragraph or table of either document and what became of it.

    `old` or `new` is None where the other document has nothing like it. `pieces` are
    those of a paragraph, `rows` those of a table.
    """

    old: Block | None
    new: Block | None
    pieces: Pieces = ()
    rows: tuple[ComparedRow, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether a word of it differs."""
        one_sided = (self.old is None) != (self.new is None)
        return one_sided or is_changed(self.pieces) or any(row.changed for row in self.rows)


class ComparedPart(Struct, frozen=True):
    """A paper, section or attachment of either document: its heading and its own blocks.

    `paper` is "report" or "letter"; `old` and `new` are None where the other document
    has no counterpart. `moved` parts stand elsewhere among the others than they did.
    """

    paper: str
    old: tree.Node | None
    new: tree.Node | None
    heading: Pieces
    blocks: tuple[ComparedBlock, ...]
    moved: bool = False

    @property
    def changed(self) -> bool:
        """Whether a word of it differs."""
        one_sided = (self.old is None) != (self.new is None)
        return one_sided or is_changed(self.heading) or any(block.changed for block in self.blocks)


class ComparedElement(Struct, frozen=True):
    """An element of the 版头与落款 form that differs: its name, both values ("" for none)."""

    paper: str
    name: str
    old: str
    new: str


class Comparison(Struct, frozen=True):
    """What became of a document: all parts of both in one reading order, changed elements.

    The order is that of the new document; parts that only the old one has stand where
    they stood, moved parts where they now are.
    """

    parts: tuple[ComparedPart, ...]
    elements: tuple[ComparedElement, ...] = ()


def compare(old: Document, new: Document, segment: Segment = list) -> Comparison:
    """Compare two documents (drafts, papers or imported ones).

    `segment` cuts Chinese text into words, so that whole words are marked.
    """
    before, after = papers_in(old), papers_in(new)
    parts: list[ComparedPart] = []
    elements: list[ComparedElement] = []
    for name in ("letter", "report"):
        parts += _paper(name, before.get(name), after.get(name), segment)
        elements += _elements(name, before.get(name), after.get(name))
    return Comparison(tuple(parts), tuple(elements))


def compare_nodes(
    old: tree.Node | None, new: tree.Node | None, segment: Segment = list, paper: str = "report"
) -> ComparedPart:
    """Compare the headings and own blocks of two nodes, or show one of them alone."""
    heading = pieces_of(_name(old), _name(new), segment)
    return ComparedPart(paper, old, new, heading, _blocks(_own(old), _own(new), segment))


def _paper(
    name: str, old: Paper | None, new: Paper | None, segment: Segment
) -> Iterator[ComparedPart]:
    """Yield a paper's own part, then those of its sections and attachments."""
    if old is None and new is None:
        return
    yield compare_nodes(old, new, segment, name)
    before, after = _nodes(old), _nodes(new)
    pairs = matched(old, new) if old is not None and new is not None else {}
    still = unmoved(list(before), list(after), pairs, lambda key: _weight(after[key]))
    gone = {pairs[key] for key in pairs if key not in still}
    for one, other in merged(list(before), list(after), still):
        if one in gone:
            continue
        one = pairs.get(other, one) if other is not None else one
        node = before[one] if one is not None else None
        part = compare_nodes(node, after[other] if other is not None else None, segment, name)
        yield replace(part, moved=other in pairs and other not in still)


def _nodes(paper: Paper | None) -> dict[str, Section | Attachment]:
    return {part.id: part.node for part in parts_of(paper)} if paper is not None else {}


def _weight(node: Section | Attachment) -> float:
    return 1.0 + len(heading_of(node)) + sum(len(words_of(block)) for block in node.blocks)


def _name(node: tree.Node | None) -> str:
    if node is None:
        return ""
    return node.title.plain if isinstance(node, Paper) else heading_of(node)


def _own(node: tree.Node | None) -> tuple[Block, ...]:
    return tree.blocks_of(node) if node is not None else ()


def _blocks(
    old: Sequence[Block], new: Sequence[Block], segment: Segment
) -> tuple[ComparedBlock, ...]:
    pairs = aligned([words_of(block) for block in old], [words_of(block) for block in new])
    made: list[ComparedBlock] = []
    for a, c in pairs:
        one, other = old[a] if a is not None else None, new[c] if c is not None else None
        if one is not None and other is not None and not _same_shape(one, other):
            made += [compare_blocks(one, None, segment), compare_blocks(None, other, segment)]
        else:
            made.append(compare_blocks(one, other, segment))
    return tuple(made)


def _same_shape(one: Block, other: Block) -> bool:
    """Tell whether two blocks are both paragraphs, or tables with as many columns."""
    if isinstance(one, Table) and isinstance(other, Table):
        return _columns(one) == _columns(other)
    return isinstance(one, Paragraph) and isinstance(other, Paragraph)


def _columns(table: Table) -> int:
    return len(table.rows[0]) if table.rows else 0


def compare_blocks(old: Block | None, new: Block | None, segment: Segment = list) -> ComparedBlock:
    """Compare two paragraphs or two tables of as many columns, or show one block alone."""
    if isinstance(old, Table) or isinstance(new, Table):
        return ComparedBlock(old, new, rows=compare_rows(_cells(old), _cells(new), segment))
    one, other = (block.text.plain if block is not None else "" for block in (old, new))
    return ComparedBlock(old, new, pieces_of(one, other, segment))


def _cells(block: Block | None) -> list[list[str]]:
    rows = block.rows if isinstance(block, Table) else ()
    return [[cell.plain for cell in row] for row in rows]


def compare_rows(
    old: Sequence[Sequence[str]], new: Sequence[Sequence[str]], segment: Segment = list
) -> tuple[ComparedRow, ...]:
    """Compare the rows of two tables of as many columns, cell by cell."""
    pairs = aligned(["\t".join(row) for row in old], ["\t".join(row) for row in new])
    made = []
    for a, c in pairs:
        if a is None:
            made.append(_row("inserted", new[c or 0]))
        elif c is None:
            made.append(_row("deleted", old[a]))
        else:
            cells = zip(old[a], new[c], strict=True)
            both = tuple(pieces_of(one, other, segment) for one, other in cells)
            made.append(ComparedRow("equal", both))
    return tuple(made)


def _row(kind: Kind, cells: Sequence[str]) -> ComparedRow:
    return ComparedRow(kind, tuple(whole(kind, cell) for cell in cells))


def _elements(name: str, old: Paper | None, new: Paper | None) -> Iterator[ComparedElement]:
    for field in FIELDS:
        one, other = (show_element(paper or Paper(), field.name) for paper in (old, new))
        if one != other:
            yield ComparedElement(name, field.name, one, other)
