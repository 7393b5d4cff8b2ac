"""fzdraft doctor: fonts, input method, directories, versions."""

from __future__ import annotations

import click

from fzdraft.app import App
from fzdraft.cli.chinese import Command
from fzdraft.cli.options import json_option
from fzdraft.cli.output import print_json, print_lines
from fzdraft.services import HealthLine


@click.command("doctor", cls=Command, help="检查这台电脑：字体、输入法、文件夹、版本。")
@json_option
@click.pass_obj
def command(app: App, as_json: bool) -> None:
    """Report fonts, input method, directories and versions."""
    if as_json:
        print_json(app.doctor())
    else:
        print_lines(_told(line) for line in app.health())


def _told(line: HealthLine) -> str:
    mark = "　" if line.fine else "缺"
    return f"{mark} {line.name}：{line.found}" + (f"（{line.advice}）" if line.advice else "")
