"""fzdraft open: the window."""

from __future__ import annotations

from pathlib import Path

import click

from fzdraft.cli.chinese import Command
from fzdraft.cli.options import PATH
from fzdraft.cli.window import open_window


@click.command("open", cls=Command, help="打开窗口，并打开这些文件（稿子或去年的文件）。")
@click.argument("files", nargs=-1, type=PATH, metavar="[文件]…")
@click.pass_context
def command(context: click.Context, files: tuple[Path, ...]) -> int:
    """Open the window on these files."""
    return open_window(context, files)
