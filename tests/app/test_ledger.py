"""The ledger as the window asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.report.drafts import done, draft_of, place

from fzdraft.app import App
from fzdraft.document.edits import apply
from fzdraft.document.ledger import set_value
from fzdraft.document.model import Draft
from fzdraft.document.places import read_text


@pytest.fixture
def app(data_dir: Path) -> App:
    """Give the program with an empty data folder."""
    return App(data_dir)


def taken(app: App, *paragraphs: str) -> Draft:
    draft = draft_of(*paragraphs)
    return done(draft, app.take_numbers(draft))


def test_what_was_taken_can_be_told_in_a_sentence(app: App):
    draft = taken(app, "受理行政复议申请145宗，审结127宗。")
    (offer,) = app.data_sentences(draft)
    words = "全年共受理行政复议申请145宗，审结127宗，审结率87.6%。"
    assert (words, words) == (offer.words, app.data_sentence(draft, offer.rows))
    now = apply(draft, app.insert_data_sentence(draft, place(1), 0, offer.rows))[0]
    assert read_text(now, place(1)).plain.startswith(words)


def test_users_have_their_own_sentences(app: App, data_dir: Path):
    own = '[sentence."巡河"]\nbegin = "全年"\nclauses = ["受理{复议受理}、审结{复议审结}"]\n'
    (data_dir / "sentences.toml").write_text(own, encoding="utf-8")
    names = [o.name for o in app.data_sentences(taken(app, "受理行政复议申请145宗，审结127宗。"))]
    assert ["行政复议", "巡河"] == names


def test_what_ledger_and_text_both_say_is_told_once(app: App):
    draft = taken(app, "调解各类纠纷100件，调解成功101件。")
    (fault,) = app.number_faults(draft)
    assert "调解成功 101件 > 人民调解 100件" == fault.formula


def test_what_only_the_ledger_knows_is_told_at_the_number(app: App):
    draft = taken(app, "受理行政复议申请144宗，同比增长25%。")
    known = replace(draft.rows[0], values={2023: "120", 2024: "144"})
    draft = replace(draft, rows=(known, *draft.rows[1:]))
    (fault,) = app.number_faults(draft)
    assert ("144", "120 → 144宗：升 20%，写的是增长25%") == (fault.words, fault.formula)


def test_numbers_that_wait_raise_nothing(app: App):
    draft = taken(app, "调解各类纠纷100件，调解成功101件。")
    assert () == app.number_faults(apply(draft, set_value(draft, draft.rows[1].id, None))[0])


def test_earlier_years_come_out_of_own_reports(app: App, repo_root: Path):
    source = app.read_path(repo_root / "resources" / "corpus" / "s0_chenghai_2023.txt")
    draft = taken(app, "受理行政复议申请160宗。")
    assert {2023: "145", 2024: "160"} == done(draft, app.earlier_values(draft, [source])).rows[
        0
    ].values
