"""What the window asks of the ledger, and of the sheets that departments fill in."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fzdraft.document.edits import Edit
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft
from fzdraft.document.places import Place
from fzdraft.document.replies import Collected
from fzdraft.services.values import (
    History,
    NumberFault,
    Progress,
)

if TYPE_CHECKING:
    pass


class Numbers(Protocol):
    """The ledger of numbers and the sheets that departments fill in."""

    def is_odd(self, old: str, new: str, unit: str) -> bool:
        """Tell whether a value stands so far from last year's that one should look twice."""

    def data_sentence(self, draft: Draft, rows: Sequence[str]) -> Text:
        """Tell ledger rows (by id) in one sentence of the field's wording, rates computed."""

    def insert_sentence(self, draft: Draft, place: Place, offset: int, rows: Sequence[str]) -> Edit:
        """Return the edit that puts the sentence of these rows into a text."""

    def history(self, draft: Draft, paths: Sequence[Path], tell: Progress) -> History:
        """Read own reports of earlier years and fill their values into the ledger (job)."""

    def number_faults(self, draft: Draft) -> tuple[NumberFault, ...]:
        """Return the relations of filled numbers that do not come out, in reading order (job)."""

    def take_numbers(self, draft: Draft, places: Set[Place] | None = None) -> Edit | None:
        """Return the edit that takes the numbers of texts (None: all) into the ledger (job)."""

    def departments(self, draft: Draft) -> dict[str, str]:
        """Return who is asked for each row of the ledger, by row id; undecided ones are left out.

        The row's own 责任单位, else what the unit's sheets taught, else the dictionary.
        """

    def sheets_out(
        self, draft: Draft, folder: Path, split: bool = True, due: datetime.date | None = None
    ) -> list[Path]:
        """Write 数据填报表 into a folder, one a department or one for all; return them (job)."""

    def read_sheets(
        self, draft: Draft, paths: Sequence[Path], progress: Callable[[int, int, str], None]
    ) -> Collected:
        """Read filled sheets and say what each would change; nothing is changed (job)."""

    def adopt(self, draft: Draft, report: Collected, chosen: Set[int]) -> Edit | None:
        """Return the edit that takes the chosen proposals (by their place) into the ledger.

        What the sheet for all taught about 责任单位 goes along and is remembered.
        """

    def reminder(self, draft: Draft, due: datetime.date | None = None) -> str:
        """Return 催报: text to paste that says who has not answered what."""
