"""What importing finds, on shared data: one table of hits, and the speed of the largest file."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, once_ms
from fzdraft.document.describe import to_json
from fzdraft.document.model import walk
from fzdraft.importers.table import read
from fzdraft.language.dates import parse_date

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("FZDRAFT_SHARED") or ROOT.parent / "shared") / "data"
LONGEST = 3_000


def bench() -> list[Figure]:
    """Count what is wrong of each thing that was asked for; nothing where the data is absent."""
    if not DATA.is_dir():
        return []
    data = (DATA / "hostile" / "paras_100k.docx").read_bytes()
    took = min(once_ms(lambda: read(data, "a.docx")) for _ in range(3))
    return [*_shapes(), *_government(), Figure("read 100,000 paragraphs", took, "ms", LONGEST)]


def _wrong(where: str, asked: Counter[str], wrong: Counter[str], most: float) -> list[Figure]:
    """Say for each element in how many of the documents it is wrong, in per cent of all."""
    return [
        Figure(
            f"{where}: {name} wrong ({wrong[name]} of {count})",
            wrong[name] * 100 / count,
            "%",
            most,
        )
        for name, count in asked.items()
    ]


def _count(
    found: dict[str, Any], gold: dict[str, Any], asked: Counter[str], wrong: Counter[str]
) -> None:
    for name, wanted in gold.items():
        asked[name] += 1
        wrong[name] += _bare(found[name]) != _bare(wanted)


def _bare(value: Any) -> str:
    text = "".join(value) if isinstance(value, list) else str(value or "")
    return re.sub(r"[\s、，：]", "", text)


def _iso(text: str | None) -> str:
    day = parse_date(text) if text else None
    return day.isoformat() if day else ""


def _shapes() -> list[Figure]:
    """Compare the 27 shells in the shapes of real reports with the gold beside each."""
    asked, wrong = Counter[str](), Counter[str]()
    hits = total = 0
    for path in sorted((DATA / "reports_shape").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = read(path.with_suffix(".txt").read_bytes(), path.name)
        keys = {"title": "title", "doc_number": "wenhao", "recipients": "recipient"}
        keys |= {"signatures": "signature"}
        wanted = {key: gold[name] for key, name in keys.items()} | {"date": _iso(gold["date"])}
        _count(to_json(source), wanted, asked, wrong)
        found = Counter(
            (len(at), section.found_number, section.heading.plain)
            for at, section in walk(source.report.sections)
        )
        sought = Counter(tuple(row) for row in gold["sections"] if not row[1].endswith("是"))
        hits += (found & sought).total()
        total += found.total() + sought.total()
    missed = 100 - 200 * hits / total
    return [
        *_wrong("reports_shape", asked, wrong, 0),
        Figure("reports_shape: headings, 100 - F1", missed, "%", 1.5),
    ]


def _government() -> list[Figure]:
    """Compare pages of gov.cn, their bodies and .docx with their recorded facts.

    All 30 pages have a title and a 文号; the texts of 10 are absent, so that body, signature
    and date are those of the other 20.
    """
    truth = json.loads((DATA / "gov_pages" / "truth.json").read_text(encoding="utf-8"))
    figures: list[Figure] = []
    for folder, suffix in (
        ("gov_pages", ".page.html"),
        ("gov_pages", ".body.html"),
        ("gov_docx", ".docx"),
    ):
        asked, wrong = Counter[str](), Counter[str]()
        for gold in truth:
            if not gold["date_line"] and suffix != ".page.html":
                continue
            data = (DATA / folder / f"{gold['file']}{suffix}").read_bytes()
            wanted = {"title": gold["title"], "doc_number": gold["wenhao"]}
            if gold["date_line"]:
                wanted |= {"signatures": gold["signature"], "date": _iso(gold["date_line"])}
            _count(to_json(read(data, suffix)), wanted, asked, wrong)
        figures += _wrong(f"{folder} {suffix}", asked, wrong, 0)
    return figures
