"""Drafts for the tests of layout and exporters: the five samples, split line by line."""

from __future__ import annotations

import datetime
import random
import re
from pathlib import Path

from msgspec.structs import replace

from fzdraft.document.doc_number import DocNumber
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Elements, Paper, Paragraph, Reporter, Section
from fzdraft.layout import blocks
from fzdraft.layout.blocks import Flow
from fzdraft.layout.flow import flow
from fzdraft.layout.form import Form, parse_form
from fzdraft.layout.profile import Profile, parse_profile
from fzdraft.layout.skin import Skin, parse_skin

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "resources" / "corpus"
_LEVELS = (
    re.compile(r"^[一二三四五六七八九十]+、"),
    re.compile(r"^[(（][一二三四五六七八九十]+[)）]?"),
    re.compile(r"^\d+[.．]"),
)
NOTHING = Elements()


def resource(path: str) -> str:
    return (ROOT / "resources" / path).read_text(encoding="utf-8")


def profile() -> Profile:
    return parse_profile(resource("layouts/gb9704.toml"), "gb9704.toml")


def form() -> Form:
    return parse_form(resource("forms/report.toml"), "report.toml")


def skin(name: str) -> Skin:
    return parse_skin(resource(f"skins/{name}.toml"), f"{name}.toml")


_WORDS = re.compile(
    "宝鸡市|渭滨区|长兴岛|经济技术|开发区|大连市|某某省|某某市|某某县|人民政府|办公室|关于|报送|转发"
    "|贯彻|落实|进一步|加强|行政|规范性|文件|管理|法治|政府|建设|实施|纲要|年度|工作|总结|报告|情况"
    "|通知|.",
    re.DOTALL,
)


def words(text: str) -> list[str]:
    """Cut a title into words with a small dictionary of its own."""
    return _WORDS.findall(text)


def laid_out(draft: Draft, skin_name: str = "submit") -> Flow:
    return flow(draft, form(), profile(), skin(skin_name), words)


def in_style(made: Flow, style: str) -> list[blocks.Paragraph]:
    return [b for b in made.blocks if isinstance(b, blocks.Paragraph) and b.style == style]


def draft_of(lines: list[str], elements: Elements = NOTHING, title: str = "") -> Draft:
    paper = Paper(elements=elements, title=Text(title))
    roots: list[Section] = []
    preamble: list[Paragraph] = []
    stack: list[list[Section]] = [roots]
    for index, line in enumerate(lines):
        level = next((n for n, form in enumerate(_LEVELS) if form.match(line)), None)
        if level is None:
            _append(stack, preamble, Paragraph(f"p{index}", Text(line)))
            continue
        level = min(level, len(stack) - 1)
        del stack[level + 1 :]
        stack[level].append(_section(f"s{index}", line))
        stack.append([])
        _hang(stack, level)
    return Draft(replace(paper, preamble=tuple(preamble), sections=_nested(roots)))


_CHILDREN: dict[str, list[Section]] = {}


def _hang(stack: list[list[Section]], level: int) -> None:
    _CHILDREN[stack[level][-1].id] = stack[level + 1]


def _nested(sections: list[Section]) -> tuple[Section, ...]:
    return tuple(
        replace(section, sections=_nested(_CHILDREN.get(section.id, []))) for section in sections
    )


def _append(stack: list[list[Section]], preamble: list[Paragraph], paragraph: Paragraph) -> None:
    for row in reversed(stack):
        if row:
            row[-1] = replace(row[-1], blocks=(*row[-1].blocks, paragraph))
            return
    preamble.append(paragraph)


def _section(section_id: str, line: str) -> Section:
    text = re.sub("|".join(form.pattern for form in _LEVELS), "", line, count=1)
    heading, stop, tail = text.partition("。")
    blocks = (Paragraph(f"{section_id}.1", Text(tail)),) if tail else ()
    return Section(section_id, Text(heading), bool(stop), blocks)


