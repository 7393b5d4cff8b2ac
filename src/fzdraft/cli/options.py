"""The argument FILE and the options that many commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from fzdraft.app import App
from fzdraft.errors import UserError
from fzdraft.services import Opened
from fzdraft.storage.atomic import read_bytes

_F = TypeVar("_F", bound=Callable[..., Any])
PATH = click.Path(path_type=Path, readable=False)
"""Any path: whoever reads or writes it says what is wrong with it."""
STDIN = Path("-")


def json_option(function: _F) -> _F:
    """Give a command the option --json."""
    option = click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 值，供别的程序读")
    return option(function)


def file_argument(function: _F) -> _F:
    """Give a command the argument FILE: a draft or anything importable, - for stdin."""
    return click.argument("file", type=PATH, metavar="文件")(function)


def opened(app: App, file: Path) -> Opened:
    """Return the draft in FILE, or one made of the document that it is; raises UserError."""
    return app.open_any(file) if file != STDIN else app.open_bytes(*contents(file))


def contents(file: Path) -> tuple[bytes, str]:
    """Return the bytes of FILE and its name; raises UserError when it cannot be read."""
    if file != STDIN:
        return read_bytes(file), file.name
    try:
        return (b"" if sys.stdin is None else sys.stdin.buffer.read()), "stdin.txt"
    except OSError as error:
        raise UserError("标准输入读不出来。", "请写上文件名，或用管道送来文字。") from error
