"""Cutting paragraphs into sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdraft.language.sentences import clauses, first_end, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("一是学习。二是落实。", ["一是学习。", "二是落实。"]),
        ("他说“好。”我们走。", ["他说“好。”", "我们走。"]),
        (
            "受理188件(其中15件结案。余下待办)。完成了!",
            ["受理188件(其中15件结案。余下待办)。", "完成了!"],
        ),
        ("没有句号的一句", ["没有句号的一句"]),
        ("  前后有空。  ", ["前后有空。"]),
        ("《条例。》实施了。", ["《条例。》实施了。"]),
        ("真的？！是。", ["真的？！", "是。"]),
        ("（四推进。下一句。", ["（四推进。下一句。"]),
        ("", []),
    ],
)
def test_sentences_end_at_their_marks(text: str, parts: list[str]):
    assert parts == cut(text)


@given(st.text(alphabet="中文。！？“”（）《》,、 \n", max_size=60))
def test_spans_are_ordered_and_hold_every_visible_character(text: str):
    spans = sentences(text)
    covered = {index for start, end in spans for index in range(start, end)}
    assert sorted(spans) == spans
    assert {index for index, char in enumerate(text) if not char.isspace()} <= covered


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("全面推进依法行政，加强监督；完成。", ["全面推进依法行政，", "加强监督；", "完成。"]),
        ("落实“谁执法、谁普法，”责任", ["落实“谁执法、谁普法，”", "责任"]),
        ("办理18件（其中，调解3件），", ["办理18件（其中，调解3件），"]),
        ("依据《甲，乙》：执行", ["依据《甲，乙》：", "执行"]),
    ],
)
def test_clauses_end_at_their_marks_too(text: str, parts: list[str]):
    assert parts == [text[start:end] for start, end in clauses(text)]


@given(st.text(alphabet="中文。！？“”（）《》，；、 \n", max_size=60))
def test_clauses_leave_no_visible_character_out(text: str):
    inside = "".join("".join(text[s:e].split()) for s, e in clauses(text))
    assert inside == "".join(text.split())


def test_the_first_end_is_found_outside_brackets():
    assert (3, -1) == (first_end("加强了。然后"), first_end("加强了，然后"))


@pytest.mark.timeout(10)
@pytest.mark.parametrize("marks", [("（", "》"), ("《（", "》〉"), ("（《〈(", ")）")])
def test_a_page_of_brackets_that_close_nothing_is_cut_at_once(marks: tuple[str, str]):
    opening, closing = marks
    assert 1 == len(sentences(opening * 60_000 + closing * 60_000))


@given(st.text(alphabet="甲。（）()《》〈〉\n", max_size=80))
def test_closing_a_bracket_closes_all_from_the_outermost_of_its_kind(text: str):
    stack, first = [], -1
    closers = {"（": "）", "(": ")", "《": "》", "〈": "〉"}
    for index, char in enumerate(text):
        if char in closers:
            stack.append(closers[char])
        elif char in stack:
            stack = stack[: stack.index(char)]
        elif char == "\n":
            stack = []
        if char == "。" and not stack and first < 0:
            first = index
    assert first == first_end(text)
