"""Reading the TOML files that describe layouts, forms and skins."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from fzdraft.errors import UserError

_Thing = TypeVar("_Thing")


def described(text: str, kind: type[_Thing], what: str, name: str) -> _Thing:
    """Read a file of the kind; raises UserError saying what it is, its name and the fault."""
    try:
        return msgspec.toml.decode(text, type=kind)
    except msgspec.DecodeError as error:
        raise UserError(
            f"{what}文件“{name}”有一处读不懂：{error}。", "请改好这一处再用。"
        ) from error
