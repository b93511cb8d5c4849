"""The overviews below the map besides the table, and the keeper of backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sociale_kaart.domain import notatie
from sociale_kaart.ui.agenda_panel import AgendaPanel
from sociale_kaart.ui.backup_keeper import BackupKeeper
from sociale_kaart.ui.history_panel import HistoryPanel
from sociale_kaart.ui.inbreng_panel import InbrengPanel
from sociale_kaart.ui.inventarisatie_panel import InventarisatiePanel

if TYPE_CHECKING:
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.panel_layout import PanelLayout
    from sociale_kaart.ui.register import Register
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.tasks import TaskRunner


class Overviews(QObject):
    """Agenda, gesprekken, inbreng and history as tabs, and backups while people work.

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
        self.inbreng = InbrengPanel(register, area)
        self.history = HistoryPanel(register, runner)
        self.backups = BackupKeeper(register, runner, settings, self)
        self.backups.failed.connect(register.refused)

    def tie(self, layout: PanelLayout) -> None:
        """Say on the tabs how many dates are due, and how much inbreng is still open."""

        def count(urgent: int) -> None:
            text = self.tr("Agenda ({0})").format(notatie.getal(urgent))
            layout.set_title("agenda", text if urgent else self.tr("Agenda"))

        self.agenda.counted.connect(count)
        count(self.agenda.urgent)

        def count_open(number: int) -> None:
            text = self.tr("Inbreng ({0})").format(notatie.getal(number))
            layout.set_title("inbreng", text if number else self.tr("Inbreng"))

        self.inbreng.counted.connect(count_open)
        count_open(self.inbreng.open)
