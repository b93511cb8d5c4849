"""What leaves the laptop: sheets and files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from sociale_kaart.domain import notatie
from sociale_kaart.ui import background
from sociale_kaart.ui.commands.group import Group, safe_name
from sociale_kaart.ui.outside import open_outside
from sociale_kaart.ui.share_dialog import ShareDialog

if TYPE_CHECKING:
    from sociale_kaart.operations.pakket import PakketReport, PakketWanted
    from sociale_kaart.ui.afdrukken.dialog import AfdrukkenDialog
    from sociale_kaart.ui.main_window import MainWindow


class DelenCommands(Group):
    """What leaves the laptop: sheets and files.

    Attributes:
        afdrukken: the window with the sheets, while it is open.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.afdrukken: AfdrukkenDialog | None = None

    def print_buurtkaart(self) -> None:
        """Show the window in which sheets are seen, printed and saved; it stays beside this one."""
        from sociale_kaart.ui.afdrukken.dialog import AfdrukkenDialog  # noqa: PLC0415 - start-up time

        if self.afdrukken is None:
            window = self.window
            self.afdrukken = AfdrukkenDialog(
                self.workspace, window.runner, window.worker, window.settings, window
            )
            self.afdrukken.closed.connect(self._closed)
            self.afdrukken.show()
        else:
            current = self.workspace.register.current
            if current is not None and current.buurtcodes:
                self.afdrukken.choose_buurt(current.buurtcodes[0])
        self.afdrukken.raise_()
        self.afdrukken.activateWindow()

    def print_raadsblad(self, buurtcode: str = "") -> None:
        """Show that window with the sheet for the participatieraad, about one buurt when told."""
        from sociale_kaart.operations.drukwerk import RAADSBLAD  # noqa: PLC0415 - start-up time

        self.print_buurtkaart()
        assert self.afdrukken is not None, "it was shown just now"
        self.afdrukken.choose_kind(RAADSBLAD, buurtcode)
        self.afdrukken.panel.vraag.setFocus()

    def _closed(self) -> None:
        dialog, self.afdrukken = self.afdrukken, None
        if dialog is not None:
            dialog.deleteLater()

    def share(self) -> None:
        """Ask what and for whom, and write the file."""
        kaart = self.workspace.session.kaart
        dialog = ShareDialog(
            self.window.runner,
            kaart.path,
            self.workspace.area.buurtnamen,
            self.window.settings.text("privacy/voor"),
            self.window,
        )
        accepted = bool(dialog.exec())
        soort, voor = str(dialog.soort.currentData()), str(dialog.voor.currentData())
        suffix, wanted = dialog.suffix(), dialog.pakket() if dialog.as_pakket else None
        dialog.deleteLater()
        if not accepted:
            return
        if wanted is not None:
            self._share_pakket(wanted, suffix)
            return
        target = self.ask_save(
            self.tr("Deel de kaart"),
            kaart.path.with_name(f"{safe_name(kaart.naam)}{suffix}"),
            f"(*{suffix})",
            suffix,
        )
        if target is not None:
            job = background.export(self.workspace.session, soort, voor, target, self.window.worker)
            self.window.run(job, self._shared)

    def _share_pakket(self, wanted: PakketWanted, suffix: str) -> None:
        """Ask where the folder or zip goes, and write it."""
        kaart = self.workspace.session.kaart
        naam = self.tr("{0} om te delen").format(safe_name(kaart.naam))
        title = self.tr("Waar komt het te staan?")
        if suffix:
            proposed = kaart.path.with_name(f"{naam}{suffix}")
            target = self.ask_save(title, proposed, f"(*{suffix})", suffix)
        else:
            folder = QFileDialog.getExistingDirectory(self.window, title, str(kaart.path.parent))
            target = Path(folder) / naam if folder else None
        if target is not None:
            job = background.pakket(self.workspace.session, wanted, target, self.window.worker)
            self.window.run(job, self._pakket_shared)

    def _pakket_shared(self, report: PakketReport) -> None:
        text = self.tr(
            "‘{0}’ is klaar, met {1} bestanden. Hulpbronnen erin: {2}. Niet getoond: {3}."
        ).format(
            report.uit.name,
            len(report.bestanden),
            notatie.getal(report.rijen),
            notatie.getal(report.verborgen),
        )
        renamed = [line for line in report.meldingen if f"‘{report.uit.name}’" in line]
        folder = report.uit if report.uit.is_dir() else report.uit.parent
        self.window.notice.dismiss()
        self.window.notice.tell(
            " ".join([text, *renamed]), self.tr("Open de map"), lambda: open_outside(folder)
        )

    def _shared(self, report: Any) -> None:
        text = self.tr("{0} hulpbronnen in ‘{1}’, {2} niet getoond.").format(
            report.rijen, report.uit.name, report.verborgen
        )
        # Why something was left out is what people ask first, and where the file is.
        reasons = [line for line in report.meldingen if " × " in line or report.uit.name in line]
        self.workspace.map.toast.tell("\n".join([text, *reasons]))
