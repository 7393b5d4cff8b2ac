"""What the 章节 menu does to the section of the caret, each one step of the undo history."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from fzdraft.document import letters, restructure, tree
from fzdraft.document.edits import Edit, SetField, SetText
from fzdraft.document.ids import new_id
from fzdraft.document.marks import Text
from fzdraft.document.model import Attachment, Draft, Paragraph, Section
from fzdraft.document.numbering import LEVELS
from fzdraft.document.outline import label_of
from fzdraft.document.places import Place
from fzdraft.ui.menus import Need
from fzdraft.ui.session import Session


class SectionSteps(QObject):
    """Changes the structure around the session's caret.

    Signals: fresh(node) when a section was made that still wants its heading; said(words)
    when there is something to tell about what was done, or why nothing was.
    """

    fresh = Signal(str)
    said = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Work on one session."""
        super().__init__(parent)
        self._session = session

    @property
    def here(self) -> set[Need]:
        """What the caret stands in: a section, a part (attachment and letter too), a draft."""
        found: set[Need] = {"draft", "paper"}
        if self._draft.decisions:
            found.add("rolled")
        if self._draft.promises:
            found.add("promises")
        node = tree.find(self._draft, self._node)
        if isinstance(node, Section | Attachment) or self._node == "letter":
            found.add("part")
        if isinstance(node, Section):
            found.add("section")
        return found

    def up(self) -> None:
        """Move the section before the sibling above it."""
        edit = restructure.step(self._draft, self._node, -1)
        self._do(edit, "上移章节", or_say="这一节已经在最前面了。")

    def down(self) -> None:
        """Move the section behind the sibling below it."""
        edit = restructure.step(self._draft, self._node, 1)
        self._do(edit, "下移章节", or_say="这一节已经在最后面了。")

    def promote(self) -> None:
        """Raise the section by one level."""
        edit = restructure.promote(self._draft, self._node)
        self._do(edit, "章节升一级", or_say="这一节已经是最高一级了。")

    def demote(self) -> None:
        """Lower the section by one level."""
        edit = restructure.demote(self._draft, self._node)
        self._do(edit, "章节降一级", or_say="前面没有可以归进去的一节，或者已经满四级了。")

    def drop(self, node: str, parent: str, index: int) -> None:
        """Move a dragged section; `index` counts the children of the parent with itself."""
        old_parent, old_index = tree.parent_of(self._draft, node)
        if old_parent == parent and old_index < index:
            index -= 1
        self._do(restructure.move(self._draft, node, parent, index), "移动章节")

    def add(self) -> None:
        """Put an empty section behind the one of the caret, a chapter where there is none."""
        parent, index = "report", 0
        if "section" in self.here:
            parent, index = tree.parent_of(self._draft, self._node)
            index += 1
        self._insert(parent, index)

    def add_below(self) -> None:
        """Put an empty section at the end of those below the one of the caret."""
        if restructure.level_of(self._draft, self._node) < LEVELS:
            self._insert(self._node, len(tree.find(self._draft, self._node).sections))

    def rename(self, node: str, words: str) -> None:
        """Give a section or an attachment other words as its heading."""
        is_section = isinstance(tree.find(self._draft, node), Section)
        place = Place(node, "heading" if is_section else "name")
        self._do(SetText(place, Text(words)), "改标题")

    def split(self) -> None:
        """Let a new section begin at the paragraph of the caret."""
        new = new_id(self._draft, "s")
        edit = restructure.split(self._draft, self._node, self._session.block)
        self._do(edit, "拆分章节", or_say="请先把光标放到要拆出去的那一段里。")
        if edit is not None:
            self.fresh.emit(new)

    def merge(self) -> None:
        """Join the section to what stands before it."""
        after = neighbour(self._draft, self._node)
        self._do(restructure.merge(self._draft, self._node), "合并章节", after)

    def remove(self) -> None:
        """Take the section (attachment, letter) and all below it out of the draft."""
        if "section" in self.here:
            after = neighbour(self._draft, self._node)
            words = f"删掉了“{label_of(self._draft, self._node)}”，Ctrl+Z 可以找回。"
            self._do(restructure.remove(self._draft, self._node), "删除章节", after)
            self.said.emit(words)
        elif self._node == "letter":
            self._do(letters.remove_letter(self._draft), "去掉报送函", "report")
        elif "part" in self.here:
            left = tuple(one for one in self._draft.report.attachments if one.id != self._node)
            self._do(_with_attachments(self._draft, left), "删除附件", "report")

    @property
    def _draft(self) -> Draft:
        return self._session.draft

    @property
    def _node(self) -> str:
        return self._session.node

    def _insert(self, parent: str, index: int) -> None:
        new = new_id(self._draft, "s")
        paragraph = Paragraph(new_id(self._draft, "p"))
        section = Section(new, blocks=(paragraph,))
        self._do(restructure.insert(self._draft, parent, index, section), "新建章节", new)
        self.fresh.emit(new)

    def add_attachment(self) -> None:
        """Put an empty 附件 behind the last one."""
        draft = self._draft
        new = new_id(draft, "a")
        paragraph = Paragraph(new_id(draft, "p"))
        attachments = (*draft.report.attachments, Attachment(new, blocks=(paragraph,)))
        self._do(_with_attachments(draft, attachments), "加附件", new)
        self.fresh.emit(new)

    def _do(self, edit: Edit | None, label: str, then: str = "", or_say: str = "") -> None:
        """Do one step and go to a node after it; where there is nothing to do, say why."""
        if edit is None:
            self.said.emit(or_say)
            return
        self._session.do(edit, label)
        if then:
            self._session.go(then)


def neighbour(draft: Draft, node: str) -> str:
    """Return where the caret goes when this section disappears: what stands before it."""
    parent, index = tree.parent_of(draft, node)
    return tree.find(draft, parent).sections[index - 1].id if index else parent


def _with_attachments(draft: Draft, attachments: tuple[Attachment, ...]) -> Edit:
    return SetField("report", replace(draft.report, attachments=attachments))
