"""The command roll: this year's draft and the list of decisions, as the contract says."""

from __future__ import annotations

import json

DECISION = {"kind", "section", "old", "new", "action", "reason"}
KINDS = {
    "year", "title_year", "period", "event", "counter", "name", "formula", "number", "date",
    "relative", "leftover",
}  # fmt: skip


def test_roll_saves_a_draft_of_the_new_year(call, sample, tmp_path):
    answer = call("roll", sample, "--year", 2024, "-o", tmp_path / "稿.fzd")
    assert (answer.code, answer.err) == (0, f"2024年的稿子存好了：{tmp_path / '稿.fzd'}\n")
    shown = call("show", tmp_path / "稿.fzd", "--json").value
    assert ("汕头市澄海区2024年法治政府建设年度报告", 2024) == (shown["title"], shown["year"])
    assert {"value", "verify", "carried"} == {mark["kind"] for mark in shown["open"]}


def test_roll_tells_decisions_and_promises_with_the_keys_of_the_contract(call, sample, tmp_path):
    answer = call("roll", sample, "--year", 2024, "-o", tmp_path / "稿.fzd", "--json")
    told = answer.value
    assert {"decisions", "promises"} == set(told)
    for decision in told["decisions"]:
        assert set(decision) >= DECISION
        assert decision["kind"] in KINDS
        assert decision["action"] in {"changed", "kept", "ask"}
    assert {"text", "section"} <= set(told["promises"][0])


def test_what_changed_has_its_new_words(call, sample, tmp_path):
    told = call("roll", sample, "--year", 2024, "-o", tmp_path / "稿.fzd", "--json").value
    (title, *_) = [d for d in told["decisions"] if d["kind"] == "year"]
    assert ("2023年", "2024年", "changed") == (title["old"], title["new"], title["action"])


def test_roll_for_another_unit_changes_the_names(call, sample, tmp_path):
    unit = ("--unit", "平川市东山区人民政府")
    call("roll", sample, "--year", 2024, *unit, "-o", tmp_path / "稿.fzd")
    shown = call("show", tmp_path / "稿.fzd", "--json").value
    assert "平川市东山区人民政府" == shown["unit"]
    assert "东山区" in shown["title"]


def test_roll_for_people_begins_with_the_questions(call, sample, tmp_path):
    lines = call("roll", sample, "--year", 2024, "-o", tmp_path / "稿.fzd").out.splitlines()
    assert (
        "年份改好 6 处 · 数字标出 31 个（以后填） · 去年安排 12 条转成清单 · 请您定 7 件事"
        == lines[0]
    )
    assert lines[0].endswith("去年安排 12 条转成清单 · 请您定 7 件事")
    assert lines[1].startswith("请您定　三")


def test_the_same_year_is_a_fault_told_in_one_sentence(call, sample, tmp_path):
    answer = call("roll", sample, "--year", 2023, "-o", tmp_path / "稿.fzd")
    assert (answer.code, answer.out) == (2, "")
    assert "2023年" in answer.err
    assert not (tmp_path / "稿.fzd").exists()


def test_the_users_own_phrases_lie_over_the_shipped_ones(call, sample, tmp_path, data_dir):
    own = '[own]\nkind = "term"\nwords = ["庭所共建"]\nuntil = 2022-12-31\nreplace = "所庭共建"\n'
    (data_dir / "formulas.toml").write_text(own, "utf-8")
    told = call("roll", sample, "--year", 2024, "-o", tmp_path / "稿.fzd", "--json").value
    assert ("庭所共建", "所庭共建") in [(d["old"], d["new"]) for d in told["decisions"]]


def test_a_shipped_phrase_can_be_switched_off(call, sample, tmp_path, data_dir):
    (data_dir / "formulas.toml").write_text("[term-delegate-regulate-serve]\noff = true\n", "utf-8")
    told = call("roll", sample, "--year", 2024, "-o", tmp_path / "稿.fzd", "--json").value
    assert "放管服" not in [d["old"] for d in told["decisions"]]


def test_a_broken_list_of_own_phrases_is_told(call, sample, tmp_path, data_dir):
    (data_dir / "formulas.toml").write_text("[oops", "utf-8")
    answer = call("roll", sample, "--year", 2024, "-o", tmp_path / "稿.fzd")
    assert answer.code == 2
    assert "formulas.toml" in answer.err


def test_stdin_can_be_rolled(spawn, tmp_path):
    done = spawn('fzdraft roll - --year 2024 -o 稿 --json < "$SAMPLE"')
    assert done.returncode == 0
    assert json.loads(done.stdout)["promises"]
    assert (tmp_path / "稿.fzd").is_file()


def test_show_tells_the_ledger_of_a_rolled_draft(call, sample, tmp_path):
    draft = tmp_path / "今年.fzd"
    call("roll", sample, "--year", "2024", "-o", draft)
    rows = {row["indicator"]: row for row in call("show", draft, "--json").value["ledger"]}
    accepted = rows["复议受理"]
    assert {"2023": "145"} == accepted["values"]
    assert ("宗", "empty", "司法局", False, ["二/(五)"]) == tuple(
        accepted[key] for key in ("unit", "state", "department", "computed", "sections")
    )
