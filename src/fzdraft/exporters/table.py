"""The exporters by file suffix; a new format is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable

from fzdraft.errors import UserError
from fzdraft.exporters.docx import export_docx
from fzdraft.exporters.html import export_html
from fzdraft.exporters.txt import export_txt
from fzdraft.layout.blocks import Flow
from fzdraft.layout.profile import Profile
from fzdraft.layout.skin import Properties

Exporter = Callable[[Flow, Profile, Properties], bytes]


def _export_pdf(flow: Flow, profile: Profile, properties: Properties) -> bytes:
    """Load Qt only for the one format that paints: a Word document must not need it."""
    from fzdraft.exporters.pdf import export_pdf

    return export_pdf(flow, profile, properties)


EXPORTERS: dict[str, Exporter] = {
    ".docx": export_docx,
    ".pdf": _export_pdf,
    ".html": export_html,
    ".txt": export_txt,
}


def write(suffix: str, flow: Flow, profile: Profile, properties: Properties) -> bytes:
    """Return the document in the format of a file suffix; raises UserError for others."""
    if suffix not in EXPORTERS:
        known = " ".join(EXPORTERS)
        raise UserError(
            f"不会写“{suffix or '没有后缀'}”这种文件，", f"文件名请以这些结尾：{known}。"
        )
    return EXPORTERS[suffix](flow, profile, properties)
