"""The way from a command to the window, handed in so that cli/ does not know ui/."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from fzdraft.app import App

Opener = Callable[[App, tuple[Path, ...]], int]
_KEY = "fzdraft.window"


def keep_opener(context: click.Context, opener: Opener) -> None:
    """Remember for this call who opens windows."""
    context.meta[_KEY] = opener


def open_window(context: click.Context, files: tuple[Path, ...]) -> int:
    """Open the window on these files and return its exit code when it is closed."""
    opener: Opener = context.meta[_KEY]
    return opener(context.obj, files)
