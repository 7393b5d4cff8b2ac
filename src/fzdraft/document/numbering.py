"""Heading numbers 一、（一）1.（1）: computed from the structure, never stored (7.3.3)."""

from __future__ import annotations

from collections.abc import Callable

from fzdraft.document.model import Numbering, Section
from fzdraft.language.numerals import chinese_number

_FORMS: tuple[Callable[[int], str], ...] = (
    lambda n: f"{_chinese(n)}、",
    lambda n: f"（{_chinese(n)}）",
    lambda n: f"{n}.",
    lambda n: f"（{n}）",
)
_SCHEMES: dict[Numbering, tuple[int, ...]] = {"standard": (0, 1, 2, 3), "two_level": (0, 2, 3, 3)}
LEVELS = 4


def number(level: int, position: int, numbering: Numbering = "standard") -> str:
    """Return the printed number of the section at `position` (from 1) on `level` (1 to 4)."""
    return _FORMS[_SCHEMES[numbering][level - 1]](position)


def numbers(sections: tuple[Section, ...], numbering: Numbering = "standard") -> dict[str, str]:
    """Return the printed number of every section, by section id."""
    found: dict[str, str] = {}
    _collect(sections, 1, numbering, found)
    return found


def _collect(
    sections: tuple[Section, ...], level: int, numbering: Numbering, found: dict[str, str]
) -> None:
    for position, section in enumerate(sections, 1):
        found[section.id] = number(min(level, LEVELS), position, numbering)
        _collect(section.sections, level + 1, numbering, found)


def _chinese(position: int) -> str:
    """Fall back to Arabic digits for the hundredth heading and later."""
    return chinese_number(position) if position <= 99 else str(position)
