"""Verbs that no word list of labels names, but a general dictionary knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

_LENGTH = 2
# What is done to a case or a quarrel is what it is about: 侵占财产案件.
_MATTER = re.compile("(?:案件?|纠纷|犯罪|罪|行为|事故)$")
_HEADS = "情况|依据|人员|人数|人|地区|率|量|额|费|者|数"


class KnownVerbs(Struct, frozen=True):
    """Verbs of two characters with what makes nouns of them: `guards` by verb, and heads."""

    guards: Mapping[str, str]
    noun: re.Pattern[str]

    def end(self, text: str, start: int = 0) -> int:
        """Return where the verb ends that stands at `start`, or 0: 删除失效信息 ends at 2."""
        end = start + _LENGTH
        guard = self.guards.get(text[start:end])
        if guard is None or text[end : end + 1] in (*guard, "的"):
            return 0
        return 0 if self.noun.match(text, end) or _MATTER.search(text) else end


def known_verbs(lists: Mapping[str, Any], heads: list[str]) -> KnownVerbs:
    """Take resources/verbs.toml; `heads` are words before which a verb describes (删除键)."""
    guards: Mapping[str, str] = lists["guards"]
    ends = "|".join(re.escape(word) for word in sorted(heads, key=len, reverse=True))
    return KnownVerbs(
        {word: guards.get(word, "") for word in lists["verbs"].split()},
        re.compile(rf"(?:{ends}|{_HEADS})(?:$|[、和的])"),
    )
