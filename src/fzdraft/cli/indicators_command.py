"""fzdraft indicators: the numbers of a text."""

from __future__ import annotations

from pathlib import Path

import click

from fzdraft.app import App
from fzdraft.cli.chinese import Command
from fzdraft.cli.options import PATH, contents, file_argument, json_option
from fzdraft.cli.output import note, print_json, print_lines
from fzdraft.errors import UserError
from fzdraft.report.extract import Finding
from fzdraft.report.extract import as_json as finding_json
from fzdraft.storage.documents import are_one_file


@click.command("indicators", cls=Command, help="列出一份文稿里的数据：是什么、多少、在哪里。")
@file_argument
@json_option
@click.option("-o", "--output", type=PATH, metavar="表格", help="存成 .xlsx")
@click.pass_obj
def command(app: App, file: Path, as_json: bool, output: Path | None) -> None:
    """List the numbers of a text, or save them as a table."""
    if output is not None and are_one_file(file, output):
        raise UserError(f"“{output.name}”就是要读的那份文件，没有盖掉它。", "请换一个文件名。")
    found = app.figures(app.read_bytes(*contents(file)))
    if output is not None:
        app.write_figures(found, output)
        note(f"存好了：{output}（{len(found)} 个数）")
    if as_json:
        print_json([finding_json(finding) for finding in found])
    elif output is None:
        print_lines(_line(finding) for finding in found)


def _line(finding: Finding) -> str:
    """Say one number in a line: 二/(五)　行政复议申请·受理　145宗　〔复议受理〕."""
    named = f"　〔{finding.indicator}〕" if finding.indicator else ""
    return f"{finding.where.section}　{finding.label.name}　{finding.text}{named}"
