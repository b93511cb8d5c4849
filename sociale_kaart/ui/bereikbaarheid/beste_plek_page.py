"""Beste plek: where new places help most, told in a sentence, on the map, and to take over."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton, QSpinBox, QToolButton, QWidget

from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.domain.scenario import ERBIJ
from sociale_kaart.operations import beste_plek, kandidaten, scenarios
from sociale_kaart.ui.bereikbaarheid import watals_woorden as woorden
from sociale_kaart.ui.bereikbaarheid.beste_plek_woorden import answer_html
from sociale_kaart.ui.bereikbaarheid.blad import Blad
from sociale_kaart.ui.bereikbaarheid.waarop import WaaropDialog
from sociale_kaart.ui.bereikbaarheid.watals_kaart import PlanKaart
from sociale_kaart.ui.bereikbaarheid.watals_maat import MaatKeuze
from sociale_kaart.ui.canvas.scenario_item import PUNT, TWEEDE, Teken
from sociale_kaart.ui.roomy import opened

if TYPE_CHECKING:
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.beste_plek import Advies, Vraag
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.werkblad import Maat
    from sociale_kaart.ui.bereikbaarheid.context import PageContext
    from sociale_kaart.ui.tasks import Task

_COUNTS = frozenset({"hulpbronnen", "plekken", "toegang", "toegankelijkheid"})


class BestePlekPage(Blad):
    """A question, its answer, and taking it over in a plan.

    Args:
        context: the open kaart and the map.
        parent: owner.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.table.setAccessibleName(self.tr("Wat de beste plek verandert per buurt"))
        self.setProperty("onderwerp", "wat-als#de-beste-plek-voor-iets-nieuws")
        self.setAccessibleName(self.tr("Beste plek"))
        self._task: Task | None = None
        self._stale = False
        self._punten: list[tuple[str, float, float]] = []
        self.found: Advies | None = None
        self.kaart = PlanKaart(context, self)
        self._make_question()
        self._make_buttons()
        self._remembered()
        self._connect()
        self._show()

    def _make_question(self) -> None:
        kinds = [(one.code, one.label) for one in categorieen()]
        self.soort = self.add_combo(self.tr("Nieuw"), kinds)
        self.soort.setAccessibleName(self.tr("Soort plek"))
        self.aantal = QSpinBox(self.bar)
        self.aantal.setAccessibleName(self.tr("Hoeveel plekken"))
        self.aantal.setRange(1, beste_plek.MEESTE_PLEKKEN)
        self._say_places()
        self.add_widget(self.aantal)
        self.doel = self.add_combo(
            self.tr("Zoek"),
            (
                (beste_plek.BINNEN, self.tr("de meeste mensen dichtbij")),
                (beste_plek.GEMIDDELD, self.tr("de kortste weg gemiddeld")),
            ),
        )
        self.maat = MaatKeuze(self.bar)
        for widget in (self.maat.netwerk, self.maat.afstand_m, self.maat.groep,
                       self.maat.zonder_trap):  # fmt: skip
            self.add_widget(widget)
        self.uit = self.add_combo(
            self.tr("Kies uit"),
            (
                (kandidaten.ADRESSEN, self.tr("adressen")),
                (kandidaten.GEBOUWEN, self.tr("gebouwen")),
                (kandidaten.VOORZIENINGEN, self.tr("plekken die er al zijn")),
                (kandidaten.KANS, self.tr("plekken met status ‘kans’")),
                (kandidaten.PUNTEN, self.tr("punten die ik teken")),
            ),
        )
        self.bij = self.add_combo(self.tr("Bij"), kinds)
        self.bij.setAccessibleName(self.tr("Bij welke soort plek die er al is"))

    def _make_buttons(self) -> None:
        self.teken = QPushButton(self.tr("Teken punten"), self.bar)
        self.wis = QPushButton(self.tr("Wis de punten"), self.bar)
        self.go = QPushButton(self.tr("Zoek de beste plek"), self.bar)
        self.over = QPushButton(self.tr("Neem over in een plan"), self.bar)
        self.plannen = QMenu(self.over)
        self.over.setMenu(self.plannen)
        self.on_map = QPushButton(self.tr("Toon op de kaart"), self.bar)
        self.on_map.setCheckable(True)
        for button in (self.teken, self.wis, self.go, self.over, self.on_map):
            self.add_widget(button)
        self.waarop: QToolButton = self.add_link(self.tr("Waarop berust dit?"), self.explain)
        self.copy_link = self.add_link(self.tr("Kopieer de tabel"), self.copy)

    def _remembered(self) -> None:
        context = self._context
        for key, combo in (("soort", self.soort), ("doel", self.doel), ("uit", self.uit),
                           ("bij", self.bij)):  # fmt: skip
            default = {"soort": "ontmoetingsplek", "bij": "basisschool"}.get(key, "")
            at = combo.findData(context.remembered(key, default))
            combo.setCurrentIndex(max(0, at))
            combo.currentIndexChanged.connect(self._chosen)
        maat = context.remembered("maat").split(";")
        if len(maat) == 4:  # noqa: PLR2004 - as written in `_chosen`
            afstand = float(maat[1]) if maat[1].isdigit() else 500
            self.maat.set_values(maat[0], afstand, maat[2], zonder_trap=maat[3] == "1")

    def _connect(self) -> None:
        context, kaart = self._context, self.kaart
        self.maat.changed.connect(self._chosen)
        self.aantal.valueChanged.connect(self._chosen)
        self.teken.clicked.connect(self.draw_points)
        self.wis.clicked.connect(self.clear_points)
        self.go.clicked.connect(self.want)
        self.plannen.aboutToShow.connect(self._fill_plans)
        self.on_map.toggled.connect(self._toggle_map)
        kaart.added.connect(self._add_point)
        kaart.dropped.connect(self._move_point)
        kaart.removed.connect(self._remove_point)
        context.register.changed.connect(self._on_changed)
        context.layer_lost.connect(lambda: self._layer_there(shown=False))
        context.layer_back.connect(lambda: self._layer_there(shown=True))
        context.buurt_pointed.connect(self.table.look_at)
        context.explain_wanted.connect(self.explain)
        context.notation_changed.connect(self._show)
        context.explains = True

    # -- the question ----------------------------------------------------------------------------

    @property
    def vraag(self) -> Vraag:
        """What is asked now."""
        return beste_plek.Vraag(
            str(self.soort.currentData()),
            self.aantal.value(),
            self._maat(),
            str(self.doel.currentData()),
            str(self.uit.currentData()),
            tuple(self._punten),
            (str(self.bij.currentData()),),
        )

    def _maat(self) -> Maat:
        from sociale_kaart.operations.werkblad import Maat  # noqa: PLC0415 - with its users

        values = self.maat.values()
        return Maat(
            str(values["netwerk"]),
            float(self.maat.afstand_m.value()),
            str(values["groep"]),
            bool(values["zonder_trap"]),
        )

    def _chosen(self, *_: object) -> None:
        """Remember the question; an answer to another one is old."""
        for key, combo in (("soort", self.soort), ("doel", self.doel), ("uit", self.uit),
                           ("bij", self.bij)):  # fmt: skip
            self._context.remember(key, str(combo.currentData()))
        self._say_places()
        self._context.remember("maat", ";".join(str(one) for one in self.maat.values().values()))
        self._show_state()

    def _on_changed(self, change: Change) -> None:
        if change.tabellen is None or change.tabellen & _COUNTS:
            self._stale = self.found is not None
            self._show_state()

    def _say_places(self) -> None:
        one = self.aantal.value() == 1
        self.aantal.setSuffix(self.tr(" plek") if one else self.tr(" plekken"))

    # -- drawn points ----------------------------------------------------------------------------

    def draw_points(self) -> None:
        """Let the user point at possible places until Stop."""
        self.uit.setCurrentIndex(self.uit.findData(kandidaten.PUNTEN))
        self.kaart.set_visible(True)
        self._context.layout.reveal_map()
        self.kaart.begin_add(self.tr("Klik aan waar de plek zou kunnen komen."), stays=True)

    def clear_points(self) -> None:
        """Begin anew with drawing."""
        self._punten = []
        self._show_signs()
        self._show_state()

    def _add_point(self, x: float, y: float) -> None:
        number = len(self._punten) + 1
        self._punten.append((self.tr("punt {0}").format(number), x, y))
        self._show_signs()
        self._show_state()

    def _move_point(self, key: str, x: float, y: float) -> None:
        self._punten = [(naam, x, y) if naam == key else (naam, was_x, was_y)
                        for naam, was_x, was_y in self._punten]  # fmt: skip
        self._show_signs()
        self._show_state()

    def _remove_point(self, key: str) -> None:
        self._punten = [one for one in self._punten if one[0] != key]
        self._show_signs()
        self._show_state()

    # -- searching -------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._task is not None

    def want(self) -> None:
        """Search in the background; what was on its way makes room."""
        if self._task is not None:
            self._task.finished.disconnect(self._ended)
            self._task.done = None
            self._task.cancel()
        self.kaart.end()
        vraag, worker = self.vraag, self._context.worker

        def work(session: Session, progress: Progress) -> Advies:
            return beste_plek.best_place(session, vraag, worker=worker, progress=progress)

        self._task = self._context.compute(work, self._arrived)
        self._task.finished.connect(self._ended)
        self._show_state()

    def _arrived(self, found: Advies) -> None:
        self.found, self._stale = found, False
        self._show()
        if found.plekken:
            self.on_map.setChecked(True)
            self._put_on_map()
            self.kaart.bring_into_view("1")

    def _ended(self, *_: object) -> None:
        self._task = None
        self._show_state()

    # -- showing ---------------------------------------------------------------------------------

    def _show(self) -> None:
        found = self.found
        if found is not None:
            codes = [str(code) for code in found.buurten["buurtcode"]]
            self.table.show_rows(codes, woorden.columns_of(found.buurten, found.totaal))
            self.about.setText(answer_html(found))
        self._put_on_map()
        self._show_signs()
        self._show_state()

    def _show_state(self) -> None:
        found, uit = self.found, str(self.uit.currentData())
        drawing = uit == kandidaten.PUNTEN
        before = self.bij.parentWidget()
        if before is not None:
            before.setVisible(uit == kandidaten.VOORZIENINGEN)
        self.teken.setVisible(drawing)
        self.wis.setVisible(drawing and bool(self._punten))
        has_base = self._context.session.ondergrond is not None
        ready = has_base and (not drawing or bool(self._punten))
        self.go.setEnabled(ready and not self.busy)
        self.over.setEnabled(found is not None and bool(found.plekken))
        for widget in (self.on_map, self.waarop, self.copy_link):
            widget.setEnabled(found is not None)
        self.split.setVisible(found is not None)
        self.say(self._sentence(has_base=has_base, drawing=drawing))

    def _sentence(self, *, has_base: bool, drawing: bool) -> str:
        found = self.found
        if not has_base:
            return self.tr(
                "Deze kaart heeft geen ondergrond. Zonder straten en adressen is niet te rekenen. "
                "Kies er een met Kaart › Kies een andere ondergrond."
            )
        if self.busy:
            return self.tr("We zoeken de beste plek. Je kunt gewoon doorwerken, of stoppen.")
        if drawing and not self._punten:
            return self.tr("Klik op ‘Teken punten’ en wijs aan waar de plek zou kunnen komen.")
        if found is None:
            return self.tr(
                "Waar helpt een nieuwe plek de meeste mensen? Kies wat er bij komt en waaruit je "
                "kiest.\nHet antwoord zegt waar, hoeveel het scheelt, en wat de tweede keus is.\n"
                "Over wat dicht kan, geeft het programma geen advies."
            )
        if found.vraag != self.vraag or self._stale:
            return self.tr("Verouderd: de vraag of de kaart is veranderd. Zoek opnieuw. {0}"
                           ).format(found.zin)  # fmt: skip
        return found.zin

    def _show_signs(self) -> None:
        found, signs = self.found, []
        if str(self.uit.currentData()) == kandidaten.PUNTEN:
            signs = [Teken(naam, PUNT, naam, x, y) for naam, x, y in self._punten]
        if found is not None:
            if found.tweede is not None:
                two = found.tweede
                naam = self.tr("tweede keus: {0}").format(two.naam)
                signs.append(Teken("tweede", TWEEDE, naam, two.x, two.y, vast=True))
            signs += [
                Teken(str(number), ERBIJ, one.naam, one.x, one.y, vast=True)
                for number, one in enumerate(found.plekken, 1)
            ]
        self.kaart.show_tekens(signs)

    # -- the map ---------------------------------------------------------------------------------

    def _toggle_map(self, on: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self.kaart.set_visible(on)
        if on:
            self._put_on_map()
        elif self._context.has_layer:
            self._context.show_layer(None)

    def _put_on_map(self) -> None:
        found = self.found
        if found is None or not self.on_map.isChecked():
            return
        view = woorden.DICHTBIJ if found.vraag.doel == beste_plek.BINNEN else woorden.AFSTAND
        titel = self.tr("Beste plek")
        layer = woorden.layer_of_rows(found.buurten, found.vraag.maat, view, titel)
        self._context.show_layer(layer)

    def _layer_there(self, *, shown: bool) -> None:
        blocked = self.on_map.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.on_map.setChecked(shown)
        self.on_map.blockSignals(blocked)
        self.kaart.set_visible(shown)

    # -- taking over -----------------------------------------------------------------------------

    def _fill_plans(self) -> None:
        menu = self.plannen
        menu.clear()
        menu.addAction(self.tr("In een nieuw plan"), lambda: self.take_over(""))
        for plan in scenarios.scenarios(self._context.session):
            menu.addAction(plan.naam, functools.partial(self.take_over, plan.uuid))

    def take_over(self, plan: str) -> None:
        """Put the places of the answer in a plan; '' makes a new one. One step each."""
        found, register = self.found, self._context.register
        if found is None or not found.plekken:
            return
        if not plan:
            made = register.act(scenarios.add_scenario, self._plan_name(), **_kept(found))
            if made is None or made.nieuw is None:
                return
            plan = made.nieuw
        plekken = [replace(one, uuid="") for one in found.as_scenario_plekken()]
        register.act(scenarios.add_scenario_plekken, plan, plekken)

    def _plan_name(self) -> str:
        taken = {one.naam.casefold() for one in scenarios.scenarios(self._context.session)}
        naam = self.tr("Beste plek: {0}").format(self.soort.currentText().lower())
        number, found = 2, naam
        while found.casefold() in taken:
            found, number = f"{naam} ({number})", number + 1
        return found

    def explain(self) -> None:
        """Show how the answer was found and what it does not say."""
        if self.found is not None:
            opened(WaaropDialog(answer_html(self.found, whole=True), self.window()))


def _kept(found: Advies) -> dict[str, object]:
    maat = found.vraag.maat
    return {
        "netwerk": maat.netwerk,
        "afstand_m": maat.afstand_m,
        "groep": maat.groep,
        "zonder_trap": maat.zonder_trap,
    }
