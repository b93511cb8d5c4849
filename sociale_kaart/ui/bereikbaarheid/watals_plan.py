"""One plan: put places in it, drag them, and see at once for whom the way gets shorter or longer.

A plan is a proof: each change is an undoable step in the plan, and the register is never touched.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.scenario import DICHT, ERBIJ, VERPLAATST, Scenario, ScenarioPlek
from sociale_kaart.operations import scenarios
from sociale_kaart.operations.wat_als import maat_of
from sociale_kaart.ui.bereikbaarheid import watals_woorden as woorden
from sociale_kaart.ui.bereikbaarheid.waarop import WaaropDialog
from sociale_kaart.ui.bereikbaarheid.watals_dialogs import PlanDialog, PlekNaamDialog
from sociale_kaart.ui.bereikbaarheid.watals_kaart import PlanKaart
from sociale_kaart.ui.bereikbaarheid.watals_rekenaar import Antwoord, Bestaand, Rekenaar
from sociale_kaart.ui.bereikbaarheid.watals_sluiten import closing_dialog
from sociale_kaart.ui.bereikbaarheid.watals_tekens import PlanPlekken
from sociale_kaart.ui.bereikbaarheid.watals_velden import PlanVelden
from sociale_kaart.ui.roomy import opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from sociale_kaart.operations.changes import Change
    from sociale_kaart.operations.werkblad import Maat
    from sociale_kaart.ui.bereikbaarheid.context import PageContext
    from sociale_kaart.ui.bereikbaarheid.watals_dialogs import SluitDialog
    from sociale_kaart.ui.dialogs import Ask

# What makes a place count.
COUNTS = frozenset({"hulpbronnen", "plekken", "toegang", "toegankelijkheid"})
PLANS = frozenset({scenarios.TABEL, scenarios.PLEKKEN})


class PlanBlad(PlanVelden):
    """The sheet of one plan.

    Args:
        context: the open kaart and the map.
        parent: owner.
    """

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._plannen: dict[str, Scenario] = {}
        # the places as they are being tried; None when nothing is on its way
        self._tried: tuple[ScenarioPlek, ...] | None = None
        self._wants_map = False
        self.found: Antwoord | None = None
        self.setProperty("onderwerp", "wat-als")
        self.rekenaar = Rekenaar(context, self)
        self.kaart = PlanKaart(context, self)
        self._named = PlanPlekken(context.register, self.rekenaar)
        remembered = self.soort.findData(context.remembered("soort", "ontmoetingsplek"))
        self.soort.setCurrentIndex(max(0, remembered))
        self.view.setCurrentIndex(max(0, self.view.findData(context.remembered("kaart"))))
        self._connect()
        self._reload(context.remembered("plan"))

    def _connect(self) -> None:
        context, kaart = self._context, self.kaart
        self.nieuw.clicked.connect(lambda _: self.ask())
        self.wijzig.triggered.connect(self.ask_again)
        self.kopie.triggered.connect(self.duplicate)
        self.weg.triggered.connect(self.remove)
        self.erbij.clicked.connect(lambda _: self._begin(self.kaart.begin_add))
        self.verplaats.clicked.connect(lambda _: self._begin(self.kaart.begin_move))
        self.sluit.clicked.connect(lambda _: self._begin(self.kaart.begin_close))
        self.haal_weg.clicked.connect(lambda _: self.take_out(self.plekken.key))
        self.plannen.currentItemChanged.connect(lambda *_: self._other_plan())
        self.plannen.wanted.connect(self.ask_again)
        self.plannen.removed.connect(self.remove)
        self.plekken.currentItemChanged.connect(lambda *_: self._other_place())
        self.plekken.wanted.connect(self.ask_about_place)
        self.plekken.removed.connect(lambda: self.take_out(self.plekken.key))
        self.plekken.nudged.connect(self._nudge)
        self.plekken.settled.connect(kaart.drager.settle)
        self.soort.currentIndexChanged.connect(lambda _: self._other_soort())
        self.view.currentIndexChanged.connect(lambda _: self._other_view())
        self.on_map.toggled.connect(self._toggle_map)
        self.waarop.clicked.connect(self.explain)
        self.copy.clicked.connect(self._copy)
        self.table.opened.connect(context.focus_buurt)
        self.rekenaar.changed.connect(self._worksheet_changed)
        self.rekenaar.answered.connect(self._answered)
        kaart.added.connect(self.add_place)
        kaart.closed.connect(self.ask_reden)
        kaart.moving.connect(self._try_move)
        kaart.moved.connect(self.move_place)
        kaart.dragged.connect(self._try)
        kaart.dropped.connect(self._drop)
        kaart.removed.connect(self.take_out)
        kaart.given_up.connect(self._give_up)
        kaart.ended.connect(self._give_up)
        kaart.chosen.connect(self._pointed)
        context.register.changed.connect(self._on_changed)
        context.layer_lost.connect(lambda: self._layer_there(shown=False))
        context.layer_back.connect(lambda: self._layer_there(shown=True))
        context.buurt_pointed.connect(self.table.look_at)
        context.explain_wanted.connect(self.explain)
        context.notation_changed.connect(self._show_found)
        context.explains = True

    # -- the plans -------------------------------------------------------------------------------

    @property
    def plan(self) -> Scenario | None:
        """The plan that is looked at."""
        return self._plannen.get(self.plannen.key)

    @property
    def categorie(self) -> str:
        """Code of the kind of place that is looked at."""
        return str(self.soort.currentData())

    @property
    def maat(self) -> Maat | None:
        """How the plan is measured."""
        return maat_of(self.plan) if self.plan is not None else None

    def _reload(self, chosen: str = "") -> None:
        """Read the plans again; what was looked at stays so when it is still there."""
        before = chosen or self.plannen.key
        self._plannen = {one.uuid: one for one in scenarios.scenarios(self._context.session)}
        if before not in self._plannen:
            before = next(iter(self._plannen), "")
        self.plannen.show_lines(
            ((one.uuid, one.naam, one.toelichting) for one in self._plannen.values()), before
        )
        self._fit_soort()
        self._show_places()
        self._ensure()

    def _other_plan(self) -> None:
        self._context.remember("plan", self.plannen.key)
        self._tried = None
        self._fit_soort()
        self._show_places()
        self._ensure()

    def _fit_soort(self) -> None:
        """Look at a kind of place that the plan is about."""
        plan = self.plan
        if plan is not None and plan.plekken and self.categorie not in plan.categorieen:
            blocked = self.soort.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.soort.setCurrentIndex(max(0, self.soort.findData(plan.categorieen[0])))
            self.soort.blockSignals(blocked)

    def ask(self) -> PlanDialog:
        """Ask for a new plan."""
        dialog = PlanDialog(None, self.window())
        dialog.given.connect(lambda values: self._keep(dialog, "", values))
        return opened(dialog)

    def ask_again(self) -> PlanDialog | None:
        """Ask what the plan that is looked at should become."""
        plan = self.plan
        if plan is None:
            return None
        dialog = PlanDialog(plan, self.window())
        dialog.given.connect(lambda values: self._keep(dialog, plan.uuid, values))
        return opened(dialog)

    def _keep(self, dialog: PlanDialog, uuid: str, values: Mapping[str, Any]) -> None:
        if uuid:
            self._acted(dialog, scenarios.edit_scenario, uuid, values)
            return
        change = self._acted(
            dialog, lambda session: scenarios.add_scenario(session, **dict(values))
        )
        if change is not None and change.nieuw:
            self._look_at_plan(change.nieuw)
            self.erbij.setFocus()

    def _acted(self, dialog: Ask, operation: Any, *args: Any) -> Change | None:
        """Do what a dialog asks and close it, or say in it what is wrong."""
        try:
            change = self._context.register.try_act(operation, *args)
        except WorldError as error:
            dialog.refuse(" ".join(part for part in (error.wat, error.doen) if part))
            return None
        dialog.done(dialog.DialogCode.Accepted)
        return change

    def _look_at_plan(self, uuid: str) -> None:
        self.plannen.look_at(uuid)
        self._other_plan()

    def duplicate(self) -> None:
        """Make a copy of the plan, to vary on."""
        if self.plan is not None:
            change = self._context.register.act(scenarios.duplicate_scenario, self.plan.uuid)
            if change is not None and change.nieuw:
                self._look_at_plan(change.nieuw)

    def remove(self) -> None:
        """Remove the plan; undo brings it back."""
        if self.plan is not None:
            self._context.register.act(scenarios.remove_scenario, self.plan.uuid)

    def _on_changed(self, change: Change) -> None:
        tabellen = change.tabellen
        if tabellen is None or tabellen & COUNTS:
            self.rekenaar.drop()
            self._forget()
        if tabellen is None or tabellen & (PLANS | COUNTS):
            self._tried = None
            self._reload()

    # -- the places of a plan --------------------------------------------------------------------

    @property
    def places(self) -> tuple[ScenarioPlek, ...]:
        """The places of the plan, as they are being tried."""
        if self._tried is not None:
            return self._tried
        return self.plan.plekken if self.plan is not None else ()

    def _show_places(self) -> None:
        lines = [
            (one.uuid, woorden.line_of(one, self._named.name_of(one)), one.reden)
            for one in self.places
        ]
        self.plekken.show_lines(lines, self.plekken.key)
        self._show_signs()
        self._show_state()

    def _show_signs(self) -> None:
        self.kaart.show_tekens(self._named.tekens(self.places))
        self.kaart.choose(self.kaart.item.chosen or self.plekken.key, aloud=False)

    def _begin(self, tool: Any) -> None:
        """Begin to point on the map; one has to see what one does."""
        if self.plan is not None:
            self._show_on_map()
            self._context.layout.reveal_map()
            tool()

    def add_place(self, x: float, y: float) -> None:
        """Put a new place in the plan (RD metres)."""
        number = sum(one.actie == ERBIJ for one in self.places) + 1
        naam = self.tr("Nieuwe plek {0}").format(number)
        self._put(ScenarioPlek("", ERBIJ, self.categorie, naam=naam, x=x, y=y))

    def move_place(self, place: Bestaand, x: float, y: float) -> None:
        """Let a place of now move in the plan (RD metres)."""
        self._put(self._change(place, VERPLAATST, x, y))

    def _change(self, place: Bestaand, actie: str, x: float, y: float) -> ScenarioPlek:
        return ScenarioPlek(
            "", actie, self.categorie, place.plek, place.osm_id, naam=place.naam, x=x, y=y
        )

    def _put(self, plek: ScenarioPlek) -> None:
        plan, self._tried = self.plan, None
        if plan is None:
            return
        change = self._context.register.act(scenarios.add_scenario_plekken, plan.uuid, [plek])
        if change is None:
            self._give_up()
        elif change.nieuw:
            self._choose_place(change.nieuw)

    def _choose_place(self, uuid: str) -> None:
        self.plekken.look_at(uuid)
        self.kaart.choose(uuid)
        self._show_state()

    def ask_reden(self, place: Bestaand) -> SluitDialog:
        """Ask what happened in the room of a place that is to close, and say who gets farther."""
        plek = self._change(place, DICHT, place.x, place.y)
        records = self._context.register.records
        dialog = closing_dialog(plek, records, self.rekenaar, self.window())
        dialog.given.connect(lambda reden: self._close(dialog, replace(plek, reden=reden)))
        return opened(dialog)

    def _close(self, dialog: SluitDialog, plek: ScenarioPlek) -> None:
        plan = self.plan
        if plan is not None:
            change = self._acted(dialog, scenarios.add_scenario_plekken, plan.uuid, [plek])
            if change is not None and change.nieuw:
                self._choose_place(change.nieuw)

    def take_out(self, uuid: str) -> None:
        """Take a place out of the plan."""
        if any(one.uuid == uuid for one in self.places):
            self._context.register.act(scenarios.remove_scenario_plek, uuid)

    def ask_about_place(self) -> PlekNaamDialog | None:
        """Ask how a new place is called; of the others their name is that of the register."""
        uuid = self.plekken.key
        plek = next((one for one in self.places if one.uuid == uuid), None)
        if plek is None:
            return None
        if plek.actie != ERBIJ or plek.plek:
            self.kaart.bring_into_view(uuid)
            return None
        dialog = PlekNaamDialog(plek.naam, self.window())
        dialog.given.connect(
            lambda naam: self._acted(dialog, scenarios.edit_scenario_plek, uuid, {"naam": naam})
        )
        return opened(dialog)

    # -- on its way ------------------------------------------------------------------------------

    @property
    def trying(self) -> bool:
        """Whether a place is on its way."""
        return self._tried is not None

    def _try(self, key: str, x: float, y: float) -> None:
        """Show what it does when a place lies here, without keeping it."""
        plekken = self.plan.plekken if self.plan is not None else ()
        self._attempt(replace(one, x=x, y=y) if one.uuid == key else one for one in plekken)

    def _try_move(self, place: Bestaand, x: float, y: float) -> None:
        plekken = self.plan.plekken if self.plan is not None else ()
        self._attempt((*plekken, self._change(place, VERPLAATST, x, y)))

    def _attempt(self, plekken: Iterable[ScenarioPlek]) -> None:
        self._tried = tuple(plekken)
        self._show_signs()
        self.rekenaar.ask(self._tried)

    def _drop(self, key: str, x: float, y: float) -> None:
        if self._context.register.act(scenarios.edit_scenario_plek, key, {"x": x, "y": y}) is None:
            self._give_up()

    def _give_up(self) -> None:
        """Go back to the plan as it is kept."""
        if self._tried is not None:
            self._tried = None
            self._show_signs()
            self.rekenaar.ask(self.places)

    def _nudge(self, dx: int, dy: int) -> None:
        self._show_on_map()
        self.kaart.choose(self.plekken.key, aloud=False)
        self.kaart.drager.nudge(dx, dy)

    def _other_place(self) -> None:
        self.kaart.drager.settle()
        key = self.plekken.key
        self.kaart.choose(key)
        if self.on_map.isChecked():
            self.kaart.bring_into_view(key)
        self._show_state()

    def _pointed(self, key: str) -> None:
        self.plekken.look_at(key)
        self._show_state()

    # -- what it does ----------------------------------------------------------------------------

    def _ensure(self) -> None:
        """Have the effect of the plan, as soon as somebody looks at this."""
        maat = self.maat
        looked_at = self.isVisible() or self.on_map.isChecked()
        if maat is None or self._context.session.ondergrond is None:
            self.rekenaar.drop()
            self._forget()
        elif looked_at:
            self.rekenaar.want(self.categorie, maat)
            self.rekenaar.ask(self.places)
        self._show_state()

    def _forget(self) -> None:
        self.found = None
        self.table.show_rows([], [])
        self.kaart.show_now(())

    def _worksheet_changed(self) -> None:
        self.kaart.show_now(self.rekenaar.bestaand)
        if self.rekenaar.werkblad is None:
            self._forget()
        else:
            self.rekenaar.ask(self.places)
        self._show_places()

    def _answered(self, antwoord: Antwoord) -> None:
        """Show the answer; who works on the map hears it, or reads it there (large letters)."""
        self.found = antwoord
        self._show_found()
        view = self._context.map.view
        if view.hasFocus() and not self.trying and not self.kaart.active:
            view.told.emit(self.zin.text())
        if view.isVisible() and not self.isVisible():
            self.kaart.tell(self.zin.text())

    def _show_found(self) -> None:
        antwoord = self.found
        if antwoord is not None:
            codes = [str(code) for code in antwoord.effect.buurten["buurtcode"]]
            self.table.show_rows(
                codes, woorden.columns_of(antwoord.effect.buurten, antwoord.effect.totaal)
            )
            self._put_on_map()
        self._show_state()

    def _show_state(self) -> None:
        plan, ondergrond = self.plan, self._context.session.ondergrond
        self.dit_plan.setEnabled(plan is not None)
        can = plan is not None and ondergrond is not None
        for button in (self.erbij, self.on_map, self.view, self.soort):
            button.setEnabled(can)
        for button in (self.verplaats, self.sluit):
            button.setEnabled(can and bool(self.rekenaar.bestaand))
        self.haal_weg.setEnabled(can and bool(self.plekken.key))
        for link in (self.waarop, self.copy):
            link.setEnabled(self.found is not None)
        self.split.setVisible(plan is not None)
        self.zin.setText(self._sentence())

    def _sentence(self) -> str:
        """Return what the plan does, or what to do first."""
        if self._context.session.ondergrond is None:
            return self.tr(
                "Deze kaart heeft geen ondergrond. Zonder straten en adressen is niet te rekenen. "
                "Kies er een met Kaart › Kies een andere ondergrond."
            )
        if self.rekenaar.loading:
            return self.tr("We zetten de wegen en de adressen klaar. Je kunt doorwerken.")
        effect = self.found.effect if self.found is not None else None
        return woorden.sentence(self.plan, self.places, self.rekenaar.werkblad, effect)

    # -- the map ---------------------------------------------------------------------------------

    def _show_on_map(self) -> None:
        if not self.on_map.isChecked():
            self.on_map.setChecked(True)

    def _toggle_map(self, on: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self.kaart.set_visible(on)
        if on:
            self._ensure()
            self._put_on_map()
        elif self._context.has_layer:
            self._context.show_layer(None)

    def _put_on_map(self) -> None:
        """Show what changes; while something is on its way only the edges of buurten change."""
        found, plan, maat = self.found, self.plan, self.maat
        if not self.on_map.isChecked() or found is None or plan is None or maat is None:
            return
        buurten = self._context.map.view.buurten
        if self.trying and self._context.has_layer and buurten is not None:
            buurten.mark(woorden.changed_buurten(found.effect))
            return
        view = str(self.view.currentData())
        layer = woorden.layer_of_rows(found.effect.buurten, maat, view, plan.naam)
        self._context.show_layer(layer)
        if buurten is not None:
            buurten.mark(frozenset())

    def _layer_there(self, *, shown: bool) -> None:
        blocked = self.on_map.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.on_map.setChecked(shown and self.plan is not None)
        self.on_map.blockSignals(blocked)
        self.kaart.set_visible(shown and self.plan is not None)

    def _other_soort(self) -> None:
        self._context.remember("soort", self.categorie)
        self._tried = None
        self._ensure()

    def _other_view(self) -> None:
        self._context.remember("kaart", str(self.view.currentData()))
        self._put_on_map()

    # -- Qt and the rest -------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: only now the effect is needed."""
        super().showEvent(event)
        self._ensure()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: nobody is pointing any more."""
        super().hideEvent(event)
        self.kaart.drager.settle()

    def explain(self) -> None:
        """Show how it was counted."""
        werkblad, found, plan = self.rekenaar.werkblad, self.found, self.plan
        if werkblad is None or found is None or plan is None:
            return
        text = woorden.account_html(plan.naam, werkblad, found.effect)
        opened(WaaropDialog(text, self.window()))

    def _copy(self) -> None:
        rows = self.table.copy()
        self._context.tell(self.tr("{0} rijen gekopieerd. Plak ze in Excel.").format(rows))
