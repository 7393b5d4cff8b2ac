"""文号: read in every form that people write, printed as the standard does."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.strategies import DOC_NUMBERS

from fzdraft.document.doc_number import DocNumber, parse_doc_number

ORDER = DocNumber("政发", 2024, 3)


@given(DOC_NUMBERS)
def test_a_printed_number_reads_as_itself(number):
    assert parse_doc_number(str(number)) == number


@pytest.mark.parametrize(
    "text",
    [
        "政发〔2024〕3号",
        "政发[2024]3 号",
        "政发（2024）3号",
        "政发(2024)第3号",
        "政发【2024】003号",
        " 政发 〔 2024 〕 3 号 ",
        "政发〔２０２４〕３号",
    ],
)
def test_any_brackets_and_blanks_are_read(text):
    assert parse_doc_number(text) == ORDER


@pytest.mark.parametrize(
    "text",
    ["", "无", "政发3号", "〔2024〕3号", "政发〔24〕3号", "政发〔2024〕0号", "政发〔2024〕号"],
)
def test_what_is_no_whole_number_is_none(text):
    assert parse_doc_number(text) is None


def observed(shared_dir) -> list[str]:
    table = (shared_dir / "data" / "lists" / "doc_numbers_observed.tsv").read_text("utf-8")
    return [line.split("\t")[0] for line in table.splitlines()[1:]]


def test_numbers_seen_in_the_wild_are_read_whole(shared_dir):
    for form in observed(shared_dir):
        number = parse_doc_number(form)
        assert number is not None, form
        assert form.startswith(number.organ)
        assert parse_doc_number(str(number)) == number


def test_an_order_is_numbered_without_a_year():
    number = parse_doc_number("国令第706号")
    assert (DocNumber("国令", 0, 706), "国令第706号") == (number, str(number))
    assert DocNumber("司法部令", 0, 147) == parse_doc_number("司法部令第０147 号")
    assert parse_doc_number("第706号") is None
