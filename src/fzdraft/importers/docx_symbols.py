"""w:sym and other letters of symbol fonts as Unicode: boxes, ticks, circled numbers, arrows."""

from __future__ import annotations

UNKNOWN = "□"
_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "◆",
    0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺",
}  # fmt: skip
_WINGDINGS |= {0x81 + step: chr(0x2460 + step) for step in range(10)}
_WINGDINGS |= {0x8C + step: chr(0x2776 + step) for step in range(10)}
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
_WINGDINGS_2 |= {0x6A + step: chr(0x2460 + step) for step in range(10)}
_SYMBOL = {
    0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBB: "≈", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xA2: "′", 0xA5: "∞",
    0xD7: "·", 0xD0: "∠", 0xE5: "∑", 0xD6: "√", 0x6D: "μ", 0x61: "α", 0x62: "β", 0x67: "γ",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(font: str, code: str) -> str:
    """Return the character that a symbol stands for, UNKNOWN for one that we do not know."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    table = _FONTS.get(font.strip().lower())
    in_font = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    if table is not None:
        return table.get(in_font, UNKNOWN)
    return chr(number) if 0x20 <= number < 0xD800 else UNKNOWN
