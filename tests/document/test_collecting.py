"""Filled sheets held against the ledger."""

import datetime

import pytest
from msgspec.structs import replace

from fzdraft.document.asking import UNDECIDED, due_day, sheets
from fzdraft.document.collected_words import difference_words, proposal_words
from fzdraft.document.collecting import adopted, owed, propose
from fzdraft.document.edits import apply
from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Formula, Paper, Paragraph, Reporter, Row
from fzdraft.document.reminding import reminder
from fzdraft.document.replies import Reply, Returned, Taught

CASES = Row("r1", label="行政复议申请", unit="宗", values={2023: "145"}, department="司法局")
RATE = Row("r2", label="审结率", unit="%", values={2023: "87.6"}, department="司法局")
TALKS = Row("r3", label="普法活动", unit="场", values={2023: "76"}, department="教育局")
MONEY = Row("r4", label="赔偿金额", unit="万元", values={2023: "12.5"}, department="财政局")
PEOPLE = Row("r5", label="受众", unit="人次", values={2023: "20000"})
SENTENCE = "受理行政复议申请145宗。"
TEXT = Text(
    SENTENCE,
    (Mark("c1", "carried", 0, 14, SENTENCE), Mark("m1", "value", 8, 11, "r1")),
)
DRAFT = Draft(
    Paper(preamble=(Paragraph("p1", TEXT),)),
    reporter=Reporter(unit="平川市东山区人民政府", short_name="东山区"),
    year=2024,
    origin_year=2023,
    rows=(CASES, RATE, TALKS, MONEY, PEOPLE),
)
ALIKE = {frozenset("宗件"), frozenset("场次")}


def collected(*replies: Reply, draft: Draft = DRAFT, **file):
    by_file: dict[str, list[Reply]] = {}
    for reply in replies:
        by_file.setdefault(reply.file, []).append(reply)
    files = [Returned(name, replies=tuple(own), **file) for name, own in by_file.items()]
    who = {row.id: row.department for row in draft.rows if row.department}
    return propose(draft, files, who, lambda one, other: frozenset((one, other)) in ALIKE)


def one(reply: Reply, draft: Draft = DRAFT):
    (proposal,) = collected(reply, draft=draft).proposals
    return proposal


def told(row: str, value: str, unit: str = "", line: int = 5, file: str = "司法局.xlsx", **more):
    name = next(r.label for r in DRAFT.rows if r.id == row)
    return Reply(file, "", line, row, name, unit, raw=value + unit, value=value, **more)


def with_value(value: str, **more) -> Draft:
    row = replace(CASES, values={**CASES.values, 2024: value}, **more)
    return replace(DRAFT, rows=(row, *DRAFT.rows[1:]))


def test_a_first_value_is_new_and_clear():
    found = one(told("r1", "160"))
    assert ("new", "r1", "160", True) == (found.outcome, found.row, found.value, found.clear)
    assert "司法局.xlsx 第5行" == found.source


@pytest.mark.parametrize(
    ("row", "value", "unit", "meant"),
    [
        ("r1", "160", "件", "160"),
        ("r4", "150000", "元", "15"),
        ("r4", "0.0015", "亿元", "15"),
        ("r4", "15", "万元", "15"),
        ("r5", "2.1", "万人次", "21000"),
        ("r2", "87.6", "%", "87.6"),
    ],
)
def test_a_unit_that_counts_the_same_is_worked_out(row, value, unit, meant):
    found = one(told(row, value, unit))
    assert (meant, "") == (found.value, found.problem)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (told("r1", "160", "人"), "写的单位是“人”，这一行是“宗”"),
        (told("r5", "21000", "人"), "写的单位是“人”，这一行是“人次”"),
        (told("r2", "0.876", fraction=True), "写的是 0.876，当成了 87.6%"),
        (told("r2", "1", fraction=True), "写的是 1，当成了 100%"),
        (told("r2", "187"), "超过 100%"),
        (told("r1", "160.5"), "不是整数"),
        (told("r1", "1600"), "去年 145，是去年的 10 倍以上"),
        (told("r1", "0"), "去年 145，不到去年的十分之一"),
    ],
)
def test_what_is_odd_is_shown_and_not_taken_unseen(reply, words):
    found = one(reply)
    assert (words, True, False) == (found.problem, found.adoptable, found.clear)


