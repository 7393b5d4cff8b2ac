"""The draft as a value: what an official document and a yearly report consist of.

Everything here is immutable; a draft changes only through document.edits.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from fzdraft.document.decisions import Decision, Promise
from fzdraft.document.doc_number import DocNumber
from fzdraft.document.marks import Text
from fzdraft.document.material import Material
from fzdraft.document.place import Place

ReporterKind = Literal["county", "city", "department", "town", "zone"]
Numbering = Literal["standard", "two_level"]
RowState = Literal["empty", "unverified", "verified"]
Bound = Literal["exact", "at_least", "at_most", "about"]


class Paragraph(Struct, frozen=True, omit_defaults=True, gc=False, tag="paragraph"):
    """One paragraph of body text."""

    id: str
    text: Text = Text()


class Table(Struct, frozen=True, omit_defaults=True, gc=False, tag="table"):
    """A table of texts; every row has the same number of cells, and at least one."""

    id: str
    rows: tuple[tuple[Text, ...], ...] = ()


Block = Paragraph | Table


class Section(Struct, frozen=True, omit_defaults=True, gc=False):
    """A heading with its own blocks, then its child sections (four levels in all).

    `heading` holds neither its number nor a closing 。; with `run_in` the first
    paragraph goes on in the line of the heading. `found_number` is what a source
    printed and is kept for checks only. `topic` is the id of the template section,
    `origin` the id of the section of last year's document.
    """

    id: str
    heading: Text = Text()
    run_in: bool = False
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    found_number: str = ""
    topic: str = ""
    origin: str = ""


class Elements(Struct, frozen=True, omit_defaults=True):
    """The elements of an official document beside title and body (GB/T 9704-2012, 7).

    Field by field: 份号, 密级和保密期限, 紧急程度, 发文机关标志 (names without 文件),
    发文字号, 签发人, 主送机关, 署名, 成文日期, 附注 (without its brackets), 抄送机关,
    印发机关, 印发日期. `recipients` and `copies_to` are groups as commas part them: one
    may be 市委、市政府.
    """

    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    issuers: tuple[str, ...] = ()
    doc_number: DocNumber | None = None
    signatories: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    date: datetime.date | None = None
    note: str = ""
    copies_to: tuple[str, ...] = ()
    printer: str = ""
    print_date: datetime.date | None = None


class Attachment(Struct, frozen=True, omit_defaults=True):
    """附件: its name as the 附件说明 lists it, and its body (empty when it is kept apart)."""

    id: str
    name: Text = Text()
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


class Paper(Struct, frozen=True, omit_defaults=True):
    """One official document: elements, title, body, attachments.

    `numbering` is "two_level" where 1. follows 一、 directly (only two levels).
    """

    kind: str = "报告"
    elements: Elements = Elements()
    title: Text = Text()
    preamble: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    numbering: Numbering = "standard"


class Reporter(Struct, frozen=True, omit_defaults=True):
    """Who reports: the unit profile as copied into this draft."""

    kind: ReporterKind = "county"
    unit: str = ""
    short_name: str = ""
    region: str = ""
    self_name: str = ""


class Formula(Struct, frozen=True, omit_defaults=True):
    """How a row follows from other rows of the ledger, by their ids.

    rate: 100 × the first ÷ the second; sum: all added; change: this year's against last
    year's of the first, in per cent. The result is rounded half up to `decimals` decimals and
    stays shorter where it is exact (100, 87.5).
    """

    kind: Literal["rate", "sum", "change"]
    of: tuple[str, ...]
    decimals: int = 1


class Row(Struct, frozen=True, omit_defaults=True, gc=False):
    """A ledger row 数据台账: one indicator of one scope with its values by year.

    Values are plain numbers as decimal strings (“99.97”), so nothing is rounded. `source`
    says where this year's value comes from (file and place), `confirmed_by` who vouched
    for it, `note` is the remark 说明; a row with a `formula` is computed, never asked for.
    `last_bound` is how exactly the document rolled over told its value (900余).
    """

    id: str
    indicator: str = ""
    label: str = ""
    scope: str = ""
    unit: str = ""
    bound: Bound = "exact"
    values: dict[int, str] = {}
    cutoff: datetime.date | None = None
    department: str = ""
    source: str = ""
    state: RowState = "empty"
    confirmed_by: str = ""
    note: str = ""
    formula: Formula | None = None
    last_bound: Bound = "exact"


class Draft(Struct, frozen=True, omit_defaults=True):
    """A report in the making: the report, its cover letter, its reporter and ledger.

    A draft made of last year's document also keeps its year (`origin_year`), what was
    decided about its words, its promises, and where the next 下年安排 is written (`plan`).
    `materials` is what departments sent for it.
    """

    report: Paper = Paper()
    letter: Paper | None = None
    reporter: Reporter = Reporter()
    year: int | None = None
    template: str = ""
    rows: tuple[Row, ...] = ()
    origin_year: int | None = None
    decisions: tuple[Decision, ...] = ()
    promises: tuple[Promise, ...] = ()
    plan: Place | None = None
    materials: tuple[Material, ...] = ()


class Remark(Struct, frozen=True, omit_defaults=True):
    """A doubtful place of an imported document, for people to look at.

    `path` leads to the section (indices from the root, "letter" or "attachment" first
    where it lies there), `part` and `paragraph` (index of the block) say where in it; all
    are None or empty for a remark on the whole file.
    """

    code: str
    message: str
    path: tuple[int | str, ...] | None = None
    part: str = ""
    paragraph: int | None = None


class Source(Struct, frozen=True, omit_defaults=True):
    """What an importer read, text as found: the report, its letter, what stood around it.

    `metadata` holds the fields of a web page (索引号 …), `notes` what was left out, `rows`
    the ledger where the document was a draft of ours.
    """

    report: Paper = Paper()
    letter: Paper | None = None
    year: int | None = None
    metadata: dict[str, str] = {}
    notes: tuple[str, ...] = ()
    warnings: tuple[Remark, ...] = ()
    rows: tuple[Row, ...] = ()


def walk(sections: tuple[Section, ...]) -> Iterator[tuple[tuple[int, ...], Section]]:
    """Yield every section with its path of indices, a parent before its children."""
    for index, section in enumerate(sections):
        yield (index,), section
        for path, child in walk(section.sections):
            yield (index, *path), child


def outgoing(draft: Draft) -> Paper:
    """Return the paper that carries 文号, 签发人, 主送 and date: the letter where there is one."""
    return draft.letter or draft.report
