from hypothesis import given
from hypothesis import strategies as st

from fzdraft.document import tree
from fzdraft.document.caret import back, enter, forward, moved, put
from fzdraft.document.edits import SetBlocks, SetRunIn, SetSections, SetText, apply
from fzdraft.document.flat import Flat, Spot
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Attachment, Draft, Paper, Paragraph, Row, Section, Table
from fzdraft.document.places import Place, texts


def section(name: str, heading: str, *blocks: object, run_in=False, sections=()) -> Section:
    return Section(name, Text(heading), run_in, tuple(blocks), tuple(sections))


def paragraph(name: str, words: str, *marks: Mark) -> Paragraph:
    return Paragraph(name, Text(words, marks))


def draft() -> Draft:
    table = Table("t", ((Text("甲"), Text("乙")), (Text("丙"), Text("丁"))))
    low = section("s11", "职能", paragraph("b2", "改革。"), run_in=True)
    other = section("s12", "执法", paragraph("b3", "落实。"), table)
    first = section("s1", "领导", paragraph("b1", "坚持。"), sections=(low, other))
    second = section("s2", "问题", paragraph("b4", "一。"), paragraph("b5", "二。"))
    attachment = Attachment("a1", Text("附表"), (paragraph("b6", "表。"),))
    report = Paper(
        title=Text("报告"),
        preamble=(paragraph("b0", "如下。"),),
        sections=(first, second),
        attachments=(attachment,),
    )
    letter = Paper(title=Text("函"), preamble=(paragraph("b7", "报上。"),))
    return Draft(report=report, letter=letter, rows=(Row("r1", values={2023: "145"}),), year=2024)


def spots(of: Draft) -> list[Spot]:
    return [Spot(place, n) for place, text in texts(of) for n in range(len(text.plain) + 1)]


def at(node: str, offset: int, block: str = "") -> Spot:
    own = "title" if node in ("report", "letter") else "name" if node == "a1" else "heading"
    return Spot(Place(node, "paragraph" if block else own, block), offset)


def lines(of: Draft) -> list[str]:
    """Every line as its level and words; tables as their cells."""
    found = []
    for paper_id, paper in tree.papers(of):
        for item in Flat(paper_id, paper):
            words = item.text.plain
            if isinstance(item.block, Table):
                words = "|".join(cell.plain for row in item.block.rows for cell in row)
            found.append(f"{item.level or ''}{words}")
    return found


def after(change) -> list[str]:
    return lines(apply(draft(), change.edit)[0])


START = lines(draft())


def test_a_draft_reads_as_lines():
    expected = ["报告", "如下。", "1领导", "坚持。", "2职能", "改革。", "2执法", "落实。"]
    expected += ["甲|乙|丙|丁", "1问题", "一。", "二。", "附表", "表。", "函", "报上。"]
    assert expected == START


def test_words_in_one_text_are_the_smallest_edit():
    change = put(draft(), at("s1", 1, "b1"), at("s1", 1, "b1"), "x")
    assert isinstance(change.edit, SetText)
    assert at("s1", 2, "b1") == change.caret


def test_splitting_a_paragraph_touches_only_its_section():
    change = put(draft(), at("s2", 1, "b4"), at("s2", 1, "b4"), "\n")
    assert isinstance(change.edit, SetBlocks)
    assert after(change)[10:13] == ["一", "。", "二。"]


def test_a_chapter_that_loses_its_heading_leaves_text_and_sections_to_the_one_before():
    change = put(draft(), at("s1", 0, "b1"), at("s11", 0, "b2"), "")
    assert after(change)[2:6] == ["1领导", "改革。", "2执法", "落实。"]


def test_sections_below_a_heading_that_is_gone_keep_their_order():
    change = back(draft(), at("s1", 0))
    assert after(change)[:6] == ["报告", "如下。", "领导", "坚持。", "1职能", "改革。"]


def test_two_headings_that_meet_are_one():
    change = put(draft(), at("s11", 1), at("s12", 1), "")
    assert after(change)[4:6] == ["2职法", "落实。"]


def test_a_heading_and_a_paragraph_that_meet_stay_two():
    change = put(draft(), at("s11", 1), at("s12", 1, "b3"), "")
    assert after(change)[4:6] == ["2职", "实。"]


