"""A paper that leaves although something in it is open: the decision, kept in the draft."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence

from fzdraft.document.decisions import Decision, Option
from fzdraft.document.edits import Edit, SetField
from fzdraft.document.model import Draft
from fzdraft.document.place import Place

LEAVING = "照样生成"
_NAMED = 3
"""So many open places are named one by one."""


def leave_open(
    draft: Draft, skin: str, left: Sequence[str], when: datetime.datetime, place: Place
) -> Edit:
    """Record that a form (`skin`: 报送稿) went out with these things open, first at `place`."""
    used = {decision.id for decision in draft.decisions}
    fresh = next(name for n in itertools.count(1) if (name := f"leave{n}") not in used)
    named = "；".join(left[:_NAMED]) + (f"；等 {len(left)} 处" if len(left) > _NAMED else "")
    decided = Decision(
        id=fresh,
        kind="leave",
        place=place,
        section=skin,
        sentence=f"还有 {len(left)} 处没定就生成了{skin}：{named}。",
        reason=f"{when:%Y-%m-%d %H:%M} 定的",
        action="kept",
        options=(Option(LEAVING),),
    )
    return SetField("decisions", (*draft.decisions, decided))
