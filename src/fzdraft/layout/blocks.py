"""What a document is made of on paper, before lines and pages exist.

Indents count characters of the paragraph's own style, gaps and columns of tables count
lines and characters of the body text (profile.grid).
Everything that a style of the layout profile says can be overridden by a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Align = Literal["left", "center", "right", "justify"]
Change = Literal["", "deleted", "inserted"]
"""What became of words in a 花脸稿: "" stands in both versions."""


class Run(Struct, frozen=True):
    """Text in one face: a role of the profile's faces, or "" for the face of the style.

    A line feed in the text is a forced line break (only titles have them).
    """

    text: str
    face: str = ""
    change: Change = ""


class Paragraph(Struct, frozen=True):
    """A paragraph in a style of the profile; None leaves a value to the style.

    `far` stands on the line of the runs, ending at the right indent or, where
    `far_from` is given, beginning that many characters from the left edge of the text
    (without runs it is a line of its own). `before` is the gap above in body lines.
    `heading` is the plain heading with its number where the paragraph is or begins
    with one (for bookmarks); `source` the id of the section or block it shows, or paper,
    element and place (report.title.0). `mark` says that the end of the paragraph was
    deleted or inserted.
    """

    style: str
    runs: tuple[Run, ...] = ()
    far: tuple[Run, ...] = ()
    far_from: float | None = None
    first: float | None = None
    left: float | None = None
    right: float | None = None
    align: Align | None = None
    before: float | None = None
    keep_next: bool | None = None
    new_page: bool = False
    heading: str = ""
    source: str = ""
    mark: Change = ""


class Table(Struct, frozen=True):
    """A table with column widths in body characters; the first `head` rows repeat on each page.

    Cells are paragraphs in the styles table_head and table_cell; a row whose cells all
    have one `mark` was deleted or inserted as a whole.
    """

    columns: tuple[float, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    head: int = 1
    source: str = ""


Block = Paragraph | Table


class Flow(Struct, frozen=True):
    """A whole document: its blocks in order and the 版记 at the foot of the last page.

    The 版记 is a tuple of groups with a thin rule between two groups and a thick one
    at both ends; () prints none. `colophon_on_new_page` is set where the last page has
    no room for it: who knows the pages says so, for writers of unbroken text.
    """

    blocks: tuple[Block, ...] = ()
    colophon: tuple[tuple[Paragraph, ...], ...] = ()
    colophon_on_new_page: bool = False
    page_numbers: bool = True


def change_of(cells: Iterable[Paragraph]) -> Change:
    """Return what became of a row as a whole; "" where its cells do not agree."""
    marks = {cell.mark for cell in cells}
    return marks.pop() if len(marks) == 1 else ""


def plain(block: Block | tuple[Run, ...]) -> str:
    """Return the words of a block: cells by tabs, rows by line feeds, no forced breaks."""
    if isinstance(block, Table):
        return "\n".join("\t".join(map(_on_one_line, row)) for row in block.rows)
    if isinstance(block, Paragraph):
        return "\t".join(part for part in (plain(block.runs), plain(block.far)) if part)
    return "".join(run.text for run in block).replace("\n", "")


def _on_one_line(cell: Paragraph) -> str:
    return "".join(run.text for run in cell.runs).replace("\n", " ")
