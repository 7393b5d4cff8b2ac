"""Counting characters as Word does without spaces."""

from fzdraft.language.counting import count_characters


def test_spaces_of_every_kind_do_not_count():
    assert 9 == count_characters("受理 145宗，\n办\u3000结\t")


def test_a_rare_character_counts_once():
    assert 1 == count_characters("𠀀")
