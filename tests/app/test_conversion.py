"""Old formats: through LibreOffice where there is one, and told plainly where there is none."""

import os
import sys
import time
from pathlib import Path

import pytest

from fzdraft import conversion
from fzdraft.app import App
from fzdraft.errors import UserError

RTF = (
    rb"{\rtf1\ansi\uc0{\fonttbl{\f0 SimSun;}}\f0 "
    + "".join(f"\\u{ord(char)}" for char in "某某区2024年法治政府建设情况报告").encode()
    + rb"\par "
    + "".join(f"\\u{ord(char)}" for char in "一、主要成效").encode()
    + rb"\par "
    + "".join(f"\\u{ord(char)}" for char in "办理复议案件145件。").encode()
    + rb"\par}"
)


def script(folder: Path, body: str) -> Path:
    """Write a program that stands for an office which does not do as it should."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\n{body}", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.office
@pytest.mark.skipif(conversion.find_office() is None, reason="LibreOffice is not installed")
def test_an_rtf_is_read_through_libreoffice(data_dir: Path):
    report = App(data_dir).read_bytes(RTF, "报告.rtf").report
    assert "某某区2024年法治政府建设情况报告" == report.title.plain
    assert ["主要成效"] == [section.heading.plain for section in report.sections]


def runs(pid: int) -> bool:
    """Tell whether a process still runs; one that only waits to be collected does not."""
    try:
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_an_office_that_hangs_is_ended_with_its_children(tmp_path: Path):
    child = tmp_path / "child"
    body = (
        "import subprocess, sys, time\n"
        f"p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(child)!r}, 'w').write(str(p.pid))\ntime.sleep(60)\n"
    )
    start = time.monotonic()
    with pytest.raises(UserError, match="已经停下"):
        conversion.to_docx(script(tmp_path, body), RTF, ".rtf", 2)
    assert time.monotonic() - start < 10
    assert not runs(int(child.read_text()))


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script")
def test_an_office_that_makes_nothing_is_told(tmp_path: Path):
    with pytest.raises(UserError, match="没能读出"):
        conversion.to_docx(script(tmp_path, "pass"), RTF, ".rtf")


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script")
def test_an_office_sees_nothing_of_the_users_environment(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("SECRET_OF_THE_USER", "1")
    seen = tmp_path / "seen"
    body = f"import os\nopen({str(seen)!r}, 'w').write(' '.join(os.environ))\n"
    with pytest.raises(UserError):
        conversion.to_docx(script(tmp_path, body), RTF, ".rtf")
    names = set(seen.read_text().split())
    assert ("HOME" in names, "SECRET_OF_THE_USER" in names, "DISPLAY" in names) == (
        True,
        False,
        False,
    )
