"""Help and what the program is made of."""

from __future__ import annotations

from sociale_kaart.ui.commands.group import Group
from sociale_kaart.ui.help import AboutDialog, ShortcutsDialog


class HelpCommands(Group):
    """Help and what the program is made of."""

    def context_help(self) -> None:
        """Say what the field or panel with the keyboard is for."""
        self.window.context_help.show_help()

    def handboek(self) -> None:
        """Open the handboek where it was read last."""
        self.window.context_help.open_handboek()

    def shortcuts(self) -> None:
        """Say which keys do what."""
        self.show_dialog(ShortcutsDialog(self.window))

    def tour(self) -> None:
        """Show the tour again."""
        from sociale_kaart.ui.tour import Tour  # noqa: PLC0415 - start-up time

        for before in self.window.findChildren(Tour):
            before.end()
        Tour(self.window)

    def whats_new(self) -> None:
        """Say what each version brought."""
        from sociale_kaart.ui.whats_new import WhatsNewDialog  # noqa: PLC0415 - start-up time

        self.show_dialog(WhatsNewDialog(self.window))

    def about(self) -> None:
        """Say what this is and whose work is in it."""
        self.show_dialog(AboutDialog(self.window))
