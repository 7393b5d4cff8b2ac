"""Who reports: guessed quietly from the names and the way a document speaks of itself."""

from __future__ import annotations

import re
from collections import Counter

from fzdraft.document.model import (
    Block,
    Paper,
    Paragraph,
    Reporter,
    ReporterKind,
    Source,
    walk,
)

_PLACE = (
    "[\u4e00-\u9fff]{1,10}?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗|镇|乡|街道)"
    "(?![省州盟县旗镇乡]|区(?!域)|市(?!场)|街道)"
)
_ZONE = "[\u4e00-\u9fff]{2,24}?(?:开发区|高新区|新区|园区|示范区|保税区|合作区|试验区|管理区)"
_LEVELS = re.compile("[省市州县区旗镇乡]+")
_REGION = re.compile(f"(?:中共|中国共产党)?((?:{_PLACE})+)")
_ZONE_REGION = re.compile(f"(?:中共|中国共产党)?({_ZONE})")
_INSTITUTION = (
    "[\u4e00-\u9fff]{2,20}?(?:大学|学院|学校|中学|医院|集团|公司|局|厅|委员会|办公室|研究院|中心)"
)
_TITLE_NAME = re.compile(
    rf"^(?:(?:19|20)\d\d年度?)?(?!关于)({_ZONE}|(?:{_PLACE})+|{_INSTITUTION})(?:的)?"
    "(?=(?:19|20)\\d\\d|二〇|关于|法治|依法|年度|推进|人民|政府|党委|党工委|工委|管委会)"
)
# How a document speaks of its own unit or of those above it without naming them.
_NAMELESS = re.compile(
    "[我本全各该][\u4e00-\u9fff]{1,8}|学校|学院|街道|机关|(?:[省市州县区旗镇乡局委校]|街道|开发区|高新区|新区)"
    "(?:党[委组工]|工委|委|政府|管委会|办事处|办|、|和|[省市州县区旗镇乡]|街道|党政)*"
)
_OPENING_NAME = re.compile(
    r"^(?:19|20)\d\d年(?:度|以来)?[，,]\s*(?:中共)?([\u4e00-\u9fff]{2,24}?)(?=坚持|深入|认真|全面|严格|以|在|始终)"
)
_PUBLISHER = re.compile("(人民政府|局|厅|委员会|管委会|办事处|[县区旗镇乡])$")
_KINDS: tuple[tuple[ReporterKind, re.Pattern[str]], ...] = (
    ("town", re.compile(r"(镇|乡|街道)(人民政府|办事处|党委|党工委|委员会)?$")),
    ("zone", re.compile(rf"{_ZONE}(.*委员会|.*管委会|工委|党工委)?$")),
    (
        "department",
        re.compile(
            r"(局|厅|委|部|办公室|署|队|中心|院|委员会|会|公司|集团|大学|学院|学校|医院|社)$"
        ),
    ),
    ("city", re.compile(r"(市|州|盟|省|自治区)(人民政府)?$")),
    ("county", re.compile(r"(区|县|旗)(人民政府)?$")),
)
_SELF: dict[ReporterKind, re.Pattern[str]] = {
    "county": re.compile("我[县区旗市]"),
    "city": re.compile("我[市州盟省]"),
    "department": re.compile("我[局委厅办院署部会]"),
    "town": re.compile("我(?:镇|乡|街道|办)"),
    "zone": re.compile("我(?:区|委|开发区|高新区|新区)"),
}
_GOVERNMENTS = ("county", "city", "town")


def guess_reporter(source: Source) -> Reporter:
    """Guess kind, unit, region and 自称 of who wrote a document; what is unknown stays empty."""
    name = _name(source)
    texts = _texts(source.report)
    kind = _kind(name) or _kind_by_self(texts)
    region = _region(name, kind)
    return Reporter(kind, _unit(name, kind), _short(name, region, kind), region, _own(texts, kind))


def bodies(source: Source) -> tuple[str, ...]:
    """List the bodies in whose names a document goes out: its signers, else its issuers."""
    papers = [paper for paper in (source.letter, source.report) if paper is not None]
    signed = [name for paper in papers for name in paper.elements.signatures]
    issued = [name for paper in papers for name in paper.elements.issuers]
    return tuple(name for name in dict.fromkeys(signed or issued) if _kind(name))


def _name(source: Source) -> str:
    """Return the best name at hand: who signs or issues, the title, the opening, the publisher."""
    papers = [paper for paper in (source.letter, source.report) if paper is not None]
    named = [
        name for paper in papers for name in (*paper.elements.signatures, *paper.elements.issuers)
    ]
    state = [name for name in named if not name.startswith(("中共", "中国共产党"))]
    titled = [match[1] for paper in papers if (match := _TITLE_NAME.match(paper.title.plain))]
    opening = [
        match[1] for text in _texts(source.report)[:1] if (match := _OPENING_NAME.match(text))
    ]
    opened = [name for name in opening if _kind(name) and not _NAMELESS.fullmatch(name)]
    publisher = source.metadata.get("发布机构", "")
    published = [publisher] if _PUBLISHER.search(publisher) else []
    return next(iter([*state, *named, *titled, *opened, *published]), "")


def _kind(name: str) -> ReporterKind | None:
    return next((kind for kind, pattern in _KINDS if name and pattern.search(name)), None)


def _kind_by_self(texts: list[str]) -> ReporterKind:
    """Guess the kind of a nameless document by what it calls itself most often."""
    counts = {kind: sum(_count(texts, kind).values()) for kind in _SELF}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] else "county"


def _own(texts: list[str], kind: ReporterKind) -> str:
    """Return the word of this kind of unit that the text uses most for itself (我区, 我局)."""
    counts = _count(texts, kind)
    return counts.most_common(1)[0][0] if counts else ""


def _count(texts: list[str], kind: ReporterKind) -> Counter[str]:
    return Counter(word for text in texts for word in _SELF[kind].findall(text))


def _unit(name: str, kind: ReporterKind) -> str:
    """Complete a place to the name of its government: 静海镇 to 静海镇人民政府."""
    if name.endswith("街道"):
        return f"{name}办事处"
    is_place = re.search("(省|市|州|盟|县|区|旗|镇|乡)$", name) is not None
    return f"{name}人民政府" if is_place and kind in _GOVERNMENTS else name


def _region(name: str, kind: ReporterKind) -> str:
    """Return the place of a unit: 宝鸡市渭滨区 of its government, 中山市 of its 司法局."""
    match = (_ZONE_REGION if kind == "zone" else _REGION).match(name)
    return match[1] if match and not _LEVELS.fullmatch(match[1]) else ""


def _short(name: str, region: str, kind: ReporterKind) -> str:
    """Return the name without its superior places: 渭滨区, 司法局, 静海镇."""
    if kind == "department":
        return name.removeprefix(region) or name
    places = re.findall(_PLACE, region)
    return str(places[-1]) if places and kind != "zone" else region


def _texts(paper: Paper) -> list[str]:
    nodes: list[tuple[Block, ...]] = [paper.preamble]
    nodes += [section.blocks for _, section in walk(paper.sections)]
    return [
        block.text.plain for blocks in nodes for block in blocks if isinstance(block, Paragraph)
    ]
