"""A line of progress where somebody sits before it, and nothing where nobody does."""

from __future__ import annotations

import io

from fzdraft.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_one_line_that_is_wiped_away(monkeypatch):
    monkeypatch.setattr("sys.stderr", stream := Terminal())
    with progress.bar("收入") as tell:
        tell(1, 4, "甲.docx")
    assert "收入 [#####...............] 1/4 甲.docx" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_a_pipe_gets_nothing(monkeypatch):
    monkeypatch.setattr("sys.stderr", stream := io.StringIO())
    with progress.bar("收入") as tell:
        tell(1, 4, "甲.docx")
    assert stream.getvalue() == ""
