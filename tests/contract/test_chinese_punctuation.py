"""What people read is set with full-width marks: “没有存上：磁盘满了；原来的文件没动。”."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
_HAN = "[\u4e00-\u9fff「」“”《》（）〔〕，。：；！？、…×]"
_HALF = re.compile(rf"(?<={_HAN})[,:;!?()]|[,:;!?()](?={_HAN})")
_WRITTEN_SO = re.compile(r"\(&[A-Z0-9]\)|\(\*[^)]*\)(;;)?|!=")
"""A menu's access key 文件(&F), the patterns of a file dialog 稿子 (*.fzd), an operator."""
_PATTERN = re.compile(r"\\|\[[^\]]*\]|\(\?|\)\?|[(|][^()]*\||\$$|^\^|\)\*|\)\+|\.\*")
"""What only a regular expression holds: its marks are syntax, or widths it reads on purpose."""
_LOOKED_FOR = {"words", "objects"}
_READS = {"compile", "match", "fullmatch", "search", "sub", "split", "findall", "finditer"}
_READS |= {"maketrans", "strip", "rstrip", "lstrip", "frozenset", "startswith", "endswith"}
_READS |= {"removeprefix", "removesuffix"}


def half_width(text: str) -> list[str]:
    """Give each half-width mark that touches Chinese, with what stands around it."""
    told = _WRITTEN_SO.sub("", text)
    found = _HALF.finditer(told)
    return [told[max(0, match.start() - 8) : match.end() + 8] for match in found]


def docstrings(tree: ast.AST) -> set[ast.AST]:
    """Give every string that stands alone: docstrings and notes below a constant."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def read_not_shown(tree: ast.AST) -> set[ast.AST]:
    """Give every string that input is compared with."""
    out: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            if name in _READS:
                out |= {part for value in node.args for part in ast.walk(value)}
        elif isinstance(node, ast.Compare):
            out |= set(ast.walk(node))
    return out


def shown(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give every string that may reach a reader, an f-string whole, with its line."""
    skipped = docstrings(tree) | read_not_shown(tree)
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    inside = {part for node in joined for part in node.values}
    for node in ast.walk(tree):
        if node in skipped or node in inside:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = [str(p.value) if isinstance(p, ast.Constant) else "0" for p in node.values]
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Leave out patterns and single marks, which are tables of what input may hold."""
    for line, text in shown(tree):
        if not _PATTERN.search(text) and re.search("[\u4e00-\u9fff]", text):
            yield line, text


def texts(value: Any) -> Iterator[str]:
    """Give every text in what a TOML file holds, but the words that are looked for in input."""
    if isinstance(value, str):
        yield value
    if isinstance(value, dict):
        value = [part for key, part in value.items() if key not in _LOOKED_FOR]
    for part in value if isinstance(value, list) else ():
        yield from texts(part)


def test_no_half_width_mark_touches_chinese_in_what_the_program_says(
    modules: dict[str, ast.Module],
) -> None:
    found = [
        f"{path}:{line} {where}"
        for path, tree in modules.items()
        for line, text in sentences(tree)
        for where in half_width(text)
    ]
    assert [] == found


@pytest.mark.parametrize("top", ["resources", "templates"])
def test_no_half_width_mark_touches_chinese_in_what_the_program_ships(top: str) -> None:
    files = sorted((ROOT / top).rglob("*.toml"))
    found = [
        f"{path.relative_to(ROOT)} {where}"
        for path in files
        for text in texts(tomllib.loads(path.read_text(encoding="utf-8")))
        if not _PATTERN.search(text)
        for where in half_width(text)
    ]
    assert files
    assert [] == found


def test_this_test_sees_a_half_width_mark_and_leaves_keys_and_patterns_alone() -> None:
    told = 'say(f"磁盘满了,没有存上:{x}"); add("文件(&F)"); re.compile("附件[:：](.*)")\n'
    seen = [where for _, text in sentences(ast.parse(told)) for where in half_width(text)]
    assert ["磁盘满了,没有存上:0", "盘满了,没有存上:0"] == seen
