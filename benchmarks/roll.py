"""Rolling over: time, questions, years without a reason, numbers unmarked.

The five samples, and with the shared data every document there, under random answers too.
"""

from __future__ import annotations

import datetime
import os
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.rollover.readings import FOLDERS, documents, questions, unexplained

from benchmarks.figures import Figure, median_ms
from fzdraft.app import App
from fzdraft.document.model import Source
from fzdraft.document.places import texts
from fzdraft.document.soundness import faults
from fzdraft.report.quantities import quantities
from fzdraft.rollover.roll import Rolled, roll

GOAL_MS, GOAL_QUESTIONS = 200.0, 8.0
ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "resources" / "corpus"
SHARED = Path(os.environ.get("FZDRAFT_SHARED") or ROOT.parent / "shared") / "data"
RANDOM_ROLLS = 2
"""So often each foreign document is rolled under random answers."""


def bench() -> list[Figure]:
    """Roll each sample over to its next year, as in January after it."""
    app = App()
    words = app.recognisers()

    def rolled(source: Source, answers: dict[str, int] | None = None) -> Rolled:
        year = (source.year or 2023) + 1
        return roll(source, year, None, answers or {}, words, datetime.date(year + 1, 1, 15))

    sources = [app.read_path(path) for path in sorted(CORPUS.glob("s*.txt"))]
    results = [rolled(source) for source in sources]
    slowest = max(median_ms(partial(rolled, source)) for source in sources)
    unmarked = sum(
        len(quantities(text.plain, words.measures)) - sum(m.kind == "value" for m in text.marks)
        for result in results
        for _, text in texts(result.draft)
    )
    asked = max(len(questions(result)) for result in results)
    silent = sum(len(unexplained(result)) for result in results)
    return [
        Figure("roll a sample over, the slowest of five", slowest, "ms", GOAL_MS),
        Figure(
            "questions, the most of five",
            asked,
            "",
            GOAL_QUESTIONS,
        ),
        Figure(
            "years left without a reason, all five",
            silent,
            "",
            0.0,
        ),
        Figure("numbers not marked, all five", unmarked, "", 0.0),
        *(foreign(rolled) if SHARED.is_dir() else ()),
    ]


def foreign(rolled: Callable[..., Rolled]) -> list[Figure]:
    """Roll every document of the shared data, as proposed and under random answers."""
    chance = random.Random(20260120)
    read, most, unsound, silent = 0, 0, 0, 0
    for folder in FOLDERS:
        for _, source in documents(SHARED / folder):
            first = rolled(source)
            choices = {one.group: len(one.options) for one in first.decisions}
            answers = [
                {group: chance.randrange(count) for group, count in choices.items()}
                for _ in range(RANDOM_ROLLS)
            ]
            results = [first, *(rolled(source, chosen) for chosen in answers)]
            read += 1
            most = max(most, *(len(questions(result)) for result in results))
            unsound += sum(bool(faults(result.draft)) for result in results)
            silent += sum(len(unexplained(result)) for result in results)
    return [
        Figure(f"questions, the most of {read} foreign documents", most, "", GOAL_QUESTIONS),
        Figure(f"unsound drafts of {read} × {RANDOM_ROLLS + 1} rolls", unsound, "", 0.0),
        Figure("years left without a reason in all those", silent, "", 0.0),
    ]
