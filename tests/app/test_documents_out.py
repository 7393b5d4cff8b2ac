"""The whole way of a sample: read, made a draft, written as Word, drawn by an office program."""

import re
import subprocess
from pathlib import Path

import pytest

from fzdraft.app import App
from fzdraft.document.places import texts
from fzdraft.storage.resources import resource_files

SAMPLES = [name for name in resource_files("corpus") if name.endswith(".txt")]
CORPUS = Path(__file__).parents[2] / "resources" / "corpus"


def squeezed(text):
    """Leave out white space, and hyphens: pdftotext joins words over a hyphen at a line's end."""
    return re.sub(r"[\s-]+", "", text)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Every sample as 报送稿 through .fzd and .docx to the words of LibreOffice's pages."""
    folder = tmp_path_factory.mktemp("printed")
    app = App(folder / "data")
    for name in SAMPLES:
        draft = (folder / name).with_suffix(".fzd")
        source = app.read_path(CORPUS / name)
        app.save_new(draft, app.draft_from(source)[0], source)
        app.export(app.open_any(draft).draft, draft.with_suffix(".docx"), skin="submit")
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    made = [str(path) for path in sorted(folder.glob("*.docx"))]
    subprocess.run([*command, *made], check=True, capture_output=True, timeout=110)
    return folder


def words(folder, name, *options):
    pdf = (folder / name).with_suffix(".pdf")
    command = ["pdftotext", *options, str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.office
@pytest.mark.parametrize("name", SAMPLES)
def test_every_sentence_of_a_sample_stands_on_the_printed_pages(printed, name):
    draft = App(printed / "data").open_any((printed / name).with_suffix(".fzd")).draft
    page = squeezed(re.sub(r"—\s*\d+\s*—", "", words(printed, name)))
    sentences = [s for _, t in texts(draft) for s in re.split(r"(?<=[。；])", t.plain) if s.strip()]
    assert len(sentences) > 30
    assert [] == [s for s in sentences if squeezed(s) not in page]


@pytest.mark.office
@pytest.mark.parametrize("name", SAMPLES)
def test_the_pages_of_a_sample_hold_22_lines_of_28_characters(printed, name):
    pages = words(printed, name, "-layout").split("\f")[:-1]
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    bodies = [[line for line in page if not re.fullmatch(r"—\s*\d+\s*—", line)] for page in lines]
    full = [page for page in bodies[1:-1] if len(page) >= 21]
    assert len(full) >= 3
    assert {22} == {len(page) for page in full} - {21}
    widths = [len(line) for page in full for line in page if not re.search(r"[A-Za-z0-9]", line)]
    assert max(widths) in (28, 29)
