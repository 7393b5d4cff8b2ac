"""Paragraphs go to the section they are about; how often they do is measured and printed."""

import datetime

import pytest
from msgspec.structs import replace

from fzdraft.document.collected import excerpts_of
from fzdraft.document.material import Excerpt, Material
from fzdraft.document.model import Draft
from fzdraft.report.sorting import sort_out, sorter
from fzdraft.rollover.roll import roll
from fzdraft.templating.parsing import parse_template
from fzdraft.templating.seeding import seed

TODAY = datetime.date(2025, 1, 10)
FILES = {"s0": 2024, "s1": 2022}
LEAST = {"tuned": (0.95, 0.93), "held": (0.90, 0.75)}


@pytest.fixture(scope="module")
def sources(samples):
    return {name[:2]: source for name, (_, source) in samples.items()}


@pytest.fixture(scope="module")
def targets(sources, words, repo_root) -> dict[str, Draft]:
    folder = repo_root / "templates" / "county"
    texts = {
        str(path.relative_to(folder)): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    values = {"unit": "汕头市澄海区人民政府", "year": 2024, "region": "汕头市澄海区"}
    rolled = {
        name: roll(sources[name], year, None, {}, words, TODAY).draft
        for name, year in FILES.items()
    }
    return rolled | {"county": seed(parse_template("county", texts), values)}


def right(excerpts, labels, draft, words) -> list[bool]:
    """Say of each labelled paragraph whether it went to a section that it may go to."""
    found = sort_out([Material("m", excerpts=excerpts)], sorter(draft, words.aspects))
    said = []
    for index, allowed in labels.items():
        place = found.get(("m", int(index)), "")
        plan = "plan*" in allowed and place.startswith("plan")
        said.append(place in allowed or plan)
    return said


@pytest.mark.parametrize("part", ["tuned", "held"])
def test_how_many_go_where_a_reader_would_put_them(part, golden, sources, targets, words, capsys):
    headed, bare = [], []
    for target, by_source in golden("material_sections.json")[part].items():
        for name, labels in by_source.items():
            excerpts = excerpts_of(sources[name])
            plain = tuple(replace(one, heading="") for one in excerpts)
            headed += right(excerpts, labels, targets[target], words)
            bare += right(plain, labels, targets[target], words)
    shares = tuple(sum(said) / len(said) for said in (headed, bare))
    with capsys.disabled():
        told = f"{part}: {sum(headed)}/{len(headed)} under their headings"
        print(f"\nsorting {told}, {sum(bare)}/{len(bare)} without any")
    assert shares[0] >= LEAST[part][0]
    assert shares[1] >= LEAST[part][1]


def test_what_somebody_decided_by_hand_stands(targets, words):
    excerpt = Excerpt("全年受理行政复议申请160宗。", section="s2.1")
    found = sort_out([Material("m", excerpts=(excerpt,))], sorter(targets["s0"], words.aspects))
    assert found == {("m", 0): "s2.1"}


def test_a_section_that_is_gone_leaves_it_to_the_words(targets, words):
    excerpt = Excerpt("全年受理行政复议申请160宗，办结150宗。", section="gone")
    found = sort_out([Material("m", excerpts=(excerpt,))], sorter(targets["s0"], words.aspects))
    assert found == {("m", 0): "s2.5"}


def test_what_is_about_nothing_here_goes_nowhere(targets, words):
    excerpt = Excerpt("联系人张三，电话86700000。")
    assert (
        sort_out([Material("m", excerpts=(excerpt,))], sorter(targets["s0"], words.aspects)) == {}
    )


def test_a_draft_without_sections_takes_nothing(words):
    excerpt = Excerpt("全年受理行政复议申请160宗。")
    assert sort_out([Material("m", excerpts=(excerpt,))], sorter(Draft(), words.aspects)) == {}
