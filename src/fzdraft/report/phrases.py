"""Reading the words around a number: the verb, and the thing that is counted."""

from __future__ import annotations

import re

from msgspec import Struct

from fzdraft.report.label_words import LabelWords

_PREPOSITION = re.compile(
    "(?:对(?![外口接标])|为|向|被|在(?![建册编职校岗矫])|给|将|把|以|由|从|使|按|通过|依托|利用|围绕|结合)(?:[^，]*)$"
)
_FROM = re.compile("(?:由|从)[^，由从]{0,8}$")
_JOINT = re.compile("(?:、|和|以及)+$")
_HIDDEN = re.compile(r"《[^《》\n]*》|“[^“”\n]*”|[（(][^（()）\n]*[）)]")
_SHARE = re.compile("占[^占]{0,12}的?$")
_OF_YEAR = re.compile(r"\s*(?:(?:19|20)[0-9]{2}年(?:度|[底末初])?|年[底末初]|[上去]年末?)的$")
_TOWARDS = re.compile("(?:对|(?<![方意面动转])向|将|把|(?<![行成作认])为)$")
_ALONE = re.compile("^(?:为|向|对(?![外口接标])|给|由|使|让|将|把|与|从|按|因)(?=..)")
_SHOWN = 24
_GIVEN = re.compile("^给[^，]*的")
_OBJECT = re.compile(
    "^.*?(?:将|把)(?=..)|(?:分别)?(?:按[^，、]{1,12}|在[^，、]{1,12}[上下])$|^(?:在(?![建册编职校岗线])|的?基础上)[^，]*$"
)
_ASKING = frozenset(["聘请", "邀请", "组织", "选派", "安排", "委托", "协调", "发动"])
_MEANS = re.compile("(?:通过|采取)(?P<list>[^，]*、[^，]*)等(?:方式|形式)?$")
_AT = re.compile("在[^，、]{2,10}中(?=[^，]{2,6}率$)")
_NOT = ("未", "不", "没", "再", "已")
_LEVEL = re.compile("^(?:最|较)?(?:高|低|好)?(?:历史)?(?:最[高低好])?水平$")
_THAN = re.compile("(?:较|比(?![重例率]))[^，、]{1,10}$")
_AMONG = re.compile("(?<![高初中平同均优])等(?![级次候学于])")
_STEADY = re.compile(
    "(?:连续.{1,4}[年月]|持续|稳步|不断|大幅|显著|明显|快速|平稳|逐年|较快|较大|今年|去年|上年|[0-9]{4}年)+$"
)
_ONWARD = re.compile("[、和并或及]|以及|或者|(?=..)")
_LONGEST = 60


class Phrase(Struct, frozen=True):
    """The thing counted and the verb that is done to it; either may be empty."""

    thing: str = ""
    verb: str = ""
    changes: bool = False


def read_left(text: str, words: LabelWords, rate: bool = False) -> Phrase:
    """Read the words before a number: 全年共受理行政复议申请 → 行政复议申请, 受理."""
    text = _JOINT.sub("", _OF_YEAR.sub("", text[-_LONGEST:].strip(" \u3000")))
    if means := _MEANS.match(text):
        return Phrase(_clean(means["list"], words))
    change = words.change.search(_blank(text))
    if change and not words.verb.fullmatch(_bare(text, words)):
        thing = _OBJECT.sub("", _bare(text[: change.start()], words))
        thing = _FROM.sub("", _bare(words.cause.sub("", thing, count=1), words))
        thing = words.copula.sub("", words.maker.sub("", thing))
        deed = None if words.compound.match(thing) else words.sure.match(thing)
        if deed and len(thing) > deed.end() + 1:
            thing = thing[deed.end() :]
        return Phrase(thing, change["verb"].rstrip("至到"), True)
    text = (
        _STEADY.sub("", words.copula.sub("", text).rstrip("，, "))
        .removeprefix("将")
        .removeprefix("把")
    )
    if came := _FROM.search(text):
        text = words.copula.sub("", text[: came.start()])
        if not words.sure.match(_bare(text, words)):
            if not text:
                return Phrase(changes=True)
            return Phrase(_clean(words.maker.sub("", _bare(text, words)), words))
    if rate and (words.rate.search(text) or _SHARE.search(text)):
        bare = _AT.sub("", _bare(text, words)).removeprefix("其")
        if bare.endswith("占"):
            return Phrase(_clean(bare[:-1], words), "占比")
        prompt = words.punctual.search(text)
        named = text[prompt.start() :] if prompt and is_bare_rate(bare, words) else bare
        return Phrase(_clean(words.maker.sub("", named), words))
    text = words.begins.sub("", words.holds.sub("", text))
    if words.chained.fullmatch(_bare(text, words)):
        return Phrase("", _bare(text, words))
    if both := words.and_then.match(_blank(text)):
        text = text[both.end() :]
    return _head(_bare(text, words), words)


