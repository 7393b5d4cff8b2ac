"""The shipped word lists and samples, and rolling them over as it is done on a fixed day."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

import pytest

from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Paragraph, Section, Source
from fzdraft.importers import table
from fzdraft.report.extract import reader
from fzdraft.report.recognisers import recognisers
from fzdraft.rollover.roll import roll

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "resources" / "corpus").glob("s*.txt"))
FILES = {
    "deeds": "deeds.toml",
    "formulas": "formulas.toml",
    "names": "names/words.toml",
}


@pytest.fixture(scope="session")
def numbers():
    """Give the reader of numbers made of the shipped word lists."""
    names = ("quantities", "labels", "verbs", "indicators", "aspects")
    texts = {name: (ROOT / "resources" / f"{name}.toml").read_text("utf-8") for name in names}
    return reader({name: tomllib.loads(text) for name, text in texts.items()})


@pytest.fixture(scope="session")
def words(numbers):
    """Give the recognisers made of the shipped word lists."""
    resources = ROOT / "resources"
    lists = {name: tomllib.loads((resources / f).read_text("utf-8")) for name, f in FILES.items()}
    return recognisers(numbers, lists, (resources / "names" / "divisions.txt").read_text("utf-8"))


@pytest.fixture(scope="session")
def sample():
    """Give the document in a sample by its short name (s0 … s4)."""
    read = {path.name[:2]: table.read(path.read_bytes(), path.name) for path in SAMPLES}
    return lambda name: read[name]


@pytest.fixture(scope="session")
def rolled(words):
    """Roll a document over to the next year, in January after that year."""

    def answer(source, answers=None, reporter=None, year=None):
        year = year or (source.year or 2023) + 1
        return roll(source, year, reporter, answers or {}, words, datetime.date(year + 1, 1, 15))

    return answer


@pytest.fixture(scope="session")
def told(rolled):
    """Roll a report of 2023 with these paragraphs in its one chapter; give draft and decisions."""

    def answer(*paragraphs, answers=None, heading="主要工作", opening="", reporter=None, year=2024):
        blocks = tuple(Paragraph(f"p{i}", Text(words)) for i, words in enumerate(paragraphs, 1))
        chapter = Section("s1", Text(heading), blocks=blocks)
        preamble = (Paragraph("p0", Text(opening)),) if opening else ()
        title = Text("汕头市澄海区2023年法治政府建设年度报告")
        paper = Paper(title=title, preamble=preamble, sections=(chapter,))
        return rolled(Source(paper, year=2023), answers, reporter, year)

    return answer


@pytest.fixture(scope="session")
def decided(told):
    """Roll paragraphs and give the decisions of one kind about them."""

    def answer(kind, *paragraphs, **more):
        found = told(*paragraphs, **more).decisions
        return [d for d in found if d.kind == kind and d.place.part != "title"]

    return answer
