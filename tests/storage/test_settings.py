"""Settings are described data; a user's file may hold anything."""

from __future__ import annotations

import json

import pytest

from fzdraft.storage.settings import change_setting, load_settings


def store(home, data: bytes) -> None:
    home.config.mkdir(parents=True)
    (home.config / "settings.json").write_bytes(data)


def test_at_first_everything_is_as_described(home, noon):
    settings = load_settings(home, noon)
    assert settings.values == {name: found.default for name, found in settings.schema.items()}
    assert settings.notes == ()


def test_every_default_fits_its_description(home, noon):
    settings = load_settings(home, noon)
    for name, found in settings.schema.items():
        settings = change_setting(home, settings, name, found.default, noon)
    assert load_settings(home, noon) == settings


def test_a_change_is_there_next_time(home, noon):
    settings = change_setting(home, load_settings(home, noon), "theme", "dark", noon)
    assert settings["theme"] == "dark"
    assert load_settings(home, noon)["theme"] == "dark"


def test_two_windows_do_not_undo_each_others_settings(home, noon):
    one, other = load_settings(home, noon), load_settings(home, noon)
    change_setting(home, one, "theme", "dark", noon)
    change_setting(home, other, "zoom", 150, noon)
    again = load_settings(home, noon)
    assert (again["theme"], again["zoom"]) == ("dark", 150)


def test_what_we_do_not_know_stays_in_the_file(home, noon):
    store(home, b'{"of a later version": [1]}')
    change_setting(home, load_settings(home, noon), "theme", "dark", noon)
    stored = json.loads((home.config / "settings.json").read_text("utf-8"))
    assert stored == {"of a later version": [1], "theme": "dark"}


@pytest.mark.parametrize("wrong", [7, "", "pink", None, ["dark"], True])
def test_a_wrong_choice_falls_back_and_is_told(home, noon, wrong):
    store(home, json.dumps({"theme": wrong}).encode())
    settings = load_settings(home, noon)
    assert settings["theme"] == "light"
    assert settings.notes == ("设置“配色”里的值用不了，已改回默认。",)


@pytest.mark.parametrize("wrong", [49, 201, True, "120", 120.5])
def test_a_wrong_number_falls_back(home, noon, wrong):
    store(home, json.dumps({"zoom": wrong}).encode())
    assert load_settings(home, noon)["zoom"] == 100


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b"[" * 99999])
def test_an_unreadable_file_is_moved_aside_and_told(home, noon, data):
    store(home, data)
    settings = load_settings(home, noon)
    assert settings.notes == (
        "设置文件读不出来，先用默认设置；原来的文件留作“settings.json.损坏-20250206-120000”。",
    )
    assert [path.read_bytes() for path in home.config.iterdir()] == [data]


def test_a_setting_that_is_not_described_is_our_bug(home, noon):
    with pytest.raises(KeyError):
        change_setting(home, load_settings(home, noon), "colour", "dark", noon)


def test_a_value_that_does_not_fit_is_our_bug(home, noon):
    with pytest.raises(ValueError, match="theme"):
        change_setting(home, load_settings(home, noon), "theme", "pink", noon)
