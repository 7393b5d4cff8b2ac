"""Numbers of other reports beside the own ones: 各地同类数据, and the number at a caret."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fzdraft.document.places import Place, read_text
from fzdraft.librarian import Librarian, found_number
from fzdraft.services import FoundNumber

if TYPE_CHECKING:
    from fzdraft.corpus.same import Same
    from fzdraft.document.model import Draft


class Elsewhere(Librarian):
    """The part of the program that compares numbers over the library, for jobs."""

    def library_same(self, indicator: str) -> list[Same]:
        """Return every value of an indicator over all documents, the newest year first."""
        with self.library() as library:
            return library.same(indicator)

    def counted_alike(self, unit: str, others: Iterable[str]) -> str:
        """Return the first of the other units that counts the same as this one, "" for none."""
        from fzdraft.report.indicators import same_unit

        words = self.reader().indicators
        return next((other for other in others if same_unit(unit, other, words)), "")

    def library_indicators(self) -> list[tuple[str, int]]:
        """List the indicators of the library with how many numbers each has, most first."""
        with self.library() as library:
            return library.indicators()

    def number_at(self, draft: Draft, place: Place, offset: int) -> FoundNumber | None:
        """Return the number in which an offset stands, or right behind which.

        A marked one is its ledger row's; any other is read from the text.
        """
        rows = {row.id: row for row in draft.rows}
        for mark in read_text(draft, place).marks:
            row = rows.get(mark.payload) if mark.kind == "value" else None
            if row is not None and row.indicator and mark.start <= offset <= mark.end:
                value = row.values.get(draft.year, "") if draft.year else ""
                span = mark.start, mark.end
                return FoundNumber(place, *span, row.label, value, row.unit, row.indicator, "")
        return next(
            (
                found_number(one)
                for one in self.figures_of(draft)
                if one.where.place == place and one.quantity.start <= offset <= one.quantity.end
            ),
            None,
        )
