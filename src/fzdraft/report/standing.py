"""What a number speaks of: the whole reporter's whole year, or another time, a part, an aim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.report.divisions import Divisions, Place, places
from fzdraft.report.extract import Finding
from fzdraft.report.repeats import narrowed, other_time
from fzdraft.report.years import relatives, years

_PERIOD = re.compile(
    "(?:过去|这|近)[两三四五]年|(?<![0-9])[两三四五2-5]年(?:来|间|以来|(?=累计|共|增|新增))"
    "|“?十[一二三四五六]五”?(?:时期|期间|以来)|年均"
)
_JUST_PAST = re.compile("(?:过去|这)的?一年|一年来")
_BOOK = re.compile("《[^》]*》")
_AIM = re.compile(
    "(?:预期|主要|工作|发展)目标|目标[是为：]|力争|争取|计划(?:[于到在新]|完成|实现|开展)|(?:^|[，；、])要(?![求点闻])"
    "|(?:要|将)(?:稳定|达到?|保持|实现|新增|完成|建成)"
)
_FROM = re.compile("(?:由|从)[^，。；]{0,12}$")
_TO = re.compile("[^，。；]{0,12}?[到至]")
_REACHED = re.compile("[到至达为]$|达到?了?$")
_COMPARED = re.compile(
    "(?:同比|(?:比|较|与|同)(?:上年|去年|上一年|20[0-9]{2}年)(?:度|同期)?)[^，]*，"
)
"""What a number is compared with, unless it follows at once (比上年的120件)."""
_MORE = re.compile("新增|增加|净增|新认定|新登记|新培育|新入|新设|新开工")
_FIVE_YEARS, _FIRST_PLAN = re.compile("十([一二三四五六七八九])五"), 2001
"""The 十一五 began in 2006, each plan five years after the one before."""
_OPENING = 6
"""A time so near the beginning of a sentence holds for all of it."""
_GIVEN_AFTER = re.compile("政府工作报告")


class Reported(Struct, frozen=True):
    """Whose report a number stands in: the year it tells of, the year it was given, its places.

    `chain` names the reporter's place and those above it; empty where they are not known.
    """

    year: int | None
    given: int | None
    chain: frozenset[str] = frozenset()


class Setting(Struct, frozen=True):
    """What stands before a number: the ends and the text of its sentence, and what is above.

    `last` is where the number before it ends in the sentence; `above` the earlier sentences of
    its section, nearest last; `heading` the headings over it, apart by " / ".
    """

    sentence: str
    last: int = 0
    above: tuple[str, ...] = ()
    heading: str = ""


class Standing(Struct, frozen=True):
    """What a number speaks of.

    `time` is empty for the year of its report, else as the text says (上半年, 2020年, 五年来);
    `scope` is empty for the whole reporter, else a place, 其中 or 新增; `aim` tells a plan from a
    deed; `near` are words that may narrow it (企业, 社区).
    """

    time: str = ""
    scope: str = ""
    aim: bool = False
    near: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether it is the reporter's own total of the year."""
        return not (self.time or self.scope or self.aim)


def reported(title: str, region: str, year: int | None, known: Divisions) -> Reported:
    """Return whose report it is by its title, the reporter's region and its year.

    A 政府工作报告 is given at the beginning of a year and tells of the one before.
    """
    found = places(region, known, sure=True)
    chain = frozenset(
        name for place in found for each in place.divisions for name in (each.name, *each.within)
    )
    after = year is not None and _GIVEN_AFTER.search(title) and str(year) in title
    return Reported(year - 1 if after and year else year, year, chain)


def standing(finding: Finding, setting: Setting, whose: Reported, known: Divisions) -> Standing:
    """Say what a number of a sentence speaks of, by the words before it, above it and its label."""
    start = finding.quantity.start
    near = setting.sentence[setting.last : start]
    time, later = _time(finding, setting, near, whose)
    planned = finding.where.content in ("next_year", "shortcomings")
    meant = _AIM.search(_BOOK.sub("", setting.sentence[:start])) is not None
    words = narrowed(replace(finding, before=_clause(near)))
    return Standing(
        time,
        _scope(finding, setting, near, whose, known),
        later or planned or meant,
        frozenset(word for word in words if word not in finding.indicator),
    )


