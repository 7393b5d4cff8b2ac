"""A roll-over in the groups of the page 用去年稿起草, equal decisions in one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from fzdraft.document.decisions import Decision, Promise

ASKED = "请您定"
_YEARS = ("year", "title_year", "period", "date", "relative", "counter")


class Group(Struct, frozen=True):
    """A group with its name and its rows; the decisions of one row are equal."""

    name: str
    rows: tuple[tuple[Decision, ...], ...]


def groups(decisions: Iterable[Decision]) -> tuple[Group, ...]:
    """Sort decisions into the groups of the page, questions first and by harm; none is empty."""
    found: dict[str, dict[str, list[Decision]]] = {}
    for decision in decisions:
        rows = found.setdefault(_name(decision), {})
        rows.setdefault(decision.group, []).append(decision)
    order = [name for name, _ in _GROUPS]
    return tuple(Group(name, _rows(name, found[name])) for name in sorted(found, key=order.index))


def headline(decisions: tuple[Decision, ...], promises: tuple[Promise, ...]) -> str:
    """Say the whole roll-over in one line: years, numbers, promises, questions."""
    years = sum(_name(decision) == "年份：已改好" for decision in decisions)
    numbers = sum(decision.kind == "number" for decision in decisions)
    asked = len({decision.group for decision in decisions if decision.action == "ask"})
    parts = [
        f"年份改好 {years} 处",
        f"数字标出 {numbers} 个（以后填）",
        f"去年安排 {len(promises)} 条转成清单",
        f"请您定 {asked} 件事",
    ]
    return " · ".join(parts)


_GROUPS: tuple[tuple[str, Callable[[Decision], bool]], ...] = (
    (ASKED, lambda d: d.action == "ask"),
    ("版头与落款", lambda d: bool(d.element)),
    ("年份：已改好", lambda d: d.kind in _YEARS and d.action == "changed"),
    ("年份：照旧", lambda d: d.kind in _YEARS),
    ("一次性的事", lambda d: d.kind == "event"),
    ("提法可能过时", lambda d: d.kind == "formula"),
    ("名字：已改好", lambda d: d.kind == "name" and d.action == "changed"),
    ("别处的名字", lambda d: d.kind == "name"),
    ("数字：以后填", lambda d: d.kind == "number"),
    ("网页文字：已去掉", lambda d: bool(d.same)),
    ("去年安排→清单", lambda d: True),
)


def _name(decision: Decision) -> str:
    return next(name for name, belongs in _GROUPS if belongs(decision))


def _rows(name: str, rows: dict[str, list[Decision]]) -> tuple[tuple[Decision, ...], ...]:
    ordered = (tuple(row) for row in rows.values())
    if name == ASKED:
        return tuple(sorted(ordered, key=lambda row: -max(d.harm for d in row)))
    return tuple(ordered)
