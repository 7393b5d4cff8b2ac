"""fzdraft suggest, single and in batches, as other programs call it."""

from __future__ import annotations

import json

KEYS = {
    *("text", "original", "kind", "document", "title", "section", "year", "similar", "slots"),
    "score",
}


def test_suggestions_come_with_everything_that_the_contract_names(call):
    found = call(
        *("suggest", "--section", "二、举措/（五）化解矛盾纠纷", "--kind", "county"),
        *("--year", 2025, "--before", "加强行政复议工作。", "-n", 3, "--json"),
    ).value
    assert len(found) == 3
    assert all(KEYS <= set(one) for one in found)
    assert {one["kind"] for one in found} <= {"phrase", "metric", "opening", "closing"}
    for one in found:
        whats = {(one["text"][s["start"] : s["end"]], s["what"]) for s in one["slots"]}
        assert all(text == "××" for text, what in whats if what == "number")


def test_people_are_told_the_sentence_and_where_it_stands(call):
    answer = call("suggest", "--section", "三、存在的不足", "-n", 1)
    assert answer.out.startswith("句子　")
    assert "照抄易雷同" in answer.out


def test_a_batch_answers_line_by_line(call, tmp_path):
    asked = [
        {"id": "a", "kind": "county", "year": 2024, "section": ["三、存在的不足"], "n": 2},
        {"id": 2, "section": ["四、下一步打算"], "exclude": [1, 2, 3, 4], "before": ""},
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(map(json.dumps, asked)) + "\n\n", encoding="utf-8")
    lines = [json.loads(line) for line in call("suggest", "--batch", file).out.splitlines()]
    assert [line["id"] for line in lines] == ["a", 2]
    assert len(lines[0]["suggestions"]) == 2
    assert {one["document"] for one in lines[1]["suggestions"]} == {5}


def test_a_line_that_is_no_request_is_named(call, tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": 1}\n{"id": 2, "n": "五"}\n', encoding="utf-8")
    answer = call("suggest", "--batch", file)
    assert (answer.code, "第 2 行" in answer.err) == (2, True)
    assert "Traceback" not in answer.err
