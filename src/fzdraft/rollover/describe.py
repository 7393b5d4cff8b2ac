"""A roll-over as plain data and in one line, for the command `roll`."""

from __future__ import annotations

from typing import Any

from fzdraft.document.decisions import Decision, Promise
from fzdraft.rollover.roll import Rolled


def to_json(rolled: Rolled) -> dict[str, Any]:
    """Return decisions and promises with the keys of the roll contract."""
    return {
        "decisions": [_decision(decision) for decision in rolled.decisions],
        "promises": [_promise(promise) for promise in rolled.promises],
    }


def headline(rolled: Rolled) -> str:
    """Say the whole roll-over in one line: years, numbers, promises, questions."""
    changed = [d for d in rolled.decisions if d.action == "changed" and d.end]
    years = sum(decision.kind in ("year", "date") for decision in changed)
    numbers = sum(decision.kind == "number" for decision in rolled.decisions)
    asked = len({decision.group for decision in rolled.decisions if decision.action == "ask"})
    return (
        f"年份改好 {years} 处 · 数字标出 {numbers} 个（以后填） · "
        f"去年安排 {len(rolled.promises)} 条转成清单 · 请您定 {asked} 件事"
    )


def _decision(decision: Decision) -> dict[str, Any]:
    """Give `new` as it stands in the draft, or as it is proposed where somebody must decide."""
    return {
        "id": decision.id,
        "kind": decision.kind,
        "section": decision.section,
        "old": decision.old,
        "new": decision.choice.new if decision.choice.new is not None else decision.new,
        "action": decision.action,
        "reason": decision.reason,
        "sentence": decision.sentence,
        "options": [option.label for option in decision.options],
        "chosen": decision.chosen,
        "same": decision.group,
    }


def _promise(promise: Promise) -> dict[str, Any]:
    return {
        "id": promise.id,
        "text": promise.text,
        "detail": promise.detail,
        "section": promise.section,
        "aspect": promise.aspect,
        "target": promise.target,
    }
