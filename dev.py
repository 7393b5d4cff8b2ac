#!/usr/bin/env python3
"""Develop fzdraft with one command and nothing prepared.

开发入口:只用标准库,环境自己备好。

  python3 dev.py run [ARGS]    run the program; without a screen, make a sample in build/sample
  python3 dev.py test [ARGS]   every check and test; with ARGS, only pytest ARGS
  python3 dev.py lint [--fix]  style, types and import arrows
  python3 dev.py bench         the table of speed goals
  python3 dev.py package       freeze the program into dist/
  python3 dev.py shots         the pictures of README and guide into docs/pictures

It makes .venv, installs the versions pinned in packaging/, and on Debian as root also the
libraries, fonts and tools that are missing; elsewhere it prints the command that would.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import io
import json
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from subprocess import DEVNULL

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
CORPUS = ROOT / "resources" / "corpus"
PACKAGING = ROOT / "packaging"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ON_LINUX = sys.platform == "linux"

# (machine, oldest glibc that fits, file); the first that fits is taken.
QT_FOR_LINUX = (
    ("x86_64", (2, 34), "constraints.txt"),
    ("x86_64", (2, 28), "constraints-glibc-2.28.txt"),
    ("aarch64", (2, 39), "constraints.txt"),
    ("aarch64", (2, 31), "constraints-aarch64-glibc-2.31.txt"),
)
PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "pdftotext": "poppler-utils",
    "soffice": "libreoffice-writer-nogui",
    "/usr/lib/libreoffice/program/libsclo.so": "libreoffice-calc-nogui",
    "/usr/lib/libreoffice/program/pyuno.so": "python3-uno",
    "mount": "mount",
    "objcopy": "binutils",
}
FONTS = {
    "NotoSansCJK": "fonts-noto-cjk",
    "ukai": "fonts-arphic-ukai",
    "uming": "fonts-arphic-uming",
}
SCREEN = ("Xvfb", "openbox")
FREEZER = ("objcopy",)
LIBRARIES_NAMED_OTHERWISE = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
}


class StopError(Exception):
    """A fault of the machine or the call, told in one plain sentence."""


def say(text: str) -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


# --- the virtual environment ------------------------------------------------------------------


def pick_constraints(system: str, machine: str, glibc: tuple[int, ...]) -> str:
    """Name the constraints file whose Qt wheel runs on this system."""
    if system != "Linux":
        return "constraints.txt"
    for name, oldest, file in QT_FOR_LINUX:
        if name == machine and glibc >= oldest:
            return file
    raise StopError(f"no PySide6 wheel fits {machine} with glibc {glibc}. 没有适用于本机的 Qt。")


def constraints() -> Path:
    """Find the constraints file for the machine at hand."""
    glibc = tuple(int(part) for part in platform.libc_ver()[1].split(".") if part.isdigit())
    return PACKAGING / pick_constraints(platform.system(), platform.machine(), glibc)


def requirements(everything: bool) -> list[str]:
    """Read what to install from pyproject: what the program needs, or the tools as well."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"]]
    wanted += project["project"]["optional-dependencies"]["fast"]
    if everything:
        wanted += [name for group in project["dependency-groups"].values() for name in group]
    return wanted


