"""续写 at a caret: what may be offered there of all that is likely. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzdraft.corpus.adapting import Target, is_clean
from fzdraft.corpus.continuation import Continuation
from fzdraft.document import tree
from fzdraft.document.model import Draft, Paragraph
from fzdraft.document.places import Place, read_text, texts
from fzdraft.language.sentences import clauses, sentences
from fzdraft.language.width import widen
from fzdraft.report.measures import Measures
from fzdraft.report.quantities import read_numbers

LONGEST = 40
"""Characters of an offer: the rest of a clause, or of the sentence where it is as likely."""
SURE = 0.75
"""How likely all of an offer has to be."""
_LIKELY = 0.1
"""From what chance it counts what would come next."""
_LEAST = 2
"""Characters that must stand before the caret, and that an offer is worth a key for."""
_NEAR = 100
_REPEATED = 8
"""Characters of a clause that are not said twice in one section."""
_IN_NUMBER = re.compile(r"[0-9０-９×][.．,]?$")
_MARKS = "，、；：。！？”’」』）》〉"


class GoingOn:
    """What goes on from words of a draft, for one unit and year."""

    def __init__(self, known: Continuation, aim: Target, measures: Measures) -> None:
        """Offer what is known, as far as it is fit for the unit and the year."""
        self._known, self._aim, self._measures = known, aim, measures

    def offer(self, draft: Draft, place: Place, offset: int) -> str:
        """Return the likeliest continuation at an offset of a text, "" where none is likely.

        It ends where it is no longer likely, at the latest with the sentence. Never a number
        nor behind one that may go on, nothing of another place or time, nothing that stands
        behind the caret or in the section already.
        """
        text = widen(read_text(draft, place).plain)
        before, after = text[:offset], text[offset:]
        if len(before.strip()) < _LEAST or _IN_NUMBER.search(before):
            return ""
        said = "\n".join([*_others(draft, place), before])
        for found in self._known.offers("\n" + before, said, 1, LONGEST, SURE):
            then = self._known.offers("\n" + before + found, said, 1, least=_LIKELY)
            clean = self._clean(before, found, "".join(then))
            fitting = without_overlap(self._uncounted(before, clean), after)
            return _unsaid(before, fitting, _section(draft, place, before, after))
        return ""

    def _clean(self, before: str, found: str, then: str) -> str:
        """Return the clauses of an offer up to the first that is of another place or time.

        What would come `then` counts: nobody is led to the first half of a stale formula.
        """
        begun = before[sentences(before)[-1][0] :]
        begun = begun if is_clean(begun, self._aim) else ""
        kept, whole = "", found + then
        for start, end in clauses(whole):
            if start >= len(found) or not is_clean(begun + whole[:end], self._aim):
                break
            kept = found[:end]
        return kept

    def _uncounted(self, before: str, found: str) -> str:
        """Return an offer up to its first number, one in words (三次) too."""
        start = len(before)
        for number in read_numbers(before + found, self._measures)[0]:
            if number.number_end > start:
                return found[: max(0, number.number_start - start)]
        return found


def without_overlap(found: str, after: str) -> str:
    """Return an offer without what stands behind the caret, "" where nothing is left of it.

    Two marks never meet; an offer that begins as the text goes on is none.
    """
    if after and found[:_LEAST] == after[:_LEAST]:
        return ""
    size = next((n for n in range(len(found), 0, -1) if after.startswith(found[-n:])), 0)
    left = found[: len(found) - size]
    if after[:1] in _MARKS and after:
        left = left.rstrip(_MARKS)
    return left if len(left) >= _LEAST else ""


def _unsaid(before: str, found: str, section: str) -> str:
    """Return an offer up to the first clause that the section says already."""
    start, whole = len(before), before + found
    for begin, end in clauses(whole):
        said = whole[begin:end].rstrip(_MARKS)
        if end > start and len(said) >= _REPEATED and said in section:
            left = whole[start : max(start, begin)]
            return left if len(left) >= _LEAST else ""
    return found


def _others(draft: Draft, place: Place) -> Iterator[str]:
    """Yield what the draft says elsewhere; of a very long one only the section."""
    if tree.is_long(draft):
        yield from _paragraphs(draft, place)
        return
    yield from (widen(text.plain) for other, text in texts(draft) if other != place)


def _section(draft: Draft, place: Place, before: str, after: str) -> str:
    return "\n".join([*_paragraphs(draft, place), before, after])


def _paragraphs(draft: Draft, place: Place) -> Iterator[str]:
    """Yield the other paragraphs of a place's section; of very many those near it."""
    blocks = tree.blocks_of(tree.find(draft, place.node))
    here = next(index for index, block in enumerate(blocks) if block.id == place.block)
    for block in blocks[max(0, here - _NEAR) : here + _NEAR]:
        if isinstance(block, Paragraph) and block.id != place.block:
            yield widen(block.text.plain)
