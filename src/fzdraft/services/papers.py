"""What the window asks of layout, paint and exporters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fzdraft.document.edits import Edit
from fzdraft.document.model import Draft
from fzdraft.services.values import (
    OpenMark,
    SkinInfo,
)

if TYPE_CHECKING:
    pass


class Papers(Protocol):
    """The way out of the house: skins, open marks, documents, pages."""

    def page_count(self, draft: Draft) -> int:
        """Count the pages of the 报送稿 (job)."""

    def skins(self) -> list[SkinInfo]:
        """List the forms in which the paper can leave, in the order of life."""

    def open_marks(self, draft: Draft, skin: str) -> list[OpenMark]:
        """List what is not settled yet: what blocks the skin, then doubts, then hints."""

    def leave_open(self, draft: Draft, skin: str) -> Edit:
        """Return the edit that records the decision to let a skin go out with open marks."""

    def export_name(self, draft: Draft, skin: str) -> str:
        """Propose a file name without its suffix: 澄海区2024年……年度报告（送审稿）."""

    def export(self, draft: Draft, output: Path, skin: str = "review") -> None:
        """Write the document in the format of the suffix: .docx .pdf .txt .html (job)."""

    def export_redline(self, old: Draft, new: Draft, output: Path) -> None:
        """Write the 花脸稿 of two drafts: .docx with tracked changes, or .pdf (job)."""

    def preview(self, draft: Draft, skin: str) -> list[bytes]:
        """Return the pages as PNG images, about 100 dots an inch (job)."""
