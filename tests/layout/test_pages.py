"""Lines find their places on pages as GB/T 9704-2012 has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.layout.flows import (
    UNIT,
    body,
    colophon,
    line,
    lines_on,
    one_liners,
    pages_of,
    report,
    standard,
    table,
    words,
)

from fzdraft.layout.blocks import Flow, Paragraph, Run, plain
from fzdraft.layout.pages import colophon_needs_page, page_count, paginate
from fzdraft.layout.placed import Bookmark
from fzdraft.layout.profile import POINTS_PER_MM
from fzdraft.layout.widths import FaceWidths


def mm(points):
    return round(points / POINTS_PER_MM, 2)


def test_a_page_holds_twenty_two_lines_of_twenty_eight_characters():
    first, second = pages_of(body(28 * 30 - 2))
    assert [len(text) for _, text in lines_on(first)] == [26] + [28] * 21
    assert len(lines_on(second)) == 8


def test_the_lines_fill_the_page_from_37_to_262_mm():
    baselines = [y for y, _ in lines_on(pages_of(body(28 * 30))[0])]
    assert (baselines[0], baselines[-1]) == (45.17, 259.64)


def test_a_line_of_28_characters_ends_at_the_right_edge():
    piece = pages_of(body(100))[0].glyphs[1]
    assert (mm(piece.xs[0]), mm(piece.xs[-1] + piece.size)) == (28.0, 184.0)


def test_a_hanging_mark_stands_outside_the_right_edge():
    (page,) = pages_of(line("body", "法" * 26 + "。" + "治" * 3))
    assert mm(page.glyphs[0].xs[-1]) == 184.0 + mm(-0.25)


def test_the_last_line_of_a_paragraph_is_not_spread():
    last = pages_of(body(40))[0].glyphs[1]
    assert last.xs[1] - last.xs[0] == 15.75


def test_digits_of_one_number_stay_together_in_a_spread_line():
    (page,) = pages_of(line("body", "法" * 20 + "2023" + "法" * 20))
    xs, digits = page.glyphs[0].xs, page.glyphs[0].text.index("2023")
    assert [round(xs[digits + i + 1] - xs[digits + i], 2) for i in range(3)] == [7.75] * 3


def test_a_heading_is_not_left_alone_at_the_foot_of_a_page():
    heading = line("heading1", "一、主要工作", heading="一、主要工作")
    pages = pages_of(*one_liners(21), heading, body(30))
    assert [len(lines_on(page)) for page in pages] == [21, 3]


def test_two_headings_in_a_row_stay_with_the_line_below_them():
    heads = [line("heading1", "一、主要工作"), line("heading2", "（一）党的领导")]
    pages = pages_of(*one_liners(20), *heads, body(30))
    assert [len(lines_on(page)) for page in pages] == [20, 4]


def test_headings_without_end_still_find_pages():
    pages = pages_of(*[line("heading1", "一、主要工作")] * 50)
    assert sum(len(lines_on(page)) for page in pages) == 50


def test_the_ink_of_the_mark_begins_72_mm_below_the_top_of_the_sheet():
    widths = {"biaosong": FaceWidths(ink_top=0.8)}
    page = paginate(report(), standard(), widths)[0]
    mark = next(piece for piece in page.glyphs if piece.color == "FF0000")
    assert mm(mark.y - 0.8 * mark.size) == 72.0


def test_the_mark_stays_at_72_mm_below_a_copy_number():
    (page,) = pages_of(line("copy_number", "000001"), line("mark", UNIT + "文件"))
    mark = next(piece for piece in page.glyphs if piece.color == "FF0000")
    assert mm(mark.y - 0.834 * mark.size) == 72.0


def test_a_long_mark_is_narrowed_and_stays_on_one_line():
    (page,) = pages_of(line("mark", "南阳市宝渭区人民政府办公室文件"))
    mark, _ = page.glyphs
    assert mark.scale < 1
    assert mm(mark.xs[0]) >= 28.0
    assert mm(mark.xs[-1] + mark.size * mark.scale) <= 184.0


def test_the_red_rule_is_156_mm_wide_and_4_mm_below_the_ink_of_the_number():
    page = pages_of(*report().blocks)[0]
    number = next(piece for piece in page.glyphs if piece.text.startswith("宝渭政字"))
    (rule,) = page.strokes
    assert (rule.color, mm(rule.x1), mm(rule.x2)) == ("FF0000", 28.0, 184.0)
    assert mm(rule.y1 - rule.width / 2 - number.y - 0.136 * 16) == 4.0


def test_number_and_signatory_stand_on_one_row_one_character_in():
    page = pages_of(*report().blocks)[0]
    number, label, name = (p for p in page.glyphs if p.y == page.glyphs[1].y)
    assert (number.text, label.text, name.text) == ("宝渭政字〔2024〕3号", "签发人：", "李　四")
    assert mm(number.xs[0]) == mm(28 * POINTS_PER_MM + 15.75)
    assert mm(name.xs[-1] + 16) == mm(184 * POINTS_PER_MM - 15.75)


def test_a_title_breaks_where_it_was_told_to_and_stands_in_the_middle():
    (page,) = pages_of(line("title", "关于法治\n建设的报告"))
    first, second, _ = page.glyphs
    assert (first.text, second.text) == ("关于法治", "建设的报告")
    assert mm(first.xs[0] + first.xs[-1] + 22) == mm(2 * 106 * POINTS_PER_MM)


def test_wrapped_lines_of_a_hanging_paragraph_align_under_its_name():
    note = line("attachment_note", "附件：1." + "名" * 40, left=5.5, first=-3.5)
    first, second, _ = pages_of(note)[0].glyphs
    assert mm(second.xs[0]) == mm(28 * POINTS_PER_MM + 5.5 * 15.75)
    assert mm(first.xs[0]) == mm(28 * POINTS_PER_MM + 2 * 15.75)


def test_an_attachment_begins_a_new_page():
    label = line("attachment_label", "附件", new_page=True)
    pages = pages_of(body(30), label, body(30))
    assert [lines_on(page)[0][1][:2] for page in pages] == ["依法", "附件"]


def test_a_gap_is_not_set_at_the_top_of_a_page_that_filled_up():
    pages = pages_of(*one_liners(22), line("signature", UNIT, before=2.0))
    assert lines_on(pages[1])[0][0] == 45.17


def test_a_table_goes_on_with_its_head_on_every_page():
    pages = pages_of(*one_liners(3), table(60))
    assert len(pages) > 2
    assert [lines_on(page)[0][1] for page in pages[1:]] == ["事项去年今年"] * (len(pages) - 1)
    found = words(pages)
    assert [row for row in range(60) if f"行政复议{row}行政复议{row}" not in found] == []


def test_a_table_does_not_begin_with_its_head_alone_at_the_foot():
    pages = pages_of(*one_liners(21), table(3))
    assert [lines_on(pages[1])[0][1], len(lines_on(pages[0]))] == ["事项去年今年", 21]


def test_a_row_higher_than_a_page_goes_on_on_the_next():
    pages = pages_of(table(1, "长" * 2000))
    assert len(pages) > 1
    assert words(pages).count("长") == 6000
    cells = [piece for page in pages for piece in page.glyphs if piece.face != "song"]
    assert max(piece.y for piece in cells) < 262 * POINTS_PER_MM


def test_the_grid_of_a_table_is_as_wide_as_the_text():
    (page,) = pages_of(table(2))
    xs = [mm(x) for stroke in page.strokes for x in (stroke.x1, stroke.x2)]
    assert (min(xs), max(xs)) == (28.0, 184.0)


def test_the_last_rule_of_the_colophon_is_at_262_mm_and_the_inner_one_is_thinner():
    page = paginate(Flow((body(30),), colophon()), standard(), {})[-1]
    assert [stroke.width for stroke in page.strokes] == [1.0, 0.75, 1.0]
    assert mm(page.strokes[-1].y1) == 262.0


@pytest.mark.parametrize(("lines", "pages"), [(18, 1), (19, 2), (22, 2), (23, 2)])
def test_a_colophon_without_room_takes_a_page_of_its_own(lines, pages):
    flow = Flow(tuple(one_liners(lines)), colophon())
    assert page_count(flow, standard(), {}) == pages
    assert colophon_needs_page(flow, standard(), {}) == (lines in (19, 22))


def test_a_colophon_told_to_stand_alone_does():
    flow = Flow((body(30),), colophon(), colophon_on_new_page=True)
    assert page_count(flow, standard(), {}) == 2
    assert not colophon_needs_page(flow, standard(), {})


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages():
    odd, even = (page.glyphs[-1] for page in pages_of(body(1000)))
    assert (odd.text, even.text) == ("— 1 —", "— 2 —")
    assert mm(odd.xs[-1] + 14) == mm(184 * POINTS_PER_MM - 13.75)
    assert mm(even.xs[0]) == mm(28 * POINTS_PER_MM + 13.75)
    assert mm(odd.y - 0.33 * 14) == 269.0


def test_no_page_number_is_printed_where_none_is_wanted():
    (page,) = paginate(Flow((body(20),), page_numbers=False), standard(), {})
    assert [piece.text for piece in page.glyphs] == [body(20).runs[0].text]


def test_headings_become_bookmarks_with_level_and_place():
    heading = line("heading2", "（一）党的领导", heading="（一）党的领导")
    (page,) = pages_of(body(20), heading)
    assert page.bookmarks == (Bookmark(2, "（一）党的领导", 37 * POINTS_PER_MM + 28.95),)


def test_an_empty_flow_is_one_empty_page():
    (page,) = pages_of()
    assert [piece.text for piece in page.glyphs] == ["— 1 —"]


TEXT = st.text("法治政府建设，。；“”《》（）0129%AN 、", max_size=300)
RUNS = st.lists(st.tuples(TEXT, st.sampled_from(["", "kai", "hei"])), max_size=3)
STYLE = st.sampled_from(["body", "heading1", "heading2", "title", "signature", "mark", "note"])
PARAGRAPH = st.builds(
    lambda style, runs, gap, turn: Paragraph(
        style, tuple(Run(*run) for run in runs), before=gap, new_page=turn
    ),
    STYLE,
    RUNS,
    st.sampled_from([None, 0.0, 1.0, 2.0, 40.0]),
    st.booleans(),
)


@given(st.lists(PARAGRAPH, max_size=8))
def test_every_character_is_placed_once_and_in_order(paragraphs):
    pages = paginate(Flow(tuple(paragraphs), page_numbers=False), standard(), {})
    assert words(pages) == "".join(map(plain, paragraphs))
    lowest = (297 - 35) * POINTS_PER_MM
    assert all(piece.y <= lowest for page in pages for piece in page.glyphs)


def test_the_profile_and_not_the_program_holds_the_numbers():
    wide = replace(standard(), grid=replace(standard().grid, pitch=30.0))
    pages = paginate(Flow((body(28 * 30),)), wide, {})
    assert len(lines_on(pages[0])) == 21
