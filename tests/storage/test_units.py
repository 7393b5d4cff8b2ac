"""A unit is described once, quietly, and is the user's from then on."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from fzdraft.document.doc_number import DocNumber
from fzdraft.document.model import Elements, Reporter
from fzdraft.storage.directories import directories
from fzdraft.storage.units import UnitProfile, load_all, remember, save_unit

REPORTER = Reporter("county", "汕头市澄海区人民政府", "澄海区政府", "澄海区", "我区")
ELEMENTS = Elements(doc_number=DocNumber("澄府", 2024, 3), recipients=("汕头市人民政府",))
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
LISTS = st.lists(WORDS, max_size=3).map(tuple)


def test_the_first_document_makes_the_profile(home, noon):
    assert remember(home, REPORTER, ELEMENTS)
    made = load_all(home, noon).profiles["汕头市澄海区人民政府"]
    assert made == UnitProfile(
        "汕头市澄海区人民政府",
        short_name="澄海区政府",
        self_name="我区",
        region="澄海区",
        regions=("澄海区",),
        superiors=("汕头市人民政府",),
        organs=("澄府",),
    )


def test_a_later_document_leaves_the_profile_alone(home, noon):
    remember(home, REPORTER, ELEMENTS)
    assert not remember(home, REPORTER, Elements())
    assert load_all(home, noon).profiles[REPORTER.unit].organs == ("澄府",)


def test_a_document_without_a_unit_makes_nothing(home, noon):
    assert not remember(home, Reporter(), ELEMENTS)
    assert load_all(home, noon).profiles == {}


def test_the_file_is_named_after_the_unit(home):
    remember(home, REPORTER, ELEMENTS)
    assert [path.name for path in home.units.iterdir()] == ["汕头市澄海区人民政府.toml"]


@given(WORDS, WORDS, LISTS, st.dictionaries(WORDS, WORDS, max_size=3))
@settings(max_examples=60)
def test_any_words_come_back_as_they_were(tmp_path_factory, noon, unit, name, many, closings):
    home = directories(Path(tmp_path_factory.mktemp("data")))
    profile = UnitProfile(unit, "town", name, superiors=many, closings=closings)
    save_unit(home, profile)
    assert load_all(home, noon).profiles == {unit: profile}


def test_units_whose_names_differ_only_in_what_no_file_may_have_stay_apart(home, noon):
    for unit in ("甲/乙局", "甲：乙局", "局" * 80, "局" * 81):
        save_unit(home, UnitProfile(unit))
    assert set(load_all(home, noon).profiles) == {"甲/乙局", "甲：乙局", "局" * 80, "局" * 81}


def test_an_unreadable_profile_is_moved_aside_and_told(home, noon):
    remember(home, REPORTER, ELEMENTS)
    (home.units / "坏.toml").write_bytes("unit = 甲".encode("gb18030"))
    (home.units / "缺.toml").write_bytes(b"kind = 'county'")
    units = load_all(home, noon)
    assert list(units.profiles) == [REPORTER.unit]
    assert units.notes == (
        "单位资料“坏”读不出来；原来的文件留作“坏.toml.损坏-20250206-120000”。",
        "单位资料“缺”读不出来；原来的文件留作“缺.toml.损坏-20250206-120000”。",
    )
