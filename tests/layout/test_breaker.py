"""Lines end where 禁则 lets them end, and nowhere else."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fzdraft.layout.breaker import HANGING, NEVER_FIRST, NEVER_LAST, break_lines
from fzdraft.layout.widths import FaceWidths, Span, advances, script_gaps

MEASURE = 442.25
HALF_EM = FaceWidths()
MARKS = [
    "，",
    "。",
    "、",
    "；",
    "：",
    "？",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "〔",
    "〕",
    "……",
    "——",
]
LATIN = ["2023", "145", "99.9%", "1+6+N", "LED", " ", "12348"]
WORDS = st.sampled_from(["法", "治政府", "建设", "年", "宗", *MARKS, *LATIN])
TEXTS = st.lists(WORDS, max_size=200).map("".join)


def lines_of(text, first=MEASURE - 32, measure=MEASURE, face=HALF_EM):
    spans = [Span(text, "body", 16, -0.25)]
    widths = advances(spans, {"body": face})
    lines = break_lines(text, widths, script_gaps(text, 3.95), first, measure)
    return [text[a:b] for a, b in lines]


def width_of(line):
    spans = [Span(line, "body", 16, -0.25)]
    return sum(advances(spans, {})) + sum(script_gaps(line, 3.95).values())


@given(TEXTS)
def test_the_lines_join_to_the_text(text):
    assert "".join(lines_of(text)) == text


@given(st.lists(WORDS, max_size=200).map("法".join))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text):
    lines = lines_of(text)
    assert [line for line in lines[1:] if line[0] in NEVER_FIRST] == []
    assert [line for line in lines[:-1] if line[-1] in NEVER_LAST] == []


@given(TEXTS)
def test_no_line_is_wider_than_the_measure_and_one_hanging_mark(text):
    for index, line in enumerate(lines_of(text)):
        hung = line[:-1] if line[-1] in HANGING else line
        assert width_of(hung) <= MEASURE - 32 * (index == 0) + 1e-6


@given(st.lists(st.sampled_from(["法治", "2023", "，", "12348", "年"]), max_size=200))
def test_numbers_stay_whole_when_words_stand_between_them(words):
    text = "政".join(words)
    ends = "\n".join(lines_of(text))
    assert [w for w in words if w.isdigit()] == [w for w in words if w in ends and w.isdigit()]
    assert not any(a[-1].isdigit() and b[0].isdigit() for a, b in pairs(lines_of(text)))


def pairs(lines):
    return list(pairwise(lines))


def test_a_line_holds_twenty_eight_characters_and_the_first_twenty_six():
    assert [len(line) for line in lines_of("法" * 60)] == [26, 28, 6]


def test_a_mark_that_no_longer_fits_hangs_at_the_right_edge():
    assert [len(line) for line in lines_of("法" * 26 + "。" + "治" * 5)] == [27, 5]


def test_a_closing_bracket_takes_the_character_before_it_to_the_next_line():
    assert lines_of("法" * 26 + "》后") == ["法" * 25, "法》后"]


def test_a_number_goes_to_the_next_line_as_a_whole():
    assert lines_of("法" * 25 + "2023年") == ["法" * 25, "2023年"]


def test_a_latin_run_longer_than_a_line_is_cut_where_the_line_is_full():
    assert [len(line) for line in lines_of("a" * 100)] == [52, 48]


def test_a_quarter_em_stands_between_chinese_and_digits():
    # 24 full-width and 4 half-width characters are 409 pt: only the gaps make it too long.
    assert lines_of("法" * 12 + "2023" + "法" * 12)[0] == "法" * 12 + "2023" + "法" * 11


def test_an_empty_text_has_no_lines():
    assert lines_of("") == []


def test_a_wider_face_breaks_earlier():
    wide = FaceWidths(odd=dict.fromkeys("0123456789", 0.557))
    text = "法" * 24 + "2345"
    assert (lines_of(text, first=414), lines_of(text, first=414, face=wide)) == (
        [text],
        ["法" * 24, "2345"],
    )


def test_a_single_character_wider_than_its_column_is_a_line():
    assert break_lines("字", [16.0], {}, 1.0, 1.0) == [(0, 1)]
