"""Numbers: reading them, what they say of one another, a paragraph changed, a value told once."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.figures import Figure, median_ms
from fzdraft.app import App
from fzdraft.document.edits import SetText, apply
from fzdraft.document.ledger import set_value
from fzdraft.document.marks import Mark, Text, splice
from fzdraft.document.model import Draft, Paper, Paragraph, Row, Section
from fzdraft.document.places import texts, write_texts
from fzdraft.report.extract import Reader, extract
from fzdraft.report.intake import to_draft
from fzdraft.report.ledger import ledger_edit
from fzdraft.report.relations import relations

SAMPLE = Path(__file__).parents[1] / "resources" / "corpus" / "s1_weibin_2021.txt"
_NUMBER = re.compile(r"[0-9][0-9.,]*(?:余|多)?[万亿]?[\u4e00-\u9fff%]?")
_BARE = re.compile("145")
PARAGRAPHS, MENTIONS = 40, 5


def bench() -> list[Figure]:
    """Measure on the sample with most numbers, 83 in 5,862 characters, and on 200 mentions."""
    app = App()
    words = app.reader()
    draft = to_draft(app.read_path(SAMPLE))[0]
    plain = [text.plain for _, text in texts(draft)]
    found = extract(draft, words)
    bare = median_ms(lambda: [_NUMBER.findall(text) for text in plain])
    taken = median_ms(lambda: ledger_edit(draft, words))
    return [
        Figure("read the numbers of a report", _cold(draft, words), "ms", 50.0, bare),
        Figure(
            "relations between them",
            median_ms(lambda: relations(draft, found, words)),
            "ms",
            50.0,
            bare,
        ),
        Figure("both again, one paragraph changed", _changed(draft, words), "ms", 5.0, bare),
        Figure("take all of them into the ledger", taken, "ms", 50.0, bare),
        *_told(),
    ]


def fresh(draft: Draft, more: int) -> Draft:
    """Return the draft with some characters more in every text, so that all is read anew."""
    changed = {
        place: splice(text, len(text.plain), len(text.plain), "今" * more)
        for place, text in texts(draft)
        if text.plain
    }
    return write_texts(draft, changed)


def _cold(draft: Draft, words: Reader) -> float:
    """Read a draft as if for the first time."""
    drafts = iter([fresh(draft, more) for more in range(1, 8)])
    return median_ms(lambda: extract(next(drafts), words))


def _changed(draft: Draft, words: Reader) -> float:
    """Type one character after another into the longest paragraph; give the median."""
    place, text = max(texts(draft), key=lambda pair: len(pair[1].plain))
    typed = [splice(text, 10, 10, "今" * count) for count in range(1, 8)]
    drafts = iter([apply(draft, SetText(place, new))[0] for new in typed])

    def again() -> None:
        now = next(drafts)
        relations(now, extract(now, words), words)

    extract(draft, words)
    return median_ms(again)


def _told() -> list[Figure]:
    """Tell the value of a row that 6,000 characters mention 200 times."""
    draft = mentioned()
    plain = [text.plain for _, text in texts(draft)]
    bare = median_ms(lambda: [_BARE.sub("160", text) for text in plain])

    def tell() -> None:
        edit = set_value(draft, "r", "160")
        assert edit is not None, "the value is another one"
        apply(draft, edit)

    return [Figure("tell a number that stands 200 times", median_ms(tell), "ms", 1000.0, bare)]


def mentioned() -> Draft:
    """Make a draft of 40 paragraphs with five mentions of one row each."""
    clause = "全区依法受理各类行政复议申请案件145宗，积极化解争议；"
    marks = [Mark("c", "carried", 0, MENTIONS * len(clause))]
    for count in range(MENTIONS):
        start = count * len(clause) + clause.index("145")
        marks.append(Mark(f"v{count}", "value", start, start + 3, "r"))
    text = Text(clause * MENTIONS, tuple(marks))
    blocks = tuple(Paragraph(f"p{number}", text) for number in range(PARAGRAPHS))
    report = Paper(sections=(Section("s", Text("主要工作"), blocks=blocks),))
    return Draft(report, rows=(Row("r", values={2023: "145"}),), year=2024, origin_year=2023)
