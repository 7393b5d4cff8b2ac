"""fzdraft set: elements of the document."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import click

from fzdraft.app import App
from fzdraft.cli.chinese import Command
from fzdraft.cli.options import PATH
from fzdraft.cli.output import note
from fzdraft.errors import UserError

_UNPRINTED = ("Cc", "Cs", "Zl", "Zp")


@click.command(
    "set",
    cls=Command,
    help="改版头与落款，如 文号=政发〔2024〕3号 成文日期=2024年2月5日；内容留空就清掉。",
)
@click.argument("draft", type=PATH, metavar="稿子")
@click.argument("pairs", nargs=-1, required=True, metavar="项=内容…")
@click.pass_obj
def command(app: App, draft: Path, pairs: tuple[str, ...]) -> None:
    """Change elements of the document."""
    app.set_elements(draft, [_pair(pair) for pair in pairs])
    note(f"改好了 {len(pairs)} 项：{draft}")


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise UserError(f"“{text}”没有写成 项=内容，", "例如 文号=政发〔2024〕3号。")
    if any(unicodedata.category(char) in _UNPRINTED for char in value):
        raise UserError(
            f"“{name.strip()}”里有换行或看不见的控制字符，", "请写在一行之内，去掉它们。"
        )
    return name.strip(), value
