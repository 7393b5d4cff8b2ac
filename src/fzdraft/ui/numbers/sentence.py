"""The sentences in which a row of the ledger is mentioned, with the number picked out."""

from __future__ import annotations

from html import escape

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from fzdraft.document import ledger
from fzdraft.document.model import Draft
from fzdraft.document.outline import labels
from fzdraft.document.places import read_text
from fzdraft.document.taking import sentence_spans
from fzdraft.ui.theme import Theme

SHOWN = 2
NOWHERE = "正文里没有提到这一个数。"


class Context(Struct, frozen=True):
    """A sentence around a mention, in the section of this label; `waits`: no value yet."""

    section: str
    before: str
    shown: str
    after: str
    waits: bool


def contexts(draft: Draft, row_id: str) -> list[Context]:
    """Return the sentences that mention a row, in reading order."""
    names, waits = labels(draft), row_id in ledger.open_values(draft)
    found = []
    for mention in ledger.mentions(draft).get(row_id, ()):
        plain = read_text(draft, mention.place).plain
        start, end = mention.mark.start, mention.mark.end
        first, last = next(span for span in sentence_spans(plain) if start < span[1])
        before, after = plain[first:start], plain[end : max(end, last)]
        found.append(Context(names[mention.place.node], before, mention.shown, after, waits))
    return found


class SentencePane(QLabel):
    """Shows the sentences of one row; what is being typed stands in them at once."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self.theme = theme
        self.setObjectName("sentence")
        self.setAccessibleName("所在的句子")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFixedHeight(round(self.fontMetrics().height() * 4.6))

    def show_row(self, draft: Draft, row_id: str, typed: str | None = None) -> None:
        """Show where a row is mentioned; `typed` stands in for its value."""
        found = contexts(draft, row_id) if row_id else []
        lines = [self._line(one, typed) for one in found[:SHOWN]]
        if len(found) > SHOWN:
            lines.append(escape(f"另有 {len(found) - SHOWN} 处也提到，一起改。"))
        if row_id and not found:
            lines = [NOWHERE]
        self.setText("<br>".join(lines))

    def _line(self, one: Context, typed: str | None) -> str:
        theme, words = self.theme, one.shown if typed is None else typed
        struck = "text-decoration:line-through;" if one.waits and typed is None else ""
        ground = theme.chip if one.waits and not typed else theme.accent_soft
        ink = theme.chip_ink if one.waits and not typed else theme.accent
        number = (
            f'<span style="background:{ground};color:{ink};font-weight:600;{struck}">'
            f"&nbsp;{escape(words)}&nbsp;</span>"
        )
        section = f'<span style="color:{theme.muted}">{escape(one.section)}　</span>'
        return section + escape(one.before) + number + escape(one.after)
