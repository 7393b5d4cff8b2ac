"""Every carried sentence is marked 去年原话, and sections know where they come from."""

from __future__ import annotations

import pytest

from fzdraft.document.edits import apply
from fzdraft.document.model import Draft, walk
from fzdraft.document.places import texts
from fzdraft.document.soundness import faults
from fzdraft.language.sentences import sentences
from fzdraft.report.intake import to_draft
from fzdraft.rollover.roll import as_edit


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_every_sentence_of_a_sample_is_grey_and_knows_its_words_of_last_year(name, sample, rolled):
    source = sample(name)
    draft = rolled(source).draft
    base = dict(texts(to_draft(source)[0]))
    for place, text in texts(draft):
        if place.part == "paragraph" and text.plain:
            marks = [m for m in text.marks if m.kind == "carried"]
            plain = base[place].plain
            assert [plain[a:b] for a, b in sentences(plain)] == [m.payload for m in marks]
            assert text.plain.strip() == text.plain[marks[0].start : marks[-1].end]


def test_a_shifted_year_does_not_blacken_its_sentence(told):
    text = told("2023年，办结127宗。").draft.report.sections[0].blocks[0].text
    (mark,) = [m for m in text.marks if m.kind == "carried"]
    assert ("2024年，办结127宗。", "2023年，办结127宗。") == (text.plain, mark.payload)


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_a_rolled_sample_is_sound_and_its_sections_know_their_origin(name, sample, rolled):
    draft = rolled(sample(name)).draft
    assert [] == faults(draft)
    assert all(section.origin == section.id for _, section in walk(draft.report.sections))


def test_rolling_again_gives_the_same(sample, rolled):
    assert rolled(sample("s0")) == rolled(sample("s0"))


def test_the_draft_carries_what_was_decided(sample, rolled):
    result = rolled(sample("s0"))
    assert (result.decisions, result.promises) == (result.draft.decisions, result.draft.promises)
    assert (2023, 2024) == (result.draft.origin_year, result.draft.year)


def test_ids_of_decisions_are_unique(sample, rolled):
    for name in ("s0", "s1", "s2", "s3", "s4"):
        ids = [decision.id for decision in rolled(sample(name)).decisions]
        assert len(set(ids)) == len(ids)


def test_the_roll_over_is_one_edit_that_can_be_undone(sample, rolled):
    source = sample("s1")
    before, result = to_draft(source)[0], rolled(source)
    after, undo = apply(before, as_edit(result))
    assert result.draft == after
    assert before == apply(after, undo)[0]


def test_an_empty_document_rolls_too(rolled, sample):
    draft = rolled(type(sample("s0"))()).draft
    assert (2024, ()) == (draft.year, draft.rows)
    assert isinstance(draft, Draft)
