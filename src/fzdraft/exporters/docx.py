"""Word documents (.docx): the flow in real named styles, the same bytes for the same input."""

from __future__ import annotations

import datetime
import io
import itertools
import zipfile
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from msgspec.structs import replace

from fzdraft.exporters.ooxml import NAMESPACE, body_xml
from fzdraft.exporters.parts import (
    fonts_xml,
    footer_xml,
    section_xml,
    settings_xml,
    styles_xml,
)
from fzdraft.layout.blocks import Flow
from fzdraft.layout.pages import colophon_needs_page
from fzdraft.layout.profile import Profile
from fzdraft.layout.skin import Properties

_CHANGES = (qn("w:ins"), qn("w:del"))
_NOBODY = "fzdraft"
_LONGEST = 255
"""What Office stores of a property."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_KEPT = {RELATION.STYLES, RELATION.SETTINGS, RELATION.FONT_TABLE}
_PACKAGE = {RELATION.OFFICE_DOCUMENT, RELATION.CORE_PROPERTIES}


def export_docx(flow: Flow, profile: Profile, properties: Properties) -> bytes:
    """Return the flow as a .docx that keeps to the profile in Word, WPS and LibreOffice.

    Where our own pages, counted with half-em Latin characters as the standard's faces have
    them, leave no room for the 版记 it begins a page.
    """
    if flow.colophon and colophon_needs_page(flow, profile, {}):
        flow = replace(flow, colophon_on_new_page=True)
    document = docx.Document()
    _strip(document)
    _dress(document, profile)
    footers = _footers(document, profile) if flow.page_numbers else {}
    _fill(document, body_xml(flow, profile) + section_xml(profile, footers))
    _sign(document.part.element, properties)
    _describe(document, properties)
    raw = io.BytesIO()
    document.save(raw)
    return _timeless(raw.getvalue())


def _sign(content: Any, properties: Properties) -> None:
    """Give the tracked changes of a 花脸稿 numbers, an author and a date.

    Every second paragraph is dated two minutes later: LibreOffice 7.4 takes insertions of
    one minute for one when the end of a paragraph stands between them, and takes that end
    away too when they are rejected.
    """
    author = properties.author[:_LONGEST] or _NOBODY
    for number, change in enumerate(content.iter(*_CHANGES), 1):
        change.set(qn("w:id"), str(number))
        change.set(qn("w:author"), author)
        change.set(qn("w:date"), _date(properties, 0))
    for paragraph in itertools.islice(content.iter(qn("w:p")), 1, None, 2):
        for change in paragraph.iter(*_CHANGES):
            change.set(qn("w:date"), _date(properties, 2))


def _date(properties: Properties, minutes: int) -> str:
    time = _in_utc(properties.created) + datetime.timedelta(minutes=minutes)
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"


def _strip(document: Any) -> None:
    """Drop what the library's template brings along: theme, numbering, thumbnail, statistics."""
    for rels, kept in ((document.part.rels, _KEPT), (document.part.package.rels, _PACKAGE)):
        for key in [key for key, rel in rels.items() if rel.reltype not in kept]:
            del rels[key]


def _dress(document: Any, profile: Profile) -> None:
    """Put our own styles, settings and font table in place of the template's."""
    part = document.part
    _replace(part.part_related_by(RELATION.STYLES).element, styles_xml(profile))
    _replace(part.part_related_by(RELATION.SETTINGS).element, settings_xml())
    part.part_related_by(RELATION.FONT_TABLE)._blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + fonts_xml(profile)
    ).encode()


def _fill(document: Any, body: str) -> None:
    """Put a whole new root in: a table of 18,000 cells takes seconds to move between trees."""
    document.part._element = parse_xml(
        f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>"
    )


def _replace(element: Any, xml: str) -> None:
    element.clear()
    element.extend(list(parse_xml(xml)))


def _footers(document: Any, profile: Profile) -> dict[str, str]:
    """Make both footers and return their relationship ids."""
    found = {}
    for kind, even in (("default", False), ("even", True)):
        part, rid = document.part.add_footer_part()
        _replace(part.element, footer_xml(profile, even=even))
        found[kind] = rid
    return found


def _describe(document: Any, properties: Properties) -> None:
    """Set the core properties; times in UTC."""
    core = document.core_properties
    created = _in_utc(properties.created)
    core.title, core.author = properties.title[:_LONGEST], properties.author[:_LONGEST]
    core.category, core.language = properties.category[:_LONGEST], "zh-CN"
    core.last_modified_by, core.revision = core.author, 1
    core.comments = core.keywords = core.subject = ""
    core.created = core.modified = created


def _in_utc(time: datetime.datetime) -> datetime.datetime:
    if time.tzinfo is None:
        return time
    return time.astimezone(datetime.UTC).replace(tzinfo=None)


def _timeless(data: bytes) -> bytes:
    """Rewrite a zip with fixed times, so that equal documents are equal files."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            target.writestr(info, source.read(name))
    return out.getvalue()
