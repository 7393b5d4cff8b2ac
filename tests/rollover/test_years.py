"""Which years of last year's text move on, which stay, which somebody must decide."""

from __future__ import annotations

import pytest
from tests.rollover.readings import reasons, unexplained

from fzdraft.document.marks import Text
from fzdraft.document.model import Paper, Section, Source, Table
from fzdraft.document.places import texts


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_every_year_left_in_a_rolled_sample_has_a_reason(name, sample, rolled):
    assert [] == unexplained(rolled(sample(name)))


@pytest.mark.parametrize("name", ["s0", "s1", "s2", "s3", "s4"])
def test_last_year_stays_nowhere_without_a_mark(name, sample, rolled):
    source = sample(name)
    result = rolled(source)
    silent = [
        decision
        for (_, year), decisions in reasons(result).items()
        if year == str(source.year)
        for decision in decisions
        if not decision.choice.verify and decision.kind not in ("period", "leftover")
    ]
    assert [] == [d.sentence for d in silent if d.section != "版头与落款"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2023年，全区共受理行政复议申请145宗。", "2024年，全区共受理行政复议申请145宗。"),
        ("截至2023年12月31日，网格员530名。", "截至2024年12月31日，网格员530名。"),
        ("2023年1—12月，办结127宗。", "2024年1—12月，办结127宗。"),
        ("比2022年增长3.1%。", "比2023年增长3.1%。"),
        ("二〇二三年，办结127宗。", "二〇二四年，办结127宗。"),
        ("２０２３年办结127宗。", "２０２４年办结127宗。"),
        ("按照《法治政府建设实施纲要（2021—2025年）》要求。", None),
        ("对照政发〔2023〕5号文件要求。", None),
        ("2020年入矫以来的对象全部核查。", None),
        ("共受理复议案件2023件。", None),
        ("严格执行行政处罚法（2023修订）。", None),
        ("到2035年基本建成。", None),
        (
            "自2023年1月1日起至2023年12月31日止，办结127宗。",
            "自2024年1月1日起至2024年12月31日止，办结127宗。",
        ),
        ("新聘顾问3名，聘期自2023年7月1日至2025年6月30日。", None),
        ("出庭率由2022年的71%提高到95%。", "出庭率由2023年的71%提高到95%。"),
        ("受理145宗，是2022年的1.4倍。", "受理145宗，是2023年的1.4倍。"),
        ("现将2023年度工作情况公布如下。", "现将2024年度工作情况公布如下。"),
        ("从2019年的3件增加到15件。", None),
        ("从2022年开始试点到全面推开。", None),
        ("组织2023年度资格考试，参考423人。", "组织2024年度资格考试，参考423人。"),
        ("获评2023年度先进集体，奖励5万元。", None),
        ("修订《节水细则（2023年修订）》。", None),
    ],
)
def test_a_year_moves_on_or_stays(before, after, told):
    result = told(before)
    assert (after or before) == result.draft.report.sections[0].blocks[0].text.plain


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("2023年，区委全会审议通过《关于平安建设的决定》。", "event"),
        ("印发2023年全区普法责任清单。", "event"),
        ("《接诉即办管理办法》被纳入作为2023年规章审议项目。", "event"),
        ("按照《澄海区2023年法治政府建设工作要点》要求。", "title_year"),
        ("2023年6月27日，区司法局到基层走访。", "date"),
        ("连续多年考核优秀（2021—2023年）。", "period"),
        ("“澄海法治2023”公众号上线。", "title_year"),
        ("澄海法治2023论坛办得很好。", "year"),
        ("2023年是“十四五”规划承上启下的关键一年。", "event"),
        ("对2023年新修订的行政复议法学习不深。", "event"),
        ("2023年，区第十四次党代会胜利召开。", "event"),
        ("《办法》自2023年9月1日起施行。", "date"),
        ("审议《澄海区2022年度法治政府建设情况报告》。", "title_year"),
        ("起草《2024年度行政执法检查计划》。", "title_year"),
        ("2022年度法治建设考核结果为优秀。", "year"),
        ("承接事项112项（2022年承接86项）。", "year"),
        ("今年是“十四五”开局之年。", "relative"),
        ("今年9月，首家项目落地。", "date"),
        ("5月8日正式对外服务。", "date"),
    ],
)
def test_a_year_that_dates_a_fact_stays_and_is_marked(sentence, kind, told):
    result = told(sentence)
    text = result.draft.report.sections[0].blocks[0].text
    if kind == "period":
        assert [] == [m for m in text.marks if m.kind == "verify"]
        return
    assert sentence == text.plain
    (mark,) = [m for m in text.marks if m.kind == "verify"]
    assert kind == next(d.kind for d in result.decisions if d.id == mark.id)


@pytest.mark.parametrize(
    "sentence",
    [
        "截至12月底，办结127宗。",
        "1月至12月办结127宗。",
        "3月15日消费者权益日开展宣传。",
        "举办“5月12日”主题活动。",
        "每年6月开展安全月活动。",
        "9月底前完成整改。",
    ],
)
def test_a_day_that_bounds_a_count_or_comes_every_year_is_no_event(sentence, decided):
    assert [] == decided("date", sentence)


