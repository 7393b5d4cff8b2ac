"""What there is to know about this machine: fonts by role, input method, folders, versions."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from importlib import metadata
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

import fzdraft
from fzdraft.services import HealthLine
from fzdraft.storage.directories import Directories

if TYPE_CHECKING:
    from fzdraft.layout.profile import Face
    from fzdraft.paint.fonts import FontLine


def health(faces: Mapping[str, Face], own: Directories) -> list[HealthLine]:
    """Return a line for each thing that was looked at."""
    return [*_font_lines(faces), _input_line(), *_folder_lines(own), *_version_lines()]


def doctor(faces: Mapping[str, Face], own: Directories) -> dict[str, Any]:
    """Return the same as plain data for other programs."""
    return {
        "fonts": [to_builtins(line) for line in _font_lines(faces)],
        "input_method": to_builtins(_input_line()),
        "directories": {line.name: line.found for line in _folder_lines(own)},
        "versions": {line.name: line.found for line in _version_lines()},
    }


def _font_lines(faces: Mapping[str, Face]) -> list[HealthLine]:
    from fzdraft.paint.fonts import font_report

    return [
        HealthLine(line.wanted, line.found or "没有", bool(line.found), _font_advice(line))
        for line in font_report(faces)
    ]


def _folder_lines(own: Directories) -> list[HealthLine]:
    named = {
        "个人数据": own.data,
        "设置": own.config,
        "恢复稿": own.recovery,
        "模板": own.templates,
    }
    return [HealthLine(name, str(folder)) for name, folder in named.items()]


def _font_advice(line: FontLine) -> str:
    if line.found == line.wanted:
        return ""
    word = f"Word 文件里写的仍是{line.wanted}"
    if line.found:
        return f"这台电脑没有它，屏幕和 PDF 用{line.found}代替；{word}"
    return f"请装上它；{word}"


def _input_line() -> HealthLine:
    """Say which input method Qt will speak to; its wheel has no fcitx plugin, but has ibus."""
    module = os.environ.get("QT_IM_MODULE", "")
    if module.startswith("fcitx"):
        advice = "窗口会改用 ibus 协议与 fcitx5 通话；若打不出中文，请装 fcitx5 的 ibus 前端"
        return HealthLine("输入法", module, True, advice)
    return HealthLine("输入法", module or "系统默认")


def _version_lines() -> list[HealthLine]:
    names = ("PySide6-Essentials", "python-docx", "Jinja2", "lxml")
    found = {"fzdraft": fzdraft.__version__, "Python": platform.python_version()}
    found |= {name: metadata.version(name) for name in names}
    return [HealthLine(name, version) for name, version in found.items()]
