"""Places of the country in a text."""

import pytest

from fzdraft.report.divisions import places, stem


def told(text, words):
    return [
        (place.name, ["".join((*d.within, d.name)) for d in place.divisions])
        for place in places(text, words.divisions)
    ]


def test_a_chain_is_one_place_and_tells_which_of_many_it_is(words):
    assert [("长春朝阳区", ["吉林省长春市朝阳区"])] == told("长春朝阳区", words)


def test_a_lone_name_of_many_places_keeps_them_all(words):
    ((_, where),) = told("在朝阳区", words)
    assert ["北京市朝阳区", "吉林省长春市朝阳区"] == where


def test_neighbours_in_a_list_are_no_chain(words):
    assert ["上海", "深圳"] == [name for name, _ in told("上海深圳等地", words)]


def test_a_name_that_is_a_word_counts_only_behind_what_it_belongs_to(words):
    assert [] == told("城区建设、东区、和县级", words)
    assert ["汕尾市城区"] == [name for name, _ in told("汕尾市城区", words)]


@pytest.mark.parametrize("text", ["美丽江苏大地", "建设滨海城市", "确保定期报告", "入海口"])
def test_a_name_across_two_words_is_none(text, words):
    assert {"江苏"} >= {name for name, _ in told(text, words)}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("澄海区", "澄海"),
        ("内蒙古自治区", "内蒙古"),
        ("广西壮族自治区", "广西"),
        ("恩施土家族苗族自治州", "恩施"),
        ("盟", "盟"),
    ],
)
def test_the_stem_is_the_name_without_its_kind(name, short):
    assert short == stem(name)
