"""All word lists of recognition, compiled once and handed on as one value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from fzdraft.report.aspects import AspectWords
from fzdraft.report.deeds import Acts, acts
from fzdraft.report.divisions import Divisions, divisions
from fzdraft.report.extract import Reader
from fzdraft.report.formulas import FormulaTable, formula_table
from fzdraft.report.measures import Measures


class Recognisers(Struct, frozen=True):
    """What a report is read with; nothing in it depends on the reporter or the year."""

    measures: Measures
    numbers: Reader
    acts: Acts
    formulas: FormulaTable
    aspects: AspectWords
    divisions: Divisions
    name_words: Mapping[str, str]


def recognisers(
    numbers: Reader,
    lists: Mapping[str, Mapping[str, Any]],
    division_lines: str,
    own_formulas: Mapping[str, Any] | None = None,
) -> Recognisers:
    """Compile the parsed resources deeds, formulas and names (by that name) beside `numbers`.

    `division_lines` is the text of names/divisions.txt, `own_formulas` a user's formulas.toml.
    """
    return Recognisers(
        measures=numbers.measures,
        numbers=numbers,
        acts=acts(lists["deeds"]),
        formulas=formula_table(lists["formulas"], own_formulas),
        aspects=numbers.aspects,
        divisions=divisions(division_lines, lists["names"]),
        name_words=lists["names"],
    )
