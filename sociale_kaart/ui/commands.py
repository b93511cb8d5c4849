"""What the menus do: each method has the name of a record in `actions`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from sociale_kaart.base import paths
from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.domain import notatie
from sociale_kaart.ui import background
from sociale_kaart.ui.dialogs import (
    KAART_SUFFIX,
    BuurtkaartDialog,
    NewKaartDialog,
    OndergrondDialog,
    ReceiptDialog,
    ShareDialog,
)
from sociale_kaart.ui.help import AboutDialog, ShortcutsDialog
from sociale_kaart.ui.modal_progress import ModalProgress

if TYPE_CHECKING:
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

# Layers of an ondergrond that people know by name.
_TELLINGEN = ("buurten", "straten", "adressen", "voorzieningen")
_LISTS = "*.xlsx *.xls *.ods *.csv *.tsv"


class Commands(QObject):
    """The actions of the window; they ask, start the work, and show what came of it.

    Args:
        window: the main window.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        # made since the start
        self._ondergrond: Path | None = None

    @property
    def _workspace(self) -> Workspace:
        workspace = self._window.workspace
        assert workspace is not None, "this action is enabled only with an open kaart"
        return workspace

    # -- Bestand ---------------------------------------------------------------------------------

    def new_kaart(self) -> None:
        """Ask what the kaart is about and where it is kept, make it and open it."""
        dialog = NewKaartDialog(self._known_ondergrond(), self._window)
        if dialog.exec():
            target = self._save_as(
                self.tr("Waar bewaar je de kaart?"),
                dialog.proposed_path(),
                self.tr("Kaart (*.kaart.gpkg)"),
                KAART_SUFFIX,
            )
            if target is not None:
                self._window.make_kaart(
                    target,
                    naam=dialog.naam.text().strip(),
                    onze_definitie=dialog.definitie.toPlainText().strip(),
                    doel=dialog.doel.toPlainText().strip(),
                    ondergrond=dialog.ondergrond.path(),
                )
        dialog.deleteLater()

    def _known_ondergrond(self) -> Path | None:
        """Return the one just made, the one in use, or one beside the kaart opened last."""
        if self._ondergrond is not None and self._ondergrond.exists():
            return self._ondergrond
        workspace = self._window.workspace
        if workspace is not None and workspace.session.ondergrond is not None:
            return workspace.session.ondergrond.path
        return next(iter(sorted(self._window.last_folder().glob("*.ondergrond.gpkg"))), None)

    def open_kaart(self) -> None:
        """Ask for a kaart and open it."""
        chosen = self._open(self.tr("Open een kaart"), self.tr("Kaart (*.kaart.gpkg *.gpkg)"))
        if chosen is not None:
            self._window.open_kaart(chosen)

    def open_sample(self) -> None:
        """Open the sample wijk; the first time it is made from its source files."""
        folder = paths.user_documents() / "Sociale Kaart voorbeeld"
        found = sorted(folder.glob(f"*{KAART_SUFFIX}"))
        if found:
            self._window.open_kaart(found[0])
            return
        self._window.run(
            background.make_sample(folder, self._window.worker), self._window.open_kaart
        )

    def make_ondergrond(self) -> None:
        """Ask for the two public files and make an ondergrond of them."""
        dialog = OndergrondDialog(self._window)
        osm, buurten = None, None
        if dialog.exec():
            osm, buurten = dialog.osm.path(), dialog.buurten.path()
        gemeenten = dialog.gemeenten()
        dialog.deleteLater()
        if osm is None or buurten is None:
            return
        target = self._save_as(
            self.tr("Waar bewaar je de ondergrond?"),
            paths.user_documents() / "gebied.ondergrond.gpkg",
            self.tr("Ondergrond (*.ondergrond.gpkg)"),
            ".ondergrond.gpkg",
        )
        if target is not None:
            job = background.make_ondergrond(osm, buurten, gemeenten, target, self._window.worker)
            self._window.run(job, lambda report: self._ondergrond_made(report, target))

    def _ondergrond_made(self, report: Any, target: Path) -> None:
        self._ondergrond = target
        counted = report.aantallen
        aantallen = self.tr("{0} buurten, {1} straten, {2} adressen, {3} voorzieningen.").format(
            *(notatie.getal(counted.get(laag, 0)) for laag in _TELLINGEN)
        )
        verder = self.tr("Kies nu Bestand, Nieuwe kaart. De ondergrond staat daar al ingevuld.")
        texts = [aantallen, *report.meldingen, verder]
        self._tell(self.tr("De ondergrond is klaar"), "\n\n".join(texts))

    def pass_on(self) -> None:
        """Write a copy for others, without history."""
        from sociale_kaart.operations import upkeep  # noqa: PLC0415 - start-up time

        session = self._workspace.session
        proposed = session.kaart.path.with_name(f"{session.kaart.naam} (kopie){KAART_SUFFIX}")
        target = self._save_as(
            self.tr("Geef een kopie door"), proposed, self.tr("Kaart (*.kaart.gpkg)"), KAART_SUFFIX
        )
        if target is None:
            return
        try:
            upkeep.pass_on(session, target)
        except WorldError as error:
            self._window.show_error(error)
            return
        self._workspace.map.toast.tell(
            self.tr("Kopie gemaakt, zonder geschiedenis: {0}").format(target.name)
        )

    def check_kaart(self) -> None:
        """Say what deserves attention in this kaart."""
        from sociale_kaart.operations import upkeep  # noqa: PLC0415 - start-up time

        problems = upkeep.check_kaart(self._workspace.session)
        texts = [f"{problem.ernst}: {problem.tekst}" for problem in problems]
        self._tell(
            self.tr("De kaart is in orde") if not texts else self.tr("Dit vraagt aandacht"),
            "\n".join(texts[:30]) or self.tr("Er is niets gevonden dat aandacht vraagt."),
        )

    def close_kaart(self) -> None:
        """Back to the start page."""
        self._window.close_kaart()

    def quit(self) -> None:
        """End the program."""
        self._window.close()

    # -- Bewerken --------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last step back."""
        self._workspace.register.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._workspace.register.redo()

    def add(self) -> None:
        """Begin a new hulpbron."""
        self._workspace.begin_new()

    def edit(self) -> None:
        """Go to the name of the selected hulpbron."""
        self._workspace.docks["hulpbron"].show()
        self._workspace.form.detail.focus_name()

    def delete(self) -> None:
        """Remove what is selected; undo brings it back."""
        self._workspace.register.delete(self._workspace.register.selected)

    def search(self) -> None:
        """Go to the search box."""
        self._workspace.search.setFocus()
        self._workspace.search.selectAll()

    def show_everything(self) -> None:
        """Hide nothing any more."""
        self._workspace.filters.show_all()
        self._workspace.map.focus_buurt(None)

    # -- Kaart -----------------------------------------------------------------------------------

    def whole_area(self) -> None:
        """Show the whole area."""
        self._workspace.map.focus_buurt(None)
        self._workspace.map.view.show_all()

    def nearer(self) -> None:
        """Go one step nearer."""
        self._workspace.map.view.zoom(1)

    def farther(self) -> None:
        """Go one step farther away."""
        self._workspace.map.view.zoom(-1)

    def next_marker(self) -> None:
        """Select the next hulpbron on the map."""
        self._workspace.map.walk(1)

    def previous_marker(self) -> None:
        """Select the previous hulpbron on the map."""
        self._workspace.map.walk(-1)

    def show_selected(self) -> None:
        """Bring the selected hulpbron into view."""
        for uuid in self._workspace.register.selected[:1]:
            self._workspace.map.show_hulpbron(uuid)

    def go_to_map(self) -> None:
        """Give the map the keyboard."""
        self._workspace.map.view.setFocus()

    def go_to_table(self) -> None:
        """Give the table the keyboard."""
        self._workspace.docks["tabel"].show()
        self._workspace.tabs.setCurrentWidget(self._workspace.table)
        self._workspace.table.setFocus()

    def choose_ondergrond(self) -> None:
        """Stand the kaart on another ondergrond."""
        chosen = self._open(
            self.tr("Kies een ondergrond"), self.tr("Ondergrond (*.ondergrond.gpkg *.gpkg)")
        )
        if chosen is not None:
            self._window.change_ondergrond(chosen)

    # -- Importeren, Bereikbaarheid --------------------------------------------------------------

    def import_list(self) -> None:
        """Ask for a list and import it as one step."""
        chosen = self._open(self.tr("Importeer een lijst"), self.tr("Lijst ({0})").format(_LISTS))
        if chosen is not None:
            self.import_file(chosen)

    def import_file(self, lijst: Path) -> None:
        """Plan in the background, then apply: the kaart is written in this thread only."""
        session = self._workspace.session
        job = background.plan_import(session, lijst, self._window.worker)
        self._window.run(job, lambda plan: self._apply_import(plan, lijst))

    def _apply_import(self, plan: Any, lijst: Path) -> None:
        from sociale_kaart.operations import importing  # noqa: PLC0415 - start-up time
        from sociale_kaart.operations.editing import Change  # noqa: PLC0415 - idem

        workspace = self._workspace
        was_empty = not workspace.register.total
        progress = ModalProgress(self.tr("Importeer ‘{0}’").format(lijst.name), self._window)
        try:
            receipt = importing.apply_plan(workspace.session, plan, lijst, progress)
        except Cancelled:
            workspace.map.toast.tell(self.tr("Gestopt. Er is niets geïmporteerd."))
            return
        except WorldError as error:
            self._window.show_error(error)
            return
        finally:
            progress.close()
            progress.deleteLater()
        workspace.register.reload(Change(self.tr("Importeer ‘{0}’").format(lijst.name)))
        if was_empty:
            workspace.map.show_start()
        dialog = ReceiptDialog(lijst.name, receipt, self._window)
        dialog.save.clicked.connect(lambda: self._save_receipt(plan, lijst))
        dialog.exec()
        dialog.deleteLater()

    def _save_receipt(self, plan: Any, lijst: Path) -> None:
        """Write which row became what, and why, as xlsx."""
        from sociale_kaart.operations import importing  # noqa: PLC0415 - start-up time

        target = self._save_as(
            self.tr("Waar bewaar je het ontvangstbewijs?"),
            lijst.with_name(f"{lijst.stem} ontvangstbewijs.xlsx"),
            self.tr("Excel (*.xlsx)"),
            ".xlsx",
        )
        if target is None:
            return
        try:
            importing.save_receipt(self._workspace.session, plan, lijst, target)
        except WorldError as error:
            self._window.show_error(error)
            return
        self._made(target, open_it=True)

    def show_distances(self) -> None:
        """Show the panel in which a distance is chosen."""
        self._workspace.docks["tabel"].show()
        self._workspace.tabs.setCurrentWidget(self._workspace.distances)
        self._workspace.distances.categorie.setFocus()

    def compute_distances(self, categorie: str, netwerk: str) -> None:
        """Compute a distance per buurt in the background and show it."""
        workspace = self._workspace
        job = background.distances(workspace.session, [categorie], [netwerk], self._window.worker)
        self._window.run(job, lambda frame: workspace.show_distances(frame, categorie, netwerk))

    def hide_distances(self) -> None:
        """Take the distance layer off the map."""
        self._workspace.hide_layer()

    def save_distances(self) -> None:
        """Compute all distances and write them as a file."""
        kaart = self._workspace.session.kaart
        target = self._save_as(
            self.tr("Bewaar de afstanden"),
            kaart.path.with_name(f"{kaart.naam} afstanden.xlsx"),
            self.tr("Excel (*.xlsx);;csv (*.csv)"),
            ".xlsx",
        )
        if target is not None:
            job = background.save_distances(self._workspace.session, target, self._window.worker)
            self._window.run(job, lambda _: self._made(target))

    # -- Afdrukken en delen ----------------------------------------------------------------------

    def print_buurtkaart(self) -> None:
        """Ask which buurt and make its pdf; it opens in the usual viewer, which can print it."""
        workspace = self._workspace
        dialog = BuurtkaartDialog(workspace.area.buurtnamen, self._window)
        current = workspace.register.current
        if current is not None and current.buurtcodes:
            dialog.choose(current.buurtcodes[0])
        accepted = bool(dialog.exec())
        wanted = background.SheetWanted(
            buurtcode=str(dialog.buurt.currentData()),
            formaat=str(dialog.formaat.currentData()),
            schaal=dialog.schaal.currentData(),
            voor=str(dialog.voor.currentData()),
        )
        naam = dialog.buurt.currentText()
        dialog.deleteLater()
        if not accepted:
            return
        target = self._save_as(
            self.tr("Waar bewaar je de buurtkaart?"),
            workspace.session.kaart.path.with_name(f"Buurtkaart {_safe(naam)}.pdf"),
            self.tr("Pdf (*.pdf)"),
            ".pdf",
        )
        if target is not None:
            job = background.buurtkaart(workspace.session, wanted, target, self._window.worker)
            self._window.run(job, lambda _: self._made(target, open_it=True))

    def share(self) -> None:
        """Ask what and for whom, and write the file."""
        dialog = ShareDialog(self._window)
        accepted = bool(dialog.exec())
        soort, voor = str(dialog.soort.currentData()), str(dialog.voor.currentData())
        suffix = dialog.suffix()
        dialog.deleteLater()
        if not accepted:
            return
        kaart = self._workspace.session.kaart
        target = self._save_as(
            self.tr("Deel de kaart"),
            kaart.path.with_name(f"{_safe(kaart.naam)}{suffix}"),
            f"(*{suffix})",
            suffix,
        )
        if target is not None:
            job = background.export(
                self._workspace.session, soort, voor, target, self._window.worker
            )
            self._window.run(job, self._shared)

    def _shared(self, report: Any) -> None:
        text = self.tr("{0} hulpbronnen in ‘{1}’, {2} niet getoond.").format(
            report.rijen, report.uit.name, report.verborgen
        )
        self._workspace.map.toast.tell(text)

    # -- Help ------------------------------------------------------------------------------------

    def shortcuts(self) -> None:
        """Say which keys do what."""
        self._show(ShortcutsDialog(self._window))

    def about(self) -> None:
        """Say what this is and whose work is in it."""
        self._show(AboutDialog(self._window))

    # -- asking and telling ----------------------------------------------------------------------

    def _made(self, target: Path, *, open_it: bool = False) -> None:
        self._workspace.map.toast.tell(self.tr("Gemaakt: {0}").format(target.name))
        if open_it and not os.environ.get("SOCIALE_KAART_NIET_OPENEN"):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    @staticmethod
    def _show(dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()

    def _tell(self, title: str, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, f"<b>{title}</b>", parent=self._window)
        box.setInformativeText(text)
        box.exec()
        box.deleteLater()

    def _open(self, title: str, kind: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, title, str(self._window.last_folder()), kind
        )
        return Path(chosen) if chosen else None

    def _save_as(self, title: str, proposed: Path, kind: str, suffix: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(proposed), kind)
        if not chosen:
            return None
        target = Path(chosen)
        return target if target.suffix else target.with_name(target.name + suffix)


def _safe(naam: str) -> str:
    """Return a name that every file system takes."""
    return "".join(c if c.isalnum() or c in " -_()" else "_" for c in naam).strip()
