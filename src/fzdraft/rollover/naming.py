"""Names of one text: one's own where the draft is for another unit, and those of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzdraft.document.decisions import Option
from fzdraft.document.model import Reporter
from fzdraft.report.names import Names, foreign_names, level_of, organs_of, own_names
from fzdraft.report.people import people
from fzdraft.rollover.proposals import KEEP, VERIFY, Context, Proposal, change, doubt

HARM_FOREIGN, HARM_SUPERIOR = 85, 84
# In front of these a character is part of another word: 社区, 各县, 省市; and behind: 区域, 市场.
_BEFORE = {
    "县": "各省市州郊区邻外本同贫该跨乡百原强我全",
    "区": "社园辖片景小校库地城郊市灾治发新山矿林牧湖港保县各我全专战",
    "市": "城都省各我全县区直超股楼上夜集门",
    "旗": "国红各我全",
    "镇": "乡村城古小各我全冲冰",
    "乡": "城下故返家老各我全同",
    "街道": "各我全",
}
_NO_LEVEL = "域|间|块|分|别|场|民|容|区|委|政府|人大|政协|乡|纪"
_BODY = "局|委|办|院|中心|大队|支队|部门|单位|学校|协会|所"
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
    found = own_names(text, context.names)
    known = [(own.start, own.end) for own in found]
    known += [(one.start, one.end) for one in foreign_names(text, context.names)]
    for start, end, words in levelled(text, *context.levels):
        if not any(left < end and start < right for left, right in known):
            yield change("name", start, end, words, "换成本单位的级别")
    for own in found:
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
    level, other = level_of(old), level_of(new)
    found = _organs(old, new, own)
    for form, kind in own.forms.items():
        if kind == "self" and level and other:
            found[form] = form.replace(level, other)
        elif fixed.get(form):
            found[form] = fixed[form]
    if old.self_name and new.self_name:
        found[old.self_name] = new.self_name
    return {form: name for form, name in found.items() if form}


def _organs(old: Reporter, new: Reporter, own: Names) -> dict[str, str]:
    """Map the organs of one unit to another's: 镇党委 to 街道党工委, 市司法局 to 县教育局."""
    theirs = organs_of(new, own.divisions)
    ours = organs_of(old, own.divisions)
    if "department" in (old.kind, new.kind):
        if old.kind != new.kind:
            return {}
        return {name: theirs[min(index, 2)] for index, name in enumerate(ours)}
    return dict(zip(ours, theirs, strict=False))


def levelled(text: str, old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Yield the bodies and posts of one's own level, in another's words: 县司法局 to 区司法局."""
    if old == new or old not in _BEFORE or new not in _BEFORE:
        return  # a department has no level of its own
    pattern = re.compile(
        f"(?<![{_BEFORE[old]}]){old}(?!{_NO_LEVEL})(?:长|级|直|[\u4e00-\u9fff]{{2,8}}?(?:{_BODY}))"
        f"|(?<=依法治){old}"
    )
    for match in pattern.finditer(text):
        yield *match.span(), new + match[0].removeprefix(old)


def bare(reporter: Reporter) -> str:
    """Return a short name without the kind of place: 澄海 of 澄海区."""
    name = reporter.short_name
    return name[:-1] if len(name) > 2 and name[-1] in "省市州县区镇乡" else name
