"""续写, one report left out: what short offers save, and how often what the paper shows is right.

Short offers: one key a character, one key for an offer of at most four; three offers; the
longest that fits is taken. The same rule for the program and for the longest suffix.

What the paper shows: one offer, as long as it is likely, behind every third character of a
report that is being written with all others in the library.
"""

from __future__ import annotations

import os
import tempfile
import time
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from benchmarks.figures import Figure
from benchmarks.suggest import PROVINCES
from fzdraft.app import App
from fzdraft.corpus.continuation import LONGEST, Continuation
from fzdraft.corpus.model import BuiltIn, Entry
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Paragraph, Reporter, Section
from fzdraft.document.places import Place

TYPED, OFFERS, SUFFIX = 1500, 3, 12
WRITTEN, STEP, NEAR = 4500, 3, 5
MARKS = "，；：。！？"
SAMPLES = 5
Offer = Callable[[str], list[str]]


class Shown(Struct):
    """How offers on the paper fared; `long` ones go to the end of a clause at least."""

    asked: int = 0
    offered: int = 0
    right: int = 0
    begun: int = 0
    characters: int = 0
    long: int = 0
    long_right: int = 0
    long_begun: int = 0


class Without(App):
    """The program with a library that lacks one report, shipped or of a folder."""

    def __init__(self, data: Path, folder: Path, left_out: str) -> None:
        super().__init__(data)
        self.left_out = left_out
        self.library_add([path for path in sorted(folder.iterdir()) if path.name != left_out])

    def _builtins(self) -> Iterator[BuiltIn]:
        return (one for one in super()._builtins() if one.name != self.left_out)


def bench() -> list[Figure]:
    """Measure on every second report of the provinces and on the samples, where they are."""
    beside = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("FZDRAFT_SHARED") or beside).joinpath(*PROVINCES)
    if not folder.is_dir():
        print(f"continuation: no reports at {folder}")
        return []
    with tempfile.TemporaryDirectory() as data:
        app = App(Path(data) / "all")
        app.library_add([folder])
        entries = app.library_list()
        reports = [passages(app, entry.id) for entry in entries]
        names = [Path(entry.path).name for entry in entries[:-SAMPLES]]
        names += [one.name for one in app._builtins()]
        times: list[float] = []
        for what, tested in halves(len(reports)):
            fared = [
                written(
                    Without(Path(data) / str(at), folder, names[at]),
                    entries[at],
                    reports[at],
                    times,
                )
                for at in tested
            ]
            print(f"续写 on the paper, {what}: {told(fared)}")
    slow = sorted(times)[int(len(times) * 0.99)] * 1000
    return [
        short_offers(reports),
        Figure("续写: an offer on the paper, processor time, p99", slow, "ms", 50.0),
    ]


def halves(count: int) -> Iterator[tuple[str, range]]:
    """Give what is measured: every second report of the provinces, and the samples."""
    yield "reports of provinces", range(1, count - SAMPLES, 2)
    yield "samples", range(count - SAMPLES, count)


def passages(app: App, document: int) -> str:
    """Give a report as one text, a line for each paragraph."""
    return "\n".join(passage.text for passage in app.library_show(document).passages)


def written(app: App, entry: Entry, text: str, times: list[float]) -> Shown:
    """Write the beginning of a report and look at what is offered."""
    unit = app.writer(entry.unit, entry.region, entry.kind)
    known, fared = app.continuation(unit, entry.year, None), Shown()
    for at in range(STEP, min(len(text), WRITTEN), STEP):
        lines = text[:at].split("\n")
        draft, place = drafted(lines, unit, entry.year)
        start = time.process_time()
        offer = known.offer(draft, place, len(lines[-1]))
        times.append(time.process_time() - start)
        count(fared, offer, text[at:])
    return fared


def drafted(lines: list[str], unit: Reporter, year: int | None) -> tuple[Draft, Place]:
    """Give a draft of these paragraphs, the last few in one section, and the place of the last."""
    blocks = [Paragraph(str(number), Text(line)) for number, line in enumerate(lines)]
    here = Section("s1", Text("一"), blocks=tuple(blocks[-NEAR:]))
    paper = Paper(preamble=tuple(blocks[:-NEAR]), sections=(here,))
    return Draft(paper, reporter=unit, year=year), Place("s1", "paragraph", blocks[-1].id)


def count(fared: Shown, offer: str, wanted: str) -> None:
    """Count an offer beside what was written."""
    fared.asked += 1
    if not offer:
        return
    right, begun = wanted.startswith(offer), wanted.startswith(offer[:2])
    fared.offered += 1
    fared.right += right
    fared.begun += begun
    fared.characters += len(offer)
    if any(mark in offer for mark in MARKS):
        fared.long += 1
        fared.long_right += right
        fared.long_begun += begun


def told(fared: Iterable[Shown]) -> str:
    """Say it in a line."""
    rows = [[getattr(one, name) for name in one.__struct_fields__] for one in fared]
    asked, offered, right, begun, characters, long, long_right, long_begun = map(
        sum, zip(*rows, strict=True)
    )
    return (
        f"{offered / asked:.1%} of {asked:,} places, {characters / max(1, offered):.1f} characters,"
        f" right to the letter {right / max(1, offered):.1%}, begins rightly"
        f" {begun / max(1, offered):.1%}; {long} go to the end of a clause: right"
        f" {long_right / max(1, long):.1%}, begins rightly {long_begun / max(1, long):.1%}"
    )


def short_offers(reports: list[str]) -> Figure:
    """Give what short offers save beside the longest suffix."""
    own, plain, filled = (sum(column) for column in zip(*map(row, cases(reports)), strict=True))
    count = len(cases(reports))
    print(f"continuation: saved {own / count:.3f}; longest suffix {plain / count:.3f};"
          f" the same filled up from shorter suffixes {filled / count:.3f}")  # fmt: skip
    return Figure("续写: longest suffix saves, of what we save", plain, "", 1 / 1.3, own, True)


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
