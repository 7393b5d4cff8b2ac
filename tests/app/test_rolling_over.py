"""Rolling over through the program: profiles, own phrases, and the table of promises on paper."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from fzdraft.app import App
from fzdraft.document.model import Draft, Reporter
from fzdraft.rollover.answering import promise_table
from fzdraft.storage import units


@pytest.fixture
def app(data_dir: Path) -> App:
    """Give the program with an empty data folder."""
    return App(data_dir)


def test_the_sample_rolls_over(app):
    rolled = app.roll(app.sample(), 2024)
    assert "汕头市澄海区2024年法治政府建设年度报告" == rolled.draft.report.title.plain


def test_a_known_unit_reports_as_its_profile_says(app, data_dir):
    profile = units.UnitProfile("甲市乙区人民政府", "county", "乙区", "本区", "甲市乙区")
    units.save_unit(app._directories, profile)
    draft = app.roll(app.sample(), 2024, "甲市乙区人民政府").draft
    assert Reporter("county", "甲市乙区人民政府", "乙区", "甲市乙区", "本区") == draft.reporter


def test_the_table_of_promises_of_the_sample_is_one_page(app, tmp_path):
    table = Draft(promise_table(app.roll(app.sample(), 2024).draft))
    assert 1 == app.page_count(table)
    app.export(table, tmp_path / "表.docx", "body")
    (found,) = docx.Document(io.BytesIO((tmp_path / "表.docx").read_bytes())).tables
    assert ["序号", "安排", "落实情况", "进展"] == [cell.text for cell in found.rows[0].cells]
    assert 13 == len(found.rows)
