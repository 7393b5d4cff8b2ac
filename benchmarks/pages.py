"""Breaking lines, filling pages and writing PDF, against Qt's own PDF writer for the same text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPdfWriter

from benchmarks.figures import Figure, median_ms
from fzdraft.exporters.pdf import pages_pdf
from fzdraft.layout.blocks import Flow, Paragraph, Run
from fzdraft.layout.breaker import break_lines
from fzdraft.layout.pages import paginate
from fzdraft.layout.placed import Page
from fzdraft.layout.profile import parse_profile
from fzdraft.layout.skin import Properties
from fzdraft.layout.widths import Span, advances, script_gaps
from fzdraft.paint.application import ensure_gui
from fzdraft.paint.fonts import load_fonts
from fzdraft.paint.painter import page_image

RESOURCES = Path(__file__).parents[1] / "resources"
CHARACTERS = 20_000


def bench() -> list[Figure]:
    """Measure 20,000 characters as lines and pages, and ten pages as PDF and picture."""
    ensure_gui()
    profile = parse_profile(
        (RESOURCES / "layouts" / "gb9704.toml").read_text(encoding="utf-8"), "gb9704.toml"
    )
    fonts = load_fonts(profile.faces)
    texts = _texts()
    flow = Flow(tuple(Paragraph("body", (Run(text),)) for text in texts))
    pages = paginate(flow, profile, fonts.widths)[:10]
    families, bare = fonts.families, lambda: _bare(pages, fonts.families["fang"])
    return [
        Figure("break 20,000 characters into lines", median_ms(lambda: _lines(texts)), "ms", 30),
        Figure(
            "lay out 20,000 characters on pages",
            median_ms(lambda: paginate(flow, profile, fonts.widths)),
            "ms",
            60,
        ),
        Figure(
            "ten pages as PDF",
            median_ms(lambda: pages_pdf(pages, families, Properties())),
            "ms",
            3,
            median_ms(bare),
            relative=True,
        ),
        Figure(
            "one page as a picture of 96 dpi",
            median_ms(lambda: page_image(pages[1], families, 96)),
            "ms",
            20,
        ),
    ]


def _texts() -> list[str]:
    """Return paragraphs of the sample reports, 20,000 characters in all."""
    files = sorted((RESOURCES / "corpus").glob("s*.txt"))
    lines = [line.strip() for path in files for line in path.read_text("utf-8-sig").splitlines()]
    texts, total = [], 0
    for line in [line for line in lines if len(line) > 40] * 2:
        texts.append(line[: CHARACTERS - total])
        total += len(texts[-1])
        if total == CHARACTERS:
            break
    return texts


def _lines(texts: list[str]) -> int:
    """Measure and break every text, as a paragraph of the body."""
    count = 0
    for text in texts:
        widths, gaps = advances([Span(text, "fang", 16, -0.25)], {}), script_gaps(text, 3.95)
        count += len(break_lines(text, widths, gaps, 410, 442))
    return count


def _bare(pages: tuple[Page, ...], family: str) -> None:
    """Print the same words with QPainter.drawText, one rectangle a page."""
    data = QByteArray()  # kept alive by its name: the buffer only points at it
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.setFont(QFont([family], 16))
    area = QRectF(0, 0, writer.width(), writer.height())
    for page in pages:
        words = "\n".join(piece.text for piece in page.glyphs)
        painter.drawText(area, Qt.TextFlag.TextWrapAnywhere, words)
        writer.newPage()
    painter.end()
