"""发给部门填: who is asked for how much, until when, one table each or one for all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListWidget, QRadioButton, QVBoxLayout, QWidget

from fzdraft.document.asking import UNDECIDED, asked_rows
from fzdraft.document.model import Draft
from fzdraft.errors import UserError
from fzdraft.services import Services
from fzdraft.ui import ask
from fzdraft.ui.collect.due_field import DueField
from fzdraft.ui.jobs import Jobs
from fzdraft.ui.making_dialog import MakingDialog
from fzdraft.ui.small_widgets import fit, label

SIZE = QSize(600, 520)
NOTHING = UserError(
    "台账里还没有要填的数据，填报表没有做。", "请先用去年稿起草，把去年的数带进来。"
)


class SendDialog(MakingDialog):
    """Writes the tables in the background and stays open to offer their folder."""

    def __init__(
        self,
        parent: QWidget,
        services: Services,
        jobs: Jobs,
        draft: Draft,
        folder: Path,
        counted: dict[str, int],
    ) -> None:
        """Ask about a draft with a year; `counted` says who is asked for how much."""
        super().__init__(parent, "发给部门填", jobs, folder)
        self._services, self._draft = services, draft
        self._counts = counted
        self._split = QRadioButton(f"每个责任单位一份（{len(self._counts)} 份）")
        self._whole = QRadioButton("一张总表，请各单位填自己的，责任单位也可以改")
        self._split.setChecked(True)
        self._due = DueField(draft.year or 0)
        self._due.changed.connect(self._check)
        self._go.clicked.connect(self._make)
        self._lay_out()
        self._split.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(8)
        column.addWidget(label("怎么发", "headline"))
        column.addWidget(self._split)
        column.addWidget(self._whole)
        column.addWidget(self._list(), 1)
        if UNDECIDED in self._counts:
            told = "没定责任单位的先发总表问清楚；收回来时照填的“责任单位”记住，明年就有了。"
            column.addWidget(label(told, "note", wrap=True))
        column.addWidget(label("请在哪天前反馈", "headline"))
        column.addWidget(self._due)
        column.addLayout(self._result)
        column.addLayout(self._foot())
        self._name.setText("点“生成”以后选文件夹；里面已有的表不会被盖掉。")
        fit(self, SIZE)

    def _list(self) -> QListWidget:
        shown = QListWidget()
        shown.setAccessibleName("责任单位和各自要填的项数")
        shown.addItems([f"{name}　{number} 项" for name, number in self._counts.items()])
        return shown

    def _check(self) -> None:
        self._go.setEnabled(self._due.is_clear)

    def _make(self) -> None:
        """Ask for the folder and write in the background."""
        folder = ask.pick_folder(self, "填报表放在哪里", str(self._folder), "放在这里")
        if folder is not None:
            services, draft = self._services, self._draft
            split, due = self._split.isChecked(), self._due.day
            self._start(folder, lambda: services.sheets_out(draft, folder, split, due))

    def _done(self, made: object) -> None:
        """Offer the folder, and the table where it is one. A bound slot, as in the base."""
        assert isinstance(made, list)
        self._folder = self._target
        first = {"打开(&O)": made[0]} if len(made) == 1 else {}
        told = f"做好了 {len(made)} 份填报表，在“{self._target.name}”里"
        self._offer(told, {**first, "打开所在文件夹(&F)": self._target})


def counts(services: Services, draft: Draft) -> dict[str, int]:
    """Count the rows that are asked for by department, in the order of names, the undecided last.

    Raises UserError where there is nothing to ask.
    """
    asked = asked_rows(draft)
    if not asked or draft.year is None:
        raise NOTHING
    departments = services.departments(draft)
    counted: dict[str, int] = {}
    for row in asked:
        name = departments.get(row.id) or UNDECIDED
        counted[name] = counted.get(name, 0) + 1
    return dict(sorted(counted.items(), key=lambda one: (one[0] == UNDECIDED, one[0])))
