"""What the menus do: a group per menu, each method has the name of a record in `actions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.ui.commands.bereikbaarheid import BereikbaarheidCommands
from sociale_kaart.ui.commands.bestand import BestandCommands
from sociale_kaart.ui.commands.bewerken import BewerkenCommands
from sociale_kaart.ui.commands.delen import DelenCommands
from sociale_kaart.ui.commands.help import HelpCommands
from sociale_kaart.ui.commands.importeren import ImporterenCommands
from sociale_kaart.ui.commands.kaart import KaartCommands

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.ui.actions import ActionSpec
    from sociale_kaart.ui.commands.group import Group
    from sociale_kaart.ui.main_window import MainWindow


class Commands:
    """The actions of the window, a group per menu.

    Args:
        window: the main window.
    """

    def __init__(self, window: MainWindow) -> None:
        self.bestand = BestandCommands(window)
        self.bewerken = BewerkenCommands(window)
        self.kaart = KaartCommands(window)
        self.importeren = ImporterenCommands(window)
        self.bereikbaarheid = BereikbaarheidCommands(window)
        self.delen = DelenCommands(window)
        self.help = HelpCommands(window)
        self._by_menu: dict[str, Group] = {
            "Bestand": self.bestand,
            "Bewerken": self.bewerken,
            "Kaart": self.kaart,
            "Importeren": self.importeren,
            "Bereikbaarheid": self.bereikbaarheid,
            "Afdrukken en delen": self.delen,
            "Help": self.help,
        }

    def slot(self, spec: ActionSpec) -> Callable[[], None]:
        """Return what does an action of the menus."""
        slot: Callable[[], None] = getattr(self._by_menu[spec.menu], spec.id)
        return slot
