"""Names of organs as they stand in a signature, a red head or before a title."""

from __future__ import annotations

import re

from fzdraft.importers.lines import BLANK, squeeze

_SUFFIX = re.compile(
    r"(人民政府|政府|委员会|管委会|工委|党委|党组|党工委|委|办公室|办公厅|办事处|办|局|厅|部|院|署|处|"
    r"中心|指挥部|领导小组|小组|常委会|法院|检察院|公司|集团|银行|大学|学院|学校|医院|协会|联合会|"
    r"总队|支队|大队|总工会|省|市|区|县|旗|镇|乡|街道)$"
)
_FULL = re.compile(
    r"(人民政府|委员会|管委会|工委|党委|党组|办公室|办公厅|办事处|局|厅|国务院|公安部|司法部)"
)
_PERSON = re.compile(
    r"(?:.{0,12}?)(总理|主席|主任|部长|省长|市长|州长|盟长|县长|区长|旗长|镇长|乡长|局长|厅长|院长|书记)"
    rf"[{BLANK}]+[\u4e00-\u9fff·]{{1}}[{BLANK}]?[\u4e00-\u9fff·]{{1,3}}"
)
_SPACE = re.compile(f"[{BLANK}]+")
_NO_NAME = re.compile(r"[，,。；;：:！!？?、]|^[（(]|的|关于|报告$")
_SEAL = re.compile(r"[（(](盖章|公章|章|印章|代章|签章)[)）]$")


def read_signers(text: str) -> tuple[str, ...]:
    """Read a signature line as the organs (or the one person) that sign, () when it is none.

    Two organs on one line are two signers; 国 务 院 is one name.
    """
    text = _SEAL.sub("", text)
    if len(text) > 90 or _NO_NAME.search(text):
        return ()
    if _PERSON.fullmatch(text):
        return (_SPACE.sub(" ", text),)
    parts = _SPACE.split(text)
    if len(parts) > 1 and all(len(part) >= 4 and _SUFFIX.search(part) for part in parts):
        return tuple(parts)
    whole = squeeze(text)
    spaced = len(parts) == 1 or max(len(part) for part in parts) <= 2
    is_name = spaced and 2 < len(whole) <= 45 and _SUFFIX.search(whole)
    return (whole,) if is_name else ()


def is_organ(text: str) -> bool:
    """Tell whether a line is the full name of one organ and nothing else."""
    signers = read_signers(text)
    return len(signers) == 1 and _FULL.search(signers[0]) is not None


_TITLE_HEAD = re.compile(
    r"^(.{2,40}?(?:人民政府|委员会|管委会|办公室|办公厅|办事处|局|厅|国务院))"
    r"(?=关于|\d{4}年|二〇|印发|转发|对)"
)


def organ_of_title(title: str) -> str:
    """Return the organ that a title names first (before 关于 or the year), or an empty text."""
    match = _TITLE_HEAD.match(title)
    return match[1] if match else ""
