"""Saved web pages: the visible text in the order of its blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from fzdraft.errors import UserError
from fzdraft.importers.headings import read_marker
from fzdraft.importers.html_lists import number_of_item
from fzdraft.importers.lines import Line, Reading, strip
from fzdraft.importers.main_text import is_prose, main_block
from fzdraft.importers.text import decode

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{3,20})""", re.I)
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5"}
_DROPPED = re.compile(
    "(script|style|noscript|head|template|select|option|button|textarea|input|iframe|object|svg"
    "|canvas|video|audio|nav|map|del|frameset)$"
)
_BLOCKS = re.compile(
    "(p|div|section|article|li|ul|ol|dl|dt|dd|h[1-6]|br|hr|tr|table|tbody|thead|tfoot|td|th"
    "|blockquote|pre|center|header|footer|main|aside|figure|figcaption|address|fieldset|body)$"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_BY_OFFICE = re.compile(r"microsoft word|wps|kingsoft|word\.document|libreoffice|openoffice", re.I)
_OUTLINE = re.compile(r"mso-outline-level\s*:\s*([1-9])", re.I)
_BESIDE = re.compile(r"mso-element\s*:\s*(footnote|endnote|comment)-list", re.I)
_BESIDE_NAMES = {"footnote": "脚注", "endnote": "尾注", "comment": "批注"}
_SAID = "网页里的{}没有放进正文，记在备注里"
_FRAMES = UserError(
    "这个网页是由几个框架拼成的，正文在别的文件里。",
    "请打开同名文件夹里的正文网页，或在浏览器里另存正文那一页。",
)
_MAKERS = ("generator", "progid", "originator")
_META = {"articletitle": "标题", "pubdate": "发布日期", "contentsource": "来源"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HAN = r"[\u3000-\u9fff\uff00-\uffef]"
_BROKEN_LINE = re.compile(rf"(?<={_HAN})[ \t]*[\r\n]\s*(?={_HAN})")


def read_html(data: bytes) -> Reading:
    """Read a saved page; raises UserError when it holds no text."""
    return read_page(decode_page(data))


def decode_page(data: bytes) -> str:
    """Decode by BOM, else by what the page says of itself, else by trying."""
    said = _CHARSET.search(data[:4096])
    if said and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = _CHINESE.get(said[1].decode("ascii").lower())
        if encoding:
            return data.decode(encoding, "replace")
    return decode(data)


def read_page(page: str) -> Reading:
    """Cut a page into lines and data tables; menus, scripts and hidden parts are left out."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    root = etree.fromstring(page.encode("utf-8", "replace"), parser) if page.strip() else None
    if root is None:
        raise UserError("这个网页里没有文字。", "请在浏览器里另存为“网页，仅 HTML”后再试。")
    walker = _Walker(main_block(root), is_office=_is_office(root))
    walker.walk(root)
    if not walker.lines and next(root.iter("frame", "iframe"), None) is not None:
        raise _FRAMES
    losses = tuple((kind, _SAID.format(_BESIDE_NAMES[kind])) for kind in walker.beside)
    notes = [f"{_BESIDE_NAMES[kind]}：{text}" for kind, text in walker.beside.items()]
    return Reading(tuple(walker.lines), _stated(root), losses, tuple(notes))


def _is_office(root: etree._Element) -> bool:
    """Tell a page that an office program saved: its h1 to h6 are headings of the document."""
    metas = (meta for meta in root.iter("meta") if (meta.get("name") or "").lower() in _MAKERS)
    return any(_BY_OFFICE.search(meta.get("content") or "") for meta in metas)


def _stated(root: etree._Element) -> dict[str, str]:
    """Read the <meta> fields that government sites must carry (ArticleTitle, PubDate …)."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        label = _META.get((meta.get("name") or "").lower())
        value = strip(meta.get("content") or "")
        if label and value:
            found.setdefault(label, value)
    return found


@dataclass
class _Walker:
    """Collects the text of the page line by line, without recursion."""

    main: etree._Element | None = None
    lines: list[Line] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _linked: int = 0
    _links: int = 0
    _heading: int = 0
    _inside: bool = False
    is_office: bool = False
    beside: dict[str, str] = field(default_factory=dict)
    _level: int = 0
    _number: str = ""

    def walk(self, root: etree._Element) -> None:
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            tag = element.tag if isinstance(element.tag, str) else ""
            is_dropped = _is_dropped(tag, element)
            if event == "end":
                if not is_dropped:
                    self._close(tag, element)
                self._say(element.tail if element is not root else None)
            elif is_dropped or self._take_beside(element) or self._take_table(tag, element):
                events.skip_subtree()
            else:
                self._open(tag, element)
        self._flush()

    def _take_beside(self, element: etree._Element) -> bool:
        """Keep the footnotes or comments that an office program put behind the text."""
        found = _BESIDE.search(element.get("style") or "")
        if found is None:
            return False
        self._flush()
        inner = _Walker()
        for child in element:
            inner.walk(child)
        self.beside[found[1].lower()] = "\n".join(line.text for line in inner.lines)
        return True

    def _take_table(self, tag: str, element: etree._Element) -> bool:
        rows = _data_rows(element) if tag == "table" else ()
        if rows:
            self._flush()
            self.lines.append(Line(rows=rows))
        return bool(rows)

    def _open(self, tag: str, element: etree._Element) -> None:
        if _BLOCKS.match(tag):
            self._flush()
        self._inside = self._inside or element is self.main
        if tag == "li":
            self._number = number_of_item(element)
        self._heading += self._is_title(tag, element)
        self._level = self._level or self._outline(tag, element)
        self._links += tag == "a"
        self._say(element.text)

    def _close(self, tag: str, element: etree._Element) -> None:
        if _BLOCKS.match(tag):
            self._flush()
        self._inside = self._inside and element is not self.main
        self._heading -= self._is_title(tag, element)
        self._level = 0 if self._outline(tag, element) else self._level
        self._links -= tag == "a"

    def _is_title(self, tag: str, element: etree._Element) -> bool:
        """Tell the title: of a web page its h1, of an office page the style Title."""
        if self.is_office:
            return (element.get("class") or "").lower() in ("msotitle", "title")
        return tag == "h1"

    def _outline(self, tag: str, element: etree._Element) -> int:
        """Return the outline level that an office page gives a paragraph, else 0."""
        stated = _OUTLINE.search(element.get("style") or "")
        if stated is not None:
            return int(stated[1])
        is_heading = self.is_office and len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
        return int(tag[1]) if is_heading else 0

    def _say(self, text: str | None) -> None:
        if text:
            self._text.append(text)
            self._linked += len(strip(text)) if self._links > 0 else 0

    def _flush(self) -> None:
        text = _visible("".join(self._text))
        if text:
            text = text if read_marker(text) else self._number + text
            self._number = ""
            is_link = self._linked * 10 > len(text) * 8 and not text.startswith("附件")
            is_outside = self.main is not None and not self._inside and is_prose(text)
            self.lines.append(
                Line(
                    text,
                    level=self._level,
                    is_title=self._heading > 0,
                    is_beside=is_link or is_outside,
                )
            )
        self._text, self._linked = [], 0


def _is_dropped(tag: str, element: etree._Element) -> bool:
    hidden = _HIDDEN.search(element.get("style") or "") is not None
    return not tag or _DROPPED.match(tag) is not None or hidden or element.get("hidden") is not None


def _data_rows(table: etree._Element) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a table of data, () for one that only lays out the page."""
    if any(True for _ in table.iterdescendants("table")):
        return ()
    rows = [[_cell(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    width = max((len(row) for row in rows), default=0)
    longest = max((len(cell) for row in rows for cell in row), default=0)
    if width < 2 or longest > 500 or not any(cell for row in rows for cell in row):
        return ()
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows)


def _cell(cell: etree._Element) -> str:
    walker = _Walker()
    walker.walk(cell)
    return "\n".join(line.text for line in walker.lines)


def _visible(text: str) -> str:
    """Fold white space as a browser does; a line end of the file between Han is none."""
    return strip(_SPACES.sub(" ", _BROKEN_LINE.sub("", text)))
