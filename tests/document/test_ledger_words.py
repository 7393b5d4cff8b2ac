"""Growth in the right words."""

from __future__ import annotations

import pytest

from fzdraft.document.ledger import change_number, change_words


@pytest.mark.parametrize(
    ("old", "new", "unit", "said", "short"),
    [
        ("120", "144", "件", "增长20%", "+20%"),
        ("145", "127", "宗", "下降12.4%", "-12.4%"),
        ("145", "145", "宗", "持平", "0"),
        ("10000", "10001", "件", "基本持平", "0"),
        ("97.5", "99.97", "%", "提高2.5个百分点", "+2.5点"),
        ("99.97", "99.91", "%", "下降0.06个百分点", "-0.06点"),
        ("0", "5", "件", "", ""),
        ("", "5", "件", "", ""),
        ("5", "", "件", "", ""),
        ("0", "5", "%", "提高5个百分点", "+5点"),
    ],
)
def test_a_change_is_said_in_the_words_of_reports(old, new, unit, said, short):
    assert (said, short) == (change_words(old, new, unit), change_number(old, new, unit))


def test_rough_and_exact_numbers_are_not_compared():
    assert "" == change_words("90000", "95000", "宗", ("at_least", "exact"))
    assert "增长5.6%" == change_words("90000", "95000", "宗", ("at_least", "at_least"))
