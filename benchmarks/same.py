"""各地同类数据 against values that a person read: which of a report's numbers stands for it.

The reports are shared ones; beside the shipped indicators some of their own kind are looked
for. Labelled by reading, each set before it was measured.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, median_ms
from fzdraft.app import App
from fzdraft.language.digits import unit_scale

if TYPE_CHECKING:
    from fzdraft.corpus.same import Same

PROVINCES = ("data", "corpus", "provincial_2026")
_OWN = """
[indicator."地区生产总值"]
units = "元"
names = ["地区生产总值", "生产总值", "经济总量"]
without = ["人均", "占"]
once = true
[indicator."城镇新增就业"]
units = "人"
names = ["城镇 新增 就业", "城镇 就业"]
once = true
[indicator."粮食产量"]
units = "斤 吨 公斤"
names = ["粮食 产量"]
once = true
[indicator."一般公共预算收入"]
units = "元"
names = ["一般公共预算收入", "地方一般公共预算收入"]
once = true
[indicator."高新技术企业"]
units = "户"
names = ["高新技术企业"]
[indicator."进出口总额"]
units = "元"
names = ["进出口"]
[indicator."常住人口城镇化率"]
units = "%"
names = ["城镇化率"]
once = true
[indicator."森林覆盖率"]
units = "%"
names = ["森林覆盖率"]
once = true
[indicator."高标准农田"]
units = "亩 万亩"
names = ["高标准农田"]
[indicator."经营主体"]
units = "户 个"
names = ["经营主体"]
[indicator."上市公司"]
units = "户"
names = ["上市公司", "上市企业"]
[indicator."高速公路里程"]
units = "公里"
names = ["高速公路"]
[indicator."研发投入"]
units = "元"
names = ["研发 投入", "研发经费"]
"""
_LABELLED = """
广西 地区生产总值 -
甘肃 地区生产总值 13697.5亿元
贵州 地区生产总值 23562亿元
甘肃 城镇新增就业 -
安徽 粮食产量 838.6亿斤
广西 粮食产量 280.9亿斤
江苏 粮食产量 760亿斤
河北 粮食产量 760亿斤
河南 粮食产量 1350.97亿斤
湖南 粮食产量 620亿斤
甘肃 粮食产量 1300万吨
青海 粮食产量 119.3万吨
黑龙江 粮食产量 1640.06亿斤
河北 一般公共预算收入 4398.6亿元
浙江 一般公共预算收入 8865亿元
湖南 一般公共预算收入 3507.6亿元
甘肃 一般公共预算收入 1112.4亿元
安徽 高新技术企业 -
山东 高新技术企业 -
山西 高新技术企业 4500家
江苏 高新技术企业 6.1万家
河北 高新技术企业 1.55万家
河南 高新技术企业 1.28万家
浙江 高新技术企业 4.9万家
甘肃 高新技术企业 -
河南 进出口总额 9356.7亿元
甘肃 进出口总额 700亿元
黑龙江 进出口总额 -
安徽 立法项目 ~
山东 立法项目 -
山西 立法项目 -~
广西 立法项目 5件
江苏 立法项目 -
浙江 立法项目 9件
海南 立法项目 -~
甘肃 立法项目 -~
青海 立法项目 ~
安徽 政协提案 895件
山东 政协提案 -
江苏 政协提案 -
浙江 政协提案 667件
海南 政协提案 -
湖南 政协提案 -
甘肃 政协提案 -
青海 政协提案 320件
黑龙江 政协提案 876件
安徽 人大建议 1401件
山东 人大建议 -
江苏 人大建议 -
浙江 人大建议 915件
海南 人大建议 -
湖南 人大建议 -
青海 人大建议 250件
黑龙江 人大建议 396件
广西 安全感满意度 98.2%
江苏 安全感满意度 98%
湖南 安全感满意度 99%
安徽 走访企业 -
山东 走访企业 5000家
浙江 走访企业 -
贵州 走访企业 -
山东 一件事 37个
江苏 一件事 -
海南 一件事 -
浙江 调解成功 -
安徽 复议审结 32910件
安徽 负责人出庭 100%
山西 负责人出庭 100%
山东 12345热线 4000万件
江苏 合法性审核合计 -
海南 最多跑一次占比 96.6%
海南 政务服务事项 -
海南 败诉纠错 3.39%
"""
"""Report, indicator and its total of the year: a value with its unit, - where the report gives
none (another time, a part, a plan, another thing), ~ where it gives several that differ. Some
mistakes with this set were mended in general ways, so it says little of unseen reports."""
_LATER = """
内蒙古 常住人口城镇化率 71.5%
吉林 常住人口城镇化率 -
山东 常住人口城镇化率 67.5%
山西 常住人口城镇化率 67.4%
广西 常住人口城镇化率 58.09%
江苏 常住人口城镇化率 76.2%
河南 常住人口城镇化率 60%
浙江 常住人口城镇化率 76%
湖南 常住人口城镇化率 63%
甘肃 常住人口城镇化率 58.08%
贵州 常住人口城镇化率 57.7%
青海 常住人口城镇化率 64.7%
黑龙江 常住人口城镇化率 -
内蒙古 森林覆盖率 22%
山西 森林覆盖率 -
湖南 森林覆盖率 54%
甘肃 森林覆盖率 13.52%
云南 高标准农田 4128万亩
安徽 高标准农田 200.9万亩
山西 高标准农田 -
广西 高标准农田 46.1万亩
湖南 高标准农田 4397万亩
黑龙江 高标准农田 1169万亩
云南 经营主体 688.3万户
内蒙古 经营主体 300万户
安徽 经营主体 850万户
山西 经营主体 -
河北 经营主体 -
河南 经营主体 1160.5万户
浙江 经营主体 1163.7万户
甘肃 经营主体 -
青海 经营主体 62万户
贵州 经营主体 -
黑龙江 经营主体 -
湖南 经营主体 -
海南 经营主体 -
内蒙古 上市公司 -
安徽 上市公司 -
山东 上市公司 -
江苏 上市公司 -
浙江 上市公司 731家
湖南 上市公司 162家
内蒙古 高速公路里程 -
山东 高速公路里程 9310公里
河北 高速公路里程 9000公里
湖南 高速公路里程 -
甘肃 研发投入 -
"""
"""Labelled when the rules were made: 41 of 47 were right before two words were added for it."""


def bench() -> list[Figure]:
    """Compare the first value of each report and the chosen one with what a person read."""
    beside = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("FZDRAFT_SHARED") or beside).joinpath(*PROVINCES)
    if not folder.is_dir():
        print(f"same: no reports at {folder}")
        return []
    with tempfile.TemporaryDirectory() as data:
        (Path(data) / "indicators.toml").write_text(_OWN, encoding="utf-8")
        app = App(Path(data))
        app.library_add([folder])
        paths = {entry.id: entry.path for entry in app.library_list()}
        results = [right(app, paths, labelled) for labelled in (_LABELLED, _LATER)]
        found = app.library_same("粮食产量")
        slow = median_ms(lambda: app.library_same("粮食产量"), 5)
    figures = [
        Figure(
            f"reports of which another value than a person's stands in the chart, {name}",
            100 * (1 - chosen), "%", 15.0, 100 * (1 - first),
        )
        for name, (first, chosen) in zip(("first set", "later set"), results, strict=True)
    ]  # fmt: skip
    speed = f"one indicator of {len(found)} values over the library"
    return [*figures, Figure(speed, slow, "ms", 250.0)]


def right(app: App, paths: Mapping[int, str], labelled: str) -> tuple[float, float]:
    """Return of which share of labelled pairs the first value is right, and the chosen one."""
    pairs = [line.split() for line in labelled.splitlines() if line]
    before = after = 0
    for report, indicator, wanted in pairs:
        rows = [row for row in app.library_same(indicator) if report in paths[row.document]]
        first, chosen = as_first(rows), as_chosen(rows)
        before += first in wanted_of(wanted)
        after += chosen in wanted_of(wanted)
        if chosen not in wanted_of(wanted):
            print(f"  {report} {indicator}: {chosen}, a person says {wanted}")
    print(f"same: {len(pairs)} pairs, the first value is right for {before}, the chosen {after}")
    return before / len(pairs), after / len(pairs)


def wanted_of(wanted: str) -> Iterable[str]:
    """Return every answer that is right: -~ lets two be."""
    return wanted if set(wanted) <= set("-~") else (comparable(wanted),)


def comparable(printed: str) -> str:
    """Return a printed value in plain units: 1300万吨 and 13000000吨 are one."""
    digits = printed.rstrip("万亿公里斤吨元家户件个亩%")
    behind = printed[len(digits) :]
    unit = behind.lstrip("万亿")
    return f"{Decimal(digits) * unit_scale(behind):.0f}{unit}" if unit != "%" else printed


def as_first(rows: Sequence[Same]) -> str:
    """Return the value that comes first in a report, whatever it speaks of."""
    return said(rows[0]) if rows else ""


def as_chosen(rows: Sequence[Same]) -> str:
    """Return what the chart shows as a report's total, ~ for several, - where it shows none."""
    shown = [row for row in rows if row.role in ("value", "several", "rival")]
    if any(row.role != "value" for row in shown):
        return "~"
    return said(shown[0]) if shown else "-"


def said(row: Same) -> str:
    """Write a value as labelled ones are compared."""
    unit = row.counted.lstrip("万亿")
    return f"{row.amount:g}%" if unit == "%" else f"{row.amount:.0f}{unit}"
