"""The elements of a document by their Chinese names, read leniently and printed for people.

Both the 版头与落款 form and `fzdraft set` work through this table.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.doc_number import DocNumber, parse_doc_number
from fzdraft.document.edits import Edit, SetElements, SetText
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Paper
from fzdraft.document.places import Place
from fzdraft.errors import UserError
from fzdraft.language.dates import format_date, parse_date
from fzdraft.language.names import split_groups, split_names

TITLE = "标题"
Value = str | tuple[str, ...] | datetime.date | DocNumber | None
"""What a field of Elements holds; what is empty was not given."""


class ElementField(Struct, frozen=True):
    """One element: its name on the screen, its field in Elements, an example, how it is read.

    `between` stands between several names when they are shown.
    """

    name: str
    attribute: str
    example: str
    read: Callable[[str], Value] = str.strip
    between: str = "、"


def _date(value: str) -> datetime.date | None:
    if not value.strip():
        return None
    found = parse_date(value)
    if found is None:
        raise UserError(f"“{value.strip()}”没看懂是哪一天，", "请写成 2024年2月5日 这样。")
    return found


def _doc_number(value: str) -> DocNumber | None:
    if not value.strip():
        return None
    found = parse_doc_number(value)
    if found is None:
        raise UserError(f"“{value.strip()}”没看懂是什么文号，", "请写成 ×政发〔2024〕3号 这样。")
    return found


def _copy_number(value: str) -> str:
    """Pad 份号 to six digits (7.2.1)."""
    digits = value.strip()
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 6):
        raise UserError(f"份号是六位数字，“{digits}”不是，", "请写成 000001 这样。")
    return digits.zfill(6)


def _secrecy(value: str) -> str:
    """Put the star between grade and period (7.2.2): 机密1年, 机密*1年 and 机密★1年 are one."""
    return re.sub(r"^(绝密|机密|秘密)\s*[★*☆＊]?\s*(?=\d|长期)", r"\1★", value.strip())


def _note(value: str) -> str:
    """附注 without the brackets around it, which the layout prints (7.3.6)."""
    text = value.strip()
    around = re.fullmatch("[（(]([^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)]", text)
    return around[1] if around else text


FIELDS: tuple[ElementField, ...] = (
    ElementField("发文机关", "issuers", "宝鸡市渭滨区人民政府", split_names),
    ElementField("文号", "doc_number", "宝渭政字〔2021〕51号", _doc_number),
    ElementField("签发人", "signatories", "张三", split_names),
    ElementField("主送", "recipients", "市政府", split_groups, "，"),
    ElementField("成文日期", "date", "2024年2月5日", _date),
    ElementField("署名", "signatures", "宝鸡市渭滨区人民政府", split_names),
    ElementField("份号", "copy_number", "000001", _copy_number),
    ElementField("密级", "secrecy", "机密★1年", _secrecy),
    ElementField("紧急程度", "urgency", "特急"),
    ElementField("附注", "note", "联系人：李四，电话：1234567", _note),
    ElementField("抄送", "copies_to", "市司法局，区委办公室", split_groups, "，"),
    ElementField("印发机关", "printer", "宝鸡市渭滨区人民政府办公室"),
    ElementField("印发日期", "print_date", "2024年2月6日", _date),
)
BY_NAME = {field.name: field for field in FIELDS} | {"发文机关标志": FIELDS[0]}


def show_element(paper: Paper, name: str) -> str:
    """Return an element (or 标题) as people write it; empty where it is not set."""
    if name == TITLE:
        return paper.title.plain
    field = BY_NAME[name]
    return _shown(getattr(paper.elements, field.attribute), field.between)


def _shown(value: Value, between: str) -> str:
    match value:
        case datetime.date():
            return format_date(value)
        case tuple():
            return between.join(value)
    return str(value or "")


def set_element(draft: Draft, paper_id: str, name: str, value: str) -> Edit:
    """Return the edit that gives a paper this element; an empty value clears it.

    Raises UserError for a name that is none of the form's or a value nobody can read.
    """
    if name == TITLE:
        return SetText(Place(paper_id, "title"), Text(value.strip()))
    if name not in BY_NAME:
        known = " ".join([TITLE, *(field.name for field in FIELDS)])
        raise UserError(f"没有叫“{name}”的项，", f"可以写的有：{known}。")
    field = BY_NAME[name]
    paper = tree.find(draft, paper_id)
    if not isinstance(paper, Paper):
        raise KeyError(paper_id)
    elements = replace(paper.elements, **{field.attribute: field.read(value)})
    return SetElements(elements, letter=paper_id == "letter")


def named_edit(draft: Draft, name: str, value: str) -> Edit:
    """Return the edit for an element of the paper that goes out, or of the report as 报告.标题."""
    paper, dot, rest = name.partition(".")
    if dot and paper == "报告":
        return set_element(draft, "report", rest, value)
    return set_element(draft, outgoing_id(draft), name, value)


def outgoing_id(draft: Draft) -> str:
    """Return the id of the paper that goes out: "letter" where there is one, else "report"."""
    return "letter" if draft.letter is not None else "report"
