"""Flows for the tests of pages, paint and PDF, in the layout profile of the standard."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fzdraft.layout.blocks import Block, Flow, Paragraph, Run, Table
from fzdraft.layout.pages import paginate
from fzdraft.layout.placed import Page
from fzdraft.layout.profile import POINTS_PER_MM, Profile, parse_profile

LAYOUTS = Path(__file__).parents[2] / "resources" / "layouts"
UNIT = "宝渭市人民政府"


@cache
def standard() -> Profile:
    return parse_profile((LAYOUTS / "gb9704.toml").read_text(encoding="utf-8"), "gb9704.toml")


def line(style: str, text: str, **own: object) -> Paragraph:
    return Paragraph(style, (Run(text),), **own)


def body(characters: int) -> Paragraph:
    return line("body", ("依法行政推进法治政府建设" * (characters // 12 + 1))[:characters])


def one_liners(count: int) -> list[Block]:
    return [line("body", f"第{index}段法治政府建设。") for index in range(count)]


def colophon() -> tuple[tuple[Paragraph, ...], ...]:
    copies = line("colophon", "抄送：" + "市司法局，" * 9 + "市法院。", left=4, first=-3)
    printer = Paragraph("colophon", (Run(UNIT),), far=(Run("2024年1月5日印发"),))
    return ((copies,), (printer,))


def table(rows: int, text: str = "行政复议") -> Table:
    head = tuple(line("table_head", name) for name in ("事项", "去年", "今年"))
    cells = [tuple(line("table_cell", f"{text}{row}") for _ in head) for row in range(rows)]
    return Table((16, 6, 6), (head, *cells))


def report(*blocks: Block) -> Flow:
    """A report with its red head, title, these blocks, signature and 版记."""
    number = (Run("宝渭政字〔2024〕3号"),), (Run("签发人："), Run("李　四", "kai"))
    head = (
        line("mark", UNIT + "文件"),
        Paragraph("doc_number", number[0], far=number[1], before=2.0),
        line("title", f"{UNIT}关于\n2023年度法治政府建设情况的报告", before=2.0, heading="报告"),
        line("recipients", "省人民政府：", before=1.0),
    )
    tail = (line("signature", UNIT, right=4.5, before=2.0), line("date", "2024年1月5日", right=4))
    return Flow((*head, *blocks, *tail), colophon())


def pages_of(*blocks: Block) -> tuple[Page, ...]:
    return paginate(Flow(blocks), standard(), {})


def lines_on(page: Page) -> list[tuple[float, str]]:
    """Return (baseline in mm, words) of the lines of a page, its number left out."""
    found: dict[float, str] = {}
    for piece in page.glyphs:
        y = round(piece.y / POINTS_PER_MM, 2)
        found[y] = found.get(y, "") + piece.text
    return [(y, text) for y, text in sorted(found.items()) if y < 262]


def words(pages: tuple[Page, ...]) -> str:
    return "".join(piece.text for page in pages for piece in page.glyphs if piece.face != "song")
