"""What every exporter promises."""

from __future__ import annotations

import datetime
import html
import io
import re
import zipfile

import pytest
from pypdf import PdfReader
from tests.layout.drafts import laid_out, profile, skin, with_letter

from fzdraft.exporters.table import EXPORTERS
from fzdraft.layout.blocks import plain
from fzdraft.layout.skin import properties_of

pytestmark = pytest.mark.usefixtures("qapp")  # before an exporter makes a lesser one of its own
CREATED = datetime.datetime(2024, 1, 5, 9, 30)


def exported(suffix: str) -> bytes:
    properties = properties_of(with_letter(), skin("submit"), CREATED)
    return EXPORTERS[suffix](laid_out(with_letter()), profile(), properties)


def words_of(suffix: str, data: bytes) -> str:
    if suffix == ".pdf":
        pages = PdfReader(io.BytesIO(data)).pages
        return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
    if suffix == ".docx":
        data = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    text = data.decode("utf-8-sig")
    return html.unescape(re.sub(r"<[^>]*>|\s", "", text))


@pytest.mark.parametrize("suffix", EXPORTERS)
def test_the_same_draft_gives_the_same_bytes(suffix):
    assert exported(suffix) == exported(suffix)


@pytest.mark.parametrize("suffix", EXPORTERS)
def test_every_paragraph_is_in_the_file(suffix):
    found = re.sub(r"—\d+—", "", words_of(suffix, exported(suffix)))
    blocks = laid_out(with_letter()).blocks
    assert [b for b in blocks if re.sub(r"\s", "", plain(b)) not in found] == []
