"""The exporters by file suffix; a new format is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable

from fzdraft.exporters.docx import export_docx
from fzdraft.exporters.html import export_html
from fzdraft.exporters.txt import export_txt
from fzdraft.layout.blocks import Flow
from fzdraft.layout.profile import Profile
from fzdraft.layout.skin import Properties

Exporter = Callable[[Flow, Profile, Properties], bytes]

EXPORTERS: dict[str, Exporter] = {
    ".docx": export_docx,
    ".html": export_html,
    ".txt": export_txt,
}
