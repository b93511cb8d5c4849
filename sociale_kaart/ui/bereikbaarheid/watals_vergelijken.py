"""Plans beside each other: what is there now, and what each plan makes of it, buurt by buurt."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from sociale_kaart.domain import notatie
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.meetkeuze import GROEP_LABELS
from sociale_kaart.operations import scenarios
from sociale_kaart.ui.bereikbaarheid import watals_woorden as woorden
from sociale_kaart.ui.bereikbaarheid.blad import Blad
from sociale_kaart.ui.bereikbaarheid.tabel_model import Kolom
from sociale_kaart.ui.bereikbaarheid.waarop import method_words
from sociale_kaart.ui.roomy import RoomyDelegate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent

    from sociale_kaart.base.files import Uitvoer
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.scenario import Scenario
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.wat_als import Vergelijking
    from sociale_kaart.ui.bereikbaarheid.context import PageContext
    from sociale_kaart.ui.tasks import Task

_RESTS_ON = frozenset(
    {"hulpbronnen", "plekken", "toegang", "toegankelijkheid", scenarios.TABEL, scenarios.PLEKKEN}
)
_LIST_LETTERS = 30


class NaastElkaarBlad(Blad):
    """A table with a column per plan, 'Nu' first; which plans is chosen at the left.

    Args:
        context: the open kaart and the map.
        parent: owner.
    """

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(context, "", parent)
        self.table.setAccessibleName(self.tr("Plannen naast elkaar, per buurt"))
        self.setProperty("onderwerp", "wat-als#plannen-naast-elkaar")
        self._task: Task | None = None
        self._stale = False
        self._plannen: dict[str, Scenario] = {}
        self.found: Vergelijking | None = None
        self.plannen = QListWidget(self)
        self.plannen.setAccessibleName(self.tr("Welke plannen"))
        self.plannen.setItemDelegate(RoomyDelegate(self.plannen))
        self.plannen.setWordWrap(True)
        self.split.insertWidget(0, self.plannen)
        letter = self.fontMetrics().averageCharWidth()
        self.split.setSizes([_LIST_LETTERS * letter, 90 * letter, 60 * letter])
        self.go = QPushButton(self.tr("Vergelijk"), self.bar)
        self.add_widget(self.go)
        self.soort = self.add_combo(self.tr("Soort plek"))
        self.cijfer = self.add_combo(
            self.tr("Cijfer"),
            (
                ("binnen", self.tr("Wie er dichtbij woont")),
                ("aandeel_binnen", self.tr("Welk deel dichtbij woont")),
                ("gemiddelde_m", self.tr("De gemiddelde afstand")),
            ),
        )
        self.copy_link = self.add_link(self.tr("Kopieer de tabel"), self.copy)
        self.save_link = self.add_link(self.tr("Bewaar…"), self.ask_where_to_save)
        self.save_link.setToolTip(self.tr("Als Excel of csv, met uitleg erbij."))
        self.go.clicked.connect(self.want)
        self.plannen.itemChanged.connect(lambda _: self._show_state())
        self.soort.currentIndexChanged.connect(lambda _: self._show_table())
        self.cijfer.currentIndexChanged.connect(lambda _: self._show_table())
        context.register.changed.connect(self._on_changed)
        context.notation_changed.connect(self._show_table)
        self._reload()

    # -- the plans -------------------------------------------------------------------------------

    @property
    def chosen(self) -> list[Scenario]:
        """The plans that are compared, in the order of the list."""
        items = (self.plannen.item(row) for row in range(self.plannen.count()))
        return [
            self._plannen[str(item.data(Qt.ItemDataRole.UserRole))]
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def _reload(self) -> None:
        """Read the plans again; a new one takes part."""
        before = set(self._plannen)
        off = before - {plan.uuid for plan in self.chosen}
        self._plannen = {one.uuid: one for one in scenarios.scenarios(self._context.session)}
        blocked = self.plannen.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.plannen.clear()
        for one in self._plannen.values():
            item = QListWidgetItem(one.naam, self.plannen)
            item.setData(Qt.ItemDataRole.UserRole, one.uuid)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Unchecked if one.uuid in off else Qt.CheckState.Checked
            item.setCheckState(state)
        self.plannen.blockSignals(blocked)
        self._show_state()

    def _on_changed(self, change: Change) -> None:
        if change.tabellen is None or change.tabellen & _RESTS_ON:
            self._stale = self.found is not None
            self._reload()

    # -- comparing -------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._task is not None

    def want(self) -> None:
        """Compare the chosen plans with now, and with each other."""
        plans = self.chosen
        if not plans:
            return
        if self._task is not None:
            self._task.finished.disconnect(self._ended)
            self._task.done = None
            self._task.cancel()
        worker = self._context.worker

        def work(session: Session, progress: Progress) -> Vergelijking:
            from sociale_kaart.operations.wat_als import compare_scenarios  # noqa: PLC0415 - heavy

            return compare_scenarios(session, plans, worker=worker, progress=progress)

        self._task = self._context.compute(work, self._arrived)
        self._task.finished.connect(self._ended)
        self._show_state()

    def _arrived(self, found: Vergelijking) -> None:
        self.found, self._stale = found, False
        kept = self.soort.currentData()
        blocked = self.soort.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.soort.clear()
        for code in found.categorieen:
            self.soort.addItem(categorie_label(code), code)
        self.soort.setCurrentIndex(max(0, self.soort.findData(kept)))
        self.soort.blockSignals(blocked)
        self._show_table()

    def _ended(self, *_: object) -> None:
        self._task = None
        self._show_state()

    # -- showing ---------------------------------------------------------------------------------

    def _show_table(self) -> None:
        found = self.found
        if found is None or self.soort.currentData() is None:
            return
        soort, cijfer = str(self.soort.currentData()), str(self.cijfer.currentData())
        frame = found.side_by_side(soort, cijfer)
        write = {
            "binnen": _count,
            "aandeel_binnen": notatie.procent,
            "gemiddelde_m": notatie.afstand,
        }[cijfer]
        columns = [Kolom(self.tr("Buurt"), [str(n) for n in frame["buurtnaam"]], getal=False)]
        columns += [
            Kolom(str(naam), woorden.plain(frame, naam), write)
            for naam in frame.columns
            if naam not in {"buurtnaam", "buurtcode"}
        ]
        self.table.show_rows([str(code) for code in frame["buurtcode"]], columns)
        self.about.setText(self._told(found, soort))
        self._show_state()

    def _told(self, found: Vergelijking, soort: str) -> str:
        """Return the totals, the closings and how was counted, as rich text."""
        parts = [
            f"<p><b>{_safe(totaal['scenario'])}</b><br>{_safe(totaal['zin'])}</p>"
            for totaal in found.totalen
            if totaal["categorie"] == soort
        ]
        parts += [self._closing(one) for one in found.sluitingen if one["categorie"] == soort]
        said = [
            self.tr("Gemeten: {0}, {1}.").format(found.maat.wie, found.maat.binnen),
            *found.meldingen,
            self.tr("Dichtbij is nog niet open, toegankelijk of gastvrij."),
            self.tr("Buurten staan op naam. Dit is geen ranglijst."),
            method_words(str(found.frame["methode"].iloc[0])),
        ]
        years = sorted({str(jaar) for jaar in found.frame["bronjaar"].dropna()})
        said.append(self.tr("Buurten en inwoners: CBS {0}.").format(", ".join(years)))
        parts.append("<ul>" + "".join(f"<li>{_safe(zin)}</li>" for zin in said) + "</ul>")
        return "".join(parts)

    def _closing(self, one: Mapping[str, Any]) -> str:
        """Return who loses by a closing, and what was there."""
        parts = [
            self.tr("Als {0} dichtgaat ({1}), wordt de weg langer voor {2} mensen.").format(
                one["naam"], one["scenario"], _about(one["verder_weg"], rounded=one["afgerond"])
            )
        ]
        groups = [
            f"{GROEP_LABELS[groep].lower()}: {notatie.getal(aantal)}"
            for groep, aantal in one["groepen"].items()
        ]
        if len(groups) > 1:
            parts.append("; ".join(groups) + ".")
        where = [
            f"{loss['buurtnaam']} {_about(loss['verder_weg'] or 0, rounded=not loss['verder_weg'])}"
            for loss in one["buurten"]
        ]
        if where:
            parts.append(self.tr("Per buurt: {0}.").format(", ".join(where)))
        parts.append(self.tr("In deze ruimte: {0}").format(one["reden"]))
        if one["in_de_ruimte"]:
            parts.append(self.tr("Ook daar: {0}.").format(", ".join(one["in_de_ruimte"])))
        return "<p>" + "<br>".join(_safe(part) for part in parts) + "</p>"

    def _show_state(self) -> None:
        found, some = self.found, bool(self._plannen)
        ready = self._context.session.ondergrond is not None and bool(self.chosen)
        self.go.setEnabled(ready and not self.busy)
        self.go.setText(self.tr("Vergelijk opnieuw") if found and self._stale else
                        self.tr("Vergelijk"))  # fmt: skip
        for widget in (self.soort, self.cijfer, self.copy_link, self.save_link):
            widget.setEnabled(found is not None)
        self.split.setVisible(some)
        if not some:
            self.say(self.tr(
                "Er is nog geen plan. Maak er een bij ‘Eén plan’.\n"
                "Met twee of meer plannen zie je hier wat elk plan doet, naast hoe het nu is.\n"
                "Je kunt het bewaren als Excel-bestand."
            ))  # fmt: skip
        elif self.busy:
            self.say(self.tr("We vergelijken de plannen. Je kunt doorwerken."))
        elif found is None:
            self.say(self.tr("Vink de plannen aan en klik op ‘Vergelijk’."))
        elif self._stale:
            self.say(self.tr(
                "Verouderd: er is iets veranderd nadat dit is vergeleken. Klik op ‘Vergelijk "
                "opnieuw’."
            ))  # fmt: skip
        else:
            self.say("")

    def ask_where_to_save(self) -> None:
        """Ask for a file and write the comparison."""
        found = self.found
        if found is None:
            return
        target = self._context.ask_save(
            self.tr("Bewaar de vergelijking"),
            self.tr("plannen") + ".xlsx",
            self.tr("Excel (*.xlsx);;csv (*.csv)"),
            ".xlsx",
        )
        if target is None:
            return

        def write(_: Progress) -> Uitvoer:
            from sociale_kaart.operations.wat_als_export import (  # noqa: PLC0415 - openpyxl
                export_scenarios,
            )

            return export_scenarios(found, target)

        self._context.run(write, self._context.tell_made)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the plans as they are now."""
        super().showEvent(event)
        self._show_state()


def _safe(text: object) -> str:
    return html.escape(str(text), quote=False)


def _count(value: Any) -> str:
    return "–" if value is None else notatie.getal(value)


def _about(aantal: int, *, rounded: bool) -> str:
    if rounded and not aantal:
        return "minder dan 10"
    return f"{'ongeveer ' if rounded else ''}{notatie.getal(aantal)}"
