"""Completed acts and yearly counters."""

import pytest

from fzdraft.language.sentences import sentences
from fzdraft.report.deeds import counters, deeds


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("区委全会审议通过《决定》。", "审议通过"),
        ("组织落实行政执法证集中换发工作。", "换发"),
        ("印发《规则》，规范执法。", "印发"),
        ("委托某公司开展调查。", "委托"),
        ("召开全镇法治工作推进会。", "召开全镇法治工作推进会"),
        ("开展道路运输执法领域突出问题专项整治。", "开展道路运输执法领域突出问题专项整治"),
        ("制定全年工作要点。", "制定全年工作要点"),
    ],
)
def test_a_completed_act_is_found_with_its_sentence(text, act, words):
    (deed,) = deeds("此前如常。" + text, words.acts)
    assert (act, text) == (
        deed.act[: len(act)],
        ("此前如常。" + text)[deed.sentence_start : deed.sentence_end],
    )


@pytest.mark.parametrize(
    "text",
    [
        "将出台《规则》。",
        "拟进一步成立专班。",
        "定期召开推进会。",
        "每季度开展专项检查。",
        "学习《关于印发方案的通知》。",
        "对所有印发的文件严格把关。",
        "严格落实持证上岗制度。",
        "为我区建成先行示范区提供保障。",
    ],
)
def test_what_is_planned_habitual_or_named_is_no_deed(text, words):
    assert [] == deeds(text, words.acts)


def test_counters_move_on_every_year():
    text = "第二十七个宣传月，连续25年安全，区委十四届四次全会，建党100周年"
    assert [
        ("第二十七个", 27, "ordinal"),
        ("连续25年", 25, "streak"),
        ("十四届四次全会", 4, "session"),
        ("100周年", 100, "anniversary"),
    ] == [(text[c.start : c.end], c.value, c.kind) for c in counters(text)]


def test_a_counter_knows_its_digits():
    text = "场所连续25年实现安全"
    (counter,) = counters(text)
    assert "25" == text[counter.number_start : counter.number_end]


def test_fixed_words_and_plenums_are_no_counters():
    assert [] == counters("落实第一责任人职责，第一议题，党的二十届三中全会")


@pytest.mark.parametrize(
    ("sample", "missed", "wrong"),
    [("s0", 0, 0), ("s1", 0, 0), ("s2", 0, 1), ("s3", 0, 2), ("s4", 0, 0)],
)
def test_deeds_of_the_samples_are_found(sample, missed, wrong, golden, samples, words):
    """Tuned on s0 and s1; open = readable either way, or with a number beside it."""
    name = next(name for name in samples if name.startswith(sample))
    gold = golden("deeds.json")[name]
    has_deed = _sentences_with_deeds(samples[name][0], words)[: gold["until"]]
    judged = [i for i in range(gold["until"]) if i not in gold["open"]]
    found = {i for i in judged if has_deed[i]}
    assert missed == len(set(gold["deeds"]) - found)
    assert wrong == len(found - set(gold["deeds"]))


def _sentences_with_deeds(text, words):
    """Tell for every sentence of over 12 characters in a line of over 40 whether it has a deed."""
    return [
        any(deed.sentence_start == start for deed in deeds(line, words.acts))
        for line in text.split("\n")
        if len(line.strip()) > 40
        for start, end in sentences(line)
        if end - start > 12
    ]
