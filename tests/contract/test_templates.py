"""What every shipped template keeps, whoever writes it: add a folder and these tests greet it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from fzdraft.document import places, tree
from fzdraft.document.model import Draft, Paragraph, walk
from fzdraft.language.counting import count_characters
from fzdraft.templating.model import ASPECT_NAMES, CONTENT_NAMES, PREAMBLE, Content, Template
from fzdraft.templating.parsing import parse_template
from fzdraft.templating.seeding import seed

FOLDER = Path(__file__).parents[2] / "templates"
YEAR = 2031
UNITS = {
    "county": ("平川市东山区人民政府", "白石县人民政府", "临川市人民政府"),
    "city": ("平川市人民政府", "云岭自治州人民政府", "北原地区行政公署"),
    "department": ("平川市农业农村局", "白石县发展和改革委员会", "平川市人民政府办公室"),
    "town": ("东山区清溪镇人民政府", "白石县红岩乡人民政府", "东山区永安街道办事处"),
    "zone": ("平川经济技术开发区管理委员会", "东山高新区管委会", "临港物流园区管理委员会"),
}
TOTALS = {
    "county": range(4500, 6001),
    "city": range(4500, 6001),
    "department": range(3500, 4501),
    "town": range(3000, 3501),
    "zone": range(3000, 3501),
}
DATED = re.compile(
    r"十[一二三四五六七八九]?[大届]|[一二三四五六七八九]中|历次全会|“?[一二三四五六七八九十]五”?(规划|普法|时期)|主题教育|纪律学习"
    r"|新修订|新出台|收官|放管服|市场主体|今年以来|截至目前|一规划两纲要"
)


def folder_texts(name: str) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (FOLDER / name).iterdir()}


@cache
def template_of(name: str) -> Template:
    return parse_template(name, folder_texts(name))


NAMES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
REPORTS = [name for name in NAMES if template_of(name).form == "report"]
LETTERS = [name for name in NAMES if template_of(name).form == "letter"]
SEEDED = [(name, unit) for name in REPORTS for unit in UNITS[template_of(name).reporter or ""]]
every_draft = pytest.mark.parametrize(("name", "unit"), SEEDED)
every_report = pytest.mark.parametrize("name", REPORTS)


@cache
def draft_of(name: str, unit: str) -> Draft:
    letter = template_of(LETTERS[0])
    return seed(template_of(name), {"unit": unit, "year": YEAR}, letter)


def texts_of(draft: Draft) -> list[str]:
    return [text.plain for _, text in places.texts(draft) if text.plain]


def words_of(draft: Draft) -> str:
    return "\n".join(texts_of(draft))


def own_length(blocks: tuple[object, ...]) -> int:
    return sum(count_characters(b.text.plain) for b in blocks if isinstance(b, Paragraph))


def share(template: Template, content: Content) -> float:
    return sum(p.target for p in template.sections if content in p.contents) / total(template)


def total(template: Template) -> int:
    return template.preamble.target + sum(plan.target for plan in template.sections)


def test_the_six_templates_are_there():
    assert {"county", "city", "department", "town", "zone", "letter"} <= set(NAMES)


@every_draft
def test_every_section_of_the_template_is_in_the_draft(name, unit):
    found = [section.topic for _, section in walk(draft_of(name, unit).report.sections)]
    assert found == [plan.id for plan in template_of(name).sections]


@every_draft
def test_a_section_without_children_has_words(name, unit):
    empty = [
        section.topic
        for _, section in walk(draft_of(name, unit).report.sections)
        if not section.sections and not own_length(section.blocks)
    ]
    assert empty == []


@every_report
def test_every_mandatory_content_is_covered(name):
    covered = {content for plan in template_of(name).sections for content in plan.contents}
    assert covered == set(CONTENT_NAMES)


@every_report
def test_governments_cover_party_leadership_and_all_eight_aspects(name):
    template = template_of(name)
    covered = {aspect for plan in template.sections for aspect in plan.aspects}
    needed = (
        set(ASPECT_NAMES)
        if template.reporter in ("county", "city")
        else {"leadership", "enforcement"}
    )
    assert needed <= covered


@every_draft
def test_only_the_report_year_and_the_next_are_named(name, unit):
    years = set(re.findall(r"(?:19|20)\d\d", words_of(draft_of(name, unit))))
    assert years == {str(YEAR), str(YEAR + 1)}


@every_draft
def test_nothing_goes_stale(name, unit):
    found = [match.group() for match in DATED.finditer(words_of(draft_of(name, unit)))]
    assert found == []


@every_draft
def test_punctuation_is_full_width_and_balanced(name, unit):
    for text in texts_of(draft_of(name, unit)):
        assert re.findall(r"[,.;:?!()\"'<>{}\[\]\s]", text) == []
        for left, right in ("“”", "《》", "（）", "〔〕"):
            assert text.count(left) == text.count(right)


@every_draft
def test_every_paragraph_ends_a_sentence(name, unit):
    draft = draft_of(name, unit)
    for paper in (draft.report, draft.letter):
        assert paper is not None
        blocks = [b for _, section in walk(paper.sections) for b in section.blocks]
        for block in (*paper.preamble, *blocks):
            assert isinstance(block, Paragraph)
            assert block.text.plain[-1] in "。："
            assert not re.search("[，。；：、]{2}", block.text.plain)


@every_draft
def test_no_sentence_is_said_twice(name, unit):
    draft = draft_of(name, unit)
    paragraphs = [t.plain for place, t in places.texts(draft) if place.part == "paragraph"]
    sentences = Counter(re.split("[。\n]", "\n".join(paragraphs)))
    assert [one for one, count in sentences.items() if count > 1 and len(one) > 12] == []


@every_draft
def test_inline_rows_count_without_a_gap(name, unit):
    for text in texts_of(draft_of(name, unit)):
        found = re.findall("(?:^|。)([一二三四五六])是", text)
        assert found == list("一二三四五六"[: len(found)])


@every_draft
def test_headings_are_short(name, unit):
    headings = [s.heading.plain for _, s in walk(draft_of(name, unit).report.sections)]
    assert max(map(len, headings)) <= 30
    assert all(heading and heading[-1] not in "。：，；" for heading in headings)


@every_draft
def test_every_value_mark_stands_on_a_blank_and_points_at_its_row(name, unit):
    draft = draft_of(name, unit)
    pointed = set()
    for _, text in places.texts(draft):
        for mark in text.marks:
            if mark.kind == "value":
                assert text.plain[mark.start : mark.end] == "××"
                pointed.add(mark.payload)
    assert pointed == {row.id for row in draft.rows}
    assert all(row.state == "empty" and row.values == {} for row in draft.rows)


@every_draft
def test_every_blank_is_marked(name, unit):
    for _, text in places.texts(draft_of(name, unit)):
        marked = sum(mark.kind == "value" for mark in text.marks)
        assert text.plain.count("××") == marked


@every_draft
def test_ids_are_used_once(name, unit):
    found = list(tree.ids(draft_of(name, unit)))
    assert len(found) == len(set(found))


@every_draft
def test_it_calls_itself_by_one_name(name, unit):
    draft = draft_of(name, unit)
    found = set(re.findall("我(?:区|县|市|州|地区|局|委|办|镇|乡|街道)", words_of(draft)))
    assert found <= {draft.reporter.self_name}


@every_draft
def test_the_seed_is_shorter_than_the_report_should_be(name, unit):
    template = template_of(name)
    plans = {plan.id: plan for plan in template.sections}
    draft = draft_of(name, unit)
    assert own_length(draft.report.preamble) <= template.preamble.target * 1.2
    for _, section in walk(draft.report.sections):
        assert own_length(section.blocks) <= plans[section.topic].target * 1.2


@every_report
def test_the_targets_add_up_to_a_usual_report(name):
    template = template_of(name)
    assert total(template) in TOTALS[template.reporter or ""]
    assert 0.63 <= share(template, "achievements") <= 0.76
    assert 0.03 <= share(template, "shortcomings") <= 0.11
    assert 0.07 <= share(template, "first_responsible") <= 0.15
    assert 0.07 <= share(template, "next_year") <= 0.16
    assert 0.04 <= template.preamble.target / total(template) <= 0.07


@pytest.mark.parametrize("name", NAMES)
def test_every_section_says_what_it_should_hold(name):
    template = template_of(name)
    for plan in (template.preamble, *template.sections):
        assert 1 <= len(plan.hints) <= 4
        assert all(4 <= len(hint) <= 40 for hint in plan.hints)
        assert not re.findall(r"[,;:?!()\"']|。$", "\n".join(plan.hints))


@every_report
def test_the_window_can_ask_for_the_opening(name):
    assert PREAMBLE not in {plan.id for plan in template_of(name).sections}
    assert template_of(name).preamble.target > 0


@every_draft
def test_seeding_twice_gives_the_same(name, unit):
    answers = {"unit": unit, "year": YEAR}
    assert seed(template_of(name), answers) == seed(template_of(name), answers)
