"""Names of one text: one's own where the draft is for another unit, and those of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzdraft.document.decisions import Option
from fzdraft.document.model import Reporter
from fzdraft.report.names import Names, foreign_names, own_names
from fzdraft.report.people import people
from fzdraft.rollover.proposals import KEEP, VERIFY, Context, Proposal, change, doubt

HARM_FOREIGN, HARM_SUPERIOR = 85, 84
# Bodies that bear a place's name wherever they work: no sign of a copied text.
_ASSOCIATION = re.compile("公司|集团|商会|协会|学会|大学|学院|研究|事务所|银行|基金会|联盟")


def name_proposals(text: str, context: Context) -> Iterator[Proposal]:
    """Decide about the names of a text; own names are silent while the unit is the same."""
    if context.renames:
        yield from _own(text, context)
    yield from _foreign(text, context)
    for start, end in people(text, context.words.name_words):
        reason = "人名，请核对职务和姓名今年还对不对"
        same = f"person:{text[start:end]}"
        yield doubt("name", start, end, reason, harm=0, same=same)


def _own(text: str, context: Context) -> Iterator[Proposal]:
    for own in own_names(text, context.names):
        new = context.renames.get(own.text)
        if new == own.text:
            continue
        if new is not None:
            yield change("name", own.start, own.end, new, "换成本单位的名字")
        else:
            yield doubt(
                "name",
                own.start,
                own.end,
                "是原来那个单位的上级，请写本单位的",
                harm=HARM_SUPERIOR,
                same=f"name:{own.text}",
            )


def _foreign(text: str, context: Context) -> Iterator[Proposal]:
    for foreign in foreign_names(text, context.names):
        if foreign.partner or _ASSOCIATION.search(foreign.text):
            yield Proposal(
                kind="name",
                start=foreign.start,
                end=foreign.end,
                reason="别处的名字，像是合作的一方，照旧",
                options=(Option(KEEP), Option(VERIFY, verify=True)),
                same=f"name:{foreign.text}:partner",
            )
        else:
            reason = "别处的名字，是不是抄来的没改？"
            yield doubt(
                "name",
                foreign.start,
                foreign.end,
                reason,
                harm=HARM_FOREIGN,
                same=f"name:{foreign.text}",
            )


def renames(old: Reporter, new: Reporter, own: Names) -> dict[str, str]:
    """Map the forms of one unit's names to another's; a superior's name has no successor."""
    fixed = {
        old.unit: new.unit,
        old.region: new.region,
        old.short_name: new.short_name,
        bare(old): bare(new),
    }
    level, other = _level(old), _level(new)
    found: dict[str, str] = {}
    for form, kind in own.forms.items():
        if kind in ("self", "organ") and level and other:
            found[form] = form.replace(level, other)
        elif fixed.get(form):
            found[form] = fixed[form]
    if old.self_name and new.self_name:
        found[old.self_name] = new.self_name
    return {form: name for form, name in found.items() if form}


def bare(reporter: Reporter) -> str:
    """Return a short name without the kind of place: 澄海 of 澄海区."""
    name = reporter.short_name
    return name[:-1] if len(name) > 2 and name[-1] in "省市州县区镇乡" else name


def _level(reporter: Reporter) -> str:
    return (reporter.self_name[1:] or reporter.short_name)[-1:]
