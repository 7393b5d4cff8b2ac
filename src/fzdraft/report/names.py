"""Whose names a text mentions: the reporter's own in all their forms, and those of others."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from fzdraft.document.model import Reporter
from fzdraft.language.sentences import sentences
from fzdraft.report.divisions import Division, Divisions, Place, places, stem

OwnForm = Literal["region", "short", "self", "organ", "superior"]

_ZONE = re.compile(
    "(?:(?:国家级)?(?:经济技术|高新技术产业|高新技术|经济|高新|综合|工业|产业)*(?:开发区|新区|园区|示范区|保税区|合作区|试验区|管理区)|高新区)$"
)
_TOWN = re.compile("(?:镇|乡|街道)$")
_NO_SELF = ("全局", "全部", "全会", "本部", "全院")
_ORGANS = {
    "county": ("委", "政府"),
    "city": ("委", "政府"),
    "town": ("党委", "政府"),
    "zone": ("党工委", "管委会"),
    "department": ("党组", ""),
}
_STREET = ("党工委", "办事处")
_SHORT_BODIES = (
    ("市场监督管理局", "市场监管局"),
    ("发展和改革委员会", "发展改革委"),
    ("发展和改革委员会", "发改委"),
    ("发展和改革局", "发改局"),
    ("人力资源和社会保障局", "人社局"),
    ("住房和城乡建设局", "住建局"),
    ("卫生健康委员会", "卫生健康委"),
    ("卫生健康委员会", "卫健委"),
    ("卫生健康局", "卫健局"),
    ("文化广电旅游局", "文旅局"),
    ("城市管理综合行政执法局", "综合执法局"),
    ("综合行政执法局", "综合执法局"),
    ("城市管理局", "城管局"),
    ("应急管理局", "应急局"),
    ("自然资源和规划局", "自然资源局"),
    ("退役军人事务局", "退役军人局"),
    ("医疗保障局", "医保局"),
    ("行政审批服务局", "行政审批局"),
)
_ELECTED = ("人大常委会", "人大", "政协")


class Own(Struct, frozen=True):
    """A name of the reporter's own.

    region 汕头市澄海区, short 澄海, self 我区 全区, organ 区委 区政府, superior 汕头市.
    """

    start: int
    end: int
    text: str
    form: OwnForm


class Foreign(Struct, frozen=True):
    """A place or body that is neither the reporter's nor above or below it.

    `partner` means that its sentence speaks of working together; `where` lists what it
    may be (广东省深圳市宝安区), `body` tells an organisation from a place.
    """

    start: int
    end: int
    text: str
    where: tuple[str, ...]
    body: bool = False
    partner: bool = False


class Names(Struct, frozen=True):
    """Everything by which names are read for one reporter."""

    divisions: Divisions
    own: re.Pattern[str]
    forms: dict[str, OwnForm]
    related: frozenset[str]
    body: re.Pattern[str]
    partner: re.Pattern[str]


def names_for(reporter: Reporter, known: Divisions, words: Mapping[str, str]) -> Names:
    """Prepare the reading of names for one reporter (words: resources/names/words.toml)."""
    inner = _inner(reporter, known)
    chain = _chain(reporter, known, inner)
    forms = _forms(reporter, chain, inner)
    own = "|".join(_guarded(form, forms[form]) for form in sorted(forms, key=len, reverse=True))
    bodies, partners = (_any(words[name]) for name in ("bodies", "partner"))
    return Names(
        known,
        re.compile(own or "(?!)"),
        forms,
        frozenset(chain),
        re.compile(f"[\u4e00-\u9fff]{{0,10}}?(?:{bodies})+"),
        re.compile(partners),
    )


def organs_of(reporter: Reporter, known: Divisions) -> list[str]:
    """Return the organs of a reporter as it calls them; the order is the same for every one."""
    inner = _inner(reporter, known)
    return _organs(reporter, level_of(reporter), inner)


def level_of(reporter: Reporter) -> str:
    """Return what a reporter calls itself by: 区 of 澄海区, 局 of 司法局, 街道 of 新安街道."""
    return _level(reporter, reporter.region)


def own_names(text: str, names: Names) -> list[Own]:
    """Find the reporter's own names in a text, ordered, the longest at each place."""
    return read_names(text, names)[0]


def read_names(text: str, names: Names) -> tuple[list[Own], list[Foreign]]:
    """Find the reporter's own names and those of others in one reading, both ordered."""
    foreign = foreign_names(text, names)
    own = [
        Own(*match.span(), match[0], names.forms[match[0]])
        for match in names.own.finditer(text)
        if not any(other.start <= match.start() < other.end for other in foreign)
    ]
    return own, foreign


def foreign_names(text: str, names: Names) -> list[Foreign]:
    """Find places and bodies of others in a text, ordered; superiors and own parts are none."""
    own = [m.span() for m in names.own.finditer(text) if names.forms[m[0]] != "organ"]
    starts = [start for start, _ in own]
    lines: list[tuple[int, int]] | None = None
    found = []
    for place in places(text, names.divisions):
        before = bisect.bisect_right(starts, place.start) - 1
        if before >= 0 and place.end <= own[before][1]:
            continue
        if not any(_related(division, names) for division in place.divisions):
            lines = sentences(text) if lines is None else lines
            found.append(_foreign(text, place, names, lines))
    return found


