"""发文字号 as a value: 机关代字, year and number (GB/T 9704-2012, 7.2.5)."""

from __future__ import annotations

import re

from msgspec import Struct

_OPEN, _CLOSE = "〔\\[\\(（【﹝［", "〕\\]\\)）】﹞］"
_PATTERN = re.compile(
    rf"(?P<organ>[\u4e00-\u9fffA-Za-z]{{1,20}})\s*[{_OPEN}]\s*(?P<year>(?:19|20)\d\d)\s*[{_CLOSE}]"
    r"\s*第?\s*0*(?P<number>[1-9]\d{0,4})\s*号"
)


_ORDER = re.compile(r"(?P<organ>[\u4e00-\u9fff]{0,20}令)\s*第?\s*0*(?P<number>[1-9]\d{0,4})\s*号")


class DocNumber(Struct, frozen=True):
    """宝渭政字〔2021〕51号 is DocNumber("宝渭政字", 2021, 51).

    Orders are numbered without a year: 国令第706号 is DocNumber("国令", 0, 706).
    """

    organ: str
    year: int
    number: int

    def __str__(self) -> str:
        """Return it as the standard prints it: full year in 〔〕, no 第, no leading zero."""
        if not self.year:
            return f"{self.organ}第{self.number}号"
        return f"{self.organ}〔{self.year}〕{self.number}号"


def parse_doc_number(text: str) -> DocNumber | None:
    """Read a whole 文号 in any bracket form (政发[2024]3 号, 司法部令第147号), or None."""
    plain = _half_width_digits(text.strip())
    order = _ORDER.fullmatch(plain)
    if order is not None:
        return DocNumber(order["organ"], 0, int(order["number"]))
    match = _PATTERN.fullmatch(plain)
    if match is None:
        return None
    return DocNumber(match["organ"], int(match["year"]), int(match["number"]))


def _half_width_digits(text: str) -> str:
    return text.translate({0xFF10 + digit: str(digit) for digit in range(10)})
