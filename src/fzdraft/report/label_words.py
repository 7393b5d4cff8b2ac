"""The words by which labels are cut from clauses, compiled from resources/labels.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct


class LabelWords(Struct, frozen=True):
    """The word list of labels, compiled for reading."""

    adjunct: re.Pattern[str]
    copula: re.Pattern[str]
    verb: re.Pattern[str]
    verb_anywhere: re.Pattern[str]
    adverb_end: re.Pattern[str]
    verbal: re.Pattern[str]
    light: frozenset[str]
    subject: re.Pattern[str]
    marker: re.Pattern[str]
    change: re.Pattern[str]
    predicate: re.Pattern[str]
    deed: re.Pattern[str]
    generic: frozenset[str]
    generic_start: re.Pattern[str]
    nominal: re.Pattern[str]
    nominal_start: re.Pattern[str]
    heads: tuple[str, ...]
    quantifier: re.Pattern[str]
    rate: re.Pattern[str]
    rate_head: re.Pattern[str]
    sure: re.Pattern[str]
    sum: re.Pattern[str]
    holds: re.Pattern[str]
    organise: re.Pattern[str]
    cause: re.Pattern[str]
    second: re.Pattern[str]
    having: re.Pattern[str]
    conjunction: re.Pattern[str]
    and_then: re.Pattern[str]
    parts: re.Pattern[str]
    compared: re.Pattern[str]
    actor: re.Pattern[str]
    place: re.Pattern[str]
    marker_or_sum: re.Pattern[str]


def label_words(lists: Mapping[str, Any]) -> LabelWords:
    """Compile resources/labels.toml: space-separated words by name, and guards by word."""
    words = {name: text.split() for name, text in lists.items() if name != "guards"}
    light = words["light"]
    verb = "(?:新|拟|再)?(?:" + _guarded(words["verbs"] + light, lists["guards"]) + ")"
    joined = rf"(?:{verb})(?:(?:[、和并或及]|以及)(?:{verb})|(?:{_any(words['seconds'])}))*"
    adverb = f"(?:{_guarded(words['adverbs'], lists['guards'])})"
    month = r"[0-9]{1,2}月(?:[0-9]{1,2}日|底)?"
    time = rf"(?:截至)?(?:[0-9]{{4}}年)?{month}|[0-9]{{4}}年(?:度|以来|底)?|{_any(words['times'])}"
    place = _any(words["places"])
    return LabelWords(
        adjunct=re.compile(
            rf"(?:(?:[一二三四五六七八九十]是|{time}|{place}|{adverb}(?!率|度|数))、?)+"
        ),
        copula=re.compile(rf"(?:(?<![触传抵送直下])(?>{_any(words['copulas'])}))++$"),
        verb=re.compile(joined),
        verb_anywhere=re.compile(verb),
        adverb_end=re.compile(rf"(?:{adverb}|□)$"),
        verbal=re.compile(
            rf"(?>{verb}|{adverb}|{_any(words['seconds'])}|优秀|满意|合格|持证|[和、])*+"
        ),
        light=frozenset(light),
        subject=re.compile(
            rf".{{0,40}}?(?:{_any(words['actors'])}|□)等?(?>{time}|{adverb})*+(?:(?:[为向]|通过|依托)[^，]{{1,12}}?)?(?={verb})"
        ),
        marker=re.compile(
            rf"(?:{_any(words['markers'])})(?:为[^，]{{1,10}}?)?(?=(?>{adverb})*+{verb})"
        ),
        change=re.compile(
            rf"(?:(?:较|比|与)[^，、]{{0,6}}?(?:同期|年度|年|期|月|季度)(?:同期|预算|底|末)?(?:相比)?)?"
            rf"(?:年均|同比|环比|分别|均|平均|每年|又|再|约)*(?<!新)(?<!净)(?P<verb>{_any(words['changes'])})"
            rf"(?:了|至|到|为|幅度为|约|近|分别|均)*$"
        ),
        predicate=re.compile(_any(words["predicates"])),
        deed=re.compile(
            rf"(?:{_any(words['deeds'])})(?>{_any(words['manners'])})*+(?P<deed>[^的，]{{2,10}})"
        ),
        generic=frozenset(words["generic"]),
        generic_start=re.compile(_any(words["attributes"])),
        nominal=re.compile(rf"(?:{_any(words['nominal'])})$"),
        nominal_start=re.compile(_any(words["nominal"])),
        heads=tuple(sorted(words["heads"], key=len, reverse=True)),
        quantifier=re.compile(rf"(?:{_any(words['quantifiers'])})+"),
        rate_head=re.compile(rf"(?:{_any(words['verbs'])}|覆盖|普及|合格|满意)率$"),
        cause=re.compile(rf"^(?:{_any(words['causes'])}|[将把使])"),
        organise=re.compile(_guarded([*words["sure"], "组织", "进行", "实施"], lists["guards"])),
        holds=re.compile("(?<=[\u4e00-\u9fff]{2})(?:开展|组织|举办)$"),
        sum=re.compile("合计|总计|共计"),
        sure=re.compile(_guarded(words["sure"], lists["guards"])),
        second=re.compile(rf"(?:{_any(words['seconds'])})$"),
        conjunction=re.compile("并|且|同时"),
        and_then=re.compile(rf"^.*(?<!合)并(?=(?>{adverb})*+{verb}.)"),
        having=re.compile("(?:具有|具备|从事|熟悉|符合)[^，]*的[^的，]{1,12}$"),
        rate=re.compile(rf"(?:{_any(words['rate_ends'])})$"),
        compared=re.compile(rf"[比较](?:上|去|前|同)|(?:{_any(words['changes'])})$"),
        parts=re.compile(_any(words["parts"])),
        actor=re.compile(rf"(?:{_any(words['actors'])})$"),
        place=re.compile(place),
        marker_or_sum=re.compile("共|累计|合计|总计"),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _guarded(words: list[str], guards: Mapping[str, str]) -> str:
    """Join words longest first, each refused where the next character makes another word."""
    parts = [
        re.escape(word) + (f"(?![{guards[word]}])" if word in guards else "")
        for word in sorted(words, key=len, reverse=True)
    ]
    return "|".join(parts)
