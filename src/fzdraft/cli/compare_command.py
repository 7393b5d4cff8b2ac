"""fzdraft compare: what became of a document, by section; a 花脸稿 as a file."""

from __future__ import annotations

from pathlib import Path

import click

from fzdraft.app import App
from fzdraft.cli.chinese import Command
from fzdraft.cli.options import json_option, opened
from fzdraft.cli.output import note, print_json, print_lines
from fzdraft.document.telling import comparison_data, comparison_lines

_FILE = click.Path(path_type=Path)


@click.command(
    "compare", cls=Command, help="对照两份稿子（旧稿、新稿）：逐节列出改动，或生成花脸稿。"
)
@click.argument("old", type=_FILE, metavar="旧稿")
@click.argument("new", type=_FILE, metavar="新稿")
@click.option(
    "-o",
    "--output",
    type=_FILE,
    metavar="文件",
    help="花脸稿：.docx 带修订，可逐处接受或拒绝；.pdf 删的划掉、加的画线",
)
@json_option
@click.pass_obj
def command(app: App, old: Path, new: Path, output: Path | None, as_json: bool) -> None:
    """Tell what differs, or write it as a document with tracked changes."""
    before, after = opened(app, old).draft, opened(app, new).draft
    if output is not None:
        app.export_redline(before, after, output)
        note(f"花脸稿生成好了：{output}")
    made = app.compare(before, after) if as_json or output is None else None
    if made is not None and as_json:
        print_json(comparison_data(made, before, after))
    elif made is not None:
        print_lines(comparison_lines(made, before, after))
