"""Run every benchmark in a process of its own and print one table; exit 1 if a goal is missed."""

from __future__ import annotations

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.figures import figures_of, table


def names() -> list[str]:
    """List the benchmarks: every file here that defines `bench`."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return [path.stem for path in files if "\ndef bench(" in path.read_text(encoding="utf-8")]


def main(chosen: list[str]) -> int:
    """Run the benchmarks chosen by name, or all."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn, max_tasks_per_child=1) as pool:
        results = pool.map(figures_of, chosen or names())
        figures = [figure for found in results for figure in found]
    print(table(figures))
    return int(not all(figure.is_met for figure in figures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