def test_a_table_that_is_entered_stays_and_one_in_between_goes():
    cell = Spot(Place("s12", "cell", "t", 1, 0), 0)
    entered = put(draft(), at("s12", 1, "b3"), cell, "")
    assert after(entered)[7:9] == ["落", "||丙|丁"]
    over = put(draft(), at("s12", 1, "b3"), at("s2", 1, "b4"), "")
    assert after(over)[7:9] == ["落。", "二。"]


def test_a_cut_from_one_paper_into_another_keeps_both_titles():
    change = put(draft(), at("report", 1), at("letter", 1, "b7"), "")
    assert after(change)[0] == "报"
    assert after(change)[-2:] == ["", "上。"]


def test_run_in_and_own_line_are_the_same_key_twice():
    there = Spot(Place("s11", "paragraph", "b2"), 0)
    assert enter(draft(), there).edit == SetRunIn("s11", False)
    apart, _ = apply(draft(), SetRunIn("s11", False))
    assert back(apart, there).edit == SetRunIn("s11", True)
    assert forward(apart, at("s11", 2)).edit == SetRunIn("s11", True)


def test_backspace_never_joins_a_paragraph_to_a_chapter_heading():
    change = back(draft(), at("s2", 0, "b4"))
    assert (change.edit, change.caret) == (None, at("s2", 2))


def test_delete_before_a_heading_makes_it_a_paragraph():
    change = forward(draft(), at("s11", 3, "b2"))
    assert after(change)[4:8] == ["2职能", "改革。", "执法", "落实。"]
    assert change.caret == at("s11", 3, "b2")


def test_dragged_words_move_in_one_step():
    taken = (at("s2", 0, "b4"), at("s2", 1, "b4"))
    assert after(moved(draft(), *taken, at("s2", 1, "b5"), "一"))[10:12] == ["。", "二一。"]
    back_again = (at("s2", 0, "b5"), at("s2", 1, "b5"))
    assert after(moved(draft(), *back_again, at("s2", 0, "b4"), "二"))[10:12] == ["二一。", "。"]


def test_marks_that_a_split_cuts_are_whole_again_when_joined():
    mark = Mark("c", "carried", 0, 3, "坚持。")
    one = Draft(report=Paper(preamble=(paragraph("p", "坚持。", mark),)))
    split = put(one, at("report", 1, "p"), at("report", 1, "p"), "\n")
    two, _ = apply(one, split.edit)
    joined, _ = apply(two, back(two, split.caret).edit)
    assert one == joined


def test_a_new_section_is_never_needed_for_a_caret():
    change = put(draft(), at("report", 0), at("a1", 1, "b6"), "x")
    assert not isinstance(change.edit, SetSections)
    assert after(change)[0] == "x"


KEYS = st.sampled_from(["put", "enter", "back", "forward"])
WORDS = st.sampled_from(["", "x", "甲\n乙", "\n"])


@given(st.data())
def test_any_sequence_of_keys_can_be_taken_back(data):
    now, inverses = draft(), []
    for _ in range(data.draw(st.integers(1, 6))):
        places = spots(now)
        one = data.draw(st.integers(0, len(places) - 1))
        other = data.draw(st.integers(one, len(places) - 1))
        key = data.draw(KEYS)
        change = _press(now, key, places[one], places[other], data)
        if change.edit is not None:
            now, inverse = apply(now, change.edit)
            inverses.append(inverse)
        assert change.caret in spots(now)
    for inverse in reversed(inverses):
        now, _ = apply(now, inverse)
    assert draft() == now


def _press(now: Draft, key: str, start: Spot, end: Spot, data):
    if key == "put":
        return put(now, start, end, data.draw(WORDS))
    if key == "enter":
        return enter(now, start)
    text = dict(texts(now))[start.place].plain
    if key == "back":
        return back(now, Spot(start.place, 0))
    return forward(now, Spot(start.place, len(text)))


@given(st.data())
def test_back_forward_and_enter_lose_no_character(data):
    now = draft()
    for _ in range(data.draw(st.integers(1, 6))):
        before = _characters(now)
        spot = data.draw(st.sampled_from(spots(now)))
        key = data.draw(st.sampled_from(["enter", "back", "forward"]))
        edit = _press(now, key, spot, spot, data).edit
        if edit is not None:
            now, _ = apply(now, edit)
        assert before <= _characters(now)


def _characters(of: Draft) -> int:
    return sum(len(text.plain) for _, text in texts(of))
