"""Documents on paper: LibreOffice makes the PDF, poppler reads ink and words, in millimetres."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import numpy as np
from PIL import Image

DPI = 300
OFFICE = shutil.which("soffice")


def pdfs(documents: dict[str, bytes], folder: Path) -> dict[str, Path]:
    """Convert all documents in one call of LibreOffice."""
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    sources = [str(folder / f"{name}.docx") for name in documents]
    profile = f"-env:UserInstallation=file://{folder}/office"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *sources], check=True, capture_output=True, timeout=110)
    return {name: folder / f"{name}.pdf" for name in documents}


def pages(pdf: Path) -> int:
    out = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", out)[1])


def text(pdf: Path) -> str:
    """Return the words of all pages without white space."""
    out = subprocess.run(
        ["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout
    return re.sub(r"\s", "", re.sub(r"— \d+ —\s*\f", "", out))


class Ink:
    """The ink of one page; positions in millimetres from the top left of the sheet."""

    def __init__(self, pdf: Path, page: int) -> None:
        target = pdf.with_name(f"{pdf.stem}-{page}")
        command = ["pdftoppm", "-r", str(DPI), "-f", str(page), "-l", str(page), "-singlefile"]
        subprocess.run([*command, pdf, target], check=True)
        pixels = np.asarray(Image.open(f"{target}.ppm")).astype(int)
        red, green = pixels[..., 0], pixels[..., 1]
        self.red = (red > 150) & (green < 110)
        self.black = (red < 128) & (green < 128)

    def rules(self, color: str = "black") -> list[tuple[float, float, float]]:
        """Return (top, left, right) of every horizontal rule longer than 100 mm."""
        ink = getattr(self, color)
        found = []
        for row in np.flatnonzero(ink.sum(axis=1) > _pixels(100)):
            if not found or row > found[-1][1] + 1:
                found.append([row, row])
            found[-1][1] = row
        columns = [np.flatnonzero(ink[top]) for top, _ in found]
        return [
            (_mm(bottom + 1), _mm(xs[0]), _mm(xs[-1] + 1))
            for (_, bottom), xs in zip(found, columns, strict=True)
        ]

    def top(self, color: str, below: float = 0) -> float:
        rows = np.flatnonzero(getattr(self, color)[_pixels(below) :].any(axis=1))
        return _mm(rows[0] + _pixels(below))

    def column_top(self, left: float, below: float) -> float:
        """Return the top of the ink in the millimetre right of `left`."""
        columns = slice(_pixels(left), _pixels(left + 1))
        rows = np.flatnonzero(self.black[_pixels(below) :, columns].any(axis=1))
        return _mm(rows[0] + _pixels(below))

    def box(self, top: float, bottom: float, color: str = "black") -> tuple[float, ...]:
        """Return (top, left, bottom, right) of the ink between two heights."""
        first, last = _pixels(top), _pixels(bottom)
        rows, columns = np.nonzero(getattr(self, color)[first:last])
        edges = (rows.min() + first, columns.min(), rows.max() + first + 1, columns.max() + 1)
        return tuple(_mm(edge) for edge in edges)


def lines(pdf: Path, page: int) -> list[tuple[float, float, float, str]]:
    """Return (baseline-ish bottom, left, right, words) of each line of a page, downwards."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-"]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows: dict[int, list[tuple[float, float, float, str]]] = defaultdict(list)
    pattern = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    for left, upper, right, lower, word in re.findall(pattern, out):
        middle = (float(upper) + float(lower)) / 2
        row = next((key for key in rows if abs(key - middle * 10) < 60), round(middle * 10))
        rows[row].append((float(left), float(right), middle, word))
    found = []
    for _, words in sorted(rows.items()):
        words.sort()
        left, right = words[0][0], max(word[1] for word in words)
        found.append((_points(words[0][2]), _points(left), _points(right), _joined(words)))
    return found


def _joined(words: list[tuple[float, float, float, str]]) -> str:
    return "".join(word[3] for word in words)


def _points(value: float) -> float:
    return value / 72 * 25.4


def _mm(pixels: float) -> float:
    return float(pixels) / DPI * 25.4


def _pixels(mm: float) -> int:
    return round(mm / 25.4 * DPI)
