"""Placed pages painted by Qt's own PDF writer; exporters/pdf.py makes a finished file of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from fzdraft.layout.placed import Page
from fzdraft.paint.application import ensure_gui
from fzdraft.paint.fonts import Families
from fzdraft.paint.painter import paint_page

# Fine enough for hundredths of a point, so that placed characters stay where they are.
_DPI = 1200


def painted_pdf(pages: Sequence[Page], families: Families) -> bytes:
    """Return the pages as Qt writes them, in points; dates and identity differ every time."""
    ensure_gui()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageLayout(_layout(pages[0]))
    painter = QPainter(writer)
    for index, page in enumerate(pages):
        if index:
            writer.newPage()
        paint_page(painter, page, families, _DPI / 72)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _layout(page: Page) -> QPageLayout:
    """Return the sheet without margins: the placed pages hold their own."""
    unit = QPageSize.Unit.Point
    size = QPageSize(
        QSizeF(page.width, page.height), unit, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
