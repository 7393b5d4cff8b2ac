"""Every public module, class and function promises in one sentence what it does."""

from __future__ import annotations

import ast
from collections.abc import Iterator

Node = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
HIDDEN = ("_", "test_")


def public(node: ast.AST, path: str) -> Iterator[tuple[str, Node]]:
    """Walk to every public definition, not into functions; dunder methods speak for themselves."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Node) and not child.name.startswith(HIDDEN):
            yield f"{path}:{child.lineno} {child.name}", child
            if isinstance(child, ast.ClassDef):
                yield from public(child, path)


def overloads_qt(node: Node) -> bool:
    """Tell a method that Qt or a protocol names: camelCase, its promise is Qt's own."""
    return isinstance(node, ast.FunctionDef) and node.name != node.name.lower()


def is_property_setter(node: Node) -> bool:
    """Tell the setter of a property, documented at its getter."""
    return any(getattr(d, "attr", "") == "setter" for d in getattr(node, "decorator_list", []))


def promises(modules: dict[str, ast.Module]) -> Iterator[tuple[str, str]]:
    """Give the first paragraph of the docstring of everything public."""
    for path, tree in modules.items():
        definitions = [(f"{path}:1", tree), *public(tree, path)]
        for name, node in definitions:
            if not overloads_qt(node) and not is_property_setter(node):
                yield name, (ast.get_docstring(node) or "").partition("\n\n")[0]


def test_everything_public_has_a_promise(modules: dict[str, ast.Module]) -> None:
    assert [name for name, text in promises(modules) if not text] == []


def test_a_promise_is_a_sentence(modules: dict[str, ast.Module]) -> None:
    spoken = [(name, text) for name, text in promises(modules) if text]
    assert [name for name, text in spoken if not text.endswith((".", "。", ":"))] == []
