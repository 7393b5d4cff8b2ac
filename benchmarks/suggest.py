"""Suggestions, one report left out at a time: what they save, beside two plain ways to find them.

Weights were tuned on every second report of the provinces; what is printed comes from the others.
"""

from __future__ import annotations

import itertools
import os
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from benchmarks.figures import Figure
from fzdraft.app import App
from fzdraft.corpus import search
from fzdraft.corpus.inserting import insertion
from fzdraft.corpus.library import Library
from fzdraft.corpus.model import Entry
from fzdraft.corpus.ranking import Manner
from fzdraft.corpus.suggestion import Caret, Suggestion
from fzdraft.document.edits import apply
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Paragraph, Reporter
from fzdraft.document.places import Place, read_text
from fzdraft.language.sentences import sentences
from fzdraft.language.width import widen
from fzdraft.outgoing import words
from fzdraft.storage import resources

PROVINCES = ("data", "corpus", "provincial_2026")
OFFERED, STEP, ENOUGH = 5, 3, 0.3
INSERTIONS = 1000
PARTS = ("next", "before", "topic", "paragraph", "above", "length", "heading", "words", "section")
TOWN = Reporter("town", "平川市东山区清溪镇人民政府", "清溪镇", "平川市东山区清溪镇", "我镇")
_NARROW = re.compile("[\u4e00-\u9fff％%”》）][,;:!?]|[,;:!?][\u4e00-\u9fff“《（]")
_QUOTED = re.compile("“([^“”×]{2,30})”")
_COMPANY = re.compile("[\u4e00-\u9fff]{2}(?:有限公司|有限责任公司|股份公司|(?<!聘请)律师事务所)")
_PERSON = re.compile(
    "(?:书记|[区县市镇乡省局厅院所]长|主任|主席)"
    "[王李张刘陈杨黄赵吴周徐孙马胡郭林梁宋郑谢韩唐董萧曹袁邓傅彭吕苏蒋蔡贾丁魏薛][\u4e00-\u9fff]{1,2}(?:同志|[，、（])"
)
_DIGITS = re.compile("[0-9０-９]+")


class Target(NamedTuple):
    """A sentence that somebody wrote, and the place where it was still to come."""

    caret: Caret
    text: str


Offer = Callable[[Target], list[str]]


def bench() -> list[Figure]:
    """Measure with the shared reports where they are, else only with the samples."""
    beside = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("FZDRAFT_SHARED") or beside).joinpath(*PROVINCES)
    with tempfile.TemporaryDirectory() as data:
        app = App(Path(data))
        app.library_ready()
        if folder.is_dir():
            app.library_add([folder])
        with app.library() as library:
            sections(app, library)
            found = clean(app, library)
            return [*savings(app, library), *found] if folder.is_dir() else found


# What is saved -----------------------------------------------------------------------


def savings(app: App, library: Library) -> list[Figure]:
    """Print the table of ways and parts; give the goals."""
    own = [entry for entry in library.entries() if not entry.builtin]
    held_out = [t for entry in own[1::2] for t in targets(app, library, entry)][::STEP]
    manner = app.manner()
    best, times = timed(lambda one: texts(library, one.caret, manner), held_out)
    plain = measured(lambda one: by_words(library, one), held_out)
    follows = measured(lambda one: by_next(library, one), held_out)
    print(f"suggest: {len(held_out)} sentence starts of {len(own[1::2])} reports held out")
    tell("this program", best)
    tell("the sentence after the best match", follows)
    tell("BM25 on the two sentences before", plain)
    for part in PARTS:
        tell(f"without {part}", without(library, manner, part, held_out[::4]))
    tell("with every part, on the same", best[::4])
    return [
        Figure("sentence starts where none of five saves 30 %", 100 * (1 - share(best)), "%", 92.0),
        Figure(
            "one less the mean saving, against next-of-match",
            1 - mean(best), "", 1.0, 1 - mean(follows), relative=True,
        ),
        Figure("suggestions for a caret, 22 reports, p95", p95(times), "ms", 100.0),
    ]  # fmt: skip


def without(library: Library, manner: Manner, part: str, asked: list[Target]) -> list[float]:
    """Measure with one part of the ranking switched off."""
    less = replace(manner, weights={**manner.weights, part: 0.0})
    return measured(lambda one: texts(library, one.caret, less), asked)


