"""What the library offers to a caret."""

from __future__ import annotations

import tomllib

import pytest
from msgspec.structs import replace
from tests.corpus.conftest import REPORT, RESOURCES, builtin

from fzdraft.corpus.carets import caret_in, caret_under, favourite_of
from fzdraft.corpus.model import BuiltIn, Facts
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Paragraph, Reporter, Section
from fzdraft.document.places import Place
from fzdraft.importers.table import read

COUNTY = Reporter("county", "汕头市澄海区人民政府", "澄海区", "汕头市澄海区", "我区")
SHORT, DISPUTES = "二、存在的不足", "一、主要举措和成效/（一）化解矛盾纠纷"


@pytest.fixture
def full(library):
    """Give a library of the report of 东山 and the samples of the program."""
    samples = sorted((RESOURCES / "corpus").glob("s*.txt"))
    known = tomllib.loads((RESOURCES / "corpus" / "provenance.toml").read_text("utf-8"))
    reports = [
        BuiltIn(
            path.stem,
            "1",
            Facts(**known[path.stem]),
            lambda path=path: read(path.read_bytes(), path.name),
        )
        for path in samples
    ]
    library.catch_up([builtin(), *reports])
    return library


@pytest.fixture
def offered(full, words, ways):
    """Ask for suggestions under headings."""

    def ask(section: str, before: str = "", **changes):
        reporter = changes.pop("reporter", COUNTY)
        most = changes.pop("most", 5)
        headings = section.split("/") if section else []
        caret = caret_under(headings, before, reporter, changes.pop("year", 2024), words.aspects)
        return full.suggest(replace(caret, **changes), ways, most)

    return ask


def test_the_first_is_for_what_the_section_is_for(offered):
    assert [one.purpose for one in offered(SHORT)][:3] == ["shortcoming"] * 3
    assert offered("三、下一年度工作安排")[0].purpose == "plan"
    assert offered("")[0].purpose == "opening"


def test_what_was_begun_is_gone_on_with(offered):
    found = offered(DISPUTES, "发挥行政复议主渠道作用，全年受理行政复议申请")
    rest = next(one for one in found if one.text == "××宗，办结××宗。")
    assert [blank.indicator for blank in rest.slots] == ["复议受理", "复议审结"]


def test_what_leads_into_a_report_is_not_offered_in_it(offered):
    said, before = "现将有关情况报告如下：", "2024年，我区扎实推进法治政府建设。"
    assert said in [one.text for one in offered("", before, most=50)]
    assert said not in [one.text for one in offered("", most=50)]
    assert said not in [one.text for one in offered("二、规范行政执法", most=50)]


def test_two_is_followed_by_three(offered):
    found = offered(SHORT, "一是重视不够。二是力量薄弱。")
    assert all(one.text.startswith("三是") for one in found[:2])


def test_what_the_draft_says_is_not_offered_again(offered):
    first = offered(SHORT)[0]
    assert first.text not in [one.text for one in offered(SHORT, said=(first.text,))]


def test_documents_that_are_left_out_give_nothing(offered):
    left_out = offered(SHORT)[0].document
    again = offered(SHORT, exclude=frozenset([left_out]), most=20)
    assert again
    assert left_out not in {one.document for one in again}


def test_the_units_own_earlier_report_comes_first(offered):
    own = Reporter("town", "静海镇", "静海镇", "静海镇", "我镇")
    found = offered("二、存在的不足", reporter=own, year=2025)
    assert (found[0].own, "静海镇" in found[0].title) == (True, True)


def test_a_usual_sentence_is_told_from_a_unique_one(full, offered, ways, words):
    unique = offered(SHORT)[0]
    assert (unique.unique, unique.similar) == (True, 0)
    assert unique.label.startswith("独有句 · 仅")
    assert unique.label.endswith("· 照抄易雷同")
    again = [builtin(REPORT.replace("东山", name), f"t{name}") for name in ("西河", "南岭")]
    full.catch_up([builtin(), *again])
    caret = caret_under([SHORT], "", COUNTY, 2024, words.aspects)
    usual = full.suggest(caret, ways, 5)[0]
    assert (usual.label, usual.unique) == ("通用句 · 2 篇近似", False)


def test_words_that_are_searched_for_come_first(offered):
    assert "公证" in offered(DISPUTES, asked="公证")[0].original


def test_a_kept_sentence_comes_first_and_is_adapted(full, offered, reading):
    draft = Draft(Paper(sections=(Section("s", Text("存在的不足")),)), reporter=COUNTY, year=2023)
    kept = full.keep(favourite_of(draft, "我区还有3个镇没有专职人员。", "s", reading))
    found = offered(SHORT, reporter=replace(COUNTY, kind="town", self_name="我镇"))[0]
    assert (found.favourite, found.label) == (kept.id, "我的常用句")
    assert found.text == "我镇还有××个镇没有专职人员。"
    assert full.keep(kept).id == kept.id
    full.drop_favourite(kept.id)
    assert (full.favourites(), offered(SHORT)[0].favourite) == ([], None)


def test_without_a_library_nothing_is_offered(library, words, ways):
    caret = caret_under([SHORT], "", COUNTY, 2024, words.aspects)
    assert library.suggest(caret, ways) == []


def test_a_place_in_a_draft_is_read(words):
    sections = (
        Section("a", Text("主要举措"), blocks=(Paragraph("p", Text("上一段。")),)),
        Section("b", Text("存在的不足"), blocks=(Paragraph("q", Text("一是不够，")),)),
    )
    draft = Draft(Paper(sections=sections), reporter=COUNTY, year=2024)
    caret = caret_in(draft, Place("b", "paragraph", "q"), 5, words.aspects)
    assert (caret.content, caret.headings) == ("shortcomings", ("存在的不足",))
    assert (caret.before, caret.above) == ("一是不够，", ("上一段。",))
    assert caret.said == ("上一段。", "一是不够，")


def test_one_indicator_is_listed_over_all_reports(full):
    found = full.same("复议受理")
    assert {(one.unit, one.year, one.amount, one.shown) for one in found} >= {
        ("汕头市澄海区", 2023, 145, "145宗")
    }
    assert all(one.sentence[one.start : one.end] == one.shown for one in found)
    assert ("复议受理", len(found)) in full.indicators()
    assert full.same("") == full.same("没有这样的") == []
