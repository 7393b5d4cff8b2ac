"""The originals of departments' files travel in the draft file, and nowhere else."""

import datetime
import zipfile
from io import BytesIO

import pytest
from msgspec.structs import replace

from fzdraft.document.material import Excerpt, Material
from fzdraft.document.model import Draft, Source
from fzdraft.storage import container, fzd
from fzdraft.storage.directories import Directories
from fzdraft.storage.documents import save_draft
from fzdraft.storage.fzd import DraftFile, decode, encode
from fzdraft.storage.recovery import Recovery

NOON = datetime.datetime(2025, 2, 6, 12, 0, tzinfo=datetime.UTC)
DATA = b"PK\x03\x04 the department's own bytes"
KNOWN = fzd.checksum(DATA)
MATERIAL = Material("m1", "城管局", "城管局.docx", None, KNOWN, True, (Excerpt("办案160宗。"),))
DRAFT = Draft(materials=(MATERIAL,))
FILE = DraftFile(DRAFT, originals={KNOWN: DATA})


@pytest.fixture
def recovery(tmp_path) -> Recovery:
    return Recovery(Directories(tmp_path / "d", tmp_path / "c", tmp_path / "k"))


def test_the_original_comes_back_byte_for_byte():
    assert decode(encode(FILE)) == FILE


def test_it_lies_in_the_file_under_its_checksum_and_is_not_packed_twice():
    with zipfile.ZipFile(BytesIO(encode(FILE))) as archive:
        info = archive.getinfo(f"material/{KNOWN}")
        assert (archive.read(info), info.compress_type) == (DATA, zipfile.ZIP_STORED)


def test_bytes_that_no_material_speaks_of_are_not_written():
    assert decode(encode(DraftFile(Draft(), originals={KNOWN: DATA}))).originals == {}


def test_bytes_that_no_material_speaks_of_are_not_read_either():
    parts = fzd.parts(FILE)
    parts["draft.json"] = fzd.parts(DraftFile(Draft()))["draft.json"]
    parts["manifest.json"] = parts["manifest.json"].replace(
        fzd.checksum(fzd.parts(FILE)["draft.json"]).encode(),
        fzd.checksum(parts["draft.json"]).encode(),
    )
    assert decode(container.pack(parts)) == DraftFile(Draft())


def test_a_damaged_original_is_a_note_and_the_words_stay():
    parts = fzd.parts(FILE)
    parts[f"material/{KNOWN}"] = b"PK other"
    opened = decode(container.pack(parts))
    assert opened.draft == DRAFT
    assert opened.notes == ("有1份材料的原件坏了，没有读出来；从里面读到的文字都在。",)


def test_an_earlier_state_does_not_repeat_the_material():
    assert fzd.thaw(fzd.freeze(DRAFT, NOON)) == Draft()


def test_a_copy_for_sending_has_neither_material_nor_past():
    assert fzd.for_sending(DRAFT) == DraftFile(Draft())


def test_autosave_leaves_the_originals_out_and_finds_them_again(recovery):
    recovery.keep(DATA)
    recovery.write("1-a-b", DraftFile(DRAFT), None)
    assert recovery.read("1-a-b") == FILE


def test_originals_of_a_saved_file_are_found_in_it(recovery, tmp_path):
    path = tmp_path / "稿子.fzd"
    save_draft(path, FILE)
    recovery.write("1-a-b", DraftFile(DRAFT, Source()), path)
    assert recovery.read("1-a-b").originals == {KNOWN: DATA}


def test_an_original_that_is_gone_everywhere_is_told(recovery):
    recovery.write("1-a-b", DraftFile(DRAFT), None)
    found = recovery.read("1-a-b")
    assert (found.originals, len(found.notes)) == ({}, 1)


def test_originals_go_with_the_last_unsaved_draft(recovery):
    recovery.keep(DATA)
    recovery.write("1-a-b", DraftFile(DRAFT), None)
    recovery.write("2-a-b", DraftFile(DRAFT), None)
    recovery.discard("1-a-b")
    assert recovery.keeps(KNOWN)
    recovery.discard("2-a-b")
    assert not recovery.keeps(KNOWN)


def test_a_checksum_that_leads_elsewhere_reads_nothing(recovery, tmp_path):
    secret = tmp_path / "secret"
    secret.write_bytes(b"x")
    hostile = replace(MATERIAL, checksum=str(secret))
    recovery.write("1-a-b", DraftFile(Draft(materials=(hostile,))), None)
    assert recovery.read("1-a-b").originals == {}
