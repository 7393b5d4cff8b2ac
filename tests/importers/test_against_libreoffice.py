"""Every file that LibreOffice opens, its text against ours: no character is lost unsaid.

Compared are letters and digits as a bag. LibreOffice's plain text leaves out footnotes,
comments, headers, text boxes and WordArt, and prints deleted text; ours keeps notes apart.
"""

import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from fzdraft import conversion
from fzdraft.errors import UserError
from fzdraft.importers.lines import Reading
from fzdraft.importers.table import office_suffix, reading_of

pytestmark = [pytest.mark.office, pytest.mark.slow, pytest.mark.timeout(900)]
MOST = 0.02
FEW = 3  # the numbers of notes stand in LibreOffice's text, and a note or two is no loss
ROUNDS = 6
SKIPPED = ("lockfile~$报告.docx", "~$A4_1.docx", "bomb_media_2gb.docx", "paras_100k.docx")
DELETED = "LibreOffice prints text, rows or cells that a tracked change deleted"
BOXED = "LibreOffice's plain text leaves out text boxes and WordArt; ours reads them once"
FLOATING = "LibreOffice's plain text leaves out floating tables; ours reads them in their place"
NAMED = "a field prints the name of the file, which LibreOffice works out anew"
WITH_BOXES = (
    "Open-XML-SDK/AcademicFax_TP10067034.dotx",
    "Open-XML-SDK/CD_DVDFaceLabel_TP10169558.dotx",
    "Open-XML-SDK/Comment015.docx",
    "Open-XML-SDK/Comment016.docx",
    "Open-XML-SDK/Comment042.docx",
    "docx2python/nested_paragraphs.docx",
    "poi/60316.docx",
    "poi/60316.dotx",
    "poi/Bug41898.doc",
    "poi/Bug46817.doc",
    "poi-tl/361.docx",
    "poi-tl/713.docx",
    "poi-tl/sdt_core.docx",
    "template/gg_1.docx",
    "template/ml_1.docx",
    "template/sx_1.docx",
    "template/sx_2.docx",
    "template/sx_4.docx",
    "template/tz_1.docx",
    "template/xx_1.docx",
    "template/xx_3.docx",
    "template/xx_4.docx",
    "template/会议纪要.dotx",
    "hostile/all_in_textbox.docx",
)
WITH_DELETIONS = (
    "Open-XML-SDK/Comment020.docx",
    "poi/Bug52032_3.doc",
    "poi-tl/636.docx",
    "hostile/moved_text.docx",
)
ALLOWED = {
    **dict.fromkeys(WITH_BOXES, BOXED),
    **dict.fromkeys(WITH_DELETIONS, DELETED),
    "docx2python/240-DOP-1013A_Lay_Down_Tubulars.docx": FLOATING,
    "poi/FldSimple.docx": NAMED,
}


@pytest.fixture(scope="session")
def texts(shared_dir: Path, tmp_path_factory) -> dict[str, tuple[str, Path]]:
    """Give for every file that LibreOffice opens its text and ours, by name."""
    office = conversion.find_office()
    if office is None:
        pytest.skip("LibreOffice is not installed")
    home = tmp_path_factory.mktemp("office")
    copies = copied(shared_dir / "data", home / "in")
    run(office, home, list(copies), "txt:Text (encoded):UTF8", "text")
    old = [path for path in copies if office_suffix(path.read_bytes())]
    run(office, home, old, "docx:MS Word 2007 XML", "docx")
    found = {}
    for copy, name in copies.items():
        text = home / "text" / f"{copy.stem}.txt"
        made = home / "docx" / f"{copy.stem}.docx"
        if text.is_file() and (copy not in old or made.is_file()):
            plain = text.read_text("utf-8", "replace").lstrip("\ufeff")
            found[name] = (plain, made if copy in old else copy)
    return found


def copied(data: Path, folder: Path) -> dict[Path, str]:
    """Copy the files under short names, since LibreOffice names its results by them."""
    folder.mkdir(parents=True)
    copies = {}
    for kind in ("odd_docx", "official_docx", "hostile"):
        for path in sorted((data / kind).rglob("*")):
            if path.is_file() and path.suffix != ".json" and path.name not in SKIPPED:
                copy = folder / f"{len(copies)}{path.suffix}"
                shutil.copyfile(path, copy)
                copies[copy] = f"{path.parent.name}/{path.name}"
    return copies


def run(office: Path, home: Path, files: list[Path], form: str, out: str) -> None:
    """Convert all files in one call; where a file ends LibreOffice, go on behind it."""
    left = files
    for _ in range(ROUNDS):
        if not left:
            return
        command = [office, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless"]
        command += ["--norestore", "--convert-to", form, "--outdir", home / out, *left]
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "HOME": str(home)},
        )
        try:
            process.wait(240)
        finally:
            conversion._end(process)
        done = {path.stem for path in (home / out).iterdir()} if (home / out).is_dir() else set()
        last = max((i for i, path in enumerate(left) if path.stem in done), default=-1)
        left = left[last + 2 :]


def bag(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalnum())


def body_of(reading: Reading) -> str:
    return "\n".join("\n".join((line.text, *sum(line.rows, ()))) for line in reading.lines)


def test_what_is_read_is_what_libreoffice_reads(texts):
    different, refused = {}, {}
    for name, (theirs, path) in texts.items():
        try:
            reading = reading_of(path.read_bytes(), path.name)
        except UserError as error:
            refused[name] = str(error)
            continue
        wanted, body = bag(theirs), bag(body_of(reading))
        missing = (wanted - body - bag("\n".join(reading.notes))).total()
        extra = (body - wanted).total()
        if max(missing, extra) > max(FEW, MOST * max(wanted.total(), 1)):
            different[name] = f"{missing} missing, {extra} more of {wanted.total()}"
    print(f"{len(texts)} files compared, {len(different)} differ, {len(refused)} refused")
    for name, said in {**different, **refused}.items():
        print(f"  {name}: {said} ({ALLOWED.get(name, '?')})")
    assert set(ALLOWED) == set(different) | set(refused)
