"""尚缺数据清单: at the end of a 送审稿, who still has to tell which numbers."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from fzdraft.document import model
from fzdraft.document.ledger import Gap, Missing, missing
from fzdraft.document.marks import Text
from fzdraft.layout.blocks import Block, Paragraph, Table
from fzdraft.layout.body import content
from fzdraft.layout.printing import Desk, runs

_HEAD = ("章节", "数据", "单位", "上一年", "本年")
_NOBODY = "责任单位未定"


def missing_list(desk: Desk) -> list[Block]:
    """Return the list on a page of its own, a table for each 责任单位.

    Nothing where the skin has none or nothing is missing.
    """
    groups = missing(desk.draft) if desk.skin.missing else ()
    if not groups:
        return []
    title = Paragraph(
        "attachment_title",
        runs((desk.skin.missing, "")),
        heading=desk.skin.missing,
        new_page=True,
    )
    made: list[Block] = [title]
    tables = _tables(desk, groups)
    for index, (group, table) in enumerate(zip(groups, tables, strict=True)):
        words = f"{group.department or _NOBODY}（{len(group.gaps)}项）"
        made += [Paragraph("heading1", runs((words, "")), before=0.0 if index else 1.0), table]
    return made


def _tables(desk: Desk, groups: tuple[Missing, ...]) -> Iterator[Table]:
    """Yield the table of each group; all have the columns that suit all of them."""
    rows = (_HEAD, *(tuple(_cells(gap)) for group in groups for gap in group.gaps))
    cells = tuple(tuple(Text(words) for words in row) for row in rows)
    whole = next(content(desk, (model.Table("missing", cells),), "body"))
    assert isinstance(whole, Table)
    at = 1
    for index, group in enumerate(groups):
        own = whole.rows[at : at + len(group.gaps)]
        yield replace(whole, rows=(whole.rows[0], *own), source=f"missing.table{index}")
        at += len(group.gaps)


def _cells(gap: Gap) -> Iterator[str]:
    """Yield the cells of a row, the last one free to write in."""
    row = gap.row
    name = row.label or row.indicator
    yield gap.section
    yield f"{name}（{row.scope}）" if row.scope else name
    yield row.unit
    yield gap.last
    yield ""