def tell(name: str, found: list[float]) -> None:
    half = sum(saved >= 0.5 for saved in found) / len(found)
    print(f"  {name:36} >= 30 %: {100 * share(found):4.1f} %   >= 50 %: {100 * half:4.1f} %"
          f"   mean {mean(found):.3f}")  # fmt: skip


def share(found: list[float]) -> float:
    return sum(saved >= ENOUGH for saved in found) / len(found)


def mean(found: list[float]) -> float:
    return sum(max(0.0, saved) for saved in found) / len(found)


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def timed(offer: Offer, asked: list[Target]) -> tuple[list[float], list[float]]:
    times = []

    def watched(one: Target) -> list[str]:
        start = time.perf_counter()
        found = offer(one)
        times.append((time.perf_counter() - start) * 1000)
        return found

    return measured(watched, asked), times


def measured(offer: Offer, asked: list[Target]) -> list[float]:
    """Give for each target what the best of five saves: 1 - edit distance / its length."""
    return [
        max((1 - distance(said, one.text) / len(one.text) for said in offer(one)), default=0.0)
        for one in asked
    ]


def texts(library: Library, caret: Caret, manner: Manner) -> list[str]:
    return [one.text for one in library.suggest(caret, manner, OFFERED)]


def by_words(library: Library, one: Target) -> list[str]:
    """Find plainly by BM25 sentences that share words with the two before."""
    asked = "".join(before(one.caret)[-2:])
    found = search.candidates(library.index, words(asked), 50)
    return said(library, [sentence for sentence, _ in found], one)


def by_next(library: Library, one: Target) -> list[str]:
    """Give the sentences that follow the best matches of the one before."""
    asked = "".join(before(one.caret)[-1:])
    found = search.candidates(library.index, words(asked), 50)
    return said(library, [sentence + 1 for sentence, _ in found], one)


def said(library: Library, ids: list[int], one: Target) -> list[str]:
    hits = search.hits(library.index, [(sentence, 0.0) for sentence in ids])
    return [hit.text for hit in hits if hit.document not in one.caret.exclude][:OFFERED]


def before(caret: Caret) -> list[str]:
    return [
        text[start:end]
        for text in (*caret.above, caret.before)
        for start, end in sentences(text)
    ]  # fmt: skip


def targets(app: App, library: Library, entry: Entry) -> Iterator[Target]:
    """Give every sentence of a report with its place, the report itself left out."""
    writer = app.writer(entry.unit, entry.region, entry.kind)
    writer = replace(writer, self_name=writer.self_name or "我省")
    above: list[str] = []
    for passage in library.show(entry.id).passages:
        headings = passage.section.split(" / ") if passage.section else []
        for start, end in sentences(passage.text):
            told = "\n".join([*above[-3:], passage.text[:start]])
            caret = app.caret_under(headings, told, writer, entry.year)
            caret = replace(caret, exclude=frozenset([entry.id]), title=entry.title or caret.title)
            if end - start >= 5:
                yield Target(caret, passage.text[start:end])
        above.append(passage.text)


def distance(one: str, other: str) -> int:
    """Give the edit distance of two texts, a row of its table at a time in the bits of a number."""
    places: dict[str, int] = {}
    for index, char in enumerate(one):
        places[char] = places.get(char, 0) | 1 << index
    more, less, count, top = (1 << len(one)) - 1, 0, len(one), 1 << max(0, len(one) - 1)
    whole = more
    for char in other:
        same = places.get(char, 0)
        diagonal = (((same & more) + more) ^ more) | same | less
        up, down = less | ~(diagonal | more) & whole, more & diagonal
        count += bool(up & top) - bool(down & top)
        up, down = (up << 1 | 1) & whole, (down << 1) & whole
        more, less = down | ~(diagonal | up) & whole, up & diagonal
    return count if one else len(other)


# Where it comes from --------------------------------------------------------------------


def sections(app: App, library: Library) -> None:
    """Print how often the first offer at the start of a paragraph is of the right section.

    Every paragraph over 40 characters of the five samples, its own report left out.
    """
    asked, same, about = 0, 0, 0
    for entry in (one for one in library.entries() if one.builtin):
        writer = app.writer(entry.unit, entry.region, entry.kind)
        above: list[str] = []
        for passage in library.show(entry.id).passages:
            if len(passage.text) > 40 and passage.content != "other":
                headings = passage.section.split(" / ")
                caret = app.caret_under(headings, "\n".join([*above, ""]), writer, entry.year)
                caret = replace(caret, exclude=frozenset([entry.id]))
                for first in library.suggest(caret, app.manner(), OFFERED)[:1]:
                    hit = search.hits(library.index, [(first.sentence, 0.0)])[0]
                    same += hit.content == passage.content
                    about += (hit.content, hit.aspect) == (passage.content, passage.aspect)
                asked += 1
            above = [*above, passage.text][-3:]
    print(f"suggest: first offer of the right content {same}, content and aspect {about},"
          f" of {asked} paragraphs of the samples")  # fmt: skip


