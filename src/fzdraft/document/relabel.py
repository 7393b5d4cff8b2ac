"""Correcting what a line was taken for, each one Edit: heading or text, level, run-in, role.

No word is ever lost: a number that was printed comes back into the text when its heading
becomes a paragraph, and what held a role before changes places with the new line.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from fzdraft.document import tree
from fzdraft.document.cutting import paragraph
from fzdraft.document.difference import difference
from fzdraft.document.edits import Batch, Edit, SetBlocks, apply
from fzdraft.document.element_input import TITLE, set_element, show_element
from fzdraft.document.flat import Flat, Item, is_run_in, runs_in, standing
from fzdraft.document.ids import new_id
from fzdraft.document.marks import Text, cut, join
from fzdraft.document.model import Draft, Paper, Paragraph, Section
from fzdraft.document.numbering import LEVELS
from fzdraft.document.places import Place, read_text
from fzdraft.document.splicing import spliced
from fzdraft.language.sentences import first_end

ROLES = (TITLE, "文号", "签发人", "主送", "署名", "成文日期", "附注", "抄送")
_JOINED = ("主送", "署名", "签发人", "抄送")
_AT_THE_TOP = (TITLE, "文号", "签发人", "主送")
_NUMBER = re.compile(
    r"\s*(?:[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]\s*[、．.]?"
    r"|[一二三四五六七八九十]{1,3}\s*[、．.]|\d{1,2}\s*[．.、](?!\d))\s*"
)
_LONGEST_RUN_IN = 40


def set_level(draft: Draft, place: Place, level: int) -> Edit | None:
    """Make the line at a place a heading of level 1 to 4, or a paragraph with level 0.

    What stands below keeps its order. A paragraph loses the number it begins with and,
    where it goes on behind a short first sentence, becomes a run-in heading. None when
    nothing changes or the line is neither paragraph nor heading.
    """
    items, index = standing(draft, place)
    item = items[index]
    if not 0 <= level <= LEVELS or item.kind not in ("paragraph", "heading"):
        return None
    if item.kind == "heading" and level:
        lines = [replace(item, level=level)]
    elif item.kind == "heading":
        lines = [_as_paragraph(draft, item)]
    else:
        lines = _as_heading(draft, item, level) if level else [item]
    end = index + 1 + (not level and is_run_in(item))
    if not level and is_run_in(item):
        lines = [_joined(item, items[index + 1])]
    return _edit(items, spliced(items, index, end, lines))


def set_run_in(draft: Draft, section_id: str, run_in: bool) -> Edit | None:
    """Let a section's first paragraph go on in the line of its heading, or not.

    None when it does so already, or has no paragraph to go on with.
    """
    section = tree.find(draft, section_id)
    if not isinstance(section, Section) or section.run_in == run_in:
        return None
    if run_in and not (section.blocks and isinstance(section.blocks[0], Paragraph)):
        return None
    return difference(section_id, section, replace(section, run_in=run_in))


def set_heading_end(draft: Draft, section_id: str, offset: int) -> Edit | None:
    """Let a run-in heading end at `offset` of what stands in its line, heading and text.

    The offset counts code points of the heading followed by the paragraph; a mark 。 at
    the place goes. None where the heading is not run in or would end as before.
    """
    section = tree.find(draft, section_id)
    if not isinstance(section, Section) or not section.blocks:
        return None
    first = section.blocks[0]
    if not runs_in(section, first.id) or not isinstance(first, Paragraph):
        return None
    whole = join(section.heading, Text("。" if section.heading.plain else ""), first.text)
    if not 0 < offset <= len(whole.plain) or offset == len(section.heading.plain):
        return None
    start = offset + (whole.plain[offset : offset + 1] == "。")
    text = replace(first, text=cut(whole, start, len(whole.plain)))
    changed = replace(section, heading=cut(whole, 0, offset), blocks=(text, *section.blocks[1:]))
    return difference(section_id, section, changed)


def mark_as(draft: Draft, place: Place, role: str) -> Edit | None:
    """Make the line at a place the title or an element (one of ROLES) of its paper.

    Names are added to those that stand there; anything else changes places with the
    line. None for a table or a line that has the role; raises UserError for words that
    the role cannot have (no date, no 文号).
    """
    items, index = standing(draft, place)
    item, paper = items[index], items.paper_id
    words = read_text(draft, place).plain.strip()
    if item.kind not in ("paragraph", "heading") or not words:
        return None
    old = show_element(_paper(draft, paper), role)
    if role in _JOINED and old:
        words, old = f"{old}、{words.rstrip('：:')}", ""
    role_edit = set_element(draft, paper, role, words.rstrip("：:") if role == "主送" else words)
    left = [_line(draft, item, old)] if old else []
    after, _ = apply(draft, role_edit)
    now = Flat(paper, _paper(after, paper))
    taken = _edit(now, spliced(now, index, index + 1, left))
    return Batch((role_edit, taken)) if taken is not None else role_edit


def unmark(draft: Draft, paper_id: str, role: str) -> Edit | None:
    """Take a role away; its words become a paragraph at the top or the end of the body.

    None where the paper has no such element.
    """
    words = show_element(_paper(draft, paper_id), role)
    if not words:
        return None
    cleared = set_element(draft, paper_id, role, "")
    block = Paragraph(new_id(draft, "p"), Text(words))
    holder = paper_id if role in _AT_THE_TOP else _last_holder(draft, paper_id)
    blocks = tree.blocks_of(tree.find(draft, holder))
    put = (block, *blocks) if role in _AT_THE_TOP else (*blocks, block)
    return Batch((cleared, SetBlocks(holder, put)))


def _paper(draft: Draft, paper_id: str) -> Paper:
    found = tree.find(draft, paper_id)
    if not isinstance(found, Paper):
        raise KeyError(paper_id)
    return found


def _edit(lines: Flat, new: Paper) -> Edit | None:
    return difference(lines.paper_id, lines.paper, new)


def _as_heading(draft: Draft, item: Item, level: int) -> list[Item]:
    """Return the heading that a paragraph becomes, and the text that goes on behind it."""
    number = _NUMBER.match(item.text.plain)
    start = number.end() if number else 0
    text = cut(item.text, start, len(item.text.plain))
    end = first_end(text.plain)
    runs_on = 0 <= end <= _LONGEST_RUN_IN and end < len(text.plain) - 1
    printed = number[0].strip() if number else ""
    shell = Section(new_id(draft, "s"), run_in=runs_on, found_number=printed)
    if not runs_on:
        closed = len(text.plain) - text.plain.endswith("。")
        return [Item("heading", shell.id, cut(text, 0, closed), level, shell)]
    heading = Item("heading", shell.id, cut(text, 0, end), level, shell)
    rest = replace(item, text=cut(text, end + 1, len(text.plain)))
    return [heading, rest]


def _as_paragraph(draft: Draft, item: Item) -> Item:
    """Return the paragraph that a heading becomes, the number that was printed before it."""
    printed = item.shell.found_number if isinstance(item.shell, Section) else ""
    text = join(Text(printed), item.text)
    return paragraph(item.node, new_id(draft, "p"), text)


def _joined(heading: Item, first: Item) -> Item:
    """Return the paragraph of a run-in heading that becomes text: its line as it is printed."""
    printed = heading.shell.found_number if isinstance(heading.shell, Section) else ""
    stop = "。" if heading.text.plain else ""
    return replace(first, text=join(Text(printed), heading.text, Text(stop), first.text))


def _line(draft: Draft, item: Item, words: str) -> Item:
    """Return a line with other words in the place of a paragraph or heading."""
    if item.kind == "heading":
        return replace(item, text=Text(words))
    return paragraph(item.node, new_id(draft, "p"), Text(words))


def _last_holder(draft: Draft, paper_id: str) -> str:
    """Return the id of the node that holds the end of the body."""
    node: Paper | Section = _paper(draft, paper_id)
    while node.sections:
        node = node.sections[-1]
    return paper_id if isinstance(node, Paper) else node.id
