"""Zip files as bytes: the same bytes for the same entries, and nothing hostile comes in."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from fzdraft.errors import UserError
from fzdraft.storage.lined import Bytes

MAX_ENTRIES = 2000
MAX_ENTRY = 512 * 2**20
MAX_TOTAL = 1024 * 2**20
"""Bytes as unpacked: a draft of 100,000 paragraphs just rolled over takes some 130 MB."""
MAX_PACKED = 256 * 2**20
MODEST = 96 * 2**20
MAX_RATIO = 300
"""What is more than MODEST in all must not have been packed closer than `pack` can: drafts come
to some 20, one character over and over to 230, a bomb to a thousand."""
_PIECE = 2**20
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


def pack(entries: dict[str, Bytes]) -> bytes:
    """Return a zip of the entries in their order, without clock or machine in it.

    Raises UserError for more than `unpack` would read back.
    """
    sizes = [len(data) for data in entries.values()]
    if len(sizes) > MAX_ENTRIES or max(sizes) > MAX_ENTRY or sum(sizes) > MAX_TOTAL:
        raise _too_large()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.create_system = 3
            info.external_attr = _REGULAR_FILE
            packed_already = data.startswith(b"PK")
            info.compress_type = zipfile.ZIP_STORED if packed_already else zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=1)
    packed = buffer.getvalue()
    if len(packed) > MAX_PACKED or sum(sizes) > _most(len(packed)):
        raise _too_large()
    return packed


def _too_large() -> UserError:
    return UserError("这份稿子太大，存不下。", "请把大的附件另放，稿子里只留名称。")


def _most(packed: int) -> int:
    """Return how much may be in a zip of so many bytes."""
    return min(MAX_TOTAL, max(MODEST, packed * MAX_RATIO))


def unpack(data: Bytes) -> dict[str, Bytes | None]:
    """Return the entries by name, None for one that is damaged.

    Raises UserError for what is no zip at all and for what an honest program would
    not write: too many or too large entries, doubled names, names that leave the zip.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _refuse_hostile(infos, len(data))
            return {info.filename: _read(archive, info) for info in infos}
    except _BROKEN as error:
        raise UserError(
            "这个文件坏了或者没有拷全，打不开。", "我没改它；请换一份没坏的，或从别处重新拷一次。"
        ) from error


def _refuse_hostile(infos: list[zipfile.ZipInfo], packed: int) -> None:
    """Judge by the directory of the zip, before anything is unpacked."""
    names = [info.filename for info in infos]
    total = sum(info.file_size for info in infos)
    if (
        len(infos) > MAX_ENTRIES
        or len(set(names)) < len(names)
        or any(_leaves_the_zip(name) for name in names)
        or any(info.file_size > MAX_ENTRY for info in infos)
        or total > _most(packed)
    ):
        raise UserError("这个文件不像是本程序存的稿子，为稳妥起见没有打开。", "请确认它从哪里来。")


def _leaves_the_zip(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Bytes | None:
    """Read one entry whole; its size is believed no further than the directory says.

    It comes in pieces: one call for all of it would stop every other thread.
    """
    if info.compress_type not in _METHODS:
        return None
    data = bytearray()
    try:
        with archive.open(info) as entry:
            while len(data) <= info.file_size and (piece := entry.read(_PIECE)):
                data += piece
    except _BROKEN:
        return None
    return data if len(data) == info.file_size else None
