"""The draft file .fzd, format 1: one zip that carries a draft, its past and its source.

manifest.json    format number, program, sha256 of every other part, names of versions
draft.json       the draft; defaults are left out, long lists stand in lines (storage.lined)
last_year.json   last year's document as it was read (where there is one)
versions/NNN.json  earlier states, oldest first
material/SHA256  what departments sent, byte for byte, where it was not too large
A lone draft.json is read as well.
"""

from __future__ import annotations

import datetime
import hashlib
from typing import Annotated, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

import fzdraft
from fzdraft.document.model import Draft, Row, Source
from fzdraft.document.soundness import faults, missing_rows
from fzdraft.errors import UserError
from fzdraft.storage import container, lined
from fzdraft.storage.lined import Bytes

FORMAT = 1
SUFFIX = ".fzd"
_MATERIAL = "material/"
_Value = TypeVar("_Value")


class Version(Struct, frozen=True):
    """An earlier state of a draft without its materials; unnamed ones were kept automatically.

    `data` is the draft as JSON: it is read only when somebody looks at it (`thaw`).
    """

    saved_at: datetime.datetime
    data: Bytes
    name: str = ""


class DraftFile(Struct, frozen=True):
    """All that a .fzd carries; `notes` says what of it could not be read, and is not written.

    `originals` holds the bytes of the draft's materials by checksum.
    """

    draft: Draft
    last_year: Source | None = None
    versions: tuple[Version, ...] = ()
    notes: tuple[str, ...] = ()
    originals: dict[str, bytes] = {}


class _VersionEntry(Struct, frozen=True):
    part: str
    saved_at: datetime.datetime
    name: str = ""


class _Manifest(Struct, frozen=True):
    format: int
    program: str = ""
    checksums: dict[str, str] = {}
    versions: tuple[_VersionEntry, ...] = ()


class _FormatOnly(Struct, frozen=True):
    format: Annotated[int, msgspec.Meta(ge=1)]


def freeze(draft: Draft, saved_at: datetime.datetime, name: str = "") -> Version:
    """Make a version of a draft; `saved_at` knows its time zone.

    Materials are not repeated in it: who goes back to it keeps the present ones.
    """
    return Version(saved_at, _draft_json(replace(draft, materials=())), name)


def thaw(version: Version) -> Draft:
    """Return the draft that a version holds; raises UserError when it is damaged."""
    return _sound_draft(_value(version.data, Draft, "这一份历次稿"))


def originals_of(draft: Draft) -> tuple[str, ...]:
    """Return the checksums of the original bytes that a draft's file should carry."""
    return tuple(sorted({one.checksum for one in draft.materials if one.kept}))


def for_sending(draft: Draft) -> DraftFile:
    """Return what a copy to pass on carries: no earlier versions, no last year, no material."""
    return DraftFile(replace(draft, materials=()))


def encode(file: DraftFile) -> bytes:
    """Return the bytes of a .fzd; the same file gives the same bytes."""
    return container.pack(parts(file))


def parts(file: DraftFile) -> dict[str, Bytes]:
    """Return the entries of a .fzd by name, the manifest first."""
    content: dict[str, Bytes] = {"draft.json": _draft_json(file.draft)}
    if file.last_year is not None:
        content["last_year.json"] = lined.encode(file.last_year)
    listed = []
    for count, version in enumerate(file.versions, 1):
        name = f"versions/{count:03}.json"
        content[name] = version.data
        listed.append(_VersionEntry(name, version.saved_at, version.name))
    checksums = {name: checksum(data) for name, data in content.items()}
    for known in originals_of(file.draft):
        if known in file.originals:
            content[f"{_MATERIAL}{known}"] = file.originals[known]
            checksums[f"{_MATERIAL}{known}"] = known
    manifest = _Manifest(FORMAT, fzdraft.__version__, checksums, tuple(listed))
    return {"manifest.json": lined.plain(manifest), **content}


def decode(data: Bytes) -> DraftFile:
    """Read a .fzd or a lone draft.json.

    Raises UserError for what is neither, comes from a newer program, is damaged in the
    draft itself or breaks the model; damage elsewhere becomes a note.
    """
    if data[:2] == b"PK":
        return from_parts(container.unpack(data))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _completed(_lone_draft(data.removeprefix(b"\xef\xbb\xbf")))
    if not data:
        raise UserError("这个文件是空的，里面没有稿子。", "请换一份，或用“找回未保存的稿子”。")
    raise UserError(
        "这不是本程序的稿子。", "如果它是 Word、网页或文本，请把后缀改回原来的（如 .docx）再打开。"
    )


def is_draft(data: Bytes) -> bool:
    """Tell a .fzd by its first part, whatever the file is called."""
    return data[:2] == b"PK" and data[30:43] == b"manifest.json"


