"""What is shipped is found in a checkout, in a wheel and in the frozen program."""

from __future__ import annotations

import sys

import pytest

from fzdraft.storage import resources
from fzdraft.storage.resources import (
    resource_bytes,
    resource_files,
    resource_text,
    template_folders,
)


@pytest.fixture
def frozen(tmp_path, monkeypatch):
    """Pretend to be the frozen program that unpacked itself, with one list and one template."""
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "frozen"), raising=False)
    data = tmp_path / "frozen" / "fzdraft" / "_data"
    (data / "resources" / "wordlists").mkdir(parents=True)
    (data / "resources" / "wordlists" / "places.txt").write_text("澄海", "utf-8")
    (data / "resources" / "wordlists" / ".hidden").touch()
    (data / "templates" / "county").mkdir(parents=True)
    (data / "templates" / "county" / "template.toml").write_text("name = '县'", "utf-8")
    (data / "templates" / "county" / "body.j2").write_text("一、", "utf-8")
    return data


def test_a_checkout_finds_its_own_resources():
    assert resource_text("corpus", "s0_chenghai_2023.txt").count("澄海") > 1


def test_the_frozen_program_finds_what_it_unpacked(frozen):
    assert resource_text("wordlists", "places.txt") == "澄海"


def test_an_installed_program_finds_what_lies_in_the_package(frozen, monkeypatch):
    monkeypatch.delattr(sys, "_MEIPASS")
    monkeypatch.setattr(resources, "_PACKAGE", frozen.parent)
    assert resource_bytes("wordlists", "places.txt") == "澄海".encode()


def test_a_folder_lists_its_files_without_the_hidden_ones(frozen):
    assert resource_files("wordlists") == ["places.txt"]


def test_a_folder_that_was_not_shipped_is_empty(frozen):
    assert resource_files("layouts") == []


def test_a_file_that_was_not_shipped_is_our_bug():
    with pytest.raises(FileNotFoundError):
        resource_text("no such file")


def test_templates_are_read_by_folder_and_name(frozen, home):
    texts = {"body.j2": "一、", "template.toml": "name = '县'"}
    assert template_folders(home) == {"county": texts}


def test_the_users_templates_stand_beside_and_over_the_shipped_ones(frozen, home):
    for folder, text in (("county", "我的一、"), ("street", "街道")):
        (home.templates / folder).mkdir(parents=True)
        (home.templates / folder / "body.j2").write_text(text, "utf-8")
    assert template_folders(home) == {
        "county": {"body.j2": "我的一、", "template.toml": "name = '县'"},
        "street": {"body.j2": "街道"},
    }


def test_a_template_that_is_no_text_does_not_stop_the_others(frozen, home):
    (home.templates / "bad").mkdir(parents=True)
    (home.templates / "bad" / "body.j2").write_bytes(b"\xff\xfe")
    assert set(template_folders(home)) == {"bad", "county"}
