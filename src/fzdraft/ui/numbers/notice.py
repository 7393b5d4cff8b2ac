"""The strip that says for five seconds what else changed with a number; it takes no keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from fzdraft.ui.small_widgets import link

SHOWN_MS = 5000
ACTION = "只改这里（Shift+F4）"


class Notice(QFrame):
    """Lies at the top of the paper; Signal: wanted() when its one action was clicked."""

    wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        """Lie hidden over a widget, in the middle of its upper edge."""
        super().__init__(over)
        self._over = over
        self.setObjectName("notice")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = QLabel()
        self._words.setAccessibleName("刚填的数还改了哪里")
        self._action = link(ACTION)
        self._action.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._action.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(6)
        row.addWidget(self._words)
        row.addWidget(self._action)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def say(self, words: str) -> None:
        """Show words for five seconds from now."""
        # Late, because these classes alone cost 5 ms of the start of the window.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self._words.setText(words)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    @property
    def words(self) -> str:
        """What it says, empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the paper changes its width."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        self.move((self._over.width() - self.width()) // 2, 6)
