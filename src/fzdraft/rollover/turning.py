"""A row of the 起草记录 turned later: the same words found again in the draft and decided anew."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from fzdraft.document.decisions import Decision, Option
from fzdraft.document.edits import Batch, Edit, SetField, SetRow, SetText, apply
from fzdraft.document.element_input import named_edit, show_element
from fzdraft.document.ids import new_ids
from fzdraft.document.ledger import rows_without
from fzdraft.document.marks import Text, cut, join, splice, without_marks
from fzdraft.document.model import Draft, Row
from fzdraft.document.places import Place, read_text, texts
from fzdraft.document.tree import papers
from fzdraft.document.wording import open_values
from fzdraft.rollover.left_over import is_taken_out, turn_taken
from fzdraft.rollover.questions import done
from fzdraft.rollover.rewriting import flagged

_NEAR = 3
"""So many characters on both sides tell the words where their sentence is no longer marked."""


def turn(
    draft: Draft,
    decision: Decision,
    option: int,
    again: Draft | None = None,
    now: Draft | None = None,
) -> Edit | None:
    """Return the edit that chooses another option; None where the user changed the place since.

    A sentence that was dropped comes back out of `again`, the same roll-over run with the
    new answer; without it such a row cannot be turned, nor can that of a plan or of words
    around the document, which also takes `now`, the roll-over with the answers that hold.
    Raises IndexError for no option.
    """
    wanted = decision.options[option]
    if wanted == decision.choice:
        return None
    if is_taken_out(decision):
        return turn_taken(draft, now, again) if now is not None and again is not None else None
    edit = _element(draft, decision, wanted) if decision.element else None
    if decision.end > decision.start:
        edit = _words(draft, decision, wanted, again)
    return Batch((edit, _noted(draft, decision, option))) if edit is not None else None


def untouched(draft: Draft, decision: Decision, known: Mapping[Place, Text]) -> bool:
    """Tell whether the words of a decision stand as its choice left them, so that it can turn.

    `known` are all texts of the draft by place.
    """
    if is_taken_out(decision):
        return True
    if decision.element:
        paper = dict(papers(draft)).get(decision.place.node)
        name = decision.element.rpartition(".")[2]
        return paper is not None and show_element(paper, name) == _spoken(decision, decision.choice)
    text = known.get(decision.place)
    return text is not None and _found(text, decision) is not None


def turn_equal(
    draft: Draft,
    decision: Decision,
    option: int,
    again: Draft | None = None,
    now: Draft | None = None,
) -> Edit | None:
    """Return one edit that turns all decisions of a row; those that cannot be are left out."""
    edits: list[Edit] = []
    for equal in [d for d in draft.decisions if d.group == decision.group]:
        edit = turn(draft, equal, option, again, now) if option < len(equal.options) else None
        if edit is not None:
            draft, _ = apply(draft, edit)
            edits.append(edit)
    return Batch(tuple(edits)) if edits else None


def _noted(draft: Draft, decision: Decision, option: int) -> Edit:
    """Keep what was chosen in the draft's own record."""
    action = "ask" if decision.action == "ask" else done(decision.options[option])
    turned = replace(decision, chosen=option, action=action)
    decisions = (turned if one.id == decision.id else one for one in draft.decisions)
    return SetField("decisions", tuple(decisions))


def _element(draft: Draft, decision: Decision, wanted: Option) -> Edit | None:
    paper = dict(papers(draft)).get(decision.place.node)
    name = decision.element.rpartition(".")[2]
    if paper is None or show_element(paper, name) != _spoken(decision, decision.choice):
        return None
    return named_edit(draft, decision.element, _spoken(decision, wanted))


def _spoken(decision: Decision, option: Option) -> str:
    """Return the words that an option leaves in the draft."""
    return decision.old if option.new is None else option.new


def _words(draft: Draft, decision: Decision, wanted: Option, again: Draft | None) -> Edit | None:
    try:
        text = read_text(draft, decision.place)
    except KeyError:
        return None
    if decision.choice.drop:
        return _restored(draft, text, decision, again)
    if wanted.drop:
        span = _sentence(text, decision.sentence)
        return _dropped(draft, decision.place, text, span) if span else None
    span = _found(text, decision)
    return SetText(decision.place, _reworded(text, span, decision, wanted)) if span else None


