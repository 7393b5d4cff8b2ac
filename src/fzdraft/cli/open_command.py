"""fzdraft open: the window."""

from __future__ import annotations

from pathlib import Path

import click

from fzdraft.app import App
from fzdraft.cli.chinese import Command


@click.command("open", cls=Command, help="打开窗口，并打开这些文件（稿子或去年的文件）。")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[文件]…")
@click.pass_obj
def command(app: App, files: tuple[Path, ...]) -> int:
    """Open the window on these files."""
    from fzdraft.ui.start import run_window

    return run_window(app, files)