def test_a_unit_column_that_was_changed_is_minded():
    assert "写的单位是“人”，这一行是“宗”" == one(told("r1", "160", printed_unit="人")).problem


def test_the_same_value_again_is_nothing_to_do():
    found = one(told("r1", "160.0"), with_value("160"))
    assert ("same", False) == (found.outcome, found.adoptable)


def test_a_changed_value_shows_the_difference():
    found = one(told("r1", "162"), with_value("160", source="司法局.xlsx 第5行"))
    assert ("changed", "台账 160，多 2", True) == (
        found.outcome, difference_words(found), found.clear,
    )  # fmt: skip


@pytest.mark.parametrize(
    "known", [{"source": ""}, {"source": "司法局.xlsx 第5行", "state": "verified"}]
)
def test_what_was_typed_or_confirmed_is_not_changed_unseen(known):
    assert not one(told("r1", "162"), with_value("160", **known)).clear


def test_two_departments_that_disagree_are_a_conflict():
    report = collected(told("r1", "160"), told("r1", "161", file="法院.xlsx", line=7))
    assert ["conflict", "conflict"] == [p.outcome for p in report.proposals]
    assert [("法院.xlsx 第7行",), ("司法局.xlsx 第5行",)] == [p.rivals for p in report.proposals]
    assert frozenset() == report.clear()


def test_two_departments_that_agree_are_one_answer():
    report = collected(told("r1", "160"), told("r1", "160", file="法院.xlsx"))
    assert ["new", "same"] == [p.outcome for p in report.proposals]


def test_none_becomes_a_nought_only_when_somebody_ticks_it():
    found = one(Reply("a.xlsx", "", 5, "r1", "行政复议申请", raw="/", says_none=True))
    assert ("none", "0", True, False) == (
        found.outcome, found.value, found.adoptable, found.clear,
    )  # fmt: skip


def test_what_cannot_be_read_is_listed():
    found = one(Reply("a.xlsx", "", 5, "r1", "行政复议申请", raw="待定", trouble="看不出是多少"))
    assert ("unreadable", "看不出是多少", False) == (
        found.outcome, found.problem, found.adoptable,
    )  # fmt: skip


def test_a_remark_without_a_number_is_listed_but_one_that_went_out_is_not():
    only = Reply("a.xlsx", "", 5, "r1", "行政复议申请", note="年底才有")
    assert "没有填数，只写了说明" == one(only).problem
    known = replace(DRAFT, rows=(replace(CASES, note="年底才有"), *DRAFT.rows[1:]))
    assert () == collected(only, draft=known).proposals


@pytest.mark.parametrize("name", ["行政复议申请", " 行政复议 申请", "行政复议申请（全区）"])
def test_a_row_is_found_by_its_name_where_the_id_is_lost(name):
    assert "r1" == one(Reply("a.xlsx", "", 5, "", name, "宗", raw="160", value="160")).row


def test_a_name_that_only_resembles_is_a_doubt():
    found = one(Reply("a.xlsx", "", 5, "", "受理行政复议申请数", raw="160", value="160"))
    assert ("r1", "按“行政复议申请”对上的") == (found.row, found.problem)


def test_lines_that_were_pasted_over_others_go_by_their_name():
    assert "r3" == one(Reply("a.xlsx", "", 5, "r1", "普法活动", raw="80", value="80")).row


def test_equal_names_are_told_apart_by_unit_and_last_year():
    twins = (
        Row("a", label="调解", unit="宗", values={2023: "10"}),
        Row("b", label="调解", unit="人", values={2023: "20"}),
        Row("c", label="调解", unit="人", values={2023: "30"}),
    )
    draft = replace(DRAFT, rows=twins, report=Paper())
    lost = Reply("a.xlsx", "", 5, "", "调解", raw="5", value="5")
    by_unit = replace(lost, printed_unit="宗")
    by_last = replace(lost, printed_unit="人", last="30")
    assert ["a", "c", ""] == [one(r, draft).row for r in (by_unit, by_last, lost)]


def test_an_unknown_row_is_listed():
    found = one(Reply("a.xlsx", "", 5, "", "信访接待", raw="5", value="5"))
    assert ("unknown", False) == (found.outcome, found.adoptable)


def test_a_sheet_of_another_draft_is_refused():
    last_year = Returned("a.xlsx", "平川市东山区人民政府 2023", replies=(told("r1", "160"),))
    found = propose(DRAFT, [last_year], {}, str.__eq__)
    assert ((), True) == (found.proposals, "没有收" in found.files[0].trouble)


