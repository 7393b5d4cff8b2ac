"""Pages of gov.cn and the same texts as .docx against their recorded facts."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from fzdraft.document.model import Source
from fzdraft.errors import UserError
from fzdraft.importers.table import read
from fzdraft.language.dates import parse_date

FORMS = {".page.html": "gov_pages", ".body.html": "gov_pages", ".docx": "gov_docx"}
# 30 pages; 10 of them hold only what stands around a text that is not there, so that their
# bodies and .docx are empty: 20 of each have words, and all 30 pages a title and a 文号.
PAGES, WITH_TEXT = 30, 20


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
    assert (WITH_TEXT, {}) == (len(told), wrong)


def test_titles_and_numbers_of_all_pages(shared_dir: Path):
    truth = json.loads((shared_dir / "data" / "gov_pages" / "truth.json").read_text("utf-8"))
    folder = shared_dir / "data" / "gov_pages"
    wrong = []
    for gold in truth:
        found = facts(read((folder / f"{gold['file']}.page.html").read_bytes(), "x.html"))
        if (found["title"], found["doc_number"]) != (bare(gold["title"]), gold["wenhao"]):
            wrong.append((gold["file"], found["title"], found["doc_number"]))
    assert (PAGES, []) == (len(truth), wrong)


@pytest.mark.parametrize("suffix", [".body.html", ".docx"])
def test_a_body_without_words_is_told(shared_dir: Path, suffix: str):
    truth = json.loads((shared_dir / "data" / "gov_pages" / "truth.json").read_text("utf-8"))
    empty = [gold["file"] for gold in truth if not gold["date_line"]]
    for name in empty:
        path = shared_dir / "data" / FORMS[suffix] / f"{name}{suffix}"
        with pytest.raises(UserError, match="没有文字"):
            read(path.read_bytes(), path.name)
    assert PAGES - WITH_TEXT == len(empty)
