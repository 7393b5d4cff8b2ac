"""What every test may lean on: shared samples, an own data folder, quiet, and no network."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("local", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Turn every attempt to look up or reach another machine into an error."""
    if event == "socket.getaddrinfo" or (
        event == "socket.connect" and isinstance(arguments[1], tuple)
    ):
        raise RuntimeError(f"a test reached for the network: {event} {arguments[1:]}")


sys.addaudithook(_refuse_network)


@pytest.fixture(scope="session")
def repo_root() -> Path:
    """Give the top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """Give the folder of shared samples: FZDRAFT_SHARED, else `shared` beside the repository."""
    folder = Path(os.environ.get("FZDRAFT_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no shared samples at {folder}; set FZDRAFT_SHARED")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _users_own_data_is_out_of_reach(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point the whole run, child processes included, at a data folder of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FZDRAFT_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give one test an empty data folder of its own, also set as FZDRAFT_DATA_DIR."""
    folder = tmp_path / "fzdraft-data"
    folder.mkdir()
    monkeypatch.setenv("FZDRAFT_DATA_DIR", str(folder))
    return folder


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: object) -> object:
    """Make the application with widgets first: Qt allows one, and rooms may make a lesser one."""
    return qapp


def _windows() -> list[Any]:
    """List the top-level widgets alive now, after deferred deletions were carried out."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    core = sys.modules.get("PySide6.QtCore")
    if widgets is None or core is None or widgets.QApplication.instance() is None:
        return []
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    return list(widgets.QApplication.topLevelWidgets())


def _address(widget: Any) -> int:
    """Give the address of the C++ object, the one thing that outlives its Python wrapper."""
    address: int = sys.modules["shiboken6"].Shiboken.getCppPointer(widget)[0]
    return address


def _workers() -> list[Any]:
    """Wait up to five seconds for Qt's pool and list the threads alive then."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        core.QThreadPool.globalInstance().waitForDone(5000)
    return threading.enumerate()


@pytest.fixture(autouse=True)
def _nothing_left_over() -> Iterator[None]:
    """Fail a test that leaves a window or a thread behind (pytest-qt closes qtbot's before).

    A thread that has done its work is given a second to end.
    """
    threads, windows = set(threading.enumerate()), {_address(w) for w in _windows()}
    yield
    if len(_windows()) > len(windows):
        gc.collect()
    left = [w for w in _windows() if _address(w) not in windows]
    names = [f"{type(w).__name__} {w.objectName()!r} {w.windowTitle()!r}" for w in left]
    for window in left:
        window.deleteLater()
    assert not names, f"windows left behind: {names}"
    late = [t for t in _workers() if t not in threads and not t.name.startswith("Dummy")]
    for thread in late:
        thread.join(1)
    running = [thread.name for thread in late if thread.is_alive()]
    assert not running, f"threads left behind: {running}"
