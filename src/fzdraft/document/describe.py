"""A source as plain data: the JSON of the command `import`."""

from __future__ import annotations

from typing import Any

from fzdraft.document.model import Attachment, Block, Paper, Paragraph, Remark, Section, Source
from fzdraft.language.names import names_of


def to_json(source: Source) -> dict[str, Any]:
    """Return the structure of an imported document with the keys of the import contract.

    Text is as found; what is unknown is None or empty. With a cover letter the top level
    repeats the letter's 文号, date, 主送 and signers and says "from": "letter".
    """
    result = _paper(source.report, source.year) | {
        "metadata": dict(source.metadata),
        "notes": list(source.notes),
        "warnings": [_remark(remark) for remark in source.warnings],
    }
    if source.letter is not None:
        letter = _paper(source.letter, source.year)
        result |= {"cover_letter": letter, "from": "letter"}
        for key in ("doc_number", "date", "recipients", "signatures", "signatories"):
            result[key] = letter[key] or result[key]
    return result


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "code": remark.code,
        "message": remark.message,
        "path": None if remark.path is None else list(remark.path),
        "part": remark.part or None,
        "paragraph": remark.paragraph,
    }


def _paper(paper: Paper, year: int | None) -> dict[str, Any]:
    elements = paper.elements
    return {
        "kind": paper.kind,
        "title": paper.title.plain or None,
        "year": year,
        "issuers": list(elements.issuers),
        "doc_number": str(elements.doc_number) if elements.doc_number else None,
        "recipients": list(names_of(elements.recipients)),
        "date": elements.date.isoformat() if elements.date else None,
        "signatures": list(elements.signatures),
        "signatories": list(elements.signatories),
        "note": elements.note or None,
        "copies_to": list(names_of(elements.copies_to)),
        "printer": elements.printer or None,
        "print_date": elements.print_date.isoformat() if elements.print_date else None,
        "secrecy": elements.secrecy or None,
        "urgency": elements.urgency or None,
        "copy_number": elements.copy_number or None,
        "numbering": paper.numbering,
        "metadata": {},
        "cover_letter": None,
        "preamble": _paragraphs(paper.preamble),
        "preamble_blocks": [_block(block) for block in paper.preamble],
        "sections": [_section(section, 1) for section in paper.sections],
        "attachments": [_attachment(attachment) for attachment in paper.attachments],
        "notes": [],
        "warnings": [],
    }


def _section(section: Section, level: int) -> dict[str, Any]:
    """Give the number as printed, slips included, without the 、 or . behind it."""
    return {
        "level": level,
        "number": section.found_number.rstrip("、．. "),
        "heading": section.heading.plain,
        "run_in": section.run_in,
        "blocks": [_block(block) for block in section.blocks],
        "paragraphs": _paragraphs(section.blocks),
        "sections": [_section(child, level + 1) for child in section.sections],
    }


def _attachment(attachment: Attachment) -> dict[str, Any]:
    return {
        "name": attachment.name.plain,
        "blocks": [_block(block) for block in attachment.blocks],
        "paragraphs": _paragraphs(attachment.blocks),
        "sections": [_section(section, 1) for section in attachment.sections],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"paragraph": block.text.plain}
    return {"table": [[cell.plain for cell in row] for row in block.rows]}


def _paragraphs(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text.plain for block in blocks if isinstance(block, Paragraph)]
