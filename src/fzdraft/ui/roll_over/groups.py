"""What the page 用去年稿起草 shows, as plain values: groups of rows made from a rolled draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document.decisions import Answer, Decision, Promise
from fzdraft.document.model import Draft
from fzdraft.document.place import Place

ASK, PROMISES, WEB, LEAVE = "ask", "promises", "web", "leave"
WORDS = {
    ASK: "请您定",
    "changed": "年份：已改好",
    "kept": "年份：照旧",
    "event": "一次性的事",
    "formula": "提法可能过时",
    "name": "别处的名字",
    "number": "数字：以后填",
    PROMISES: "去年安排→清单",
    WEB: "网页文字：已去掉",
    LEAVE: "没定就出门",
}
_KINDS = {
    "event": "event",
    "counter": "event",
    "formula": "formula",
    "name": "name",
    "number": "number",
    "leftover": WEB,
    "leave": LEAVE,
}
_PLAN = "plan"
"""The id of the decision that takes last year's 下年安排 out of the text."""
DROPPED = "这句已经删掉了"
EDITED = "这一处您已经改过，没有动"
ANSWERS: dict[Answer, str] = {"written": "写进本节", "next_year": "列入明年", "dropped": "不提"}
"""What can be done with an item of 去年安排, in the order of the keys 1 2 3."""


class Row(Struct, frozen=True, gc=False, kw_only=True):
    """One row: words in question with what surrounds them, a proposal, and the ways to go.

    `spans` are the words in question in `sentence`. `options` answer to the keys 1, 2, 3;
    `proposed` and `chosen` are indices of them (-1: none). `ids` are the decisions (or the
    promise) that the row stands for; `note` says why it cannot be turned.
    """

    key: str
    ids: tuple[str, ...] = ()
    place: str = ""
    sentence: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    before: str = ""
    reason: str = ""
    options: tuple[str, ...] = ()
    proposed: int = -1
    chosen: int = -1
    note: str = ""

    @property
    def spoken(self) -> str:
        """The whole row as one sentence for a screen reader."""
        ways = "，".join(f"{key} {words}" for key, words in enumerate(self.options, 1))
        state = f"，已定：{self.options[self.chosen]}" if self.chosen >= 0 else ""
        return f"{self.place}：{self.sentence}。{self.reason or self.note}。{ways}{state}"


class Group(Struct, frozen=True):
    """Rows of one kind under their words.

    `count` is what the list of groups shows; `places` counts the decisions in all rows.
    """

    id: str
    words: str
    rows: tuple[Row, ...] = ()
    count: int = 0
    places: int = 0


def groups(
    draft: Draft,
    answered: AbstractSet[str],
    asked: AbstractSet[str] = frozenset(),
    edited: AbstractSet[str] = frozenset(),
    first: Sequence[Row] = (),
    *,
    promises_open: bool = False,
) -> list[Group]:
    """Return all groups in their order.

    `answered` are the groups of decisions that the user settled, `asked` those that were
    a question at first; `edited` are the ids of decisions whose words were changed since.
    `first` are questions of the page itself. With `promises_open` the items of
    去年安排 can be answered here.
    """
    found: dict[str, list[Row]] = {name: [] for name in WORDS}
    found[ASK] += first
    dropped = {(d.place, d.sentence) for d in draft.decisions if d.options and d.choice.drop}
    for together in _together(draft.decisions):
        one = together[0]
        question = one.action == "ask" or one.group in asked
        settled = not question or one.group in answered
        found[ASK if question else group_of(one)].append(_row(together, settled, edited, dropped))
    promises = promise_rows(draft.promises)
    bare = [replace(row, options=(), chosen=-1) for row in promises]
    found[PROMISES] += promises if promises_open else bare
    return [
        Group(name, WORDS[name], tuple(rows), _count(name, rows), sum(len(row.ids) for row in rows))
        for name, rows in found.items()
        if rows or name != LEAVE
    ]


def with_answer(shown: Iterable[Group], key: str, choice: int) -> tuple[Group, ...]:
    """Return the groups with an option chosen in the row of this key."""
    return tuple(_answered(group, key, choice) for group in shown)


def _answered(group: Group, key: str, choice: int) -> Group:
    rows = tuple(replace(row, chosen=choice) if row.key == key else row for row in group.rows)
    return replace(group, rows=rows, count=_count(group.id, rows))


def group_of(decision: Decision) -> str:
    """Return the group where a decision that is no question is listed."""
    if decision.id == _PLAN:
        return PROMISES
    years = "changed" if decision.action == "changed" else "kept"
    return _KINDS.get(decision.kind, years)


def summary(found: Sequence[Group]) -> str:
    """Return the top line: what was done, and how much there is to decide."""
    rows = {group.id: group for group in found}
    open_ones = rows[ASK].count
    places, numbers = rows["changed"].places, rows["number"].places
    parts = [f"年份改好 {places} 处", f"数字标出 {numbers} 个（以后填）"]
    if rows[PROMISES].count:
        parts.append(f"去年安排 {rows[PROMISES].count} 条转成清单")
    parts.append(f"请您定 {open_ones} 件事" if open_ones else "没有要您定的事了")
    return " · ".join(parts)


def asked_groups(decisions: Iterable[Decision]) -> frozenset[str]:
    """Return what is a question among these decisions."""
    return frozenset(one.group for one in decisions if one.action == "ask")


def promise_rows(promises: Iterable[Promise]) -> list[Row]:
    """Return rows of promises that can be answered by 1 写进本节, 2 列入明年, 3 不提."""
    return [_promise(one) for one in promises]


def _together(decisions: Iterable[Decision]) -> list[list[Decision]]:
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        found.setdefault(decision.group, []).append(decision)
    return list(found.values())


def _row(
    together: list[Decision],
    settled: bool,
    edited: AbstractSet[str],
    dropped: AbstractSet[tuple[Place, str]],
) -> Row:
    one = together[0]
    more = f"（另 {len(together) - 1} 处一样）" if len(together) > 1 else ""
    gone = not one.choice.drop and all((d.place, d.sentence) in dropped for d in together)
    untouchable = gone or all(decision.id in edited for decision in together)
    return Row(
        key=one.group,
        ids=tuple(decision.id for decision in together),
        place=one.section,
        sentence=one.sentence or f"{one.element}：{one.old}",
        spans=_spans(one),
        before=one.before,
        reason=one.reason + more,
        options=() if untouchable else tuple(option.label for option in one.options),
        proposed=one.chosen,
        chosen=one.chosen if settled and not untouchable else -1,
        note=(DROPPED if gone else EDITED) if untouchable else "",
    )


def _spans(one: Decision) -> tuple[tuple[int, int], ...]:
    if not one.sentence:
        return ((len(one.element) + 1, len(one.element) + 1 + len(one.old)),)
    start = one.start - one.sentence_start
    return ((start, start + one.end - one.start),)


def _promise(one: Promise) -> Row:
    answers = list(ANSWERS)
    return Row(
        key=one.id,
        ids=(one.id,),
        place=one.section,
        sentence=one.text,
        before=one.detail,
        reason=one.origin,
        options=tuple(ANSWERS.values()),
        chosen=answers.index(one.answer) if one.answer else -1,
    )


def _count(name: str, rows: Sequence[Row]) -> int:
    """Count open questions or promises, else the places of all rows."""
    if name == ASK:
        return sum(row.chosen < 0 and bool(row.options) for row in rows)
    if name == PROMISES:
        return sum(row.key != _PLAN for row in rows)
    return sum(max(len(row.ids), 1) for row in rows)