def bare_left(text: str, words: LabelWords) -> str:
    """Return the words before a number without what names nothing."""
    return _bare(_STEADY.sub("", words.copula.sub("", text)), words)


def as_written(text: str, words: LabelWords) -> str:
    """Return the words before a number where no rule reads them: 为企业减税降费 → 企业减税降费."""
    named = words.copula.sub("", _FROM.sub("", words.copula.sub("", text)))
    thing = _ALONE.sub("", _bare(named, words)).removesuffix("的") or text.strip()
    while len(thing) > _SHOWN and "、" in thing:
        thing = thing.partition("、")[2]
    return thing


def read_right(text: str, words: LabelWords) -> Phrase:
    """Read the words behind a number: 规范性文件草案进行了严格审查把关 → … 草案, 审查把关."""
    if text.startswith("等"):
        return Phrase()
    text = _LEVEL.sub("", _TOWARDS.sub("", text.strip().removeprefix("的")))
    blank = _blank(text)
    if not blank.strip("□"):
        return Phrase(text if text[:1] in ("“", "《") else "")
    ends = None if words.attribute.match(blank) else words.predicate.search(blank)
    deed = words.deed.search(blank, ends.start()) if ends else None
    thing = text[: ends.start()] if ends else text
    if ends and words.having.match(text):
        thing = text.rpartition("的")[2]
    if thing in _NOT:
        return Phrase()
    return Phrase(_clean(thing, words), text[deed.start("deed") : deed.end("deed")] if deed else "")


def who_is_asked(asks: str, phrase: Phrase, words: LabelWords) -> Phrase:
    """Part who is made to act from the deed: 指导80所学校完善章程, 责令5家企业停产整顿."""
    thing = phrase.thing
    if asked := words.asked.search(thing, 2):
        return Phrase(words.adverb_end.sub("", thing[: asked.start()]), phrase.verb)
    deed = words.verb_end.search(thing) if asks == "责令" else None
    return Phrase(thing[: deed.start()], asks + deed[0]) if deed else phrase


def read_topic(text: str, changes: bool, words: LabelWords) -> str:
    """Read what the clause before is about, for one that names nothing: 开展学习，共开展3次."""
    text = text[-_LONGEST:]
    blank = _STEADY.sub("", _blank(text))
    change = words.change.search(blank)
    if changes or change:
        whole = words.verb.match(blank) is None and len(text) <= _SHOWN
        end = change.start() if change else len(text) if whole else 0
        return _STEADY.sub("", _bare(text[:end], words))
    held = [found.end() for found in words.holding.finditer(blank)]
    return _clean(text[held[-1] :], words) if held else ""


def rates_of(thing: str, words: LabelWords) -> list[str]:
    """Divide 参考率、合格率 in two; a rate whose parts are none stays whole."""
    pieces = re.split("、|和|及(?![时格])|与", thing)
    return pieces if all(len(p) > 1 and words.rate.search(p) for p in pieces) else [thing]


def is_bare_rate(thing: str, words: LabelWords) -> bool:
    """Tell a rate that needs the noun before it (办结率) from one that has its own (持证率)."""
    if thing in ("占比", "比重"):
        return True
    return (
        thing.endswith("率") and len(thing) < 12 and words.verbal.fullmatch(thing[:-1]) is not None
    )


def shared(thing: str, words: LabelWords) -> list[str]:
    """Divide 民事、刑事、行政案件 into its members, each with the head that closes the row."""
    pieces = [piece for piece in re.split("、|和|及(?![时格])|以及|与", thing) if piece]
    last = pieces[-1] if pieces else ""
    head = next((head for head in words.heads if last.endswith(head)), "")
    if rate := words.rate_head.search(last):
        head = rate[0]
    return [
        piece if not head or piece.endswith((*words.heads, "率")) else piece + head
        for piece in pieces
    ]


def _blank(text: str) -> str:
    return _HIDDEN.sub(lambda match: "□" * len(match[0]), text)


