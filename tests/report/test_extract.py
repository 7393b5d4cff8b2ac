"""Extraction: every number of a document, named and placed."""

import json

import pytest

from fzdraft.document.model import Draft
from fzdraft.document.places import read_text
from fzdraft.errors import UserError
from fzdraft.importers.table import read
from fzdraft.report.extract import as_json, extract, read_paragraph
from fzdraft.report.indicators import dictionary, match


def draft_of(source):
    return Draft(source.report, source.letter, year=source.year)


def test_a_number_carries_the_keys_of_the_contract(samples, numbers):
    _, source = samples["s0_chenghai_2023.txt"]
    found = [as_json(finding) for finding in extract(draft_of(source), numbers)]
    one = next(finding for finding in found if finding["value"] == 145)
    assert {
        "indicator": "复议受理", "label": "行政复议申请·受理", "value": 145, "unit": "宗",
        "bound": "exact", "kind": "count", "part_of": None, "section": "二/(五)", "path": [1, 4],
        "part": "paragraph",
    }.items() <= one.items()  # fmt: skip
    assert "全年共受理行政复议申请145宗" in one["sentence"]


@pytest.mark.parametrize("number", range(5))
def test_every_place_and_every_part_can_be_found_again(number, samples, numbers):
    source = next(found for name, (_, found) in samples.items() if name.startswith(f"s{number}"))
    draft = draft_of(source)
    found = extract(draft, numbers)
    for finding in found:
        text = read_text(draft, finding.where.place).plain
        assert finding.text == text[finding.quantity.start : finding.quantity.end]
    parts = [finding for finding in found if finding.part_of is not None]
    assert all(found[p.part_of].where.place == p.where.place for p in parts)


def test_a_letter_and_a_preamble_are_named_as_such(samples, numbers):
    source = read(
        "法治政府建设年度报告\n共受理案件3件。\n一、情况\n办结2件。\n".encode(), "报告.txt"
    )
    found = extract(draft_of(source), numbers)
    assert [("preamble", ()), ("paragraph", (0,))] == [(f.where.part, f.where.path) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理行政复议申请145宗，办结127宗。", ["复议受理", "复议审结"]),
        ("收到司法建议2份、检察建议4份。", ["司法建议", "检察建议"]),
        ("发放宣传资料3万余份。", ["普法资料"]),
        ("栽种树木300株。", [""]),
        ("受理行政复议申请145人次。", [""]),
    ],
)
def test_a_number_is_matched_by_words_and_unit_or_not_at_all(text, expected, numbers):
    assert expected == [f.indicator for f in read_paragraph(text, None, numbers)]


def test_a_user_adds_and_switches_off_indicators():
    shipped = {
        "families": {"件": "件 宗"},
        "indicator": {"复议": {"units": "件", "names": ["复议"]}},
    }
    own = {"indicator": {"复议": {"off": True}, "植树": {"units": "株", "names": ["树木 栽种"]}}}
    words = dictionary(shipped, own)
    assert ["", "植树"] == [
        match("复议", "宗", "", None, words),
        match("树木·栽种", "株", "", None, words),
    ]


def test_a_slip_of_the_user_is_told_in_a_sentence():
    shipped = {"families": {}, "indicator": {}}
    with pytest.raises(UserError, match="植树"):
        dictionary(shipped, {"indicator": {"植树": {"unit": "株"}}})


# The patterns of the made reports whose metrics their maker left open, by what they count.
OPEN = {
    "普法宣传活动": ["普法宣传活动", "资料·发放", "受众"],
    "网格事件": ["网格事件办结率", "网格事件办结率·提高"],
    "公共法律服务站": ["公共法律服务站·建成"],
    "分别为": ["民事案件", "刑事案件", "行政案件"],
    "参考率": ["执法人员培训", "执法人员培训", "参考率", "合格率"],
}


def test_the_metrics_of_the_made_reports_are_read(shared_dir, numbers):
    total = right = 0
    for path in sorted((shared_dir / "data" / "reports_shape").glob("case_*.json")):
        for row in json.loads(path.read_text("utf-8"))["metric_sentences"]:
            found = read_paragraph(row["text"], None, numbers)
            if row["metrics"] is None:
                wanted = next(names for word, names in OPEN.items() if word in row["text"])
                right += [f.label.name for f in found] == wanted
            else:
                right += len(found) == len(row["metrics"]) and all(
                    map(_same, found, row["metrics"])
                )
            total += 1
    print(f"{right} of {total} sentences")
    assert right / total >= 0.98


def _same(finding, metric):
    """Compare with a gold that keeps who acts and the verb in its label, 余 in its unit."""
    label, value, unit = metric
    ours = {finding.label.verb + finding.label.thing, finding.label.verb, finding.label.thing}
    named = any(label.endswith(name) for name in ours if name)
    bound = "at_least" if unit.startswith("余") else "exact"
    told = float(finding.value), finding.quantity.unit, finding.quantity.bound
    return named and told == (float(value), unit.removeprefix("余"), bound)
