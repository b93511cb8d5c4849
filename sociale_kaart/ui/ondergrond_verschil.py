"""Two ondergronden beside each other: what changed in OpenStreetMap, to read and to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.ui.file_field import FileField
from sociale_kaart.ui.importing.work_row import WorkRow
from sociale_kaart.ui.roomy import size_in_letters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.tasks import TaskRunner

_SIZE = (110, 34)


class VergelijkDialog(QDialog):
    """An older and a newer ondergrond, and a report in sentences; nothing is changed.

    Args:
        runner: does the comparing beside the window.
        oud: proposed as the older one, None for none.
        hulpbronnen: of the open kaart, to tell which may be gone; None without a kaart.
        parent: the window.
    """

    # the report as text
    save_wanted = Signal(str)

    def __init__(
        self,
        runner: TaskRunner,
        oud: Path | None,
        hulpbronnen: Sequence[Hulpbron] | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._hulpbronnen = hulpbronnen
        self.setWindowTitle(self.tr("Vergelijk twee ondergronden"))
        size_in_letters(self, *_SIZE)
        intro = QLabel(
            self.tr(
                "Een nieuwere ondergrond heeft nieuwere gegevens van OpenStreetMap. Hier lees je "
                "welke voorzieningen erbij kwamen, weg zijn, verplaatst zijn of anders heten. Er "
                "verandert niets aan je kaart."
            ),
            self,
        )
        intro.setWordWrap(True)
        kinds = self.tr("Ondergrond (*.ondergrond.gpkg *.gpkg)")
        self.oud = FileField(self.tr("Kies de oudere ondergrond"), kinds, self)
        self.nieuw = FileField(self.tr("Kies de nieuwere ondergrond"), kinds, self)
        if oud is not None:
            self.oud.edit.setText(str(oud))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, field in (
            (self.tr("De oudere ondergrond"), self.oud),
            (self.tr("De nieuwere ondergrond"), self.nieuw),
        ):
            text = QLabel(label, self)
            text.setBuddy(field.edit)
            field.edit.setAccessibleName(label)
            field.edit.textChanged.connect(self._update)
            form.addRow(text, field)
        self.report = QPlainTextEdit(self)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(self.tr("Wat er is veranderd"))
        self.work = WorkRow(runner, self)
        self.work.busy_changed.connect(self._update)
        self.work.refused.connect(lambda error: self.report.setPlainText(str(error)))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.compare = QPushButton(self.tr("Vergelijk"), self)
        self.save = QPushButton(self.tr("Bewaar dit verslag…"), self)
        for button in (self.compare, self.save):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
        self.compare.setDefault(True)
        self.compare.clicked.connect(self._compare)
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.report.toPlainText()))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(intro)
        layout.addLayout(form)
        layout.addWidget(self.report, 1)
        layout.addWidget(self.work)
        layout.addWidget(buttons)
        self._known = False
        self._update()
        (self.nieuw if oud is not None else self.oud).setFocus()

    def done(self, result: int) -> None:
        """Qt: the dialog ends; what was being read is given up."""
        self.work.cancel()
        super().done(result)

    def _update(self, *_: object) -> None:
        both = self.oud.path() is not None and self.nieuw.path() is not None
        self.compare.setEnabled(both and not self.work.busy)
        self.save.setEnabled(self._known and not self.work.busy)

    def _compare(self) -> None:
        oud, nieuw = self.oud.path(), self.nieuw.path()
        assert oud is not None, "the button is enabled only with both"
        assert nieuw is not None, "idem"
        self._known = False
        self.report.clear()

        def job(progress: Progress) -> Any:
            from sociale_kaart.operations import ondergrond_vergelijken  # noqa: PLC0415 - heavy

            progress.step(self.tr("Vergelijken…"))
            found = ondergrond_vergelijken.compare_ondergronden(oud, nieuw, self._hulpbronnen)
            return ondergrond_vergelijken.lines_of(found)

        def done(lines: list[str]) -> None:
            self._known = True
            self.report.setPlainText("\n".join(lines))
            self.report.setFocus()
            self._update()

        self.work.run(job, done)
