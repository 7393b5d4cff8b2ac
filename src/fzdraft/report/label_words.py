"""The words by which labels are cut from clauses, compiled from resources/labels.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from fzdraft.report.known_verbs import KnownVerbs, known_verbs
from fzdraft.report.word_patterns import any_of, guarded

_D = "[0-9０-９]"
_Words = Mapping[str, list[str]]


class LabelWords(Struct, frozen=True):
    """The word list of labels, compiled for reading."""

    adjunct: re.Pattern[str]
    copula: re.Pattern[str]
    verb: re.Pattern[str]
    verb_anywhere: re.Pattern[str]
    adverb_end: re.Pattern[str]
    verbal: re.Pattern[str]
    light: frozenset[str]
    deeds_as_things: frozenset[str]
    subject: re.Pattern[str]
    marker: re.Pattern[str]
    change: re.Pattern[str]
    predicate: re.Pattern[str]
    attribute: re.Pattern[str]
    compound: re.Pattern[str]
    closing: re.Pattern[str]
    soft: re.Pattern[str]
    formed_thing: re.Pattern[str]
    verb_end: re.Pattern[str]
    amount: re.Pattern[str]
    event: re.Pattern[str]
    chained: re.Pattern[str]
    begins: re.Pattern[str]
    punctual: re.Pattern[str]
    described: re.Pattern[str]
    maker: re.Pattern[str]
    measured: re.Pattern[str]
    kind: re.Pattern[str]
    formed: re.Pattern[str]
    then: re.Pattern[str]
    holding: re.Pattern[str]
    noun_unit: re.Pattern[str]
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
    asked: re.Pattern[str]
    second: re.Pattern[str]
    having: re.Pattern[str]
    conjunction: re.Pattern[str]
    and_then: re.Pattern[str]
    parts: re.Pattern[str]
    compared: re.Pattern[str]
    actor: re.Pattern[str]
    place: re.Pattern[str]
    marker_or_sum: re.Pattern[str]
    doer: re.Pattern[str]
    known: KnownVerbs


def label_words(lists: Mapping[str, Any], verbs: Mapping[str, Any]) -> LabelWords:
    """Compile resources/labels.toml: space-separated words by name, and guards by word.

    `verbs` is resources/verbs.toml, which labels fall back on.
    """
    words = {name: text.split() for name, text in lists.items() if name != "guards"}
    guards: Mapping[str, str] = lists["guards"]
    # What ends like 找回, 打掉, 收缴 is a verb, listed or not.
    ends = r"(?![轮巡来])[\u4e00-\u9fff](?:回|掉|缴|毁)(?=[\u4e00-\u9fff]{2})"
    known = guarded(words["verbs"] + words["light"] + words["sure"], guards)
    verb = f"(?:新|拟|再)?(?:{ends}|{known})"
    # 共建 is a deed of its own, but 共建立 is not.
    adverb = f"(?:{guarded(words['adverbs'], guards)}|共(?=建[立成设有]))"
    return LabelWords(
        **_before_a_verb(words, verb, adverb),
        **_verbs(words, guards, verb, adverb),
        **_changes(words),
        **_behind_a_number(words, guards, verb, adverb),
        **_nouns(words, verb),
        known=known_verbs(verbs, words["compound_heads"]),
    )


def _before_a_verb(words: _Words, verb: str, adverb: str) -> dict[str, Any]:
    """Compile times, places, adverbs, and who acts."""
    month = r"[0-9]{1,2}(?:[-—至到～~][0-9]{1,2})?月(?:[0-9]{1,2}日|[底初末])?"
    years = rf"[0-9一二三四五六七八九十两]{{1,3}}年(?:(?:来|间)|(?={verb}))"
    year = rf"{_D}{{4}}年(?:度|以来|[底末初])?|{years}|年度?(?={verb}|累计|共|$)"
    time = rf"(?:截至)?(?:[0-9]{{4}}年)?{month}|{year}|{any_of(words['times'])}"
    place, actors = any_of(words["places"]), any_of(words["actors"])
    then, whom = rf"(?=(?>{adverb})*+{verb})", "(?:(?:[为向]|通过|依托)[^，]{1,12}?)?"
    one = "|".join(
        [
            *_told_first(words, verb, adverb),
            "[一二三四五六七八九十]是",
            time,
            place,
            f"{adverb}(?!率|度|数)",
        ]
    )
    return {
        "adjunct": re.compile(rf"(?:(?:{one})、?)+"),
        "place": re.compile(place),
        "adverb_end": re.compile(rf"(?:{adverb}|□)$"),
        "subject": re.compile(rf".{{0,40}}?(?:{actors}|□)等?(?>{time}|{adverb})*+{whom}(?={verb})"),
        "actor": re.compile(rf"(?:{actors})$"),
        "doer": re.compile(
            rf"(?:(?P<actor>(?:{actors}|□)等?)|(?<![公党中])(?:{any_of(words['markers'])}))"
            rf"(?P<how>(?:{adverb})*+)"
        ),
        "marker": re.compile(
            rf"(?<![公党中])(?:{any_of(words['markers'])})(?:为[^，]{{1,10}}?)?{then}"
        ),
        "and_then": re.compile(rf"^.*(?<!合)并(?=(?>{adverb})*+{verb}.)"),
        "conjunction": re.compile("并|且|同时"),
        "marker_or_sum": re.compile("共|累计|合计|总计"),
        "sum": re.compile("合计|总计|共计"),
    }


def _told_first(words: _Words, verb: str, adverb: str) -> list[str]:
    """Compile what may stand before a predicate beside times and places: causes, means, orders."""
    then, actors = rf"(?=(?>{adverb})*+{verb})", any_of(words["actors"])
    who, ways = rf"(?:[^，、]{{0,20}}(?:{actors}))?", any_of(words["ways"])
    by = rf"{who}(?:以|通过|采取|运用|利用|依托)[^，]{{1,40}}?(?:{ways}){then}"
    return [
        "因[^，]{2,20}?(?:引发|导致|产生|提起)的",
        "[一二三四五六七八九十]{1,3}、",
        "分(?:领域|行业|类别|批次?|级|层次?|片区|阶段|期|门别类)(?!管)",
        by,
        "按[^，、]{1,8}?(?:口径|价格|汇率)(?:计算)?",
        rf"[^，、]{{2,8}}后(?={verb})",
        rf"全国(?=共|有|{verb})",
        rf"(?:基本|初步|率先|正式|全面|共同)(?={verb})",
    ]


def _verbs(words: _Words, guards: Mapping[str, str], verb: str, adverb: str) -> dict[str, Any]:
    """Compile verbs alone and in a row, those that only organise, those that are sure."""
    sure, organise = words["sure"], [*words["sure"], "组织", "进行", "实施"]
    not_behind = "".join(f"(?<!{word})" for word in words["nominal"])
    return {
        **_rows_of_verbs(words, guards, verb, adverb),
        **_within_nouns(words, verb),
        "verb_end": re.compile(rf"(?<=..)(?:{verb})(?<!所有)$"),
        "verb_anywhere": re.compile(verb),
        "light": frozenset(words["light"]),
        "deeds_as_things": frozenset(words["nominal"] + words["soft"] + words["things"]),
        "sure": re.compile(rf"(?<![全公])(?:{guarded(sure, guards)})"),
        "closing": re.compile(rf"(?<=..)(?:{guarded(sure, guards)})$"),
        "organise": re.compile(guarded(organise, guards)),
        "holding": re.compile(rf"(?:{any_of(words['holding'])})(?=..)"),
        "event": re.compile(
            rf"(?:[^，]*(?:开展|举办|召开|举行)|{any_of(words['light'])})(?P<thing>[^，]{{2,40}}(?:{any_of(words['events'])}))$"
        ),
        "holds": re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:开展|{not_behind}组织|举办)$"),
        "then": re.compile(rf"(?:{any_of(words['earnest'])})(?={verb})"),
        "begins": re.compile(rf"^.*(?:{any_of(words['begins'])})"),
        "maker": re.compile(rf"^.*(?:{any_of(words['makers'])})(?!性)(?=[^，]{{3}})"),
        "asked": re.compile(rf"(?:{any_of(words['asked'])})(?=..)"),
        "cause": re.compile(rf"^(?:{any_of(words['causes'])}|[将把使])"),
    }


def _rows_of_verbs(
    words: _Words, guards: Mapping[str, str], verb: str, adverb: str
) -> dict[str, Any]:
    """Compile verbs that follow one another: 审核把关, 建立和完善, 新建改建, 立案处罚."""
    heads = any_of(words["compound_heads"])
    other = {*words["attributive"], *words["nominal"]}
    described = f"{heads}|{any_of(words['described'])}"
    plain = guarded([word for word in words["sure"] if word not in other], guards)
    pairs = [word for word in words["verbs"] if len(word) == 2 and word not in other]
    next_one = rf"(?:{guarded(pairs, guards)})(?!、|(?:{described})(?:$|[、和]))(?=...)"
    second = f"(?:{guarded(words['seconds'], guards)})(?!(?:{heads})(?:$|[、和]))"
    onward = rf"(?:[、和并或及]|以及){verb}|{second}|(?:{plain})(?!(?:{heads})$)|{next_one}"
    # Possessive, since one word may be read in several ways: a row of 24 verbs cost minutes.
    return {
        "verb": re.compile(rf"{verb}(?:{onward})*+"),
        "verbal": re.compile(rf"(?>{verb}|{adverb}|{second}|优秀|满意|合格|持证|[和、])*+"),
        "second": re.compile(rf"(?:{second})$"),
        "chained": re.compile(rf"(?:{any_of(words['chained'])}){verb}"),
    }


def _within_nouns(words: _Words, verb: str) -> dict[str, Any]:
    """Compile verbs that are part of a noun: 调解组织, 行政审批单位, 拆除面积, 办结率."""
    heads, nominal = any_of(words["compound_heads"]), any_of(words["nominal"])
    described = f"{heads}|{any_of(words['described'])}"
    amounts = f"(?:{verb}){{1,2}}(?:数|{any_of(words['amounts'])})"
    return {
        "compound": re.compile(
            rf"(?:{nominal})(?:{nominal}|{heads})$|{amounts}$|{verb}(?:服务|活动|行动|见证)$"
        ),
        "amount": re.compile(rf"[^，、]{{0,6}}(?:{any_of(words['amounts'])})"),
        "formed": re.compile(rf"{verb}(?:{heads})(?=$|[均都全已、和])"),
        "formed_thing": re.compile(rf"{verb}(?:{described})"),
        "described": re.compile(rf"{verb}(?:{described})(?:的|$)"),
        "soft": re.compile(any_of(words["soft"])),
        "nominal": re.compile(rf"(?:{nominal})$"),
        "nominal_start": re.compile(nominal),
        "rate_head": re.compile(rf"(?:{any_of(words['verbs'])}|覆盖|普及|合格|满意)率$"),
        "punctual": re.compile(rf"(?:{any_of(words['punctual'])})(?=[^，、]{{2,6}}率$)"),
    }


def _changes(words: _Words) -> dict[str, Any]:
    """Compile 较上年增长 and its like, and what stands between a thing and its number."""
    changes = any_of(words["changes"]) + "|(?:高|低|优|快|好)于[^，、于]{1,8}"
    when = "(?:同期|年度|年|期|月|季度)(?:同期|预算|底|末)?(?:相比)?"
    than = "(?:较|(?<![占对同环可])比(?![重例率]))[^，、较比]{1,12}?"
    how = f"(?:{any_of(words['degrees'])}|[0-9]{{1,2}}年|(?<!人)均)*"
    return {
        "change": re.compile(
            rf"(?:(?:(?:较|比|与)[^，、]{{0,6}}?{when})|{than})?{how}(?<![新净最])(?P<verb>{changes})"
            rf"(?:了|至|到|为|幅度为|约|近|分别|均)*$"
        ),
        "compared": re.compile(rf"[比较](?:上|去|前|同)|(?:{changes})$"),
        "copula": re.compile(
            rf"(?:(?<![触传抵送直下])(?!(?<=[行作认成])为|(?<=人)均|(?<=[所具拥持占享国含没公私])有)(?>{any_of(words['copulas'])}))++$"
        ),
    }


def _behind_a_number(
    words: _Words, guards: Mapping[str, str], verb: str, adverb: str
) -> dict[str, Any]:
    """Compile what ends the noun behind a number, and what was done to it."""
    deeds, manners = any_of(words["deeds"]), any_of(words["manners"])
    heads = any_of(words["compound_heads"])
    sure = guarded([word for word in words["sure"] if word not in words["nominal"]], guards)
    deeds_in = rf"(?:{sure})(?!(?:{heads})$)|{adverb}(?={verb})|{verb}(?=[在至到成入了我该其])"
    inside = rf"(?<=..)(?:{deeds_in}|在(?![建册编职校岗矫线])"
    inside += rf"|因(?![素子])|(?:与|(?<![合共协])同)(?=[^，、]{{2,12}}?{verb})|未(?![成来]))"
    return {
        "predicate": re.compile(
            rf"(?:{any_of(words['predicates'])})(?!(?:{heads})$)|{inside}|^{adverb}{verb}[为了至]"
        ),
        "attribute": re.compile(rf"{adverb}[^，、的]{{0,12}}(?:{heads})$"),
        "noun_unit": re.compile(any_of(words["noun_units"])),
        "deed": re.compile(rf"(?:{deeds})(?>{manners})*+(?P<deed>[^的，]{{2,10}})"),
        "having": re.compile(
            "(?:在[^，]{1,8}?)?(?:具有|具备|从事|熟悉|符合|有)[^，]*的[^的，]{1,24}$"
        ),
    }


def _nouns(words: _Words, verb: str) -> dict[str, Any]:
    """Compile what may be taken off a noun, and what closes a row of them."""
    return {
        "kind": re.compile(rf"(?P<kind>{any_of(words['kinds'])})(?P<verb>{verb})?(?=.|$)"),
        "measured": re.compile(rf"(?:{any_of(words['measured'])})$"),
        "generic": frozenset(words["generic"]),
        "generic_start": re.compile(any_of(words["attributes"])),
        "heads": tuple(sorted(words["heads"], key=len, reverse=True)),
        "quantifier": re.compile(rf"(?:(?!等级|过[境程渡户])(?:{any_of(words['quantifiers'])}))+"),
        "rate": re.compile(rf"(?:{any_of(words['rate_ends'])})$"),
        "parts": re.compile(rf"(?:{any_of(words['parts'])})+"),
    }