def _bare(text: str, words: LabelWords) -> str:
    """Take off times, places and adverbs in front, and numbers' copulas at the end."""
    while match := words.adjunct.match(text):
        if not match.end():
            break
        text = text[match.end() :].lstrip("，, ")
    return text


def _head(text: str, words: LabelWords) -> Phrase:
    """Split a predicate into its verb and its object."""
    blank = _blank(text)
    if event := words.event.match(blank):
        return Phrase(_clean(text[event.start("thing") :], words))
    if words.compound.match(blank):
        return Phrase(_clean(text, words))
    around = _PREPOSITION.match(blank)
    if closing := _closing(text, blank, words):
        return closing
    cut = _subject_end(blank, words)
    rest = _asked_for(_bare(text[cut:], words), words)
    verb = words.verb.match(_blank(rest))
    if verb is None and not (around or blank.endswith("的")) and (ends := _known_end(rest, words)):
        return _object(rest[:ends], rest[ends:].removeprefix("出"), words)
    if around and (blank.endswith("的") or verb is None):
        done = words.verb_end.search(blank)
        return Phrase("", done[0]) if done else Phrase()
    if verb is None:
        return Phrase(_clean(words.maker.sub("", rest), words))
    thing = rest[verb.end() :].removeprefix("出")
    if not thing.strip("了过的") and cut and not around and not _acts(blank[:cut], words):
        return Phrase(_clean(words.copula.sub("", _bare(text[:cut], words)), words), verb[0])
    return _object(verb[0], thing, words)


def _asked_for(text: str, words: LabelWords) -> str:
    """Take off who is made to act, where the words begin so: 责令企业整改隐患 → 整改隐患."""
    blank = _blank(text)
    cause = words.cause.match(blank)
    if cause is None:
        return text
    if asked := words.asked.search(blank, cause.end() + 2):
        return text[asked.start() :]
    for doer in (d for d in words.doer.finditer(blank, cause.end()) if d["actor"]):
        listed = words.verb.match(blank, doer.end())
        end = listed.end() if listed else words.known.end(blank, doer.end())
        if end and len(blank) - end > 1 and not words.formed_thing.match(blank, doer.end()):
            return text[doer.end() :]
    return text


def _closing(text: str, blank: str, words: LabelWords) -> Phrase | None:
    """Read a thing with what was done to it: 安置房交付, but neither 法院办结 nor 组织评选."""
    verb = words.closing.search(blank.rstrip("了过"))
    if verb is None or _PREPOSITION.match(blank):
        return None
    if begins := words.verb.match(blank):
        asked = begins[0] in _ASKING and verb.start() > begins.end() + 1
        asked = asked and not words.nominal.search(verb[0])
        return Phrase("", verb[0]) if asked else None
    if words.organise.search(blank, 0, verb.start()) or words.marker.search(blank):
        return None
    before = _THAN.sub("", text[: verb.start()])
    thing = _clean(words.adverb_end.sub("", before), words)
    acts = words.actor.search(thing) and verb[0] not in ("新增", "净增")
    return None if not thing or acts else Phrase(thing, verb[0])


def _object(verb: str, thing: str, words: LabelWords) -> Phrase:
    """Put verb and object together; a verb that only organises says nothing."""
    first = next((w for w in sorted(words.light, key=len, reverse=True) if verb.startswith(w)), "")
    if (onward := words.sure.match(thing)) and words.nominal.search(verb):
        verb, thing = verb + onward[0], thing[onward.end() :]
    cleaned = _clean(_GIVEN.sub("", "" if thing == "中" else thing), words)
    second = words.second.search(verb)
    if cleaned in words.generic and second and second.start():
        cleaned, verb = second[0] + cleaned, verb[: second.start()]
    if not first:
        two = words.verb.fullmatch(cleaned) and cleaned not in words.deeds_as_things
        return Phrase("", verb + cleaned) if two else Phrase(cleaned, verb)
    rest = verb[len(first) :].lstrip("和、")
    if not rest and (deed := _second_deed(thing, words)):
        return _object(deed, thing[len(deed) :], words)
    return Phrase(cleaned, rest) if cleaned else Phrase(rest)


def _second_deed(thing: str, words: LabelWords) -> str:
    """Return the verb behind one that only organises: 组织学习《民法典》, not 组织学习会."""
    verb = words.verb.match(_blank(thing))
    if verb is None or verb.end() >= len(thing):
        return ""
    titled = thing[verb.end()] == "《"
    return verb[0] if titled or not words.nominal_start.match(verb[0]) else ""


