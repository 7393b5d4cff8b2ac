import pytest

from fzdraft.document.edits import apply
from fzdraft.document.finding import Hit, find_all, replace_all
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Formula, Paper, Paragraph, Row
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


def told(words: str, *numbers: tuple[int, int, str]) -> Text:
    marks = (Mark(f"m{start}", "value", start, end, row) for start, end, row in numbers)
    return Text(words, tuple(marks))


def ledger_draft() -> Draft:
    """受理 is told twice, once as 9 and once with a number of another row beside it."""
    first = Paragraph("p", told("受理9宗，办结9宗。", (2, 3, "r1"), (7, 8, "r2")))
    second = Paragraph("q", told("共9宗，率100%。", (1, 2, "r1"), (5, 8, "r3")))
    rows = (
        Row("r1", values={2024: "9"}, state="verified"),
        Row("r2", values={2024: "9"}),
        Row("r3", unit="%", values={2024: "100"}, formula=Formula("rate", ("r2", "r1"))),
    )
    return Draft(Paper(preamble=(first, second)), year=2024, rows=rows)


def plains(draft: Draft) -> list[str]:
    return [block.text.plain for block in draft.report.preamble]


def values(draft: Draft) -> list[str]:
    return [row.values.get(2024, "") for row in draft.rows]


def test_numbers_that_are_replaced_are_told_and_all_their_mentions_follow():
    before = ledger_draft()
    now, inverse = apply(before, replace_all(before, find_all(before, "9"), "12"))
    assert plains(now) == ["受理12宗，办结12宗。", "共12宗，率100%。"]
    assert (values(now), now.rows[0].state) == (["12", "12", "100"], "unverified")
    assert apply(now, inverse)[0] == before


def test_a_number_replaced_at_one_place_changes_elsewhere_too():
    before = ledger_draft()
    (first, *_) = find_all(before, "9")
    now, _ = apply(before, replace_all(before, [first], "12"))
    assert plains(now) == ["受理12宗，办结9宗。", "共12宗，率75%。"]


def test_part_of_a_number_and_words_around_it_are_replaced_together():
    before = Draft(
        Paper(title=told("办11宗，宗数11", (1, 3, "r"), (7, 9, "r"))), year=2024,
        rows=(Row("r", values={2024: "11"}),),
    )  # fmt: skip
    now, _ = apply(before, replace_all(before, find_all(before, "1"), "2"))
    assert (now.report.title.plain, values(now)) == ("办22宗，宗数22", ["22"])
    now, _ = apply(before, replace_all(before, find_all(before, "宗"), "件案"))
    assert now.report.title.plain == "办11件案，件案数11"


def test_words_in_front_of_a_number_move_it_and_it_is_replaced_all_the_same():
    title = told("1月办11宗", (3, 5, "r"))
    before = Draft(Paper(title=title), year=2024, rows=(Row("r", values={2024: "11"}),))
    now, _ = apply(before, replace_all(before, find_all(before, "1"), "23"))
    assert (now.report.title.plain, values(now)) == ("23月办2323宗", ["2323"])


@pytest.mark.parametrize(("new", "marks"), [("若干", 1), ("", 0)])
def test_what_is_no_number_takes_the_place_of_one_as_words(new, marks):
    before = ledger_draft()
    (first, *_) = find_all(before, "9")
    now, _ = apply(before, replace_all(before, [first], new))
    assert plains(now)[0] == f"受理{new}宗，办结9宗。"
    assert (len(now.report.preamble[0].text.marks), values(now)[0]) == (1 + marks, "9")
