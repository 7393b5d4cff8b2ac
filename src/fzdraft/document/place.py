"""The name of a spot in a draft: which text of which node; a leaf that the model may speak of."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Part = Literal["title", "heading", "paragraph", "cell", "name"]


class Place(Struct, frozen=True, omit_defaults=True, gc=False):
    """A text of a draft: the node that holds it, which part of it, which block and cell.

    title of a paper, heading of a section, name of an attachment, paragraph or cell
    of a block (`block` is its id, `row` and `column` count from 0).
    """

    node: str
    part: Part
    block: str = ""
    row: int = 0
    column: int = 0
