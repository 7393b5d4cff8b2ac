"""Old formats through LibreOffice, where it is installed: a process of its own, kept short.

LibreOffice gets a copy of the bytes in a folder of its own, an empty profile (so no macro
runs and no window of the user's is met), no environment beside what it needs, and a time
limit after which its whole process group is ended.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from fzdraft.errors import UserError

SECONDS = 60


class Target(NamedTuple):
    """What LibreOffice writes (suffix and its filter), and what to do where it cannot."""

    filter: str
    way_out: str


_DOCX = Target("docx:MS Word 2007 XML", "请用 WPS 或 Word 打开它，另存为 .docx 后再拖进来。")
_XLSX = Target("xlsx:Calc MS Excel 2007 XML", "请用 WPS 或 Excel 打开它，另存为 .xlsx 再收。")
_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "SystemRoot", "WINDIR", "COMSPEC", "PATHEXT")
_NO_MACROS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def find_office() -> Path | None:
    """Return the program of LibreOffice on this machine, None where there is none."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    usual = (Path(place) for place in _USUAL_PLACES if Path(place).is_file())
    return Path(found) if found else next(usual, None)


def to_docx(office: Path, data: bytes, suffix: str, seconds: float = SECONDS) -> bytes:
    """Return a .doc, .rtf or .odt as .docx; raises UserError when LibreOffice cannot."""
    return _converted(office, data, suffix, _DOCX, seconds)


def to_xlsx(office: Path, data: bytes, suffix: str, seconds: float = SECONDS) -> bytes:
    """Return a .xls, .et or .ods as .xlsx; raises UserError when LibreOffice cannot."""
    return _converted(office, data, suffix, _XLSX, seconds)


def _converted(office: Path, data: bytes, suffix: str, target: Target, seconds: float) -> bytes:
    with tempfile.TemporaryDirectory(prefix="fzdraft-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source = home / f"source{suffix}"
        source.write_bytes(data)
        profile = home / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_NO_MACROS, encoding="utf-8")
        _run(_command(office, home, source, target), home, seconds, target.way_out)
        made = home / "made" / f"source.{target.filter.partition(':')[0]}"
        if not made.is_file():
            raise UserError("LibreOffice 没能读出这份文件。", target.way_out)
        return made.read_bytes()


def _command(office: Path, home: Path, source: Path, target: Target) -> list[str]:
    options = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
    return [
        str(office),
        f"-env:UserInstallation={(home / 'profile').as_uri()}",
        *options,
        "--convert-to",
        target.filter,
        "--outdir",
        str(home / "made"),
        str(source),
    ]


def _run(command: list[str], home: Path, seconds: float, way_out: str) -> None:
    """Run LibreOffice in a process group of its own and end the whole of it, come what may."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"HOME": str(home), "TMPDIR": str(home), "TEMP": str(home), "TMP": str(home)}
    try:
        process = subprocess.Popen(
            command,
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise UserError("LibreOffice 启动不了，这份文件没有读。", way_out) from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        told = f"LibreOffice 读这份文件超过 {seconds:.0f} 秒，已经停下。"
        raise UserError(told, way_out) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(tree, capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
