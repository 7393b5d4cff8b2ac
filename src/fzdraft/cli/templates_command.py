"""fzdraft templates: the report templates."""

from __future__ import annotations

import click

from fzdraft.app import App
from fzdraft.cli.chinese import Command
from fzdraft.cli.options import json_option
from fzdraft.cli.output import note, print_json, print_lines


@click.command("templates", cls=Command, help="列出报告模板：编号、名称、适用单位。")
@json_option
@click.pass_obj
def command(app: App, as_json: bool) -> None:
    """List the report templates."""
    found = app.templates()
    for fault in app.template_faults():
        note(fault)
    if as_json:
        print_json([{"id": t.id, "name": t.name, "kind": t.kind} for t in found])
    else:
        print_lines(f"{t.id}\t{t.name}\t{t.kind or '报送函'}" for t in found)
