"""The pictures of the handboek: each a scene in the invented wijk Zonneveen."""  # noqa: INP001 - a script

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton, QWidget

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.operations import (
    delen,
    editing,
    importing,
    inventarisatie,
    relaties,
    sample,
    sessions,
)
from sociale_kaart.operations.inbreng import add_inbreng
from sociale_kaart.ui import dialogs, onderwerpen

if TYPE_CHECKING:
    from collections.abc import Callable

    from camera import Camera
    from PySide6.QtGui import QPixmap

    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.ui.workspace import Workspace

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "handboek" / "plaatjes"
RICH = "Eettafel Samen Smullen"
_HOUSE = "Buurthuis De Zonnehoek"
_BURENHULP = "Burenhulp in De Wolken"
_WINDOW_PX, _PANEL_PX = 1060, 640
# What people wrote on a sheet: number, name, square and what they call it.
_OVERGETYPT = (
    "Nummer\tNaam\tVak\tSfeer\tFormaliteit\tSoort\tToelichting",
    "1\tZaterdagkoffie\tC3\tgem\tinformeel\tactiviteit\tIn het speellokaal",
    "2\tBuurtmoestuin\tD4b\tgem\tinformeel\tbuitenruimte\tSamen eten in augustus",
    "3\tHuiswerkhulp\tE2\tinst\tformeel\tactiviteit\t",
    "4\tKlusgroep\t\tgem\tinformeel\tgroep\t",
)
_DELEN: tuple[tuple[str, dict[str, Value]], ...] = (
    ("toegang", {"route": "vrij"}),
    ("toegang", {"route": "verwijzing", "wie_verwijst": "Wijkteam", "plaatsen": 4}),
    ("mensen", {"rol": "vrijwilliger", "aantal": 6, "tegenprestatie": "een etentje per jaar"}),
    ("mensen", {"rol": "beroepskracht", "functie": "opbouwwerker", "aantal": 1, "uren": 4}),
    ("geldbronnen", {"wie": "Gemeente Voorbeeldstad", "soort": "gemeente", "duur": "incidenteel",
                     "tot": "2027-03-31", "beslisdatum": "2027-01-15"}),
    ("tellingen", {"getal": 24, "eenheid": "per_keer", "schatting": 1}),
    ("verhalen", {"datum": "2026-10-07", "tekst": "Sinds ik hier mee-eet, ken ik mijn straat.",
                  "niveau": "inwoner"}),
)  # fmt: skip


def make_kaart(folder: Path, worker: Worker) -> Path:
    """Make the sample kaart, with one hulpbron of which much is known."""
    kaart = sample.make_sample_kaart(folder, worker=worker, progress=NoProgress())
    with sessions.open_kaart(kaart) as session:
        by_name = {h.naam: h for h in session.kaart.hulpbronnen()}
        rich, house = by_name[RICH], by_name[_HOUSE]
        editing.edit_hulpbron(
            session,
            rich.uuid,
            {
                "leefwereld": "Samen eten in plaats van alleen, en daarna blijven hangen.",
                "kosten": "5 euro per keer, met koffie",
                "leunt_op_een_persoon": 0,
                "ruimte_zeker_tot": "2027-06-30",
                "gecontroleerd_op": "2026-09-14",
                "herzien_voor": "2027-09-14",
            },
        )
        for tabel, waarden in _DELEN:
            delen.add_deel(session, rich.uuid, tabel, waarden)
        delen.set_keuzes(session, rich.uuid, "doelgroepen", ["ouderen", "alleenstaanden"])
        delen.set_keuzes(session, rich.uuid, "ambities", ["ontmoeting", "ontspanning"])
        for kenmerk, antwoord in (("drempelvrij", "ja"), ("toilet", "ja"), ("betaalbaar", "ja")):
            delen.set_toegankelijkheid(session, rich.uuid, kenmerk, antwoord)
        relaties.add_relatie(session, rich.uuid, "gebruikt_ruimte_van", naar=house.uuid)
        buurt = next(p.buurtcode for p in house.plekken if p.buurtcode)
        for perspectief, onderwerp, uitkomst in (
            ("bewoner", None, "bekend"),
            ("mantelzorger", "Vervangende zorg (respijtzorg)", "gevraagd_niets_gevonden"),
            ("beroepskracht", "Jongeren", "bekend"),
        ):
            inventarisatie.add_inventarisatie(
                session,
                {"gebiedscode": buurt, "perspectief": perspectief, "hoe": "gesprek",
                 "onderwerp": onderwerp, "uitkomst": uitkomst},
            )  # fmt: skip
        editing.add_hulpbron(
            session,
            {"naam": _BURENHULP, "sfeer": "persoonlijk", "formaliteit": "informeel",
             "omschrijving": "Hier passen buren op elkaars kinderen en halen ze boodschappen."},
            {"buurt_gekozen": buurt},
        )  # fmt: skip
    return kaart


