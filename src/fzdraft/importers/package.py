"""The zip and XML of an Office file, opened as hostile: own limits, no entities, no network."""

from __future__ import annotations

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Protocol

from lxml import etree

from fzdraft.errors import UserError

MAX_PARTS = 20_000
MAX_PART_BYTES = 64 * 1024 * 1024
MAX_TAGS = 1_500_000
_AGAIN = "请用 WPS 或 Word 打开它，另存为 .docx 后再试。"
_BROKEN = UserError("这份文件不完整，可能没有下载完或已经损坏。", "请重新取一份再试。")
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
)


class Package:
    """The parts of an Office file; reads one part at a time and never more than the limit."""

    def __init__(self, data: bytes) -> None:
        """Open the zip; raises UserError when it is broken or has too many parts."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _ZIP_FAULTS as error:
            raise _BROKEN from error
        if len(self._zip.infolist()) > MAX_PARTS:
            raise UserError("这份文件里的部件太多，不像正常的文档。", _AGAIN)
        self._names = {name.lstrip("/").lower(): name for name in self._zip.namelist()}

    def names(self) -> list[str]:
        """Return the names of all parts in lower case."""
        return list(self._names)

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of a part, None when there is none; raises UserError on bad XML."""
        data = self._read(name)
        return None if data is None else parse(data)

    def _read(self, name: str) -> bytes | None:
        stored = self._names.get(name.lstrip("/").lower())
        if stored is None:
            return None
        try:
            with self._zip.open(stored) as part:
                data = part.read(MAX_PART_BYTES + 1)
        except _ZIP_FAULTS as error:
            raise _BROKEN from error
        except RuntimeError as error:
            raise UserError("这份文件加了密码。", "请去掉密码另存后再拖进来。") from error
        if len(data) > MAX_PART_BYTES:
            raise UserError("这份文件展开后太大，不像正常的文档，没有打开。", _AGAIN)
        return data


def parse(data: bytes) -> etree._Element:
    """Parse one XML part; raises UserError for broken XML, a DTD or too many elements."""
    if data.count(b"<") > MAX_TAGS:
        raise UserError("这份文件展开后太大，不像正常的文档，没有打开。", _AGAIN)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _BROKEN from error
    if etree.ElementTree(root).docinfo.internalDTD is not None or b"<!DOCTYPE" in data[:2000]:
        raise UserError("这份文件里有不该有的外部定义，为安全起见没有打开。", _AGAIN)
    return root


class Parts(Protocol):
    """The XML parts of an Office file, in a zip or in one XML file."""

    def names(self) -> list[str]:
        """Return the names of all parts in lower case."""

    def xml(self, part: str, /) -> etree._Element | None:
        """Return the root of a part, None when there is none; raises UserError on bad XML."""


def relations(package: Parts, part: str) -> dict[str, str]:
    """Return the first target of each kind that a part relates to (styles, numbering …)."""
    found: dict[str, str] = {}
    for kind, path in _targets(package, part):
        found.setdefault(kind, path)
    return found


def related(package: Parts, part: str, *kinds: str) -> list[str]:
    """Return all targets of these kinds, each once."""
    return list(dict.fromkeys(path for kind, path in _targets(package, part) if kind in kinds))


def targets_by_id(package: Parts, part: str) -> dict[str, str]:
    """Return the targets of a part by the id under which it speaks of them."""
    return {name: path for name, _, path in _relations(package, part)}


def _targets(package: Parts, part: str) -> Iterator[tuple[str, str]]:
    for _, kind, path in _relations(package, part):
        yield kind, path


def _relations(package: Parts, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield the targets of a part with their id and the last word of their type.

    External targets and targets that lead nowhere (WPS writes "../NULL") are left out.
    """
    folder, name = posixpath.split(part)
    known = set(package.names())
    root = package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    for relation in root if root is not None else ():
        target, kind = relation.get("Target") or "", relation.get("Type") or ""
        if relation.get("TargetMode") == "External" or not target:
            continue
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if path.lower() in known:
            yield relation.get("Id") or "", kind.rsplit("/", 1)[-1], path
