"""The user's file changes when the user saves, and only then."""

from __future__ import annotations

import pytest

from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper, Section
from fzdraft.errors import UserError
from fzdraft.storage.documents import fingerprint, open_draft, save_draft
from fzdraft.storage.fzd import DraftFile

FILE = DraftFile(Draft(Paper(title=Text("报告"))))


def test_what_was_saved_opens(tmp_path):
    save_draft(tmp_path / "稿.fzd", FILE)
    assert open_draft(tmp_path / "稿.fzd") == FILE


def test_saving_tells_the_fingerprint_of_the_file(tmp_path):
    saved = save_draft(tmp_path / "稿.fzd", FILE)
    assert fingerprint(tmp_path / "稿.fzd") == saved


def test_a_file_that_is_gone_has_no_fingerprint(tmp_path):
    assert fingerprint(tmp_path / "稿.fzd") == ""


def test_a_file_that_cannot_be_read_is_named_and_stays_as_it_is(tmp_path):
    path = tmp_path / "稿.fzd"
    path.write_bytes(b"PK damaged")
    with pytest.raises(UserError, match=r"“稿.fzd”：这个文件坏了"):
        open_draft(path)
    assert [found.read_bytes() for found in tmp_path.iterdir()] == [b"PK damaged"]


def test_a_draft_that_would_not_open_again_does_not_replace_a_good_one(tmp_path):
    path = tmp_path / "稿.fzd"
    save_draft(path, FILE)
    twice = Draft(Paper(sections=(Section("s1"), Section("s1"))))
    with pytest.raises(ValueError, match="could not be opened again"):
        save_draft(path, DraftFile(twice))
    assert open_draft(path) == FILE