def sample_lines(name: str) -> list[str]:
    """Return the report of a sample file, without its web page, marks widened as in a draft."""
    path = next(SAMPLES.glob(f"{name}_*.txt"))
    text = re.sub(r",(?!\d)", "，", path.read_text(encoding="utf-8-sig"))
    text = text.translate(str.maketrans("();:", "（）；："))
    lines = [line.strip() for line in text.splitlines()]
    start = next(i for i, line in enumerate(lines) if re.match(r"^20\d\d年.{30}", line))
    body = [line for line in lines[start:] if line]
    ends = [i for i, line in enumerate(body) if line.startswith(("扫一扫", "中共大连长兴岛经济"))]
    return body[: ends[0]] if ends else body


TITLES = {
    "s0": "汕头市澄海区2023年法治政府建设年度报告",
    "s1": "宝鸡市渭滨区人民政府2021年法治政府建设工作总结",
    "s2": "中山市司法局2023年法治政府建设年度报告",
    "s3": "静海镇2024年度法治政府建设工作报告",
    "s4": "长兴岛经济技术开发区2022年法治政府建设年度报告",
}


def sample(name: str) -> Draft:
    return draft_of(sample_lines(name), title=TITLES[name])


LETTER = Paper(
    elements=Elements(
        issuers=("宝鸡市渭滨区人民政府",),
        doc_number=DocNumber("宝渭政字", 2021, 51),
        signatories=("张某某",),
        recipients=("市政府",),
        signatures=("宝鸡市渭滨区人民政府",),
        date=datetime.date(2021, 12, 15),
        copies_to=("市委全面依法治市委员会办公室", "市司法局", "区委、区人大常委会、区政协办公室"),
        printer="宝鸡市渭滨区人民政府办公室",
        print_date=datetime.date(2021, 12, 16),
    ),
    title=Text("宝鸡市渭滨区人民政府关于报送2021年法治政府建设工作总结的报告"),
    preamble=(Paragraph("l1", Text("现将我区2021年法治政府建设工作总结随文报来，请审阅。")),),
)
JOINT = Elements(
    signatures=(
        "中共大连长兴岛经济技术开发区工作委员会",
        "大连长兴岛经济技术开发区管理委员会",
    ),
    date=datetime.date(2023, 2, 28),
)


def with_letter() -> Draft:
    return replace(sample("s1"), letter=LETTER, reporter=Reporter(unit="宝鸡市渭滨区人民政府"))


def joint() -> Draft:
    draft = sample("s4")
    return replace(draft, report=replace(draft.report, elements=JOINT))


def with_head(lines: list[str]) -> Draft:
    """Return a report under its own red head, with a body of these lines."""
    return draft_of(lines, LETTER.elements, TITLES["s1"])


def edited(draft: Draft, seed: int) -> Draft:
    """Return a report as a clerk leaves it: numbers, words, sentences and sections changed."""
    chance = random.Random(seed)
    sections = [_edited(section, chance) for section in draft.report.sections]
    chance.shuffle(sections)
    new = Section(
        "new", Text("数字政府建设"), blocks=(Paragraph("newp", Text("建成一体化平台。")),)
    )
    sections.insert(chance.randrange(len(sections)), new)
    title = Text(draft.report.title.plain.replace("2023", "2024").replace("报告", "情况报告"))
    report = replace(draft.report, sections=tuple(sections), title=title)
    return replace(draft, report=report)


def _edited(section: Section, chance: random.Random) -> Section:
    blocks = tuple(
        replace(block, text=Text(_reworded(block.text.plain, chance)))
        for block in section.blocks
        if isinstance(block, Paragraph) and chance.random() > 0.1
    )
    children = tuple(_edited(child, chance) for child in section.sections if chance.random() > 0.1)
    return replace(section, blocks=blocks, sections=children)


def _reworded(text: str, chance: random.Random) -> str:
    text = re.sub(r"\d+(?=[件宗个次人])", lambda _: str(chance.randrange(1, 999)), text)
    sentences = [part for part in re.split(r"(?<=。)", text) if chance.random() > 0.15]
    return "".join(sentences).replace("推进", "推动")
