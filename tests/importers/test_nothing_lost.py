"""From lines to a document: every letter of the lines stands somewhere in the JSON."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fzdraft.document.describe import to_json
from fzdraft.errors import UserError
from fzdraft.importers.lines import Reading
from fzdraft.importers.structure import recognise
from fzdraft.importers.table import reading_of

FOLDERS = (
    "odd_docx",
    "official_docx",
    "hostile",
    "gov_docx",
    "gov_pages",
    "reports_shape",
    "corpus",
)
# Labels and dates that become fields: 2024年1月5日 is 2024-01-05, 抄送：, 附件：, 签发人：.
FIELDS = set("0123456789年月日〇○零一二三四五六七八九十主送抄附件印发签人份联系电话文号命令第")
MOST = 20  # a title printed twice, an attachment listed and then printed with the same name


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("paragraphs", "preamble"):
                yield key
                yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def bag(texts: Iterator[str]) -> Counter[str]:
    return Counter(char for text in texts for char in text if char.isalnum() and char not in FIELDS)


def printed(reading: Reading) -> Iterator[str]:
    for line in reading.lines:
        yield line.text
        yield from (cell for row in line.rows for cell in row)


def test_every_letter_that_was_read_stands_in_the_document(shared_dir: Path):
    lost = {}
    seen = 0
    for folder in FOLDERS:
        for path in sorted((shared_dir / "data" / folder).rglob("*")):
            if not path.is_file() or path.suffix == ".json":
                continue
            try:
                reading = reading_of(path.read_bytes(), path.name)
            except UserError:
                continue
            seen += 1
            missing = bag(printed(reading)) - bag(strings(to_json(recognise(reading))))
            if missing.total() > MOST:
                lost[path.name] = missing.total()
    assert (True, {}) == (seen > 300, lost)
