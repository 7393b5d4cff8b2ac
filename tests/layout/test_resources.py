"""Layouts, forms and skins are data: every shipped file fits the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.layout.drafts import ROOT

from fzdraft.errors import UserError
from fzdraft.layout.flow import ELEMENTS
from fzdraft.layout.form import parse_form
from fzdraft.layout.profile import parse_profile
from fzdraft.layout.skin import parse_skin

OTHER_STYLES = {
    "body", "signatories", "attachment_label", "table_head", "table_cell",
    "heading1", "heading2", "heading3", "heading4",
}  # fmt: skip


def files(folder: str) -> list[Path]:
    return sorted((ROOT / "resources" / folder).glob("*.toml"))


def layouts():
    return [parse_profile(path.read_text("utf-8"), path.name) for path in files("layouts")]


def forms():
    return [parse_form(path.read_text("utf-8"), path.name) for path in files("forms")]


def skins():
    return [parse_skin(path.read_text("utf-8"), path.name) for path in files("skins")]


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.id)
def test_a_layout_defines_every_face_and_rule_it_names(layout):
    faces = {style.face for style in layout.styles.values()} | {layout.page_number.face}
    rules = {style.rule for style in layout.styles.values()} - {""} | {layout.table.rule}
    assert faces <= set(layout.faces)
    assert rules | {"colophon_outer", "colophon_inner"} <= set(layout.rules)


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.id)
def test_a_form_uses_only_known_elements_and_styles_of_every_layout(form):
    entries = (*form.head, *form.main, *form.attached, *form.colophon)
    assert {entry.element for entry in entries} <= ELEMENTS
    for layout in layouts():
        assert {entry.style for entry in entries} | OTHER_STYLES <= set(layout.styles)


@pytest.mark.parametrize("skin", skins(), ids=lambda skin: skin.id)
def test_a_skin_leaves_out_only_known_elements(skin):
    assert set(skin.omit) <= ELEMENTS | {"signatories"}


def test_files_are_found_by_their_own_id():
    for folder, parsed in (("layouts", layouts()), ("forms", forms()), ("skins", skins())):
        assert [path.stem for path in files(folder)] == [thing.id for thing in parsed]


@pytest.mark.parametrize("parse", [parse_profile, parse_form, parse_skin])
@pytest.mark.parametrize("text", ["", "id = 3", "id = ", 'id = "x"\nunheard_of = 1'])
def test_a_broken_file_is_told_by_its_name(parse, text):
    with pytest.raises(UserError, match=r"my\.toml"):
        parse(text, "my.toml")


def test_the_text_area_is_what_the_standard_says():
    page = layouts()[0].page
    assert (page.text_width, page.text_height) == (156.0, 225.0)
