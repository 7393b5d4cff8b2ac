"""The five sample reports: golden files that were read line by line against the source."""

import json
import re
from html import escape
from pathlib import Path

import pytest
from tests.importers.word import package, paragraph

from fzdraft.document.describe import to_json
from fzdraft.document.model import Paper, Paragraph, Source, walk
from fzdraft.importers.table import read
from fzdraft.language.dates import format_date
from fzdraft.language.sentences import sentences

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "resources" / "corpus").glob("s*.txt"))
NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|[(][一二三四五六七八九十]+[)]?|\d\.)")


def read_sample(path: Path) -> Source:
    return read(path.read_bytes(), path.name)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:2])
def test_a_sample_is_read_as_its_golden_file_says(path: Path):
    golden = ROOT / "tests" / "golden" / "import" / f"{path.stem[:2]}.json"
    assert json.loads(golden.read_text("utf-8")) == to_json(read_sample(path))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:2])
def test_every_sentence_of_a_sample_is_found_exactly_once(path: Path):
    source = read_sample(path)
    printed = "\n".join(printed_lines(path.read_text("utf-8"), source))
    kept = everything(source)
    sought = bare_sentences(printed)
    assert len(sought) > 15
    assert [] == [text for text in sought if kept.count(text) != printed.count(text)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:2])
def test_importing_twice_gives_the_same(path: Path):
    assert read_sample(path) == read_sample(path)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:2])
def test_a_sample_is_the_same_as_text_as_page_and_as_word_document(path: Path):
    lines = [escape(line) for line in path.read_text("utf-8").splitlines()]
    page = "".join(f"<p>{line}</p>" for line in lines)
    document = package("".join(paragraph(line) for line in lines))
    as_text = read_sample(path)
    assert as_text == read(f"<html><body>{page}</body></html>".encode(), "a.html")
    assert as_text == read(document, "a.docx")


def printed_lines(text: str, source: Source) -> list[str]:
    """Return the lines of a sample that are not metadata."""
    return [line for line in text.splitlines() if not any(has(line, x) for x in source.metadata)]


def bare_sentences(text: str) -> list[str]:
    """Split into sentences without closing mark and heading number."""
    found = [line[start:end] for line in text.splitlines() for start, end in sentences(line)]
    return [NUMBER.sub("", sentence).strip().rstrip("。") for sentence in found]


def has(line: str, label: str) -> bool:
    return f"{label}:" in line.replace(" ", "")


def everything(source: Source) -> str:
    papers = [paper for paper in (source.letter, source.report) if paper is not None]
    parts = [part for paper in papers for part in texts_of(paper)]
    parts = [part for part in parts if part not in source.metadata.values()]
    return "\n".join([*parts, *source.notes])


def texts_of(paper: Paper) -> list[str]:
    blocks = [*paper.preamble, *(b for _, s in walk(paper.sections) for b in s.blocks)]
    headings = [section.heading.plain for _, section in walk(paper.sections)]
    texts = [block.text.plain for block in blocks if isinstance(block, Paragraph)]
    elements = paper.elements
    end = [" ".join(elements.signatures), format_date(elements.date) if elements.date else ""]
    to = [f"{name}:" for name in elements.recipients]
    return [paper.title.plain, *to, *headings, *texts, *end]
