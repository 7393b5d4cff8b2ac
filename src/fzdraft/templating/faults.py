"""Broken templates, told with file, line and reason."""

from __future__ import annotations

import re

from fzdraft.errors import UserError

SETTINGS = "template.toml"


def broken(template_id: str, file: str, line: int | None, reason: str) -> UserError:
    """Return the error for a fault in a template file; `line` counts from 1."""
    where = f"第 {line} 行" if line else ""
    return UserError(
        f"模板“{template_id}”的 {file} {where}有错：{reason}。", "请改好这个文件，或者换一个模板。"
    )


def line_of(source: str, path: str) -> int:
    """Return the line of template.toml that a path like `sections[2].target` speaks of.

    The header of the table when the key is not there, 1 when neither is.
    """
    table, index, key = _steps(path)
    lines = source.splitlines()
    start = _header(lines, table, index) if key or index is not None else None
    wanted = re.compile(rf"\s*{re.escape(key or table)}\s*=")
    for number, line in enumerate(lines[start or 0 :], (start or 0) + 1):
        if wanted.match(line):
            return number
        if line.lstrip().startswith("["):
            break
    return start or 1


def _steps(path: str) -> tuple[str, int | None, str]:
    match = re.match(r"(\w*)(?:\[(\d+)\])?(?:\.(\w+))?", path)
    assert match is not None
    return match[1], int(match[2]) if match[2] else None, match[3] or ""


def _header(lines: list[str], table: str, index: int | None) -> int | None:
    """Return the line number of `[table]` or of the `[[table]]` with this index."""
    header = f"[{table}]" if index is None else f"[[{table}]]"
    found = [number for number, line in enumerate(lines, 1) if line.strip().startswith(header)]
    position = index or 0
    return found[position] if position < len(found) else None