def test_adopting_changes_the_text_and_keeps_file_and_row():
    until = datetime.date(2024, 11, 30)
    report = collected(told("r1", "160", bound="at_least", cutoff=until, note="含镇街"))
    draft, inverse = apply(DRAFT, adopted(DRAFT, report, report.clear()))
    row = draft.rows[0]
    assert ("160", "at_least", until, "含镇街", "司法局.xlsx 第5行", "unverified") == (
        row.values[2024], row.bound, row.cutoff, row.note, row.source, row.state,
    )  # fmt: skip
    assert "受理行政复议申请160余宗。" == draft.report.preamble[0].text.plain
    assert apply(draft, inverse)[0] == DRAFT


def test_computed_rows_are_neither_asked_nor_owed():
    rate = replace(RATE, formula=Formula("rate", ("r1", "r3")))
    draft = replace(DRAFT, rows=(CASES, rate, TALKS))
    (whole,) = sheets(draft, {}, split=False)
    assert ["r1", "r3"] == [question.row for question in whole.questions]
    assert ["r1", "r3"] == sorted(row for one in owed(draft, {}) for row in one.rows)


def test_each_department_gets_its_own_and_the_undecided_come_last():
    made = sheets(DRAFT, {})
    assert ["司法局", "教育局", "财政局", UNDECIDED] == [sheet.department for sheet in made]


def test_a_question_shows_its_number_in_the_sentence():
    (whole,) = sheets(DRAFT, {}, split=False)
    assert "受理行政复议申请【145】宗。" == whole.questions[0].sentence


def test_what_is_answered_is_no_longer_owed():
    report = collected(told("r1", "160"))
    assert [("司法局", ("r2",), False), ("教育局", ("r3",), True)] == [
        (one.department, one.rows, one.silent) for one in report.owed
    ][:2]


def test_the_sheet_for_all_teaches_departments():
    reply = replace(told("r3", "80"), department="司法局")
    report = collected(reply, overall=True)
    assert (Taught("r3", "普法活动", "司法局"),) == report.learned
    draft, _ = apply(DRAFT, adopted(DRAFT, report, frozenset()))
    assert "司法局" == draft.rows[2].department


def test_the_sheet_of_one_department_teaches_nothing():
    assert () == collected(replace(told("r3", "80"), department="司法局")).learned


def test_late_is_what_was_saved_after_the_day():
    due = datetime.date(2024, 12, 20)
    assert "" == Returned("a", due=due, saved=due).late
    assert "晚了 2 天（12月22日才存的）" == Returned(
        "a", due=due, saved=datetime.date(2024, 12, 22)
    ).late  # fmt: skip


def test_a_reminder_names_who_and_what():
    text = reminder(DRAFT, owed(DRAFT, {}), datetime.date(2024, 12, 20))
    assert text.splitlines() == [
        "各单位好！东山区2024年法治政府建设年度报告的数据还差3个局：司法局、教育局、财政局。",
        "1. 司法局（还没有报，共 2 项）：行政复议申请、审结率。",
        "2. 教育局（还没有报，共 1 项）：普法活动。",
        "3. 财政局（还没有报，共 1 项）：赔偿金额。",
        "另有 1 项还没有定责任单位：受众。",
        "请在12月20日前反馈；刚刚报过的请忽略。辛苦大家！",
    ]


def test_a_reminder_thanks_where_all_have_answered():
    assert "东山区2024年法治政府建设年度报告的数据已经报齐，谢谢各单位！" == reminder(DRAFT, [])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12月20日", datetime.date(2024, 12, 20)),
        ("12.20", datetime.date(2024, 12, 20)),
        ("1月10日", datetime.date(2025, 1, 10)),
        ("2024-12-20", datetime.date(2024, 12, 20)),
        ("13月1日", None),
        ("尽快", None),
    ],
)
def test_the_day_until_which_to_answer_is_read_as_people_say_it(text, day):
    assert day == due_day(text, 2024)


def test_a_proposal_is_told_in_one_line():
    found = one(told("r1", "162", bound="at_least"), with_value("160"))
    assert "行政复议申请　162余宗　台账 160，多 2　〔司法局.xlsx 第5行〕" == proposal_words(found)