def _time(finding: Finding, setting: Setting, near: str, whose: Reported) -> tuple[str, bool]:
    """Return the words of another time than the year, and whether it is still to come.

    What was done (办理, 出台) adds up over the time that stands above it; what there is, or was
    reached (增加到), does not.
    """
    if _is_first_of_two(finding, near, setting.sentence):
        return "此前", False
    told = _told(near, finding, whose)
    if told is None and setting.last:
        told = _told(_opening(setting, finding), finding, whose, within=_OPENING)
    if told is not None:
        return told
    lines = setting.heading.split(" / ")
    if any(_is_ahead(line, whose) for line in lines):
        return "", True
    adds_up = finding.label.verb and finding.quantity.kind == "count"
    if adds_up and not _REACHED.search(near):
        openings = (re.split("[，；]", said)[0] for said in reversed(setting.above))
        for above in (*openings, *reversed(lines)):
            told = _told(above, finding, whose, within=_OPENING)
            if told is not None:
                return told
    return "", False


def _is_ahead(heading: str, whose: Reported) -> bool:
    """Whether a heading speaks of later years only (三、2026年重点工作, “十五五”时期 …)."""
    named = [year.year for year in years(heading, whose.year)]
    named += [
        _FIRST_PLAN + 5 * "零一二三四五六七八九".index(n) for n in _FIVE_YEARS.findall(heading)
    ]
    return whose.year is not None and bool(named) and min(named) > whose.year


def _is_first_of_two(finding: Finding, near: str, sentence: str) -> bool:
    """Whether a number is what another came from: 从120件增加到144件."""
    return bool(_FROM.search(near) and _TO.match(sentence, finding.quantity.end))


def _told(
    words: str, finding: Finding, whose: Reported, within: int | None = None
) -> tuple[str, bool] | None:
    """Return the last time that words tell: none, the year itself (""), or another one."""
    words = _COMPARED.sub("，", _BOOK.sub("", words))
    found = [one for one in _times(words, finding, whose) if within is None or one.start <= within]
    last = max(found, default=None)
    rest = words[last.end if last else 0 :]
    if within is None and (narrower := other_time(replace(finding, before=rest))):
        return narrower, False
    if last is None:
        return None
    if last.year is None or whose.year is None:
        return last.words, False
    return ("", False) if last.year == whose.year else (last.words, last.year > whose.year)


class _Time(NamedTuple):
    """A time that is told: where, in which words, and its year where it is one."""

    start: int
    end: int
    words: str
    year: int | None


def _times(words: str, finding: Finding, whose: Reported) -> Iterator[_Time]:
    """Yield the times that words tell, in no order; a part of the year is none of the years."""
    for year in years(words, whose.year):
        if year.role in ("title_year", "doc_number"):
            continue
        said = words[year.start : year.end]
        if year.role in ("history", "period"):
            yield _Time(year.start, year.end, said + "以来" * (year.role == "history"), None)
        else:
            yield _Time(year.start, year.end, f"{year.year}年", year.year)
    for word in relatives(words):
        part = word.meaning == "part" and other_time(replace(finding, before=word.word))
        meant = None if part else _year_of(word.word, word.meaning, whose)
        yield _Time(word.start, word.end, word.word, meant)
    for match in _PERIOD.finditer(words):
        yield _Time(*match.span(), match[0], None)
    for match in _JUST_PAST.finditer(words):
        yield _Time(*match.span(), match[0], whose.year)


def _year_of(word: str, meaning: str, whose: Reported) -> int | None:
    """Return the year that is meant; 全年 and 目前 mean that of the report."""
    if whose.given is None:
        return None
    steps = {"last_year": -1, "next_year": 1}
    if meaning in steps:
        return whose.given + steps[meaning]
    return whose.given if word in ("今年", "本年", "本年度") else whose.year


def _scope(finding: Finding, setting: Setting, near: str, whose: Reported, known: Divisions) -> str:
    """Return what a number is narrower than the whole reporter by, else nothing."""
    if finding.part_of is not None:
        return "其中"
    if _is_more(finding, near):
        return "新增"
    if finding.quantity.bound != "exact" and setting.sentence[finding.quantity.end :][:1] == "的":
        return "条件"
    for words in (_clause(near), _opening(setting, finding)) if whose.chain else ():
        others = [one for one in places(words, known) if not _is_own(one, whose)]
        if others:
            return others[-1].name
    return ""


def _clause(near: str) -> str:
    return re.split("[，；]", near)[-1]


def _opening(setting: Setting, finding: Finding) -> str:
    """Return how the sentence of a number begins, up to its first comma."""
    return re.split("[，；]", setting.sentence[: finding.quantity.start], maxsplit=1)[0]


def _is_more(finding: Finding, near: str) -> bool:
    """Whether a number tells what was added to what there is (新增3200家)."""
    added = _MORE.search(finding.label.name) and not _MORE.search(finding.indicator)
    return bool(added) and _REACHED.search(near) is None


def _is_own(place: Place, whose: Reported) -> bool:
    """Whether a place is the reporter's or one above it."""
    return any(division.name in whose.chain for division in place.divisions)
