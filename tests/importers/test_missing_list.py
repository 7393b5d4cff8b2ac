"""A 送审稿 of our own that comes back: its 尚缺数据清单 is no text of the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzdraft.app import App
from fzdraft.document.model import Draft, walk
from fzdraft.document.places import texts
from fzdraft.importers.lines import Line, Reading, to_lines
from fzdraft.importers.structure import recognise
from fzdraft.importers.table import read

SAMPLES = Path(__file__).parents[2] / "resources" / "corpus"
HEAD = ("章节", "数据", "单位", "上一年", "本年")
TABLE = Line(rows=(HEAD, ("一/（一）", "受理", "件", "145", "")))
BEFORE = to_lines("某区2023年工作报告\n2023年，某区扎实推进各项工作。\n一、成效\n受理××件。")


def read_lines(*lines):
    return recognise(Reading((*BEFORE, *lines)))


def said(source):
    return [text.plain for _, text in texts(Draft(source.report, source.letter))]


@pytest.fixture
def back(tmp_path):
    """Roll a sample over, print it as a 送审稿 and read that again."""

    def answer(name, suffix):
        app = App(tmp_path / "data")
        path = next(SAMPLES.glob(f"{name}*.txt"))
        source = read(path.read_bytes(), path.name)
        draft = app.roll(source, source.year + 1).draft
        output = tmp_path / f"送审稿{suffix}"
        app.export(draft, output, "review")
        return draft, read(output.read_bytes(), output.name)

    return answer


@pytest.mark.parametrize("suffix", [".docx", ".txt", ".html"])
@pytest.mark.parametrize("name", ["s0", "s1", "s3"])
def test_our_own_draft_comes_back_without_its_list(name, suffix, back):
    draft, source = back(name, suffix)
    assert ["missing_list"] == [remark.code for remark in source.warnings]
    assert [] == [words for words in said(source) if "尚缺" in words or "送审稿" in words]
    assert [len(path) for path, _ in walk(draft.report.sections)] == [
        len(path) for path, _ in walk(source.report.sections)
    ]
    assert (draft.report.title.plain, draft.letter is None) == (
        source.report.title.plain,
        source.letter is None,
    )


def test_what_a_person_wrote_around_the_list_stays():
    source = read_lines(
        Line("领导批注：抓紧补数。"),
        Line("尚缺数据清单"),
        Line("一、司法局（1项）", level=1),
        TABLE,
        Line("司法局已催报。"),
        Line("责任单位未定（1项）"),
        TABLE,
        Line("以上请核。"),
    )
    assert ["领导批注：抓紧补数。", "司法局已催报。", "以上请核。"] == said(source)[-3:]
    assert ["missing_list"] == [remark.code for remark in source.warnings]


def test_a_list_is_known_though_a_column_was_taken_out_or_its_title_reworded():
    rows = (("章节", "数据", "单位", "上一年"), ("一/（一）", "受理", "件", "145"))
    source = read_lines(Line("待补数据"), Line(rows=rows))
    assert ["受理××件。", "待补数据"] == said(source)[-2:]


def test_another_table_is_text():
    rows = (("单位", "数据", "说明"), ("司法局", "145", "全年"))
    source = read_lines(Line("附表"), Line(rows=rows))
    assert ([], "说明") == (list(source.warnings), said(source)[-4])


def test_the_stage_of_a_draft_is_no_part_of_its_title():
    source = recognise(Reading(to_lines("某区2023年工作报告（送审稿）\n2023年，某区扎实推进。")))
    assert ("某区2023年工作报告", ("（送审稿）",)) == (source.report.title.plain, source.notes)
