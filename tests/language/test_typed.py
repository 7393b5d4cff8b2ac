import pytest

from fzdraft.language.typed import widened, without_number


@pytest.mark.parametrize(
    ("before", "typed", "wide"),
    [
        ("坚持", ",", "，"),
        ("坚持", "(", "（"),
        ("如下", ":", "："),
        ("好", "!", "！"),
        ("引号”", ";", "；"),
        ("坚持（一", ")", "）"),
        ("坚持（2024", ")", "）"),
    ],
)
def test_marks_after_chinese_become_wide(before, typed, wide):
    assert wide == widened(before, typed)


@pytest.mark.parametrize(
    ("before", "typed"),
    [("10", ":"), ("abc", ","), ("", "("), ("坚持", "."), ("f(x", ")"), ("坚持", "a"), ("x ", ",")],
)
def test_marks_elsewhere_stay(before, typed):
    assert widened(before, typed) is None


@pytest.mark.parametrize(
    "numbered",
    [
        "三、严格执法",
        "（三）严格执法",
        "(三)严格执法",
        "3.严格执法",
        "（3）严格执法",
        "十一、 严格执法",
    ],
)
def test_the_number_of_a_heading_is_taken_off(numbered):
    assert without_number(numbered) == "严格执法"


@pytest.mark.parametrize("heading", ["三是严格执法", "2024年严格执法", "3.5倍", "（试行）办法", ""])
def test_words_that_look_like_a_number_stay(heading):
    assert without_number(heading) == heading
