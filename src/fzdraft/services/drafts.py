"""What the window asks of templates, importers and storage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fzdraft.document.edits import Edit
from fzdraft.document.model import Draft, Source
from fzdraft.services.values import (
    Guidance,
    HealthLine,
    Opened,
    Recent,
    TemplateInfo,
    Unfinished,
)

if TYPE_CHECKING:
    pass


class Drafts(Protocol):
    """Where a draft comes from and where it is kept: templates, documents, files, recovery."""

    def themes(self) -> dict[str, str]:
        """Return the text of every theme file by its id (the name of the file)."""

    def templates(self) -> list[TemplateInfo]:
        """List the report templates, the usual one first."""

    def new_draft(self, template: str, unit: str, year: int, region: str = "") -> Draft:
        """Return a draft seeded from a template."""

    def add_letter(self, draft: Draft) -> Edit:
        """Return the edit that puts a cover letter before the report."""

    def sample(self) -> Source:
        """Return the sample report behind 看示例."""

    def read_path(self, path: Path) -> Source:
        """Read any document (.docx, web page, text); the file is not changed."""

    def read_bytes(self, data: bytes, name: str) -> Source:
        """Read a document from memory, for text from the clipboard."""

    def draft_from(self, source: Source) -> tuple[Draft, int]:
        """Return a draft with the text of a document, and how many marks were widened."""

    def bodies(self, source: Source) -> tuple[str, ...]:
        """List in whose names a report went out; more than one is a question."""

    def guidance(self, draft: Draft, node: str) -> Guidance:
        """Return what the draft's template asks of a section."""

    def open_draft(self, path: Path) -> Opened:
        """Open a .fzd file and take its lock, unless somebody else holds it."""

    def open_any(self, path: Path) -> Opened:
        """Return the draft in a .fzd file, or one made of any document; takes no lock."""

    def release(self, path: Path) -> None:
        """Give back the lock of a file that this window had open."""

    def save(self, path: Path, draft: Draft, last_year: Source | None) -> None:
        """Write the draft to the user's file and keep its lock."""

    def save_copy(self, path: Path, draft: Draft) -> None:
        """Write a copy to pass on: no earlier versions, last year's document or material."""

    def write_recovery(
        self, key: str, draft: Draft, last_year: Source | None, path: Path | None
    ) -> None:
        """Keep an unsaved draft in the recovery place under a key of this window."""

    def discard_recovery(self, key: str) -> None:
        """Forget what the recovery place holds under this key, if anything."""

    def unfinished(self) -> list[Unfinished]:
        """List drafts in the recovery place whose windows are gone, newest first."""

    def recover(self, key: str) -> Opened:
        """Read a draft from the recovery place; its file stays as it is."""

    def recent(self) -> list[Recent]:
        """List the files that were open before and still exist, newest first."""

    def remember(self, path: Path, title: str, node: str, block: str) -> None:
        """Put a file on top of the recent ones, with the caret's place."""

    def setting(self, name: str) -> str:
        """Return a setting of the window as it was stored, empty where it never was."""

    def set_setting(self, name: str, value: str) -> None:
        """Store a setting of the window."""

    def health(self) -> list[HealthLine]:
        """Look at fonts, input method and folders of this machine."""

    def version(self) -> str:
        """Return the version of the program."""