def _dropped(draft: Draft, place: Place, text: Text, span: tuple[int, int]) -> Edit:
    """Take a sentence out, and its numbers that stand nowhere else and were not filled yet."""
    spoken = {m.payload for m in cut(text, *span).marks if m.kind == "value"}
    edit = SetText(place, splice(text, *span, ""))
    left, _ = apply(draft, edit)
    still = {m.payload for _, t in texts(left) for m in t.marks if m.kind == "value"}
    gone = (spoken - still) & open_values(draft)
    return Batch((edit, SetField("rows", rows_without(draft, gone)))) if gone else edit


def _reworded(text: Text, span: tuple[int, int], decision: Decision, wanted: Option) -> Text:
    start, end = span
    text = without_marks(text, decision.id)
    words = _spoken(decision, wanted)
    if text.plain[start:end] != words:
        text = splice(text, start, end, words)
    return flagged(text, decision.id, start, start + len(words)) if wanted.verify else text


def _sentence(text: Text, sentence: str) -> tuple[int, int] | None:
    """Return where last year's sentence stands as long as it is still 去年原话."""
    marks = (m for m in text.marks if m.kind == "carried" and m.payload == sentence)
    return next(((mark.start, mark.end) for mark in marks), None)


def _found(text: Text, decision: Decision) -> tuple[int, int] | None:
    """Return where the words of the present choice stand."""
    words = _spoken(decision, decision.choice)
    marked = next((m for m in text.marks if m.id == decision.id), None)
    if marked is not None and text.plain[marked.start : marked.end] == words:
        return marked.start, marked.end
    span = _sentence(text, decision.sentence)
    if span is None:
        return _by_neighbours(text.plain, words, decision)
    expected = span[0] + decision.start - decision.sentence_start
    starts = [i for i in _starts(text.plain, words) if span[0] <= i <= span[1] - len(words)]
    start = min(starts, key=lambda index: abs(index - expected), default=None)
    return None if start is None else (start, start + len(words))


def _by_neighbours(plain: str, words: str, decision: Decision) -> tuple[int, int] | None:
    """Find the words between their neighbours of last year, if they stand so just once."""
    start = decision.start - decision.sentence_start
    end = start + len(decision.old)
    left = decision.sentence[max(0, start - _NEAR) : start]
    right = decision.sentence[end : end + _NEAR]
    starts = _starts(plain, left + words + right)
    if len(starts) != 1:
        return None
    return starts[0] + len(left), starts[0] + len(left) + len(words)


def _starts(plain: str, words: str) -> list[int]:
    found, start = [], plain.find(words) if words else -1
    while start >= 0:
        found.append(start)
        start = plain.find(words, start + 1)
    return found


def _restored(draft: Draft, text: Text, decision: Decision, again: Draft | None) -> Edit | None:
    """Put a dropped sentence back behind the one that stood before it, with its numbers."""
    at = 0
    if decision.before:
        before = _sentence(text, decision.before)
        if before is None:
            return None
        at = before[1]
    source = read_text(again, decision.place) if again is not None else Text()
    span = _sentence(source, decision.sentence)
    if again is None or span is None:
        return None
    sentence, rows = _with_own_rows(draft, again, cut(source, *span))
    whole = join(cut(text, 0, at), sentence, cut(text, at, len(text.plain)))
    return Batch((*(SetRow(row.id, row) for row in rows), SetText(decision.place, whole)))


def _with_own_rows(draft: Draft, again: Draft, sentence: Text) -> tuple[Text, list[Row]]:
    """Give the numbers of a sentence their ledger rows back, or new ones with ids of their own."""
    there = {_counted(row, draft): row.id for row in reversed(draft.rows)}
    names = {row.id: there.get(_counted(row, draft), "") for row in again.rows}
    spoken = {mark.payload for mark in sentence.marks if mark.kind == "value"}
    lost = [row for row in again.rows if row.id in spoken and not names[row.id]]
    names |= dict(zip((row.id for row in lost), new_ids(draft, "r", len(lost)), strict=True))
    marks = tuple(
        replace(m, payload=names[m.payload]) if m.kind == "value" else m for m in sentence.marks
    )
    return Text(sentence.plain, marks), [_renamed(row, names) for row in lost]


def _renamed(row: Row, names: dict[str, str]) -> Row:
    """Give a row its new id, and its formula those of the rows that it speaks of."""
    formula = row.formula
    if formula is not None:
        of = tuple(names.get(name, "") for name in formula.of)
        formula = replace(formula, of=of) if all(of) else None
    return replace(row, id=names[row.id], formula=formula)


def _counted(row: Row, draft: Draft) -> tuple[object, ...]:
    """Return what tells that two rows count the same: last year's value of the same thing."""
    last = row.values.get(draft.origin_year) if draft.origin_year is not None else None
    return row.indicator, row.label, row.scope, row.unit, row.bound, last
