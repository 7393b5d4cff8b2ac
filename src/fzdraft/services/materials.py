"""What the window asks of the material that departments sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fzdraft.document.edits import Edit
from fzdraft.document.material import Address
from fzdraft.document.model import Draft
from fzdraft.services.values import (
    Received,
)

if TYPE_CHECKING:
    from fzdraft.report.borrowing import Borrowed
    from fzdraft.report.chips import Fitting


class Materials(Protocol):
    """What departments sent, and what of it goes into the draft."""

    def receive_files(
        self, draft: Draft, paths: Sequence[Path], tell: Callable[[int, int, str], None]
    ) -> tuple[Received, ...]:
        """Read departments' files (a folder: those in it) one by one, none stops the rest (job)."""

    def receive_text(self, draft: Draft, text: str) -> Received:
        """Read a department's text from the clipboard (job)."""

    def known_departments(self, draft: Draft) -> tuple[str, ...]:
        """List the departments that the draft or the dictionary of numbers speaks of."""

    def material_places(self, draft: Draft) -> dict[Address, str]:
        """Return the section that each excerpt of the material belongs to, where one does (job)."""

    def borrow(self, draft: Draft, address: Address, node: str, block: str) -> Borrowed:
        """Return the edit that takes an excerpt over behind a block, numbers into the ledger."""

    def fittings(self, draft: Draft, address: Address, node: str) -> tuple[Fitting, ...]:
        """Return which open numbers of a section an excerpt can fill (job)."""

    def fill_fittings(
        self, draft: Draft, address: Address, node: str, chosen: Sequence[Fitting]
    ) -> Edit | None:
        """Return the edit that fills these numbers, with the excerpt as their source."""
