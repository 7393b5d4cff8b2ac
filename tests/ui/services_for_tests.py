"""The window's services over a folder of the test: real documents, real files, no library."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import msgspec

from fzdraft.app import App
from fzdraft.document import letters, tree
from fzdraft.document.edits import Edit
from fzdraft.document.marks import Text
from fzdraft.document.model import (
    Draft,
    Elements,
    Paper,
    Paragraph,
    Reporter,
    Section,
    Source,
)
from fzdraft.document.outline import label_of
from fzdraft.document.places import Place, texts
from fzdraft.document.tally import whole
from fzdraft.errors import UserError
from fzdraft.services import (
    Guidance,
    HealthLine,
    Opened,
    OpenMark,
    Recent,
    SkinInfo,
    TemplateInfo,
    Unfinished,
)

ROOT = Path(__file__).parents[2]
SKINS = [
    SkinInfo("consult", "征求意见稿"),
    SkinInfo("review", "送审稿"),
    SkinInfo("submit", "报送稿", blocks=True),
    SkinInfo("body", "正文（供OA套红）"),
    SkinInfo("public", "公开稿", blocks=True),
]


class _File(msgspec.Struct):
    draft: Draft
    last_year: Source | None = None
    path: str = ""
    written: datetime.datetime | None = None


def section(id: str, heading: str, *children: Section, text: str = "") -> Section:
    """Make a section with one paragraph."""
    blocks = (Paragraph(f"{id}p", Text(text)),)
    return Section(id, Text(heading), blocks=blocks, sections=children, topic=id)


def small_draft(unit: str = "汕头市澄海区人民政府", year: int = 2024) -> Draft:
    """Make a draft of three chapters, the second with three parts."""
    report = Paper(
        elements=Elements(issuers=(unit,)),
        title=Text(f"{unit}{year}年法治政府建设年度报告"),
        preamble=(Paragraph("p0", Text(f"{year}年，我区坚持依法行政，现将有关情况报告如下。")),),
        sections=(
            section("a", "旗帜鲜明讲政治，牢牢把握法治政府建设的正确方向", text="加强学习。"),
            section(
                "b",
                "着重聚焦关键环节",
                section("b1", "推进政府职能转变", text="优化营商环境。"),
                section("b2", "推进依法决策"),
                section("b3", "推进严格规范公正文明执法", text="全面落实三项制度。"),
            ),
            section("c", "存在的问题和下一步打算", text="队伍力量不足。"),
        ),
    )
    return Draft(report, reporter=Reporter(unit=unit), year=year, template="county")


class TestServices:
    """Everything outside the window, small and real."""

    __test__ = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = App(folder / "program")
        self.held_by = ""
        self.full = False
        self._settings: dict[str, str] = {}
        self._recent: list[Recent] = []
        self.locks: set[Path] = set()
        self.alive: set[str] = set()
        (folder / "recovery").mkdir(parents=True, exist_ok=True)

    def __getattr__(self, name: str) -> Any:
        """What is not made small here is the real program's."""
        return getattr(self.program, name)

    def themes(self) -> dict[str, str]:
        files = (ROOT / "resources" / "themes").glob("*.toml")
        return {file.stem: file.read_text(encoding="utf-8") for file in files}

    def templates(self) -> list[TemplateInfo]:
        return [
            TemplateInfo("county", "县级政府的报告", "county"),
            TemplateInfo("department", "本部门的报告", "department"),
            TemplateInfo("town", "镇街", "town"),
            TemplateInfo("zone", "开发区", "zone"),
            TemplateInfo("city", "市", "city"),
            TemplateInfo("letter", "报送函", None),
        ]

    def new_draft(self, template: str, unit: str, year: int, region: str = "") -> Draft:
        return msgspec.structs.replace(small_draft(unit, year), template=template)

    def add_letter(self, draft: Draft) -> Edit:
        return letters.add_letter(draft, Paper(title=Text("关于报送报告的函")))

    def sample(self) -> Source:
        return Source(small_draft(year=2023).report, year=2023)

    def read_path(self, path: Path) -> Source:
        try:
            return self.read_bytes(path.read_bytes(), path.name)
        except OSError as error:
            raise UserError(f"“{path.name}”打不开，", "看看它还在不在原来的地方。") from error

    def read_bytes(self, data: bytes, name: str) -> Source:
        try:
            lines = [line for line in data.decode().splitlines() if line.strip()]
        except UnicodeDecodeError as error:
            raise UserError(f"“{name}”不是能读的文件，", "换成 Word 或文本文件再试。") from error
        if not lines:
            raise UserError(f"“{name}”是空的，", "换一个文件再试。")
        paper = Paper(title=Text(lines[0]))
        for number, line in enumerate(lines[1:]):
            one = Paragraph(f"n{number}", Text(line.partition("、")[2] or line))
            if "、" in line[:3]:
                made = Section(f"i{number}", one.text, found_number=line[:2])
                paper = msgspec.structs.replace(paper, sections=(*paper.sections, made))
            elif paper.sections:
                last = paper.sections[-1]
                last = msgspec.structs.replace(last, blocks=(*last.blocks, one))
                paper = msgspec.structs.replace(paper, sections=(*paper.sections[:-1], last))
            else:
                paper = msgspec.structs.replace(paper, preamble=(*paper.preamble, one))
        year = re.search(r"20\d\d(?=年)", lines[0])
        return Source(paper, year=int(year[0]) if year else None)

    def draft_from(self, source: Source) -> tuple[Draft, int]:
        return Draft(source.report, source.letter, year=source.year), 3

    def bodies(self, source: Source) -> tuple[str, ...]:
        return self.program.bodies(source)

    def roll(self, source: Source, year: int, unit: str = "", answers=None):
        return self.program.roll(source, year, unit, answers)

    def edited(self, draft: Draft) -> frozenset[str]:
        return self.program.edited(draft)

    def turn(self, draft: Draft, last_year: Source, group: str, choice: int) -> Edit | None:
        return self.program.turn(draft, last_year, group, choice)

    def answer_promise(self, draft: Draft, promise: str, answer) -> Edit:
        return self.program.answer_promise(draft, promise, answer)

    def checklist(self, draft: Draft, source: Source, name: str) -> Edit | None:
        return self.program.checklist(draft, source, name)

    def promise_table(self, draft: Draft, output: Path) -> None:
        self.program.promise_table(draft, output)

    def is_odd(self, old: str, new: str, unit: str) -> bool:
        return self.program.is_odd(old, new, unit)

    def number_faults(self, draft: Draft):
        return self.program.number_faults(draft)

    def open_draft(self, path: Path) -> Opened:
        kept = self._read(path)
        if not self.held_by:
            self.locks.add(path)
        return Opened(kept.draft, kept.last_year, self.held_by)

    def _read(self, path: Path) -> _File:
        try:
            return msgspec.json.decode(path.read_bytes(), type=_File)
        except (OSError, msgspec.DecodeError) as error:
            raise UserError(f"“{path.name}”读不出来，", "我没动它；换一份再试。") from error

    def release(self, path: Path) -> None:
        self.locks.discard(path)

    def save(self, path: Path, draft: Draft, last_year: Source | None) -> None:
        try:
            path.write_bytes(msgspec.json.encode(_File(draft, last_year)))
        except OSError as error:
            raise UserError(f"“{path.name}”存不下去，", "换个地方另存。") from error
        self.locks.add(path)

    def write_recovery(
        self, key: str, draft: Draft, last_year: Source | None, path: Path | None
    ) -> None:
        self._need_room()
        self.alive.add(key)
        written = datetime.datetime.now(datetime.UTC)
        kept = _File(draft, last_year, str(path or ""), written)
        (self.folder / "recovery" / key).write_bytes(msgspec.json.encode(kept))

    def discard_recovery(self, key: str) -> None:
        self.alive.discard(key)
        (self.folder / "recovery" / key).unlink(missing_ok=True)

    def kept(self) -> list[Path]:
        return sorted((self.folder / "recovery").iterdir())

    def unfinished(self) -> list[Unfinished]:
        return [
            Unfinished(
                file.name,
                kept.draft.report.title.plain,
                Path(kept.path) if kept.path else None,
                kept.written or datetime.datetime.now(datetime.UTC),
                f"全文 {whole(kept.draft).characters} 字",
            )
            for file in self.kept()
            if file.name not in self.alive
            for kept in [self._read(file)]
        ]

    def recover(self, key: str) -> Opened:
        kept = self._read(self.folder / "recovery" / key)
        return Opened(kept.draft, kept.last_year)

    def recent(self) -> list[Recent]:
        return list(self._recent)

    def remember(self, path: Path, title: str, node: str, block: str) -> None:
        self._need_room()
        now = datetime.datetime.now(datetime.UTC)
        others = [one for one in self._recent if one.path != path]
        self._recent = [Recent(path, title, now, node, block), *others]

    def setting(self, name: str) -> str:
        return self._settings.get(name, "")

    def _need_room(self) -> None:
        if self.full:
            raise UserError("磁盘满了，", "腾出一些地方再试。")

    def set_setting(self, name: str, value: str) -> None:
        self._need_room()
        self._settings[name] = value

    def guidance(self, draft: Draft, node: str) -> Guidance:
        if node == "report":
            return Guidance()
        items = ("矛调机制", "复议", "应诉", "信访", "调解")
        return Guidance(items, "写清楚做了什么、有多少、成效怎样，不写空话。", 300)

    def receive_files(self, draft, paths, tell):
        return self.program.receive_files(draft, paths, tell)

    def receive_text(self, draft, text):
        return self.program.receive_text(draft, text)

    def known_departments(self, draft):
        return self.program.known_departments(draft)

    def material_places(self, draft):
        return self.program.material_places(draft)

    def borrow(self, draft, address, node, block):
        return self.program.borrow(draft, address, node, block)

    def fittings(self, draft, address, node):
        return self.program.fittings(draft, address, node)

    def fill_fittings(self, draft, address, node, chosen):
        return self.program.fill_fittings(draft, address, node, chosen)

    def save_copy(self, path: Path, draft: Draft) -> None:
        self.program.save_copy(path, draft)

    def page_count(self, draft: Draft) -> int:
        return whole(draft).characters // 600 + 1

    def skins(self) -> list[SkinInfo]:
        return SKINS

    def open_marks(self, draft: Draft, skin: str) -> list[OpenMark]:
        blocks = next(one.blocks for one in SKINS if one.id == skin)
        empty = [
            OpenMark(place, f"{label_of(draft, place.node)}　这一段还没有写", blocks)
            for place, text in texts(draft)
            if place.part == "paragraph" and not text.plain
        ]
        number = draft.report.elements.doc_number
        return empty + ([] if number else [OpenMark(Place("report", "title"), "还没有文号")])

    def export_name(self, draft: Draft, skin: str) -> str:
        name = next(one.name for one in SKINS if one.id == skin)
        return f"{draft.report.title.plain}（{name}）"

    def export(self, draft: Draft, output: Path, skin: str = "review") -> None:
        lines = [text.plain for _, text in texts(draft)]
        try:
            output.write_text("\n".join(lines), encoding="utf-8")
        except OSError as error:
            raise UserError(f"“{output.name}”写不进去，", "换个文件夹再试。") from error

    def export_redline(self, old: Draft, new: Draft, output: Path) -> None:
        self.export(old, output)

    def departments(self, draft: Draft) -> dict[str, str]:
        return self.program.departments(draft)

    def sheets_out(self, draft: Draft, folder: Path, split=True, due=None) -> list[Path]:
        return self.program.sheets_out(draft, folder, split, due)

    def read_sheets(self, draft: Draft, paths, progress):
        return self.program.read_sheets(draft, paths, progress)

    def adopt(self, draft: Draft, report, chosen) -> Edit | None:
        return self.program.adopt(draft, report, chosen)

    def reminder(self, draft: Draft, due=None) -> str:
        return self.program.reminder(draft, due)

    def open_any(self, path: Path) -> Opened:
        return Opened(self.draft_from(self.read_path(path))[0])

    def preview(self, draft: Draft, skin: str) -> list[bytes]:
        return [PAGE] * self.page_count(draft)

    def health(self) -> list[HealthLine]:
        return [
            HealthLine("仿宋_GB2312", "没有装", False, "正文会用别的字体代替，装上更像红头文件。"),
            HealthLine("输入法", "ibus，可以打中文"),
        ]

    def version(self) -> str:
        return "0.1.0"


PAGE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


def characters(draft: Draft, node: str) -> str:
    """Return all the words of a node's own paragraphs."""
    blocks = tree.blocks_of(tree.find(draft, node))
    return "".join(block.text.plain for block in blocks if isinstance(block, Paragraph))
