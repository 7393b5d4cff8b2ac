"""Comparing two documents: nothing of either is lost, and the marks read well."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.layout.drafts import draft_of, sample
from tests.strategies import drafts, sources

from fzdraft.document.comparing import ComparedPart, Comparison, compare, compare_nodes
from fzdraft.document.marks import Text
from fzdraft.document.matching import papers_in, parts_of, words_of
from fzdraft.document.model import Draft, Elements, Paper, Paragraph, Section, Table, walk
from fzdraft.document.pieces import new_text, old_text

SIDES = {"old": old_text, "new": new_text}


def texts_of(part: ComparedPart, side: str) -> list[str]:
    """Return heading and blocks of one side, out of the pieces alone."""
    words, unwanted = SIDES[side], "inserted" if side == "old" else "deleted"
    found = [words(part.heading)]
    for block in part.blocks:
        if isinstance(getattr(block, side), Table):
            rows = [row for row in block.rows if row.kind != unwanted]
            found.append("\n".join("\t".join(map(words, row.cells)) for row in rows))
        elif getattr(block, side) is not None:
            found.append(words(block.pieces))
    return found


def told(comparison: Comparison, side: str) -> dict[tuple[str, str], list[str]]:
    """Return the texts of one document by paper and part."""
    parts = [part for part in comparison.parts if getattr(part, side) is not None]
    names = [(part.paper, getattr(getattr(part, side), "id", "")) for part in parts]
    assert len(names) == len(set(names))
    return {name: texts_of(part, side) for name, part in zip(names, parts, strict=True)}


def texts(document) -> dict[tuple[str, str], list[str]]:
    """Return the same out of the document itself."""
    found = {}
    for name, paper in papers_in(document).items():
        found[name, ""] = [paper.title.plain, *map(words_of, paper.preamble)]
        for part in parts_of(paper):
            found[name, part.id] = [part.heading, *map(words_of, part.node.blocks)]
    return found


def order(comparison: Comparison, side: str, *, moved: bool = True) -> list[str]:
    parts = [part for part in comparison.parts if moved or not part.moved]
    return [node.id for part in parts if hasattr(node := getattr(part, side), "id")]


DOCUMENTS = drafts() | sources()


@settings(max_examples=150)
@given(DOCUMENTS, DOCUMENTS)
def test_the_pieces_of_two_documents_give_both_back(old, new):
    made = compare(old, new)
    assert texts(old) == told(made, "old")
    assert texts(new) == told(made, "new")


@given(drafts(), drafts())
def test_parts_stand_in_the_order_of_the_new_document(old, new):
    made = compare(old, new)
    assert [p.id for name in ("letter", "report") if name in papers_in(new)
            for p in parts_of(papers_in(new)[name])] == order(made, "new")  # fmt: skip


@given(drafts())
def test_a_document_compared_with_itself_has_no_change(draft):
    made = compare(draft, draft)
    assert [] == [part for part in made.parts if part.changed or part.moved]
    assert () == made.elements


def report(*sections: Section) -> Draft:
    return Draft(Paper(title=Text("报告"), sections=sections))


def section(name: str, heading: str, *paragraphs: str, **own) -> Section:
    blocks = tuple(Paragraph(f"{name}p{i}", Text(words)) for i, words in enumerate(paragraphs))
    return Section(name, Text(heading), blocks=blocks, **own)


LEAD = section("s1", "加强党的领导", "区委常委会专题研究法治建设工作3次，听取述法报告。")
LAW = section("s2", "严格公正文明执法", "全年办理行政处罚案件145宗，没有发生被撤销的情形。")
PEACE = section("s3", "化解社会矛盾纠纷", "人民调解委员会调解纠纷127件，成功率达到百分之九十九。")


def pairs(old: Draft, new: Draft) -> list[tuple[str | None, str | None, bool]]:
    return [
        (getattr(part.old, "id", None), getattr(part.new, "id", None), part.moved)
        for part in compare(old, new).parts[1:]
    ]


def test_a_section_that_stands_elsewhere_has_moved():
    found = pairs(report(LEAD, LAW, PEACE), report(PEACE, LEAD, LAW))
    assert [("s3", "s3", True), ("s1", "s1", False), ("s2", "s2", False)] == found


def test_the_origin_of_a_rolled_section_counts_more_than_its_words():
    new = [section("n1", "严格公正文明执法", "另写。", origin="s1")]
    assert [("s1", "n1", False), ("s2", None, False)] == pairs(report(LEAD, LAW), report(*new))


def test_a_new_heading_over_the_old_text_is_the_same_section():
    new = section("n2", "规范行政处罚", LAW.blocks[0].text.plain)
    assert [("s1", "s1", False), ("s2", "n2", False)] == pairs(report(LEAD, LAW), report(LEAD, new))


def test_an_inserted_section_does_not_shift_the_others_though_ids_count_on():
    new = [LEAD, section("s2", "数字政府", "建成一体化平台。"), replace(LAW, id="s3")]
    found = pairs(report(LEAD, LAW), report(*new))
    assert [("s1", "s1", False), (None, "s2", False), ("s2", "s3", False)] == found


def test_sections_that_have_nothing_in_common_have_no_counterpart():
    assert [("s1", None, False), (None, "s3", False)] == pairs(report(LEAD), report(PEACE))


def test_a_paragraph_is_found_again_behind_a_new_one():
    old = section("s1", "一", "全年受理行政复议申请145宗。", "办结127宗。")
    new = section("s1", "一", "加强组织领导。", "全年受理行政复议申请160宗。", "办结127宗。")
    found = [(b.old and b.old.id, b.new and b.new.id) for b in compare_nodes(old, new).blocks]
    assert [(None, "s1p0"), ("s1p0", "s1p1"), ("s1p1", "s1p2")] == found


def table(*rows: str) -> Section:
    cells = tuple(tuple(map(Text, row.split())) for row in rows)
    return Section("s", blocks=(Table("t", cells),))


def test_a_table_is_compared_cell_by_cell():
    old = table("项目 件数", "行政复议 145", "行政诉讼 15")
    new = table("项目 件数", "行政复议 160", "行政调解 9", "行政诉讼 15")
    (block,) = compare_nodes(old, new).blocks
    assert ["equal", "equal", "inserted", "equal"] == [row.kind for row in block.rows]
    assert ["deleted", "inserted"] == [piece.kind for piece in block.rows[1].cells[1]]


def test_tables_of_different_columns_are_not_mixed():
    (one, other) = compare_nodes(table("甲 乙"), table("甲 乙 丙")).blocks
    assert (None, None) == (one.new, other.old)


def test_elements_that_differ_are_told_by_their_names():
    old, new = (Draft(Paper(elements=Elements(recipients=(who,)))) for who in ("市政府", "省政府"))
    (element,) = compare(old, new).elements
    assert ("主送", "市政府", "省政府") == (element.name, element.old, element.new)


def test_last_years_samples_have_few_counterparts_in_each_other():
    made = compare(sample("s0"), sample("s4"))
    sections = len(list(walk(sample("s4").report.sections)))
    assert sections == len([part for part in made.parts[1:] if part.new])
    assert len([part for part in made.parts[1:] if part.old and part.new]) <= 3


def test_a_report_that_changed_numbers_only_is_all_in_place():
    old = sample("s1")
    lines = ["2021年，我区", *(s.heading.plain for _, s in walk(old.report.sections))]
    new = draft_of([line.replace("2021", "2022") for line in lines])
    assert not any(part.moved for part in compare(draft_of(lines), new).parts)


@given(st.permutations([LEAD, LAW, PEACE]), st.permutations([LEAD, LAW, PEACE]))
def test_only_as_many_sections_move_as_must(old, new):
    moved = [part for part in compare(report(*old), report(*new)).parts if part.moved]
    assert len(moved) == (0 if old == new else 2 if old == new[::-1] else 1)


def test_a_paragraph_that_grew_threefold_is_still_itself():
    grown = LAW.blocks[0].text.plain + "组织案卷评查，开展专项监督，逐项整改到位。" * 4
    (block,) = compare_nodes(LAW, section("s2", "严格公正文明执法", grown)).blocks
    assert ["equal", "inserted"] == [piece.kind for piece in block.pieces]
