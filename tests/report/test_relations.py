"""Relations: what adds up, what cannot be, what nobody can tell."""

import pytest

from fzdraft.document.model import Draft
from fzdraft.importers.table import read
from fzdraft.report.extract import extract
from fzdraft.report.relations import relations


def judged(source, numbers):
    draft = Draft(source.report, source.letter, year=source.year)
    return relations(draft, extract(draft, numbers), numbers)


def told(text, numbers):
    source = read(f"某区2024年法治政府建设年度报告\n一、主要举措\n{text}\n".encode(), "报告.txt")
    return [(v.relation, v.outcome) for v in judged(source, numbers)]


def formulas(text, numbers):
    source = read(f"某区2024年法治政府建设年度报告\n一、主要举措\n{text}\n".encode(), "报告.txt")
    return [v.formula for v in judged(source, numbers)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办理案件100件（其中民事60件，刑事40件）。", [("total", "holds")]),
        ("办理案件100件（其中民事60件，刑事50件）。", [("total", "fails")]),
        ("办理案件100件（其中民事60件，刑事30件）。", [("total", "untestable")]),
        ("办理案件100件（其中民事60件，其他30件）。", [("total", "fails")]),
        ("办理案件100件，其中民事160件。", [("part", "fails")]),
        ("办理案件100件（其中援助贫困户15人）。", [("unit", "doubt")]),
        ("拨付资金1亿元（其中中央3000万元，省级7000万元）。", [("total", "holds")]),
        ("办理甲类5件、乙类6件，合计11件。", [("total", "holds")]),
        ("办理甲类5件、乙类6件，合计12件。", [("total", "fails")]),
        ("评查案卷60余卷，其中处罚案卷40卷，许可案卷20卷。", [("total", "doubt")]),
        ("服务企业842余家。", [("bound", "fails")]),
        ("服务企业840余家。", []),
        ("服务群众近百余人次。", [("bound", "doubt")]),
        ("受理投诉162件，办结135件，办结率83.3%。", [("rate", "holds")]),
        ("受理投诉162件，办结135件，办结率84%。", [("rate", "fails")]),
        ("受理投诉1275件，办结1274件，办结率99%。", [("rate", "doubt")]),
        ("办结投诉17450件，办结率达99.97%。", [("rate", "holds")]),
        ("办结投诉7件，办结率达83.1%。", [("rate", "doubt")]),
        ("合格率达101%。", [("rate", "fails")]),
        ("案件由120件增至144件，增长20%。", [("change", "holds")]),
        ("案件由120件增至144件，增长21%。", [("change", "fails")]),
        ("案件由144件降至120件，增长16.7%。", [("change", "fails")]),
        ("网格事件办结率达99.6%，较上年提高5%。", [("change", "doubt")]),
        ("网格事件办结率达99.6%，较上年提高5个百分点。", []),
        ("受理投诉20件，审结投诉10宗。", [("unit", "doubt")]),
        ("围绕“甲公开、乙公开、丙公开”“三公开”。", [("list", "holds")]),
        ("围绕“甲公开、乙公开、丙公开”“五公开”。", [("list", "doubt")]),
        ("在石鼓、清姜、神农、桥南六个司法所试点。", [("list", "doubt")]),
        ("在石鼓、清姜、神农等六个司法所试点。", []),
        ("贯彻党章、党规、中央八项规定精神。", []),
        ("受理行政复议申请10件。\n审结行政复议案件12件。", [("order", "doubt")]),
        ("受理行政复议申请10件，另有旧存5件，审结行政复议案件12件。", [("order", "untestable")]),
        ("3次专题研究法治建设。\n全年8次专题研究法治建设。", [("repeat", "fails")]),
        ("3次专题研究法治建设。\n各镇街8次专题研究法治建设。", [("repeat", "untestable")]),
        ("受理行政复议申请5件。\n办理行政复议案件3件。", [("repeat", "untestable")]),
        ("3次专题研究法治建设。\n三年来8次专题研究法治建设。", []),
    ],
)  # fmt: skip
def test_a_relation_comes_to_a_verdict(text, expected, numbers):
    assert expected == told(text, numbers)


