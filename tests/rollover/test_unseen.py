"""Documents that nobody here wrote roll over: no crash, a sound draft, no old year unexplained."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rollover.readings import FOLDERS, documents, questions, unexplained
from tests.strategies import sources

from fzdraft.document.model import Source
from fzdraft.document.places import texts
from fzdraft.document.soundness import faults
from fzdraft.rollover.questions import MOST


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_of_foreign_documents_rolls_over(name, shared_dir, rolled):
    seen = 0
    for file, source in documents(shared_dir / "data" / name):
        result = rolled(source)
        assert [] == faults(result.draft), file
        assert [] == unexplained(result), file
        assert len(questions(result)) <= MOST, file
        seen += 1
    assert seen > 4


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(source=sources(), option=st.integers(0, 2))
def test_any_document_rolls_and_stays_sound_under_any_answer(source, option, rolled):
    first = rolled(source)
    assert [] == faults(first.draft)
    answers = {decision.id: option for decision in first.decisions}
    assert [] == faults(rolled(source, answers).draft)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(data=st.data())
def test_any_answers_about_a_sample_leave_a_sound_draft(data, sample, rolled):
    source: Source = sample(data.draw(st.sampled_from(["s0", "s1", "s2", "s3", "s4"])))
    ids = [decision.group for decision in rolled(source).decisions]
    answers = data.draw(st.dictionaries(st.sampled_from(ids), st.integers(0, 2), max_size=12))
    result = rolled(source, answers)
    assert [] == faults(result.draft)
    assert [] == unexplained(result)
    assert texts(result.draft)
