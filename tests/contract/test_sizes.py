"""Functions aim at 10 lines and stop at 50, files aim at 200 and stop at 500."""

from __future__ import annotations

import statistics
from typing import Any


def test_no_function_is_longer_than_50_lines(sizes: Any) -> None:
    assert [name for name, lines in sizes.functions.items() if lines > 50] == []


def test_no_file_is_longer_than_500_lines(sizes: Any) -> None:
    assert [name for name, lines in sizes.files.items() if lines > 500] == []


def test_the_usual_function_keeps_to_10_lines(sizes: Any) -> None:
    assert statistics.median(sizes.functions.values()) <= 10, sizes.line()


def test_the_usual_file_keeps_to_200_lines(sizes: Any) -> None:
    assert statistics.median(sizes.files.values()) <= 200, sizes.line()
