"""Documents of thousands of paragraphs: shown part by part, counted and kept beside the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from fzdraft.app import App
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Paragraph, Section, Source
from fzdraft.errors import UserError
from fzdraft.ui.desk import Arrival
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.nearby import NEAR, nearby
from fzdraft.ui.outline_rows import MORE, SIBLINGS, rows
from fzdraft.ui.paper.lines import MOST
from fzdraft.ui.roll_over.groups import Row
from fzdraft.ui.roll_over.row_list import AT_ONCE, RowList
from fzdraft.ui.theme import parse_theme

MANY = 4000
SEVERAL = 60_000


@pytest.fixture
def services(tmp_path: Path) -> App:
    return App(tmp_path / "data")


@pytest.fixture
def theme(repo_root):
    return parse_theme((repo_root / "resources/themes/light.toml").read_text("utf-8"))


def long_source() -> Source:
    blocks = tuple(Paragraph(f"p{n}", Text(f"办理案件{n}件。")) for n in range(MANY))
    section = Section("s1", Text("主要工作"), blocks=blocks)
    return Source(Paper(title=Text("某区2023年报告"), sections=(section,)), year=2023)


@pytest.fixture
def writing(window, qtbot):
    """A window with a long draft as its document stands."""
    window.desk.begin(long_source())
    window.session.go("s1", f"p{MANY // 2}")
    return window


def test_a_long_document_leads_through_its_structure_to_a_draft(window, qtbot):
    source = long_source()
    window.rolling.begin("x", lambda: source)
    page = window.rolling.flow.page
    qtbot.waitUntil(lambda: window.guest is page, timeout=SEVERAL)
    window.rolling.flow._to_structure()
    assert len(window.rolling.flow.structure.page.sheet.lines) == MOST
    window.rolling.flow.structure.approve()
    qtbot.waitUntil(lambda: window.guest is page, timeout=SEVERAL)
    page.entered.emit()
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=SEVERAL)
    assert len(window.session.draft.report.sections[0].blocks) == MANY
    assert len(window.work.paper.page.sheet.lines) <= MOST


def test_counts_pages_and_last_year_come_a_little_later(writing, qtbot):
    labels = writing.status._labels
    qtbot.waitUntil(lambda: "全文" in labels["all"].text(), timeout=SEVERAL)
    qtbot.waitUntil(lambda: "约" in labels["all"].text(), timeout=SEVERAL)
    qtbot.waitUntil(lambda: f"第{MANY // 2 + 1}段" in labels["place"].text(), timeout=SEVERAL)
    listed = writing.work.side.last_year._list
    qtbot.waitUntil(lambda: listed.count() > 0, timeout=SEVERAL)
    assert listed.count() <= 2 * NEAR + 1
    assert f"办理案件{MANY // 2}件。" in [listed.item(n).text() for n in range(listed.count())]


def test_what_is_typed_is_kept_and_saved_beside_the_window(writing, services, qtbot, tmp_path):
    QTest.keyClicks(writing.work.paper.page, "x")
    qtbot.waitUntil(lambda: any(services._recovery._folder.glob("*.fzd")), timeout=SEVERAL)
    beats = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(1))
    timer.start(1)
    path = tmp_path / "long.fzd"
    assert writing.desk._save_to(writing.session, path)
    assert beats, "while a long draft is saved the window lives"
    assert services.open_any(path).draft == writing.session.draft
    qtbot.waitUntil(lambda: not any(services._recovery._folder.glob("*.fzd")), timeout=SEVERAL)


def kept(services: App) -> int:
    return len(list(services._recovery._folder.glob("*.fzd")))


def test_a_rolled_draft_is_kept_aside_though_nobody_typed(window, services, qtbot):
    source = long_source()
    window.desk.enter(Draft(source.report, year=2024), source)
    assert 0 == kept(services)
    qtbot.waitUntil(lambda: kept(services) == 1, timeout=SEVERAL)


def test_what_was_found_again_and_saved_at_once_is_not_kept_any_more(
    window, services, qtbot, tmp_path
):
    source = long_source()
    draft = Draft(source.report, year=2024)
    services.write_recovery("old", draft, source, None)
    window.desk._lay(Arrival(draft, None, source, recovered="old"))
    window.desk._save_to(window.session, tmp_path / "x.fzd")
    assert 1 == kept(services)
    qtbot.waitUntil(lambda: kept(services) == 0, timeout=SEVERAL)


def test_a_fault_of_waiting_work_comes_back(qapp):
    jobs = Jobs()

    def fail() -> None:
        raise UserError("写不下。")

    with pytest.raises(UserError, match="写不下"):
        jobs.wait(fail)
    assert jobs.wait(lambda: 7) == 7


def test_a_job_that_nobody_wants_any_more_is_not_begun(qapp, qtbot):
    jobs, done = Jobs(), []
    jobs.start("slow", lambda _: QTest.qSleep(50), done.append, done.append)
    for number in range(5):
        jobs.start("same", lambda _, n=number: done.append(n), lambda _: None, done.append)
    qtbot.waitUntil(lambda: not jobs._running)
    jobs.close()
    assert {None, 4} == set(done)


def test_so_many_rows_are_measured_in_one_turn_and_the_others_in_pauses(qtbot, theme):
    listed = RowList("行", theme)
    qtbot.addWidget(listed)
    listed.resize(900, 300)
    listed.show()
    listed.show_rows([Row(key=str(n), sentence=f"第{n}句。") for n in range(10 * AT_ONCE)])
    assert not listed.visualRect(listed.at(0)).isEmpty()
    assert listed.visualRect(listed.at(2 * AT_ONCE)).isEmpty()
    last = 10 * AT_ONCE - 1
    qtbot.waitUntil(lambda: not listed.visualRect(listed.at(last)).isEmpty())
    listed.setCurrentRow(last)
    QTest.keyClick(listed, Qt.Key.Key_Home)
    assert listed.currentRow() == 0


def test_of_very_many_sections_those_around_the_caret_are_listed():
    sections = tuple(Section(f"s{n}", Text(f"第{n}节")) for n in range(3 * SIBLINGS))
    draft = Draft(Paper(sections=sections))
    for number in (0, 1, SIBLINGS, 2 * SIBLINGS + 7, 3 * SIBLINGS - 1):
        listed = rows(draft, f"s{number}")
        ids = [row.id for row in listed]
        assert f"s{number}" in ids
        assert len(ids) <= SIBLINGS + 4
        more = [row for row in listed if row.id.startswith(MORE)]
        assert all(row.id.removeprefix(MORE) not in ids for row in more)
        told = sum(int("".join(filter(str.isdigit, row.words))) for row in more)
        assert told + sum(one.startswith("s") for one in ids) == 3 * SIBLINGS


def test_of_two_long_sections_the_part_that_is_looked_at_is_compared():
    section = long_source().report.sections[0]
    old, new, partly = nearby(section, section, "p2000", "p2000")
    assert partly
    assert [one.id for one in new.blocks] == [f"p{n}" for n in range(2000 - NEAR, 2000 + NEAR)]
    assert old == new
    short = Section("s", blocks=section.blocks[:9])
    assert nearby(short, short, "p3", "p3") == (short, short, False)
