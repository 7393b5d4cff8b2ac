"""Rolling the five samples over: time, questions, years without a reason, numbers unmarked."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path

from tests.rollover.readings import questions, unexplained

from benchmarks.figures import Figure, median_ms
from fzdraft.app import App
from fzdraft.document.model import Source
from fzdraft.document.places import texts
from fzdraft.report.quantities import quantities
from fzdraft.rollover.roll import Rolled, roll

GOAL_MS, GOAL_QUESTIONS = 200.0, 8.0
CORPUS = Path(__file__).parents[1] / "resources" / "corpus"


def bench() -> list[Figure]:
    """Roll each sample over to its next year, as in January after it."""
    app = App()
    words = app.recognisers()

    def rolled(source: Source) -> Rolled:
        year = (source.year or 2023) + 1
        return roll(source, year, None, {}, words, datetime.date(year + 1, 1, 15))

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
    ]
