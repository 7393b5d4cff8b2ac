"""只取数字: which numbers of a department's paragraph fill which open numbers of a section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from fzdraft.document import ledger, tree
from fzdraft.document.collected import excerpt_at
from fzdraft.document.edits import Batch, Edit, SetText, apply
from fzdraft.document.marks import Mark, Text, with_mark
from fzdraft.document.material import Address, payload_of
from fzdraft.document.model import Draft, Paragraph, Row
from fzdraft.document.pieces import likeness
from fzdraft.document.places import Place, read_text
from fzdraft.report.aspects import aspect_of
from fzdraft.report.borrowing import numbers_of_year, source_words
from fzdraft.report.extract import Finding, Reader, read_paragraph
from fzdraft.report.indicators import same_unit
from fzdraft.report.senders import name_in_report, same_department
from fzdraft.report.voice import in_our_voice

ALIKE = 0.6
"""How much of two labels must be common (0 to 1) where no indicator tells."""
_BLANK = "88"
_TOWN = re.compile("(?:镇|乡|街道|街道办事处|园区)$")
_SURE = 2.0


class Fitting(Struct, frozen=True):
    """An open number of the section and the number of the paragraph that fits it.

    `name` is what the section counts, `last` last year's value ("" for none); `said` are
    the paragraph's own words for it (办理行政处罚案件160宗), `value` and `unit` the number.
    `partial` tells that it seems to be the department's own share of what the unit counts.
    """

    row: str
    name: str
    last: str
    unit: str
    value: str
    said: str
    partial: bool = False


class _Chip(Struct, frozen=True):
    place: Place
    mark: Mark
    row: Row
    finding: Finding | None


def fittings(draft: Draft, address: Address, node: str, words: Reader) -> tuple[Fitting, ...]:
    """Return which open numbers of a section an excerpt can fill, in the order of the section.

    Indicator and unit must be the same, or the labels much alike; what fits two equally well
    fits none. Raises KeyError when there is no such excerpt or section.
    """
    material, excerpt = excerpt_at(draft, address)
    said = in_our_voice(excerpt.text, material.department, draft.reporter)
    offered = numbers_of_year(said, excerpt, draft, words)
    chips = list(_chips(draft, node, words)) if offered else []
    scores = {
        (at, index): score
        for at, chip in enumerate(chips)
        for index, one in enumerate(offered)
        if (score := _fit(chip, one, words))
    }
    pairs = _best(scores)
    return tuple(
        _fitting(draft, chips[at], offered[pairs[at]], material.department, words)
        for at in sorted(pairs)
    )


def fill(draft: Draft, address: Address, node: str, chosen: Sequence[Fitting]) -> Edit | None:
    """Return the edit that fills these numbers as one step, with the excerpt as their source."""
    material, _ = excerpt_at(draft, address)
    source = source_words(material, address[1])
    fills = {one.row: ledger.Fill(one.value, source) for one in chosen}
    edit = ledger.fill_rows(draft, fills) if fills else None
    if edit is None:
        return None
    marks = _marked(apply(draft, edit)[0], node, set(fills), payload_of(address))
    return Batch((edit, *marks))


def _marked(draft: Draft, node: str, rows: set[str], payload: str) -> Iterator[Edit]:
    """Mark the numbers in the section with where they came from."""
    for block in tree.blocks_of(tree.find(draft, node)):
        if not isinstance(block, Paragraph):
            continue
        place = Place(node, "paragraph", block.id)
        text = marked = read_text(draft, place)
        for mark in text.marks:
            if mark.kind == "value" and mark.payload in rows:
                own = Mark(_free_id(marked), "source", mark.start, mark.end, payload)
                marked = with_mark(marked, own)
        if marked != text:
            yield SetText(place, marked)


def _free_id(text: Text) -> str:
    used = {mark.id for mark in text.marks}
    return next(f"s{n}" for n in range(1, len(used) + 2) if f"s{n}" not in used)


def _chips(draft: Draft, node: str, words: Reader) -> Iterator[_Chip]:
    """Yield the open numbers of a section's own paragraphs, each row once, as the text says them.

    A blank (××) is read as if digits stood there.
    """
    waiting, seen = ledger.open_values(draft), set[str]()
    known = {row.id: row for row in draft.rows}
    for block in tree.blocks_of(tree.find(draft, node)):
        if not isinstance(block, Paragraph):
            continue
        plain = block.text.plain.replace(ledger.BLANK, _BLANK)
        aspect = aspect_of(plain, (), words.aspects)
        for mark in block.text.marks:
            if mark.kind == "value" and mark.payload in waiting - seen:
                seen.add(mark.payload)
                read = read_paragraph(plain, aspect, words)
                place = Place(node, "paragraph", block.id)
                yield _Chip(place, mark, known[mark.payload], _at(read, mark))


def _at(read: Sequence[Finding], mark: Mark) -> Finding | None:
    """Return what the text says of the number under a mark, one with an indicator first."""
    here = [
        one
        for one in read
        if one.quantity.number_start < mark.end and mark.start < one.quantity.number_end
    ]
    return max(here, key=lambda one: bool(one.indicator), default=None)


def _fit(chip: _Chip, offered: Finding, words: Reader) -> float:
    """Rate how surely a number is the one that a chip waits for; 0.0 for not at all."""
    own, row = chip.finding, chip.row
    unit = own.quantity.unit if own else row.unit
    if not same_unit(unit, offered.quantity.unit, words.indicators) or row.formula is not None:
        return 0.0
    indicator = row.indicator or (own.indicator if own else "")
    alike = _alike(own.label.name if own else row.label, offered.label.name)
    if indicator and offered.indicator:
        return _SURE + alike if indicator == offered.indicator else 0.0
    return alike if alike >= ALIKE else 0.0


def _alike(one: str, other: str) -> float:
    """Return how much two labels have in common, whatever stands between their words."""
    return likeness(one.replace("·", ""), other.replace("·", ""))


def _best(scores: dict[tuple[int, int], float]) -> dict[int, int]:
    """Pair chips and numbers, the surest first; a draw between two is no pair."""
    pairs: dict[int, int] = {}
    left = dict(scores)
    while left:
        top = max(left.values())
        (at, index), *others = [pair for pair, score in left.items() if score == top]
        if not any(at == pair[0] or index == pair[1] for pair in others):
            pairs[at] = index
        left = {pair: score for pair, score in left.items() if at != pair[0] and index != pair[1]}
    return pairs


def _fitting(
    draft: Draft, chip: _Chip, offered: Finding, department: str, words: Reader
) -> Fitting:
    label = chip.finding.label.name if chip.finding else chip.row.label
    before = offered.before
    cut = max(before.rfind(mark) for mark in "，。；：")
    return Fitting(
        chip.row.id,
        chip.row.indicator or label.replace("·", "") or chip.row.label,
        ledger.last_value(draft, chip.row),
        offered.quantity.unit,
        offered.quantity.value,
        f"{before[cut + 1 :]}{offered.text}",
        _is_partial(chip, offered, department, draft, words),
    )


def _is_partial(
    chip: _Chip, offered: Finding, department: str, draft: Draft, words: Reader
) -> bool:
    """Whether a number is one department's share: it is not who answers, or speaks of itself."""
    if not department or draft.reporter.kind not in ("county", "city", "zone"):
        return False
    indicator = chip.row.indicator or (chip.finding.indicator if chip.finding else "")
    known = words.indicators.indicators.get(indicator)
    asked = chip.row.department or (known.department if known else "")
    if asked:
        return not same_department(asked, department)
    own = name_in_report(department, draft.reporter)
    return _TOWN.search(department) is not None or own in offered.before
