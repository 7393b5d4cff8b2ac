import random

import pytest
from PySide6.QtGui import QTextDocument
from tests.ui.paper.specimen import looks, text, theme_text

from fzdraft.document.model import Draft, Paper, Paragraph, Row, Section, Table
from fzdraft.ui.paper.faces import Faces
from fzdraft.ui.paper.lines import lines_of
from fzdraft.ui.paper.sheet import Sheet
from fzdraft.ui.theme import parse_theme


@pytest.fixture
def faces(qapp) -> Faces:
    return Faces(parse_theme(theme_text()), 100, 96)


def a_text(chance: random.Random):
    """A few letters, many of them equal, with carried words and an open number."""
    words = "".join(chance.choice("aab𠀀") for _ in range(chance.randint(0, 5)))
    marks, start = [], 0
    for kind in ("carried", "value"):
        end = chance.randint(start, len(words))
        if start < end and chance.random() < 0.8:
            marks.append((kind, start, end, "r1"))
            start = end
    return text(words, *marks)


def some_blocks(chance: random.Random, name: str) -> tuple:
    blocks = [Paragraph(f"{name}p{n}", a_text(chance)) for n in range(chance.randint(0, 3))]
    if chance.random() < 0.15:
        blocks.insert(chance.randint(0, len(blocks)), Table(f"{name}t", ((a_text(chance),) * 2,)))
    return tuple(blocks)


def a_draft(chance: random.Random) -> Draft:
    sections = tuple(
        Section(f"s{n}", a_text(chance), chance.random() < 0.5, some_blocks(chance, f"s{n}"))
        for n in range(chance.randint(0, 3))
    )
    report = Paper(title=a_text(chance), preamble=some_blocks(chance, "r"), sections=sections)
    return Draft(report=report, year=2024, rows=(Row("r1", values={2023: "1"}),))


@pytest.mark.parametrize("seed", range(40))
def test_a_sheet_that_is_updated_looks_like_one_that_is_written(faces, seed):
    chance = random.Random(seed)
    sheet = Sheet(QTextDocument())
    sheet.write_all(lines_of(a_draft(chance), "whole", "report"), faces)
    for _ in range(12):
        new = a_draft(chance)
        node = chance.choice(["report", *(section.id for section in new.report.sections)])
        lines = lines_of(new, chance.choice(["whole", "chapter"]), node)
        sheet.update(lines, faces)
        fresh = Sheet(QTextDocument())
        fresh.write_all(lines, faces)
        assert sheet.lines == lines
        assert sheet.is_true()
        assert looks(fresh.document) == looks(sheet.document)


def test_an_unchanged_sheet_is_not_touched(faces):
    lines = lines_of(a_draft(random.Random(3)), "whole", "report")
    sheet = Sheet(QTextDocument())
    sheet.write_all(lines, faces)
    before = sheet.document.revision()
    sheet.update(list(lines), faces)
    assert sheet.document.revision() == before


def test_a_letter_like_its_neighbours_takes_the_ink_of_its_own_words(faces):
    def lines(words, end):
        block = Paragraph("p", text(words, ("carried", 0, end, "")))
        return lines_of(Draft(report=Paper(preamble=(block,))), "whole", "report")

    sheet, fresh = Sheet(QTextDocument()), Sheet(QTextDocument())
    sheet.write_all(lines("aa", 1), faces)
    sheet.update(lines("aaa", 2), faces)
    fresh.write_all(lines("aaa", 2), faces)
    assert looks(fresh.document) == looks(sheet.document)


def test_many_lines_change_with_one_layout(faces):
    sheet = Sheet(QTextDocument())

    def lines(words):
        blocks = tuple(Paragraph(f"p{n}", text(f"{words}{n}。")) for n in range(50))
        return lines_of(Draft(report=Paper(preamble=blocks)), "whole", "report")

    sheet.document.documentLayout()
    sheet.write_all(lines("旧"), faces)
    changes = []
    sheet.document.contentsChange.connect(lambda *_: changes.append(sheet.writing))
    sheet.update(lines("新"), faces)
    assert changes == [True]
    assert sheet.lines == lines("新")
    assert sheet.is_true()
