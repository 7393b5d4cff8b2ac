"""Persons behind their posts."""

import pytest

from fzdraft.report.people import people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县长赵立新同志主持召开会议。", ["赵立新"]),
        ("由主任张明任组长，副主任李海波任副组长。", ["张明", "李海波"]),
        ("省长　王平", ["王平"]),
        ("政法委书记欧阳明亲自部署。", ["欧阳明"]),
        ("局长任组长、分管局长任副组长，各科室负责人为成员。", []),
        ("县委书记、县长带头学法，主任高度重视，镇长马上到现场。", []),
        ("以习近平同志为核心的党中央。", []),
        ("行政机关负责人出庭应诉率100%，党组书记于年初作出部署。", []),
    ],
)
def test_a_person_is_told_by_the_post_in_front(text, names, words):
    assert names == [text[start:end] for start, end in people(text, words.name_words)]
