"""What import-linter cannot see: single names that reach a clock, the disk, a widget, a network."""

from __future__ import annotations

import ast
from collections.abc import Iterator

IMPURE_ROOMS = ("storage/", "cli/", "ui/")
IN_MEMORY = {"BytesIO", "StringIO"}
CLOCKS = {"now", "today", "utcnow"}


def imports(tree: ast.Module) -> Iterator[str]:
    """Give every imported thing by its full dotted name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def streams(tree: ast.Module) -> Iterator[str]:
    """Give every name taken from the module io, imported or reached through it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "io":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Attribute) and ast.unparse(node.value) == "io":
            yield node.attr


def calls(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Give every call as (what stands before the last dot, name)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield "", node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield ast.unparse(node.func.value), node.func.attr


def pure(modules: dict[str, ast.Module]) -> dict[str, ast.Module]:
    """Keep the rooms that reach no clock and no disk; files beside the rooms put them together."""
    rooms = {path: tree for path, tree in modules.items() if "/" in path}
    return {path: tree for path, tree in rooms.items() if not path.startswith(IMPURE_ROOMS)}


def test_widgets_live_in_ui_alone(modules: dict[str, ast.Module]) -> None:
    elsewhere = {path: tree for path, tree in modules.items() if not path.startswith("ui/")}
    seen = [(p, n) for p, tree in elsewhere.items() for n in imports(tree)]
    assert [found for found in seen if found[1].startswith("PySide6.QtWidgets")] == []


def test_qts_own_network_is_used_nowhere(modules: dict[str, ast.Module]) -> None:
    seen = [(path, name) for path, tree in modules.items() for name in imports(tree)]
    assert [found for found in seen if found[1].startswith("PySide6.QtNetwork")] == []


def test_pure_rooms_use_only_streams_in_memory(modules: dict[str, ast.Module]) -> None:
    seen = [(path, name) for path, tree in pure(modules).items() for name in streams(tree)]
    assert [found for found in seen if found[1] not in IN_MEMORY] == []


def test_pure_rooms_open_no_file(modules: dict[str, ast.Module]) -> None:
    assert [path for path, tree in pure(modules).items() if ("", "open") in calls(tree)] == []


def test_pure_rooms_read_no_clock(modules: dict[str, ast.Module]) -> None:
    seen = [(path, call) for path, tree in pure(modules).items() for call in calls(tree)]
    read = [(path, of) for path, (of, name) in seen if name in CLOCKS]
    assert [found for found in read if found[1].rpartition(".")[2] in ("date", "datetime")] == []


def test_only_the_command_line_prints(modules: dict[str, ast.Module]) -> None:
    silent = {p: t for p, t in modules.items() if not p.startswith(("cli/", "__main__.py"))}
    assert [path for path, tree in silent.items() if ("", "print") in calls(tree)] == []
