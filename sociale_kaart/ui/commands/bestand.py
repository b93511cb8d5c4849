"""Making, opening, copying and checking a kaart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.base import paths
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import notatie
from sociale_kaart.ui import background
from sociale_kaart.ui.commands.group import Group
from sociale_kaart.ui.dialogs import KAART_SUFFIX, NewKaartDialog, OndergrondDialog

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.ui.main_window import MainWindow

# Layers of an ondergrond that people know by name.
_TELLINGEN = ("buurten", "straten", "adressen", "voorzieningen")


class BestandCommands(Group):
    """Making, opening, copying and checking a kaart."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        # made since the start
        self._ondergrond: Path | None = None

    def new_kaart(self) -> None:
        """Ask what the kaart is about and where it is kept, make it and open it."""
        dialog = NewKaartDialog(self._known_ondergrond(), self.window)
        if dialog.exec():
            target = self.ask_save(
                self.tr("Waar bewaar je de kaart?"),
                dialog.proposed_path(),
                self.tr("Kaart (*.kaart.gpkg)"),
                KAART_SUFFIX,
            )
            if target is not None:
                self.window.make_kaart(
                    target,
                    naam=dialog.naam.text().strip(),
                    onze_definitie=dialog.definitie.toPlainText().strip(),
                    doel=dialog.doel.toPlainText().strip(),
                    ondergrond=dialog.ondergrond.path(),
                )
        dialog.deleteLater()

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
        folder = paths.user_documents() / "Sociale Kaart voorbeeld"
        found = sorted(folder.glob(f"*{KAART_SUFFIX}"))
        if found:
            self.window.open_kaart(found[0])
            return
        self.window.run(background.make_sample(folder, self.window.worker), self.window.open_kaart)

    def make_ondergrond(self) -> None:
        """Ask for the two public files and make an ondergrond of them."""
        dialog = OndergrondDialog(self.window)
        osm, buurten = None, None
        if dialog.exec():
            osm, buurten = dialog.osm.path(), dialog.buurten.path()
        gemeenten = dialog.gemeenten()
        dialog.deleteLater()
        if osm is None or buurten is None:
            return
        target = self.ask_save(
            self.tr("Waar bewaar je de ondergrond?"),
            paths.user_documents() / "gebied.ondergrond.gpkg",
            self.tr("Ondergrond (*.ondergrond.gpkg)"),
            ".ondergrond.gpkg",
        )
        if target is not None:
            job = background.make_ondergrond(osm, buurten, gemeenten, target, self.window.worker)
            self.window.run(job, lambda report: self._ondergrond_made(report, target))

    def _ondergrond_made(self, report: Any, target: Path) -> None:
        self._ondergrond = target
        counted = report.aantallen
        aantallen = self.tr("{0} buurten, {1} straten, {2} adressen, {3} voorzieningen.").format(
            *(notatie.getal(counted.get(laag, 0)) for laag in _TELLINGEN)
        )
        verder = self.tr("Kies nu Bestand, Nieuwe kaart. De ondergrond staat daar al ingevuld.")
        texts = [aantallen, *report.meldingen, verder]
        self.tell(self.tr("De ondergrond is klaar"), "\n\n".join(texts))

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

    def close_kaart(self) -> None:
        """Back to the start page."""
        self.window.close_kaart()

    def quit(self) -> None:
        """End the program."""
        self.window.close()
