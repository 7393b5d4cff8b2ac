"""字数: Word's character count without spaces."""

from __future__ import annotations


def count_characters(text: str) -> int:
    """Count the characters that are not white space, as Word's 字符数(不计空格) does."""
    return sum(map(len, text.split()))
