"""PDF: placed pages through Qt, then bookmarks and fixed dates, so that twice is the same."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    Fit,
    IndirectObject,
    NameObject,
    TextStringObject,
)

from fzdraft.exporters.pdf_words import correct_words
from fzdraft.layout.blocks import Flow
from fzdraft.layout.pages import paginate
from fzdraft.layout.placed import Page
from fzdraft.layout.profile import Profile
from fzdraft.layout.skin import Properties
from fzdraft.paint.fonts import Families, load_fonts
from fzdraft.paint.pdf import painted_pdf


def export_pdf(flow: Flow, profile: Profile, properties: Properties) -> bytes:
    """Return the flow as PDF, set in the faces of this machine; same bytes every time."""
    fonts = load_fonts(profile.faces)
    return pages_pdf(paginate(flow, profile, fonts.widths), fonts.families, properties)


def pages_pdf(pages: Sequence[Page], families: Families, properties: Properties) -> bytes:
    """Return placed pages as PDF: fonts embedded, text searchable, headings as bookmarks."""
    writer = _timeless(painted_pdf(pages, families), pages)
    correct_words(writer, pages, families)
    return _finished(writer, pages, properties)


def _timeless(painted: bytes, pages: Sequence[Page]) -> PdfWriter:
    """Take out the random identity that Qt writes; the pages themselves are the identity."""
    reader = PdfReader(io.BytesIO(painted))
    digest = ByteStringObject(hashlib.sha256(repr(pages).encode()).digest()[:16])
    reader.trailer[NameObject("/ID")] = ArrayObject((digest, digest))
    reader.root_object.pop("/Metadata", None)
    return PdfWriter(clone_from=reader)


def _finished(writer: PdfWriter, pages: Sequence[Page], properties: Properties) -> bytes:
    """Add bookmarks and properties; their date is the only time in the file."""
    writer.root_object[NameObject("/Lang")] = TextStringObject("zh-CN")
    _add_bookmarks(writer, pages)
    writer.metadata = None
    writer.add_metadata(_information(properties))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _information(properties: Properties) -> dict[str, str]:
    created = f"{properties.created:D:%Y%m%d%H%M%S}"
    return {
        "/Title": properties.title,
        "/Author": properties.author,
        "/Subject": properties.category,
        "/Creator": "fzdraft",
        "/Producer": "Qt",
        "/CreationDate": created,
        "/ModDate": created,
    }


def _add_bookmarks(writer: PdfWriter, pages: Sequence[Page]) -> None:
    """Add the headings as bookmarks, each below the last one of a higher level."""
    above: list[tuple[int, IndirectObject]] = []
    for index, page in enumerate(pages):
        for mark in page.bookmarks:
            above = [item for item in above if item[0] < mark.level]
            parent = above[-1][1] if above else None
            fit = Fit.xyz(left=0, top=page.height - mark.y, zoom=0)
            title = mark.title
            item = writer.add_outline_item(title=title, page_number=index, parent=parent, fit=fit)
            above.append((mark.level, item))
    if above:
        writer.page_mode = "/UseOutlines"
