from fzdraft.document.edits import FIELDS
from fzdraft.document.model import Draft


def test_every_field_of_a_draft_can_be_set():
    assert FIELDS == Draft.__struct_fields__