class Scenes:
    """Each method shows something and returns the picture of it.

    Args:
        camera: drives the window.
        folder: where the list of the receipt is.
    """

    def __init__(self, camera: Camera, folder: Path) -> None:
        self._camera = camera
        self._folder = folder

    @property
    def _workspace(self) -> Workspace:
        return self._camera.workspace

    def _by_name(self, naam: str) -> Hulpbron:
        return next(h for h in self._workspace.register.records if h.naam == naam)

    def _choose(self, naam: str, *, nearer: int = 0) -> None:
        uuid = self._by_name(naam).uuid
        self._workspace.register.select([uuid])
        self._workspace.map.show_hulpbron(uuid)
        if nearer:
            view = self._workspace.map.view
            view.set_level(view.level + nearer)
        self._camera.settle()

    def _of_window(self) -> QPixmap:
        return self._camera.window.grab()

    def _of_dialog(self, dialog: QDialog, width: int = 0) -> QPixmap:
        """Return a dialog as it stands before anybody has answered."""
        dialog.setModal(False)
        dialog.show()
        if width:
            dialog.resize(width, dialog.sizeHint().height())
        self._camera.rest()
        picture = dialog.grab()
        dialog.close()
        dialog.deleteLater()
        return picture

    def _panel(self, naam: str) -> QWidget:
        panel = self._workspace.layout.reveal(naam)
        self._camera.settle()
        return panel

    def venster(self) -> QPixmap:
        """The whole window with a hulpbron chosen."""
        self._choose(_HOUSE, nearer=1)
        return self._of_window()

    def nieuw(self) -> QPixmap:
        """The short form beside the map."""
        self._workspace.begin_new()
        self._camera.settle()
        form = self._workspace.form.new
        form.fields["naam"].edit.setText("Wandelclub De Brink")
        form.set_point(*self._workspace.map.view.centre())
        self._camera.settle()
        picture = self._of_window()
        window, panel = self._camera.window, self._workspace.layout.tabs["hulpbron"]
        corner = self._workspace.map.mapTo(window, QPoint(0, 0))
        bottom = panel.mapTo(window, QPoint(0, panel.height())).y()
        form.ended.emit()
        self._camera.settle()
        high, wide = bottom - corner.y(), picture.width() - corner.x()
        return picture.copy(corner.x(), corner.y(), wide, high)

    def delen(self) -> QPixmap:
        """The form of a hulpbron of which much is known, higher than a screen."""
        window = self._camera.window
        window.resize(1366, 1080)
        self._choose(RICH)
        self._turn_to("Meer")
        picture = self._workspace.layout.tabs["hulpbron"].grab()
        window.resize(1366, 768)
        self._camera.settle()
        return picture

    def _turn_to(self, blad: str) -> None:
        """Show one of the pages of the form."""
        tabs = self._workspace.form.detail.tabs
        titles = [tabs.tabText(at).replace("&", "") for at in range(tabs.count())]
        tabs.setCurrentIndex(titles.index(blad))
        self._camera.settle()

    def buurt(self) -> QPixmap:
        """A hulpbron that belongs to a buurt."""
        self._workspace.register.select([self._by_name(_BURENHULP).uuid])
        self._turn_to("Kern")
        picture = self._workspace.layout.tabs["hulpbron"].grab()
        return picture.copy(0, 0, picture.width(), min(picture.height(), 560))

    def instemming(self) -> QPixmap:
        """The question whether an initiative may be on the kaart."""
        naam = "Soep op dinsdag"
        self._workspace.register.select([self._by_name(naam).uuid])
        self._camera.settle()
        form = self._workspace.form
        question = next(
            w for w in form.findChildren(QWidget)
            if type(w).__name__ == "InstemmingQuestion" and w.isVisibleTo(form)
        )  # fmt: skip
        question.ask_now(self._by_name(naam).uuid)
        self._camera.settle()
        return question.grab()

    def lagen(self) -> QPixmap:
        """The layers of the map."""
        panel = self._panel("lagen")
        picture = panel.grab()
        self._panel("tonen")
        return picture

    def tabel(self) -> QPixmap:
        """The table, higher than usual."""
        docks = self._workspace.layout.docks
        self._choose(RICH)
        self._panel("tabel")
        self._camera.window.resizeDocks([docks["onder"]], [360], Qt.Orientation.Vertical)
        self._camera.settle()
        picture = docks["onder"].grab()
        self._camera.window.resizeDocks([docks["onder"]], [210], Qt.Orientation.Vertical)
        self._camera.settle()
        return picture

    def _below(self, naam: str) -> QPixmap:
        """Return one of the panels below the map, higher than usual."""
        docks = self._workspace.layout.docks
        self._workspace.register.select([])
        self._panel(naam)
        self._camera.window.resizeDocks([docks["onder"]], [360], Qt.Orientation.Vertical)
        self._camera.settle()
        picture = docks["onder"].grab()
        self._camera.window.resizeDocks([docks["onder"]], [210], Qt.Orientation.Vertical)
        self._panel("tabel")
        return picture

    def agenda(self) -> QPixmap:
        """The agenda of all dates."""
        return self._below("agenda")

    def geschiedenis(self) -> QPixmap:
        """All steps that were done."""
        return self._below("geschiedenis")

    def gesprekken(self) -> QPixmap:
        """Who was asked, per buurt."""
        return self._below("gesprekken")

    def lijstjes(self) -> QPixmap:
        """The left panel with its lijstjes."""
        self._camera.window.resize(1366, 1000)
        panel = self._panel("tonen")
        picture = panel.grab()
        self._camera.window.resize(1366, 768)
        self._camera.settle()
        return picture.copy(0, 0, picture.width(), min(picture.height(), 560))

    def afstanden(self) -> QPixmap:
        """Distances per buurt on the map and in the table."""
        workspace = self._workspace
        workspace.register.select([])
        self._camera.window.commands.bereikbaarheid.compute_distances("ontmoetingsplek", "lopen")
        self._camera.wait(lambda: workspace.layer_shown and self._camera.window.runner.idle)
        workspace.map.view.show_all()
        workspace.map.view.set_level(workspace.map.view.level + 1)
        self._panel("bereikbaarheid")
        picture = self._of_window()
        workspace.hide_layer()
        self._panel("tabel")
        return picture

    def _page(self, naam: str, high: int = 400) -> QWidget:
        """Show a page of Bereikbaarheid, with more room than usual."""
        workspace = self._workspace
        self._panel("bereikbaarheid")
        workspace.bereikbaarheid.show_page(naam)
        docks = [workspace.layout.docks["onder"]]
        self._camera.window.resizeDocks(docks, [high], Qt.Orientation.Vertical)
        self._settled()
        return workspace.bereikbaarheid.page(naam)

    def _settled(self) -> None:
        self._camera.settle()
        self._camera.wait(lambda: self._camera.window.runner.idle)
        self._camera.settle()

    def _picture_below(self) -> QPixmap:
        picture = self._workspace.layout.docks["onder"].grab()
        docks = [self._workspace.layout.docks["onder"]]
        self._camera.window.resizeDocks(docks, [210], Qt.Orientation.Vertical)
        self._workspace.hide_layer()
        self._panel("tabel")
        return picture

    def gaten(self) -> QPixmap:
        """What there is within reach, per buurt."""
        page = self._page("gaten")
        lens = next(b for b in page.findChildren(QComboBox) if b.findData("vraaggebieden") >= 0)
        lens.setCurrentIndex(lens.findData("vraaggebieden"))
        self._press(page, "Zoek wat er is")
        return self._picture_below()

    def normen(self) -> QPixmap:
        """A norm that was checked."""
        from sociale_kaart.operations import normen  # noqa: PLC0415 - only here

        self._workspace.register.act(
            normen.add_norm,
            {"categorie": "ontmoetingsplek", "netwerk": "lopen", "afstand_m": 500,
             "aandeel": 0.9, "groep": "inwoners"},
        )  # fmt: skip
        self._press(self._page("normen"), "Toets")
        return self._picture_below()

    def wat_als(self) -> QPixmap:
        """A plan with one place more, on the map and in the table."""
        from sociale_kaart.domain.scenario import ERBIJ, ScenarioPlek  # noqa: PLC0415 - only here
        from sociale_kaart.operations import scenarios  # noqa: PLC0415 - only here

        workspace, register = self._workspace, self._workspace.register
        house = self._by_name(_HOUSE).plekken[0]
        assert house.x is not None
        assert house.y is not None
        x, y = house.x + 350, house.y - 750
        made = register.act(scenarios.add_scenario, "Huiskamer in Het Riet")
        place = ScenarioPlek("", ERBIJ, "ontmoetingsplek", naam="Huiskamer", x=x, y=y)
        register.act(scenarios.add_scenario_plekken, made.nieuw, [place])
        page = self._page("watals", 330)
        shown = next(b for b in page.findChildren(QPushButton) if b.text() == "Toon op de kaart")
        if shown.isEnabled() and not shown.isChecked():
            shown.click()
        self._settled()
        workspace.map.show_place(x, y)
        workspace.map.view.set_level(workspace.map.view.level - 2)
        self._settled()
        picture = self._of_window()
        self._picture_below()
        return picture

    def _press(self, page: QWidget, text: str) -> None:
        button = next(b for b in page.findChildren(QPushButton) if b.text().startswith(text))
        button.click()
        self._settled()

    def afdrukken(self) -> QPixmap:
        """The window with the sheet that is going to be printed."""
        self._choose(_HOUSE)
        window = self._camera.window
        window.actions_by_id["print_buurtkaart"].trigger()
        sheets = window.commands.delen.afdrukken
        self._camera.wait(lambda: sheets.proof is not None and window.runner.idle)
        sheets.resize(1180, 700)
        self._settled()
        picture = sheets.grab()
        sheets.close()
        return picture

    def inbreng(self) -> QPixmap:
        """What residents said, and what was done with it."""
        codes = list(self._workspace.area.buurtnamen)
        for dag, code, perspectief, tekst, gedaan in (
            ("2026-03-12", codes[0], "bewoner", "Meer bankjes langs het water.", ""),
            ("2026-04-02", codes[1], "mantelzorger", "Een inloop op zaterdag.",
             "De Wilgenhof is nu elke eerste zaterdag open."),
        ):  # fmt: skip
            waarden = {
                "datum": dag, "gebiedscode": code, "perspectief": perspectief,
                "tekst": tekst, "gedaan": gedaan or None,
            }  # fmt: skip
            self._workspace.register.act(add_inbreng, waarden)
        return self._below("inbreng")

    def snelle_invoer(self) -> QPixmap:
        """A work sheet that is being typed over."""
        window = self._camera.window
        dialog = window.commands.importeren.quick_entry()
        dialog.resize(1340, 640)
        dialog.blad.code.setEditText(next(iter(self._workspace.area.buurtnamen.values())))
        QTest.keyClick(dialog.blad.code.lineEdit(), Qt.Key.Key_Return)
        self._camera.wait(lambda: dialog.regels.blad is not None and window.runner.idle)
        QGuiApplication.clipboard().setText("\n".join(_OVERGETYPT))
        dialog.table.paste()
        dialog.table.go_to(1)
        # The check of the rows waits until typing pauses.
        QTest.qWait(900)
        self._camera.wait(lambda: window.runner.idle)
        picture = dialog.grab()
        dialog.leave.click()
        dialog.deleteLater()
        self._camera.settle()
        return picture

    def ontvangstbewijs(self) -> QPixmap:
        """What became of the rows of a list."""
        lijst = self._folder / "hulpbronnen_zonneveen.xlsx"
        with sessions.new_kaart(
            self._folder / "leeg.kaart.gpkg",
            naam="Leeg", onze_definitie="", doel="",
            ondergrond=self._folder / f"{sample.NAAM}.ondergrond.gpkg",
        ) as session:  # fmt: skip
            report = importing.import_hulpbronnen(
                session, lijst, worker=self._camera.window.worker, progress=NoProgress()
            )
        from sociale_kaart.ui.importing.wizard import (  # noqa: PLC0415 - only here
            ONTVANGSTBEWIJS,
            ImportWizard,
        )

        window = self._camera.window
        wizard = ImportWizard(self._workspace, window.runner, window.worker, window)
        wizard.receipt.show_receipt(lijst.name, report)
        wizard.go_to(ONTVANGSTBEWIJS)
        return self._of_dialog(wizard, 760)

    def ondergrond(self) -> QPixmap:
        """What an ondergrond is made of."""
        window = self._camera.window
        dialog = dialogs.OndergrondDialog(window.runner, window.worker, self._folder, window)
        return self._of_dialog(dialog)

    def instellingen(self) -> QPixmap:
        """The first page of the settings."""
        from sociale_kaart.ui.settings_dialog import SettingsDialog  # noqa: PLC0415 - only here

        return self._of_dialog(SettingsDialog(self._camera.window.settings))

    def uitleg(self) -> QPixmap:
        """F1 in the field Sfeer."""
        self._choose(RICH)
        window = self._camera.window
        sfeer = next(
            box for box in window.findChildren(QComboBox)
            if box.isVisible() and onderwerpen.onderwerp_of(box) == "veld:hulpbronnen.sfeer"
        )  # fmt: skip
        window.activateWindow()
        sfeer.setFocus()
        self._camera.wait(lambda: QApplication.focusWidget() is not None)
        sfeer.setFocus()
        window.context_help.show_help()
        panel = window.context_help.panel
        assert panel is not None, "a field has a panel"
        self._camera.rest()
        picture = panel.grab()
        panel.close()
        return picture