def test_a_verdict_shows_the_numbers(numbers):
    assert ["135件 ÷ 162件 = 83.33%，写的是 84%"] == formulas(
        "受理投诉162件，办结135件，办结率84%。", numbers
    )
    assert ["17450件 ÷ 总数 = 99.97%，总数是 17455～17456，文中没有写"] == formulas(
        "办结投诉17450件，办结率达99.97%。", numbers
    )


# The arithmetic rows of the samples, checked by hand: everything that is no `holds`.
ALARMS = {
    "s0": [],
    "s1": [
        ("part", "fails", "其中 1000件 > 188件"),
        ("unit", "doubt", "15人 与 188件"),
        ("total", "doubt", "40卷 + 20卷 = 60，总数是 60余卷"),
        ("rate", "doubt", "1274件 ÷ 1275件 = 99.92%，写的是 99%（截断"),
        ("repeat", "doubt", "法律咨询：4500余人，700多人次，472人次"),
        ("total", "doubt", "= 96，村(社区) 99个"),
    ],
    "s2": [
        ("unit", "doubt", "2024件、1714宗"),
        ("bound", "fails", "842余家"),
    ],
    "s3": [
        ("repeat", "fails", "专题研究法治建设：3次，8次"),
        ("repeat", "doubt", "法律咨询：40余人次，40余人次"),
    ],
    "s4": [("decimals", "doubt", "98.19%、96.5%、96.89%")],
}
HOLDING = {
    "s0": ["1028人", "17455～17456", "复议审结 127宗 ≤ 复议受理 145宗", "42 ÷ 127宗 = 33.07%",
           "行政诉讼开庭 7宗 ≤", "其中 7宗，总数是 13宗"],
    "s1": ["= 933，", "= 3048，", "20件 + 2件 = 22", "“六个司法所", "证明事项保留 12条 ≤"],
    "s2": ["1714宗 ≤ 复议受理 2024件"],
    "s3": ["“五公开”", "村集体合同 78份 ≤"],
    "s4": ["92件 + 238件 + 370件 = 700", "135件 ÷ 162件 = 83.33%"],
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ALARMS))
def test_the_arithmetic_of_the_samples_comes_out_as_by_hand(name, samples, numbers):
    source = next(found for file, (_, found) in samples.items() if file.startswith(name))
    verdicts = judged(source, numbers)
    alarms = [
        (v.relation, v.outcome, v.formula) for v in verdicts if v.outcome in ("fails", "doubt")
    ]
    for relation, outcome, words in ALARMS[name]:
        assert any((r, o) == (relation, outcome) and words in f for r, o, f in alarms), words
    assert len(ALARMS[name]) == len(alarms)
    held = [v.formula for v in verdicts if v.outcome == "holds"]
    assert [] == [words for words in HOLDING[name] if not any(words in f for f in held)]


@pytest.mark.parametrize("folder", ["provincial_2026", "national", "local_policies"])
def test_real_texts_without_slips_raise_no_alarm(folder, shared_dir, numbers):
    for path in sorted(_texts(shared_dir / "data" / "corpus" / folder)):
        verdicts = judged(read(path.read_bytes(), path.name), numbers)
        alarms = [v.formula for v in verdicts if v.outcome in ("fails", "doubt")]
        assert [] == alarms, path.name


def _texts(folder):
    """Give the files that hold any text."""
    return (path for path in folder.glob("*.txt") if path.read_bytes().strip())


def test_numbers_that_no_report_counts_to_are_left_alone(numbers):
    words = "由1件增至9亿亿亿亿亿件，增长20%。受理99999999999999999999亿件，办结1件，办结率1%。"
    assert "fails" not in [outcome for _, outcome in told(words, numbers)]
