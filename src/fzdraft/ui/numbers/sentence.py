"""The sentences in which a row of the ledger is mentioned, with the number picked out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from fzdraft.document import ledger
from fzdraft.document.marks import Text
from fzdraft.document.model import Draft
from fzdraft.document.outline import labels
from fzdraft.document.places import texts
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
    row = next((row for row in draft.rows if row.id == row_id), None)
    waits = row is None or not row.values.get(draft.year or 0)
    names, found = labels(draft), []
    for place, text in texts(draft):
        for mark in text.marks:
            if mark.kind == "value" and mark.payload == row_id:
                plain, start, end = text.plain, mark.start, mark.end
                first, last = next(span for span in sentence_spans(plain) if start < span[1])
                before, after = plain[first:start], plain[end : max(end, last)]
                shown = plain[start:end]
                found.append(Context(names[place.node], before, shown, after, waits))
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

    def show_sentences(self, found: Sequence[Context], typed: str | None = None) -> None:
        """Show the sentences that mention a row; `typed` stands in for its value."""
        lines = [self._line(one, typed) for one in found[:SHOWN]]
        if len(found) > SHOWN:
            lines.append(escape(f"另有 {len(found) - SHOWN} 处也提到，一起改。"))
        if lines:
            self.setText("<br>".join(lines))
        else:
            self.say(NOWHERE)

    def show_text(self, text: Text, draft: Draft) -> None:
        """Show a sentence with its numbers picked out; those that wait are struck through."""
        opened, at, parts = ledger.open_values(draft), 0, list[str]()
        for mark in text.marks:
            parts.append(escape(text.plain[at : mark.start]))
            shown = text.plain[mark.start : mark.end]
            parts.append(self._number(shown, mark.payload in opened, struck=True))
            at = mark.end
        self.setText("".join(parts) + escape(text.plain[at:]))

    def say(self, words: str) -> None:
        """Show quiet words in the place of a sentence."""
        self.setText(f'<span style="color:{self.theme.muted}">{escape(words)}</span>')

    def _line(self, one: Context, typed: str | None) -> str:
        words = one.shown if typed is None else typed
        number = self._number(words, one.waits and not typed, struck=typed is None)
        section = f'<span style="color:{self.theme.muted}">{escape(one.section)}　</span>'
        return section + escape(one.before) + number + escape(one.after)

    def _number(self, words: str, waits: bool, struck: bool) -> str:
        """Return a number on its chip: yellow while it waits, last year's digits struck."""
        theme = self.theme
        ground, ink = (theme.chip, theme.chip_ink) if waits else (theme.accent_soft, theme.accent)
        line = "text-decoration:line-through;" if waits and struck else ""
        return (
            f'<span style="background:{ground};color:{ink};font-weight:600;{line}">'
            f"&nbsp;{escape(words)}&nbsp;</span>"
        )
