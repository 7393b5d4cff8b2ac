"""Word lists as patterns: the longest word first, some only where no other word goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def guarded(words: Iterable[str], guards: Mapping[str, str]) -> str:
    """Join words longest first, each refused where the next character makes another word."""
    parts = [
        re.escape(word) + (f"(?![{guards[word]}])" if word in guards else "")
        for word in sorted(words, key=len, reverse=True)
    ]
    return "|".join(parts)
