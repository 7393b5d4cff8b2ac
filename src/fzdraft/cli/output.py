"""What commands print: one JSON value or plain lines, always on stdout."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])


def json_option(function: _F) -> _F:
    """Give a command the option --json."""
    option = click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 值，供别的程序读")
    return option(function)


def file_argument(function: _F) -> _F:
    """Give a command the argument FILE: a draft or anything importable, - for stdin."""
    kind = click.Path(path_type=Path, allow_dash=True)
    return click.argument("file", type=kind, metavar="文件")(function)


def print_json(value: Any) -> None:
    """Print one UTF-8 JSON value."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_lines(lines: Iterable[str]) -> None:
    """Print plain lines."""
    for line in lines:
        click.echo(line)


def note(sentence: str) -> None:
    """Say something beside the result: on stderr."""
    click.echo(sentence, err=True)
