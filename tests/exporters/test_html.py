"""Web pages as a site's editor takes them."""

from __future__ import annotations

import pytest
from tests.layout.drafts import laid_out, profile, with_letter

from fzdraft.exporters.html import export_html
from fzdraft.layout.skin import Properties


@pytest.fixture(scope="module")
def page() -> str:
    return export_html(laid_out(with_letter()), profile(), Properties("甲<乙")).decode()


def test_headings_are_headings_of_their_level(page):
    assert page.count('<h1 class="title">') == 2
    assert '<h2 class="heading1">一、' in page


def test_signature_and_date_keep_their_indents(page):
    assert '<p class="date" style="margin-right: 4em">2021年12月15日</p>' in page


def test_words_of_the_draft_are_no_markup(page):
    assert "<title>甲&lt;乙</title>" in page


def test_the_colophon_is_the_foot(page):
    assert page.index("<footer>") < page.index("抄送：")
