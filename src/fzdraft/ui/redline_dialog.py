"""花脸稿: what became of last year's text, or of another file, as a document to hand round."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from fzdraft.document.model import Draft, Source
from fzdraft.errors import UserError
from fzdraft.report.intake import to_draft
from fzdraft.services import Services
from fzdraft.ui import ask
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.making_dialog import MakingDialog, format_box
from fzdraft.ui.small_widgets import fit, label

FORMATS = ((".docx", "Word 文档（带修订，可逐处接受）"), (".pdf", "PDF（删的划掉，加的画线）"))
NO_LAST_YEAR = "和去年的比（这份稿子没有去年的文件）"
SIZE = QSize(520, 320)


class RedlineDialog(MakingDialog):
    """Asks against what, in which format, where to."""

    def __init__(
        self,
        parent: QWidget,
        services: Services,
        jobs: Jobs,
        draft: Draft,
        last_year: Source | None,
        folder: Path,
    ) -> None:
        """Offer last year's document where the draft has one, and any other file."""
        super().__init__(parent, "花脸稿", jobs, folder)
        self._services, self._draft, self._last_year = services, draft, last_year
        self._last = QRadioButton("和去年的比" if last_year is not None else NO_LAST_YEAR)
        self._last.setEnabled(last_year is not None)
        self._other = QRadioButton("和另一份比：上一稿、领导改过的稿子……")
        (self._last if last_year is not None else self._other).setChecked(True)
        self._format = format_box(FORMATS)
        self._go.clicked.connect(self._make)
        self._name.setText("点“生成”以后选文件。")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(8)
        column.addWidget(label("和哪一份比", "headline"))
        column.addWidget(self._last)
        column.addWidget(self._other)
        column.addSpacing(8)
        column.addWidget(label("什么格式", "headline"))
        column.addWidget(self._format)
        column.addStretch(1)
        column.addLayout(self._result)
        column.addLayout(self._foot())
        fit(self, SIZE)

    def _make(self) -> None:
        """Read the other version, ask where to, and write in the background."""
        try:
            old = self._old()
        except UserError as fault:
            self._failed(fault)
            return
        suffix, services, draft = str(self._format.currentData()), self._services, self._draft
        name = f"{services.export_name(draft, 'review').rpartition('（')[0]}（花脸稿）{suffix}"
        kind = "Word 文档" if suffix == ".docx" else "PDF"
        path = ask.pick_output(self, self._folder / name, kind, suffix) if old else None
        if old is not None and path is not None:
            self._start(path, lambda: services.export_redline(old, draft, path))

    def _old(self) -> Draft | None:
        """Return the version to compare with; None when the user chose none after all."""
        if self._last.isChecked() and self._last_year is not None:
            return to_draft(self._last_year)[0]
        path = ask.pick_open(self, str(self._folder))
        return self._services.open_any(path).draft if path is not None else None
