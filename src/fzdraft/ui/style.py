"""The look of the window: one style sheet and one palette, made from a theme's colours."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from fzdraft.ui.theme import Theme

FAMILIES = [
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "Noto Sans SC",
]
BASE_POINTS = 10
"""Size of ordinary words in points; the scale above it is 11, 13 and 20."""


def palette(theme: Theme) -> QPalette:
    """Return the palette for everything that paints itself."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.field),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.hint),
        (role.Button, theme.panel),
        (role.ButtonText, theme.text),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.accent_ink),
        (role.ToolTipBase, theme.tooltip),
        (role.ToolTipText, theme.tooltip_ink),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Mid, theme.line),
        (role.Light, theme.panel),
        (role.Dark, theme.line),
    ):
        made.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.disabled))
    return made


def stylesheet(theme: Theme) -> str:
    """Return the style sheet of the whole window."""
    colours = {field: getattr(theme, field) for field in theme.__struct_fields__}
    text = _SHEET
    for name in sorted(colours, key=len, reverse=True):
        text = text.replace(f"@{name}", str(colours[name]))
    return text


_SHEET = """
QMainWindow, QDialog, #startPage { background: @window; }
QDialog QScrollArea, QDialog QScrollArea > QWidget > QWidget { background: @window; }
QToolTip { background: @tooltip; color: @tooltip_ink; border: 0; padding: 4px 8px; }

QMenuBar { background: @window; padding: 1px 6px; border: 0; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @panel_hover; }
QMenu { background: @panel; border: 1px solid @line; padding: 5px 0; }
QMenu::item { padding: 5px 30px 5px 26px; }
QMenu::item:selected { background: @panel_selected; color: @panel_selected_ink; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line_soft; margin: 5px 12px; }
QMenu::indicator { width: 12px; height: 12px; left: 7px; }

QToolBar { background: @window; border: 0; border-bottom: 1px solid @line; spacing: 1px;
  padding: 2px 8px 5px 8px; }
QToolBar::separator { width: 1px; background: @line; margin: 5px 7px; }
QToolBar QToolButton { padding: 4px 10px; border: 1px solid transparent; border-radius: 5px; }
QToolBar QToolButton:hover { background: @panel_hover; }
QToolBar QToolButton:pressed { background: @panel_selected; }
QToolBar QToolButton:focus { border-color: @accent; }
QToolBar QToolButton:disabled { color: @disabled; }
QToolBar QToolButton#primary { background: @accent; color: @accent_ink; padding: 4px 14px; }
QToolBar QToolButton#primary:disabled { background: @line; color: @disabled; }

QStatusBar { background: @window; border-top: 1px solid @line; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: @muted; padding: 2px 9px; }
QStatusBar QLabel[tone="open"] { color: @warning; }
QStatusBar QLabel[tone="done"] { color: @good; }

QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent; }

#outline { background: @panel; border: 0; padding: 6px 0; outline: 0;
  selection-background-color: @panel_selected; }
#outline::item { border: 0; color: @text; }
#outline::item:hover { background: @panel_hover; }
#outline::item:selected { background: @panel_selected; color: @panel_selected_ink; }
#outline::branch:hover { background: @panel_hover; }
#outline::branch:selected { background: @panel_selected; }
#outline QLineEdit { border: 1px solid @accent; border-radius: 0; padding: 0 3px; }

#writing, #form, #formPage { background: @desk; }

#guidance { background: @desk; border-bottom: 1px solid @line_soft; }
#guidance QLabel { color: @muted; }
#guidance QLabel#guidanceText { color: @text; }
#guidance QToolButton { color: @muted; border: 0; padding: 2px; }
#guidance QToolButton:hover { color: @accent; }

#side { background: @panel; }
#side QTabBar::tab { background: transparent; color: @muted; padding: 8px 9px 7px 9px;
  border: 0; border-bottom: 2px solid transparent; }
#side QTabBar::tab:hover { color: @text; }
#side QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; }
#side QTabBar::tab:focus { color: @accent; background: @accent_soft; }
#side QTabBar { border-bottom: 1px solid @line; }
#side QTabWidget::pane { border: 0; border-top: 1px solid @line; background: @panel; }
#side > QStackedWidget > QWidget { background: @panel; }
#side QLabel[kind="note"] { border-top: 1px solid @line_soft; padding-top: 5px; }
#side QListWidget { background: @panel; border: 0; outline: 0; }

QLabel[kind="headline"] { font-size: 13pt; font-weight: 600; padding: 2px 0 4px 0; }
QLabel[kind="title"] { font-size: 20pt; font-weight: 600; }
QLabel[kind="muted"], QLabel[kind="field"] { color: @muted; }
QLabel[kind="note"] { color: @muted; font-size: 9pt; padding-bottom: 3px; }
QLabel[kind="note"][doubt="true"] { color: @warning; }
QLabel[kind="calm"] { color: @muted; padding: 20px 16px; }

QLineEdit, QComboBox { background: @field; border: 1px solid @line;
  border-radius: 5px; padding: 5px 8px; selection-background-color: @selection;
  selection-color: @selection_ink; }
QLineEdit:focus, QComboBox:focus { border-color: @accent; }
QLineEdit:disabled { color: @disabled; background: @window; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @line;
  selection-background-color: @panel_selected; selection-color: @panel_selected_ink; }
QListWidget, QTableWidget { background: @field; border: 1px solid @line; border-radius: 5px; }
QListWidget::item { padding: 6px 8px; border-radius: 4px; }
QListWidget::item:hover { background: @panel_hover; }
QListWidget::item:selected { background: @panel_selected; color: @panel_selected_ink; }

#replies { background: @field; border: 1px solid @line; border-radius: 5px; outline: 0; }
#replies::item { padding: 4px 2px; border: 0; }
#replies::item:hover { background: @panel_hover; }
#replies::item:selected { background: @panel_selected; color: @panel_selected_ink; }
#replies::branch:selected { background: @panel_selected; }
#replies::indicator, #sentenceRows::indicator { width: 13px; height: 13px;
  border: 1px solid @muted; border-radius: 3px;
  background: @field; }
#replies::indicator:checked, #sentenceRows::indicator:checked { border-color: @accent;
  background: @accent; }
QPlainTextEdit#reminder { background: @field; border: 1px solid @line; border-radius: 5px;
  padding: 6px 8px; }

QPushButton { background: @field; border: 1px solid @line; border-radius: 5px;
  padding: 6px 16px; min-width: 56px; }
QPushButton:hover { background: @panel_hover; }
QPushButton:focus { border-color: @accent; }
QPushButton:default { background: @accent; border-color: @accent; color: @accent_ink; }
QPushButton:disabled { color: @disabled; background: @window; border-color: @line_soft; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent;
  color: @accent; padding: 3px 6px; min-width: 0; text-align: left; }
QPushButton[kind="link"]:hover { background: @accent_soft; }
QPushButton[kind="link"]:focus { border-color: @accent; }
QPushButton[kind="filter"] { background: transparent; border: 1px solid transparent;
  border-radius: 4px; color: @muted; padding: 2px 5px; min-width: 0; }
QPushButton[kind="filter"]:hover { background: @panel_hover; }
QPushButton[kind="filter"]:focus { border-color: @accent; }
QPushButton[kind="filter"]:checked { background: @accent_soft; color: @accent; }
#side QListWidget#examples::item { padding: 0; border-radius: 0; }
QToolButton[kind="fold"] { border: 1px solid transparent; border-radius: 4px; color: @muted;
  padding: 3px 6px; }
QToolButton[kind="fold"]:hover { color: @accent; }
QToolButton[kind="fold"]:focus { border-color: @accent; }

#numberRows { background: @panel; border: 0; border-top: 1px solid @line_soft; outline: 0; }
#numberSheet { background: @window; }
#numberTable { background: @field; border: 1px solid @line; border-radius: 5px; outline: 0;
  gridline-color: @line_soft; selection-background-color: @accent_soft;
  selection-color: @text; }
#numberTable::item { padding: 0 5px; }
#numberTable::item:focus { border: 2px solid @accent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QHeaderView { background: @panel; border: 0; }
QHeaderView::section { background: @panel; color: @muted; border: 0;
  border-right: 1px solid @line_soft; border-bottom: 1px solid @line; padding: 5px 8px; }
QLineEdit#value { border: 2px solid @accent; border-radius: 0; padding: 0 4px; }
#sentenceRows { outline: 0; }
#notice { background: @tooltip; border: 0; border-radius: 6px; }
#notice QLabel { color: @tooltip_ink; }
#notice QPushButton { color: @tooltip_ink; text-decoration: underline; }
#notice QPushButton:hover { background: transparent; }
#sentence { background: @field; border: 1px solid @line_soft; border-radius: 5px;
  padding: 6px 10px; }
QPushButton[kind="choice"] { padding: 5px 12px; min-width: 0; }
QPushButton[kind="choice"]:checked { background: @accent_soft; border-color: @accent;
  color: @accent; }
#library QListView, #library QTextEdit, #library QTableWidget { background: @panel; border: 0;
  border-radius: 0; outline: 0; }
#library QTextEdit#reading { background: @paper; padding: 6px 26px; }
#library #bar QPushButton { padding: 6px 8px; min-width: 0; }
#library #rows::item { padding: 0; border-radius: 0; }
#library QTabWidget::pane { border: 0; border-top: 1px solid @line; }
#library QTabBar::tab { background: transparent; color: @muted; padding: 7px 12px;
  border: 0; border-bottom: 2px solid transparent; }
#library QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; }
QTableWidget::item { padding: 4px 8px; }
QTableWidget::item:selected { background: @panel_selected; color: @panel_selected_ink; }

#side QListWidget#material::item { padding: 0; border-radius: 0; }
#side #fittings { background: @chip; border-top: 1px solid @line_soft; }
#side #fittings QLabel, #side #fittings QCheckBox { color: @chip_ink; background: transparent; }
QPushButton[kind="pick"] { background: transparent; border: 1px solid transparent;
  color: @muted; padding: 3px 7px; min-width: 0; }
QPushButton[kind="pick"]:hover { color: @text; }
QPushButton[kind="pick"]:checked { color: @accent; background: @accent_soft; }
QPushButton[kind="pick"]:focus { border-color: @accent; }
#promises { background: @panel; border-top: 1px solid @line; }
#side #promises QListWidget#rows::item { padding: 0; border-radius: 0; }
#rollOver, #structure { background: @window; }
#rollOver QListWidget { border-radius: 6px; outline: 0; }
#rollOver #rows::item, #rollOver #groups::item { padding: 0; border-radius: 0; }
#rollOver #groups { padding: 4px 0; }
#context { background: @field; border: 1px solid @line_soft; border-radius: 6px; }
#context QLabel { color: @text; }
#reportYear { font-size: 13pt; font-weight: 600; padding: 2px 6px; }
QPushButton[kind="role"] { background: transparent; border: 1px solid @line_soft;
  border-radius: 5px; padding: 4px 10px; text-align: left; }
QPushButton[kind="role"]:hover { background: @panel_hover; }
QPushButton[kind="role"]:focus { border-color: @accent; }
QPushButton[kind="role"][level="1"] { color: @accent; }
QPushButton[kind="role"][level="2"] { color: @good; }
QPushButton[kind="role"][level="3"] { color: @comment; }
QPushButton[kind="role"][level="4"] { color: @verify; }
QPushButton[kind="role"]:checked { background: @accent_soft; border-color: @accent;
  color: @accent; }

#door { background: @field; border: 2px dashed @line; border-radius: 14px; color: @text;
  font-size: 15pt; }
#door:hover, #door:focus { border-color: @accent; background: @accent_soft; }
#door[over="true"] { border: 2px solid @accent; background: @accent_soft; }
#door QLabel { background: transparent; }
#offer { background: @chip; border-radius: 8px; }
#offer QLabel { color: @chip_ink; }
#recent { background: transparent; border: 0; }

QRadioButton, QCheckBox { spacing: 8px; padding: 3px 2px; border-radius: 4px; }
QRadioButton::indicator, QCheckBox::indicator { width: 13px; height: 13px;
  border: 1px solid @muted; background: @field; }
QRadioButton::indicator { border-radius: 7px; }
QRadioButton::indicator:checked { border: 4px solid @accent; width: 7px; height: 7px; }
QCheckBox::indicator { border-radius: 3px; }
QCheckBox::indicator:checked { border-color: @accent; background: @accent; }
QRadioButton:focus, QCheckBox:focus { color: @accent; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 2px; }
QScrollBar::handle { background: @line; border-radius: 3px; min-height: 30px; min-width: 30px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @line_soft; border: 0; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
"""
