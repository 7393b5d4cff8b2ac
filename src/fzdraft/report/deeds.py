"""Completed acts of one time, and counters that move on every year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from fzdraft.language.digits import read_arabic, read_chinese
from fzdraft.language.sentences import sentences

CounterKind = Literal["ordinal", "streak", "session", "anniversary", "rank"]

_COMMA = re.compile("[，,；;：:。！？!?]")
_NAMED = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”")
_DESCRIBES = re.compile("[了过]?的(?!《)|[并予以给]{0,2}[\u4e00-\u9fff]{0,2}如下")
_ADVERBS = "进一步|继续|积极|大力|全面|加快|稳步|抓紧|尽快|适时|研究|及时|统筹|重点|坚决"
_N = "(?:[0-9０-９]{1,6}|[零〇一二三四五六七八九十百]{1,9})"
_THING = "(?:届|次|批|轮|期|个|年(?!度|级))"
_COUNTERS: tuple[tuple[CounterKind, re.Pattern[str]], ...] = (
    (
        "session",
        re.compile(
            rf"(?:{_N}届|{_N}次[^，。；;,\n]{{0,8}}?代(?:表大)?会)[^，。；;,\n]{{0,12}}?(?P<n>{_N})次"
            rf"(?:全会|全体会议|会议|常委会)?"
        ),
    ),
    ("ordinal", re.compile(rf"第\s*(?P<n>{_N})\s*{_THING}")),
    (
        "streak",
        re.compile(
            rf"连续(?:第)?\s*(?P<n>{_N})(?:余|多)?\s*(?:个?(?:年度|年|月|季度)|次|届|天)(?:度)?"
        ),
    ),
    ("anniversary", re.compile(rf"(?P<n>{_N})周年")),
    (
        "rank",
        re.compile(
            r"(?:排名|排在|位列|位居|名列|居于?|列|跃居|跃升[至到]|升[至到])[^，。；;、\n“”《》]{0,10}?"
            rf"第\s*(?P<n>{_N})\s*(?:位|名)?(?![0-9线届次批期年个季章条议责步梯产时方])"
        ),
    ),
    ("rank", re.compile(rf"(?:之比|比例)[为是达约]{{0,2}}\s*[0-9]{{1,4}}\s*[:：]\s*(?P<n>{_N})")),
    ("rank", re.compile(rf"近\s*(?P<n>{_N})年(?:以?来)?(?:的?最[低高好优佳]|的?新[低高])")),
)
_FIXED = re.compile(
    "第一(?:责任|议题|时间|书记|道防线|线|副|位的|要务|手|人称|资源|生产力|动力|要件)|第三方|第二产业|第.{1,3}个五年"
)


class Deed(Struct, frozen=True):
    """A completed act: its clause [start, end), the sentence that holds it, the act's word."""

    start: int
    end: int
    sentence_start: int
    sentence_end: int
    act: str


class Counter(Struct, frozen=True):
    """Something counted every year: span, the digits' span, what it counts to, its kind.

    第二十七个法治宣传月 (ordinal), 连续25年 (streak), 十四届四次全会 (session), 90周年
    (anniversary), 居全省第3位 or 之比为1:52 (rank). Plenums of the Central Committee
    (二十届三中) are formulas, not counters.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: int
    kind: CounterKind


class Acts(Struct, frozen=True):
    """The word list of deeds, compiled for reading."""

    act: re.Pattern[str]
    not_yet: re.Pattern[str]
    always: re.Pattern[str]


def acts(words: Mapping[str, Any]) -> Acts:
    """Compile the lists of resources/deeds.toml."""
    parts = [_any(words["acts"].split())]
    parts += [
        rf"(?:{_any(pair['verbs'].split())})[^，。；;,！？\n]{{0,40}}?(?:{_any(pair['objects'].split())})"
        for pair in words["with_object"]
    ]
    return Acts(
        act=re.compile("|".join(parts)),
        not_yet=re.compile(
            rf"(?:{_any(words['not_yet'].split())})(?:{_ADVERBS})*$|为[\u4e00-\u9fff]{{0,8}}$"
        ),
        always=re.compile(_any(words["always"].split())),
    )


def deeds(text: str, words: Acts) -> list[Deed]:
    """Find the completed acts of a text, at most one a clause, ordered.

    What will, shall or always does happen is none.
    """
    return [
        Deed(start + a, start + b, start, end, act)
        for start, end in sentences(text)
        for a, b, act in _in_sentence(text[start:end], words)
    ]


def _in_sentence(sentence: str, words: Acts) -> list[tuple[int, int, str]]:
    """Return clause start, clause end and act of every deed in one sentence."""
    hidden = [match.span() for match in _NAMED.finditer(sentence)]
    found: list[tuple[int, int, str]] = []
    for match in words.act.finditer(sentence):
        if any(start < match.start() < end for start, end in hidden):
            continue
        start = _clause_start(sentence, match.start(), hidden)
        front = sentence[start : match.start()]
        if words.not_yet.search(front) or words.always.search(front):
            continue
        if _DESCRIBES.match(sentence, match.end()) or (found and found[-1][1] > start):
            continue
        found.append((start, _clause_end(sentence, match.end(), hidden), match[0]))
    return found


def _clause_start(sentence: str, index: int, hidden: list[tuple[int, int]]) -> int:
    ends = [m.end() for m in _COMMA.finditer(sentence, 0, index) if not _inside(m.start(), hidden)]
    return ends[-1] if ends else 0


def _clause_end(sentence: str, index: int, hidden: list[tuple[int, int]]) -> int:
    ends = [m.start() for m in _COMMA.finditer(sentence, index) if not _inside(m.start(), hidden)]
    return ends[0] if ends else len(sentence)


def _inside(index: int, hidden: list[tuple[int, int]]) -> bool:
    return any(start <= index < end for start, end in hidden)


def counters(text: str) -> list[Counter]:
    """Find what is counted on from year to year, ordered, none overlapping."""
    found: list[Counter] = []
    for kind, pattern in _COUNTERS:
        for match in pattern.finditer(text):
            if _FIXED.match(text, match.start()) or any(_overlap(match, other) for other in found):
                continue
            value = _number(match["n"])
            if value is not None:
                found.append(Counter(*match.span(), *match.span("n"), value, kind))
    return sorted(found, key=lambda counter: counter.start)


def _overlap(match: re.Match[str], other: Counter) -> bool:
    return match.start() < other.end and other.start < match.end()


def _number(text: str) -> int | None:
    value = read_chinese(text) if not text[0].isdecimal() else read_arabic(text)
    return None if value is None else int(value)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
