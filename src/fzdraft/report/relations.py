"""勾稽: what the numbers of a document say of one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fzdraft.document.model import Draft
from fzdraft.report.extract import Finding, Reader, places
from fzdraft.report.listed import listed
from fzdraft.report.repeats import repeats
from fzdraft.report.shares import shares
from fzdraft.report.sums import sums
from fzdraft.report.verdicts import Verdict, said, verdict

_ROUGH = re.compile("(?P<digits>[0-9０-９,]+)[余多](?![万亿千百])")
_TWICE = re.compile("^(?:超过?|近|约|逾|突破|将近|大约)[^余多]*[余多]")


def relations(draft: Draft, found: Sequence[Finding], words: Reader) -> tuple[Verdict, ...]:
    """Test every relation between the findings of a draft (from `extract`), in reading order.

    `holds` and `untestable` are said as well as `fails` and `doubt`, so that they can be shown.
    """
    told = [
        *sums(found, words.indicators),
        *shares(found, words.indicators),
        *repeats(found, words.indicators),
        *_bounds(found),
    ]
    for text, where in places(draft):
        told += listed(text, where)
    return tuple(told)


def _bounds(found: Sequence[Finding]) -> Iterator[Verdict]:
    """Find 842余家 (exact and more) and 近百余场 (less and more)."""
    for index, finding in enumerate(found):
        rough = _ROUGH.search(finding.text)
        if rough and int(rough["digits"].replace(",", "")) % 10 and finding.value > 10:
            told = f"“{said(finding)}”：{rough['digits']} 是确数，后面不能再用“余”“多”"
            yield verdict("bound", "fails", told, found, [index])
        elif _TWICE.match(finding.text):
            told = f"“{said(finding)}”：前后两个约数词说法不一"
            yield verdict("bound", "doubt", told, found, [index])
