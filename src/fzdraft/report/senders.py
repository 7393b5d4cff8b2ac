"""Which department sent a document, and what a report calls that department."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fzdraft.document.model import Paper, Paragraph, Reporter, Source, walk

_FILE_SUFFIX = r"\.[A-Za-z]{2,5}$"
_SUFFIX = (
    "局|委员会|委|办公室|政府办|府办|党政办|编办|办事处|厅|法院|检察院|宣传部|组织部|统战部|工作部|武装部|处|"
    "司法所|派出所|支队|大队|中心|指挥部|镇|乡|街道|园区|开发区|总工会|妇联|残联|工商联|联社|党校|科|股|室|公司"
)
_ABOUT = (
    "关于|法治|依法|普法|执法|材料|素材|总结|报告|汇报|自查|工作|数据|统计|报送|提供|上报|报来|的|年度|情况|推进|"
    "贯彻|落实|稿|定稿|初稿|修改|表$|电子版|盖章|全年|坚持|深入|认真|全面|严格|以|在|始终|围绕|紧紧|积极|不断"
)
_NAME = re.compile(
    rf"(?:附件|关于报送|关于|年度|年)?([\u4e00-\u9fff]{{1,22}}?(?:{_SUFFIX}))(?=$|{_ABOUT})"
)
_BUREAU = re.compile("([\u4e00-\u9fff]{2,14}?局)(?!势|面|部|限|长)")
_NO_SENDER = re.compile("^(?:报|送|致|呈|抄|给|发(?![改展])|转|向|请)|工作委$|^各|等部门")
_HAN_RUN = re.compile("[\u4e00-\u9fff]+")
_OPENING = re.compile(
    rf"^(?:(?:19|20)\d\d年(?:度|以来)?[，,、]?|今年以来[，,])?"
    rf"([\u4e00-\u9fff]{{1,22}}?(?:{_SUFFIX}))(?=(?:{_ABOUT})|[，,])"
)
_ORGAN = re.compile(f"(?:{_SUFFIX})$")
_PARTY = re.compile("政法委|宣传部|组织部|统战部|工作部|党校|编办|网信办|政研室|党史办|巡察办")
_WHOLE = re.compile("镇$|乡$|街道$|办事处$|园区$|开发区$|^团|公司$")
_STATE = re.compile("^国家[^省市县区]*?局")
_OFFICE = re.compile("[省市县区]?(?:(?P<party>委)|(?:人民)?政府)办(?:公室)?")
_LEVEL = re.compile(
    "^(?:[省市县区](?:委|人民政府|政府)|区(?![域级])|市(?!场|政管|政工|容|民中心|级|域)|县(?![城级域])|省(?!级))"
)
_FIRST_LINES = 3


def guess_department(name: str, source: Source, reporter: Reporter, known: Iterable[str]) -> str:
    """Guess who sent a document by its file name, who signs it, its title, how it begins.

    The name is as short as the file has it and without the reporter's region (城管局); one
    of `known` wins where it means the same. Nothing is returned where nothing tells.
    """
    for found in _candidates(name, source):
        bare = _bare(found, reporter)
        if bare:
            return next((one for one in known if same_department(one, bare)), bare)
    return ""


def same_department(one: str, other: str) -> bool:
    """Whether two names mean one department: 城管局 is 城市管理和综合执法局 in short."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    if len(short) < 3 or (short[0], short[-1]) != (long[0], long[-1]):
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def name_in_report(department: str, reporter: Reporter) -> str:
    """Return what the report calls a department: 区城管局, 区委政法委, 莲下镇; 法规科 stays."""
    level = reporter.self_name[1:] if reporter.kind in ("county", "city") else ""
    above = _WHOLE.search(department) or _LEVEL.match(department)
    if not department or len(level) != 1 or above:
        return department
    return f"{level}委{department}" if _PARTY.search(department) else f"{level}{department}"


def _candidates(name: str, source: Source) -> Iterator[str]:
    """Yield what may be the sender's name, the surest first."""
    yield from _in_name(re.sub(_FILE_SUFFIX, "", name))
    papers = [paper for paper in (source.letter, source.report) if paper is not None]
    for paper in papers:
        yield from (*paper.elements.signatures, *paper.elements.issuers)
    for paper in papers:
        yield from _in_name(paper.title.plain)
    for text in _beginnings(source.report):
        found = _OPENING.match(text)
        if found is not None:
            yield found[1]
        elif len(text) < 40:
            yield from _in_name(text)


def _in_name(words: str) -> Iterator[str]:
    for run in _HAN_RUN.findall(words):
        found = _NAME.match(run) or _BUREAU.match(run)
        if found is not None and not _NO_SENDER.search(found[1]):
            yield found[1]


def _beginnings(paper: Paper) -> list[str]:
    blocks = [*paper.preamble]
    for _, section in walk(paper.sections):
        blocks += section.blocks
    texts = (block.text.plain for block in blocks if isinstance(block, Paragraph))
    return [text.strip() for text, _ in zip(texts, range(_FIRST_LINES), strict=False)]


def _bare(name: str, reporter: Reporter) -> str:
    """Take the reporter's region and its level off a name; nothing where only they are left."""
    name = _STATE.sub("", name.removeprefix("中共").removeprefix("中国共产党"))
    region, short = reporter.region, reporter.short_name
    for place in sorted({region, short, region.removesuffix(short)} - {""}, key=len, reverse=True):
        if name.startswith(place):
            name = f"{place[-1]}{name.removeprefix(place)}"
    office = _OFFICE.fullmatch(name)
    if office is not None:
        return name[:1] + "委办" if office["party"] else "政府办"
    rest = _LEVEL.sub("", name)
    name = rest if _ORGAN.search(rest) and len(rest) > 1 else name
    return name if len(name) > 1 and _ORGAN.search(name) else ""
