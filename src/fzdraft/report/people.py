"""Persons that a text names behind their post: 县长赵某某同志."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache


def people(text: str, words: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Yield where a person's name stands, ordered (words: resources/names/words.toml)."""
    lists = (words["surnames"], words["posts"], words["person_goes_on"], words["no_person"])
    for match in _pattern(*lists).finditer(text):
        yield match.span("name")


@lru_cache(maxsize=4)
def _pattern(surnames: str, posts: str, goes_on: str, none: str) -> re.Pattern[str]:
    """Compile a name: behind a post, before a word or mark that goes on about the person."""
    return re.compile(
        f"(?:{_any(posts)})[ \u3000]?"
        f"(?P<name>(?!{_any(none)})(?:{_any(surnames)})[\u4e00-\u9fff]{{1,2}}?)"
        f"(?={_any(goes_on)}|[，,、。；;（()）]|$)"
    )


def _any(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))
