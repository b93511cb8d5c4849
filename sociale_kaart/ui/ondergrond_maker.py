"""Making an ondergrond from two public files: which files, which gemeenten, how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import notatie
from sociale_kaart.ui import background
from sociale_kaart.ui.file_field import FileField
from sociale_kaart.ui.ondergrond_bronnen import ExtraBronnen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.ui.tasks import Task, TaskRunner

SUFFIX = ".ondergrond.gpkg"
_SHOWN_ROWS = 5
_CODE = Qt.ItemDataRole.UserRole
# Layers of an ondergrond that people know by name.
_TELLINGEN = ("buurten", "straten", "adressen", "voorzieningen")


class OndergrondMaker(QWidget):
    """Two files in, one file out, in the background; the gemeenten are chosen by name.

    Args:
        runner: does the work in its thread.
        worker: does the heavy steps.
        folder: where the ondergrond is kept.
        parent: owner.
    """

    # path of an ondergrond that was made
    made = Signal(object)
    # work began or ended
    busy_changed = Signal()

    def __init__(
        self, runner: TaskRunner, worker: Worker, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._worker = worker
        self._folder = folder
        self._task: Task | None = None
        self._making = False
        self.report: Any = None
        self.osm = FileField(
            self.tr("Kies het bestand van OpenStreetMap"), self.tr("OpenStreetMap (*.pbf)"), self
        )
        self.buurten = FileField(
            self.tr("Kies het bestand van het CBS"), self.tr("Wijken en buurten (*.gpkg)"), self
        )
        self.extra = ExtraBronnen(self)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Typ een deel van de naam"))
        self.filter.setAccessibleName(self.tr("Zoek een gemeente"))
        self.gemeenten = QListWidget(self)
        self.gemeenten.setAccessibleName(self.tr("Gemeenten in dit bestand"))
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Voortgang"))
        self.stop = QPushButton(self.tr("Stop"), self)
        self.start = QPushButton(self.tr("Maak de ondergrond"), self)
        self._lay_out()
        self.buurten.edit.textChanged.connect(self._read_gemeenten)
        self.osm.edit.textChanged.connect(self._update)
        self.filter.textChanged.connect(self._filter)
        self.gemeenten.itemChanged.connect(self._update)
        self.start.clicked.connect(self.begin)
        self.stop.clicked.connect(self.cancel)
        self._show_gemeenten(())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        intro = QLabel(
            self.tr(
                "Je hebt twee gratis bestanden nodig. Download ze een keer, of vraag ze aan iemand "
                "van de gemeente. Daarna is internet niet meer nodig."
            ),
            self,
        )
        intro.setWordWrap(True)
        layout.addWidget(intro)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(4)
        for text, field in (
            (self.tr("Straten, gebouwen en adressen (OpenStreetMap, .osm.pbf)"), self.osm),
            (self.tr("Wijken en buurten (CBS, .gpkg)"), self.buurten),
        ):
            label = QLabel(text, self)
            label.setWordWrap(True)
            label.setBuddy(field.edit)
            field.edit.setAccessibleName(text)
            form.addRow(label)
            form.addRow(field)
        layout.addLayout(form)
        layout.addWidget(self.extra)
        self._kies = QLabel(self.tr("Welke gemeente? Kies er een of meer."), self)
        self._kies.setBuddy(self.gemeenten)
        for widget in (self._kies, self.filter, self.gemeenten, self.remark):
            layout.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.start)
        layout.addLayout(row)
        self.bar.hide()
        self.stop.hide()

    # -- choosing --------------------------------------------------------------------------------

    def chosen(self) -> list[tuple[str, str]]:
        """Return code and name of the gemeenten that are ticked."""
        items = [self.gemeenten.item(row) for row in range(self.gemeenten.count())]
        return [
            (str(item.data(_CODE)), item.text())
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def _read_gemeenten(self) -> None:
        self._show_gemeenten(())
        path = self.buurten.path()
        if path is None or not path.is_file():
            return

        def job(_: Progress) -> Any:
            from sociale_kaart.operations import beginning  # noqa: PLC0415 - brings geopandas

            return path, beginning.gemeenten_in(path)

        self._run(job, self._gemeenten_read)

    def _gemeenten_read(self, result: Any) -> None:
        path, gemeenten = result
        if path == self.buurten.path():
            self._show_gemeenten(tuple((gemeente.code, gemeente.naam) for gemeente in gemeenten))

    def _show_gemeenten(self, gemeenten: tuple[tuple[str, str], ...]) -> None:
        self.gemeenten.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.gemeenten.clear()
        for code, naam in gemeenten:
            item = QListWidgetItem(naam)
            item.setData(_CODE, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(
                Qt.CheckState.Checked if len(gemeenten) == 1 else Qt.CheckState.Unchecked
            )
            self.gemeenten.addItem(item)
        self.gemeenten.blockSignals(False)  # noqa: FBT003 - Qt's own
        rows = min(max(len(gemeenten), 2), _SHOWN_ROWS)
        self.gemeenten.setFixedHeight((self.fontMetrics().lineSpacing() + 4) * rows + 8)
        for widget in (self._kies, self.gemeenten):
            widget.setVisible(bool(gemeenten))
        self.filter.setVisible(len(gemeenten) > _SHOWN_ROWS)
        if gemeenten:
            self.gemeenten.setCurrentRow(0)
        self.remark.setText("")
        self._update()

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in range(self.gemeenten.count()):
            item = self.gemeenten.item(row)
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setHidden(not ticked and wanted not in item.text().casefold())

    # -- working ---------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether something is being read or made."""
        return self._task is not None

    def begin(self) -> None:
        """Make the ondergrond."""
        osm, buurten = self.osm.path(), self.buurten.path()
        chosen = self.chosen()
        if osm is None or buurten is None or not chosen:
            self.remark.setText(self.tr("Kies beide bestanden en een gemeente."))
            return
        target = self.target(", ".join(naam for _, naam in chosen))
        codes = tuple(code for code, _ in chosen)
        extra = self.extra.chosen()
        job = background.make_ondergrond(osm, buurten, codes, target, self._worker, extra=extra)
        self._making = True
        self._run(job, lambda report: self._made(report, target))

    def target(self, naam: str) -> Path:
        """Return a file in the folder that does not exist yet."""
        safe = "".join(c if c.isalnum() or c in " -_," else "_" for c in naam).strip()[:80]
        number, path = 1, self._folder / f"{safe or 'gebied'}{SUFFIX}"
        while path.exists():
            number += 1
            path = self._folder / f"{safe or 'gebied'} ({number}){SUFFIX}"
        return path

    def cancel(self) -> None:
        """Stop; what was being written is taken back."""
        if self._task is not None:
            self.remark.setText(self.tr("Stoppen…"))
            self._task.cancel()

    def end(self) -> None:
        """Stop for good: this widget goes away, and nothing may report to it."""
        if self._task is not None:
            self._task.done = None
            self._task.cancel()

    def _made(self, report: Any, target: Path) -> None:
        self.report = report
        aantallen = self.tr("{0} buurten, {1} straten, {2} adressen, {3} voorzieningen.").format(
            *(notatie.getal(report.aantallen.get(laag, 0)) for laag in _TELLINGEN)
        )
        klaar = self.tr("Klaar. De ondergrond staat in ‘{0}’.").format(target.name)
        lines = [klaar, aantallen, *map(self._told, report.cijfers), *report.meldingen]
        self.remark.setText("\n".join(lines))
        self.made.emit(target)

    def _told(self, bron: Any) -> str:
        """Say how many figures a file brought."""
        text = self.tr("Cijfers per buurt uit ‘{0}’ van {1}: {2}.")
        return text.format(bron["bestand"], bron["jaar"], notatie.getal(len(bron["cijfers"])))

    def _run(self, job: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        """Do work with the bar of this widget; what goes wrong is said here, not in a dialog."""

        def quietly(progress: Progress) -> Any:
            try:
                return job(progress)
            except WorldError as error:
                return error

        def ended(result: Any) -> None:
            if isinstance(result, WorldError):
                self.remark.setText(str(result))
            else:
                done(result)

        self._task = self._runner.start(quietly, ended, shown=False)
        self._task.stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)
        self._task.finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._step(self.tr("Bezig…"), 0, 0)
        self._update()
        self.busy_changed.emit()

    @Slot(str, int, int)
    def _step(self, tekst: str, gedaan: int, totaal: int) -> None:
        self.remark.setText(tekst)
        self.bar.setMaximum(totaal)
        self.bar.setValue(gedaan)

    @Slot(object, object)
    def _finish(self, _: object, error: BaseException | None) -> None:
        if self.sender() is not self._task:
            return  # another file was chosen meanwhile
        self._task = None
        self._making = False
        if error is not None:
            self.remark.setText(self.tr("Gestopt. Er is niets veranderd."))
        self._update()
        self.busy_changed.emit()

    def _update(self, *_: object) -> None:
        self.bar.setVisible(self.busy)
        self.stop.setVisible(self.busy)
        for widget in (self.osm, self.buurten, self.extra, self.filter, self.gemeenten):
            widget.setEnabled(not self._making)
        ready = self.osm.path() is not None and bool(self.chosen())
        self.start.setEnabled(not self.busy and ready)
