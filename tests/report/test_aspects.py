"""What a paragraph is for and about."""

import msgspec
import pytest

from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Paragraph, Section
from fzdraft.report.aspects import is_named, passages, plan_begins


@pytest.mark.parametrize(
    ("sample", "wrong"),
    [
        ("s0_chenghai_2023", 0),
        ("s1_weibin_2021", 0),
        ("s2_zhongshan_2023", 0),
        ("s3_jinghai_2024", 0),
        ("s4_changxingdao_2022", 1),
    ],
)
def test_paragraphs_of_the_samples_are_told_apart(sample, wrong, golden, samples, words):
    """Tuned on s0, s2 and s3; s1 and s4 were held out."""
    rows = golden("aspects.json")[f"{sample}.txt"]
    source = samples[f"{sample}.txt"][1]
    found = passages(source.report, words.aspects, source.year)
    assert wrong == sum(not _agrees(row, found) for row in rows)


def _agrees(row, found):
    passage = next(p for p in found if p.text.rstrip().endswith(row["ends"]))
    about = passage.aspect in row["aspect"] or row["aspect"] == [None]
    return passage.content in row["content"] and (about or passage.content == "other")


@pytest.mark.parametrize(
    ("sample", "begins"),
    [
        ("s0_chenghai_2023", "2024年,我区将坚持"),
        ("s1_weibin_2021", "法治政府建设工作是一项全局性"),
        ("s2_zhongshan_2023", "深入实施“一规划两纲要”"),
        ("s3_jinghai_2024", "下一步,将围绕目标"),
        ("s4_changxingdao_2022", "深入抓好领导干部学法用法"),
    ],
)
def test_the_plan_begins_with_or_without_a_heading(sample, begins, samples, words):
    source = samples[f"{sample}.txt"][1]
    plan = plan_begins(passages(source.report, words.aspects, source.year))
    assert begins == plan.text[: len(begins)]


def report(*sections):
    """Make a paper of (heading, paragraphs …)."""
    return Paper(
        sections=tuple(
            Section(f"s{i}", Text(heading), blocks=tuple(_paragraphs(i, texts)))
            for i, (heading, *texts) in enumerate(sections)
        )
    )


def _paragraphs(number, texts):
    return [Paragraph(f"p{number}.{i}", Text(text)) for i, text in enumerate(texts)]


def test_a_heading_tells_what_a_bare_text_does_not(words):
    paper = report(("存在的不足", "法治建设开展得还可以。"), ("下一步打算", "抓好普法。"))
    found = passages(paper, words.aspects, 2023)
    assert ["shortcomings", "next_year"] == [passage.content for passage in found]


def test_a_report_without_a_plan_has_none(words):
    paper = report(("工作情况", "全年受理行政复议申请145宗，办结127宗。"))
    assert plan_begins(passages(paper, words.aspects, 2023)) is None


def test_a_plan_ends_where_a_heading_says_so(words):
    paper = report(
        ("下一年度安排", "深化改革。"), ("党政主要负责人履行第一责任人职责情况", "带头学法。")
    )
    found = passages(paper, words.aspects, 2023)
    assert ["next_year", "first_responsible"] == [passage.content for passage in found]


def test_a_next_step_at_the_end_of_a_chapter_is_no_plan_for_the_chapters_after_it(words):
    paper = report(
        ("规范执法", "全年办理案件15件。", "下一步，将继续加强培训。"),
        ("化解纠纷", "健全矛盾排查机制。", "下一步，将继续完善机制。"),
    )
    found = passages(paper, words.aspects, 2023)
    assert ["achievements", "next_year"] * 2 == [passage.content for passage in found]


@pytest.mark.parametrize(
    "text",
    [
        "2025年，我局将继续深入学习贯彻习近平法治思想。",
        "新的一年，我们将以更加务实的作风推进法治建设。",
        "针对存在的问题，下一步将重点做好以下工作。",
        "下一阶段，全县要聚焦短板弱项，深化示范创建。",
        "今后，我委将进一步强化措施。",
        "对照上级要求，2025年我们要重点抓好三项工作。",
    ],
)
def test_a_plan_announces_itself_under_any_heading(text, words):
    paper = report(("加强监督制约", "全年受理案件15件。", text))
    assert "next_year" == passages(paper, words.aspects, 2024)[1].content


def test_a_plan_before_the_first_heading_is_none_for_what_follows(words):
    paper = report(("规范执法", "健全执法机制。"))
    opening = Paragraph("p0", Text("2024年，我区将建设更高水平的法治政府。"))
    found = passages(msgspec.structs.replace(paper, preamble=(opening,)), words.aspects, 2023)
    assert ["next_year", "achievements"] == [passage.content for passage in found]


def test_headings_alone_tell_what_an_empty_section_is_for_and_about(golden, words):
    """Headings of public reports, labelled by reading; the word lists were filled up with half."""
    wrong = [row[0] for row in golden("headings.json") if not _is_told(*row, words.aspects)]
    assert wrong == ["（五）夯实基层基础，提升应急处突能力"]


def _is_told(chain, content, aspects, words):
    headings = chain.split("/")
    year = 2021 if "2022年度" in chain else 2024
    section = Section("s", Text(headings[-1]), blocks=(Paragraph("p", Text("")),))
    for heading in reversed(headings[:-1]):
        section = Section(heading, Text(heading), sections=(section,))
    found = passages(Paper(sections=(section,)), words, year)[0]
    return found.content == content and found.aspect in aspects


def test_headings_that_name_nothing_are_told_from_those_that_do(words):
    named = [
        is_named(one, words.aspects) for one in (("主要举措",), ("存在的不足",), ("规范行政执法",))
    ]
    assert named == [False, True, True]
