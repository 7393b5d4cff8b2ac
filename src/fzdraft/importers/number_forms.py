"""The forms in which Word prints automatic numbers (ECMA-376, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from fzdraft.language.numerals import chinese_number

_DIGITS = "〇一二三四五六七八九"
_STEMS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "chineseLegalSimplified": "壹贰叁肆伍陆柒捌玖拾",
    "ideographLegalTraditional": "壹貳參肆伍陸柒捌玖拾",
}
_ENCLOSED = {
    "decimalEnclosedCircle": 0x2460,
    "decimalEnclosedCircleChinese": 0x2460,
    "decimalEnclosedParen": 0x2474,
    "decimalEnclosedFullstop": 0x2488,
}
_COUNTED = ("chineseCounting", "japaneseCounting", "taiwaneseCounting", "koreanCounting")
_SPELT = ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST = 9999
# The codes of the same forms in WordprocessingML of Word 2003 (MS-OSHARED, 2.2.1.3 MSONFC).
FORMS_2003 = {
    "0": "decimal", "1": "upperRoman", "2": "lowerRoman", "3": "upperLetter", "4": "lowerLetter",
    "10": "ideographDigital", "11": "japaneseCounting", "14": "decimalFullWidth",
    "18": "decimalEnclosedCircle", "22": "decimalZero", "23": "bullet",
    "26": "decimalEnclosedFullstop", "27": "decimalEnclosedParen",
    "28": "decimalEnclosedCircleChinese", "29": "ideographEnclosedCircle",
    "30": "ideographTraditional", "31": "ideographZodiac", "33": "taiwaneseCounting",
    "34": "ideographLegalTraditional", "35": "taiwaneseCountingThousand",
    "36": "taiwaneseDigital", "37": "chineseCounting", "38": "chineseLegalSimplified",
    "39": "chineseCountingThousand", "255": "none",
}  # fmt: skip


def print_number(form: str, count: int) -> str:
    """Print a number in a form; one that the form does not reach prints in digits."""
    if form == "none":
        return ""
    if not 0 < count <= _MOST:
        return str(count)
    if form.startswith(_COUNTED) and count < 100:
        return chinese_number(count)
    if form.startswith(_SPELT):
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    if form in _STEMS and count <= len(_STEMS[form]):
        return _STEMS[form][count - 1]
    if form in _ENCLOSED and count <= 20:
        return chr(_ENCLOSED[form] + count - 1)
    return _latin(form, count)


def _latin(form: str, count: int) -> str:
    if form.endswith("Letter"):
        letters = chr(65 + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
        return letters.lower() if form.startswith("lower") else letters
    if form.endswith("Roman"):
        return roman(count).lower() if form.startswith("lower") else roman(count)
    if form == "decimalZero":
        return f"{count:02d}"
    if form.startswith("decimalFullWidth"):
        return "".join(chr(0xFF10 + int(digit)) for digit in str(count))
    return str(count)


def roman(count: int) -> str:
    """Return 1 to 9999 as a Roman numeral: 9 is IX."""
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text
