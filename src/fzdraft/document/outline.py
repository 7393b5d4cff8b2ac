"""The outline of a paper: rows with number, heading and characters, and labels like 二/(五)."""

from __future__ import annotations

import re

from msgspec import Struct

from fzdraft.document import tree
from fzdraft.document.model import Draft, Paper, walk
from fzdraft.document.numbering import numbers
from fzdraft.document.tally import tallies

_CORE = re.compile(r"[（(]?([^（()）、.．]+)[）)]?[、.．]?")


class OutlineRow(Struct, frozen=True):
    """One section: where it stands, what it is called, how many characters it holds.

    `own` counts heading and own blocks, `total` also everything below (字数, without spaces).
    """

    id: str
    path: tuple[int, ...]
    number: str
    heading: str
    own: int
    total: int


def outline(paper: Paper) -> list[OutlineRow]:
    """Return every section of a paper in reading order."""
    printed = numbers(paper.sections, paper.numbering)
    totals = {node: tally.characters for node, tally in tallies(Draft(paper)).items()}
    rows = []
    for path, section in walk(paper.sections):
        total = totals[section.id]
        own = total - sum(totals[child.id] for child in section.sections)
        name = section.heading.plain
        rows.append(OutlineRow(section.id, path, printed[section.id], name, own, total))
    return rows


def label_of(draft: Draft, node_id: str) -> str:
    """Return where a node stands as people say it: 二/(五), 开头 for a paper, 附件1."""
    if node_id in ("report", "letter"):
        return "开头" if node_id == "report" else "报送函"
    for paper_id, paper in tree.papers(draft):
        prefix = "报送函/" if paper_id == "letter" else ""
        printed = numbers(paper.sections, paper.numbering)
        for path, section in walk(paper.sections):
            if section.id == node_id:
                return prefix + _joined(paper, path, printed)
        for position, attachment in enumerate(paper.attachments, 1):
            if node_id in (attachment.id, *(s.id for _, s in walk(attachment.sections))):
                return f"{prefix}附件{position}"
    raise KeyError(node_id)


def labels(draft: Draft) -> dict[str, str]:
    """Return what `label_of` says for every paper, section and attachment, in one walk."""
    found = {"report": "开头", "letter": "报送函"}
    for paper_id, paper in tree.papers(draft):
        prefix = "报送函/" if paper_id == "letter" else ""
        printed = numbers(paper.sections, paper.numbering)
        for path, section in walk(paper.sections):
            found[section.id] = prefix + _joined(paper, path, printed)
        for position, attachment in enumerate(paper.attachments, 1):
            inside = (attachment.id, *(s.id for _, s in walk(attachment.sections)))
            found |= dict.fromkeys(inside, f"{prefix}附件{position}")
    return found


def _joined(paper: Paper, path: tuple[int, ...], printed: dict[str, str]) -> str:
    sections, parts = paper.sections, []
    for level, index in enumerate(path):
        core = _CORE.fullmatch(printed[sections[index].id])
        name = core[1] if core else printed[sections[index].id]
        parts.append(name if level == 0 else f"({name})" if level == 1 else name)
        sections = sections[index].sections
    return "/".join(parts)