# In this order, with the width at which each is still read.
_SCENES: tuple[tuple[str, int], ...] = (
    ("venster", _WINDOW_PX),
    ("nieuw", 900),
    ("delen", _PANEL_PX),
    ("buurt", _PANEL_PX),
    ("instemming", _PANEL_PX),
    ("lagen", _PANEL_PX),
    ("lijstjes", _PANEL_PX),
    ("tabel", _WINDOW_PX),
    ("agenda", _WINDOW_PX),
    ("gesprekken", _WINDOW_PX),
    ("geschiedenis", _WINDOW_PX),
    ("inbreng", _WINDOW_PX),
    ("snelle_invoer", 900),
    ("afdrukken", 900),
    ("ondergrond", _PANEL_PX),
    ("instellingen", _PANEL_PX),
    ("uitleg", _PANEL_PX),
    ("ontvangstbewijs", _PANEL_PX),
    ("afstanden", _WINDOW_PX),
    ("gaten", _WINDOW_PX),
    ("normen", _WINDOW_PX),
    ("wat_als", _WINDOW_PX),
)


def take_start(camera: Camera) -> None:
    """Take the start page; no kaart is open yet."""
    camera.rest()
    picture = camera.window.grab()
    camera.save_small(picture.copy(0, 0, picture.width(), 500), "start", 900)


def take_all(camera: Camera, kaart: Path) -> list[str]:
    """Take every picture and return the names of those that could not be taken.

    A scene that fails keeps the picture of the last time, so that one change in the window does
    not leave the handboek without pictures.
    """
    camera.open(kaart)
    camera.window.resize(QSize(1366, 768))
    camera.settle()
    scenes = Scenes(camera, kaart.parent)
    failed = []
    for name, width in _SCENES:
        scene: Callable[[], QPixmap] = getattr(scenes, name)
        try:
            camera.save_small(scene(), name, width)
        except Exception:  # noqa: BLE001 - the next picture does not depend on this one
            traceback.print_exc()
            failed.append(name)
    return failed
