"""Which importer reads which file: the plain table, and the one door `read`."""

from __future__ import annotations

import re
from collections.abc import Callable

from fzdraft.document.model import Source
from fzdraft.errors import UserError
from fzdraft.importers.docx import read_docx, read_word_xml
from fzdraft.importers.html import read_html
from fzdraft.importers.lines import Reading
from fzdraft.importers.mht import read_mht
from fzdraft.importers.package import Package
from fzdraft.importers.structure import recognise
from fzdraft.importers.text import read_text

Importer = Callable[[bytes], Reading]
MEGABYTE = 1024 * 1024
MAX_MEGABYTES = {"docx": 200, "word_xml": 60, "html": 20, "mht": 60, "text": 20}

IMPORTERS: dict[str, Importer] = {
    "docx": read_docx,
    "word_xml": read_word_xml,
    "html": read_html,
    "mht": read_mht,
    "text": read_text,
}
SUFFIXES: dict[str, tuple[str, ...]] = {
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "word_xml": (".xml",),
    "html": (".html", ".htm", ".xhtml"),
    "mht": (".mht", ".mhtml"),
    "text": (".txt", ".md", ".text"),
}

_OFFICE = {
    ".doc": "老格式的文档（.doc 或 .wps）",
    ".rtf": " RTF 格式的文件",
    ".odt": " ODT 格式的文档",
}
_SAVE_AS = "请用 WPS 或 Word 打开它，另存为 .docx 后再拖进来。"
_REFUSED: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (
        re.compile(rb"%PDF-"),
        "PDF 里的文字不能可靠地读出来。",
        "请找来它的 Word 文档，或复制文字存成 .txt。",
    ),
    (
        re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\x00\x00\x00\x00|II\*\x00|MM\x00\*", re.S),
        "这是一张图片，不是文字文档。",
        "请找来它的 Word 文档或文字稿。",
    ),
    (
        re.compile(rb"(Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ)"),
        "这是一个压缩包，不是文档。",
        "请先解压，再拖进里面的文档。",
    ),
    (
        re.compile(rb"SQLite format 3\x00"),
        "这不是文字文档。",
        "请用 .docx、.txt 或保存下来的网页。",
    ),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ODT = re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text", re.S)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_XML = re.compile(
    rb"<w:wordDocument|progid=\"Word\.Document\"|schemas.microsoft.com/office/word/2003"
)
_FLAT = re.compile(rb"<(\w+:)?package[^>]*schemas.microsoft.com/office/2006/xmlPackage")
_MHTML = re.compile(rb"\A(?=.*mime-version:)(?=.*multipart/related)", re.I | re.S)
_TAG = re.compile(rb"<\x00?[A-Za-z!/]")
_HTML = re.compile(
    r"^\s*(<\?xml[^>]*>)?\s*(<!--.*?-->\s*)*"
    r"<(!doctype\s+html|html|head|body|meta|title|table|tbody|div|p|h\d|span|center|article)\b",
    re.I | re.S,
)


def read(data: bytes, file_name: str) -> Source:
    """Read any document by what it contains, then by its suffix; raises UserError only."""
    source = recognise(reading_of(data, file_name))
    if not _has_text(source):
        raise UserError("这份文件里没有文字。", "如果内容是图片，请找来它的文字稿。")
    return source


def reading_of(data: bytes, file_name: str) -> Reading:
    """Return the lines of any document before their roles are recognised; UserError only."""
    if re.search(r"(^|[/\\])~\$[^/\\]*$", file_name) or _is_owner_file(data):
        raise UserError(
            "这是 WPS/Word 打开文件时留下的临时标记，不是文档。", "请拖进不带“~$”的那一份。"
        )
    if not data.strip(b"\x00 \t\r\n"):
        raise UserError("这个文件是空的。", "请看看是不是选错了文件。")
    kind = kind_of(data, file_name)
    most = MAX_MEGABYTES[kind]
    if len(data) > most * MEGABYTE:
        raise UserError(f"这个文件太大（超过 {most} MB），没有打开。", "请只留下正文，另存后再试。")
    return IMPORTERS[kind](data)


def office_suffix(data: bytes) -> str:
    """Return .doc, .rtf or .odt for what only an office program can turn into .docx, else ""."""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(_OLE):
        is_word = "WordDocument".encode("utf-16-le") in data
        is_locked = "EncryptedPackage".encode("utf-16-le") in data or _is_locked_doc(data)
        return ".doc" if is_word and not is_locked else ""
    return ".odt" if _ODT.match(data) else ""


def kind_of(data: bytes, file_name: str) -> str:
    """Name the importer for these bytes; raises UserError for what none of them reads."""
    for pattern, message, way_out in _REFUSED:
        if pattern.match(data):
            raise UserError(message, way_out)
    suffix = office_suffix(data)
    if suffix:
        raise UserError(
            f"这是{_OFFICE[suffix]}，要借助 LibreOffice 才能读，这台电脑上没有。", _SAVE_AS
        )
    if data.startswith(_OLE):
        raise _ole_error(data)
    if data.startswith(_ZIP):
        return _kind_of_zip(data)
    return _kind_of_text(data, file_name)


def _kind_of_text(data: bytes, file_name: str) -> str:
    start = data[:4096]
    plain = start.replace(b"\x00", b"")
    if _WORD_XML.search(plain) or _FLAT.search(plain):
        return "word_xml"
    if _MHTML.match(start):
        return "mht"
    if _looks_like_html(start):
        return "html"
    is_named_so = file_name.lower().endswith(SUFFIXES["html"])
    return "html" if is_named_so and _TAG.search(data) else "text"


def _kind_of_zip(data: bytes) -> str:
    names = Package(data).names()
    if any(re.match(r"word/.*\.xml$", name) for name in names) or "[content_types].xml" in names:
        if any(name.startswith(("xl/", "ppt/")) for name in names):
            raise UserError(
                "这是表格或幻灯片，不是文字文档。", "请用 .docx、.txt 或保存下来的网页。"
            )
        return "docx"
    if "content.xml" in names:
        raise UserError("这是 ODT 格式的文档，但开头不对，没有读。", _SAVE_AS)
    raise UserError("这是一个压缩包，不是文档。", "请先解压，再拖进里面的文档。")


def _ole_error(data: bytes) -> UserError:
    """Say what a compound file is that is no readable .doc: locked, or something else."""
    if "EncryptedPackage".encode("utf-16-le") in data or _is_locked_doc(data):
        return UserError("这份文件加了密码，打不开。", "请在 WPS/Word 里去掉密码另存后再拖进来。")
    return UserError("这不是 Word 文档，没有读出文字。", _SAVE_AS)


def _is_locked_doc(data: bytes) -> bool:
    """Tell a .doc with a password by the flag fEncrypted of its header (MS-DOC, 2.5.2)."""
    place = data.find(b"\xec\xa5", 512)
    return 0 < place < len(data) - 12 and place % 512 == 0 and bool(data[place + 11] & 1)


def _is_owner_file(data: bytes) -> bool:
    """Tell the 162-byte file by which Word marks an open document."""
    is_short = len(data) == 162 and 0 < data[0] < 54
    return is_short and b"\x00" not in data[1 : data[0] + 1] and b"\x00" in data[54:]


def _looks_like_html(start: bytes) -> bool:
    for encoding in ("utf-8", "utf-16"):
        if encoding == "utf-16" and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        if _HTML.match(start.decode(encoding, "ignore").lstrip("\ufeff")):
            return True
    return False


def _has_text(source: Source) -> bool:
    paper = source.report
    return bool(paper.preamble or paper.sections or paper.title.plain or paper.attachments)
