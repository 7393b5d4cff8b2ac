"""The body of a document: from lines to nested sections with their blocks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from fzdraft.document.marks import Text
from fzdraft.document.model import Block, Numbering, Paragraph, Remark, Section, Table
from fzdraft.importers.headings import Marker, read_marker
from fzdraft.importers.lines import Line, strip
from fzdraft.importers.looks import with_levels
from fzdraft.language.numerals import parse_number
from fzdraft.language.sentences import first_end

_PART = re.compile(r"第([一二三四五六七八九十]{1,2})部分\s*[:：、]?\s*(?=\S)")
_DEEPEST = 4
_GUESSED = "“{}”没有序号，是按字体认作标题的"
_NUMBERED = "“{}”这一级的序号后面多是整段的话，没有认作标题"
_LED = "“{}”后面没有句号，是按字体分出来的标题"
_LEAST_LEAD = 4
_MANY = 4
_NEARLY_ALL = 0.6
_LONGEST_RUN_IN = 40
_LONGEST_HEADING = 80
_COUNTS = re.compile("[0-9０-９][万亿]?余?(?:[件宗起份人名次家个条项场户%％]|[万亿]?元)")
_LEAST_ITEMS, _LONG_ITEM = 2, 12


@dataclass
class Ids:
    """Hands out the ids of one paper in reading order: p1, t2 …, with a prefix of its own."""

    prefix: str = ""
    _next: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def block(self, kind: str) -> str:
        """Return the next id of a block of this kind (p or t)."""
        return f"{self.prefix}{kind}{next(self._next)}"


@dataclass
class Body:
    """What the lines of a body became."""

    preamble: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    numbering: Numbering = "standard"
    warnings: list[Remark] = field(default_factory=list)


@dataclass
class _Node:
    rank: int
    marker: Marker | None = None
    heading: str = ""
    run_in: bool = False
    is_sentence: bool = False
    blocks: list[Block] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def build(lines: tuple[Line, ...], ids: Ids, root_id: str = "") -> Body:
    """Nest the lines by their heading numbers; ids of sections come from their position."""
    body = Body()
    root = _Node(0)
    stack = [root]
    lines = with_levels(lines)
    known = _clean_headings(lines)
    parts = _parts(lines)
    for line in lines:
        marker = parts.get(id(line)) or _marker(line, stack)
        if marker is None:
            stack[-1].blocks.append(_block(line, ids))
            continue
        if parts and id(line) not in parts:
            marker = replace(marker, rank=min(marker.rank + 1, _DEEPEST))
        while stack[-1].rank >= marker.rank:
            stack.pop()
        node = _read_heading(marker, known, line.lead - len(line.text) + len(marker.rest))
        _check_number(stack[-1], node)
        if line.is_by_look:
            node.remarks.append(Remark("heading_by_look", _GUESSED.format(node.heading)))
        stack[-1].children.append(node)
        stack.append(node)
        if node.run_in:
            _add_run_in(node, marker, ids)
    _tell_items(root, ids)
    body.preamble = tuple(root.blocks)
    body.sections = _freeze(root, root_id or f"{ids.prefix}s")
    body.numbering = _numbering(root)
    _say_once(root)
    body.warnings = list(_placed(root, ()))
    return body


def _tell_items(root: _Node, ids: Ids) -> None:
    """Take numbered sentences with nothing below them for the paragraphs of a list.

    Below the last one goes on what stands behind the list.
    """
    for node in list(_nodes(root)):
        items = node.children
        told = [item for item in items if item.is_sentence]
        if len(items) < _LEAST_ITEMS or not told or not _is_list(items):
            continue
        if all(item.heading and len(item.heading) < _LONG_ITEM for item in items):
            continue
        for item in told:
            assert item.marker is not None, "a sentence has its number"
            item.blocks.insert(0, Paragraph(ids.block("p"), Text(item.marker.rest)))
            item.heading, item.run_in = "", True


def _is_list(items: list[_Node]) -> bool:
    """Tell items that each say one thing: a sentence, or a paragraph without a heading."""
    if any(item.children or (item.heading and not item.is_sentence) for item in items):
        return False
    return not any(len(item.blocks) > (not item.heading) for item in items[:-1])


def _parts(lines: tuple[Line, ...]) -> dict[int, Marker]:
    """Return the headings 第一部分, 第二部分 …, by the identity of their lines; one alone is none.

    All other headings of such a document stand a level deeper.
    """
    found: dict[int, Marker] = {}
    for line in lines:
        match = None if line.rows else _PART.match(line.text)
        if match and len(line.text) <= _LONGEST_RUN_IN and "。" not in line.text:
            value = parse_number(match[1]) or 0
            if value == len(found) + 1:
                rest = strip(line.text[match.end() :])
                found[id(line)] = Marker(1, strip(match[0]), value, rest)
    return found if len(found) > 1 else {}


def _block(line: Line, ids: Ids) -> Block:
    if line.rows:
        rows = tuple(tuple(Text(cell) for cell in row) for row in line.rows)
        return Table(ids.block("t"), rows)
    return Paragraph(ids.block("p"), Text(line.text))


def _marker(line: Line, stack: list[_Node]) -> Marker | None:
    """Read the heading that a line opens, by its number or by its style, or None."""
    if line.rows:
        return None
    marker = read_marker(line.text)
    if marker is None:
        is_heading = 0 < line.level <= 4 and len(line.text) <= _LONGEST_HEADING
        return (
            Marker(line.level, "", 0, line.text) if is_heading and "。" not in line.text else None
        )
    lacks_close = marker.is_slip and marker.printed[:1] in "（("
    return None if lacks_close and marker.value != _expected(stack, marker.rank) else marker


def _expected(stack: list[_Node], rank: int) -> int:
    """Return the number that the next heading of this rank should have."""
    above = [node for node in stack if node.rank < rank][-1]
    return _last_value(above, rank) + 1


def _last_value(parent: _Node, rank: int) -> int:
    """Return the number of the last child of this rank, 0 when there is none."""
    same = (child.marker for child in reversed(parent.children) if child.rank == rank)
    marker = next(same, None)
    return marker.value if marker else 0


def _clean_headings(lines: tuple[Line, ...]) -> set[tuple[int, str]]:
    """Collect the ranks and headings of this document that are printed without any doubt."""
    found: set[tuple[int, str]] = set()
    for line in lines:
        marker = read_marker(line.text)
        if marker is None:
            continue
        end = first_end(marker.rest)
        heading = marker.rest if end < 0 else marker.rest[:end]
        if 6 <= len(heading) <= _LONGEST_RUN_IN and not re.search("[，,；;：:]", heading):
            found.add((marker.rank, heading))
    return found


def _say_once(root: _Node) -> None:
    """Leave one remark where nearly all numbers of a rank stand before paragraphs, not headings."""
    for rank in (1, 2):
        nodes = [node for node in _nodes(root) if node.rank == rank]
        unclear = [node for node in nodes if any(r.part == "paragraph" for r in node.remarks)]
        if len(unclear) < _MANY or len(unclear) < len(nodes) * _NEARLY_ALL:
            continue
        for node in unclear:
            node.remarks = [remark for remark in node.remarks if remark.part != "paragraph"]
        told = _NUMBERED.format(unclear[0].marker.printed if unclear[0].marker else "")
        unclear[0].remarks.append(_in_text(Remark("heading_unclear", told)))


def _placed(node: _Node, path: tuple[int, ...]) -> Iterator[Remark]:
    """Yield the remarks of a node and those below it with the path that leads there."""
    for remark in node.remarks:
        yield replace(remark, path=path, part=remark.part or "heading")
    for index, child in enumerate(node.children):
        yield from _placed(child, (*path, index))


def _read_heading(marker: Marker, known: set[tuple[int, str]], lead: int) -> _Node:
    """Tell the heading from the text that runs on behind it.

    `lead` is the length of what is printed as headings are, where that is less than all.
    """
    node = _Node(marker.rank, marker)
    rest = marker.rest
    end = first_end(rest)
    slipped = _known_prefix(rest, end, {text for rank, text in known if rank == marker.rank})
    is_clear = 0 <= end <= _LONGEST_RUN_IN and not re.search("[，,]", rest[:end])
    if not is_clear and _LEAST_LEAD <= lead <= _LONGEST_HEADING:
        node.heading, node.run_in = strip(rest[:lead]).rstrip("。"), True
        node.remarks.append(Remark("heading_by_look", _LED.format(node.heading)))
    elif slipped:
        node.heading, node.run_in = slipped, True
        node.remarks.append(_unclear(marker, f"“{slipped}”后面少了句号"))
    elif end < 0 and len(rest) <= _LONGEST_HEADING and rest[-1:] not in "；;：:":
        node.heading = rest
    elif 0 <= end <= _LONGEST_RUN_IN and not _tells(rest, end):
        node.heading, node.run_in = rest[:end], end < len(rest) - 1
        node.is_sentence = end == len(rest) - 1
    else:
        node.run_in = True
        if 0 <= end < len(rest) - 1 and marker.rank <= 2:
            node.remarks.append(_in_text(_unclear(marker, "分不清标题在哪里结束")))
    if marker.is_slip:
        text = f"“{marker.printed}{marker.rest[:12]}…”的序号缺半个括号"
        node.remarks.append(Remark("number_slip", text))
    return node


def _tells(rest: str, end: int) -> bool:
    """Tell a sentence that reports (受理5件。占比…; 承接112项，占比50%。) from a heading."""
    is_clause = end < len(rest) - 1 or re.search("[，,]", rest[:end]) is not None
    return is_clause and _COUNTS.search(rest, 0, end) is not None


def _known_prefix(rest: str, end: int, known: set[str]) -> str:
    """Find a heading of this document that runs on without its 。, or an empty text."""
    sentence = rest if end < 0 else rest[:end]
    if sentence in known or not (len(sentence) > _LONGEST_RUN_IN or re.search("[，,]", sentence)):
        return ""
    fits = [h for h in known if rest.startswith(h) and rest[len(h) : len(h) + 1] not in "，,、"]
    return max(fits, key=len, default="")


def _unclear(marker: Marker, reason: str) -> Remark:
    return Remark("heading_unclear", f"“{marker.printed}{marker.rest[:12]}…”这一处，{reason}")


def _add_run_in(node: _Node, marker: Marker, ids: Ids) -> None:
    text = marker.rest[len(node.heading) :]
    if node.heading and text[:1] in "。！？!?":
        text = text[1:]
    node.blocks.append(Paragraph(ids.block("p"), Text(strip(text))))


def _in_text(remark: Remark) -> Remark:
    """Place a remark in the first paragraph: its heading is empty."""
    return replace(remark, part="paragraph", paragraph=0)


def _check_number(parent: _Node, node: _Node) -> None:
    """Remark a number that neither follows its neighbour nor starts at one."""
    last, marker = _last_value(parent, node.rank), node.marker
    if marker is None or not marker.value or marker.rank > 2 or marker.value == last + 1:
        return
    message = f"“{marker.printed}{marker.rest[:12]}…”的序号和前面接不上"
    is_text = not node.heading and node.run_in
    remark = Remark("number_jump", message)
    node.remarks.append(_in_text(remark) if is_text else remark)


def _freeze(node: _Node, own_id: str) -> tuple[Section, ...]:
    sections = []
    for position, child in enumerate(node.children, 1):
        is_top = own_id.endswith("s")
        child_id = f"{own_id}{position}" if is_top else f"{own_id}.{position}"
        printed = child.marker.printed if child.marker else ""
        section = Section(
            child_id,
            Text(child.heading),
            child.run_in,
            tuple(child.blocks),
            _freeze(child, child_id),
            found_number=printed,
        )
        sections.append(section)
    return tuple(sections)


def _numbering(root: _Node) -> Numbering:
    """Two levels when 1. stands directly under 一、 and （一） nowhere."""
    ranks = {(node.rank, child.rank) for node in _nodes(root) for child in node.children}
    has_second = any(child == 2 for _, child in ranks)
    return "two_level" if (1, 3) in ranks and not has_second else "standard"


def _nodes(node: _Node) -> Iterator[_Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)
