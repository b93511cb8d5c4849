"""Making, opening, copying and checking a kaart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from sociale_kaart.base import paths
from sociale_kaart.base.errors import WorldError
from sociale_kaart.ui import background
from sociale_kaart.ui.backup_dialog import BackupDialog
from sociale_kaart.ui.commands.group import Group
from sociale_kaart.ui.dialogs import OndergrondDialog
from sociale_kaart.ui.modal_progress import WriteProgress
from sociale_kaart.ui.recent_list import KAART_SUFFIX
from sociale_kaart.ui.roomy import opened

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.ondergrond_verschil import VergelijkDialog


def sample_folder() -> Path:
    """Return where the sample wijk is kept."""
    return paths.user_documents() / "Sociale Kaart voorbeeld"


class BestandCommands(Group):
    """Making, opening, copying and checking a kaart."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        # made since the start
        self._ondergrond: Path | None = None

    def new_kaart(self) -> None:
        """Ask in three steps what the kaart is about and where it is kept, make it and open it."""
        from sociale_kaart.ui.wizard_new_kaart import NewKaartWizard  # noqa: PLC0415 - start-up time

        window = self.window
        folders = [window.last_folder(), *(path.parent for path in window.settings.recent())]
        folders = [*dict.fromkeys([*folders, sample_folder()]), paths.user_documents()]
        wizard = NewKaartWizard(
            window.runner, window.worker, folders, self._known_ondergrond(), window
        )
        if wizard.exec():
            window.make_kaart(wizard.wanted())
        wizard.deleteLater()

    def _known_ondergrond(self) -> Path | None:
        """Return the one just made, the one in use, or one beside the kaart opened last."""
        if self._ondergrond is not None and self._ondergrond.exists():
            return self._ondergrond
        workspace = self.window.workspace
        if workspace is not None and workspace.session.ondergrond is not None:
            return workspace.session.ondergrond.path
        return next(iter(sorted(self.window.last_folder().glob("*.ondergrond.gpkg"))), None)

    def open_kaart(self) -> None:
        """Ask for a kaart and open it."""
        chosen = self.ask_open(self.tr("Open een kaart"), self.tr("Kaart (*.kaart.gpkg *.gpkg)"))
        if chosen is not None:
            self.window.open_kaart(chosen)

    def open_sample(self) -> None:
        """Open the sample wijk; the first time it is made from its source files."""
        folder = sample_folder()
        found = sorted(folder.glob(f"*{KAART_SUFFIX}"))
        if found:
            self.window.open_kaart(found[0])
            return
        self.window.run(background.make_sample(folder, self.window.worker), self.window.open_kaart)

    def make_ondergrond(self) -> None:
        """Ask for the two public files and make an ondergrond of them."""
        window = self.window
        dialog = OndergrondDialog(window.runner, window.worker, paths.user_documents(), window)
        dialog.exec()
        if dialog.made is not None:
            self._ondergrond = dialog.made
        dialog.deleteLater()

    def compare_ondergronden(self) -> VergelijkDialog:
        """Say what changed in OpenStreetMap between two ondergronden."""
        from sociale_kaart.ui.ondergrond_verschil import (  # noqa: PLC0415 - start-up time
            VergelijkDialog,
        )

        window = self.window
        workspace = window.workspace
        oud = records = None
        if workspace is not None:
            records = workspace.register.records
            ondergrond = workspace.session.ondergrond
            oud = ondergrond.path if ondergrond else None
        dialog = VergelijkDialog(window.runner, oud, records, window)
        dialog.save_wanted.connect(self._save_differences)
        return opened(dialog)

    def _save_differences(self, text: str) -> None:
        from sociale_kaart.operations.outputs import write_text  # noqa: PLC0415 - start-up time

        target = self.ask_save(
            self.tr("Waar bewaar je het verslag?"),
            self.window.last_folder() / "verschillen in OpenStreetMap.txt",
            self.tr("Tekst (*.txt)"),
            ".txt",
        )
        if target is None:
            return
        try:
            made = write_text(target, text)
        except WorldError as error:
            self.window.show_error(error)
            return
        self.tell_made(made.uit, melding=made.melding)

    def pass_on(self) -> None:
        """Write a copy for others, without history."""
        from sociale_kaart.operations import upkeep  # noqa: PLC0415 - start-up time

        session = self.workspace.session
        proposed = session.kaart.path.with_name(f"{session.kaart.naam} (kopie){KAART_SUFFIX}")
        target = self.ask_save(
            self.tr("Geef een kopie door"), proposed, self.tr("Kaart (*.kaart.gpkg)"), KAART_SUFFIX
        )
        if target is None:
            return
        try:
            upkeep.pass_on(session, target)
        except WorldError as error:
            self.window.show_error(error)
            return
        self.workspace.map.toast.tell(
            self.tr("Kopie gemaakt, zonder geschiedenis: {0}").format(target.name)
        )

    def check_kaart(self) -> None:
        """Say what deserves attention in this kaart."""
        from sociale_kaart.operations import upkeep  # noqa: PLC0415 - start-up time

        problems = upkeep.check_kaart(self.workspace.session)
        texts = [f"{problem.ernst}: {problem.tekst}" for problem in problems]
        self.tell(
            self.tr("De kaart is in orde") if not texts else self.tr("Dit vraagt aandacht"),
            "\n".join(texts[:30]) or self.tr("Er is niets gevonden dat aandacht vraagt."),
        )

    def restore_backup(self) -> BackupDialog:
        """Show the backups, what each would change, and put one back as one step."""
        from sociale_kaart.operations import backups  # noqa: PLC0415 - start-up time

        workspace = self.workspace
        folder = workspace.overviews.backups.folder
        found = backups.list_backups(workspace.session.kaart.path, folder)
        dialog = BackupDialog(workspace.session, found, self.window.runner, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self._put_back)
        dialog.open()
        return dialog

    def _put_back(self, backup: Path) -> None:
        workspace = self.workspace
        title = self.tr("Reservekopie terugzetten…")
        progress = WriteProgress(title, self.window.runner, self.window)

        def done(result: Any) -> None:
            change, records = result
            workspace.register.reload(change, records)
            workspace.map.toast.tell(self.tr("Gedaan: {0}").format(change.tekst), undoable=True)

        def stopped() -> None:
            workspace.map.toast.tell(self.tr("Gestopt. Er is niets teruggezet."))

        job = background.put_back_backup(workspace.session, backup)
        progress.run(job, done, stopped)

    def close_kaart(self) -> None:
        """Back to the start page."""
        self.window.close_kaart()

    def preferences(self) -> None:
        """Show what can be chosen."""
        from sociale_kaart.ui.settings_dialog import SettingsDialog  # noqa: PLC0415 - start-up time

        window = self.window
        dpi = window.screen().physicalDotsPerInch()
        self.show_dialog(SettingsDialog(window.settings, dpi, window))

    def quit(self) -> None:
        """End the program."""
        self.window.close()
