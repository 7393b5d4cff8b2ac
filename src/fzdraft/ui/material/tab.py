"""The tab 材料: paragraphs of departments that are about the section at the caret."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from fzdraft.document import collected
from fzdraft.document.material import Address
from fzdraft.document.model import Draft, walk
from fzdraft.errors import UserError
from fzdraft.services import Services
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.material import rows
from fzdraft.ui.material.fitting_strip import FittingStrip
from fzdraft.ui.material.line_list import LineList
from fzdraft.ui.material.rows import Asked
from fzdraft.ui.material.section_dialog import SectionDialog
from fzdraft.ui.session import Session
from fzdraft.ui.small_widgets import label, link
from fzdraft.ui.theme import Theme

if TYPE_CHECKING:
    from fzdraft.services import Fitting

NOTHING = (
    "各部门报来的材料放在这里：点“加材料”，或把文件拖进来，一次多少份都行。"
    "程序把每一段分到它讲的那一节，用过的会标出来。"
)
NOT_HERE = "本节没有材料。点“全部”看别的节的。"
NOT_FOUND = "没有找到。"
SORTING, FITTING = "material-sorting", "material-fitting"
_FOLLOW_MS, _FIT_MS = 120, 150
_Sorted = tuple[object, ...]


class MaterialTab(QWidget):
    """Follows the session's section.

    Signals: counted(int) with what waits in the section; said(words) for the status bar;
    files_wanted(), text_wanted() to take more in, files_given(list of Path) when files
    were dropped; list_wanted() to see what came from whom.
    """

    counted = Signal(int)
    said = Signal(str)
    files_wanted = Signal()
    text_wanted = Signal()
    files_given = Signal(object)
    list_wanted = Signal()

    def __init__(self, session: Session, services: Services, theme: Theme, jobs: Jobs) -> None:
        """Show what the session's draft has for its section."""
        super().__init__()
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._services, self._jobs = session, services, jobs
        self._places: dict[Address, str] = {}
        self._sorted: _Sorted | None = None
        self._fitted: Address | None = None
        self.list = LineList(theme)
        self.strip = FittingStrip()
        self._build()
        self._connect()
        self._following = self._timer(_FOLLOW_MS, self.refresh)
        self._fitting = self._timer(_FIT_MS, self._look_for_numbers)
        session.moved.connect(lambda *_: self._following.start())
        session.changed.connect(lambda _: self._following.start())
        self.refresh()

    def _build(self) -> None:
        self._here, self._all = link("本节"), link("全部")
        for button in (self._here, self._all):
            button.setCheckable(True)
            button.setProperty("kind", "pick")
        self._here.setChecked(True)
        self._search = QLineEdit()
        self._search.setPlaceholderText("查找")
        self._search.setAccessibleName("在材料里查找")
        self._search.setClearButtonEnabled(True)
        self._more, self._paste = link("加材料…"), link("粘贴")
        self._none = label(NOTHING, "calm", wrap=True)
        self._take, self._numbers = link("放到光标处"), link("只取数字 1")
        self._move, self._drop = link("移到别的节 2"), link("不用 3")
        self._foot = link("")
        self._foot.setAccessibleName("还没用的材料")
        self._foot.setToolTip("看各家报来了什么")
        self._foot.setAccessibleName("各家的材料")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(2)
        column.addLayout(_row(self._here, self._all, self._search, self._more, self._paste))
        column.addWidget(self._none, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        column.addWidget(self.strip)
        column.addLayout(_row(self._take, self._numbers, self._move, self._drop))
        column.addLayout(_row(self._foot))

    def _connect(self) -> None:
        self._here.clicked.connect(lambda: self.show_all(False))
        self._all.clicked.connect(lambda: self.show_all(True))
        self._search.textChanged.connect(lambda _: self._show())
        self._search.returnPressed.connect(self.list.setFocus)
        self._more.clicked.connect(self.files_wanted)
        self._paste.clicked.connect(self.text_wanted)
        self._foot.clicked.connect(self.list_wanted)
        self.list.moved.connect(self._stands_on)
        self.list.taken.connect(self.take)
        self.list.asked.connect(self._by_key)
        self.list.menu_wanted.connect(self._show_menu)
        self.strip.chosen.connect(self._fill)
        self.strip.left.connect(self.list.setFocus)
        for number, button in enumerate((self._take, self._numbers, self._move, self._drop)):
            button.clicked.connect(lambda _=False, number=number: self._by_button(number))

    def _timer(self, wait: int, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(work)
        return timer

    @property
    def _draft(self) -> Draft:
        return self._session.draft

    def refresh(self) -> None:
        """Look again what the section has; sorting is a job and runs only when it must."""
        self._following.stop()
        draft = self._draft
        key: _Sorted = (
            draft.materials,
            draft.plan,
            tuple((one.id, one.heading.plain) for _, one in walk(draft.report.sections)),
        )
        if key != self._sorted:
            self._sorted = key
            self._sort(draft)
        self._show()

    def _sort(self, draft: Draft) -> None:
        if not draft.materials:
            self._places = {}
            return
        services = self._services
        self._jobs.start(
            SORTING, lambda _: services.material_places(draft), self._place, self._fault
        )

    def _place(self, places: dict[Address, str]) -> None:
        self._places = places
        self._show()

    def _fault(self, fault: UserError) -> None:
        self.said.emit(str(fault))

    def _show(self) -> None:
        draft, session = self._draft, self._session
        asked = Asked(session.node, self._all.isChecked(), self._search.text())
        found = rows.lines(draft, self._places, asked)
        self.list.show_lines(found)
        there = bool(draft.materials)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        missing = NOT_FOUND if asked.search else NOT_HERE if not asked.everything else NOT_FOUND
        self._none.setText(missing if there else NOTHING)
        for button in (self._here, self._all, self._search, self._foot):
            button.setVisible(there)
        self.setFocusProxy(self.list if found else self._all if there else self._more)
        self._foot.setText(rows.unused_words(draft))
        self.counted.emit(rows.waiting(draft, self._places, session.node))
        self._stands_on(self.list.current())

    def _stands_on(self, address: Address | None) -> None:
        """Offer what can be done with the current excerpt."""
        there = address is not None and self.list.isVisibleTo(self)
        for button in (self._take, self._numbers, self._move, self._drop):
            button.setVisible(there)
        if address != self._fitted:
            self.strip.show_fittings(())
            self._fitted = address
        if address is not None:
            _, excerpt = collected.excerpt_at(self._draft, address)
            self._drop.setText("还是要用 3" if excerpt.put_by else "不用 3")
        self._fitting.start()

    def _look_for_numbers(self) -> None:
        """Find in the background which numbers of the section the excerpt fills."""
        address, draft, node = self.list.current(), self._draft, self._session.node
        self._jobs.cancel(FITTING)
        if address is None or not self.isVisible():
            self._fits(())
            return
        services = self._services
        self._jobs.start(
            FITTING, lambda _: services.fittings(draft, address, node), self._fits, self._fault
        )

    def _fits(self, found: Sequence[Fitting]) -> None:
        self._numbers.setEnabled(bool(found))
        if not self.strip.is_open or tuple(found) != self.strip.found:
            self.strip.show_fittings(found)

    def show_all(self, on: bool) -> None:
        """Show the material of all sections, or of the one at the caret."""
        self._here.setChecked(not on)
        self._all.setChecked(on)
        self._show()

    def take(self, address: Address) -> None:
        """Put an excerpt behind the caret's paragraph, as one step; the caret goes with it."""
        session = self._session
        made = self._services.borrow(session.draft, address, session.node, session.block)
        session.do(made.edit, "取用材料")
        session.go(session.node, made.block)
        numbers = f"{made.numbers} 个数进了台账，记作待核。" if made.numbers else ""
        changed = "自称和标点按本稿改过。" if made.changed else ""
        self.said.emit(f"放好了。{changed}{numbers}Ctrl+Z 可退回。")
        self.refresh()

    def _fill(self, chosen: list[Fitting]) -> None:
        """Fill the ticked numbers as one step."""
        session, address = self._session, self.list.current()
        if address is not None:
            edit = self._services.fill_fittings(session.draft, address, session.node, chosen)
            session.do(edit, "取用材料里的数字")
            self.said.emit(f"填上 {len(chosen)} 个数，记作待核，来源写进了台账。")
            self.refresh()
        self.list.setFocus()

    def move_away(self, address: Address) -> None:
        """Ask for the section that an excerpt belongs to, and put it there."""
        names = rows.section_names(self._draft)
        dialog = SectionDialog(self, names, self._places.get(address, ""))
        dialog.accepted.connect(lambda: self._moved_to(address, dialog.section, names))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _moved_to(self, address: Address, section: str, names: Mapping[str, str]) -> None:
        self._session.do(collected.assign(self._draft, address, section), "材料移到别的节")
        self.said.emit(f"移到了 {names[section]}。" if section else "按内容重新归类。")
        self.refresh()

    def put_by(self, address: Address) -> None:
        """Say 不用 of an excerpt, or take that back."""
        _, excerpt = collected.excerpt_at(self._draft, address)
        edit = collected.put_by(self._draft, address, not excerpt.put_by)
        self._session.do(edit, "材料还是要用" if excerpt.put_by else "材料不用")
        self.refresh()

    def _by_key(self, address: Address, number: int) -> None:
        if number == 1:
            self.strip.open()
        elif number == 2:
            self.move_away(address)
        else:
            self.put_by(address)

    def _by_button(self, number: int) -> None:
        address = self.list.current()
        if address is None:
            return
        if number == 0:
            self.take(address)
        else:
            self._by_key(address, number)

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        buttons = (self._take, self._numbers, self._move, self._drop)
        for number, button in enumerate(buttons):
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(lambda _=False, number=number: self._by_button(number))
        menu.exec(point)
        menu.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for numbers only while somebody can see them."""
        super().showEvent(event)
        self._fitting.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files be dropped here."""
        if dropped(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let them be dropped anywhere on the tab."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files in as material."""
        paths = dropped(event)
        if paths:
            event.acceptProposedAction()
            self.files_given.emit(paths)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.list.theme = theme
        self.list.viewport().update()


def dropped(event: QDropEvent) -> list[Path]:
    """Return the local files and folders of a drag."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _row(*widgets: QWidget) -> QHBoxLayout:
    """Put widgets side by side; a search field takes what room is left."""
    row = QHBoxLayout()
    row.setContentsMargins(10, 0, 8, 0)
    row.setSpacing(0)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    if not any(isinstance(widget, QLineEdit) for widget in widgets):
        row.addStretch(1)
    return row
