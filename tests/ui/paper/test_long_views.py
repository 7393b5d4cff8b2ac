"""A view of very many paragraphs stands on the sheet part by part; nothing is lost by that."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from fzdraft.document.flat import Spot
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Paragraph, Section
from fzdraft.document.places import Place, read_text
from fzdraft.ui.paper.findbar import LISTED
from fzdraft.ui.paper.lines import MOST, lines_of, part_of
from fzdraft.ui.paper.view import overlap

MANY = 5 * MOST
Key = Qt.Key


def long_draft() -> Draft:
    blocks = tuple(Paragraph(f"p{n}", Text(f"第{n}段。")) for n in range(MANY))
    return Draft(
        Paper(title=Text("年度报告"), sections=(Section("s1", Text("工作"), blocks=blocks),))
    )


@pytest.fixture
def desk(make_desk):
    return make_desk(long_draft(), "chapter").at("s1", 0)


def spot(number: int, offset: int = 0) -> Spot:
    return Spot(Place("s1", "paragraph", f"p{number}"), offset)


def first(desk) -> str:
    return desk.page.sheet.lines[0].plain


def test_no_more_lines_than_a_part_stand_on_the_sheet_wherever_one_is(desk):
    for number in (0, 1, MOST - 1, 2 * MOST, MANY - 1, 3):
        desk.page.view.go_to(spot(number))
        view = desk.page.view
        assert len(desk.page.sheet.lines) == desk.page.document().blockCount() == MOST
        assert view.above + MOST + view.below == MANY + 1
        assert desk.spot == spot(number)


def test_every_part_shows_the_lines_of_the_whole(desk):
    draft = desk.session.draft
    top, shown = 0, []
    while top is not None:
        part = part_of(draft, "chapter", "s1", around=min(top + MOST // 2, MANY))
        shown += part.lines[len(shown) - part.above :]
        top = top + MOST if part.below else None
    assert [line.plain for line in shown] == ["工作", *(f"第{n}段。" for n in range(MANY))]


def test_typing_goes_where_the_caret_is_and_undo_takes_it_back(desk):
    desk.page.view.go_to(spot(MANY // 2, 2))
    desk.keys("x")
    assert read_text(
        desk.session.draft, spot(MANY // 2).place
    ).plain == f"第{str(MANY // 2)[0]}x" + (f"{str(MANY // 2)[1:]}段。")
    desk.session.undo()
    assert desk.session.draft == long_draft()


def test_a_new_paragraph_and_backspace_leave_the_part_where_it_is(desk):
    desk.page.view.go_to(spot(2 * MOST, 2))
    above = desk.page.view.above
    desk.press(Key.Key_Return)
    assert desk.page.view.above == above
    assert len(desk.session.draft.report.sections[0].blocks) == MANY + 1
    desk.press(Key.Key_Backspace)
    assert desk.page.view.above == above
    assert [b.text for b in desk.session.draft.report.sections[0].blocks] == [
        b.text for b in long_draft().report.sections[0].blocks
    ]


def test_ctrl_end_and_ctrl_home_go_to_the_ends_of_all(desk):
    desk.control(Key.Key_End)
    assert desk.spot.place == spot(MANY - 1).place
    desk.control(Key.Key_Home)
    assert desk.spot == Spot(Place("s1", "heading"), 0)


def test_scrolling_to_the_end_of_a_part_brings_the_next_and_the_words_stay_in_place(desk, qtbot):
    bar = desk.page.verticalScrollBar()
    desk.page.document().size()
    qtbot.waitUntil(lambda: bar.maximum() > 10 * desk.page.height())
    seen = [desk.page.view.above]
    for _ in range(400):
        bar.setValue(bar.value() + desk.page.viewport().height() * 3 // 4)
        if desk.page.view.above != seen[-1]:
            seen.append(desk.page.view.above)
    assert seen == sorted(seen)
    assert seen[-1] > 2 * MOST


def test_pages_down_come_past_the_first_part(desk):
    for _ in range(150):
        desk.press(Key.Key_PageDown)
    assert desk.page.view.above > 0
    assert int(desk.spot.place.block[1:]) > MOST // 2


def test_a_search_finds_all_lists_some_and_goes_to_any(desk, qtbot):
    desk.paper.open_find()
    bar = desk.paper.find_bar
    bar.words.setText("段")
    qtbot.waitUntil(lambda: len(bar.hits) == MANY)
    assert bar.list.count() == LISTED
    bar.step(-1)
    assert desk.spot.place == spot(MANY - 1).place


def test_parts_overlap_as_they_stand():
    lines = lines_of(
        Draft(Paper(preamble=tuple(Paragraph(f"p{n}") for n in range(9)))), "whole", ""
    )
    assert overlap(lines[0:6], lines[3:9]) == lines[3:6]
    assert overlap(lines[3:9], lines[0:6]) == lines[3:6]
    assert overlap(lines[0:3], lines[6:9]) == []
