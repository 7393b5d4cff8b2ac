"""Text that was broken at a fixed width, and text that was not broken at all."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from fzdraft.importers.table import read
from fzdraft.importers.text import read_lines
from fzdraft.importers.wrapped import unwrap

SENTENCE = "2023年，全区受理行政复议申请145件，办结127件，依法纠正行政行为12件，纠错率达到9.4%"
PARAGRAPHS = [
    "某区2023年法治政府建设情况报告",
    f"　　{SENTENCE}，{SENTENCE}，{SENTENCE}。",
    "　　一、主要成效",
    f"　　（一）抓复议。{SENTENCE}，{SENTENCE}，{SENTENCE}。",
    f"　　{SENTENCE}，{SENTENCE}，{SENTENCE}。",
]


def wrapped(paragraph: str, width: int = 35) -> list[str]:
    return [paragraph[start : start + width] for start in range(0, len(paragraph), width)]


def test_lines_of_one_width_are_joined_to_paragraphs_and_it_is_said():
    text = "\n".join(line for paragraph in PARAGRAPHS for line in wrapped(paragraph))
    reading = read_lines(text)
    assert [paragraph.strip("　") for paragraph in PARAGRAPHS] == [
        line.text for line in reading.lines
    ]
    assert ["lines_joined"] == [code for code, _ in reading.losses]


def test_ordinary_text_stays_as_it_is():
    assert ("\n".join(PARAGRAPHS), 0) == unwrap("\n".join(PARAGRAPHS))


@given(st.lists(st.text(st.sampled_from("法治政府，。一、（）ab1 　\n"), max_size=90), max_size=30))
def test_no_character_is_lost(lines):
    text = "\n".join(lines)
    assert "".join(text.split()) == "".join(unwrap(text)[0].split())


def test_words_of_latin_letters_do_not_run_together():
    text = "\n".join(textwrap.wrap("rule of law and the government " * 30, 70))
    assert ["rule of law and the government " * 30] == [unwrap(text)[0] + " "]


def test_text_without_line_breaks_is_marked_and_not_cut():
    whole = "某区2023年法治政府建设情况报告" + "".join(PARAGRAPHS[1:]) * 4
    found = read(whole.encode(), "a.txt")
    remark = next(remark for remark in found.warnings if remark.code == "unsegmented")
    assert ("未能分段", (), "preamble", 0) == (
        remark.message[:4],
        remark.path,
        remark.part,
        remark.paragraph,
    )
    assert whole == found.report.preamble[0].text.plain


def test_a_long_paragraph_among_others_is_not_marked():
    text = "\n".join([*PARAGRAPHS, f"{SENTENCE}。" * 14])
    assert "unsegmented" not in [remark.code for remark in read(text.encode(), "a.txt").warnings]


def test_lines_that_links_left_apart_are_joined():
    text = "修订《\n某法\n》，制定《\n某条例\n》等5部。\n\n下一段。\n“平安”\n建设。\n（\n三）执法"
    assert [
        "修订《某法》，制定《某条例》等5部。",
        "下一段。",
        "“平安”",
        "建设。",
        "（三）执法",
    ] == [line.text for line in read_lines(text).lines]
