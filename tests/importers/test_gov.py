"""Pages of gov.cn and the same texts as .docx against their recorded facts."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from fzdraft.document.model import Source
from fzdraft.importers.table import read
from fzdraft.language.dates import parse_date

FORMS = {".page.html": "gov_pages", ".body.html": "gov_pages", ".docx": "gov_docx"}
# The order of 2018 bears 国令第706号, which is no 文号 of organ, year and number, and no title.
KNOWN = {"title": 1, "doc_number": 1}


def bare(text: str | None) -> str:
    return re.sub(r"[\s、，：]", "", text or "")


def facts(source: Source) -> dict[str, Any]:
    elements = source.report.elements
    return {
        "title": bare(source.report.title.plain),
        "doc_number": str(elements.doc_number) if elements.doc_number else None,
        "signature": bare("".join(elements.signatures)),
        "date": elements.date,
        "recipients": bare("".join(elements.recipients)),
        "note": elements.note,
        "attached": bool(source.report.attachments),
    }


def gold_facts(gold: dict[str, Any]) -> dict[str, Any]:
    note = gold["annotation"]
    return {
        "title": bare(gold["title"]),
        "doc_number": gold["wenhao"],
        "signature": bare(gold["signature"]),
        "date": parse_date(gold["date_line"]) if gold["date_line"] else None,
        "recipients": bare(gold["main_recipient"]),
        "note": note[0][1:-1] if note else "",
        "attached": gold["has_attachment_after_signature"],
    }


@pytest.mark.parametrize("suffix", FORMS)
def test_elements_of_government_documents(shared_dir: Path, suffix: str):
    truth = json.loads((shared_dir / "data" / "gov_pages" / "truth.json").read_text("utf-8"))
    told = [gold for gold in truth if gold["date_line"]]
    wrong: dict[str, list[str]] = {}
    for gold in told:
        path = shared_dir / "data" / FORMS[suffix] / f"{gold['file']}{suffix}"
        found = facts(read(path.read_bytes(), path.name))
        for key, wanted in gold_facts(gold).items():
            if found[key] != wanted:
                wrong.setdefault(key, []).append(f"{gold['file']}: {found[key]!r} for {wanted!r}")
    print(suffix, {key: f"{len(told) - len(wrong.get(key, []))}/{len(told)}" for key in found})
    print(json.dumps(wrong, ensure_ascii=False, indent=1))
    assert {key: n for key, n in KNOWN.items() if key != "title" or suffix != ".page.html"} == {
        key: len(cases) for key, cases in wrong.items()
    }


def test_titles_of_all_pages(shared_dir: Path):
    truth = json.loads((shared_dir / "data" / "gov_pages" / "truth.json").read_text("utf-8"))
    folder = shared_dir / "data" / "gov_pages"
    wrong = [
        gold["file"]
        for gold in truth
        if facts(read((folder / f"{gold['file']}.page.html").read_bytes(), "x.html"))["title"]
        != bare(gold["title"])
    ]
    assert [] == wrong
