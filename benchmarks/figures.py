"""What one measurement says, and how the table of all of them is written."""

from __future__ import annotations

import importlib
import statistics
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Figure(NamedTuple):
    """One measured figure and the most it may be.

    `baseline` is the same job done barely in the same run, in the same unit. With
    `relative` the goal is a multiple of the baseline, otherwise it is in the unit.
    """

    name: str
    value: float
    unit: str
    goal: float
    baseline: float | None = None
    relative: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times the baseline this is; None without one."""
        return self.value / self.baseline if self.baseline else None

    @property
    def is_met(self) -> bool:
        """Whether the goal is kept."""
        return (self.ratio or 0.0) <= self.goal if self.relative else self.value <= self.goal


def median_ms(work: Callable[[], object], runs: int = 7) -> float:
    """Give the median time of several runs in milliseconds."""
    return statistics.median(once_ms(work) for _ in range(runs))


def once_ms(work: Callable[[], object]) -> float:
    """Give the time of one run in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def figures_of(name: str) -> list[Figure]:
    """Run one benchmark by name."""
    found: list[Figure] = importlib.import_module(f"benchmarks.{name}").bench()
    return found


def row(figure: Figure) -> tuple[str, ...]:
    """Write one figure as the cells of a table."""
    baseline = "-" if figure.baseline is None else f"{figure.baseline:,.1f} {figure.unit}"
    ratio = "-" if figure.ratio is None else f"{figure.ratio:.2f} x"
    goal = f"<= {figure.goal:g} {'x' if figure.relative else figure.unit}"
    measured = f"{figure.value:,.1f} {figure.unit}"
    return figure.name, measured, baseline, ratio, goal, "ok" if figure.is_met else "MISSED"


def table(figures: Iterable[Figure]) -> str:
    """Write all figures as one table in columns."""
    rows = [("what", "measured", "bare", "ratio", "goal", ""), *map(row, figures)]
    widths = [max(len(cells[i]) for cells in rows) for i in range(len(rows[0]))]
    lines = ("  ".join(c.ljust(w) for c, w in zip(r, widths, strict=True)).rstrip() for r in rows)
    return "\n".join(lines)
