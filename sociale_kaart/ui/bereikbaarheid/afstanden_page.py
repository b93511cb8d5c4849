"""How near is it: choose what and how you go there, see it per buurt on the map and in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import lijsten, notatie
from sociale_kaart.domain.categorieen import categorie_label, categorieen
from sociale_kaart.ui import background
from sociale_kaart.ui.bereikbaarheid.schalen import GRENZEN_M, distance_steps
from sociale_kaart.ui.canvas.choropleth import BuurtLayer, BuurtWaarde, step_below
from sociale_kaart.ui.eenheden import afstand

if TYPE_CHECKING:
    import pandas as pd

    from sociale_kaart.ui.bereikbaarheid.context import PageContext

_KOPPEN = (
    "Buurt", "Gemiddeld", "9 van de 10 mensen binnen", "Binnen 500 m", "Binnen 1 km",
    "Adressen", "Niet bereikbaar", "Let op",
)  # fmt: skip


def number(value: Any) -> float | None:
    """Return a figure of the table; None when it is empty."""
    return None if value is None or value != value else float(value)  # noqa: PLR0124 - NaN


def distance_layer(frame: pd.DataFrame, categorie: str, netwerk: str) -> BuurtLayer:
    """Return what the map shows of a table of distances."""
    rows = frame[(frame["categorie"] == categorie) & (frame["netwerk"] == netwerk)]
    waarden = {
        str(row.buurtcode): BuurtWaarde(
            str(row.buurtcode),
            step_below(number(row.gemiddelde_m), GRENZEN_M[netwerk]),
            rand=bool(row.rand),
            tekst=afstand(number(row.gemiddelde_m)),
        )
        for row in rows.itertuples()
    }
    label = lijsten.label("netwerk", netwerk).lower()
    jaren = {str(row.bronjaar) for row in rows.itertuples()}
    return BuurtLayer(
        titel=f"{categorie_label(categorie)}, {label}",
        stappen=distance_steps(netwerk),
        waarden=waarden,
        bron="Gemiddelde afstand van de inwoners over de weg tot de dichtstbijzijnde plek. "
        f"Jaar: {', '.join(sorted(jaren))}.",
    )


class AfstandenPage(QWidget):
    """Choices, Toon op de kaart, and the figures.

    Args:
        context: the open kaart and the map.
        parent: owner.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[pd.DataFrame, str, str] | None = None
        self.categorie = QComboBox(self)
        for categorie in categorieen():
            self.categorie.addItem(categorie.label, categorie.code)
        self.netwerk = QComboBox(self)
        for item in lijsten.lijst("netwerk"):
            self.netwerk.addItem(item.label, item.code)
        self.compute = QPushButton(self.tr("Toon op de kaart"), self)
        self.compute.clicked.connect(self._want)
        self.hide_layer = QPushButton(self.tr("Zet uit"), self)
        self.hide_layer.clicked.connect(lambda: context.show_layer(None))
        self.hide_layer.setEnabled(False)
        self.table = self._make_table()
        self.explain = QLabel(
            self.tr(
                "Dichtbij is nog niet open, toegankelijk of welkom. "
                "Een leeg vak betekent: geen cijfer, niet: er is niets."
            ),
            self,
        )
        row = QHBoxLayout()
        for text, combo in ((self.tr("Hoe ver is het naar"), self.categorie),
                            (self.tr("als je gaat"), self.netwerk)):  # fmt: skip
            label = QLabel(text, self)
            label.setBuddy(combo)
            combo.setAccessibleName(text)
            row.addWidget(label)
            row.addWidget(combo)
        row.addWidget(self.compute)
        row.addWidget(self.hide_layer)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.explain)
        context.layer_lost.connect(lambda: self.hide_layer.setEnabled(False))
        context.layer_back.connect(lambda: self.hide_layer.setEnabled(True))
        context.notation_changed.connect(self.write_again)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, len(_KOPPEN), self)
        table.setHorizontalHeaderLabels([self.tr(kop) for kop in _KOPPEN])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.setMinimumHeight(56)  # the window must fit on a small laptop
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.setAccessibleName(self.tr("Afstand per buurt"))
        table.activated.connect(
            lambda index: self._context.focus_buurt(
                str(index.siblingAtColumn(0).data(Qt.ItemDataRole.UserRole))
            )
        )
        return table

    def choose(self, categorie: str, netwerk: str) -> None:
        """Set the choices."""
        self.categorie.setCurrentIndex(max(0, self.categorie.findData(categorie)))
        self.netwerk.setCurrentIndex(max(0, self.netwerk.findData(netwerk)))

    def _want(self) -> None:
        self.want(str(self.categorie.currentData()), str(self.netwerk.currentData()))

    def want(self, categorie: str, netwerk: str) -> None:
        """Compute a distance per buurt in the background and show it."""
        context = self._context
        self.choose(categorie, netwerk)
        job = background.distances(context.session, [categorie], [netwerk], context.worker)
        context.run(job, lambda frame: self.show_distances(frame, categorie, netwerk))

    def show_distances(self, frame: pd.DataFrame, categorie: str, netwerk: str) -> None:
        """Show a table of distances here and on the map."""
        self.show_frame(frame, categorie, netwerk)
        self._context.show_layer(distance_layer(frame, categorie, netwerk))

    def show_frame(self, frame: pd.DataFrame, categorie: str, netwerk: str) -> None:
        """Show the figures, by name of buurt: no ranking."""
        self._shown = (frame, categorie, netwerk)
        rows = frame[(frame["categorie"] == categorie) & (frame["netwerk"] == netwerk)]
        rows = rows.sort_values("buurtnaam")
        self.table.setRowCount(len(rows))
        for at, row in enumerate(rows.itertuples()):
            texts = (
                str(row.buurtnaam),
                afstand(number(row.gemiddelde_m)),
                afstand(number(row.p90_m)),
                notatie.procent(number(row.aandeel_500m)),
                notatie.procent(number(row.aandeel_1000m)),
                notatie.getal(number(row.adressen) or 0),
                notatie.getal(number(row.niet_bereikbaar) or 0),
                self._remark(bool(row.onderdrukt), bool(row.rand)),
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if 0 < column < len(texts) - 1:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                item.setData(Qt.ItemDataRole.UserRole, str(row.buurtcode))
                self.table.setItem(at, column, item)
        self.hide_layer.setEnabled(True)

    def write_again(self) -> None:
        """Write the same figures in the notation that is chosen now."""
        if self._shown is not None:
            self.show_frame(*self._shown)

    def _remark(self, onderdrukt: bool, rand: bool) -> str:  # noqa: FBT001 - two facts of a row
        if onderdrukt:
            return self.tr("te weinig mensen voor een cijfer")
        return self.tr("aan de rand: het kan buiten de kaart dichterbij zijn") if rand else ""
