"""fzdraft new: a draft seeded from a template."""

from __future__ import annotations

from pathlib import Path

import click

from fzdraft.app import App
from fzdraft.cli.chinese import Command
from fzdraft.cli.options import PATH
from fzdraft.cli.output import note


@click.command("new", cls=Command, help="用模板起一份新稿。")
@click.option("--template", required=True, metavar="模板", help="模板编号，见 fzdraft templates")
@click.option("--unit", required=True, metavar="单位", help="报告单位的名称")
@click.option(
    "--year", required=True, type=click.IntRange(1990, 2099), metavar="年份", help="报告年度"
)
@click.option("--region", default="", metavar="地区", help="所在地区，如 汕头市澄海区")
@click.option(
    "-o",
    "--output",
    required=True,
    type=PATH,
    metavar="稿子",
    help="存成的 .fzd",
)
@click.pass_obj
def command(app: App, template: str, unit: str, year: int, region: str, output: Path) -> None:
    """Seed a draft from a template and save it."""
    saved = app.save_new(output, app.new_draft(template, unit, year, region))
    note(f"新稿存好了：{saved}")
