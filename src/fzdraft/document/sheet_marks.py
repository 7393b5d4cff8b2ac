"""The hidden heading of a 数据填报表, by which a returned file is known: written and read here."""

from __future__ import annotations

import datetime
import re

from msgspec import Struct

_MARK = re.compile(r"编号〔([^〕]*)〕〔([^〕]*)〕〔([^〕]*)〕")
_BRACKETS = str.maketrans("〔〕", "（）")


class Heading(Struct, frozen=True):
    """What the hidden heading says: which draft, which department (empty: all), due when."""

    draft: str
    department: str = ""
    due: datetime.date | None = None


def heading_mark(draft: str, department: str, due: datetime.date | None) -> str:
    """Write the hidden heading."""
    parts = (draft, department, due.isoformat() if due else "")
    return "编号" + "".join(f"〔{part.translate(_BRACKETS)}〕" for part in parts)


def read_heading(text: str) -> Heading | None:
    """Read the hidden heading; None where a cell says something else."""
    match = _MARK.fullmatch(text.strip())
    if match is None:
        return None
    try:
        due = datetime.date.fromisoformat(match[3]) if match[3] else None
    except ValueError:
        due = None
    return Heading(match[1], match[2], due)
