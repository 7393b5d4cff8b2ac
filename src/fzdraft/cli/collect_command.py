"""fzdraft collect: 数据填报表 out to departments, and back into the ledger."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from fzdraft.app import App
from fzdraft.cli.chinese import Command
from fzdraft.cli.options import PATH, json_option, opened
from fzdraft.cli.output import note, print_json, print_lines
from fzdraft.cli.progress import bar
from fzdraft.document import edits
from fzdraft.document.asking import due_day
from fzdraft.document.collected_words import collected_json, collected_lines
from fzdraft.document.model import Draft
from fzdraft.errors import UserError
from fzdraft.storage.documents import are_one_file

_FAULT = 2
_HELP = "把要填的数据做成填报表发给部门（-o），再把填好的收回来（--from）。"


@click.command("collect", cls=Command, help=_HELP)
@click.argument("draft", type=PATH, metavar="稿子")
@click.argument("more", type=PATH, nargs=-1, metavar="[填好的表…]")
@click.option(
    "-o", "--output", type=PATH, metavar="表格或文件夹", help="做填报表：.xlsx 是一张总表"
)
@click.option("--split", is_flag=True, help="每个责任单位一份，放进 -o 说的文件夹")
@click.option("--due", metavar="日期", help="请部门在哪天前反馈，如 2024-12-20")
@click.option(
    "--from", "filled", type=PATH, multiple=True, metavar="填好的表…", help="收回填好的表"
)
@click.option("--dry-run", is_flag=True, help="只看收回来什么，不往稿子里写")
@click.option("--remind", is_flag=True, help="写一段催报的话：谁还差什么")
@json_option
@click.pass_obj
def command(
    app: App,
    draft: Path,
    more: tuple[Path, ...],
    output: Path | None,
    split: bool,
    due: str | None,
    filled: tuple[Path, ...],
    dry_run: bool,
    remind: bool,
    as_json: bool,
) -> int:
    """Do one of the three: sheets out, sheets back, a reminder."""
    chosen = [bool(output), bool(filled), remind]
    if sum(chosen) != 1 or (more and not filled) or (dry_run and not filled):
        raise UserError("没看出要做什么：", "发表用 -o，收表用 --from，催报用 --remind，只写一个。")
    if filled:
        return _take_in(app, draft, [*filled, *more], dry_run, as_json)
    if output is not None:
        _send(app, draft, output, split, due, as_json)
    else:
        value = opened(app, draft).draft
        text = app.reminder(value, _day(due, value))
        if as_json:
            print_json({"text": text})
        else:
            print_lines(text.splitlines())
    return 0


def _send(app: App, draft: Path, output: Path, split: bool, due: str | None, as_json: bool) -> None:
    """Write one table, or one for each department into a folder."""
    if are_one_file(draft, output):
        raise UserError(f"“{output.name}”就是那份稿子，没有盖掉它。", "请换一个文件名。")
    value = opened(app, draft).draft
    day = _day(due, value)
    if split or output.is_dir():
        made = app.sheets_out(value, output, due=day)
    else:
        app.sheet_out(value, output, day)
        made = [output]
    note(f"做好了 {len(made)} 份填报表。")
    if as_json:
        print_json({"files": [str(path) for path in made]})
    else:
        print_lines(map(str, made))


def _take_in(app: App, path: Path, files: list[Path], dry_run: bool, as_json: bool) -> int:
    """Read the sheets, adopt what is clear, and list the rest; 2 where none could be read."""
    if any(are_one_file(path, file) for file in files):
        raise UserError(f"“{path.name}”是稿子，不是填好的表。", "先写稿子，再写 --from 和表。")
    found = app.open_draft(path)
    try:
        if found.held_by and not dry_run:
            raise UserError(found.held_by, "没有收；请等对方关上再试。")
        with bar("读填报表") as progress:
            report = app.read_sheets(found.draft, files, progress)
        taken = report.clear()
        if not dry_run and (edit := app.adopt(found.draft, report, taken)) is not None:
            app.save(path, edits.apply(found.draft, edit)[0], found.last_year)
    finally:
        app.release(path)
    if as_json:
        print_json(collected_json(report, frozenset() if dry_run else taken))
    else:
        print_lines(collected_lines(report, frozenset() if dry_run else taken))
    note(f"{'能收' if dry_run else '收下了'} {len(taken)} 个数，其余请在窗口里定。")
    return _FAULT if all(file.trouble for file in report.files) else 0


def _day(text: str | None, draft: Draft) -> datetime.date | None:
    """Read the day it is due; raises UserError for what is no date."""
    day = due_day(text, draft.year or 0) if text and draft.year else None
    if text and day is None:
        raise UserError(f"“{text}”看不出是哪一天，", "请写成 12月20日 或 2024-12-20。")
    return day
