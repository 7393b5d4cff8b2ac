"""Pictures of the window for README and guide: `python -m fzdraft.ui.shots OUT --draft X`.

OUT ending in .png is one picture of the main window, anything else a folder for all scenes;
`--paper` names a draft whose first page and 版头与落款 are shown there too.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QThreadPool
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from fzdraft.app import App
from fzdraft.document.model import Paper
from fzdraft.ui.main_window import MainWindow
from fzdraft.ui.start import application

SIZE = (1366, 768)
_SETTLE_MS = 2000


def _start(window: MainWindow) -> QWidget:
    return window


def _main(window: MainWindow) -> QWidget:
    """Stand in the fifth section of the second chapter, or wherever the draft goes deepest."""
    node = _section(window.session.draft.report)
    window.session.go(node)
    window.work.paper.show_node(node)
    return window


def _elements(window: MainWindow) -> QWidget:
    window.work.show_form()
    return window


def _export(window: MainWindow) -> QWidget:
    window.dialogs.export()
    return window.findChildren(QDialog)[-1]


def _roll_over(window: MainWindow) -> QWidget:
    """Lead the sample report in, up to the questions of 用去年稿起草."""
    window.desk.open_sample()
    _settle()
    return window


def _numbers(window: MainWindow) -> QWidget:
    """Lay all numbers out as 填数."""
    window.work.toggle_sheet()
    return window


def _examples(window: MainWindow) -> QWidget:
    """Show what the library offers for a section."""
    _main(window)
    window.work.show_tab(4)
    _settle()
    return window


def _library(window: MainWindow) -> QWidget:
    window.libraries.window.open()
    _settle()
    return window.libraries.window


def _theme(name: str) -> Callable[[MainWindow], QWidget]:
    def scene(window: MainWindow) -> QWidget:
        window.set_theme(name)
        return _main(window)

    return scene


SCENES: dict[str, Callable[[MainWindow], QWidget]] = {
    "main-light": _main,
    "main-eye-care": _theme("eye_care"),
    "main-dark": _theme("dark"),
    "elements": _elements,
    "export": _export,
    "roll-over": _roll_over,
    "numbers": _numbers,
    "examples": _examples,
    "library": _library,
}


def take(services: App, draft: Path, scenes: dict[Path, str]) -> None:
    """Write a picture of each named scene; the start page is the scene “start”."""
    application()
    for output, name in scenes.items():
        window = MainWindow(services)
        window.resize(*SIZE)
        window.show()
        if name != "start":
            window.desk.open_path(draft)
        _settle()
        shown = SCENES[name](window) if name != "start" else _start(window)
        _settle()
        output.parent.mkdir(parents=True, exist_ok=True)
        shown.grab().save(str(output))
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def take_pages(services: App, paper: Path, output: Path) -> None:
    """Write the first page of a draft as 报送稿."""
    pages = services.preview(services.open_any(paper).draft, "submit")
    output.write_bytes(pages[0])


def _section(report: Paper) -> str:
    chapters = [chapter for chapter in report.sections if chapter.sections]
    if not chapters:
        return report.sections[0].id if report.sections else "report"
    sections = max(chapters, key=lambda chapter: len(chapter.sections)).sections
    return sections[min(4, len(sections) - 1)].id


def _settle() -> None:
    """Let jobs finish and the window paint what they bring."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < _SETTLE_MS:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    QThreadPool.globalInstance().waitForDone(_SETTLE_MS)


def main() -> None:
    """Read the call and take the pictures."""
    parser = argparse.ArgumentParser(prog="fzdraft.ui.shots")
    parser.add_argument("output", type=Path)
    parser.add_argument("--draft", type=Path, required=True)
    parser.add_argument("--paper", type=Path)
    parser.add_argument("--data-dir", type=Path)
    call = parser.parse_args()
    services, draft = App(call.data_dir), call.draft.absolute()
    if call.output.suffix == ".png":
        take(services, draft, {call.output: "main-light"})
        return
    paper = call.paper.absolute() if call.paper else draft
    scenes = {name: call.output / f"{name}.png" for name in ("start", *SCENES)}
    take(services, paper, {scenes.pop("elements"): "elements"})
    take(services, draft, {path: name for name, path in scenes.items()})
    take_pages(services, paper, call.output / "page-1.png")


if __name__ == "__main__":
    main()
