"""Taking over lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations.changes import Change
from sociale_kaart.ui import background
from sociale_kaart.ui.commands.group import Group
from sociale_kaart.ui.dialogs import ReceiptDialog
from sociale_kaart.ui.modal_progress import WriteProgress

if TYPE_CHECKING:
    from pathlib import Path

_LISTS = "*.xlsx *.xls *.ods *.csv *.tsv"


class ImporterenCommands(Group):
    """Taking over lists."""

    def import_list(self) -> None:
        """Ask for a list and import it as one step."""
        chosen = self.ask_open(
            self.tr("Importeer een lijst"), self.tr("Lijst ({0})").format(_LISTS)
        )
        if chosen is not None:
            self.import_file(chosen)

    def import_file(self, lijst: Path) -> None:
        """Plan in the background, then apply: the kaart is written in this thread only."""
        session = self.workspace.session
        job = background.plan_import(session, lijst, self.window.worker)
        self.window.run(job, lambda plan: self._apply_import(plan, lijst))

    def _apply_import(self, plan: Any, lijst: Path) -> None:
        workspace = self.workspace
        title = self.tr("Importeer ‘{0}’").format(lijst.name)
        job = background.apply_import(workspace.session, plan, lijst)
        progress = WriteProgress(title, self.window.runner, self.window)

        def stopped() -> None:
            workspace.map.toast.tell(self.tr("Gestopt. Er is niets geïmporteerd."))

        progress.run(job, lambda result: self._imported(plan, lijst, *result), stopped)

    def _imported(self, plan: Any, lijst: Path, receipt: Any, records: Any) -> None:
        workspace = self.workspace
        was_empty = not workspace.register.total
        title = self.tr("Importeer ‘{0}’").format(lijst.name)
        workspace.register.reload(Change(title), records)
        if was_empty:
            workspace.map.show_start()
        dialog = ReceiptDialog(lijst.name, receipt, self.window)
        dialog.save.clicked.connect(lambda: self._save_receipt(plan, lijst))
        self.show_dialog(dialog)

    def _save_receipt(self, plan: Any, lijst: Path) -> None:
        """Write which row became what, and why, as xlsx."""
        from sociale_kaart.operations import importing  # noqa: PLC0415 - start-up time

        target = self.ask_save(
            self.tr("Waar bewaar je het ontvangstbewijs?"),
            lijst.with_name(f"{lijst.stem} ontvangstbewijs.xlsx"),
            self.tr("Excel (*.xlsx)"),
            ".xlsx",
        )
        if target is None:
            return
        try:
            importing.save_receipt(self.workspace.session, plan, lijst, target)
        except WorldError as error:
            self.window.show_error(error)
            return
        self.tell_made(target, open_it=True)
