"""The desktop file and the MIME type agree on what the program opens."""

from __future__ import annotations

import configparser
from pathlib import Path

from lxml import etree


def test_the_desktop_file_opens_the_type_that_is_declared(repo_root: Path) -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(repo_root / "packaging" / "fzdraft.desktop", encoding="utf-8")
    declared = etree.parse(repo_root / "packaging" / "fzdraft.xml").getroot()[0]
    assert f"{declared.get('type')};" == entry["Desktop Entry"]["MimeType"]
    assert [glob.get("pattern") for glob in declared if glob.get("pattern")] == ["*.fzd"]
