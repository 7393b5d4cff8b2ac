"""Qt calls that return nothing must not lose references to None (PySide6 6.12.0 does)."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12")
def test_ten_thousand_qt_calls_keep_the_references_to_none() -> None:
    thing, before = QObject(), sys.getrefcount(None)
    for _ in range(10_000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
