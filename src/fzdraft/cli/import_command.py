"""fzdraft import: the structure of a document."""

from __future__ import annotations

from pathlib import Path

import click

from fzdraft.app import App
from fzdraft.cli.chinese import Command
from fzdraft.cli.options import PATH, contents, file_argument, json_option
from fzdraft.cli.output import note, print_json, print_lines
from fzdraft.document.describe import to_json
from fzdraft.document.summary import source_lines
from fzdraft.errors import UserError
from fzdraft.storage.fzd import is_draft


@click.command(
    "import", cls=Command, help="读一份文件（Word、WPS、网页、文本），看看它的结构，或存成稿子。"
)
@file_argument
@click.option("-o", "--output", type=PATH, metavar="稿子", help="存成 .fzd")
@json_option
@click.pass_obj
def command(app: App, file: Path, output: Path | None, as_json: bool) -> None:
    """Read a document and show its structure or save it as a draft."""
    data, name = contents(file)
    source = app.read_bytes(data, name)
    if output is not None:
        if is_draft(data):
            raise UserError("这已经是一份稿子，不用再存。", "要另存一份，复制这个文件就行。")
        draft, widened = app.draft_from(source)
        saved = app.save_new(output, draft, source)
        note(f"存好了：{saved}（半角标点改成全角 {widened} 处）")
    if as_json:
        print_json(to_json(source))
    elif output is None:
        print_lines(source_lines(source))
