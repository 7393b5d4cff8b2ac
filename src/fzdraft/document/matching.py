"""Which section of last year's document a section of the draft goes back to."""

from __future__ import annotations

from difflib import SequenceMatcher

from fzdraft.document import tree
from fzdraft.document.model import Draft, Paper, Section, Source, walk
from fzdraft.document.tree import Node

ALIKE = 0.6
"""Headings at least this similar (0 to 1, difflib's ratio) count as the same section."""


def counterpart(draft: Draft, node_id: str, source: Source) -> Node | None:
    """Return last year's section for this one: by origin, by topic, then by heading.

    A paper answers with last year's paper (its preamble); no match is None.
    """
    if node_id == "report":
        return source.report
    if node_id == "letter":
        return source.letter
    node = tree.find(draft, node_id)
    if not isinstance(node, Section):
        return None
    candidates = _sections(source)
    return (
        _same_origin(node, candidates) or _same_topic(node, candidates) or _alike(node, candidates)
    )


def _sections(source: Source) -> list[Section]:
    papers: list[Paper] = [source.report, *([source.letter] if source.letter else [])]
    return [section for paper in papers for _, section in walk(paper.sections)]


def _same_origin(node: Section, candidates: list[Section]) -> Section | None:
    wanted = node.origin
    return next((section for section in candidates if wanted and section.id == wanted), None)


def _same_topic(node: Section, candidates: list[Section]) -> Section | None:
    wanted = node.topic
    return next((section for section in candidates if wanted and section.topic == wanted), None)


def _alike(node: Section, candidates: list[Section]) -> Section | None:
    """Take the most similar heading; the earlier one where two are equally similar."""
    best, found = ALIKE, None
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(node.heading.plain)
    for section in candidates:
        matcher.set_seq1(section.heading.plain)
        if matcher.quick_ratio() < best:
            continue
        ratio = matcher.ratio()
        if ratio >= best and (found is None or ratio > best):
            best, found = ratio, section
    return found if node.heading.plain else None
