"""The administrative divisions as a value: which places there are, and what they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

_PEOPLES = (
    "(?:壮|满|回|苗|维吾尔|土家|彝|蒙古|藏|布依|侗|瑶|朝鲜|白|哈尼|哈萨克|黎|傣|畲|傈僳|仡佬|东乡|拉祜|水|佤|纳西|羌|土|仫佬"
    "|锡伯|柯尔克孜|达斡尔|景颇|毛南|撒拉|布朗|塔吉克|阿昌|普米|鄂温克|怒|京|基诺|德昂|保安|裕固|鄂伦春|独龙|赫哲|各)族"
    "|哈萨克|柯尔克孜|(?<!内)蒙古|塔吉克|锡伯|维吾尔"
)
_SUFFIX = re.compile(
    f"(?:特别行政区|(?:{_PEOPLES})+自治[区州县旗]|自治[区州县旗]|地区|新区|[省市盟区县旗])$"
)
_END = re.compile("[省市县区州盟旗](?![场域帜])")
_LONGEST = 15


class Division(Struct, frozen=True):
    """A place with the places that it lies in, the widest first (广东省, 汕头市)."""

    name: str
    within: tuple[str, ...] = ()


class Divisions(Struct, frozen=True):
    """All places by full name, provinces and cities by short name, and the words that are none.

    `starts` finds the characters with which short names begin.
    """

    by_name: dict[str, tuple[Division, ...]]
    by_stem: dict[str, tuple[Division, ...]]
    common: frozenset[str]
    glued: re.Pattern[str]
    starts: re.Pattern[str]


class Place(Struct, frozen=True):
    """A place named in a text; `divisions` are all that bear the name."""

    start: int
    end: int
    name: str
    divisions: tuple[Division, ...]


def divisions(lines: str, words: Mapping[str, str]) -> Divisions:
    """Read resources/names/divisions.txt with the lists of resources/names/words.toml."""
    by_name: dict[str, tuple[Division, ...]] = {}
    by_stem: dict[str, tuple[Division, ...]] = {}
    common_stems = set(words["common_stems"].split())
    for division in _rows(lines):
        by_name[division.name] = (*by_name.get(division.name, ()), division)
        short = stem(division.name)
        if len(division.within) < 2 and len(short) > 1 and short not in common_stems:
            by_stem[short] = (*by_stem.get(short, ()), division)
    counties = {d.name for found in by_name.values() for d in found if len(d.name) == 2}
    glued = re.compile("|".join(words["glued"].split()) or "(?!)")
    starts = re.compile("|".join(sorted({re.escape(short[0]) for short in by_stem})) or "(?!)")
    common = frozenset(words["common"].split()) | counties
    return Divisions(by_name, by_stem, common, glued, starts)


def _rows(lines: str) -> Iterator[Division]:
    seen: set[tuple[str, ...]] = set()
    for line in lines.splitlines():
        if not line or line.startswith("#"):
            continue
        province, city, *counties = line.split(" ")
        above = (province,) if city == "-" else (province, city)
        for length in range(1, len(above) + 1):
            if above[:length] not in seen:
                seen.add(above[:length])
                yield Division(above[length - 1], above[: length - 1])
        # A county under no city keeps an empty one, so that it is never taken for a city.
        within = above if len(above) == 2 else (province, "")
        yield from (Division(county, within) for county in counties)


def stem(name: str) -> str:
    """Return a place's name without what kind of place it is: 澄海 of 澄海区, 广西 of its 区."""
    return _SUFFIX.sub("", name) or name


def places(text: str, known: Divisions, *, sure: bool = False) -> list[Place]:
    """Find the places named in a text, ordered; a chain (深圳宝安区, 汕头市澄海区) is one.

    Names that are common words too count behind what they belong to, or where the text is
    `sure` to be a name.
    """
    found: list[Place] = []
    for start, end, candidates in _single(text, known):
        before = found[-1] if found and found[-1].end == start else None
        narrowed = _inside(candidates, before) if before else ()
        if before and narrowed:
            found[-1] = Place(before.start, end, text[before.start : end], narrowed)
        elif sure or text[start:end] not in known.common:
            found.append(Place(start, end, text[start:end], candidates))
    return found


def _inside(candidates: tuple[Division, ...], outer: Place) -> tuple[Division, ...]:
    names = {division.name for division in outer.divisions}
    return tuple(division for division in candidates if names & set(division.within))


def _single(text: str, known: Divisions) -> list[tuple[int, int, tuple[Division, ...]]]:
    chance = {index for match in known.glued.finditer(text) for index in range(*match.span())}
    found = [
        (start, end, known.by_name[text[start:end]])
        for start, end in _full(text, known)
        if start not in chance
    ]
    taken = chance | {index for start, end, _ in found for index in range(start, end)}
    for start in (match.start() for match in known.starts.finditer(text)):
        if start in taken:
            continue
        ends = (e for e in (start + 3, start + 2) if e <= len(text))
        end = next((e for e in ends if text[start:e] in known.by_stem), start)
        if end > start and not taken & set(range(start, end)):
            found.append((start, end, known.by_stem[text[start:end]]))
            taken |= set(range(start, end))
    return sorted(found)


def _full(text: str, known: Divisions) -> Iterator[tuple[int, int]]:
    """Yield the spans of full names, the longest at each end."""
    last = 0
    for match in _END.finditer(text):
        end = match.end()
        for start in range(max(last, end - _LONGEST), end - 1):
            if text[start:end] in known.by_name:
                yield start, end
                last = end
                break
