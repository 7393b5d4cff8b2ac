"""What is seen of the paper, pixel by pixel where it must be."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from tests.ui.paper.specimen import text

from fzdraft.document.model import Draft, Paper, Paragraph, Table


def colours(desk, line: int, start: int, end: int) -> set[str]:
    """The colours inside the rectangle of some characters."""
    ((box, _),) = desk.page.brush.rows(line).spans(start, end)
    area = box.toRect().translated(desk.page.shift())
    image = desk.page.viewport().grab(area).toImage()
    ratio = image.devicePixelRatio()
    width, height = round(image.width() / ratio), round(image.height() / ratio)
    return {image.pixelColor(x, y).name().upper() for x in range(width) for y in range(height)}


def left_of(desk, node: str, block: str = "") -> int:
    desk.at(node, 0, block)
    return desk.page.cursorRect().left()


def test_the_number_of_a_heading_stands_in_its_indent(desk):
    indent = left_of(desk, "s1") - left_of(desk, "s1", "b1")
    assert indent == 2 * desk.page.faces.em


def test_a_number_is_painted_where_no_text_is(desk):
    theme = desk.page.faces.theme
    left_of(desk, "s1")
    area = desk.page.cursorRect().adjusted(-2 * desk.page.faces.em, 0, -6, 0)
    image = desk.page.viewport().grab(area).toImage()
    found = {
        image.pixelColor(x, y).name() for x in range(area.width()) for y in range(area.height())
    }
    assert len(found) > 3
    assert theme.paper.lower() in found


def test_an_open_number_has_its_chip_and_a_filled_one_none(desk):
    chip = desk.page.faces.theme.chip.upper()
    assert chip in colours(desk, 4, 14, 17)
    desk.at("s1-1", 8, "b2").page.hands.keep_sentence()
    assert chip not in colours(desk, 4, 14, 17)


def test_a_comment_has_its_wash(make_desk):
    words = text("一句有批注的话。", ("comment", 2, 6, "再想想"))
    desk = make_desk(Draft(report=Paper(preamble=(Paragraph("p", words),))))
    wash = desk.page.faces.theme.comment_wash.upper()
    assert wash in colours(desk, 1, 2, 6)
    assert wash not in colours(desk, 1, 0, 1)


def test_words_found_are_washed_and_the_one_in_question_framed(desk):
    theme = desk.page.faces.theme
    desk.paper.open_find()
    desk.paper.find_bar.words.setText("不够")
    assert theme.hit.upper() in colours(desk, 8, 2, 4)


def test_the_paper_lies_in_the_middle_of_the_desk(desk):
    desk.paper.resize(1300, 700)
    image = desk.paper.grab().toImage()
    row = [QColor(image.pixelColor(x, 300)).name() for x in range(1280)]
    paper, ground = desk.page.faces.theme.paper.lower(), desk.page.faces.theme.desk.lower()
    first, last = row.index(paper), len(row) - 1 - row[::-1].index(paper)
    assert row[0] == row[1270] == ground
    assert abs((first - 0) - (1282 - last)) < 24


def test_an_empty_line_beside_a_table_can_be_seen_and_stood_in(make_desk):
    table = Table("t", ((text("甲"),),))
    blocks = (Paragraph("p", text("")), table)
    desk = make_desk(Draft(report=Paper(preamble=blocks)))
    before, cell = desk.page.brush.rows(1).rows[0], desk.page.brush.rows(2).rows[0]
    after = desk.page.brush.rows(3).rows[0]
    assert before.bottom < cell.top
    assert cell.bottom < after.top
    desk.at("report", 1, "t", "cell").press(Qt.Key.Key_Down)
    assert desk.page.view.caret == (3, 0)
    assert desk.page.cursorRect().left() < desk.page.faces.padding + 3 * desk.page.faces.em
