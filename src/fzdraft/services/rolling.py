"""What the window asks of rolling over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fzdraft.document.decisions import Answer
from fzdraft.document.edits import Edit
from fzdraft.document.model import Draft, Source

if TYPE_CHECKING:
    from fzdraft.rollover.roll import Rolled


class Rolling(Protocol):
    """Rolling last year's document over, and what it had promised."""

    def roll(
        self, source: Source, year: int, unit: str = "", answers: Mapping[str, int] | None = None
    ) -> Rolled:
        """Return the draft for `year` with its decisions and promises (job).

        `unit` is another unit than last year's; `answers` holds the index of the option by
        group of decisions, what it lacks is as the program proposes (questions: 待核).
        """

    def edited(self, draft: Draft) -> frozenset[str]:
        """Return the ids of the decisions whose words were changed by hand since."""

    def turn(self, draft: Draft, last_year: Source, group: str, choice: int) -> Edit | None:
        """Return the edit that takes another option for a group of decisions (job).

        None where nothing changes or the words were changed by hand since.
        """

    def answer_promise(self, draft: Draft, promise: str, answer: Answer) -> Edit:
        """Return the edit that answers an item of 去年安排: written, next_year, dropped or ""."""

    def checklist(self, draft: Draft, source: Source, name: str) -> Edit | None:
        """Return the edit that makes the items of a 提纲 or 要点 a checklist of this name (job).

        None where the document has no items.
        """

    def promise_table(self, draft: Draft, output: Path) -> None:
        """Write 去年安排落实情况对照表 as .docx (job)."""
