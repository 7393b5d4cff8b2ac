"""fzdraft export: the document as a file."""

from __future__ import annotations

from pathlib import Path

import click

from fzdraft.app import App
from fzdraft.cli.chinese import Command
from fzdraft.cli.options import PATH, file_argument, opened
from fzdraft.cli.output import note
from fzdraft.errors import UserError
from fzdraft.storage.documents import are_one_file

REFUSED = 1


@click.command("export", cls=Command, help="生成文件：征求意见稿、送审稿、报送稿、正文、公开稿。")
@file_argument
@click.option(
    "-o",
    "--output",
    required=True,
    type=PATH,
    metavar="文件",
    help="按后缀决定格式：.docx .pdf .html .txt",
)
@click.option("--skin", default="review", metavar="稿种", help="consult review submit body public")
@click.option("--recipient", default="", metavar="单位", help="主送机关，代替稿子里的")
@click.option("--form", default="report", metavar="文种", help="公文格式，默认 report（上行报告）")
@click.option("--layout", default="gb9704", metavar="版式", help="版式，默认国标 gb9704")
@click.option("--force", is_flag=True, help="还有没定的地方也照样生成")
@click.pass_obj
def command(
    app: App,
    file: Path,
    output: Path,
    skin: str,
    recipient: str,
    form: str,
    layout: str,
    force: bool,
) -> int:
    """Write the document as a file."""
    if are_one_file(file, output):
        raise UserError(f"“{output.name}”就是要读的那份文件，没有盖掉它。", "请换一个文件名。")
    draft = app.with_recipient(opened(app, file).draft, recipient)
    marks = [] if force else app.blocking(draft, skin)
    if marks:
        note(f"还有 {len(marks)} 处没定，没有生成文件；先定下来，或加 --force：")
        for mark in marks:
            note(f"  {mark}")
        return REFUSED
    app.export(draft, output, skin=skin, form=form, layout=layout)
    note(f"生成好了：{output}")
    return 0
