"""Quantities: what counts, how much, and what only looks like a number."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdraft.report.quantities import quantities, read_numbers


def told(text, words):
    return [(q.value, q.unit, q.bound, q.kind) for q in quantities(text, words.measures)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理复议申请145宗", [("145", "宗", "exact", "count")]),
        ("受理复议申请 1,008 宗", [("1008", "宗", "exact", "count")]),
        ("立案１２０多万起", [("1200000", "起", "at_least", "count")]),
        ("增长８．５％", [("8.5", "%", "exact", "change")]),
        ("聘请法律顾问三名", [("3", "名", "exact", "count")]),
        ("推荐两名人民调解员", [("2", "名", "exact", "count")]),
        ("走访企业百余户", [("100", "户", "at_least", "count")]),
        ("覆盖率达百分之百", [("100", "%", "exact", "rate")]),
        ("累计产生案件9万余宗", [("90000", "宗", "at_least", "count")]),
        ("拨付9万元", [("9", "万元", "exact", "money")]),
        ("争取资金超千亿元", [("1000", "亿元", "at_least", "money")]),
        ("近三千二百人参加", [("3200", "人", "at_most", "count")]),
        ("新培育企业300家以上", [("300", "家", "at_least", "count")]),
        ("达到65%左右", [("65", "%", "about", "rate")]),
        ("每镇至少配备一支队伍", [("1", "支", "at_least", "count")]),
        ("降幅达5.10%", [("5.10", "%", "exact", "change")]),
        ("提高约1个百分点", [("1", "个百分点", "about", "change")]),
        ("惠及群众1.2万", [("12000", "", "exact", "count")]),
        ("出动车辆20余台（次）", [("20", "台（次）", "at_least", "count")]),
        ("开展近百余场", [("100", "场", "about", "count")]),
        ("来了十来个人", [("10", "个", "about", "count")]),
        ("募集二十多万元", [("20", "万元", "at_least", "money")]),
        ("发放十余万份", [("100000", "份", "at_least", "count")]),
        ("1,008", [("1008", "", "exact", "count")]),
        ("关停30万千瓦及以下机组", [("300000", "千瓦", "at_most", "count")]),
        ("建成15回线路", [("15", "回", "exact", "count")]),
        ("增长19·5％", [("19.5", "%", "exact", "change")]),
        ("每50公斤提高5元", [("5", "元", "exact", "money")]),
        ("增至7个工作日", [("7", "个工作日", "exact", "count")]),
    ],
)
def test_a_quantity_has_value_unit_bound_and_kind(text, expected, words):
    assert expected == told(text, words)


@pytest.mark.parametrize(
    "text",
    [
        "2024年以来",
        "2024",
        "（2021—2025年）",
        "宝渭政字〔2021〕51号",
        "2024年1月5日15时30分",
        "拨打12345热线和12348专线",
        "推行“1+6+N”体系和1+3机制",
        "落实省委“1310”部署",
        "发表第36次通报",
        "第二十七个法治宣传月",
        "落实“三项制度”和“八五”普法",
        "十九届四中、五中全会",
        "区委十四届四次全会",
        "一是学习，二是培训，三是考核",
        "一方面完善一体化平台，统一标准",
        "法治建设是一项系统工程",
        "更好利用国内国际两个市场、两种资源",
        "提供24小时服务",
        "《一号司法建议10条》",
        "电话0754-85881234",
        "索引号:1600521X6/2021-06943",
        "三年行动十分重要",
        "跻身中国企业500强",
        "5G基站",
        "连续25年安全",
        "百名律师进企业",
    ],
)
def test_a_name_or_a_time_is_no_quantity(text, words):
    assert [] == told(text, words)


def test_a_count_that_looks_like_a_year_is_a_count(words):
    assert [("2024", "件", "exact", "count")] == told("共受理复议案件2024件", words)


def test_the_span_holds_the_bound_and_the_number_span_only_the_number(words):
    text = "办理超过9万余宗以上"
    quantity = quantities(text, words.measures)[0]
    assert "超过9万余宗以上" == text[quantity.start : quantity.end]
    assert "9万" == text[quantity.number_start : quantity.number_end]


def test_the_number_span_of_money_leaves_its_scale_to_the_unit(words):
    text = "募集20多万元"
    quantity = quantities(text, words.measures)[0]
    assert ("20", "万元") == (
        text[quantity.number_start : quantity.number_end],
        quantity.unit,
    )


def test_a_range_shares_its_unit(words):
    assert ["3", "5"] == [value for value, *_ in told("每组3至5名", words)]
    assert ["2", "3"] == [value for value, *_ in told("引进2-3家企业", words)]


def test_a_row_shares_the_unit_of_its_last(words):
    found = told("三项比例分别提高20.9、36.2、54个百分点", words)
    assert ["20.9", "36.2", "54"] == [value for value, *_ in found]


def test_a_row_of_shares_shares_its_verb(words):
    assert ["change"] * 3 == [kind for *_, kind in told("分别下降55.8%、44.5%和3%", words)]


def test_a_number_that_is_none_says_why(words):
    _, others = read_numbers("2023年印发〔2023〕5号，开通12345热线、第3次", words.measures)
    assert ["unknown", "doc_number", "doc_number", "bare", "ordinal"] == [o.reason for o in others]


def _right(text, expected, words):
    """Count the expected quantities that are read with the same value, unit, bound and kind."""
    read = {
        q.start: (Decimal(q.value), q.unit, q.bound, q.kind)
        for q in quantities(text, words.measures)
    }
    wanted = {e["start"]: (Decimal(e["value"]), e["unit"], e["bound"], e["kind"]) for e in expected}
    right = sum(read.get(start) == what for start, what in wanted.items())
    return right, len(set(read) - set(wanted))


@pytest.mark.parametrize("number", range(5))
def test_every_quantity_of_the_samples_is_read_and_nothing_else(number, golden, samples, words):
    gold = golden(f"quantities/s{number}.json")
    text, _ = samples[gold["file"]]
    assert (len(gold["quantities"]), 0) == _right(text, gold["quantities"], words)


@pytest.mark.parametrize("half", ["tuned on", "held out"])
def test_quantities_of_provincial_reports_are_read(half, golden, shared_dir, words):
    rows = golden("quantities/provincial.json")
    files = sorted({row["file"] for row in rows})[half == "held out" :: 2]
    total = right = extra = 0
    for row in [row for row in rows if row["file"] in files]:
        path = shared_dir / "data" / "corpus" / "provincial_2026" / row["file"]
        sentence = path.read_text("utf-8")[row["start"] : row["end"]]
        good, more = _right(sentence, row["quantities"], words)
        total, right, extra = total + len(row["quantities"]), right + good, extra + more
    print(f"{half}: {right} of {total} quantities, {extra} too many")
    assert right / (total + extra) >= 0.95


def test_quantities_of_sentences_of_three_corpora_are_read(golden, shared_dir, words):
    wrong = []
    for row in golden("quantities/corpus.json"):
        path = shared_dir / "data" / "corpus" / row["folder"] / row["file"]
        sentence = path.read_text("utf-8")[row["start"] : row["end"]]
        good, more = _right(sentence, row["quantities"], words)
        if (good, more <= len(row["open"])) != (len(row["quantities"]), True):
            wrong.append(sentence)
    assert [] == wrong


@given(st.text("0123456789０９年月日第一二三百万余近超约%个名件宗元次“”《》〔〕+-—、，。,. A至"))
def test_every_digit_is_in_exactly_one_reading(words, text):
    found, others = read_numbers(text, words.measures)
    spans = sorted([(q.start, q.end) for q in found] + [(o.start, o.end) for o in others])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    covered = {index for start, end in spans for index in range(start, end)}
    assert {i for i, char in enumerate(text) if char.isdecimal()} <= covered
