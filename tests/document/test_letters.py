import datetime

from fzdraft.document.doc_number import DocNumber
from fzdraft.document.edits import apply
from fzdraft.document.letters import add_letter, remove_letter
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft, Elements, Paper, Row

OWN = Elements(doc_number=DocNumber("政字", 2026, 5), date=datetime.date(2026, 2, 6))
DRAFT = Draft(report=Paper(title=Text("报告"), elements=OWN), rows=(Row("r1"),))
LETTER = Paper(title=Text("关于报送的报告"), elements=Elements(recipients=("市政府",)))


def test_a_letter_takes_the_elements_of_the_report_that_goes_out_with_it():
    carried, _ = apply(DRAFT, add_letter(DRAFT, LETTER, (Row("l1"),)))
    assert carried.letter.elements == Elements(
        recipients=("市政府",), doc_number=OWN.doc_number, date=OWN.date
    )
    assert carried.report.elements == Elements()
    assert [row.id for row in carried.rows] == ["r1", "l1"]


def test_taking_the_letter_away_gives_the_elements_back():
    carried, undo = apply(DRAFT, add_letter(DRAFT, LETTER))
    alone, _ = apply(carried, remove_letter(carried))
    assert alone.letter is None
    assert alone.report.elements.date == OWN.date
    assert apply(carried, undo)[0] == DRAFT


def test_there_is_nothing_to_take_away_without_a_letter():
    assert remove_letter(DRAFT) is None
