"""What is read out of a report: slots over every digit and name, and the sections' subjects."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.corpus.conftest import REPORT, RESOURCES
from tests.strategies import sources

from fzdraft.corpus.harvest import harvest
from fzdraft.corpus.model import Facts
from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Paragraph, Source
from fzdraft.importers.table import read

SAMPLES = sorted((RESOURCES / "corpus").glob("s*.txt"))


def report(text: str) -> Source:
    return read(text.encode(), "报告.txt")


def sentences(harvested):
    return [sentence for piece in harvested.pieces for sentence in piece.sentences]


def said(harvested, start: str):
    return next(s for s in sentences(harvested) if s.text.startswith(start))


def slots(sentence):
    return [(sentence.text[s.start : s.end], s.what, s.detail) for s in sentence.slots]


def test_numbers_years_and_names_become_slots(reading):
    found = harvest(report(REPORT), reading)
    assert slots(said(found, "发挥")) == [("145", "number", "宗"), ("127", "number", "宗")]
    assert slots(said(found, "2024年"))[:2] == [("2024", "year", "next"), ("我区", "own", "self")]
    assert slots(said(found, "学习")) == [("深圳市宝安区", "place", "place")]


def test_every_paragraph_knows_its_section_and_what_it_is_for(reading):
    pieces = harvest(report(REPORT), reading).pieces
    assert [piece.passage.content for piece in pieces] == [
        *("other", "achievements", "achievements", "shortcomings", "next_year")
    ]
    assert pieces[1].section == "一、主要举措和成效 / （一）化解矛盾纠纷"


def test_half_width_marks_are_widened_and_offsets_hold(reading):
    narrow = report(REPORT.replace("，", ","))
    wide = harvest(report(REPORT), reading)
    found = harvest(narrow, reading)
    assert [s.text for s in sentences(found)] == [s.text for s in sentences(wide)]
    for piece in found.pieces:
        for sentence in piece.sentences:
            as_found = piece.passage.text[sentence.start : sentence.end]
            assert as_found.replace(",", "，") == sentence.text


def test_what_is_known_wins_over_what_is_guessed(reading):
    found = harvest(report(REPORT), reading, Facts("题", "某局", "department", 2020))
    assert (found.title, found.reporter.unit, found.reporter.kind) == ("题", "某局", "department")
    assert found.year == 2020


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_digit_of_a_real_report_lies_in_a_slot(path, reading):
    for sentence in sentences(harvest(read(path.read_bytes(), path.name), reading)):
        assert_covered(sentence)


def assert_covered(sentence) -> None:
    """Every digit in exactly one slot, slots in order and inside the sentence."""
    edges = [edge for slot in sentence.slots for edge in (slot.start, slot.end)]
    assert edges == sorted(edges)
    assert not edges or 0 <= edges[0] <= edges[-1] <= len(sentence.text)
    covered = {i for slot in sentence.slots for i in range(slot.start, slot.end)}
    assert {m.start() for m in re.finditer("[0-9]", sentence.text)} <= covered


@given(
    st.text(
        st.sampled_from("2024年0.,，。3件《》“〔〕-至、第万余%我区澄海深圳市 （）"), max_size=40
    )
)
@settings(max_examples=200)
def test_every_digit_of_any_text_lies_in_a_slot(reading, text):
    source = Source(Paper(preamble=(Paragraph("p1", Text(text)),)), year=2023)
    for sentence in sentences(harvest(source, reading)):
        assert_covered(sentence)


@given(sources())
@settings(max_examples=30)
def test_any_document_can_be_harvested(reading, source):
    for piece in harvest(source, reading).pieces:
        spans = [edge for s in piece.sentences for edge in (s.start, s.end)]
        assert spans == sorted(spans)
