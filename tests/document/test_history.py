"""One undo history: what is one step for the user is one step here."""

from __future__ import annotations

from fzdraft.document.edits import SetElements, SetText
from fzdraft.document.history import LIMIT, History, do, redo, undo
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Elements
from fzdraft.document.places import Place

TITLE = Place("report", "title")


def typed(words: str) -> SetText:
    return SetText(TITLE, Text(words))


def title(history: History) -> str:
    return history.draft.report.title.plain


def test_a_burst_of_typing_is_one_step():
    history = History(Draft())
    for words in ("法", "法治", "法治报告"):
        history = do(history, typed(words), "输入", "burst 1")
    assert [step.label for step in history.done] == ["输入"]
    assert title(undo(history)) == ""
    assert title(redo(undo(history))) == "法治报告"


def test_another_burst_is_another_step():
    history = do(History(Draft()), typed("法"), "输入", "burst 1")
    history = do(history, typed("法治"), "输入", "burst 2")
    assert title(undo(history)) == "法"


def test_steps_without_a_burst_stay_apart():
    history = do(do(History(Draft()), typed("法"), "粘贴"), typed("法治"), "粘贴")
    assert title(undo(history)) == "法"


def test_a_burst_over_several_places_is_one_step():
    history = do(History(Draft()), typed("法"), "改", "b")
    history = do(history, SetElements(Elements(note="x")), "改", "b")
    history = do(history, typed("法治"), "改", "b")
    assert undo(history).draft == Draft()
    assert redo(undo(history)).draft == history.draft


def test_a_burst_ends_where_something_was_undone():
    history = do(History(Draft()), typed("法"), "输入", "b")
    history = do(history, typed("法治"), "输入")
    history = do(undo(history), typed("法律"), "输入", "b")
    assert title(undo(history)) == "法"


def test_a_new_step_forgets_what_was_undone():
    history = undo(do(History(Draft()), typed("法"), "输入"))
    history = do(history, typed("律"), "输入")
    assert title(redo(history)) == "律"


def test_nothing_to_undo_or_redo_changes_nothing():
    history = History(Draft())
    assert undo(history) is history
    assert redo(history) is history


def test_the_oldest_steps_are_forgotten_in_the_end():
    history = History(Draft())
    for count in range(LIMIT + 5):
        history = do(history, typed(str(count)), "输入")
    assert len(history.done) == LIMIT
    for _ in range(LIMIT):
        history = undo(history)
    assert title(history) == "4"
