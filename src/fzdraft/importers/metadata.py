"""Fields that web pages print around a document: 索引号, 发布机构, 发布日期, 文号 and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from fzdraft.importers.lines import Line, squeeze, strip

_LABELS = (
    "索引号|信息索引号|索引编号|信息索取号|统一编号|统一登记号|文号|发文字号|文件编号|文件字号"
    "|规范性文件编号|发布机构|发布单位|发布部门|发布机关|发文机关|发文单位|制发机关|信息来源|文章来源"
    "|来源|作者|编辑|责任编辑|责编|审核|签发|发布日期|发布时间|发文日期|发文时间|发稿时间|成文日期"
    "|生成日期|制发日期|公开日期|更新时间|更新日期|生效日期|施行日期|失效日期|废止日期|日期|时间"
    "|名称|标题|信息名称|文件名称|有效性|效力状态|时效性|是否有效|主题分类|体裁分类|信息分类|信息类别"
    "|组配分类|所属主题|分类|主题词|关键词|内容概述|公文种类|文种|服务对象|公开方式|公开形式|公开范围"
    "|公开程序|公开时限|浏览次数|浏览量|阅读次数|阅读量|点击数|点击量|点击|浏览|阅读|人气|访问|访问量|访问次数"
)
_SPACED = re.sub("(?<=[^|])(?=[^|])", r"\\s*", _LABELS)
_LONGEST = 600
_BULLET = r"^[\s\-–•·●◆■*>|\[\]【】（(]*"
_KNOWN = re.compile(rf"[\[【]?\s*(?<![\u4e00-\u9fff])({_SPACED})\s*[\]】]?\s*[:：]\s*")
_BRACKETED = re.compile(rf"^[\[【]\s*({_SPACED}|[\u4e00-\u9fff\s]{{2,12}})\s*[\]】]$")
_OTHER = re.compile(r"^[\-–•·●\s]*([\u4e00-\u9fff](?:\s*[\u4e00-\u9fff]){1,7})\s*[:：]\s*(\S.*)$")
_ALONE = re.compile(rf"{_BULLET}({_SPACED})\s*[\]】]?\s*[:：]?$")
_DATE_START = re.compile(r"(19|20)\d\d\s*[-./年]")
_BODY_WORDS = re.compile(r"关于|附件|抄送|主送|报告|签发人|如下")
DOC_NUMBER_LABELS = ("文号", "发文字号", "文件编号", "文件字号", "规范性文件编号")
TITLE_LABELS = ("标题", "名称", "信息名称", "文件名称")


class Fields(Struct, frozen=True):
    """What a line says: label and value pairs, with the furniture that stood beside them."""

    pairs: tuple[tuple[str, str], ...]
    rest: str = ""


def read_fields(line: Line) -> Fields | None:
    """Read a line or table as metadata, or None when it is something else."""
    if line.rows:
        return _read_table(line.rows)
    if len(line.text) > _LONGEST:
        return None
    cells = [strip(cell) for cell in line.text.split("|")]
    if len(cells) > 1 and any(_BRACKETED.match(cell) for cell in cells):
        return _read_table((tuple(cells),))
    return _read_labelled(line.text)


def read_alone(line: Line) -> str | None:
    """Return the label when a line is nothing but a label (its value stands on the next)."""
    match = _ALONE.match(line.text) if len(line.text) <= 40 else None
    return squeeze(match[1]) if match else None


def is_value_of(label: str, line: Line) -> bool:
    """Tell whether a line can be the value of the label that stands alone above it.

    Behind an empty line only what has an unmistakable form is a value.
    """
    text = line.text
    if label in DOC_NUMBER_LABELS:
        return text == "无" or (text.endswith("号") and len(text) <= 30)
    if label.endswith(("日期", "时间")):
        return _DATE_START.match(text) is not None
    if label.endswith(("号", "数", "量")):
        return text.isascii()
    is_short = len(text) <= 40 and "。" not in text and not line.gap
    return is_short and read_alone(line) is None


def is_other_field(line: Line) -> tuple[str, str] | None:
    """Read “label: value” with a label that we do not know, as stands between known ones."""
    match = _OTHER.match(line.text) if len(line.text) <= 60 else None
    if match is None or "。" in line.text:
        return None
    label = squeeze(match[1])
    return None if _BODY_WORDS.search(label) else (label, strip(match[2]))


def _read_labelled(text: str) -> Fields | None:
    """Read one or several “label: value” that fill a line from its start."""
    found = list(_KNOWN.finditer(text))
    if not found or re.sub(_BULLET, "", text[: found[0].start()]):
        return None
    ends = [match.start() for match in found[1:]] + [len(text)]
    values = [_clean(text[match.end() : end]) for match, end in zip(found, ends, strict=True)]
    labels = [squeeze(match[1]) for match in found]
    if any("。" in value for value in values):
        return None
    last, rest = _without_buttons(values[-1])
    return Fields(tuple(zip(labels, [*values[:-1], last], strict=True)), rest)


_BUTTONS = re.compile(
    r"\s+(【?字[体号]|分享|打印|收藏|[\[【]?大\s*中\s*小|我要纠错).*$|^(分享|字体).*$"
)


def _without_buttons(value: str) -> tuple[str, str]:
    match = _BUTTONS.search(value)
    return (strip(value[: match.start()]), strip(match[0])) if match else (value, "")


def _clean(value: str) -> str:
    return strip(value.strip("| \t\u3000;；【[(（)）"))


def _read_table(rows: tuple[tuple[str, ...], ...]) -> Fields | None:
    """Read a table whose cells are labels and values in turn."""
    pairs = [pair for row in rows for pair in _read_row(row)]
    filled = sum(1 for row in rows for cell in row if strip(cell))
    named = sum(1 + bool(value) for _, value in pairs)
    return Fields(tuple(pairs)) if pairs and named * 2 >= filled else None


def _read_row(row: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    label = ""
    for cell in (strip(cell) for cell in row):
        known = _label_cell(cell)
        if known:
            if label:
                yield label, ""
            label = known
        elif label:
            yield label, cell
            label = ""
        elif fields := _read_labelled(cell):
            yield from fields.pairs


def _label_cell(cell: str) -> str:
    alone = read_alone(Line(cell))
    if alone:
        return alone
    bracketed = _BRACKETED.match(cell)
    return squeeze(bracketed[1]) if bracketed else ""
