"""Distances per buurt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.ui import background
from sociale_kaart.ui.commands.group import Group

if TYPE_CHECKING:
    from sociale_kaart.ui.bereikbaarheid.afstanden_page import AfstandenPage


class BereikbaarheidCommands(Group):
    """Distances per buurt."""

    def show_distances(self) -> None:
        """Show the panel in which a distance is chosen."""
        self._afstanden().bar.categorie.setFocus()

    def compute_distances(self, categorie: str, netwerk: str) -> None:
        """Compute a distance per buurt in the background and show it."""
        self._afstanden().want(categorie, netwerk)

    def _afstanden(self) -> AfstandenPage:
        self.workspace.layout.reveal("bereikbaarheid")
        page: Any = self.workspace.bereikbaarheid.show_page("afstanden")
        return page  # type: ignore[no-any-return]

    def explain_distance(self) -> None:
        """Let the user point at an adres, and show the way from there with its length."""
        self._afstanden().begin_explaining()

    def show_gaten(self) -> None:
        """Show per buurt what is within reach and what people said."""
        self.workspace.layout.reveal("bereikbaarheid")
        page: Any = self.workspace.bereikbaarheid.show_page("gaten")
        page.keuze.lens.setFocus()

    def show_watals(self) -> None:
        """Show the plans in which places come, move or close on trial."""
        self.workspace.layout.reveal("bereikbaarheid")
        page: Any = self.workspace.bereikbaarheid.show_page("watals")
        (page.een.plannen if page.een.plan else page.een.nieuw).setFocus()

    def show_beste_plek(self) -> None:
        """Ask where a new place helps most."""
        self.workspace.layout.reveal("bereikbaarheid")
        page: Any = self.workspace.bereikbaarheid.show_page("beste_plek")
        page.soort.setFocus()

    def compare_distances(self) -> None:
        """Show our figures beside those of CBS or of another day."""
        self.workspace.layout.reveal("bereikbaarheid")
        self.workspace.bereikbaarheid.show_page("vergelijken").setFocus()

    def account_for_layer(self) -> None:
        """Tell what the figures on the map rest on."""
        panel = self.workspace.bereikbaarheid
        owner = panel.board.owner
        if owner is not None and owner.explains:
            owner.explain_wanted.emit()
        elif owner is not None:
            # The page itself says beside its figures what they rest on.
            self.workspace.layout.reveal("bereikbaarheid")
            panel.show_page(owner.page)

    def hide_distances(self) -> None:
        """Take the distance layer off the map."""
        self.workspace.hide_layer()

    def save_distances(self) -> None:
        """Compute all distances and write them as a file."""
        kaart = self.workspace.session.kaart
        target = self.ask_save(
            self.tr("Bewaar de afstanden"),
            kaart.path.with_name(f"{kaart.naam} afstanden.xlsx"),
            self.tr("Excel (*.xlsx);;csv (*.csv)"),
            ".xlsx",
        )
        if target is not None:
            job = background.save_distances(self.workspace.session, target, self.window.worker)
            self.window.run(job, lambda made: self.tell_made(made.uit, melding=made.melding))
