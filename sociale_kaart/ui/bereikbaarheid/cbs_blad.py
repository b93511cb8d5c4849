"""Our distances beside those that CBS published: each with its own method and year."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QWidget

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten, notatie
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.meetkeuze import NETWERKEN, Meetkeuze
from sociale_kaart.ui.bereikbaarheid.blad import Blad
from sociale_kaart.ui.bereikbaarheid.rijen import numbers
from sociale_kaart.ui.bereikbaarheid.tabel_model import Kolom
from sociale_kaart.ui.bereikbaarheid.waarop import method_words

if TYPE_CHECKING:
    import pandas as pd

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.ui.bereikbaarheid.context import PageContext

_COUNTS = frozenset({"hulpbronnen", "plekken", "toegang", "toegankelijkheid"})


def _km(waarde: float | None) -> str:
    return "–" if waarde is None else f"{notatie.getal(waarde, 2)} km"


def _difference(waarde: float | None) -> str:
    """Return a difference with its sign: +0,12 km."""
    if waarde is None:
        return ""
    return f"{'+' if waarde >= 0 else '−'}{notatie.getal(abs(waarde), 2)} km"


class CbsBlad(Blad):
    """Ours beside CBS.

    Args:
        context: the open kaart and the map.
        parent: owner.
    """

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(context, self.tr("Onze afstanden naast die van het CBS"), parent)
        # rows of `compare_cbs` and of `summarize_cbs`, or why there are none
        self._beside: pd.DataFrame | None = None
        self._summary: pd.DataFrame | None = None
        self._refused = ""
        self._stale = False
        self.categorie = self.add_combo(self.tr("Afstand tot"))
        self.netwerk = self.add_combo(
            self.tr("wij meten"), [(i.code, i.label.lower()) for i in lijsten.lijst("netwerk")]
        )
        self.netwerk.setCurrentIndex(max(0, self.netwerk.findData("auto")))
        self.compute = QPushButton(self.tr("Zet naast elkaar"), self.bar)
        self.add_widget(self.compute)
        self.copy_link = self.add_link(self.tr("Kopieer de tabel"), self.copy)
        self.compute.clicked.connect(self.want)
        for combo in (self.categorie, self.netwerk):
            combo.currentIndexChanged.connect(self._show)
        context.notation_changed.connect(self._show)
        context.register.changed.connect(self._on_changed)
        self._show()

    def want(self) -> None:
        """Measure on the three networks and lay CBS beside it."""
        worker = self._context.worker

        def work(session: Session, progress: Progress) -> tuple[Any, Any, str]:
            from sociale_kaart.analysis.vergelijken_cbs import summarize_cbs  # noqa: PLC0415
            from sociale_kaart.operations import distances  # noqa: PLC0415 - start-up time

            rapport = distances.report(
                session, Meetkeuze("auto"), (), NETWERKEN, worker, progress, met_cellen=False
            )
            try:
                beside = distances.compare_cbs(rapport, session.required_ondergrond())
            except WorldError as error:
                # No failure: the page says why the two cannot stand beside each other.
                return None, None, " ".join(part for part in (error.wat, error.doen) if part)
            return beside, summarize_cbs(beside), ""

        def done(result: tuple[Any, Any, str]) -> None:
            self._beside, self._summary, self._refused = result
            self._stale = False
            self._fill_categorieen()

        self._task = self._context.compute(work, done)
        self._task.finished.connect(self._ended)
        self._show()

    def _ended(self, *_: object) -> None:
        self._task = None
        self._show()

    def _on_changed(self, change: Change) -> None:
        if change.tabellen is None or change.tabellen & _COUNTS:
            self._stale = self._beside is not None
            self._show()

    def _fill_categorieen(self) -> None:
        chosen = self.categorie.currentData()
        blocked = self.categorie.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.categorie.clear()
        codes = dict.fromkeys(self._beside["categorie"]) if self._beside is not None else {}
        for code in sorted(codes, key=lambda code: categorie_label(code).casefold()):
            self.categorie.addItem(categorie_label(code), code)
        self.categorie.setCurrentIndex(max(0, self.categorie.findData(chosen)))
        self.categorie.blockSignals(blocked)

    # -- showing ---------------------------------------------------------------------------------

    def _show(self, *_: object) -> None:
        rows = self._rows()
        for widget in (self.categorie, self.netwerk, self.copy_link):
            widget.setEnabled(rows is not None)
        self.compute.setEnabled(self._context.session.ondergrond is not None and self._task is None)
        self._say(rows)
        if rows is None:
            self.table.show_rows([], [])
            self.tell("")
            return
        self.table.show_rows([str(code) for code in rows["buurtcode"]], self._columns(rows))
        self.tell(self._account(rows))

    def _rows(self) -> pd.DataFrame | None:
        beside = self._beside
        if beside is None or beside.empty:
            return None
        chosen = beside["categorie"] == self.categorie.currentData()
        rows: pd.DataFrame = beside[chosen & (beside["netwerk"] == self.netwerk.currentData())]
        return rows

    def _say(self, rows: pd.DataFrame | None) -> None:
        if self._context.session.ondergrond is None:
            text = self.tr("Deze kaart heeft geen ondergrond, dus ook geen cijfers van het CBS.")
        elif self._task is not None:
            text = self.tr("De afstanden worden berekend. Je kunt gewoon doorwerken.")
        elif self._refused:
            text = self._refused
        elif self._beside is None:
            text = self.tr(
                "Het CBS meet elk jaar hoe ver het is met de auto. Klik op ‘Zet naast elkaar’ om "
                "onze afstanden ernaast te zien."
            )
        elif rows is None:
            text = self.tr(
                "In deze ondergrond staan geen afstanden van het CBS. Je kunt ze meenemen bij "
                "Bestand › Maak een ondergrond."
            )
        elif self._stale:
            text = self.tr("Verouderd: de kaart is veranderd. Klik op ‘Zet naast elkaar’.")
        elif self.netwerk.currentData() != "auto":
            text = self.tr(
                "Het CBS meet met de auto. Daarom staat hier geen verschil: het zijn twee "
                "verschillende dingen."
            )
        else:
            text = ""
        self.say(text)

    def _account(self, rows: pd.DataFrame) -> str:
        """Return method and year of both, and how near they are."""
        if rows.empty:
            return ""
        first = rows.iloc[0]
        lines = [
            f"<b>{self.tr('Wij')}</b>: "
            + html.escape(
                self.tr("over de wegen van OpenStreetMap, buurten {0}: {1}.").format(
                    first["onze_jaar"], method_words(str(first["onze_methode"]))
                )
            ),
            "<b>CBS</b>: "
            + html.escape(f"{first['cbs_bron']}, {first['cbs_jaar']}: {first['cbs_methode']}."),
        ]
        summary = self._summary
        if summary is not None and first["netwerk"] == "auto":
            mine = summary[summary["categorie"] == first["categorie"]]
            lines += [html.escape(self._near(row)) for row in mine.itertuples()]
        lines.append(
            html.escape(
                self.tr(
                    "Een verschil komt vaak doordat wij andere plekken kennen dan het CBS. Zie je "
                    "dat er een plek mist? Zet hem op de kaart."
                )
            )
        )
        return "".join(f"<p>{line}</p>" for line in lines)

    def _columns(self, rows: pd.DataFrame) -> list[Kolom]:
        return [
            Kolom(self.tr("Buurt"), [str(naam) for naam in rows["buurtnaam"]], getal=False),
            Kolom(self.tr("Wij"), numbers(rows, "onze_km"), _km),
            Kolom("CBS", numbers(rows, "cbs_km"), _km),
            Kolom(
                self.tr("Verschil"),
                numbers(rows, "verschil_km"),
                _difference,
                self.tr("Wij min het CBS."),
            ),
            Kolom(self.tr("Let op"), [str(tekst) for tekst in rows["opmerking"]], getal=False),
            Kolom(self.tr("Adressen"), numbers(rows, "adressen"), _whole),
        ]

    def _near(self, row: Any) -> str:
        text = self.tr(
            "In {0} buurten met meer dan 200 adressen, niet aan de rand: gemiddeld {1} ernaast "
            "(naar boven of beneden), samen {2}."
        ).format(row.buurten, _km(row.verschil_zonder_teken_km), _difference(row.verschil_km))
        if row.correlatie == row.correlatie:  # NaN is unlike itself
            text += " " + self.tr("Samenhang: {0}.").format(notatie.getal(row.correlatie, 3))
        return text


def _whole(waarde: float | None) -> str:
    return "–" if waarde is None else notatie.getal(waarde)
