"""One text of last year's document read: all decisions about it, its numbers, its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from fzdraft.document.decisions import Decision, Option
from fzdraft.document.place import Place
from fzdraft.language.dates import format_date
from fzdraft.language.sentences import sentences
from fzdraft.report.quantities import Quantity, quantities
from fzdraft.rollover.acts import counter_proposals, event_proposals, once
from fzdraft.rollover.dating import column_proposals, relative_proposals, year_proposals
from fzdraft.rollover.figures import figures, number_proposal
from fzdraft.rollover.left_over import PLAN
from fzdraft.rollover.naming import name_proposals
from fzdraft.rollover.phrases import phrase_proposals
from fzdraft.rollover.planning import Plan
from fzdraft.rollover.proposals import KEEP, Context, Proposal
from fzdraft.rollover.rewriting import key_of
from fzdraft.rollover.undated import day_proposals

_HARM_PLAN = 95
_LONG_CELL = 12
_WORDS = re.compile("[\u4e00-\u9fff]{2}")


class Reading(Struct, frozen=True, gc=False):
    """A text with its place, its numbers and what is decided about it, in reading order."""

    place: Place
    plain: str
    figures: tuple[Quantity, ...]
    decisions: tuple[Decision, ...]

    @property
    def is_carried(self) -> bool:
        """Whether its sentences are marked 去年原话.

        Running text is, and words in a table; headings, the head of a table and its first
        column only name what follows, and a number has its own mark.
        """
        if self.place.part == "cell":
            inside = self.place.row > 0 and self.place.column > 0
            return len(self.plain) >= _LONG_CELL or (inside and bool(_WORDS.search(self.plain)))
        return self.place.part == "paragraph"


def read(
    place: Place,
    plain: str,
    context: Context,
    section: str,
    *,
    lacking: bool = False,
    heads_column: bool = False,
) -> Reading:
    """Read one text; `section` is where it stands as people say it.

    What a `lacking` text (不足) tells is no deed; a year that `heads_column` moves with its
    neighbours.
    """
    numbers = quantities(plain, context.words.measures)
    found = tuple(figures(numbers, place))
    heading = place.part not in ("paragraph", "cell")
    acts = [] if heading else once(plain, numbers, context)
    opening = place.node == "report" and place.part == "paragraph"
    framed = heading or opening
    dated = list(
        column_proposals(plain, context)
        if heads_column
        else year_proposals(plain, acts, numbers, context, framed=framed)
    )
    proposals = [
        *dated,
        *(day_proposals(plain, dated) if place.part == "paragraph" else ()),
        *relative_proposals(plain),
        *([] if lacking else event_proposals(plain, acts, dated)),
        *counter_proposals(plain, context),
        *phrase_proposals(plain, opening, context),
        *name_proposals(plain, context),
        *(number_proposal(figure) for figure in found),
    ]
    proposals.sort(key=lambda proposal: proposal.start)
    spans = sentences(plain)
    return Reading(
        place, plain, found, tuple(_decision(place, plain, spans, section, p) for p in proposals)
    )


def plan_decision(plan: Plan, items: int, section: str) -> Decision:
    """Return the decision that takes last year's 下年安排 out; asked where no heading names it."""
    return Decision(
        id=PLAN,
        kind="leftover",
        place=plan.begins,
        section=section,
        sentence=plan.opening,
        old=f"下年安排 {items} 条",
        reason="认作去年写的下年安排：转成清单逐条落实，新的安排另写",
        options=(Option("转成去年安排清单", ""), Option("不是安排，留在正文")),
        harm=0 if plan.sure else _HARM_PLAN,
    )


def left_decisions(place: Place, plain: str, context: Context, section: str) -> list[Decision]:
    """List the names of others in a text that leaves the draft: they are worth a look only."""
    spans = sentences(plain)
    found = (_decision(place, plain, spans, section, p) for p in name_proposals(plain, context))
    return [_listed(decision) for decision in found]


def horizon_decisions(context: Context) -> Iterator[Decision]:
    """Say up to which day the list of phrases was verified, where the report is younger."""
    known = context.words.formulas.formulas.values()
    last = min((formula.verified for formula in known), default=context.day)
    if last < context.day:
        yield Decision(
            id="horizon",
            kind="formula",
            place=Place("report", "title"),
            section="提法",
            old="提法表",
            reason=f"自带的提法核对到{format_date(last)}，以后的新提法没有收录，请自行核对",
            options=(Option(KEEP),),
        )


def _listed(decision: Decision) -> Decision:
    return Decision(
        id=decision.id,
        kind=decision.kind,
        place=decision.place,
        start=decision.start,
        end=decision.end,
        section=decision.section,
        sentence=decision.sentence,
        sentence_start=decision.sentence_start,
        before=decision.before,
        old=decision.old,
        reason="在去年的下年安排里，已随它转成清单",
        options=(Option(KEEP),),
        same=f"{decision.same}:left",
    )


def _decision(
    place: Place, plain: str, spans: list[tuple[int, int]], section: str, proposal: Proposal
) -> Decision:
    index = next((i for i, (_, end) in enumerate(spans) if proposal.start < end), 0)
    start, end = spans[index]
    before = plain[slice(*spans[index - 1])] if index else ""
    return Decision(
        id=f"{key_of(place)}:{proposal.start}:{proposal.kind}",
        kind=proposal.kind,
        place=place,
        start=proposal.start,
        end=proposal.end,
        section=section,
        sentence=plain[start:end],
        sentence_start=start,
        before=before,
        old=plain[proposal.start : proposal.end],
        new=proposal.new,
        reason=proposal.reason,
        options=proposal.options,
        same=proposal.same,
        harm=proposal.harm,
    )
