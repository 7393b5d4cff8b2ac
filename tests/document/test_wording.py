from fzdraft.document.edits import apply
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph, Row
from fzdraft.document.places import Place, read_text
from fzdraft.document.wording import as_last_year, confirmed, kept, open_values, reworded

PLACE = Place("report", "paragraph", "p")
CARRIED, FIRST, SECOND = (
    Mark("c", "carried", 0, 12, "x"),
    Mark("v1", "value", 2, 5, "r1"),
    Mark("v2", "value", 8, 10, "r2"),
)


def draft() -> Draft:
    text = Text("办理145件,结案90件。", (CARRIED, FIRST, SECOND))
    rows = (Row("r1", values={2023: "145"}), Row("r2", values={2023: "90"}))
    return Draft(report=Paper(preamble=(Paragraph("p", text),)), rows=rows, year=2024)


def after(start: int, end: int, new: str, of: Draft | None = None) -> Draft:
    return apply(of or draft(), reworded(of or draft(), PLACE, start, end, new))[0]


def kinds(of: Draft) -> list[str]:
    return [mark.id for mark in read_text(of, PLACE).marks]


def test_words_beside_a_number_leave_it_open_and_make_the_sentence_this_years():
    now = after(6, 7, ";")
    assert kinds(now) == ["v1", "v2"]
    assert open_values(now) == {"r1", "r2"}


def test_filling_one_of_two_numbers_leaves_the_sentence_grey():
    now = after(2, 5, "160")
    assert kinds(now) == ["c", "v1", "v2"]
    assert open_values(now) == {"r2"}


def test_filling_the_last_number_turns_the_sentence_black():
    now = after(8, 10, "91", after(2, 5, "160"))
    assert kinds(now) == ["v1", "v2"]
    assert not open_values(now)


def test_digits_typed_at_the_end_of_a_number_belong_to_it():
    now = after(5, 5, "6")
    assert read_text(now, PLACE).plain == "办理1456件,结案90件。"
    assert now.rows[0].values[2024] == "1456"


def test_words_typed_at_the_end_of_a_number_do_not():
    now = after(5, 5, "多")
    assert open_values(now) == {"r1", "r2"}


def test_a_number_that_is_deleted_stays_open():
    now = after(2, 5, "")
    assert "v1" not in kinds(now)
    assert open_values(now) == {"r1", "r2"}


def test_what_is_no_number_fills_nothing():
    assert open_values(after(3, 4, "x")) == {"r1", "r2"}


def test_last_years_number_can_be_confirmed():
    now, inverse = apply(draft(), as_last_year(draft(), PLACE, FIRST))
    assert now.rows[0].values == {2023: "145", 2024: "145"}
    assert apply(now, inverse)[0] == draft()


def test_a_sentence_is_kept_where_the_caret_touches_it():
    text = read_text(draft(), PLACE)
    assert [mark.id for mark in kept(text, 12, 12).marks] == ["v1", "v2"]
    assert kept(text, 13, 13) == text


def test_this_year_again_settles_what_is_to_be_verified_in_the_sentence():
    sentence, other = Mark("c1", "carried", 0, 5, "x"), Mark("c2", "carried", 6, 10, "x")
    doubt, next_doubt = Mark("q1", "verify", 1, 3), Mark("q2", "verify", 7, 9)
    text = Text("落实二十大。落实规划。", (sentence, doubt, other, next_doubt))
    assert confirmed(text, 4).marks == (other, next_doubt)


def test_this_year_again_settles_words_of_this_year_where_the_caret_stands():
    first, second = Mark("q1", "verify", 0, 2), Mark("q2", "verify", 4, 6)
    assert confirmed(Text("某区某某某区", (first, second)), 1).marks == (second,)
