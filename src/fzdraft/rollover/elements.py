"""The elements beside the text: what belongs to last year's paper alone is cleared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fzdraft.document import edits, tree
from fzdraft.document.decisions import Decision, Option
from fzdraft.document.element_input import named_edit, show_element
from fzdraft.document.model import Draft, Paper, Reporter
from fzdraft.document.place import Place
from fzdraft.rollover.proposals import KEEP

CLEARED = {
    "文号": "今年另编，到时候再填",
    "成文日期": "今年的到时候再填",
    "印发日期": "今年的到时候再填",
}
NOT_OURS = {
    "签发人": "是原来那个单位的签发人",
    "主送": "是原来那个单位报送的机关，请写本单位的",
    "抄送": "是原来那个单位抄送的机关，请写本单位的",
}
SIGNED = ("发文机关", "署名")


def element_decisions(draft: Draft, successor: Reporter | None) -> Iterator[Decision]:
    """Propose to clear 文号, 成文日期 and 印发日期 where last year's paper has them.

    For another unit, the `successor`, its name is proposed where last year's stood, and
    what belonged to that unit alone is cleared.
    """
    other = successor is not None and successor.unit != draft.reporter.unit
    for paper_id, paper in tree.papers(draft):
        for name, reason in (CLEARED | NOT_OURS if other else CLEARED).items():
            yield from _decided(draft, paper_id, paper, name, reason, Option("清空", ""))
        if other and successor is not None:
            option = Option(f"改成{successor.unit}", successor.unit)
            for name in SIGNED:
                yield from _decided(draft, paper_id, paper, name, "换成本单位的名字", option)


def _decided(
    draft: Draft, paper_id: str, paper: Paper, name: str, reason: str, option: Option
) -> Iterator[Decision]:
    """Propose something for an element that is there."""
    value = show_element(paper, name)
    if value:
        prefix = "报告." if paper_id == "report" and draft.letter is not None else ""
        yield Decision(
            id=f"{paper_id}.{name}",
            kind="date" if name in CLEARED else "name",
            place=Place(paper_id, "title"),
            section="版头与落款",
            sentence=f"{name}：{value}",
            old=value,
            reason=reason,
            options=(option, Option(KEEP)),
            element=prefix + name,
        )


def with_elements(draft: Draft, decided: Iterable[Decision]) -> Draft:
    """Give the elements of a draft what was chosen for them."""
    for decision in decided:
        if decision.element and decision.choice.new is not None:
            edit = named_edit(draft, decision.element, decision.choice.new)
            draft, _ = edits.apply(draft, edit)
    return draft
