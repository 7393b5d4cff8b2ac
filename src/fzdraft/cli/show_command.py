"""fzdraft show: outline, characters by section, open marks."""

from __future__ import annotations

from pathlib import Path

import click

from fzdraft.app import App
from fzdraft.cli.chinese import Command
from fzdraft.cli.options import file_argument, json_option, opened
from fzdraft.cli.output import print_json, print_lines
from fzdraft.document.summary import summary, summary_lines


@click.command("show", cls=Command, help="看一份稿子：章节、各节字数、还没定的地方。")
@file_argument
@json_option
@click.pass_obj
def command(app: App, file: Path, as_json: bool) -> None:
    """Show outline, characters by section and open marks."""
    told = summary(opened(app, file).draft)
    if as_json:
        print_json(told)
    else:
        print_lines(summary_lines(told))
