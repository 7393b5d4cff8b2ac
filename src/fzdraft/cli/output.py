"""What commands print: one JSON value or plain lines, always on stdout."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterable
from typing import Any, TextIO

import click

from fzdraft.errors import UserError


def print_json(value: Any) -> None:
    """Print one UTF-8 JSON value."""
    print_lines([json.dumps(value, ensure_ascii=False, indent=2)])


def print_lines(lines: Iterable[str]) -> None:
    """Print plain lines; raises UserError where there is no stdout to print to."""
    if sys.stdout is None:
        raise UserError(
            "标准输出是关着的，结果没有地方写。", "请不要关掉它，或把结果重定向到文件。"
        )
    for line in lines:
        click.echo(line)


def note(sentence: str) -> None:
    """Say something beside the result on stderr, on one line; nobody may be listening."""
    with contextlib.suppress(OSError):
        click.echo(" ".join(sentence.splitlines()), err=True)


def hang_up(*streams: TextIO | None) -> None:
    """Lead streams whose reader is gone or whose disk is full nowhere, so that Python can end."""
    for stream in filter(None, streams):
        try:
            stream.flush()
        except OSError:
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
