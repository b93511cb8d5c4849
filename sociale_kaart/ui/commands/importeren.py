"""Taking over lists."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import notatie
from sociale_kaart.operations.changes import Change
from sociale_kaart.ui.commands.group import Group, safe_name
from sociale_kaart.ui.roomy import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sociale_kaart.base.files import Uitvoer
    from sociale_kaart.ui.importing.batches_dialog import BatchesDialog
    from sociale_kaart.ui.importing.queue_dialog import QueueDialog
    from sociale_kaart.ui.importing.register_doubles import RegisterDoublesDialog
    from sociale_kaart.ui.importing.wizard import ImportWizard
    from sociale_kaart.ui.snelle_invoer import SnelleInvoer


class ImporterenCommands(Group):
    """Taking over lists, and what waits of them."""

    def import_list(self) -> ImportWizard:
        """Import a list in steps, as one step that can be undone."""
        from sociale_kaart.ui.importing.wizard import ImportWizard  # noqa: PLC0415 - start-up time

        window = self.window
        wizard = ImportWizard(self.workspace, window.runner, window.worker, window)
        wizard.imported.connect(
            lambda _, records: self._imported(self.tr("Importeer een lijst"), records)
        )
        wizard.taken_back.connect(lambda taken, records: self._imported(taken.tekst, records))
        wizard.receipt_wanted.connect(self._save_receipt)
        return opened(wizard)

    def import_file(self, lijst: Path) -> ImportWizard:
        """Import a list that was chosen already."""
        wizard = self.import_list()
        wizard.open_file(lijst)
        return wizard

    def quick_entry(self) -> SnelleInvoer:
        """Type what stands on a filled-in invulblad."""
        from sociale_kaart.ui.snelle_invoer import SnelleInvoer  # noqa: PLC0415 - start-up time

        return opened(SnelleInvoer(self.workspace, self.window.runner, self.window))

    def open_queue(self) -> QueueDialog:
        """Show the rows that wait."""
        from sociale_kaart.ui.importing.queue_dialog import QueueDialog  # noqa: PLC0415 - idem

        return opened(QueueDialog(self.workspace, self.window))

    def show_imports(self) -> BatchesDialog:
        """Show the lists that were imported before."""
        from sociale_kaart.ui.importing.batches_dialog import (  # noqa: PLC0415 - idem
            BatchesDialog,
        )

        window = self.window
        dialog = BatchesDialog(self.workspace, window.runner, window)
        dialog.taken_back.connect(lambda taken, records: self._imported(taken.tekst, records))
        dialog.receipt_wanted.connect(self._save_batch_receipt)
        dialog.queue_wanted.connect(self.open_queue)
        return opened(dialog)

    def show_doubles(self) -> RegisterDoublesDialog:
        """Show hulpbronnen of the kaart that may be one and the same."""
        from sociale_kaart.ui.importing.register_doubles import (  # noqa: PLC0415 - idem
            RegisterDoublesDialog,
        )

        return opened(RegisterDoublesDialog(self.workspace, self.window.runner, self.window))

    def count_waiting(self) -> None:
        """Say in the menu how many rows wait."""
        from sociale_kaart.operations.wachtrij import waiting_count  # noqa: PLC0415 - idem

        workspace = self.window.workspace
        count = waiting_count(workspace.session) if workspace is not None else 0
        text = self.tr("Wachtrij ({0})…").format(notatie.getal(count))
        self.window.actions_by_id["open_queue"].setText(text)

    def _imported(self, tekst: str, records: Any) -> None:
        workspace = self.workspace
        was_empty = not workspace.register.total
        workspace.register.reload(Change(tekst), records)
        if was_empty:
            workspace.map.show_start()

    def _save_receipt(self, plan: Any, choices: Any, lijst: Path) -> None:
        """Write which row became what, and why, as xlsx."""
        from sociale_kaart.operations import importing  # noqa: PLC0415 - start-up time

        session = self.workspace.session
        self._write_receipt(
            lijst.stem,
            lambda target: importing.save_receipt(session, plan, lijst, target, choices),
        )

    def _save_batch_receipt(self, batch: str) -> None:
        """Write the receipt of an earlier import, with its rows as they are now."""
        from sociale_kaart.operations import importing  # noqa: PLC0415 - start-up time

        session = self.workspace.session
        bestand = next((b.bestand for b in importing.batches(session) if b.uuid == batch), "")
        self._write_receipt(
            PurePath(bestand).stem,
            lambda target: importing.save_batch_receipt(session, batch, target),
        )

    def _write_receipt(self, naam: str, write: Callable[[Path], Uitvoer]) -> None:
        target = self.ask_save(
            self.tr("Waar bewaar je het ontvangstbewijs?"),
            self.window.last_folder() / f"{safe_name(naam)} ontvangstbewijs.xlsx",
            self.tr("Excel (*.xlsx)"),
            ".xlsx",
        )
        if target is None:
            return
        try:
            made = write(target)
        except WorldError as error:
            self.window.show_error(error)
            return
        self.tell_made(made.uit, open_it=True, melding=made.melding)
