"""What leaves the laptop: sheets and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.ui import background
from sociale_kaart.ui.commands.group import Group, safe_name
from sociale_kaart.ui.dialogs import ShareDialog

if TYPE_CHECKING:
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

    def _closed(self) -> None:
        dialog, self.afdrukken = self.afdrukken, None
        if dialog is not None:
            dialog.deleteLater()

    def share(self) -> None:
        """Ask what and for whom, and write the file."""
        dialog = ShareDialog(self.window, self.window.settings.text("privacy/voor"))
        accepted = bool(dialog.exec())
        soort, voor = str(dialog.soort.currentData()), str(dialog.voor.currentData())
        suffix = dialog.suffix()
        dialog.deleteLater()
        if not accepted:
            return
        kaart = self.workspace.session.kaart
        target = self.ask_save(
            self.tr("Deel de kaart"),
            kaart.path.with_name(f"{safe_name(kaart.naam)}{suffix}"),
            f"(*{suffix})",
            suffix,
        )
        if target is not None:
            job = background.export(self.workspace.session, soort, voor, target, self.window.worker)
            self.window.run(job, self._shared)

    def _shared(self, report: Any) -> None:
        text = self.tr("{0} hulpbronnen in ‘{1}’, {2} niet getoond.").format(
            report.rijen, report.uit.name, report.verborgen
        )
        # Why something was left out is what people ask first, and where the file is.
        reasons = [line for line in report.meldingen if " × " in line or report.uit.name in line]
        self.workspace.map.toast.tell("\n".join([text, *reasons]))