def test_a_numbered_meeting_of_last_year_keeps_its_year_and_number(told):
    sentence = "按照区政府2023年第4次常务会议要求推进。"
    result = told(sentence)
    text = result.draft.report.sections[0].blocks[0].text
    marked = [text.plain[m.start : m.end] for m in text.marks if m.kind == "verify"]
    assert (sentence, ["2023年", "第4次"]) == (text.plain, marked)
    assert [None] == [d.new for d in result.decisions if d.kind == "counter"]


def test_months_that_do_not_reach_the_end_of_the_year_are_marked(decided):
    (months,) = decided("date", "1月至10月，受理纠纷1021起。")
    assert ("1月至10月", True) == (months.old, months.choice.verify)


def test_a_year_of_two_digits_is_doubted(decided):
    found = decided("year", "23年共投入300万元，较22年增加20万元，连续23年开展，近23年来。")
    assert [("23", "24", True), ("22", "23", True)] == [
        (d.old, d.new, d.choice.verify) for d in found
    ]


def test_the_reports_own_title_moves_in_the_text_too(told):
    title = "汕头市澄海区2023年法治政府建设年度报告"
    result = told(f"现将《{title}》报上。")
    assert "现将《汕头市澄海区2024年法治政府建设年度报告》报上。" == (
        result.draft.report.sections[0].blocks[0].text.plain
    )


def test_years_of_a_row_of_figures_are_doubted_together_and_never_asked(decided):
    found = decided("year", "由2021年的71%、2022年的86%上升到95%。", "2020年承接40项。")
    assert [("2021年", True), ("2022年", True), ("2020年", False)] == [
        (d.old, d.choice.verify) for d in found
    ]
    assert "ask" not in {d.action for d in found}


def test_a_clause_that_counts_is_a_yearly_figure_and_moves(decided):
    (year,) = decided("year", "2023年我区召开镇街综合行政执法工作推进会共4场次。")
    assert ("2024年", "changed") == (year.new, year.action)


def test_titles_and_headings_move(told):
    result = told("坚持依法行政。", heading="2023年工作情况")
    heading = result.draft.report.sections[0].heading.plain
    assert "2024年工作情况" == heading
    assert "汕头市澄海区2024年法治政府建设年度报告" == result.draft.report.title.plain


def test_the_opening_year_is_the_reports_even_before_a_deed(told):
    result = told("坚持依法行政。", opening="2023年，我区印发了《工作规则》，扎实推进法治建设。")
    assert result.draft.report.preamble[0].text.plain.startswith("2024年")


def test_words_that_mean_a_year_are_reported_and_equal_ones_share_a_row(decided):
    found = decided("relative", "今年以来办结127宗。", "今年以来开庭7宗。全年无败诉。")
    assert ["kept", "kept", "kept"] == [d.action for d in found]
    assert 2 == len({d.group for d in found})


def test_two_years_at_once_are_two_steps(told):
    result = told("2023年办结127宗，比2022年增长3.1%。", year=2025)
    text = result.draft.report.sections[0].blocks[0].text.plain
    assert "2025年办结127宗，比2024年增长3.1%。" == text


def test_words_around_the_document_that_come_back_are_read_like_the_rest(told, rolled):
    report = told().draft.report
    note = "发布日期：2024-01-09　2023年共受理5件"
    source = Source(report, year=2023, notes=(note,))
    result = rolled(source, {"note1": 1})
    assert [] == unexplained(result)
    *_, (_, text) = texts(result.draft)
    assert "发布日期：2024-01-09　2024年共受理5件" == text.plain
    assert {"carried", "value", "verify"} == {mark.kind for mark in text.marks}


def table(*rows):
    return tuple(tuple(Text(cell) for cell in row) for row in rows)


def test_years_that_head_columns_move_together(rolled):
    rows = table(("指标", "2021年", "2022年", "2023年"), ("复议", "85", "97", "112"))
    section = Section("s1", Text("主要工作"), blocks=(Table("t1", rows),))
    source = Source(Paper(title=Text("某区2023年报告"), sections=(section,)), year=2023)
    head = rolled(source).draft.report.sections[0].blocks[0].rows[0]
    assert ["指标", "2022年", "2023年", "2024年"] == [cell.plain for cell in head]


def test_years_in_a_table_that_are_no_row_of_figures_stay(rolled):
    rows = table(("项目", "年份"), ("规划", "2019年"), ("小区", "2023年"))
    section = Section("s1", Text("主要工作"), blocks=(Table("t1", rows),))
    source = Source(Paper(title=Text("某区2023年报告"), sections=(section,)), year=2023)
    cells = rolled(source).draft.report.sections[0].blocks[0].rows
    assert ["2019年", "2024年"] == [row[1].plain for row in cells[1:]]
