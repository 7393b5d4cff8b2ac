"""fzdraft suggest: sentences of the library for a section."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import msgspec
from msgspec import Struct, to_builtins
from msgspec.structs import replace

from fzdraft.app import App
from fzdraft.cli.chinese import Command
from fzdraft.cli.options import PATH, contents, json_option
from fzdraft.cli.output import note, print_json, print_lines
from fzdraft.cli.progress import bar
from fzdraft.corpus.suggestion import Suggestion
from fzdraft.document.model import ReporterKind
from fzdraft.errors import UserError

_KINDS = ("county", "city", "department", "town", "zone")
_WORDS = {"phrase": "句子", "metric": "数字句", "opening": "开头", "closing": "收尾"}


class Request(Struct, frozen=True, omit_defaults=True):
    """A line of --batch: where something is to be written, what is not to be used, how many."""

    id: str | int | None = None
    kind: ReporterKind = "county"
    year: int | None = None
    section: str | list[str] = []
    before: str = ""
    exclude: list[int] = []
    n: int = 5
    unit: str = ""
    region: str = ""


@click.command("suggest", cls=Command, help="给一节找例句：换成本单位的名称，数字留空待填。")
@click.option("--section", default="", metavar="章节", help="各级标题，用 / 隔开：二、…/（三）…")
@click.option("--kind", type=click.Choice(_KINDS), default="county", metavar="单位类别")
@click.option("--year", type=click.IntRange(1990, 2099), metavar="年份", help="报告年度")
@click.option("--before", default="", metavar="文字", help="插入点前面的文字")
@click.option("--unit", default="", metavar="单位", help="以谁的名义写")
@click.option("--region", default="", metavar="地区", help="单位所在的地区")
@click.option("-n", "most", type=click.IntRange(1, 50), default=5, metavar="条数", help="最多几条")
@click.option("--batch", type=PATH, metavar="文件", help="一行一个 JSON 请求的文件，- 是标准输入")
@json_option
@click.pass_obj
def command(
    app: App,
    batch: Path | None,
    as_json: bool,
    section: str,
    kind: ReporterKind,
    year: int | None,
    before: str,
    unit: str,
    region: str,
    most: int,
) -> None:
    """Offer sentences for one place, or for every line of a file."""
    with bar("整理参考稿库") as progress:
        for sentence in app.library_ready(progress):
            note(sentence)
    if batch is not None:
        print_lines(_answers(app, _requests(*contents(batch))))
        return
    asked = Request(None, kind, year, section, before, [], most, unit, region)
    found = _suggestions(app, asked)
    if as_json:
        print_json([_as_json(one) for one in found])
    else:
        print_lines(line for one in found for line in _shown(one))
        note(f"共 {len(found)} 条。" if found else "这一处没有找到合适的例句。")


def _requests(data: bytes, name: str) -> Iterator[Request]:
    """Read a line after the other; UserError names the line that is none."""
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            try:
                yield msgspec.json.decode(line, type=Request)
            except msgspec.DecodeError as error:
                raise UserError(
                    f"“{name}”第 {number} 行读不懂。", "一行要是一个 JSON 请求，见命令说明。"
                ) from error


def _answers(app: App, requests: Iterable[Request]) -> Iterator[str]:
    for request in requests:
        found = [_as_json(one) for one in _suggestions(app, request)]
        yield json.dumps({"id": request.id, "suggestions": found}, ensure_ascii=False)


def _suggestions(app: App, asked: Request) -> list[Suggestion]:
    headings = asked.section.split("/") if isinstance(asked.section, str) else asked.section
    reporter = app.writer(asked.unit, asked.region, asked.kind)
    caret = app.caret_under(headings, asked.before, reporter, asked.year)
    return app.suggestions_at(replace(caret, exclude=frozenset(asked.exclude)), asked.n)


def _as_json(one: Suggestion) -> dict[str, Any]:
    value: dict[str, Any] = to_builtins(one)
    return value


def _shown(one: Suggestion) -> Iterator[str]:
    yield f"{_WORDS[one.kind]}　{one.text}"
    yield f"　　—— {one.label}；{one.title}{one.section}（编号 {one.document}）"