def digest() -> str:
    """Give a fingerprint of all that decides what the virtual environment should hold."""
    parts = [sys.version.encode(), str(constraints()).encode()]
    parts += [(ROOT / "pyproject.toml").read_bytes()]
    parts += [path.read_bytes() for path in sorted(PACKAGING.glob("constraints*.txt"))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_ready(everything: bool) -> bool:
    """Tell whether .venv already holds what is wanted (a full one serves the program too)."""
    stamp = VENV / "fzdraft.stamp"
    if not (PYTHON.exists() and stamp.exists()):
        return False
    level, _, fingerprint = stamp.read_text(encoding="utf-8").partition(" ")
    return fingerprint == digest() and (level == "full" or not everything)


def has_pip() -> bool:
    """Tell whether .venv has a Python with pip that starts."""
    command = [str(PYTHON), "-m", "pip", "--version"]
    return PYTHON.exists() and subprocess.run(command, capture_output=True).returncode == 0


def make_venv() -> None:
    """Make .venv afresh unless a working one is there."""
    if has_pip():
        return
    if importlib.util.find_spec("ensurepip") is None and not install_packages(["python3-venv"]):
        raise StopError("python3-venv is needed first. 请先安装 python3-venv。")
    say("making .venv …")
    must([sys.executable, "-m", "venv", "--clear", str(VENV)])


def prepare(everything: bool = True) -> None:
    """Bring .venv to the pinned versions; costs nothing when it already is."""
    if is_ready(everything):
        return
    make_venv()
    pinned = constraints()
    say(f"installing the versions pinned in {pinned.relative_to(ROOT)} …")
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    if not retry([*pip, "-c", str(pinned), *requirements(everything)]):
        raise StopError("pip could not install what is pinned (see above). 依赖没有装上。")
    level = "full" if everything else "program"
    (VENV / "fzdraft.stamp").write_text(f"{level} {digest()}", encoding="utf-8")


# --- libraries, fonts and tools of the system ---------------------------------------------------


def debian_package(library: str) -> str:
    """Name the Debian package of a shared library by Debian's own rule (Policy 8.1).

    >>> debian_package("libxcb-icccm.so.4"), debian_package("libdbus-1.so.3")
    ('libxcb-icccm4', 'libdbus-1-3')
    """
    if library in LIBRARIES_NAMED_OTHERWISE:
        return LIBRARIES_NAMED_OTHERWISE[library]
    name, _, version = library.lower().partition(".so.")
    return f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"


def missing_libraries() -> list[str]:
    """List the shared libraries that Qt's window plugin does not find (Linux only)."""
    plugins = VENV.glob("lib/python3*/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so")
    output = ""
    for plugin in plugins if ON_LINUX else ():
        output += subprocess.run(["ldd", str(plugin)], capture_output=True, text=True).stdout
    return sorted(set(re.findall(r"(\S+) => not found", output)))


def missing_fonts() -> list[str]:
    """List the Debian packages of the Chinese fonts that are not installed (Linux only)."""
    if not ON_LINUX:
        return []
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
    names = [path.name for folder in folders for path in folder.rglob("*.tt[cf]")]
    return [p for font, p in FONTS.items() if not any(n.startswith(font) for n in names)]


def missing_programs(programs: Iterable[str]) -> list[str]:
    """List which of these programs (or files, by their whole path) are not there (Linux only)."""
    there = {name for name in programs if shutil.which(name) or Path(name).is_file()}
    return [name for name in programs if ON_LINUX and name not in there]


def missing_libpython() -> list[str]:
    """List the shared library that freezing needs where Debian's Python comes without it."""
    name = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
    is_debians = ON_LINUX and Path(sys.base_prefix) == Path("/usr") and shutil.which("apt-get")
    found = any(Path("/usr/lib").glob(f"**/{name}.so*")) if is_debians else True
    return [] if found else [name]


def need(programs: Iterable[str] = (), *, libraries: bool = True, freeze: bool = False) -> None:
    """Install what the system lacks, or say what would; stop only where Qt cannot start."""
    lacking = missing_libraries() if libraries else []
    absent = missing_programs(programs)
    wanted = [debian_package(name) for name in lacking] + missing_fonts()
    wanted += [PROGRAMS[name] for name in absent] + (missing_libpython() if freeze else [])
    capabilities = [f"{name}()(64bit)" for name in lacking] + [f"*/bin/{n}" for n in absent]
    if wanted:
        install_packages(sorted(set(wanted)), capabilities)
    lacking = missing_libraries() if lacking else []
    if lacking:
        raise StopError(f"Qt cannot start without {', '.join(lacking)}. 缺少 Qt 所需的系统库。")


def install_packages(packages: Sequence[str], capabilities: Sequence[str] = ()) -> bool:
    """Install Debian packages as root; where that fails print the exact command, return False."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        say(f"installing {' '.join(packages)} …")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, stderr=DEVNULL)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        if retry(install, env=quiet, stdout=DEVNULL):
            return True
    if shutil.which("dnf") and capabilities:
        command = shlex.join(["sudo", "dnf", "install", *capabilities])
    else:
        command = shlex.join(["sudo", "apt-get", "install", "-y", *packages])
    say(f"missing on this system, so please run (本机缺少组件,请执行):\n  {command}")
    return False


# --- running things -----------------------------------------------------------------------------


def environment() -> dict[str, str]:
    """Give the environment for the program and its tests: this source tree, UTF-8 throughout."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}


def must(command: Sequence[str], **options: object) -> None:
    """Run a command that has to succeed; its own output tells why it did not."""
    if subprocess.run(command, **options).returncode != 0:  # type: ignore[call-overload]
        raise StopError(f"this failed: {shlex.join(command)}")


def retry(command: Sequence[str], **options: object) -> bool:
    """Run a command that fetches something, up to three times; tell whether it succeeded."""
    for pause in (2, 10, 0):
        if subprocess.run(command, **options).returncode == 0:  # type: ignore[call-overload]
            return True
        if pause:
            say(f"trying again in {pause} s …")
            time.sleep(pause)
    return False


def python(*arguments: str | Path) -> int:
    """Run .venv's Python on this source tree and return its exit code."""
    command = [str(PYTHON), *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment()).returncode


def fzdraft(*arguments: str | Path) -> str:
    """Run one command of the program that has to succeed and return what it printed."""
    command = [str(PYTHON), "-m", "fzdraft", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, encoding="utf-8"
    )
    if done.returncode != 0:
        raise StopError(f"this failed: {shlex.join(command)}")
    return done.stdout


def has_screen() -> bool:
    """Tell whether a window could be shown."""
    return not ON_LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextlib.contextmanager
def screen() -> Iterator[None]:
    """Lend DISPLAY: the present one, or a virtual screen with a window manager that ends here."""
    if has_screen() or missing_programs(SCREEN):
        yield
        return
    read, write = os.pipe()
    options = ["-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), *options], pass_fds=[write], stderr=DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()  # to the line's end: Xvfb dies if nobody reads it
    try:
        if not number:
            raise StopError("Xvfb did not start. 虚拟屏幕没有启动。")
        os.environ["DISPLAY"] = f":{number}"
        manager = subprocess.Popen(["openbox"], stdout=DEVNULL, stderr=DEVNULL)
        yield
        manager.terminate()
        manager.wait()
    finally:
        os.environ.pop("DISPLAY", None)
        server.terminate()
        server.wait()


# --- the commands -------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Run the program; where there is no screen and nothing was asked, make the sample."""
    prepare(everything=False)
    if arguments:
        need(libraries=arguments[0] == "open")
        return python("-m", "fzdraft", *arguments)
    if has_screen():
        need()
        return python("-m", "fzdraft")
    need(SCREEN)
    return sample()


def sample() -> int:
    """Do the whole job without a screen, into build/sample, and say so."""
    out = ROOT / "build" / "sample"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    source = min(CORPUS.glob("*.txt"))
    draft, data = out / "report.fzd", ("--data-dir", out / "data")
    say(f"no screen here, so the same job is done without one, from {source.name}")
    say("本机没有屏幕:改为不开窗口,把同样的事做一遍。")
    fzdraft(*data, "import", source, "-o", draft)
    check_structure(json.loads(fzdraft(*data, "import", source, "--json")))
    say(fzdraft(*data, "show", draft).rstrip())
    for suffix in ("docx", "pdf"):
        fzdraft(*data, "export", draft, "-o", draft.with_suffix(f".{suffix}"), "--force")
    window = out / "window.png"
    with screen():
        if has_screen():
            must_python("-m", "fzdraft.ui.shots", window, "--draft", draft)
    say("made in build/sample (做好的文件在 build/sample):")
    for path in sorted(path for path in out.iterdir() if path.is_file()):
        say(f"  {path.name:12} {path.stat().st_size:>9,} bytes")
    return 0


def must_python(*arguments: str | Path) -> None:
    """Run .venv's Python on this source tree and stop where it fails."""
    if python(*arguments) != 0:
        raise StopError(f"this failed: python {' '.join(map(str, arguments))}")


def check_structure(document: dict[str, object]) -> None:
    """Stop unless the sample was read as a report: title, year and three or more chapters."""
    sections = document.get("sections")
    chapters = [s["heading"] for s in sections] if isinstance(sections, list) else []
    if not (document.get("title") and document.get("year") and len(chapters) >= 3):
        raise StopError("the sample report was not read as one. 样例报告没有读对。")
    say(f"structure: {document['title']}, {document['year']}, {len(chapters)} chapters")


def linters(fix: bool = False) -> dict[str, list[str | Path]]:
    """Give every static check by name as arguments for .venv's Python."""
    return {
        "ruff check": ["-m", "ruff", "check", *(["--fix"] if fix else []), "."],
        "ruff format": ["-m", "ruff", "format", *([] if fix else ["--check"]), "."],
        "mypy": ["-m", "mypy"],
        "import arrows": ["-c", "from importlinter.cli import lint_imports_command as m; m()"],
    }


def stages(commands: dict[str, list[str | Path]]) -> list[str]:
    """Run each command, say how long it took, and return the names of those that failed."""
    failed = []
    for name, command in commands.items():
        say(f"--- {name}")
        start = time.monotonic()
        if python(*command) != 0:
            failed.append(name)
        say(f"--- {name}: {time.monotonic() - start:.1f} s")
    return failed


def lint(arguments: list[str]) -> int:
    """Check style, types and import arrows; with --fix repair what can be."""
    prepare()
    failed = stages(linters("--fix" in arguments))
    say(f"failed: {', '.join(failed)}" if failed else "lint: all clean")
    return len(failed)


def test(arguments: list[str]) -> int:
    """Run every check and every test; with arguments only pytest with these."""
    start = time.monotonic()
    prepare()
    need(PROGRAMS, freeze=True)
    say(f"--- set up: {time.monotonic() - start:.1f} s")
    pytest: list[str | Path] = ["-m", "pytest", *arguments]
    with screen():
        if arguments:
            return python(*pytest)
        failed = stages(linters())
        if failed:
            say(f"failed: {', '.join(failed)}")
        return max(python(*pytest), int(bool(failed)))


def bench(arguments: list[str]) -> int:
    """Print the table of speed goals, measured here and now."""
    prepare()
    need(SCREEN)
    with screen():
        return python("-m", "benchmarks", *arguments)


def package(arguments: list[str]) -> int:
    """Freeze the program into the folder fzdraft below dist, or below the folder given."""
    prepare()
    need(FREEZER, freeze=True)
    dist = Path(arguments[0]) if arguments else ROOT / "dist"
    folders = ("--distpath", dist, "--workpath", ROOT / "build" / "pyinstaller")
    quiet = ("--noconfirm", "--log-level", "WARN")
    return python("-m", "PyInstaller", *quiet, *folders, PACKAGING / "fzdraft.spec")


def shots(arguments: list[str]) -> int:
    """Take the pictures of README and guide into docs/pictures (or the folder given)."""
    prepare()
    need(SCREEN)
    out = Path(arguments[0]) if arguments else ROOT / "docs" / "pictures"
    with tempfile.TemporaryDirectory() as folder, screen():
        new, read = Path(folder, "new.fzd"), Path(folder, "read.fzd")
        data = ("--data-dir", Path(folder, "data"))
        fzdraft(*data, "roll", CORPUS / "s0_chenghai_2023.txt", "--year", "2024", "-o", new)
        fzdraft(*data, "import", CORPUS / "s1_weibin_2021.txt", "-o", read)
        must_python("-m", "fzdraft.ui.shots", out, "--draft", new, "--paper", read, *data)
    return 0


COMMANDS = {
    "run": run,
    "test": test,
    "lint": lint,
    "bench": bench,
    "package": package,
    "shots": shots,
}


def main(arguments: list[str]) -> int:
    """Carry out one command; a known fault is one sentence and exit code 2."""
    if not arguments or arguments[0] not in COMMANDS:
        say((__doc__ or "").strip())
        return 0 if arguments in (["-h"], ["--help"]) else 2
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that knows no Chinese
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except StopError as fault:
        print(f"dev.py: {fault}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is the one an old Python meets
        sys.exit("fzdraft needs Python 3.11 or newer. 需要 Python 3.11 或更新的版本。")
    sys.exit(main(sys.argv[1:]))
