"""Choosing the importer by what a file contains, and refusing the rest in plain words."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importers.word import package, paragraph

from fzdraft.errors import UserError
from fzdraft.importers.table import MAX_MEGABYTES, MEGABYTE, kind_of, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (package(paragraph("报告")), "a.txt", "docx"),
        ("<html><p>报告</p></html>".encode(), "a.docx", "html"),
        ("﻿<!DOCTYPE html><p>报告</p>".encode(), "a.docx", "html"),
        ("报告正文。".encode("gb18030"), "a.docx", "text"),
        ("正文<b>粗</b>".encode(), "a.htm", "html"),
    ],
)
def test_the_content_decides_before_the_suffix(data: bytes, name: str, kind: str):
    assert kind == kind_of(data, name)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.docx", "空的"),
        (b" \r\n\x00", "a.txt", "空的"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "去掉密码另存"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "另存为 .docx"),
        (OLE, "a.doc", "不是 Word 文档"),
        (b"%PDF-1.7\n", "a.docx", "PDF"),
        (b"{\\rtf1\\ansi x}", "a.docx", "RTF"),
        (b"\x89PNG\r\n\x1a\n0000", "a.docx", "图片"),
        (b"Rar!\x1a\x07\x00", "a.docx", "压缩包"),
        (zipped("a.txt"), "a.docx", "压缩包"),
        (zipped("content.xml", "mimetype"), "a.odt", "ODT"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "a.xlsx", "表格"),
        (package(paragraph("报告"))[:200], "a.docx", "损坏"),
        (package(""), "a.docx", "没有文字"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a.mht", "网页，仅 HTML"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "a.doc", "损坏"),
        ("报告".encode(), "~$报告.docx", "临时标记"),
    ],
)
def test_what_cannot_be_read_is_told_with_a_way_out(data: bytes, name: str, words: str):
    with pytest.raises(UserError) as caught:
        read(data, name)
    assert words in str(caught.value)
    assert caught.value.way_out


def test_what_is_too_large_is_not_even_read():
    with pytest.raises(UserError, match="太大（超过 20 MB）"):
        read("字".encode() * (MAX_MEGABYTES["text"] * MEGABYTE // 3 + 1), "a.txt")


def test_a_part_that_grows_too_large_is_refused():
    with pytest.raises(UserError, match="展开后太大"):
        read(package("<w:p/>" * 2_000_001), "a.docx")


def test_a_definition_of_entities_is_refused():
    body = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f"{body}<d>&e;</d>")
    with pytest.raises(UserError, match="外部定义"):
        read(buffer.getvalue(), "a.docx")


@given(st.binary(max_size=300), st.sampled_from(["a.docx", "a.txt", "a.html", "a"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str):
    with contextlib.suppress(UserError):
        read(data, name)


@given(st.data())
def test_a_damaged_document_is_read_or_refused(data):
    whole = bytearray(package(paragraph("一、报告") * 3))
    for _ in range(3):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UserError):
        read(bytes(whole), "a.docx")
