"""A draft file gives back what was put in, and nothing else ever comes out of it."""

from __future__ import annotations

import datetime
import json
import zipfile
from io import BytesIO

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.strategies import drafts, sources

from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph, Row, Section, Source, Table
from fzdraft.errors import UserError
from fzdraft.storage import container, fzd
from fzdraft.storage.fzd import DraftFile, decode, encode, freeze, thaw

NOON = datetime.datetime(2025, 2, 6, 12, 0, tzinfo=datetime.UTC)


@st.composite
def files(draw: st.DrawFn) -> DraftFile:
    versions = [
        freeze(draft, NOON + datetime.timedelta(hours=count), draw(st.sampled_from(["", "报区长"])))
        for count, draft in enumerate(draw(st.lists(drafts(), max_size=2)))
    ]
    return DraftFile(draw(drafts()), draw(st.none() | sources()), tuple(versions))


def full_file() -> DraftFile:
    """One file with a number on a row, last year's document and two versions."""
    text = Text("受理行政复议145宗。", (Mark("m1", "value", 6, 9, "r1"),))
    section = Section("s1", Text("依法行政"), blocks=(Paragraph("p1", text),))
    draft = Draft(Paper(title=Text("报告"), sections=(section,)), year=2024, rows=(Row("r1"),))
    last_year = Source(Paper(title=Text("去年的报告")), year=2023)
    versions = (freeze(Draft(rows=(Row("r9"),)), NOON), freeze(draft, NOON, "报区长"))
    return DraftFile(draft, last_year, versions)


def changed(file: DraftFile, **entries: bytes | None) -> bytes:
    """The bytes of a file with some parts exchanged (None: taken out) under the old checksums."""
    parts = fzd.parts(file)
    for name, data in entries.items():
        part = next(p for p in parts if name == p.split("/")[-1].removesuffix(".json"))
        if data is None:
            del parts[part]
        else:
            parts[part] = data
    return container.pack(parts)


@given(files())
@settings(max_examples=60)
def test_a_file_comes_back_as_it_was_saved(file):
    assert decode(encode(file)) == file


@given(files())
@settings(max_examples=20)
def test_saving_the_same_twice_gives_the_same_bytes(file):
    assert encode(file) == encode(decode(encode(file)))


def test_the_order_in_which_years_were_filled_does_not_change_the_bytes():
    one, other = Row("r1", values={2023: "1", 2024: "2"}), Row("r1", values={2024: "2", 2023: "1"})
    assert encode(DraftFile(Draft(rows=(one,)))) == encode(DraftFile(Draft(rows=(other,))))


def test_a_version_gives_back_its_draft():
    draft = full_file().draft
    assert thaw(freeze(draft, NOON)) == draft


def test_a_lone_draft_json_opens():
    draft = full_file().draft
    assert decode(b"\xef\xbb\xbf" + msgspec.json.encode(draft)) == DraftFile(draft)


def test_half_a_surrogate_pair_does_not_stop_a_save():
    file = DraftFile(Draft(Paper(title=Text("报\ud840告"))))
    assert decode(encode(file)).draft.report.title.plain == "报?告"


NO_DRAFTS = {
    "nothing": b"",
    "the beginning of a zip": b"PK",
    "old Word": b"\xd0\xcf\x11\xe0",
    "zeros": b"\x00" * 99,
    "another program's settings": b'{"a": 1}',
    "half an object": b"{",
    "a list": b"[]",
    "nested beyond reason": b'{"report":' * 99999,
    "a section without id": b'{"report": {"sections": [{}]}}',
    "an endless year": b'{"report": {}, "year": 1e999}',
    "half a surrogate pair": b'{"report": {"kind": "\\ud800"}}',
}


@pytest.mark.parametrize("data", NO_DRAFTS.values(), ids=NO_DRAFTS.keys())
def test_what_is_no_draft_is_refused_in_words(data):
    with pytest.raises(UserError):
        decode(data)


def test_a_newer_file_asks_for_a_newer_program():
    manifest = json.dumps({"format": 2, "checksums": "of another kind"}).encode()
    with pytest.raises(UserError, match="这份稿子是用更新的版本做的"):
        decode(changed(full_file(), manifest=manifest))


def test_a_damaged_draft_is_named():
    with pytest.raises(UserError, match="稿子正文"):
        decode(changed(full_file(), draft=msgspec.json.encode(Draft(year=2020))))


@pytest.mark.parametrize("data", [b"{}", None])
def test_a_damaged_last_year_does_not_take_the_draft_along(data):
    file = full_file()
    opened = decode(changed(file, last_year=data))
    assert (opened.draft, opened.last_year, opened.versions) == (file.draft, None, file.versions)
    assert opened.notes == ("随稿带的去年稿坏了，没有读出来；今年的稿子是好的。",)


def test_a_damaged_version_does_not_take_the_others_along():
    file = full_file()
    opened = decode(changed(file, **{"001": b"{}"}))
    assert opened == replace(
        file, versions=file.versions[1:], notes=("有1份历次稿坏了，没有读出来；今年的稿子是好的。",)
    )


def with_title(text: Text) -> Draft:
    return Draft(Paper(title=text))


