"""The plan of last year, item by item."""

import pytest

from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Paragraph, Section
from fzdraft.report.aspects import passages
from fzdraft.report.promises import promises


def told(source_or_paper, year, words):
    found = passages(source_or_paper, words.aspects, year)
    return promises(source_or_paper, found, words.aspects)


@pytest.mark.parametrize(
    ("sample", "items"),
    [
        (
            "s0_chenghai_2023",
            [
                "进一步加强法治政府建设统筹协调",
                "进一步建强高素质的法治工作队伍",
                "以更高要求推动政府治理体系和治理能力现代化",
                "持续优化法治宣传教育方式方法",
            ],
        ),
        (
            "s1_weibin_2021",
            [
                "突出领导干部学法用法",
                "健全法律顾问考核评价机制",
                "严把规范性文件审查关",
                "改进行政复议案件审理方式",
            ],
        ),
        (
            "s3_jinghai_2024",
            ["强化法治队伍建设", "健全行政执法体系", "深化依法治理改革"],
        ),
    ],
)
def test_the_plan_of_a_sample_becomes_promises(sample, items, samples, words):
    source = samples[f"{sample}.txt"][1]
    made = told(source.report, source.year, words)
    assert items == [p.text[: len(item)] for p, item in zip(made, items, strict=True)]


def test_a_promise_lies_where_it_says(samples, words):
    for _, source in samples.values():
        texts = {p.block: p.text for p in passages(source.report, words.aspects, source.year)}
        for promise in told(source.report, source.year, words):
            spoken = texts[promise.block][promise.start : promise.end]
            assert promise.detail.startswith(spoken)


def test_sentences_are_promises_where_nothing_divides_them(words):
    text = "下一步，我镇将以习近平法治思想为指导。持续开展普法宣传活动。加强人民调解队伍建设。"
    paper = Paper(
        sections=(Section("s1", Text("下一步打算"), blocks=(Paragraph("p1", Text(text)),)),)
    )
    made = [promise.text for promise in told(paper, 2023, words)]
    assert ["持续开展普法宣传活动", "加强人民调解队伍建设"] == made


def test_paragraphs_of_one_planned_section_are_one_promise(words):
    children = (
        Section(
            "s1.1",
            Text("健全执法机制"),
            blocks=(Paragraph("p1", Text("抓好培训。")), Paragraph("p2", Text("抓好评查。"))),
        ),
    )
    paper = Paper(sections=(Section("s1", Text("2024年工作计划"), sections=children),))
    (promise,) = told(paper, 2023, words)
    assert ("健全执法机制", "抓好培训。\n抓好评查。") == (promise.text, promise.detail)
