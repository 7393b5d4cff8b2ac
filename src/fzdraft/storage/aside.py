"""What the program cannot read in its own places is moved aside, never deleted."""

from __future__ import annotations

import datetime
from pathlib import Path


def move_aside(path: Path, now: datetime.datetime) -> Path | None:
    """Rename a file to NAME.损坏-YYYYMMDD-HHMMSS beside it and return its new path.

    None when it is gone or cannot be renamed: then it stays where it is.
    """
    stamp = f"{path.name}.损坏-{now:%Y%m%d-%H%M%S}"
    for count in range(1, 100):
        target = path.with_name(stamp if count == 1 else f"{stamp}-{count}")
        if target.exists():
            continue
        try:
            path.rename(target)
        except OSError:
            return None
        return target
    return None


def now() -> datetime.datetime:
    """Return the present time with the machine's time zone, to the second."""
    return datetime.datetime.now().astimezone().replace(microsecond=0)
