"""The window does not wait for the library: nothing of it is loaded before the first paint."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from fzdraft.ui.library.examples import Examples

ROOT = Path(__file__).parents[3]
LOADED = """
import sys
import fzdraft.app, fzdraft.ui.main_window
early = ("fzdraft.corpus", "fzdraft.ui.library", "sqlite3", "multiprocessing.context")
print(*[name for name in sys.modules if name.startswith(early)])
"""


def test_nothing_of_the_library_is_loaded_before_the_window_is_painted():
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", LOADED]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


PAINTED = """
import sys
from pathlib import Path
from fzdraft.app import App
from fzdraft.ui.start import run_window
draft = Path(sys.argv[1])
run_window(App(draft.parent / "data"), [draft])
late = ("fzdraft.ui.library.examples", "fzdraft.ui.material.tab", "fzdraft.ui.numbers.sheet")
print(*[name for name in late if name in sys.modules])
"""


def test_the_later_tabs_of_a_draft_are_not_loaded_before_the_window_is_painted(tmp_path):
    sample = min((ROOT / "resources" / "corpus").glob("*.txt"))
    draft = tmp_path / "a.fzd"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "FZDRAFT_EXIT_AFTER_PAINT": "1"}
    environment["FZDRAFT_DATA_DIR"] = str(tmp_path)
    make = [sys.executable, "-m", "fzdraft", "import", str(sample), "-o", str(draft)]
    subprocess.run(make, env=environment, capture_output=True, check=True)
    command = [sys.executable, "-c", PAINTED, str(draft)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_later_tabs_come_by_themselves_in_the_theme_of_the_window(writing, qtbot):
    side = writing.work.side
    writing.set_theme("dark")
    qtbot.waitUntil(lambda: writing.findChild(Examples) is not None)
    assert side.examples.list.theme == writing.theme
    assert side.material.isVisibleTo(side.widget(1))


def test_a_key_leads_to_a_later_tab_at_once(open_window):
    window = open_window()
    window.desk.open_new("county", "汕头市澄海区人民政府", 2024, "汕头市澄海区")
    assert window.findChild(Examples) is None
    window.work.show_tab(4)
    assert window.findChild(Examples) is window.work.side.examples
    assert window.work.side.currentWidget().focusProxy() is window.work.side.examples
