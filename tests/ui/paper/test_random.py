import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from tests.ui.paper.specimen import looks, small

from fzdraft.document.marks import Text
from fzdraft.document.places import texts
from fzdraft.ui.paper.lines import lines_of

Key = Qt.Key
Move = QTextCursor.MoveOperation
KEYS = [
    Key.Key_Return,
    Key.Key_Backspace,
    Key.Key_Delete,
    Key.Key_Left,
    Key.Key_Right,
    Key.Key_Up,
    Key.Key_Down,
    Key.Key_Home,
    Key.Key_End,
    Key.Key_Tab,
]
CONTROLLED = [Key.Key_Z, Key.Key_Y, Key.Key_Backspace, Key.Key_Delete, Key.Key_Return, Key.Key_X]
SHIFTED = [Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_End, Key.Key_Return]


def act(desk, chance: random.Random) -> None:
    """Do one random thing at a random place."""
    if chance.random() < 0.4:
        jump(desk, chance)
    match chance.randrange(6):
        case 0:
            desk.keys(chance.choice(["a", "1", ",", "。"]))
        case 1 | 2:
            desk.press(chance.choice(KEYS))
        case 3:
            desk.control(chance.choice(CONTROLLED))
        case 4:
            desk.press(chance.choice(SHIFTED), Qt.KeyboardModifier.ShiftModifier)
        case 5:
            chance.choice(
                [
                    lambda: desk.paste("甲\n乙𠀀"),
                    lambda: desk.compose("ni").compose(commit="你好").compose(),
                    lambda: desk.compose("ni").compose(),
                ]
            )()


def jump(desk, chance: random.Random) -> None:
    cursor = desk.page.textCursor()
    last = desk.page.document().characterCount() - 1
    keep = QTextCursor.MoveMode.KeepAnchor if chance.random() < 0.3 else Move.NoMove
    mode = keep if keep is QTextCursor.MoveMode.KeepAnchor else QTextCursor.MoveMode.MoveAnchor
    cursor.setPosition(chance.randint(0, last), mode)
    desk.page.setTextCursor(cursor)


def assert_words_and_marks_are_sound(draft) -> None:
    for _, text in texts(draft):
        assert isinstance(text, Text)
        for mark in text.marks:
            assert 0 <= mark.start < mark.end <= len(text.plain)


@pytest.mark.parametrize("seed", range(60))
def test_after_any_actions_the_sheet_is_what_a_fresh_one_shows(make_desk, seed):
    chance = random.Random(seed)
    desk = make_desk(small())
    first = desk.session.draft
    for _ in range(60):
        act(desk, chance)
        view = desk.page.view
        assert desk.page.sheet.is_true()
        assert lines_of(desk.session.draft, view.scope, view.node) == desk.page.sheet.lines
        assert_words_and_marks_are_sound(desk.session.draft)
    fresh = make_desk(desk.session.draft)
    assert looks(fresh.page.document()) == looks(desk.page.document())
    while desk.session.history.done:
        desk.session.undo()
    assert first == desk.session.draft
    assert looks(make_desk(first).page.document()) == looks(desk.page.document())
