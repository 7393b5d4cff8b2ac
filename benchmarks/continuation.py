"""续写: keys saved, one report left out, beside looking up the longest suffix.

One key a character, one key for an offer of at most four; three offers; the longest that
fits is taken. The same rule for both.
"""

from __future__ import annotations

import os
import tempfile
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.suggest import PROVINCES
from fzdraft.app import App
from fzdraft.corpus.continuation import LONGEST, Continuation

TYPED, OFFERS, SUFFIX = 1500, 3, 12
Offer = Callable[[str], list[str]]


def bench() -> list[Figure]:
    """Measure on every second report of the provinces, where they are."""
    beside = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("FZDRAFT_SHARED") or beside).joinpath(*PROVINCES)
    if not folder.is_dir():
        print(f"continuation: no reports at {folder}")
        return []
    with tempfile.TemporaryDirectory() as data:
        app = App(Path(data))
        app.library_add([folder])
        reports = [
            "\n".join(passage.text for passage in app.library_show(entry.id).passages)
            for entry in app.library_list()
        ]
    own, plain, filled = (sum(column) for column in zip(*map(row, cases(reports)), strict=True))
    count = len(cases(reports))
    print(f"continuation: saved {own / count:.3f}; longest suffix {plain / count:.3f};"
          f" the same filled up from shorter suffixes {filled / count:.3f}")  # fmt: skip
    return [Figure("续写: longest suffix saves, of what we save", plain, "", 1 / 1.3, own, True)]


def cases(reports: list[str]) -> list[tuple[str, list[str]]]:
    """Give every second report of the provinces (the samples come last) with the others."""
    return [(reports[at], reports[:at] + reports[at + 1 :]) for at in range(1, len(reports) - 5, 2)]


def row(case: tuple[str, list[str]]) -> tuple[float, float, float]:
    """Give what this program, the longest suffix and all suffixes save in one report."""
    typed, others = case
    own, table = Continuation(others), Table("\n".join(others))
    return (
        saved(typed, lambda before: own.offers(before, before, OFFERS)),
        saved(typed, lambda before: table.offers(before, fill=False)),
        saved(typed, lambda before: table.offers(before, fill=True)),
    )


def saved(typed: str, offer: Offer) -> float:
    """Type a text as somebody who takes every offer that fits; give the share of keys saved."""
    at = keys = 0
    while at < TYPED:
        fitting = [len(one) for one in offer(typed[:at]) if one and typed.startswith(one, at)]
        at += max(fitting, default=1)
        keys += 1
    return 1 - keys / at


class Table:
    """The longest known suffix and what followed it most often, in the texts and the draft."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = sorted(range(len(text)), key=lambda at: text[at : at + SUFFIX + LONGEST])

    def offers(self, before: str, fill: bool) -> list[str]:
        """Give the three most frequent continuations of four characters."""
        found: list[str] = []
        for size in range(min(SUFFIX, len(before)), 0, -1):
            seen = self.following(before[-size:], before)
            found += [one for one, _ in seen.most_common(OFFERS) if one not in found]
            if found and (not fill or len(found) >= OFFERS):
                break
        return found[:OFFERS]

    def following(self, suffix: str, draft: str) -> Counter[str]:
        """Count what follows a suffix in the texts and in the draft."""
        text, size = self.text, len(suffix)
        first = bisect_left(self.places, suffix, key=lambda at: text[at : at + size])
        last = bisect_right(self.places, suffix, lo=first, key=lambda at: text[at : at + size])
        seen = Counter(
            text[at + size : at + size + LONGEST] for at in self.places[first:last][:2000]
        )
        at = draft.find(suffix)
        while 0 <= at < len(draft) - size:
            seen[draft[at + size : at + size + LONGEST]] += 1
            at = draft.find(suffix, at + 1)
        return seen
