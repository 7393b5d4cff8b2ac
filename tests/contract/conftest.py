"""What the contract tests read: every source file, parsed once, and how large things are."""

from __future__ import annotations

import ast
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "fzdraft"
Function = ast.FunctionDef | ast.AsyncFunctionDef


def parse(path: Path) -> ast.Module:
    """Parse one source file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@pytest.fixture(scope="session")
def modules() -> dict[str, ast.Module]:
    """Give every module of the program by its path below src/fzdraft."""
    return {str(path.relative_to(SOURCE)): parse(path) for path in sorted(SOURCE.rglob("*.py"))}


@pytest.fixture(scope="session")
def tracked() -> dict[str, str]:
    """Give every text file that git tracks or would, by its path, with its text."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.split("\0")
    if names == [""]:
        pytest.skip("not a git checkout")
    files = [(name, ROOT / name) for name in names if name]
    found = {name: path.read_bytes() for name, path in files if path.is_file()}
    return {n: b.decode("utf-8", "replace") for n, b in found.items() if b"\0" not in b}


def body_lines(function: Function) -> int:
    """Count the lines of a function from `def` to its end, its docstring left out."""
    doc = function.body[0] if ast.get_docstring(function) is not None else None
    told = (doc.end_lineno or doc.lineno) - doc.lineno + 1 if doc else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - told


def share(lengths: list[int], limit: int) -> float:
    """Give the share of lengths within a limit, 1.0 for none at all."""
    return sum(length <= limit for length in lengths) / len(lengths) if lengths else 1.0


class Sizes:
    """How long the functions and files of the program are, in lines."""

    def __init__(self) -> None:
        """Measure every file below src/fzdraft, and dev.py."""
        self.functions: dict[str, int] = {}
        self.files: dict[str, int] = {}
        for path in [*sorted(SOURCE.rglob("*.py")), ROOT / "dev.py"]:
            name = str(path.relative_to(ROOT))
            self.files[name] = len(path.read_text(encoding="utf-8").splitlines())
            for node in ast.walk(parse(path)):
                if isinstance(node, Function):
                    self.functions[f"{name}:{node.lineno} {node.name}"] = body_lines(node)

    def line(self) -> str:
        """Say in one line how large things are."""
        functions, files = list(self.functions.values()), list(self.files.values())
        return (
            f"sizes: {len(functions)} functions, median {statistics.median(functions):.0f} lines, "
            f"{share(functions, 10):.0%} within 10, longest {max(functions)}; "
            f"{len(files)} files, {share(files, 200):.0%} within 200, longest {max(files)}"
        )


@pytest.fixture(scope="session")
def sizes() -> Sizes:
    """Give the sizes of all functions and files."""
    return Sizes()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the sizes after every run that touched the contracts, so that drift is seen."""
    terminalreporter.write_line(Sizes().line())
