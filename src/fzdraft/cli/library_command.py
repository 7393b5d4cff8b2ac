"""fzdraft library: the sample reports to write by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import to_builtins

from fzdraft.app import App
from fzdraft.cli.chinese import Group
from fzdraft.cli.options import PATH, json_option
from fzdraft.cli.output import note, print_json, print_lines
from fzdraft.cli.progress import bar
from fzdraft.corpus.model import Entry, Fate, Hit, Line, Shown, Stats

_KINDS = {"county": "县区", "city": "市", "department": "部门", "town": "镇街", "zone": "园区"}
_FATES: dict[Fate, str] = {
    "added": "收入",
    "reread": "重读",
    "known": "已有",
    "duplicate": "重复",
    "refused": "未收",
}
_CONTENTS = {
    "achievements": "举措成效",
    "shortcomings": "不足",
    "first_responsible": "第一责任人",
    "next_year": "下年安排",
    "other": "其他",
}
_FAULT = 2
_NUMBER = click.argument("document", type=int, metavar="编号")


@click.group("library", cls=Group, help="参考稿库：收入、列出、查看、查找、移出。")
@click.pass_obj
def command(app: App) -> None:
    """Bring the library up to date before anything is asked of it."""
    with bar("整理参考稿库") as progress:
        notes = app.library_ready(progress)
    for sentence in notes:
        note(sentence)


@command.command("add", help="收入文件或整个文件夹；改过的重读，重复的不收。")
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="文件或文件夹…")
@json_option
@click.pass_obj
def add(app: App, paths: tuple[Path, ...], as_json: bool) -> int:
    """Take files and folders in; 2 when none of them could be."""
    with bar("收入") as progress:
        lines = app.library_add(paths, progress)
    if as_json:
        print_json(to_builtins(lines))
    else:
        print_lines(_became(lines))
    return _FAULT if lines and all(line.fate == "refused" for line in lines) else 0


@command.command("list", help="列出参考稿。")
@json_option
@click.pass_obj
def list_(app: App, as_json: bool) -> None:
    """List the documents."""
    entries = app.library_list()
    if as_json:
        print_json(to_builtins(entries))
    else:
        print_lines(map(_entry, entries))


@command.command("show", help="看一篇：各段写的什么、有哪些数。")
@_NUMBER
@json_option
@click.pass_obj
def show(app: App, document: int, as_json: bool) -> None:
    """Show one document."""
    shown = app.library_show(document)
    if as_json:
        print_json(to_builtins(shown))
    else:
        print_lines(_shown(shown))


@command.command("remove", help="移出一篇；原来的文件不动。")
@_NUMBER
@json_option
@click.pass_obj
def remove(app: App, document: int, as_json: bool) -> None:
    """Take one document out."""
    entry = app.library_remove(document)
    if as_json:
        print_json(to_builtins(entry))
    else:
        print_lines([f"移出了：{_entry(entry)}"])


@command.command("stats", help="参考稿库有多大。")
@json_option
@click.pass_obj
def stats(app: App, as_json: bool) -> None:
    """Count what is there."""
    found = app.library_stats()
    if as_json:
        print_json(to_builtins(found))
    else:
        print_lines(_stats(found))


@command.command("search", help="按词查句子。")
@click.argument("words", nargs=-1, required=True, metavar="词…")
@click.option(
    "-n", "most", type=click.IntRange(1, 200), default=20, metavar="条数", help="最多几条"
)
@json_option
@click.pass_obj
def search(app: App, words: tuple[str, ...], most: int, as_json: bool) -> None:
    """Find sentences by their words."""
    hits = app.library_search(" ".join(words), most)
    if as_json:
        print_json(to_builtins(hits))
    else:
        print_lines(map(_hit, hits))
        note(f"共 {len(hits)} 句。" if hits else "没有找到。")


def _became(lines: list[Line]) -> Iterator[str]:
    """Say what became of each file that did not simply go in, then count."""
    for line in lines:
        if line.reason:
            yield f"{_FATES[line.fate]}　{line.path}：{line.reason}"
    counts = Counter(line.fate for line in lines)
    told = [f"{word} {counts[fate]} 份" for fate, word in _FATES.items() if counts[fate]]
    yield "，".join(told) + "。" if told else "没有找到文件。"


def _entry(entry: Entry) -> str:
    year = f"{entry.year} 年" if entry.year else "年份不明"
    mark = "（自带）" if entry.builtin else ""
    name = entry.title or entry.unit
    return f"{entry.id:>4}　{year}　{_KINDS[entry.kind]}　{entry.characters} 字　{name}{mark}"


def _shown(shown: Shown) -> Iterator[str]:
    entry = shown.entry
    yield _entry(entry)
    yield f"单位：{entry.unit}" + (f"；出处：{entry.provenance}" if entry.provenance else "")
    for passage in shown.passages:
        yield f"〔{_CONTENTS[passage.content]}〕{passage.section or '开头'}"
        yield f"　　{passage.text}"
    yield f"数 {len(shown.numbers)} 个：" + "、".join(f"{n.value}{n.unit}" for n in shown.numbers)


def _stats(found: Stats) -> Iterator[str]:
    yield f"参考稿 {found.documents} 篇（自带 {found.builtin} 篇），{found.characters} 字"
    yield f"句子 {found.sentences} 句，数 {found.numbers} 个，占用 {found.bytes / 2**20:.1f} MB"
    yield "、".join(f"{_KINDS[kind]} {count} 篇" for kind, count in found.kinds.items())
    if found.pending:
        yield f"还有 {found.pending} 篇没有整理完"


def _hit(hit: Hit) -> str:
    """Put what was asked in 【】."""
    parts, last = [], 0
    for start, end in hit.spans:
        parts += [hit.text[last:start], f"【{hit.text[start:end]}】"]
        last = end
    marked = "".join([*parts, hit.text[last:]])
    return f"{marked}\n　　—— {hit.title}（编号 {hit.document}）{hit.section}"
