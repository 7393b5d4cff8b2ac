"""What is asked: at most eight things, the worst first; the rest waits as 待核 in the draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from fzdraft.document.decisions import Action, Decision, Option

MOST = 8
"""How many questions one report may cost; equal decisions count as one."""


def with_questions(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Turn the doubts whose wrong answer would do most harm into questions (请您定)."""
    found = tuple(decisions)
    harms: dict[str, int] = {}
    for decision in found:
        if decision.harm:
            harms[decision.group] = max(decision.harm, harms.get(decision.group, 0))
    asked = sorted(harms, key=lambda group: -harms[group])[:MOST]
    return tuple(_with_action(decision, decision.group in asked) for decision in found)


def answered(decisions: tuple[Decision, ...], answers: Mapping[str, int]) -> tuple[Decision, ...]:
    """Choose as answered, by a decision's own id or by its group; an unknown option is ignored."""
    return tuple(_chosen(decision, answers) for decision in decisions)


def done(option: Option) -> Action:
    """Say what an option does to last year's words."""
    return "changed" if option.new is not None or option.drop else "kept"


def _with_action(decision: Decision, asked: bool) -> Decision:
    return replace(decision, action="ask" if asked else done(decision.choice))


def _chosen(decision: Decision, answers: Mapping[str, int]) -> Decision:
    index = answers.get(decision.id, answers.get(decision.group, decision.chosen))
    if index == decision.chosen or not 0 <= index < len(decision.options):
        return decision
    action = "ask" if decision.action == "ask" else done(decision.options[index])
    return replace(decision, chosen=index, action=action)