def from_parts(entries: dict[str, Bytes | None]) -> DraftFile:
    """Read the unpacked entries of a .fzd; raises UserError as `decode` does."""
    manifest = _manifest(entries)
    draft = _value(_checked(entries, manifest, "draft.json"), Draft, "稿子正文")
    file = _completed(draft)
    notes = list(file.notes)
    last_year = _last_year(entries, manifest, notes)
    versions = _versions(entries, manifest, notes)
    originals = _originals(entries, manifest, file.draft, notes)
    return DraftFile(file.draft, last_year, versions, tuple(notes), originals)


def checksum(data: Bytes) -> str:
    """Return the sha256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _manifest(entries: dict[str, Bytes | None]) -> _Manifest:
    if "manifest.json" not in entries:
        raise UserError("这不是本程序的稿子。", "请确认选对了文件。")
    data = entries["manifest.json"]
    number = _value(data, _FormatOnly, "文件目录").format
    if number > FORMAT:
        raise UserError(
            "这份稿子是用更新的版本做的，这里打不开。", "请先更新本程序；我没改这份稿子。"
        )
    return _value(data, _Manifest, "文件目录")


def _checked(entries: dict[str, Bytes | None], manifest: _Manifest, part: str) -> Bytes | None:
    """Return a part whose checksum is right, None when it is missing or damaged."""
    data = entries.get(part)
    return data if data is not None and checksum(data) == manifest.checksums.get(part) else None


def _last_year(
    entries: dict[str, Bytes | None], manifest: _Manifest, notes: list[str]
) -> Source | None:
    if "last_year.json" not in manifest.checksums:
        return None
    try:
        source = _value(_checked(entries, manifest, "last_year.json"), Source, "去年的稿子")
    except UserError:
        source = None
    if source is None or faults(source):
        notes.append("随稿带的去年稿坏了，没有读出来；今年的稿子是好的。")
        return None
    return source


def _versions(
    entries: dict[str, Bytes | None], manifest: _Manifest, notes: list[str]
) -> tuple[Version, ...]:
    found = [
        Version(entry.saved_at, data, entry.name)
        for entry in manifest.versions
        if (data := _checked(entries, manifest, entry.part)) is not None
    ]
    lost = len(manifest.versions) - len(found)
    if lost:
        notes.append(f"有{lost}份历次稿坏了，没有读出来；今年的稿子是好的。")
    return tuple(found)


def _originals(
    entries: dict[str, Bytes | None], manifest: _Manifest, draft: Draft, notes: list[str]
) -> dict[str, bytes]:
    """Return the original bytes of the draft's materials; what no material speaks of is left."""
    listed = [known for known in originals_of(draft) if f"{_MATERIAL}{known}" in manifest.checksums]
    found = {
        known: bytes(data)
        for known in listed
        if (data := _checked(entries, manifest, f"{_MATERIAL}{known}")) is not None
    }
    lost = len(listed) - len(found)
    if lost:
        notes.append(f"有{lost}份材料的原件坏了，没有读出来；从里面读到的文字都在。")
    return found


def _lone_draft(data: Bytes) -> Draft:
    fields = _value(data, dict[str, msgspec.Raw], "稿子正文")
    if "report" not in fields:
        raise UserError("这不是本程序的稿子。", "请确认选对了文件。")
    return _value(data, Draft, "稿子正文")


def _completed(draft: Draft) -> DraftFile:
    """Give numbers whose ledger row is gone an empty row again, so that they are 待填."""
    lost = missing_rows(draft)
    rows = (*draft.rows, *(Row(name) for name in lost))
    notes = (f"有{len(lost)}个数在台账里找不到，已改回“待填”。",) if lost else ()
    return DraftFile(_sound_draft(replace(draft, rows=rows)), notes=notes)


def _sound_draft(draft: Draft) -> Draft:
    found = faults(draft)
    if found:
        raise UserError(f"这份稿子里面对不上：{found[0]}。", "我没改它；请从备份里另取一份。")
    return draft


def _value(data: Bytes | None, kind: type[_Value], part: str) -> _Value:
    if data is not None:
        try:
            return lined.decode(data, kind)
        except lined.WRONG:
            pass
    raise UserError(f"这份稿子的文件坏了：{part}读不出来。", "我没改它；请从备份或别处再拷一份。")


def _draft_json(draft: Draft) -> Bytes:
    """Encode a draft; the order in which the years of a row were filled leaves no trace."""
    rows = tuple(_in_order(row) for row in draft.rows)
    return lined.encode(replace(draft, rows=rows))


def _in_order(row: Row) -> Row:
    if len(row.values) < 2:
        return row
    return replace(row, values=dict(sorted(row.values.items())))
