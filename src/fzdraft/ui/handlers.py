"""What each action of the menus does: one table, by the names of ui/menus.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fzdraft.ui.checklists import OUTLINE, POINTS

if TYPE_CHECKING:
    from fzdraft.ui.main_window import MainWindow


def handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Say what each action of the table does."""
    desk, dialogs = window.desk, window.dialogs
    return {
        "new": dialogs.new,
        "open": window.open_file,
        "paste_text": window.open_clipboard,
        "sample": desk.open_sample,
        "roll": window.choose_last_year,
        "promise_table": window.checklists.table,
        "record": lambda: window.rolling.show_record(),
        "save": desk.save,
        "save_as": desk.save_as,
        "save_copy": lambda: window.receiving.save_copy(),
        "preview": dialogs.preview,
        "export": dialogs.export,
        "redline": dialogs.redline,
        "settings": dialogs.settings,
        "library": lambda: window.libraries.window.open(),
        "same": lambda: window.libraries.show_same(),
        "close_draft": desk.leave,
        "quit": window.close,
        "undo": lambda: window.session.undo(),
        "redo": lambda: window.session.redo(),
        "cut": lambda: window.work.clipboard("cut"),
        "copy": lambda: window.work.clipboard("copy"),
        "paste": lambda: window.work.clipboard("paste"),
        "select_all": lambda: window.work.clipboard("selectAll"),
        "find": lambda: window.work.search(),
        "replace": lambda: window.work.search(replace=True),
        "keep_sentence": lambda: window.work.paper.page.hands.keep_sentence(),
        "next_number": lambda: window.work.next_number(),
        "insert_sentence": window.numbers.insert_sentence,
        "take_numbers": window.numbers.take_numbers,
        "ledger": window.numbers.show_ledger,
        "only_here": window.numbers.only_here,
        "number_sheet": lambda: window.work.toggle_sheet(),
        "open_marks": dialogs.export,
        "send_sheets": dialogs.send_sheets,
        "take_sheets": dialogs.take_sheets,
        "remind": dialogs.remind,
        "zoom_in": lambda: window.zoom_by(1),
        "zoom_out": lambda: window.zoom_by(-1),
        "zoom_reset": lambda: window.change_setting("zoom", "100"),
        "keys": dialogs.keys,
        "health": dialogs.health,
        "about": dialogs.about,
        **_view_handlers(window),
        **_section_handlers(window),
    }


def _section_handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "section_up": lambda: window.work.steps.up(),
        "section_down": lambda: window.work.steps.down(),
        "section_promote": lambda: window.work.steps.promote(),
        "section_demote": lambda: window.work.steps.demote(),
        "section_add": lambda: window.work.steps.add(),
        "section_below": lambda: window.work.steps.add_below(),
        "section_rename": lambda: window.work.outline.edit_heading(),
        "section_split": lambda: window.work.steps.split(),
        "section_merge": lambda: window.work.steps.merge(),
        "section_remove": lambda: window.work.steps.remove(),
        "insert_letter": lambda: window.work.add_letter(),
        "insert_attachment": lambda: window.work.steps.add_attachment(),
        "insert_outline": lambda: window.checklists.add(OUTLINE),
        "insert_points": lambda: window.checklists.add(POINTS),
        "material_add": lambda: window.receiving.choose(),
        "material_paste": lambda: window.receiving.paste(),
        "material_list": lambda: window.receiving.show_list(),
        "keep_example": lambda: window.work.side.examples.keep_words(),
        "insert_last_year": lambda: window.work.side.last_year.take_all(),
    }


def _view_handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    tabs: dict[str, Callable[[], object]] = {
        f"tab_{position}": lambda position=position: window.work.show_tab(position)  # type: ignore[misc]
        for position in range(1, 6)
    }
    return tabs | {
        "go_outline": lambda: window.work.go_outline(),
        "go_text": lambda: window.work.go_text(),
        "go_form": lambda: window.work.go_form(),
        "go_promises": lambda: window.work.go_promises(),
        "view_chapter": lambda: window.work.paper.set_view("chapter"),
        "view_whole": lambda: window.work.paper.set_view("whole"),
        "view_section": lambda: window.work.paper.toggle_section(),
        "side_by_side": lambda: window.work.toggle_side_by_side(),
        "guidance": lambda: window.work.guidance.toggle(),
        "outline_shown": lambda: window.work.toggle_outline(),
        "side_shown": lambda: window.work.toggle_side(),
    }