# What is inserted --------------------------------------------------------------------


def clean(app: App, library: Library) -> list[Figure]:
    """Insert a thousand suggestions into a draft of a town and look at what stands there."""
    inserted = list(itertools.islice(insertions(app, library), INSERTIONS))
    foreign = foreign_words(library)
    narrow = [text for text in inserted if _NARROW.search(text)]
    numbers = [text for text in inserted if set(_DIGITS.findall(text)) - own_digits(app)]
    places = [text for text in inserted if foreign.search(text)]
    for name, found in (("narrow", narrow), ("number", numbers), ("place", places)):
        for text in found[:5]:
            print(f"suggest: {name}: {text}")
    told = f"in {len(inserted):,} insertions"
    named = others_names(library, app, inserted)
    for name, found in named.items():
        for text in found[:3]:
            print(f"suggest: {name}: {text}")
    return [
        Figure(f"half-width marks {told}", len(narrow), "", 0.0),
        Figure(f"foreign numbers {told}", len(numbers), "", 0.0),
        Figure(f"foreign place names {told}", len(places), "", 0.0),
        *(Figure(f"{name} {told}", len(found), "", 0.0) for name, found in named.items()),
    ]


def others_names(library: Library, app: App, inserted: list[str]) -> dict[str, list[str]]:
    """Sort out the insertions that name a company, a person or a scheme of one place only."""
    told = [(entry.region, plain_of(library, entry)) for entry in library.entries()]
    known = app.manner().fixed.quoted

    def is_own(name: str) -> bool:
        return name not in known and len({where for where, text in told if name in text}) < 2

    return {
        "foreign companies": [text for text in inserted if _COMPANY.search(text)],
        "foreign persons": [text for text in inserted if _PERSON.search(text)],
        "foreign schemes in quotes": [
            text for text in inserted if any(is_own(name) for name in _QUOTED.findall(text))
        ],
    }


def plain_of(library: Library, entry: Entry) -> str:
    """Return all that a document says, with full-width marks."""
    return widen("".join(passage.text for passage in library.show(entry.id).passages))


def own_digits(app: App) -> set[str]:
    """Give the digits that may stand in a text of 2025: its years, what is the same for all."""
    fixed = app.manner().fixed
    periods = {digits for period in fixed.periods for digits in _DIGITS.findall(period)}
    return {"2023", "2024", "2025", "2026"} | set(fixed.digits) | periods


def insertions(app: App, library: Library) -> Iterator[str]:
    """Give what stands in the draft after each insertion, in a random order of places."""
    place = Place("report", "paragraph", "p")
    asked = [t for entry in library.entries() for t in targets(app, library, entry)]
    random.Random(5).shuffle(asked)
    seen = set[str]()
    for one in asked:
        caret = replace(one.caret, reporter=TOWN, year=2025, exclude=frozenset())
        for offered in library.suggest(caret, app.manner(), OFFERED):
            if offered.text not in seen:
                seen.add(offered.text)
                yield inserted_text(offered, place)


def inserted_text(offered: Suggestion, place: Place) -> str:
    draft = Draft(Paper(preamble=(Paragraph("p", Text()),)), reporter=TOWN, year=2025)
    after, back = apply(draft, insertion(draft, offered, place, 0))
    assert apply(after, back)[0] == draft, "one step takes it back"
    return read_text(after, place).plain


def foreign_words(library: Library) -> re.Pattern[str]:
    """Find provinces by any name, cities and counties by full name, and the reports' own towns."""
    lines = resources.resource_text("names", "divisions.txt").splitlines()
    rows = [line.split(" ") for line in lines if line and not line.startswith("#")]
    common = resources.resource_text("names", "words.toml")
    provinces = {
        re.sub("(?:[省市]|.族自治区|自治区|维吾尔自治区|特别行政区)$", "", r[0]) for r in rows
    }
    full = {name for row in rows for name in row if len(name) > 2 and name not in common}
    towns = {"澄海", "渭滨", "宝鸡", "汕头", "长兴岛", "静海", "火炬开发区"}
    names = sorted((provinces | full | towns) - {"平川", "东山区"}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))
