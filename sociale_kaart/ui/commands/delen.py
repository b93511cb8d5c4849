"""What leaves the laptop: sheets and files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sociale_kaart.ui import background
from sociale_kaart.ui.commands.group import Group, safe_name
from sociale_kaart.ui.dialogs import BuurtkaartDialog, ShareDialog


class DelenCommands(Group):
    """What leaves the laptop: sheets and files."""

    def print_buurtkaart(self) -> None:
        """Ask which buurt and make its pdf; it opens in the usual viewer, which can print it."""
        workspace = self.workspace
        voor = self.window.settings.text("privacy/voor")
        dialog = BuurtkaartDialog(workspace.area.buurtnamen, self.window, voor)
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
        target = self.ask_save(
            self.tr("Waar bewaar je de buurtkaart?"),
            workspace.session.kaart.path.with_name(f"Buurtkaart {safe_name(naam)}.pdf"),
            self.tr("Pdf (*.pdf)"),
            ".pdf",
        )
        if target is not None:
            job = background.buurtkaart(workspace.session, wanted, target, self.window.worker)
            self.window.run(job, self._printed)

    def _printed(self, made: Any) -> None:
        """Say what was left off too: who looks for it in vain thinks that it is lost."""
        target, renamed = Path(made["uit"]), "".join(made["meldingen"])
        self.tell_made(target, open_it=True, melding=renamed)
        hidden = sum(kaart["verborgen"] for kaart in made["kaarten"])
        if hidden:
            self.workspace.map.toast.tell(
                self.tr(
                    "Gemaakt: {0}. Van deze buurt staan er {1} niet op; op het blad staat waarom."
                ).format(target.name, hidden)
                + (f"\n{renamed}" if renamed else "")
            )

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
