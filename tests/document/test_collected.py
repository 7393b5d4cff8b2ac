"""Material is kept in the draft; what of it was used follows from the text alone."""

import pytest
from msgspec.structs import replace

from fzdraft.document import collected
from fzdraft.document.edits import SetText, apply
from fzdraft.document.marks import Mark, Text
from fzdraft.document.material import Excerpt, Material, address_in, payload_of
from fzdraft.document.model import Draft, Paper, Paragraph, Section, Source, Table
from fzdraft.document.places import Place, read_text

P1 = Place("s1", "paragraph", "p1")


def material(department: str, *texts: str, id: str = "", name: str = "") -> Material:
    return Material(id, department, name, excerpts=tuple(map(Excerpt, texts)))


def taken_from(payload: str, words: str = "办案160宗。") -> Draft:
    text = Text(words, (Mark("x", "source", 0, len(words), payload),))
    section = Section("s1", Text("执法"), blocks=(Paragraph("p1", text),))
    return Draft(Paper(sections=(section,)))


def with_materials(draft: Draft, *new: Material) -> Draft:
    return replace(draft, materials=tuple(replace(m, id=f"m{n}") for n, m in enumerate(new, 1)))


def added(draft: Draft, *new: Material) -> Draft:
    return apply(draft, collected.add(draft, new))[0]


def test_a_document_falls_into_paragraphs_and_tables_under_their_headings():
    table = Table("t1", ((Text("受理"), Text("160")), (Text("办结"), Text(""))))
    inner = Section("s2", Text("执法"), blocks=(Paragraph("p2", Text("办案。")), table))
    paper = Paper(
        preamble=(Paragraph("p1", Text("现报告如下。")), Paragraph("p3", Text(" "))),
        sections=(Section("s1", Text("主要工作"), sections=(inner,)),),
    )
    assert collected.excerpts_of(Source(paper)) == (
        Excerpt("现报告如下。"),
        Excerpt("办案。", "主要工作 / 执法"),
        Excerpt("受理　160\n办结", "主要工作 / 执法", (("受理", "160"), ("办结", ""))),
    )


def test_new_material_gets_ids_of_its_own():
    draft = added(Draft(), material("城管局", "甲"), material("教育局", "乙"))
    assert [one.id for one in draft.materials] == ["m1", "m2"]


def test_an_id_that_a_mark_still_speaks_of_is_not_given_again():
    draft = added(taken_from("material:m7:0"), material("城管局", "甲"))
    assert draft.materials[0].id == "m8"


def test_the_excerpt_behind_a_mark_is_used_until_its_words_go():
    draft = taken_from("material:m1:2")
    assert collected.used(draft) == {("m1", 2)}
    emptied, _ = apply(draft, SetText(P1, Text()))
    assert collected.used(emptied) == frozenset()


def test_marks_of_other_sources_are_no_material():
    assert collected.used(taken_from("library:5")) == frozenset()
    assert address_in("material:m1:x") is None
    assert address_in(payload_of(("m1", 3))) == ("m1", 3)


def test_departments_count_what_waits_and_what_is_used():
    draft = with_materials(
        taken_from("material:m1:0"),
        material("城管局", "甲", "乙", "丙"),
        material("教育局", "丁"),
        material("城管局", "戊"),
    )
    draft, _ = apply(draft, collected.put_by(draft, ("m1", 1), True))
    found = [
        (one.name, len(one.materials), one.waiting, one.used)
        for one in collected.departments(draft)
    ]
    assert found == [("城管局", 2, 2, 1), ("教育局", 1, 1, 0)]


def test_an_excerpt_that_is_used_counts_as_used_even_when_it_was_put_by():
    draft = with_materials(taken_from("material:m1:0"), material("城管局", "甲"))
    draft, _ = apply(draft, collected.put_by(draft, ("m1", 0), True))
    (found,) = collected.departments(draft)
    assert (found.waiting, found.used) == (0, 1)


def test_every_change_is_undone_by_its_inverse():
    draft = with_materials(
        taken_from("material:m1:0"), material("城管局", "甲"), material("城管局", "甲")
    )
    for edit in (
        collected.remove(draft, "m1"),
        collected.rename(draft, "m1", "城市管理局"),
        collected.assign(draft, ("m1", 0), "s1"),
        collected.put_by(draft, ("m1", 0), True),
        collected.supersede(draft, "m1", "m2"),
    ):
        changed, inverse = apply(draft, edit)
        assert changed != draft
        assert apply(changed, inverse)[0] == draft


def test_assigning_an_excerpt_brings_it_back_from_those_put_by():
    draft = with_materials(Draft(), material("城管局", "甲"))
    draft, _ = apply(draft, collected.put_by(draft, ("m1", 0), True))
    draft, _ = apply(draft, collected.assign(draft, ("m1", 0), "s1"))
    assert draft.materials[0].excerpts[0] == Excerpt("甲", section="s1")


def test_a_newer_file_takes_over_what_was_decided_and_used_of_the_same_words():
    draft = with_materials(
        taken_from("material:m1:0", "甲"),
        material("城管局", "甲", "乙"),
        material("城管局", "丙", "乙", "甲"),
    )
    draft, _ = apply(draft, collected.put_by(draft, ("m1", 1), True))
    after, _ = apply(draft, collected.supersede(draft, "m1", "m2"))
    assert [one.id for one in after.materials] == ["m2"]
    assert after.materials[0].excerpts == (Excerpt("丙"), Excerpt("乙", put_by=True), Excerpt("甲"))
    assert collected.used(after) == {("m2", 2)}
    assert read_text(after, P1).plain == "甲"


def test_an_excerpt_that_is_not_there_is_a_key_error():
    draft = with_materials(Draft(), material("城管局", "甲"))
    with pytest.raises(KeyError):
        collected.excerpt_at(draft, ("m1", 5))


def test_adding_keeps_the_rest_of_a_material_as_it_is():
    one = replace(material("城管局", "甲", name="城管局.docx"), checksum="ab", kept=True)
    draft = added(Draft(), one)
    assert draft.materials == (replace(one, id="m1"),)
