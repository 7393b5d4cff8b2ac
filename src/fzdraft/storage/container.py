"""Zip files as bytes: the same bytes for the same entries, and nothing hostile comes in."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from fzdraft.errors import UserError

MAX_ENTRIES = 2000
MAX_ENTRY = 32 * 2**20
MAX_TOTAL = 96 * 2**20
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    RuntimeError,
)


def pack(entries: dict[str, bytes]) -> bytes:
    """Return a zip of the entries in their order, without clock or machine in it.

    Raises UserError for more than `unpack` would read back.
    """
    sizes = [len(data) for data in entries.values()]
    if len(sizes) > MAX_ENTRIES or max(sizes) > MAX_ENTRY or sum(sizes) > MAX_TOTAL:
        raise UserError("这份稿子太大，存不下。", "请把大的附件另放，稿子里只留名称。")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.create_system = 3
            info.external_attr = _REGULAR_FILE
            packed_already = data.startswith(b"PK")
            info.compress_type = zipfile.ZIP_STORED if packed_already else zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=1)
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes | None]:
    """Return the entries by name, None for one that is damaged.

    Raises UserError for what is no zip at all and for what an honest program would
    not write: too many or too large entries, doubled names, names that leave the zip.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _refuse_hostile(infos)
            return {info.filename: _read(archive, info) for info in infos}
    except _BROKEN as error:
        raise UserError(
            "这个文件坏了或者没有拷全，打不开。", "我没改它；请换一份没坏的，或从别处重新拷一次。"
        ) from error


def _refuse_hostile(infos: list[zipfile.ZipInfo]) -> None:
    """Judge by the directory of the zip, before anything is unpacked."""
    names = [info.filename for info in infos]
    if (
        len(infos) > MAX_ENTRIES
        or len(set(names)) < len(names)
        or any(_leaves_the_zip(name) for name in names)
        or any(info.file_size > MAX_ENTRY for info in infos)
        or sum(info.file_size for info in infos) > MAX_TOTAL
    ):
        raise UserError("这个文件不像是本程序存的稿子，为稳妥起见没有打开。", "请确认它从哪里来。")


def _leaves_the_zip(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    """Read one entry whole; its size is believed no further than the directory says."""
    if info.compress_type not in _METHODS:
        return None
    try:
        with archive.open(info) as entry:
            data = entry.read(info.file_size + 1)
    except _BROKEN:
        return None
    return data if len(data) == info.file_size else None
