"""fzdraft roll: this year's draft out of last year's document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fzdraft.app import App
from fzdraft.cli.chinese import Command
from fzdraft.cli.options import contents, json_option
from fzdraft.cli.output import note, print_json, print_lines
from fzdraft.document.decisions import Action, Decision
from fzdraft.rollover.describe import headline, to_json

if TYPE_CHECKING:
    from fzdraft.rollover.roll import Rolled


_ACTIONS: dict[Action, str] = {"ask": "请您定", "changed": "已改好", "kept": "照旧"}


@click.command("roll", cls=Command, help="用去年的稿子起草今年的，每一处改动都列出来。")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="去年的稿子")
@click.option(
    "--year", required=True, type=click.IntRange(1990, 2099), metavar="年份", help="今年的报告年度"
)
@click.option("--unit", default="", metavar="单位", help="换成另一个单位的名称；不写就还是原单位")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="稿子",
    help="存成的 .fzd",
)
@json_option
@click.pass_obj
def command(app: App, file: Path, year: int, unit: str, output: Path, as_json: bool) -> None:
    """Roll last year's document over, save the draft and tell what was decided."""
    source = app.read_bytes(*contents(file))
    rolled = app.roll(source, year, unit)
    saved = app.save_new(output, rolled.draft, source)
    note(f"{year}年的稿子存好了：{saved}")
    if as_json:
        print_json(to_json(rolled))
    else:
        print_lines(_lines(rolled))


def _lines(rolled: Rolled) -> Iterator[str]:
    """Yield what was decided for people, the questions first; numbers are only counted."""
    yield headline(rolled)
    for action, word in _ACTIONS.items():
        for decision in rolled.decisions:
            if decision.action == action and decision.kind != "number":
                yield f"{word}　{decision.section}　{_said(decision)}"
    for promise in rolled.promises:
        yield f"去年安排　{promise.section}　{promise.text}"


def _said(decision: Decision) -> str:
    new = decision.new if decision.new is not None else decision.choice.new
    arrow = f" → {new}" if new else ""
    return f"{decision.old}{arrow}　{decision.reason}"
