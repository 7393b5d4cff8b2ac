"""The elements beside the text: what belongs to last year's paper alone is cleared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from fzdraft.document import edits, tree
from fzdraft.document.decisions import Decision, Option
from fzdraft.document.element_input import named_edit, show_element
from fzdraft.document.model import Draft, Elements, Reporter
from fzdraft.document.place import Place
from fzdraft.rollover.proposals import KEEP

CLEARED = {
    "文号": "今年另编，到时候再填",
    "成文日期": "今年的到时候再填",
    "印发日期": "今年的到时候再填",
}


def element_decisions(draft: Draft) -> Iterator[Decision]:
    """Propose to clear 文号, 成文日期 and 印发日期 where last year's paper has them."""
    for paper_id, paper in tree.papers(draft):
        prefix = "报告." if paper_id == "report" and draft.letter is not None else ""
        for name, reason in CLEARED.items():
            value = show_element(paper, name)
            if value:
                yield Decision(
                    id=f"{paper_id}.{name}",
                    kind="date",
                    place=Place(paper_id, "title"),
                    section="版头与落款",
                    sentence=f"{name}：{value}",
                    old=value,
                    reason=reason,
                    options=(Option("清空", ""), Option(KEEP)),
                    element=prefix + name,
                )


def with_elements(draft: Draft, decided: Iterable[Decision]) -> Draft:
    """Give the elements of a draft what was chosen for them."""
    for decision in decided:
        if decision.element and decision.choice.new is not None:
            edit = named_edit(draft, decision.element, decision.choice.new)
            draft, _ = edits.apply(draft, edit)
    return draft


def with_signers(draft: Draft, old: Reporter, new: Reporter) -> Draft:
    """Put another unit's name where last year's stood alone; others' names go."""
    changed: dict[str, Any] = {}
    for paper_id, paper in tree.papers(draft):
        elements = _renamed(paper.elements, new)
        changed[paper_id] = replace(paper, elements=elements)
    return draft if old.unit == new.unit else replace(draft, **changed)


def _renamed(elements: Elements, new: Reporter) -> Elements:
    """Sign with the new unit; 主送 and 签发人 of the other unit are nobody's business now."""
    return replace(
        elements,
        issuers=(new.unit,) if elements.issuers else (),
        signatures=(new.unit,) if elements.signatures else (),
        recipients=(),
        signatories=(),
    )