def _foreign(text: str, place: Place, names: Names, lines: list[tuple[int, int]]) -> Foreign:
    body = names.body.match(text, place.end)
    end = body.end() if body else place.end
    where = tuple("".join((*division.within, division.name)) for division in place.divisions)
    at = bisect.bisect_right(lines, place.start, key=lambda line: line[0]) - 1
    sentence = lines[at] if at >= 0 and place.start < lines[at][1] else (0, len(text))
    near = text[max(sentence[0], place.start - 24) : min(sentence[1], end + 24)]
    partner = names.partner.search(near) is not None
    return Foreign(place.start, end, text[place.start : end], where, body is not None, partner)


def _related(division: Division, names: Names) -> bool:
    """Whether a division is the reporter's own, lies above it, or lies within it."""
    return division.name in names.related or bool(set(division.within) & set(_lowest(names)))


def _lowest(names: Names) -> tuple[str, ...]:
    return tuple(name for name, form in names.forms.items() if form == "region")


def _chain(reporter: Reporter, known: Divisions, inner: str) -> set[str]:
    """Return the names of the reporter's region and all above it, as far as they are certain.

    Many towns bear the name of their county, so such a county counts as above them.
    """
    found = [
        division
        for place in places(reporter.region, known, sure=True)
        for division in place.divisions
    ]
    if reporter.kind == "town":
        bare = _TOWN.sub("", inner)
        found += [d for suffix in "区县市" for d in known.by_name.get(bare + suffix, ())]
    return {name for division in found for name in (division.name, *division.within) if name}


def _forms(reporter: Reporter, chain: set[str], inner: str) -> dict[str, OwnForm]:
    """Return every way of naming the reporter; own forms win over a superior's."""
    forms: dict[str, OwnForm] = {}
    for name in chain:
        forms |= dict.fromkeys(filter(_long, (name, stem(name))), "superior")
    forms |= dict.fromkeys(filter(_long, (_bare(inner, reporter),)), "short")
    forms |= dict.fromkeys(filter(_long, (reporter.region, inner, reporter.unit)), "region")
    level = _level(reporter, inner)
    levels = {level, inner[-1:]} if reporter.kind == "department" else {level}
    selves = [
        f"{word}{each}" for word in ("我", "全", "本") for each in sorted(filter(None, levels))
    ]
    forms |= dict.fromkeys((word for word in selves if word not in _NO_SELF), "self")
    forms |= dict.fromkeys(_organs(reporter, level, inner), "organ")
    if reporter.self_name:
        forms[reporter.self_name] = "self"
    return forms


def _organs(reporter: Reporter, level: str, inner: str) -> list[str]:
    """Return the organs of the reporter as it calls them: 区委, 区委区政府, 镇党委, 市司法局."""
    party, state = _STREET if level == "街道" else _ORGANS[reporter.kind]
    if reporter.kind == "department":
        names = [reporter.short_name, *_shortened(reporter.short_name)]
        organs = [f"{inner[-1:]}{name}" for name in names]
        return [f"{level}{party}", f"{level}党委", *organs]
    joined = [f"{level}{party}{mark}{level}{state}" for mark in ("", "、", "和")]
    joined += [f"{level}{party}、{state}", f"{level}{party}{state}"]
    others = [f"{level}{organ}" for organ in _ELECTED if reporter.kind != "zone"]
    return [f"{level}{party}", f"{level}{state}", *joined, *others]


def _shortened(name: str) -> list[str]:
    """Return the usual short forms of a department: 市场监管局 of 市场监督管理局."""
    return [short for whole, short in _SHORT_BODIES if name == whole]


def _level(reporter: Reporter, inner: str) -> str:
    """Return 区 of 澄海区, 局 of 司法局, 镇 of 静海镇: what the reporter calls itself by."""
    name = reporter.self_name[1:] or reporter.short_name or inner
    return "街道" if name.endswith("街道") else name[-1:]


def _bare(inner: str, reporter: Reporter) -> str:
    """Return the bare name of the reporter's place: 澄海, 中山, 静海, 长兴岛."""
    if reporter.kind == "town":
        return _TOWN.sub("", inner)
    return _ZONE.sub("", inner) if reporter.kind == "zone" else stem(inner)


def _inner(reporter: Reporter, known: Divisions) -> str:
    """Return the innermost place of the region: 澄海区, 长兴岛经济技术开发区, 新安街道."""
    region = reporter.region
    outer = [place for place in places(region, known, sure=True) if place.end < len(region)]
    if outer and outer[0].start == 0:
        return region[outer[0].end :]
    chains = [found for found in places(region, known, sure=True) if found.name == region]
    for division in chains[0].divisions if chains else ():
        if region.endswith(division.name):
            return division.name
    return region


def _guarded(form: str, kind: OwnForm) -> str:
    """Refuse 区委 in 社区委员会 and 镇政府 in 乡镇政府."""
    ahead = "(?<![社小园校片辖景林地乡城集都直])" if kind == "organ" else ""
    return ahead + re.escape(form)


def _long(name: str) -> bool:
    return len(name) > 1


def _any(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))
