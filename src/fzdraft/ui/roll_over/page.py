"""The page 用去年稿起草 (and 起草记录): groups at the left, rows of decisions beside."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from fzdraft.ui.roll_over.group_list import GroupList
from fzdraft.ui.roll_over.groups import ASK, PROMISES, WEB, Group, Row, summary
from fzdraft.ui.roll_over.row_list import RowList
from fzdraft.ui.small_widgets import PressButton, label, link
from fzdraft.ui.theme import Theme

ENTER = "其余按建议办，进入稿子（Ctrl+Enter）"
ENTER_DONE = "进入稿子（Ctrl+Enter）"
LATER = (
    "没定的先标“待核”，进稿子以后再说。原文件不会动，这里的每一条以后都能在 文件→起草记录 里改。"
)
EMPTY = {
    ASK: "没有要您定的事。",
    PROMISES: "去年的稿子里没有找到下一年的安排。",
    WEB: "这份稿子里没有网页文字。",
}
NOTHING = "这一类没有。"
CONTEXT_CHARACTERS = 150
YEARS = range(1990, 2100)


class Manner(Struct, frozen=True):
    """What the page is for: its headline and the words of its buttons (empty: not there)."""

    headline: str
    enter: str
    back: str
    plain: str = ""
    hint: str = ""
    chooses_year: bool = False


DRAFTING = Manner(
    "用去年稿起草", ENTER, "返回看结构（Esc）", "只打开来改，不换年", LATER, chooses_year=True
)
RECORD = Manner(
    "起草记录",
    "",
    "回到稿子（Esc）",
    hint="每一条都还能改主意：按 1 2 3 或点一下，改一条是一步，撤销能退回。",
)


class RollOverPage(QWidget):
    """Shows groups of rows; who shows it does what is answered.

    Signals: answered(Row, index of the choice), entered(), back(), plain_wanted() for
    只打开来改, year_chosen(year).
    """

    answered = Signal(object, int)
    entered = Signal()
    back = Signal()
    plain_wanted = Signal()
    year_chosen = Signal(int)

    def __init__(self, manner: Manner, theme: Theme) -> None:
        """Be empty, in the manner of drafting or of the record."""
        super().__init__()
        self.setObjectName("rollOver")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._manner = manner
        self._found: list[Group] = []
        self.groups, self.rows = GroupList(theme), RowList("要看的句子", theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addLayout(self._head())
        self._summary = label("", "muted")
        self._summary.setAccessibleName("做了什么")
        column.addWidget(self._summary)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.groups)
        self._empty = label("", "calm")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        middle.addWidget(self.rows, 1)
        middle.addWidget(self._empty, 1)
        column.addLayout(middle, 1)
        column.addWidget(self._context_frame())
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._headline, self._unit = label("", "headline"), label("年度", "headline")
        self._year = QLineEdit()
        self._year.setObjectName("reportYear")
        self._year.setAccessibleName("报告年度")
        self._year.setToolTip("新稿写哪一年；默认是去年稿的下一年")
        self._year.setValidator(QIntValidator(YEARS.start, YEARS.stop - 1, self._year))
        self._year.setFixedWidth(64)
        row.addWidget(self._headline)
        row.addWidget(self._year)
        row.addWidget(self._unit)
        row.addStretch(1)
        if not self._manner.chooses_year:
            self._year.hide()
            self._unit.hide()
        return row

    def _context_frame(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("context")
        self._context = QLabel()
        self._context.setAccessibleName("原文上下文")
        self._context.setWordWrap(True)
        self._context.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._context.setTextFormat(Qt.TextFormat.RichText)
        self._context.setFixedHeight(3 * self.fontMetrics().height() + 12)
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 8, 14, 6)
        column.addWidget(self._context)
        return frame

    def _foot(self) -> QHBoxLayout:
        manner, row = self._manner, QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(manner.hint, "note", wrap=True), 1)
        self._plain, self._back = link(manner.plain), PressButton(manner.back)
        self._enter = PressButton(manner.enter)
        self._enter.setDefault(True)
        for button, words in ((self._plain, manner.plain), (self._enter, manner.enter)):
            if not words:
                button.hide()
        for button in (self._plain, self._back, self._enter):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.groups.opened.connect(lambda _: self._show_rows())
        self.rows.answered.connect(self.answered)
        self.rows.moved.connect(self._show_context)
        self._enter.clicked.connect(self.entered)
        self._back.clicked.connect(self.back)
        self._plain.clicked.connect(self.plain_wanted)
        self._year.editingFinished.connect(self._take_year)
        if self._manner.enter:
            for keys in ("Ctrl+Return", "Ctrl+Enter"):
                self._on(keys, self.entered.emit)
        self._on("Escape", self.back.emit)

    def _on(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def show_draft(self, name: str, year: int | None, found: Sequence[Group]) -> None:
        """Show what became of the document `name` in the report of `year`."""
        self._found = list(found)
        year_words = "" if self._manner.chooses_year else f" {year or ''}年度"
        self._headline.setText(f"{self._manner.headline} 《{name}》 →{year_words}")
        if year is not None and not self._year.hasFocus():
            self._year.setText(str(year))
        self._summary.setText(summary(found))
        self.groups.show_groups(found)
        self._show_rows()
        open_ones = next(group.count for group in found if group.id == ASK)
        if self._manner.enter:
            self._enter.setText(ENTER if open_ones else ENTER_DONE)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.groups.set_theme(theme)
        self.rows.set_theme(theme)

    def start(self) -> None:
        """Stand on the first open question."""
        self.groups.setCurrentRow(0)
        self.rows.setCurrentRow(0)
        (self.rows if self.rows.count() else self._enter).setFocus()

    def _show_rows(self) -> None:
        group = next(one for one in self._found if one.id == self.groups.current)
        self.rows.show_rows(group.rows)
        self.rows.setVisible(bool(group.rows))
        self._empty.setVisible(not group.rows)
        self._empty.setText(EMPTY.get(group.id, NOTHING))

    def _show_context(self, row: Row | None) -> None:
        self._context.setText(context(row) if row else "")

    def _take_year(self) -> None:
        if self._year.hasAcceptableInput() and self._year.isModified():
            self._year.setModified(False)
            self.year_chosen.emit(int(self._year.text()))


def context(row: Row) -> str:
    """Return the sentence before and the sentence itself, the words in question bold, as HTML."""
    words, marked, at = row.sentence, "", 0
    first = row.spans[0][0] if row.spans else 0
    cut = max(0, first - CONTEXT_CHARACTERS * 2 // 3)
    before = row.before[-max(0, CONTEXT_CHARACTERS // 2 - first) :] if first < 70 else ""
    for start, end in row.spans:
        marked += escape(words[max(at, cut) : start]) + f"<b>{escape(words[start:end])}</b>"
        at = end
    rest = words[max(at, cut) : at + CONTEXT_CHARACTERS - min(first, 60)]
    dots = "……" if cut or len(before) < len(row.before) else ""
    more = "……" if at + len(rest) < len(words) else ""
    return f"原文：{dots}{escape(before)}{marked}{escape(rest)}{more}"
