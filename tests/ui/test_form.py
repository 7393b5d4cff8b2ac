"""版头与落款: lenient fields, one step each."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fzdraft.document.doc_number import DocNumber
from fzdraft.document.edits import SetField
from fzdraft.document.model import Paper
from fzdraft.ui.element_picture import PLACES
from fzdraft.ui.outline_rows import FORM


@pytest.fixture
def form(writing):
    writing.work.go_form()
    return writing.work.form


def fill(form, name: str, words: str, hands) -> None:
    edit = (form.fields.edits | form.more.edits)[name]
    edit.setFocus()
    edit.selectAll()
    hands.write(edit, words)
    QTest.keyClick(edit, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("文号", "政发[2024]3 号", "政发〔2024〕3号"),
        ("成文日期", "2024.2.5", "2024年2月5日"),
        ("签发人", "张三 李四", "张三、李四"),
        ("主送", "市政府、市人大常委会：", "市政府、市人大常委会"),
        ("份号", "12", "000012"),
        ("密级", "机密1年", "机密★1年"),
    ],
)
def test_what_people_type_is_understood_and_repaired(writing, form, hands, name, typed, shown):
    before = len(writing.session.history.done)
    fill(form, name, typed, hands)
    assert (form.fields.edits | form.more.edits)[name].text() == shown
    assert [step.label for step in writing.session.history.done[before:]] == [f"改{name}"]


def test_the_values_reach_the_draft(writing, form, hands):
    fill(form, "文号", "政发[2024]3 号", hands)
    fill(form, "成文日期", "2024-2-5", hands)
    elements = writing.session.draft.report.elements
    assert elements.doc_number == DocNumber("政发", 2024, 3)
    assert elements.date == datetime.date(2024, 2, 5)


def test_words_nobody_understands_stay_in_the_field_with_a_note(writing, form, hands):
    fill(form, "成文日期", "春节前", hands)
    assert form.fields.edits["成文日期"].text() == "春节前"
    assert "没看懂" in form.fields._notes["成文日期"].text()
    assert writing.session.history.done == ()


def test_leaving_a_field_as_it_was_is_no_step(writing, form):
    form.fields.edits["标题"].setFocus()
    form.fields.edits["文号"].setFocus()
    assert writing.session.history.done == ()


def test_undo_in_a_field_takes_the_last_step_back(writing, form, hands):
    fill(form, "签发人", "张三", hands)
    QTest.keyClick(form.fields.edits["签发人"], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert writing.session.draft.report.elements.signatories == ()
    assert form.fields.edits["签发人"].text() == ""


def test_the_badge_counts_what_is_missing(writing, form, hands):
    rows = writing.work.outline.model()
    assert rows._by_id[FORM].badge.words == "差 4 项"
    fill(form, "签发人", "张三", hands)
    writing.work.outline._refresh_now()
    assert rows._by_id[FORM].badge.words == "差 3 项"


def test_a_half_typed_field_is_taken_over_before_saving(writing, form, services, hands):
    form.fields.edits["签发人"].setFocus()
    hands.write(form.fields.edits["签发人"], "王五")
    hands.choose_file(services.folder / "x.fzd")
    writing.desk.save()
    saved = services.open_draft(services.folder / "x.fzd").draft
    assert saved.report.elements.signatories == ("王五",)


def test_a_click_in_the_picture_leads_to_its_field(form):
    scale, origin = form.picture._scale()
    place = PLACES["抄送"].center() * scale + origin
    QTest.mouseClick(
        form.picture,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(round(place.x()), round(place.y())),
    )
    assert QApplication.focusWidget() is form.more.edits["抄送"]
    assert form.picture._lit == "抄送"


def test_with_a_letter_the_form_is_the_letters(writing):
    letter = Paper(title=replace(writing.session.draft.report.title, plain="关于报送报告的函"))
    writing.session.do(SetField("letter", letter), "加报送函")
    writing.work.go_form()
    form = writing.work.form
    assert form.fields.edits["标题"].text() == "关于报送报告的函"
    writing.session.undo()
    assert form.fields.edits["标题"].text().endswith("年度报告")


def test_a_click_on_the_section_of_the_caret_leads_back_from_the_form(writing, form):
    writing.session.go("b2")
    writing.work.go_form()
    outline = writing.work.outline
    place = outline.visualRect(outline.model().index_of("b2")).center()
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not writing.work.on_form


def test_undoing_the_title_in_the_form_stays_in_the_form(writing, form, hands):
    writing.session.go("c")
    writing.work.go_form()
    fill(form, "标题", "某区报告", hands)
    QTest.keyClick(form.fields.edits["标题"], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.fields.edits["标题"].text().endswith("年度报告")
    assert writing.work.on_form
    assert writing.work.outline.on_form


def test_escape_leads_from_the_form_to_the_text(writing, form):
    QTest.keyClick(form.fields.edits["文号"], Qt.Key.Key_Escape)
    assert not writing.work.on_form
