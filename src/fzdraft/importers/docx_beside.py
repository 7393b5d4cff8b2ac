"""What stands beside the text of a Word document: notes, comments, headers, what was not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from fzdraft.importers.docx_body import Body, text_of
from fzdraft.importers.docx_inline import Beside
from fzdraft.importers.lines import squeeze, strip
from fzdraft.importers.ooxml import attribute, children, name

_WORDS = {"footnotes": "脚注", "endnotes": "尾注", "comments": "批注"}
_KINDS = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
_EDGES = {"hdr": "页眉", "ftr": "页脚"}
_PAGE_NUMBER = re.compile(r"[-—–－―·\s]*(第?\d*页?(共?\d*页)?)?[-—–－―·\s]*(/\d+)?")
_SAID = {
    "tracked": "文件里有修订，这里按全部接受来读，共 {} 处",
    "hidden": "文件里有隐藏的文字，没有读进来",
    "symbol": "有 {} 个特殊符号认不出来，写成了“□”",
    "picture": "文件里有 {} 张图片，没有读进来",
    "embedded": "文件里嵌着 {} 份图表或别的文件，那一部分没有读进来",
    "contents": "文件里的目录没有放进正文，记在备注里",
    "footnote": "文件里有 {} 条脚注，没有放进正文，记在备注里",
    "endnote": "文件里有 {} 条尾注，没有放进正文，记在备注里",
    "comment": "文件里有 {} 条批注，没有放进正文，记在备注里",
    "broken": "文件有 {} 处损坏（样式、编号或脚注），请和原文件对一对",
}


def losses(beside: Beside) -> tuple[tuple[str, str], ...]:
    """Say what was read otherwise than it stands, one sentence for each kind."""
    counts = beside.counts
    return tuple((kind, said.format(counts[kind])) for kind, said in _SAID.items() if counts[kind])


def notes_of_parts(reader: Body, parts: Mapping[str, etree._Element | None]) -> Iterator[str]:
    """Yield the footnotes, endnotes and comments that are kept in parts of their own."""
    missing = reader.beside.notes
    for part, root in parts.items():
        for node in children(root, _KINDS[part]) if root is not None else ():
            missing.discard((_KINDS[part], attribute(node, "id")))
            text = text_of(reader, node) if not attribute(node, "type") else ""
            if text:
                reader.beside.counts[_KINDS[part]] += 1
                yield f"{_WORDS[part]}{_author(node)}：{text}"
    reader.beside.counts["broken"] += len(missing)


def _author(node: etree._Element) -> str:
    name_of = strip(attribute(node, "author"))
    return f"（{name_of}）" if name_of else ""


def page_edges(reader: Body, roots: list[etree._Element]) -> Iterator[str]:
    """Yield what headers and footers say beside the page number, each text once."""
    seen: set[str] = set()
    for root in roots:
        text = text_of(reader, root)
        if text not in seen and not _PAGE_NUMBER.fullmatch(squeeze(text)):
            seen.add(text)
            yield f"{_EDGES.get(name(root), '页眉页脚')}：{text}"
