"""Web pages kept in one file (.mht, MHTML of RFC 2557): the first page in it."""

from __future__ import annotations

import email
from email import policy
from email.message import EmailMessage

from fzdraft.errors import UserError
from fzdraft.importers.html import decode_page, read_page
from fzdraft.importers.lines import Reading
from fzdraft.importers.text import decode

_WAY_OUT = "请在浏览器里另存为“网页，仅 HTML”后再试。"


def read_mht(data: bytes) -> Reading:
    """Read the page of an .mht; raises UserError when it holds none."""
    message = email.message_from_bytes(data, policy=policy.default)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    texts = [text for part in pages if (text := _page(part)).strip()]
    if not texts:
        raise UserError("这个“单个文件网页”里没有读得出的文字。", _WAY_OUT)
    return read_page(max(texts, key=len))


def _page(part: EmailMessage) -> str:
    """Decode a page by the charset of its part, else by what the page says of itself."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = (part.get_content_charset() or "").lower()
    if charset in ("utf-8", "utf-16", "unicode"):
        return decode(content)
    return decode_page(content)
