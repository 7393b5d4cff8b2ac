"""A draft made by hand from the first sample report: carried words, open numbers, a table."""

import re
from pathlib import Path

from fzdraft.document.marks import Mark, Text
from fzdraft.document.model import Draft, Paper, Paragraph, Row, Section, Table

ROOT = Path(__file__).parents[3]
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?=宗|件|场|次|个|名|人|%)")


def text(plain: str, *marks: tuple[str, int, int, str]) -> Text:
    return Text(plain, tuple(Mark(f"m{n}", k, s, e, p) for n, (k, s, e, p) in enumerate(marks)))


def theme_text(name: str = "light") -> str:
    return (ROOT / "resources" / "themes" / f"{name}.toml").read_text(encoding="utf-8")


class _Maker:
    def __init__(self, year: int) -> None:
        self.rows: list[Row] = []
        self.year = year
        self.blocks = 0

    def paragraph(self, plain: str) -> Paragraph:
        self.blocks += 1
        marks: list[Mark] = []
        for number, sentence in enumerate(re.finditer(r"[^。]+。?", plain)):
            if (self.blocks + number) % 5 != 4:
                marks.append(Mark(f"c{number}", "carried", *sentence.span(), sentence[0]))
        for found in _NUMBER.finditer(plain):
            row = f"r{len(self.rows) + 1}"
            self.rows.append(Row(row, values={self.year - 1: found[0]}))
            marks.append(Mark(f"v{row}", "value", *found.span(), row))
        ordered = sorted(marks, key=lambda m: (m.start, m.end, m.kind))
        return Paragraph(f"b{self.blocks}", Text(plain, tuple(ordered)))


def chenghai() -> Draft:
    """The sample report of 澄海 as a draft of the next year."""
    source = (ROOT / "resources/corpus/s0_chenghai_2023.txt").read_text(encoding="utf-8")
    wide = source.replace(",", "，").replace("(", "（").replace(")", "）").replace(":", "：")
    body = [line.strip() for line in wide.splitlines()[9:] if line.strip()]
    body = body[: next(i for i, line in enumerate(body) if line.startswith("扫一扫"))]
    maker = _Maker(2024)
    preamble: list[Paragraph] = []
    chapters: list[Section] = []
    for line in body:
        chapter = re.match(r"[一二三]、(.*)", line)
        section = re.match(r"（[一二三四五六]）(.*?)。(.*)", line)
        if chapter:
            chapters.append(Section(f"s{len(chapters) + 1}", Text(chapter[1])))
        elif section:
            last = chapters[-1]
            new = Section(
                f"{last.id}-{len(last.sections) + 1}",
                Text(section[1]),
                run_in=True,
                blocks=(maker.paragraph(section[2]),),
            )
            chapters[-1] = Section(last.id, last.heading, False, last.blocks, (*last.sections, new))
        elif chapters:
            last = chapters[-1]
            blocks = (*last.blocks, maker.paragraph(line))
            chapters[-1] = Section(last.id, last.heading, False, blocks, last.sections)
        else:
            preamble.append(maker.paragraph(line))
    chapters[2] = _with_table(chapters[2])
    report = Paper(
        title=Text("汕头市澄海区2024年法治政府建设年度报告"),
        preamble=tuple(preamble),
        sections=tuple(chapters),
    )
    return Draft(report=report, year=2024, rows=tuple(maker.rows))


def _with_table(section: Section) -> Section:
    rows = (
        ("项目", "去年", "今年"),
        ("行政复议申请（宗）", "145", ""),
        ("行政应诉（宗）", "15", ""),
    )
    table = Table("t1", tuple(tuple(Text(cell) for cell in row) for row in rows))
    first, *rest = section.blocks
    return Section(section.id, section.heading, False, (first, table, *rest), section.sections)


def small() -> Draft:
    """Two chapters; the first with a run-in section, the second with two paragraphs and a table."""
    run_in = Section(
        "s1-1",
        Text("推进职能履行"),
        run_in=True,
        blocks=(
            Paragraph(
                "b2", text("深化改革。办理145宗。", ("carried", 0, 5, ""), ("value", 7, 10, "r1"))
            ),
        ),
    )
    plain = Section("s1-2", Text("严格执法"), blocks=(Paragraph("b3", Text("全面落实。")),))
    first = Section(
        "s1",
        Text("加强领导"),
        blocks=(Paragraph("b1", Text("始终坚持。")),),
        sections=(run_in, plain),
    )
    cells = tuple(tuple(Text(word) for word in row) for row in (("项目", "数"), ("复议", "9")))
    second = Section(
        "s2",
        Text("存在问题"),
        blocks=(
            Paragraph("b4", Text("一是不够。")),
            Paragraph("b5", Text("二是𠀀字。")),
            Table("t1", cells),
        ),
    )
    report = Paper(
        title=Text("年度报告"),
        preamble=(Paragraph("b0", Text("现将情况报告如下。")),),
        sections=(first, second),
    )
    return Draft(report=report, year=2024, rows=(Row("r1", values={2023: "145"}),))


def looks(document) -> list[object]:
    """Everything that can be seen of a document, block by block."""
    found: list[object] = []
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        found.append((block.text(), form.textIndent(), form.topMargin(), form.alignment()))
        for span in block.textFormats():
            if span.length and block.text():
                found.append((span.start, span.length, span.format.foreground().color().name()))
                found.append((span.format.fontFamilies(), span.format.fontStrikeOut()))
        block = block.next()
    return found