def _subject_end(blank: str, words: LabelWords) -> int:
    """Return where the predicate begins behind a subject, 0 where the words begin with it."""
    begins = words.verb.match(blank)
    if begins and not words.cause.match(blank):
        later = words.holding.search(blank, begins.end() + 2) or words.then.search(
            blank, begins.end() + 3
        )
        return later.start() if later and "的" not in blank[: later.start()] else 0
    if marker := words.marker.search(blank):
        return marker.end()
    around = _PREPOSITION.match(blank)
    sure = list((words.organise if around else words.sure).finditer(blank))
    within = [
        m for m in sure if m.end() < len(blank.rstrip("了过的")) and not _describes(blank, m, words)
    ]
    if begins and not within:
        return _behind_subject(blank, begins.end(), words)
    if within:
        return within[-1 if around else 0].start()
    behind = _behind_subject(blank, 0, words)
    last = sure[-1] if sure and not words.nominal.search(blank) else None
    return behind or (last.start() if last else 0)


def _describes(blank: str, verb: re.Match[str], words: LabelWords) -> bool:
    """Whether a verb stands within a noun: 事项办理数据, but not 法院办理案件."""
    before = blank[: verb.start()]
    if blank[verb.end() : verb.end() + 1] == "的":
        return True
    acts = words.actor.search(before) or words.adverb_end.search(before)
    return bool(before) and words.soft.fullmatch(verb[0]) is not None and not acts


def _behind_subject(blank: str, start: int, words: LabelWords) -> int:
    """Return where a predicate begins behind who acts, 0 where nobody is named."""
    subject = words.subject.match(blank, start)
    verb = words.verb.match(blank, subject.end()) if subject else None
    if subject is None or verb is None:
        return _behind_actor(blank, start, words)
    acts = verb.end() < len(blank) or _does(subject[0], verb[0], words)
    return subject.end() if acts else 0


def _behind_actor(blank: str, start: int, words: LabelWords) -> int:
    """Return where a verb that no list names begins behind who acts (市监局先后召回), or 0."""
    for doer in words.doer.finditer(blank, start):
        end = words.known.end(blank, doer.end()) if doer["how"] or not doer["actor"] else 0
        if end and end < len(blank):
            return doer.end()
    return 0


def _known_end(text: str, words: LabelWords) -> int:
    """Return where a row of verbs ends that begins with one no list names (甄别并清理), or 0."""
    blank = _blank(text)
    end = words.known.end(blank)
    while end and (onward := _ONWARD.match(blank, end)):
        listed = words.verb.match(blank, onward.end())
        following = listed.end() if listed else words.known.end(blank, onward.end())
        if not following or following == len(blank):
            break
        end = following
    return end


def _does(subject: str, verb: str, words: LabelWords) -> bool:
    """Whether a verb without object is what its subject did, and no name of a thing."""
    return words.adverb_end.search(subject) is not None and not words.nominal.search(verb)


def _acts(subject: str, words: LabelWords) -> bool:
    return words.actor.search(words.adverb_end.sub("", words.copula.sub("", subject))) is not None


def _parted(thing: str) -> tuple[str, str, str]:
    """Part a thing at the last 等 that closes a row; 高等教育 has none."""
    marks = list(_AMONG.finditer(thing))
    if not marks:
        return "", "", thing
    return thing[: marks[-1].start()], "等", thing[marks[-1].end() :]


def _clean(thing: str, words: LabelWords) -> str:
    """Take off what names nothing around a noun: 各类, the row before 等, 的 at the end."""
    thing = thing.strip(" \u3000，,、的了过")
    if found := words.quantifier.match(thing):
        thing = thing[found.end() :]
    if (found := words.place.match(thing)) and found.end() < len(thing):
        thing = thing[found.end() :]
    before, among, tail = _parted(thing)
    if among:
        tail = words.quantifier.sub("", tail, count=1) if words.quantifier.match(tail) else tail
        if attribute := words.generic_start.match(tail):
            tail = tail[attribute.end() :]
        if (kind := words.kind.match(tail)) and kind["kind"] != tail:
            rest = kind["verb"] and kind.end() == len(tail)
            return f"{before}等{kind['kind']}" if rest else thing
        if tail not in words.generic and (len(tail) > 3 or (tail and "、" in before)):
            return tail.strip("的")
    return thing.removesuffix("等").strip(" 的、")
