"""The lists that were imported before: what each brought, its receipt, and taking it back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import notatie
from sociale_kaart.operations.batches import Batch, batches
from sociale_kaart.ui import background
from sociale_kaart.ui.form.flow import FlowLayout
from sociale_kaart.ui.importing.receipt_page import taken_back_lines
from sociale_kaart.ui.modal_progress import WriteProgress
from sociale_kaart.ui.roomy import RoomyDelegate, size_in_letters

if TYPE_CHECKING:
    from sociale_kaart.ui.tasks import TaskRunner
    from sociale_kaart.ui.workspace import Workspace

_SIZE = (140, 26)
# Letters of a file name.
_NAME = 34
_COUNTS = ("geplaatst", "bijgewerkt", "samengevoegd", "wachtend", "overgeslagen")


class BatchesDialog(QDialog):
    """All imports of the open kaart, the latest first.

    Args:
        workspace: the open kaart.
        runner: does the taking back beside the window.
        parent: the window.
    """

    # Teruggenomen, all hulpbronnen as they are now
    taken_back = Signal(object, object)
    # uuid of the import of which the receipt is wanted
    receipt_wanted = Signal(str)
    queue_wanted = Signal()

    def __init__(self, workspace: Workspace, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runner = runner
        self._batches: list[Batch] = []
        # The step that 'Zet terug' would undo; nothing else may have come after it.
        self._step = ""
        self.setWindowTitle(self.tr("Eerdere importen"))
        size_in_letters(self, *_SIZE)
        self.head = self._label()
        self.table = self._make_table()
        self.told = self._label()
        self.take_back = QPushButton(self.tr("Neem terug"), self)
        self.undo = QPushButton(self.tr("Zet terug"), self)
        self.save = QPushButton(self.tr("Bewaar het ontvangstbewijs…"), self)
        self.queue = QPushButton(self.tr("Open de wachtrij"), self)
        self.take_back.clicked.connect(self._take_back)
        self.undo.clicked.connect(self._undo)
        self.save.clicked.connect(self._save)
        self.queue.clicked.connect(self._open_queue)
        self._lay_out()
        self._read()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _make_table(self) -> QTableWidget:
        koppen = [
            self.tr("Bestand"),
            self.tr("Datum"),
            self.tr("Rijen"),
            self.tr("Op de kaart"),
            self.tr("Bijgewerkt"),
            self.tr("Samengevoegd"),
            self.tr("Wacht"),
            self.tr("Overgeslagen"),
            self.tr("Profiel"),
        ]
        table = QTableWidget(0, len(koppen), self)
        table.setHorizontalHeaderLabels(koppen)
        table.setAccessibleName(self.tr("Eerdere importen"))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setItemDelegate(RoomyDelegate(table))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        table.setColumnWidth(0, _NAME * self.fontMetrics().averageCharWidth())
        table.itemSelectionChanged.connect(self._explain)
        return table

    def _lay_out(self) -> None:
        actions = QWidget(self)
        row = FlowLayout(actions)
        for button in (self.take_back, self.undo, self.save, self.queue):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.undo.hide()
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        layout.addWidget(actions)
        layout.addWidget(close)

    @property
    def current(self) -> Batch | None:
        """The import that is chosen."""
        row = self.table.currentRow()
        return self._batches[row] if 0 <= row < len(self._batches) else None

    def _read(self) -> None:
        self._batches = batches(self._workspace.session)
        self.table.blockSignals(True)  # noqa: FBT003 - Qt has no keywords here
        self.table.setRowCount(len(self._batches))
        for row, batch in enumerate(self._batches):
            self._fill(row, batch)
        self.table.blockSignals(False)  # noqa: FBT003 - idem
        text = self.tr("Imports in deze kaart: {0}. Kies er een.")
        self.head.setText(
            text.format(notatie.getal(len(self._batches)))
            if self._batches
            else self.tr("In deze kaart is nog geen lijst geïmporteerd.")
        )
        self.table.setVisible(bool(self._batches))
        if self._batches:
            self.table.selectRow(0)
        self._explain()

    def _fill(self, row: int, batch: Batch) -> None:
        day = notatie.datum(dt.date.fromisoformat(batch.datum)) if batch.datum else ""
        counts = [batch.rijen, *(batch.totalen[naam] for naam in _COUNTS)]
        texts = [batch.bestand, day, *map(notatie.getal, counts), batch.profiel or self.tr("geen")]
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if 1 < column < len(texts) - 1:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)

    def _explain(self) -> None:
        """Say what taking the chosen import back does."""
        batch = self.current
        for button in (self.take_back, self.save):
            button.setEnabled(batch is not None)
        waiting = sum(one.totalen["wachtend"] for one in self._batches)
        self.queue.setEnabled(waiting > 0)
        self.undo.hide()
        self.told.setVisible(batch is not None)
        if batch is None:
            return
        text = self.tr(
            "Neem terug haalt van de kaart wat ‘{0}’ daarop heeft gezet: {1}. Wat de lijst "
            "veranderde, wordt weer zoals het was. Wat jullie daarna zelf hebben aangepast of "
            "samengevoegd, blijft staan. Je kunt het daarna weer terugzetten."
        )
        self.told.setText(text.format(batch.bestand, notatie.getal(batch.totalen["geplaatst"])))

    def _take_back(self) -> None:
        batch = self.current
        if batch is None:
            return
        job = background.take_back_import(self._workspace.session, batch.uuid)

        def done(result: tuple[Any, Any]) -> None:
            taken, records = result
            self._read()
            self.told.setText("\n".join(taken_back_lines(taken)))
            self.told.show()
            self._step = taken.tekst
            self.undo.show()
            self.undo.setFocus()
            self.taken_back.emit(taken, records)

        title = self.tr("Neem de import terug")
        WriteProgress(title, self._runner, self, stoppable=False).run(job, done)

    def _undo(self) -> None:
        """Put back what was taken back last."""
        self._workspace.register.undo()
        self._read()
        self.told.show()
        self.told.setText(self.tr("Teruggezet: {0}.").format(self._step))

    def _save(self) -> None:
        if self.current is not None:
            self.receipt_wanted.emit(self.current.uuid)

    def _open_queue(self) -> None:
        self.accept()
        self.queue_wanted.emit()
