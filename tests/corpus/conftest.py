"""A library in a folder of its own, fed by files that a test writes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fzdraft.corpus.adapting import Target, fixed, target
from fzdraft.corpus.library import Library
from fzdraft.corpus.model import BuiltIn, Facts, File, Line, Reading, Tools
from fzdraft.corpus.ranking import Manner, manner
from fzdraft.document.model import Reporter
from fzdraft.importers.table import read
from fzdraft.report.extract import Reader, reader
from fzdraft.report.recognisers import Recognisers, recognisers
from fzdraft.storage import aside
from fzdraft.storage.atomic import read_bytes

RESOURCES = Path(__file__).parents[2] / "resources"
FILES = {
    "deeds": "deeds.toml",
    "formulas": "formulas.toml",
    "names": "names/words.toml",
}
REPORT = """平川市东山区2023年法治政府建设年度报告
2023年，东山区认真贯彻落实上级部署，法治政府建设取得新成效。
一、主要举措和成效
（一）化解矛盾纠纷。发挥行政复议主渠道作用，全年受理行政复议申请145宗，办结127宗。学习深圳市宝安区的做法。
（二）规范行政执法。全区开展执法检查32次，培训执法人员300余名。推行行政执法三项制度，执法过程全部记录。
二、存在的不足
执法队伍力量薄弱，专业人才不足。
三、下一步工作安排
2024年，我区将持续推进法治政府建设，加强执法监督。
"""


def cut(text: str) -> list[str]:
    """Cut Chinese into pairs of characters: enough for tests, and the same everywhere."""
    return re.findall(r"[\u4e00-\u9fff]{1,2}|[0-9A-Za-z.]+|.", text, re.S)


@pytest.fixture(scope="session")
def numbers() -> Reader:
    """Give the reader of numbers made of the shipped word lists."""
    names = ("quantities", "labels", "verbs", "indicators", "aspects")
    lists = {name: tomllib.loads((RESOURCES / f"{name}.toml").read_text("utf-8")) for name in names}
    return reader(lists)


@pytest.fixture(scope="session")
def words(numbers: Reader) -> Recognisers:
    """Give the shipped word lists."""
    lists = {name: tomllib.loads((RESOURCES / f).read_text("utf-8")) for name, f in FILES.items()}
    return recognisers(numbers, lists, (RESOURCES / "names" / "divisions.txt").read_text("utf-8"))


@pytest.fixture(scope="session")
def reading(words: Recognisers, numbers: Reader) -> Reading:
    """Give all word lists that a document is read with."""
    return Reading(words, numbers)


@pytest.fixture(scope="session")
def ways() -> Manner:
    """Give how sentences are ranked, as shipped."""
    names = ("suggest.toml", "powers.toml")
    return manner(*(tomllib.loads((RESOURCES / name).read_text("utf-8")) for name in names))


@pytest.fixture(scope="session")
def town(words: Recognisers) -> Target:
    """Give for whom is written: 莲下镇, about 2024."""
    reporter = Reporter("town", "莲下镇人民政府", "莲下镇", "汕头市澄海区莲下镇", "我镇")
    own = tomllib.loads((RESOURCES / "suggest.toml").read_text("utf-8"))["fixed"]
    return target(reporter, 2024, words, fixed(own))


@pytest.fixture
def tools(reading: Reading) -> Tools:
    """Give the tools as the program hands them in, with a simple cutter."""
    return Tools(
        reading=reading,
        cut=cut,
        read=read_bytes,
        parse=read,
        move_aside=lambda path: aside.move_aside(path, aside.now()),
        now=lambda: "2025-02-06T12:00:00+08:00",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of the library."""
    path = tmp_path / "library"
    path.mkdir()
    return path


@pytest.fixture
def opened(folder: Path, tools: Tools) -> Iterator[Callable[..., Library]]:
    """Open the library, as often as a test wants, and close every one of them."""
    libraries: list[Library] = []

    def again(**changes: object) -> Library:
        for library in libraries:
            library.close()
        from msgspec.structs import replace

        libraries.append(Library(folder, replace(tools, **changes)))
        return libraries[-1]

    yield again
    for library in libraries:
        library.close()


@pytest.fixture
def library(opened: Callable[..., Library]) -> Library:
    """Give an empty library."""
    return opened()


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., File]:
    """Write a text file and describe it; the time goes on with every writing."""
    times = iter(range(1, 10_000))

    def write(name: str = "东山2023.txt", text: str = REPORT) -> File:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return File(path, path.stat().st_size, next(times))

    return write


def builtin(text: str = REPORT, name: str = "s9", version: str = "1") -> BuiltIn:
    """Describe a report that the program brings along."""
    facts = Facts("自带的报告", "东山区", "county", 2023, "公开发布")
    return BuiltIn(name, version, facts, lambda: read(text.encode(), f"{name}.txt"))


def other(count: int, subject: str = "河道") -> str:
    """Write a report unlike any of another count or subject."""
    deeds = [
        f"{subject}治理第{place}片区清出杂物{count * 7 + place}吨，走访住户{count + place}家。"
        for place in range(1, 12)
    ]
    own = "".join(f"{subject}{chr(0x4E00 + count * 97 + n)}工作做完{count}。" for n in range(12))
    return "\n".join([f"平川市东山区2022年{subject}{count}报告", "一、情况", *deeds, own])


def fates(lines: list[Line]) -> list[str]:
    """Return what became of each file."""
    return [line.fate for line in lines]
