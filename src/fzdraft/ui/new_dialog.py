"""从头写: template, unit, region and year on one small page."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from fzdraft.services import TemplateInfo
from fzdraft.ui.clock import now, report_year
from fzdraft.ui.small_widgets import ChoiceBox, label

YEARS_BACK = 12


class NewDialog(QDialog):
    """Asks what a new draft needs; 开始写 is open as soon as the unit has a name."""

    def __init__(
        self, parent: QWidget, templates: list[TemplateInfo], chosen: str, unit: str, region: str
    ) -> None:
        """Offer the templates, with what is known of the unit filled in."""
        super().__init__(parent)
        self.setWindowTitle("从头写")
        self.setMinimumWidth(460)
        self._templates = ChoiceBox()
        for template in templates:
            self._templates.addItem(template.name, template.id)
        self._templates.setCurrentIndex(max(self._templates.findData(chosen), 0))
        self._unit, self._region, self._year = QLineEdit(unit), QLineEdit(region), ChoiceBox()
        self._unit.setPlaceholderText("如 汕头市澄海区人民政府")
        self._region.setPlaceholderText("如 汕头市澄海区（可以不填）")
        usual = report_year(now().date())
        for year in range(usual + 1, usual - YEARS_BACK, -1):
            self._year.addItem(f"{year} 年", year)
        self._year.setCurrentIndex(1)
        self._lay_out()
        self._unit.textChanged.connect(self._check)
        self._check()
        self._unit.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(14)
        for words, field in (
            ("哪一种(&K)", self._templates),
            ("报告单位(&U)", self._unit),
            ("所在地区(&D)", self._region),
            ("报告年度(&Y)", self._year),
        ):
            form.addRow(words, field)
            field.setAccessibleName(words.partition("(")[0])
        self._buttons = QDialogButtonBox()
        self._start = self._buttons.addButton("开始写", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self._start.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(14)
        column.addWidget(label("从头写一份报告", "headline"))
        column.addLayout(form)
        column.addWidget(self._buttons)

    def _check(self) -> None:
        self._start.setEnabled(bool(self._unit.text().strip()))

    @property
    def answers(self) -> tuple[str, str, int, str]:
        """Template, unit, year and region as entered."""
        template = str(self._templates.currentData())
        unit, region = self._unit.text().strip(), self._region.text().strip()
        return template, unit, int(self._year.currentData()), region
