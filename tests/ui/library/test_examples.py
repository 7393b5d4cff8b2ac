"""The tab 例句, acted through: offered at the caret, taken as one step, kept for later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fzdraft.document.flat import Spot
from fzdraft.document.places import Place, read_text
from fzdraft.ui.library.examples import KINDS
from fzdraft.ui.library.host import host_of

WAIT_MS = 20_000
IN_B3 = Place("b3", "paragraph", "b3p")


@pytest.fixture
def examples(writing, qtbot):
    """The tab in front, with what it offers behind the sentence of 严格规范公正文明执法."""
    stand(writing, IN_B3, len("全面落实三项制度。"))
    QTest.keyClick(writing, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    tab = writing.work.side.examples
    qtbot.waitUntil(lambda: tab.list.count() > 0, timeout=WAIT_MS)
    return tab


def stand(window, place: Place, offset: int) -> None:
    """Put the caret there."""
    window.work.paper.page.view.go_to(Spot(place, offset))


def choose(tab, kind: str) -> None:
    """Press the button of a kind."""
    tab.kinds.button([key for key, _ in KINDS].index(kind)).click()


def shown(tab) -> list[str]:
    return [tab.list.at(row).text for row in range(tab.list.count())]


def row_with_a_number(tab) -> int:
    return next(n for n in range(tab.list.count()) if tab.list.at(n).purpose == "metric")


def words_of(window, place: Place = IN_B3) -> str:
    return read_text(window.session.draft, place).plain


def test_alt_4_brings_the_first_example_under_the_keyboard(examples):
    assert examples.list.hasFocus()
    assert examples.list.currentRow() == 0


def test_nothing_is_asked_while_another_tab_is_in_front(writing, qtbot):
    stand(writing, IN_B3, 0)
    QTest.qWait(500)
    assert writing.work.side.examples.list.count() == 0


def test_every_example_says_how_usual_it_is_and_where_it_stands(examples):
    for row in range(examples.list.count()):
        spoken = examples.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        assert "通用句" in spoken or "独有句" in spoken or "本单位" in spoken
        assert "原句" in examples.list.item(row).toolTip()


def test_enter_puts_an_example_at_the_caret_as_one_step(examples, writing):
    before, chosen = words_of(writing), examples.list.at(0).text
    QTest.keyClick(examples.list, Qt.Key.Key_Return)
    assert words_of(writing) == before + chosen
    assert writing.work.paper.page.hasFocus()
    assert writing.work.paper.page.view.here() == Spot(IN_B3, len(before + chosen))
    writing.session.undo()
    assert words_of(writing) == before
    assert not writing.session.history.done


def test_foreign_numbers_come_as_empty_chips(examples, writing):
    row = row_with_a_number(examples)
    QTest.keyClick(examples.list, Qt.Key.Key_Home)
    examples.list.setCurrentRow(row)
    QTest.keyClick(examples.list, Qt.Key.Key_Return)
    text = read_text(writing.session.draft, IN_B3)
    values = [mark for mark in text.marks if mark.kind == "value"]
    assert {text.plain[mark.start : mark.end] for mark in values} == {"××"}
    rows = {one.id: one for one in writing.session.draft.rows}
    assert all(not rows[mark.payload].values for mark in values)
    assert not any(char.isdigit() for char in text.plain)


def test_alt_4_leads_back_to_the_first_of_what_is_offered_then(examples, writing, qtbot):
    examples.list.setCurrentRow(examples.list.count() - 1)
    chosen = examples.list.current().text
    QTest.keyClick(examples.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chosen not in shown(examples), timeout=WAIT_MS)
    QTest.keyClick(writing, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert [examples.list.row(one) for one in examples.list.selectedItems()] == [0]
    assert examples.list.verticalScrollBar().value() == 0


def test_a_double_click_takes_too(examples, writing, qtbot):
    before, chosen = words_of(writing), examples.list.at(1).text
    at = examples.list.visualItemRect(examples.list.item(1)).center()
    view = examples.list.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), at)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), at)
    assert words_of(writing) == before + chosen


def test_what_was_taken_is_not_offered_again(examples, writing, qtbot):
    chosen = examples.list.at(0).text
    QTest.keyClick(examples.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chosen not in shown(examples), timeout=WAIT_MS)


def test_at_a_heading_an_example_goes_to_the_end_of_its_text(examples, writing, qtbot):
    stand(writing, Place("b3", "heading"), 0)
    before = words_of(writing)
    qtbot.wait(400)
    qtbot.waitUntil(lambda: examples.list.count() > 0, timeout=WAIT_MS)
    chosen = examples.list.at(0)
    examples.take(chosen)
    assert words_of(writing) == before + chosen.text


def test_inside_a_written_sentence_an_example_goes_behind_it(examples, writing, qtbot):
    place = Place("c", "paragraph", "cp")
    stand(writing, place, 2)
    qtbot.wait(400)
    qtbot.waitUntil(lambda: examples.list.count() > 0, timeout=WAIT_MS)
    chosen = examples.list.at(0)
    examples.take(chosen)
    assert read_text(writing.session.draft, place).plain == "队伍力量不足。" + chosen.text


def test_another_section_is_offered_other_sentences(examples, writing, qtbot):
    before = shown(examples)
    stand(writing, Place("c", "paragraph", "cp"), len("队伍力量不足。"))
    qtbot.waitUntil(lambda: shown(examples) != before, timeout=WAIT_MS)
    assert examples.list.at(0).purpose == "shortcoming"


def test_a_kind_shows_only_its_sentences(examples):
    choose(examples, "metric")
    kinds = {examples.list.at(row).purpose for row in range(examples.list.count())}
    assert kinds == {"metric"}


def test_the_box_looks_for_words(examples, qtbot):
    examples.search.setText("普法")
    qtbot.waitUntil(
        lambda: len(shown(examples)) > 1 and all("普法" in t for t in shown(examples)),
        timeout=WAIT_MS,
    )


def test_an_example_is_kept_and_dropped(examples, writing, qtbot):
    row = row_with_a_number(examples)
    chosen = examples.list.at(row).text
    examples.list.setCurrentRow(row)
    QTest.keyClick(examples.list, Qt.Key.Key_Insert)
    choose(examples, "kept")
    qtbot.waitUntil(lambda: shown(examples) == [chosen], timeout=WAIT_MS)
    QTest.keyClick(examples.list, Qt.Key.Key_Return)
    assert any(mark.kind == "value" for mark in read_text(writing.session.draft, IN_B3).marks)
    examples.list.setFocus()
    QTest.keyClick(examples.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: shown(examples) == [], timeout=WAIT_MS)


def test_ctrl_d_keeps_the_sentence_at_the_caret(examples, writing, qtbot):
    writing.menus.actions["keep_example"].trigger()
    choose(examples, "kept")
    qtbot.waitUntil(lambda: shown(examples) == ["全面落实三项制度。"], timeout=WAIT_MS)


def test_the_space_bar_opens_the_original(examples):
    row = row_with_a_number(examples)
    examples.list.setCurrentRow(row)
    before = examples.list.visualItemRect(examples.list.item(row)).height()
    QTest.keyClick(examples.list, Qt.Key.Key_Space)
    examples.list.doItemsLayout()
    assert examples.list.visualItemRect(examples.list.item(row)).height() > before


def test_the_report_of_an_example_can_be_read(examples, writing, qtbot):
    one = examples.list.at(0)
    examples.list.source_wanted.emit(one)
    library = host_of(writing).window
    reading = library.page.reading
    qtbot.waitUntil(lambda: bool(reading.extraSelections()), timeout=WAIT_MS)
    assert reading.extraSelections()[0].cursor.selectedText() == one.original


def test_a_draft_may_be_closed_while_sentences_are_looked_for(examples, writing, qtbot):
    for _ in range(8):
        writing.session.mark_saved(writing.services.folder / "x.fzd")
        writing.work.side.examples.search.setText("普法")
        writing.work.side.examples.ask()
        assert writing.desk.leave()
        writing.desk.open_new("county", "汕头市澄海区人民政府", 2024, "汕头市澄海区")
        writing.work.show_tab(4)
        writing.work.side.examples.ask()
    tab = writing.work.side.examples
    qtbot.waitUntil(lambda: tab.list.count() > 0, timeout=WAIT_MS)
