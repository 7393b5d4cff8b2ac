"""What the tab 材料 shows, as plain values: groups and excerpts of one section or of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from fzdraft.document import tree
from fzdraft.document.collected import HEADINGS, departments, used
from fzdraft.document.material import Address, Material
from fzdraft.document.model import Draft, Section, walk
from fzdraft.document.outline import labels

State = Literal["waiting", "used", "put_by"]
Places = Mapping[Address, str]
NOBODY = "没写单位"
UNPLACED = "还没归到哪一节"
STATES: dict[State, str] = {"waiting": "", "used": "已用", "put_by": "不用"}


class Line(Struct, frozen=True):
    """One line of the list: an excerpt, or (without an address) the head of a group.

    `caption` stands small above the words (where it stood in the file), `state` beside it.
    """

    words: str
    caption: str = ""
    state: State = "waiting"
    address: Address | None = None

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        return "，".join(part for part in (self.caption, STATES[self.state], self.words) if part)


class Asked(Struct, frozen=True):
    """What the user wants to see: of the section at the caret or of all, with these words."""

    node: str
    everything: bool = False
    search: str = ""


def lines(draft: Draft, places: Places, asked: Asked) -> list[Line]:
    """Return the lines to show; of a section by department, of everything by section."""
    if not draft.materials:
        return []
    return list(
        _by_section(draft, places, asked) if asked.everything else _here(draft, places, asked)
    )


def waiting(draft: Draft, places: Places, node: str) -> int:
    """Count the excerpts of a section (with all below it) that are neither used nor put by."""
    if not draft.materials:
        return 0
    here, taken = _ids_below(draft, node), used(draft)
    return sum(
        places.get((material.id, index), "") in here
        and (material.id, index) not in taken
        and not excerpt.put_by
        for material in draft.materials
        for index, excerpt in enumerate(material.excerpts)
    )


def unused_words(draft: Draft) -> str:
    """Say of how many departments nothing stands in the text yet: 3 家的材料还一字没用."""
    found = departments(draft)
    untouched = [one for one in found if not one.used and one.waiting]
    if not found:
        return ""
    if not untouched:
        return f"{len(found)} 家的材料都看过了"
    return f"{len(untouched)} 家的材料还一字没用"


def section_names(draft: Draft) -> dict[str, str]:
    """Return the sections of the report with what people call them: 二/(五) 推进社会矛盾…."""
    printed = labels(draft)
    return {
        section.id: f"{printed[section.id]}　{section.heading.plain}"
        for _, section in walk(draft.report.sections)
    }


def source_line(material: Material, again: bool) -> str:
    """Name a material: 城管局　12月20日　城管局材料.docx (with 又报来一份 for a later one)."""
    return f"{material.department or NOBODY}　{_file_words(material, again)}"


def _file_words(material: Material, again: bool) -> str:
    day = material.received
    parts = (
        "又报来一份" if again else "",
        f"{day.month}月{day.day}日" if day else "",
        material.name,
    )
    return "　".join(part for part in parts if part)


def _here(draft: Draft, places: Places, asked: Asked) -> Iterator[Line]:
    """Yield what belongs to the section at the caret, by department and file."""
    here, taken = _ids_below(draft, asked.node), used(draft)
    for department in departments(draft):
        for count, material in enumerate(department.materials):
            found = [
                _excerpt_line(material, index, taken, _caption(material, index))
                for index, excerpt in enumerate(material.excerpts)
                if places.get((material.id, index), "") in here
                and _matches(material, index, asked.search)
            ]
            if found:
                yield Line(material.department or NOBODY, _file_words(material, count > 0))
                yield from found


def _by_section(draft: Draft, places: Places, asked: Asked) -> Iterator[Line]:
    """Yield everything by the section that it belongs to, what belongs nowhere at the end."""
    taken, groups = used(draft), dict[str, list[Line]]()
    for material in draft.materials:
        for index in range(len(material.excerpts)):
            if _matches(material, index, asked.search):
                caption = f"{material.department or NOBODY}　{_caption(material, index)}".strip()
                line = _excerpt_line(material, index, taken, caption)
                groups.setdefault(places.get((material.id, index), ""), []).append(line)
    names = section_names(draft)
    for section, name in [*names.items(), ("", UNPLACED)]:
        if groups.get(section):
            yield Line(name)
            yield from groups[section]


def _excerpt_line(material: Material, index: int, taken: frozenset[Address], caption: str) -> Line:
    excerpt, address = material.excerpts[index], (material.id, index)
    state: State = "used" if address in taken else "put_by" if excerpt.put_by else "waiting"
    return Line(excerpt.text, caption, state, address)


def _caption(material: Material, index: int) -> str:
    return material.excerpts[index].heading.split(HEADINGS)[-1]


def _matches(material: Material, index: int, search: str) -> bool:
    excerpt = material.excerpts[index]
    within = (material.department, material.name, excerpt.heading, excerpt.text)
    return all(any(word in part for part in within) for word in search.split())


def _ids_below(draft: Draft, node: str) -> set[str]:
    """Return a section with all below it; a paper has no material of its own."""
    found = tree.find(draft, node)
    return (
        {one.id for one in tree.nodes(found) if isinstance(one, Section)}
        if isinstance(found, Section)
        else set()
    )
