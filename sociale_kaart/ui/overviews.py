"""The overviews below the map besides the table, and the keeper of backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sociale_kaart.domain import notatie
from sociale_kaart.ui.agenda_panel import AgendaPanel
from sociale_kaart.ui.backup_keeper import BackupKeeper
from sociale_kaart.ui.history_panel import HistoryPanel
from sociale_kaart.ui.inventarisatie_panel import InventarisatiePanel

if TYPE_CHECKING:
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.panel_layout import PanelLayout
    from sociale_kaart.ui.register import Register
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.tasks import TaskRunner


class Overviews(QObject):
    """Agenda, gesprekken per buurt and history as tabs, and backups while people work.

    Args:
        register: the open kaart.
        area: names of buurten.
        runner: for work in the background.
        settings: where backups are kept.
    """

    def __init__(
        self, register: Register, area: Area, runner: TaskRunner, settings: Settings
    ) -> None:
        super().__init__(register)
        self.agenda = AgendaPanel(register)
        self.gesprekken = InventarisatiePanel(register, area)
        self.history = HistoryPanel(register, runner)
        self.backups = BackupKeeper(register, runner, settings, self)
        self.backups.failed.connect(register.refused)

    def tie(self, layout: PanelLayout) -> None:
        """Say on the tab of the agenda how many dates are due."""

        def count(urgent: int) -> None:
            text = self.tr("Agenda ({0})").format(notatie.getal(urgent))
            layout.set_title("agenda", text if urgent else self.tr("Agenda"))

        self.agenda.counted.connect(count)
        count(self.agenda.urgent)
