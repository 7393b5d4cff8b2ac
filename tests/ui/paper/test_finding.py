from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

Key = Qt.Key


def search(desk, words: str, replacing=False):
    desk.control(Key.Key_H if replacing else Key.Key_F)
    bar = desk.paper.find_bar
    bar.words.setText(words)
    return bar


def test_words_are_counted_in_the_whole_draft_and_not_only_in_the_view(make_desk):
    from tests.ui.paper.specimen import small

    desk = make_desk(small(), "section")
    desk.at("report", 0)
    bar = search(desk, "是")
    assert (bar.count.text(), len(bar.hits)) == ("2 处", 2)


def test_enter_goes_from_hit_to_hit_and_shows_it(make_desk):
    from tests.ui.paper.specimen import small

    desk = make_desk(small(), "chapter")
    bar = search(desk, "是")
    QTest.keyClick(bar.words, Key.Key_Return)
    QTest.keyClick(bar.words, Key.Key_Return)
    assert bar.count.text() == "第 2 / 2 处"
    assert desk.page.textCursor().selectedText() == "是"
    assert desk.spot.place.block == "b5"


def test_shift_enter_goes_back_round_the_start(desk):
    bar = search(desk, "是")
    QTest.keyClick(bar.words, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "第 2 / 2 处"


def test_nothing_found_is_said(desk):
    assert search(desk, "没有的词").count.text() == "没有找到"


def test_all_are_replaced_in_one_step(desk):
    before = desk.session.draft
    bar = search(desk, "是", replacing=True)
    bar.new.setText("为𠀀")
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert desk.text("s2", "b4") == "一为𠀀不够。"
    assert desk.text("s2", "b5") == "二为𠀀𠀀字。"
    desk.session.undo()
    assert desk.session.draft == before
    assert desk.page.sheet.is_true()


def test_one_is_replaced_and_the_next_one_shown(desk):
    bar = search(desk, "是", replacing=True)
    bar.new.setText("是是")
    QTest.mouseClick(bar.one, Qt.MouseButton.LeftButton)
    assert desk.text("s2", "b4") == "一是是不够。"
    assert desk.spot.place.block == "b5"


def test_replacing_inside_a_carried_sentence_makes_it_this_years(desk):
    bar = search(desk, "深化", replacing=True)
    bar.new.setText("推进")
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    text = desk.session.draft.report.sections[0].sections[0].blocks[0].text
    assert [mark.kind for mark in text.marks] == ["value"]


def test_the_list_leads_to_a_hit(desk):
    bar = search(desk, "是")
    bar.listing.setChecked(True)
    assert bar.list.item(0).text() == "一是不够。　—　存在问题"
    bar.list.setCurrentRow(1)
    assert desk.spot.place.block == "b5"


def test_escape_closes_and_gives_the_keys_back_to_the_paper(desk, qtbot):
    bar = search(desk, "是")
    QTest.keyClick(bar.words, Key.Key_Escape)
    assert not bar.isVisible()
    assert desk.page.brush.hits == {}


def test_typing_on_the_paper_searches_again(desk):
    bar = search(desk, "是")
    desk.at("s1", 0, "b1")
    desk.page.hands.commit(desk.page.textCursor(), "是")
    assert len(bar.hits) == 3
