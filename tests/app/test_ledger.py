"""The ledger as the window asks for it."""

from __future__ import annotations

from pathlib import Path

from tests.report.drafts import done, draft_of, place

from fzdraft.app import App


def test_numbers_of_an_imported_report_are_taken_into_its_ledger(data_dir: Path, repo_root: Path):
    app = App(data_dir)
    source = app.read_path(repo_root / "resources" / "corpus" / "s0_chenghai_2023.txt")
    draft = app.draft_from(source)[0]
    now = done(draft, app.take_numbers(draft))
    assert 31 == len(now.rows)
    assert app.take_numbers(now) is None


def test_numbers_of_one_text_are_taken_alone(data_dir: Path):
    draft = draft_of("聘请法律顾问9名。", "受理行政复议申请145宗。")
    now = done(draft, App(data_dir).take_numbers(draft, {place(2)}))
    assert ["复议受理"] == [row.indicator for row in now.rows]


def test_rows_of_a_new_draft_know_their_indicators(data_dir: Path):
    draft = App(data_dir).new_draft("county", "平川市东山区人民政府", 2024)
    assert {"复议受理", "复议审结", "持证人员"} <= {row.indicator for row in draft.rows}
