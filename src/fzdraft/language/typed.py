"""What a mark typed in Chinese text should be: half-width , ( ) : ; ! ? become full-width."""

from __future__ import annotations

import re

WIDE = dict(zip(",():;!?", "，（）：；！？", strict=True))
_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇”’》〉」』】〕）％]")


def widened(before: str, typed: str) -> str | None:
    """Return the full-width form of a mark just typed after `before`, None to leave it.

    A closing bracket follows its opening one; after digits and Latin letters marks stay.
    """
    wide = WIDE.get(typed)
    if wide is None or not before:
        return None
    if typed == ")":
        opened = max(before.rfind("("), before.rfind("（"))
        return wide if opened >= 0 and before[opened] == "（" else None
    return wide if _CHINESE.match(before[-1]) else None
