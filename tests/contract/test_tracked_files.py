"""What the repository must not carry: places of one machine, hosts of registries, leftovers."""

from __future__ import annotations

import re

# Written in pieces, so that this file does not find itself.
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|opt/wheels|opt/pypi)/" + r"\w")
REGISTRY_HOSTS = re.compile(
    r"(?:pypi|npmjs|pythonhosted|debian|ubuntu|tuna\.tsinghua|aliyun|crates)" + r"\.(?:org|com|io)"
)
LEFTOVERS = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
CODE = (".py", ".toml", ".md", ".spec", ".html", ".j2", "run")


def findings(tracked: dict[str, str], pattern: re.Pattern[str]) -> list[str]:
    """Give path, line number and text of every match."""
    lines = [(n, i, t) for n, text in tracked.items() for i, t in enumerate(text.split("\n"), 1)]
    return [f"{name}:{i} {match[0]}" for name, i, t in lines if (match := pattern.search(t))]


def test_no_file_names_a_place_of_one_machine(tracked: dict[str, str]) -> None:
    assert findings(tracked, MACHINE_PATHS) == []


def test_no_file_names_a_package_registry(tracked: dict[str, str]) -> None:
    assert findings(tracked, REGISTRY_HOSTS) == []


def test_nothing_is_left_for_later(tracked: dict[str, str]) -> None:
    code = {name: text for name, text in tracked.items() if name.endswith(CODE)}
    assert findings(code, LEFTOVERS) == []


def test_no_symbolic_link_or_build_product_is_tracked(tracked: dict[str, str]) -> None:
    products = re.compile(r"(^|/)(\.venv|build|dist|__pycache__)(/|$)|\.(pyc|fzd)$")
    kept = [name for name in tracked if not name.startswith("tests/formats/")]
    assert [name for name in kept if products.search(name)] == []
