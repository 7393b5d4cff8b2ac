"""Lists of names as documents write them: 市委、市政府，各县（区）人民政府."""

from __future__ import annotations

import re
from collections.abc import Iterable

_INSIDE_BRACKETS = "[^（()）]*[）)]"
_BETWEEN_GROUPS = re.compile(rf"[，,；;\s]+(?!{_INSIDE_BRACKETS})")
_BETWEEN_NAMES = re.compile(rf"[、，,；;\s]+(?!{_INSIDE_BRACKETS})")
_ONE_OF_MANY = re.compile("各|和|及")


def split_names(text: str) -> tuple[str, ...]:
    """Split at every 、，； and space that stands in no bracket."""
    return _split(_BETWEEN_NAMES, text)


def split_groups(text: str) -> tuple[str, ...]:
    """Split at ，； and space alone: what 、 joins in an address stays joined, as it prints."""
    return _split(_BETWEEN_GROUPS, text)


def names_of(groups: Iterable[str]) -> tuple[str, ...]:
    """Return the single names of groups; 各省、自治区、直辖市人民政府 is one name."""
    return tuple(
        name
        for group in groups
        for name in ((group,) if _ONE_OF_MANY.search(group) else split_names(group))
    )


def _split(between: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(name for name in between.split(text.strip().rstrip("：:。")) if name)