UNSOUND = {
    "two sections of one id": Draft(Paper(sections=(Section("s1"), Section("s1")))),
    "a section called like a paper": Draft(Paper(sections=(Section("letter"),))),
    "a block without id": Draft(Paper(preamble=(Paragraph(""),))),
    "five levels": Draft(
        Paper(
            sections=(
                Section(
                    "1",
                    sections=(
                        Section(
                            "2",
                            sections=(
                                Section("3", sections=(Section("4", sections=(Section("5"),)),)),
                            ),
                        ),
                    ),
                ),
            )
        )
    ),
    "a mark beyond the text": with_title(Text("报告", (Mark("m", "verify", 1, 3),))),
    "a mark before the text": with_title(Text("报告", (Mark("m", "verify", -1, 1),))),
    "an empty mark": with_title(Text("报告", (Mark("m", "verify", 1, 1),))),
    "two marks of one kind on the same words": with_title(
        Text("报告", (Mark("m", "verify", 0, 2), Mark("n", "verify", 1, 2)))
    ),
    "marks out of order": with_title(
        Text("报告", (Mark("m", "verify", 1, 2), Mark("n", "comment", 0, 1)))
    ),
    "a ragged table": Draft(Paper(preamble=(Table("t", ((Text(),), (Text(), Text()))),))),
    "a table without cells": Draft(Paper(preamble=(Table("t"),))),
    "a table of empty rows": Draft(Paper(preamble=(Table("t", ((), ())),))),
    "a year that is none": Draft(year=20244),
    "a row for a year that is none": Draft(rows=(Row("r", values={24: "1"}),)),
}


@pytest.mark.parametrize("draft", UNSOUND.values(), ids=UNSOUND.keys())
def test_a_draft_that_breaks_the_model_is_refused(draft):
    with pytest.raises(UserError, match="这份稿子里面对不上"):
        decode(encode(DraftFile(draft)))


def test_a_number_without_its_row_waits_to_be_filled_again():
    file = full_file()
    opened = decode(encode(DraftFile(replace(file.draft, rows=()))))
    assert opened == DraftFile(file.draft, notes=("有1个数在台账里找不到，已改回“待填”。",))


def zipped(*entries: tuple[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return buffer.getvalue()


def doubled(data: bytes, name: bytes, other: bytes) -> bytes:
    """Give a second entry the name of the first, which zipfile itself would warn about."""
    return data.replace(other, name)


def claiming(size: int) -> bytes:
    """A zip whose directory says that its one entry has this size."""
    data = zipped(("draft.json", b" " * 5000))
    return data.replace((5000).to_bytes(4, "little"), size.to_bytes(4, "little"))


HOSTILE = {
    "a bomb": zipped(("draft.json", b" " * (container.MODEST + 1))),
    "many small bombs": zipped(*((f"versions/{n}.json", b" " * 2**25) for n in range(4))),
    "an entry beyond all measure": claiming(container.MAX_ENTRY + 1),
    "countless entries": zipped(*((f"versions/{n}", b"") for n in range(2001))),
    "an entry above the folder": zipped(("../../draft.json", b"{}")),
    "an entry at the root": zipped(("/etc/draft.json", b"{}")),
    "an entry on a drive": zipped(("C:draft.json", b"{}")),
    "the same entry twice": doubled(
        zipped(("draft.json", b"{}"), ("drafT.json", b"{}")), b"draft.json", b"drafT.json"
    ),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused(data):
    with pytest.raises(UserError, match="为稳妥起见没有打开"):
        decode(data)


def test_a_size_that_lies_is_damage():
    data = zipped(("manifest.json", b" " * 5000))
    lying = data.replace((5000).to_bytes(4, "little"), (4000).to_bytes(4, "little"))
    with pytest.raises(UserError):
        decode(lying)


def test_what_would_not_open_again_is_not_packed():
    with pytest.raises(UserError, match="太大"):
        container.pack({str(n): b"" for n in range(container.MAX_ENTRIES + 1)})


def test_the_closest_that_we_pack_opens_again():
    data = b" " * (container.MODEST + 1)
    assert container.unpack(container.pack({"draft.json": data})) == {"draft.json": data}


def same_draft_or_refused(data: bytes) -> None:
    file = full_file()
    try:
        opened = decode(data)
    except UserError:
        return
    assert opened.draft == file.draft


@given(st.data())
@settings(max_examples=300)
def test_a_flipped_bit_gives_the_same_draft_or_a_sentence(data):
    good = bytearray(encode(full_file()))
    place = data.draw(st.integers(0, len(good) * 8 - 1))
    good[place // 8] ^= 1 << place % 8
    same_draft_or_refused(bytes(good))


@given(st.data())
@settings(max_examples=100)
def test_a_truncated_file_gives_the_same_draft_or_a_sentence(data):
    good = encode(full_file())
    same_draft_or_refused(good[: data.draw(st.integers(0, len(good) - 1))])


def test_any_noise_in_a_part_is_told_in_words():
    @given(st.binary(max_size=200))
    def read(noise):
        with pytest.raises(UserError):
            decode(changed(full_file(), manifest=noise))

    read()
