"""Is the first offer one a clerk would take? Six kinds of reporters, ten sections, five samples.

The verdicts of tests/golden/offers.json were given by reading: t take, e needs a small edit,
n no; behind it for whom it is otherwise. What nobody has read yet counts as no and is printed.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from benchmarks.figures import Figure
from fzdraft.app import App
from fzdraft.document.model import Reporter

GOLDEN = Path(__file__).parents[1] / "tests" / "golden" / "offers.json"
READ, YEAR = 3, 2024
WRITERS = {
    "town": Reporter(
        "town", "平川市东山区清溪镇人民政府", "清溪镇", "平川市东山区清溪镇", "我镇"
    ),
    "street": Reporter(
        "town", "平川市东山区南湖街道办事处", "南湖街道", "平川市东山区南湖街道", "我街道"
    ),
    "county": Reporter("county", "平川市东山区人民政府", "东山区", "平川市东山区", "我区"),
    "city": Reporter("city", "平川市人民政府", "平川市", "平川市", "我市"),
    "department": Reporter("department", "平川市卫生健康局", "卫生健康局", "平川市", "我局"),
    "zone": Reporter(
        "zone", "平川高新技术产业开发区管理委员会", "平川高新技术产业开发区",
        "平川高新技术产业开发区", "我区",
    ),
}  # fmt: skip
DEEDS = "一、2024年法治政府建设主要举措和成效"
SECTIONS = {
    "opening": (),
    "leadership": (DEEDS, "（一）坚持党的领导，压实法治建设责任"),
    "decisions": (DEEDS, "（二）健全制度体系，推进依法科学民主决策"),
    "enforcement": (DEEDS, "（三）规范行政执法，提升执法水平"),
    "review": (DEEDS, "（四）做好行政复议和行政应诉工作"),
    "disputes": (DEEDS, "（五）化解社会矛盾纠纷"),
    "oversight": (DEEDS, "（六）强化权力制约监督"),
    "legal_society": (DEEDS, "（七）开展普法宣传和公共法律服务"),
    "shortcomings": ("二、存在的不足和原因",),
    "next_year": ("四、2025年工作安排",),
}


class Read(NamedTuple):
    """An offer that was read: for whom and where, its place in the list, what it is worth."""

    writer: str
    section: str
    rank: int
    verdict: str
    text: str


def bench() -> list[Figure]:
    """Print the verdicts by reporter; give the shares of what is not to be taken as it is."""
    with tempfile.TemporaryDirectory() as data:
        app = App(Path(data))
        app.library_ready()
        found = list(offers(app))
    for writer in WRITERS:
        tell(writer, [one for one in found if one.writer == writer])
    first = [one for one in found if one.rank == 0]
    tell("all", found)
    return [
        Figure("first offers that a clerk would not take as they are", 100 * share(first, "t"),
               "%", 25.0),
        Figure("first offers that are wrong", 100 * (1 - share(first, "n")), "%", 5.0),
        Figure("first three offers that are not taken as they are", 100 * share(found, "t"),
               "%", 30.0),
    ]  # fmt: skip


def share(found: list[Read], verdict: str) -> float:
    """Return which share has another verdict."""
    return sum(one.verdict != verdict for one in found) / len(found)


def tell(name: str, found: list[Read]) -> None:
    first = Counter(one.verdict for one in found if one.rank == 0)
    every = Counter(one.verdict for one in found)
    print(f"offers: {name:11} first: take {first['t']}, edit {first['e']}, no {first['n']}"
          f"   first {READ}: take {every['t']}, edit {every['e']}, no {every['n']}")  # fmt: skip


def offers(app: App) -> Iterator[Read]:
    """Ask for every writer and section where nothing is written yet."""
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    for writer, reporter in WRITERS.items():
        for section, headings in SECTIONS.items():
            caret = replace(app.caret_under(headings, "", reporter, YEAR), starts=True)
            for rank, offer in enumerate(app.suggestions_at(caret, READ)):
                verdict = verdict_of(golden[section], offer.original, writer)
                yield Read(writer, section, rank, verdict, offer.text)


def verdict_of(golden: dict[str, str], said: str, writer: str) -> str:
    """Look up what was said about a sentence for a writer; print one that nobody has read."""
    for beginning, verdicts in golden.items():
        if said.startswith(beginning):
            usual, *others = verdicts.split()
            return dict(other.split("=") for other in others).get(writer, usual)
    print(f"offers: not read yet: {writer} {said}")
    return "n"
