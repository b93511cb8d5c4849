"""Moving over the map and through the panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.ui.commands.group import Group
from sociale_kaart.ui.roomy import opened

if TYPE_CHECKING:
    from sociale_kaart.ui.ondergrond_dialog import OndergrondInfoDialog


class KaartCommands(Group):
    """Moving over the map and through the panels."""

    def whole_area(self) -> None:
        """Show the whole area."""
        self.workspace.map.focus_buurt(None)
        self.workspace.map.view.show_all()

    def nearer(self) -> None:
        """Go one step nearer."""
        self.workspace.map.view.zoom(1)

    def farther(self) -> None:
        """Go one step farther away."""
        self.workspace.map.view.zoom(-1)

    def next_marker(self) -> None:
        """Select the next hulpbron on the map."""
        self.workspace.map.walk(1)

    def previous_marker(self) -> None:
        """Select the previous hulpbron on the map."""
        self.workspace.map.walk(-1)

    def show_selected(self) -> None:
        """Bring the selected hulpbron into view."""
        for uuid in self.workspace.register.selected[:1]:
            self.workspace.map.show_hulpbron(uuid)

    def choose_box(self) -> None:
        """Choose hulpbronnen by dragging a rectangle."""
        self.workspace.layout.reveal_map()
        self.workspace.extras.tools.choose_box()

    def choose_loop(self) -> None:
        """Choose hulpbronnen by drawing around them."""
        self.workspace.layout.reveal_map()
        self.workspace.extras.tools.choose_loop()

    def measure(self) -> None:
        """Measure on the map."""
        self.workspace.layout.reveal_map()
        self.workspace.extras.tools.begin_measure()

    def relate(self) -> None:
        """Tie two hulpbronnen together on the map."""
        self.workspace.layout.reveal_map()
        self.workspace.extras.tools.begin_relate()

    def show_voorzieningen(self) -> None:
        """Show what the ondergrond knows and the register does not."""
        self.workspace.extras.show_voorzieningen()
        self.workspace.layout.reveal("lagen")

    def go_to_map(self) -> None:
        """Give the map the keyboard."""
        self.workspace.layout.reveal_map()
        self.workspace.map.view.setFocus()

    def go_to_table(self) -> None:
        """Give the table the keyboard."""
        self.workspace.layout.reveal("tabel").setFocus()

    def go_to_agenda(self) -> None:
        """Give the agenda the keyboard."""
        self.workspace.layout.reveal("agenda").setFocus()

    def go_to_gesprekken(self) -> None:
        """Give the overview of the buurten the keyboard."""
        self.workspace.layout.reveal("gesprekken").setFocus()

    def go_to_inbreng(self) -> None:
        """Give the list of inbreng the keyboard."""
        self.workspace.layout.reveal("inbreng").setFocus()

    def about_ondergrond(self) -> OndergrondInfoDialog:
        """Show the sources of the ondergrond and the figures of each buurt."""
        from sociale_kaart.operations.ondergrond_inhoud import contents  # noqa: PLC0415 - heavy
        from sociale_kaart.ui.ondergrond_dialog import (  # noqa: PLC0415 - start-up time
            OndergrondInfoDialog,
        )

        workspace = self.workspace
        inhoud = contents(workspace.session.required_ondergrond())
        return opened(OndergrondInfoDialog(inhoud, workspace.area.buurtnamen, self.window))

    def choose_ondergrond(self) -> None:
        """Stand the kaart on another ondergrond."""
        chosen = self.ask_open(
            self.tr("Kies een ondergrond"), self.tr("Ondergrond (*.ondergrond.gpkg *.gpkg)")
        )
        if chosen is not None:
            self.window.change_ondergrond(chosen)
