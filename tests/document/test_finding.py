from fzdraft.document.edits import apply
from fzdraft.document.finding import Hit, find_all, replace_all
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph
from fzdraft.document.places import Place

CARRIED = Mark("c", "carried", 0, 6)


def draft() -> Draft:
    first = Paragraph("p", Text("法治,法治。Aa", (CARRIED,)))
    return Draft(report=Paper(title=Text("法治报告"), preamble=(first,)))


def test_words_are_found_in_reading_order():
    place = Place("report", "paragraph", "p")
    expected = [Hit(Place("report", "title"), 0, 2), Hit(place, 0, 2), Hit(place, 3, 5)]
    assert expected == find_all(draft(), "法治")


def test_capitals_do_not_matter():
    assert len(find_all(draft(), "a")) == 2


def test_letters_that_change_their_length_do_not_move_hits():
    one = Draft(report=Paper(title=Text("İx法")))
    assert find_all(one, "法") == [Hit(Place("report", "title"), 2, 3)]


def test_no_words_are_nowhere():
    assert find_all(draft(), "") == []


def test_every_hit_is_replaced_and_can_be_taken_back():
    edit = replace_all(draft(), find_all(draft(), "法治"), "依法行政")
    now, inverse = apply(draft(), edit)
    assert now.report.title.plain == "依法行政报告"
    assert now.report.preamble[0].text == Text("依法行政,依法行政。Aa")
    assert apply(now, inverse)[0] == draft()


def test_replacing_words_by_themselves_is_no_edit():
    assert replace_all(draft(), find_all(draft(), "法治"), "法治") is None
