"""Menus, tool bar and keys of the window as one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import Literal

from msgspec import Struct
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from fzdraft.document.history import History

Need = Literal["", "draft", "rolled", "promises", "paper", "part", "section"]


class Entry(Struct, frozen=True):
    """One action: its name in code, its words, its keys, and what it needs to make sense.

    `needs` is nothing, an open "draft", one that was "rolled" from last year's or has
    "promises" to answer, the "paper" in front, the caret in a "part" (section, attachment,
    letter) or in a "section"; `tool` is its word on the tool bar (empty: not there).
    """

    id: str
    words: str
    keys: tuple[str, ...] = ()
    tool: str = ""
    needs: Need = "paper"


LINE = Entry("-", "")
RECENT = Entry("recent", "最近打开(&R)", needs="")
THEMES = Entry("themes", "颜色(&T)", needs="")

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "文件(&F)",
        (
            Entry("new", "从头写…(&N)", ("Ctrl+N",), "新建", needs=""),
            Entry("open", "打开…(&O)", ("Ctrl+O",), "打开", needs=""),
            Entry("roll", "用去年稿起草…(&B)", ("Ctrl+Shift+O",), needs=""),
            RECENT,
            Entry("paste_text", "粘贴去年的文字(&V)", ("Ctrl+Shift+V",), needs=""),
            Entry("sample", "看示例(&I)", needs=""),
            LINE,
            Entry("save", "存盘(&S)", ("Ctrl+S",), "存盘", needs="draft"),
            Entry("save_as", "另存为…(&A)", ("Ctrl+Shift+S", "F12"), needs="draft"),
            Entry("save_copy", "存发送的副本…(&D)", needs="draft"),
            LINE,
            Entry("record", "起草记录(&Y)", ("Ctrl+Shift+R",), needs="rolled"),
            Entry("preview", "预览(&P)", ("Ctrl+P",), "预览", needs="draft"),
            Entry("export", "生成文件…(&E)", ("Ctrl+E",), "生成文件", needs="draft"),
            Entry("redline", "花脸稿…(&H)", ("Ctrl+Shift+H",), needs="draft"),
            Entry("promise_table", "去年安排落实情况对照表…(&L)", needs="promises"),
            LINE,
            Entry("settings", "设置…(&T)", ("Ctrl+,",), needs=""),
            Entry("close_draft", "收起稿子(&C)", ("Ctrl+W",), needs="draft"),
            Entry("quit", "退出(&X)", ("Ctrl+Q",), needs=""),
        ),
    ),
    (
        "编辑(&E)",
        (
            Entry("undo", "撤销(&U)", ("Ctrl+Z",), "撤销", needs="draft"),
            Entry("redo", "重做(&R)", ("Ctrl+Y", "Ctrl+Shift+Z"), "重做", needs="draft"),
            LINE,
            Entry("cut", "剪切(&T)", ("Ctrl+X",)),
            Entry("copy", "复制(&C)", ("Ctrl+C",)),
            Entry("paste", "粘贴(&P)", ("Ctrl+V",)),
            Entry("select_all", "全选(&A)", ("Ctrl+A",)),
            LINE,
            Entry("keep_example", "收进我的常用句(&G)", ("Ctrl+D",)),
            LINE,
            Entry("find", "查找…(&F)", ("Ctrl+F",), "查找"),
            Entry("replace", "替换…(&H)", ("Ctrl+H",)),
            LINE,
            Entry("keep_sentence", "这一句今年还是这样(&K)", ("Ctrl+Return",)),
        ),
    ),
    (
        "章节(&Z)",
        (
            Entry("section_up", "上移(&U)", ("Alt+Up", "Alt+Shift+Up"), needs="section"),
            Entry("section_down", "下移(&D)", ("Alt+Down", "Alt+Shift+Down"), needs="section"),
            Entry("section_promote", "升一级(&L)", ("Alt+Left", "Alt+Shift+Left"), needs="section"),
            Entry(
                "section_demote", "降一级(&R)", ("Alt+Right", "Alt+Shift+Right"), needs="section"
            ),
            LINE,
            Entry("section_add", "新建同级章节(&N)", ("Ctrl+Shift+N",)),
            Entry("section_below", "新建下级章节(&B)", ("Ctrl+Shift+B",), needs="section"),
            Entry("section_rename", "改标题(&M)", ("F2",), needs="part"),
            Entry("section_split", "从光标所在段拆出一节(&S)", ("Ctrl+Shift+D",), needs="section"),
            Entry("section_merge", "并到上一节(&J)", ("Ctrl+Shift+J",), needs="section"),
            LINE,
            Entry("section_remove", "删除章节(&X)", ("Ctrl+Shift+Del",), needs="part"),
        ),
    ),
    (
        "插入(&I)",
        (
            Entry("insert_sentence", "数据句…(&S)", ("Ctrl+Shift+I",)),
            Entry("insert_attachment", "附件(&A)"),
            Entry("insert_letter", "报送函(&F)"),
            Entry("insert_last_year", "去年的同一节(&L)", ("Ctrl+Shift+L",)),
            LINE,
            Entry("material_add", "部门材料…(&M)", ("Ctrl+Shift+M",), needs="draft"),
            Entry("material_paste", "粘贴部门发来的文字(&P)", needs="draft"),
            Entry("material_list", "各家的材料…(&J)", needs="draft"),
            LINE,
            Entry("insert_outline", "上级提纲…(&O)"),
            Entry("insert_points", "工作要点…(&W)"),
        ),
    ),
    (
        "数据(&D)",
        (
            Entry("number_sheet", "填数(&F)", ("F5",), "填数"),
            Entry("next_number", "下一个待填(&N)", ("F4",)),
            Entry("same", "各地同类数据(&T)…", ("Ctrl+Shift+T",)),
            Entry("only_here", "刚填的数只改这里(&Z)", ("Shift+F4",)),
            Entry("take_numbers", "正文里的数收进台账(&I)", needs="draft"),
            Entry("ledger", "数据台账…(&L)", ("Ctrl+F5",), needs="draft"),
            Entry("tab_3", "本节数据(&D)", ("Alt+3",)),
            LINE,
            Entry("send_sheets", "发给部门填…(&S)", ("Ctrl+Shift+F",), needs="draft"),
            Entry("take_sheets", "收回来…(&R)", ("Ctrl+Shift+G",), needs="draft"),
            Entry("remind", "催报…(&U)", ("Ctrl+Shift+U",), needs="draft"),
        ),
    ),
    (
        "核对(&K)",
        (
            Entry("open_marks", "出门前看一眼(&O)…", ("Ctrl+Shift+E",), "出门前看一眼"),
            Entry("tab_5", "本节核对(&H)", ("Alt+5",)),
        ),
    ),
    (
        "视图(&V)",
        (
            Entry("go_outline", "到章节(&Z)", ("Ctrl+1",)),
            Entry("go_text", "到正文(&B)", ("Ctrl+2",)),
            Entry("go_form", "到版头与落款(&F)", ("Ctrl+3",)),
            Entry("go_promises", "到去年安排(&A)", ("Ctrl+4",)),
            LINE,
            Entry("view_chapter", "看本章(&C)", ("Ctrl+Shift+1",)),
            Entry("view_whole", "看全文(&W)", ("Ctrl+Shift+2",)),
            Entry("view_section", "只看本节(&S)", ("F11",)),
            Entry("side_by_side", "左右对照去年的稿子(&D)", ("F9",)),
            LINE,
            Entry("tab_1", "去年(&1)", ("Alt+1",)),
            Entry("tab_2", "材料(&2)", ("Alt+2",)),
            Entry("tab_4", "例句(&4)", ("Alt+4",)),
            LINE,
            Entry("library", "参考稿库(&Y)…", ("Ctrl+Shift+K",), needs=""),
            LINE,
            Entry("guidance", "本节应写(&G)", ("Ctrl+G",)),
            Entry("outline_shown", "显示或收起章节(&O)", ("Ctrl+F1",)),
            Entry("side_shown", "显示或收起参考(&R)", ("Ctrl+F2",)),
            LINE,
            Entry("zoom_in", "放大(&I)", ("Ctrl+=", "Ctrl++")),
            Entry("zoom_out", "缩小(&U)", ("Ctrl+-",)),
            Entry("zoom_reset", "正常大小(&N)", ("Ctrl+0",)),
            LINE,
            THEMES,
        ),
    ),
    (
        "帮助(&H)",
        (
            Entry("keys", "快捷键(&K)", ("F1",), needs=""),
            Entry("health", "字体与输入法检查(&F)", needs=""),
            Entry("about", "关于(&A)", needs=""),
        ),
    ),
)

TOOLS = (
    *("new", "open", "save", "|", "undo", "redo", "|", "find", "number_sheet", "|"),
    *("open_marks", "preview", ">", "export"),
)


class Menus:
    """The actions of a window, by name."""

    def __init__(self, window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Build menus and tool bar; every entry must have a handler of its name."""
        self._window = window
        self.actions: dict[str, QAction] = {}
        self.submenus: dict[str, QMenu] = {}
        self._needs: dict[str, Need] = {}
        for words, entries in MENUS:
            menu = window.menuBar().addMenu(words)
            for entry in entries:
                self._add(menu, entry, handlers)
        self.bar = self._tool_bar()

    def _add(self, menu: QMenu, entry: Entry, handlers: Mapping[str, Callable[[], object]]) -> None:
        if entry is LINE:
            menu.addSeparator()
        elif entry in (RECENT, THEMES):
            self.submenus[entry.id] = menu.addMenu(entry.words)
        else:
            action = menu.addAction(entry.words)
            self._equip(action, entry)
            action.triggered.connect(lambda _=False: handlers[entry.id]())

    def _equip(self, action: QAction, entry: Entry) -> None:
        action.setObjectName(entry.id)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        if entry.tool:
            action.setIconText(entry.tool)
            keys = f"（{entry.keys[0]}）" if entry.keys else ""
            action.setToolTip(f"{plain(entry.words)}{keys}")
        self.actions[entry.id] = action
        self._needs[entry.id] = entry.needs

    def _tool_bar(self) -> QToolBar:
        bar = self._window.addToolBar("常用")
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.toggleViewAction().setEnabled(False)
        for name in TOOLS:
            if name == "|":
                bar.addSeparator()
            elif name == ">":
                _spring(bar)
            else:
                bar.addAction(self.actions[name])
                button = bar.widgetForAction(self.actions[name])
                button.setAccessibleName(self.actions[name].iconText())
        bar.widgetForAction(self.actions["export"]).setObjectName("primary")
        return bar

    def of(self, menu: str) -> list[QAction]:
        """Return the actions of one menu, for a context menu that offers the same."""
        entries = next(entries for words, entries in MENUS if words.startswith(menu))
        return [self.actions[entry.id] for entry in entries if entry is not LINE]

    def show_history(self, history: History | None) -> None:
        """Name the steps that 撤销 and 重做 would take."""
        for name, words, steps in (
            ("undo", "撤销(&U)", history.done if history else ()),
            ("redo", "重做(&R)", history.undone if history else ()),
        ):
            action = self.actions[name]
            label = f"{words} {steps[-1].label}" if steps else words
            if action.text() != label:
                action.setText(label)
                action.setIconText(plain(words))
            action.setEnabled(bool(steps))

    def enable(self, there: Set[Need]) -> None:
        """Let the actions work whose needs are there; 撤销 and 重做 have their own say."""
        for name, need in self._needs.items():
            self.actions[name].setEnabled(not need or need in there)


def plain(words: str) -> str:
    """Return the words of a menu entry without its mnemonic and dots: 存盘(&S) is 存盘."""
    head, _, tail = words.partition("(&")
    return (head + tail[2:]).rstrip("…")


def _spring(bar: QToolBar) -> None:
    spring = QWidget()
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spring)
