"""What keeps a draft from going out in a skin: open marks, and a grade of secrecy."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.model import Draft, Paper
from fzdraft.document.open_marks import open_marks
from fzdraft.document.places import Place
from fzdraft.layout.skin import Blocking, Skin, papers_of


class Obstacle(Struct, frozen=True):
    """One obstacle: its kind, where it stands (secrecy: the title), what to say of it."""

    kind: Blocking
    place: Place
    said: str


def obstacles(draft: Draft, skin: Skin) -> list[Obstacle]:
    """Return what the skin lets block the export, in reading order; [] means it may go out."""
    out = _going_out(draft, skin)
    return [found for found in (*_secrets(draft), *_open(out)) if found.kind in skin.blocking]


def _secrets(draft: Draft) -> Iterator[Obstacle]:
    for paper_id, paper in tree.papers(draft):
        if level := paper.elements.secrecy:
            yield Obstacle("secrecy", Place(paper_id, "title"), f"密级：{level}")


def _open(draft: Draft) -> Iterator[Obstacle]:
    for found in open_marks(draft):
        if found.mark.kind == "value" or found.mark.kind == "verify":
            yield Obstacle(found.mark.kind, found.place, str(found))


def _going_out(draft: Draft, skin: Skin) -> Draft:
    """Return the draft without the papers that the skin leaves at home."""
    out = {name for name, _ in papers_of(draft, skin)}
    report = draft.report if "report" in out else Paper()
    return replace(draft, report=report, letter=draft.letter if "letter" in out else None)
