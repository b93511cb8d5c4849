"""The panel Lagen: what lies on the map besides the hulpbronnen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.ui.canvas.symbols import symbol_icon
from sociale_kaart.ui.check_group import CheckGroup
from sociale_kaart.ui.filters import LEEG
from sociale_kaart.ui.form.detail_form import heading
from sociale_kaart.ui.map_layers import RELATIES, VOORZIENINGEN, MapLayers, part_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from sociale_kaart.ui.register import Register

_AFSTANDEN = "afstanden"


class LayersPanel(QScrollArea):
    """Tick boxes for the layers and parts of the map.

    Args:
        layers: what is shown.
        register: the open kaart; its filter hides sferen.
        parent: owner.
    """

    def __init__(
        self, layers: MapLayers, register: Register, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._layers = layers
        self._register = register
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the tick boxes take the keyboard
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Lagen"))
        self._body = body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(heading(self.tr("Lagen"), body))
        self.sferen = CheckGroup(self.tr("Hulpbronnen"), body)
        for item in lijsten.lijst("sfeer"):
            label = (item.extra.get("kort") or item.label).lower()
            icon = symbol_icon(item.code, "formeel")
            self.sferen.add(item.code, label, icon, self._choose_sferen, on=True)
        empty = lijsten.NOG_NIET_INGEDEELD
        self.sferen.add(LEEG, empty, symbol_icon(None, "formeel"), self._choose_sferen, on=True)
        layout.addWidget(self.sferen)
        self.over = CheckGroup(self.tr("Over de kaart"), body)
        for code, text in (
            (RELATIES, self.tr("Relaties")),
            (VOORZIENINGEN, self.tr("Voorzieningen om over te nemen")),
        ):
            self.over.add(code, text, None, self._toggled(code, self.over), on=layers.shows(code))
        self.over.add(_AFSTANDEN, self.tr("Afstand per buurt"), None, self._distances, on=False)
        layout.addWidget(self.over)
        self.categorieen = CheckGroup(self.tr("Welke voorzieningen"), body, folded=True)
        layout.addWidget(self.categorieen)
        self.about = QLabel(
            self.tr(
                "Deze komen uit OpenStreetMap en staan nog niet als hulpbron op de kaart. Je ziet "
                "ze van dichtbij, vanaf ongeveer 1:20.000. Klik er een aan om hem over te nemen."
            ),
            body,
        )
        self.about.setWordWrap(True)
        layout.addWidget(self.about)
        self.parts = CheckGroup(self.tr("Ondergrond"), body)
        for code, label in part_rows():
            text = QCoreApplication.translate("parts", label)
            self.parts.add(code, text, None, self._toggled(code, self.parts), on=layers.shows(code))
        layout.addWidget(self.parts)
        layout.addStretch(1)
        self.setWidget(body)
        for group in (self.sferen, self.over, self.parts):
            for row in group.rows.values():
                row.count.hide()
        layers.changed.connect(self._refresh)
        register.shown_changed.connect(self._follow_sferen)
        self._refresh()

    def _shows(self, code: str) -> bool:
        return self._layers.distances if code == _AFSTANDEN else self._layers.shows(code)

    def _distances(self) -> None:
        self._layers.distances_wanted.emit(self.over.rows[_AFSTANDEN].box.isChecked())

    def _choose_sferen(self) -> None:
        hidden = self.sferen.codes(checked=False)
        self._register.set_filter(replace(self._register.filter, verborgen_sferen=hidden))

    def _follow_sferen(self) -> None:
        self.sferen.set_ticked(self._register.filter.verborgen_sferen, on=False)

    def _toggled(self, code: str, group: CheckGroup) -> Callable[[], None]:
        return lambda: self._layers.show_part(code, group.rows[code].box.isChecked())

    def _refresh(self) -> None:
        for group in (self.over, self.parts):
            group.set_ticked(frozenset(code for code in group.rows if self._shows(code)), on=True)
        shown = self._layers.shows(VOORZIENINGEN)
        self.about.setVisible(shown)
        counts = self._layers.counts
        for code in sorted(counts, key=categorie_label):
            if code not in self.categorieen.rows:
                self.categorieen.add(code, categorie_label(code), None, self._choose, on=True)
        for code, row in self.categorieen.rows.items():
            row.set_count(counts.get(code, 0))
        self.categorieen.setVisible(shown and bool(self.categorieen.rows))

    def _choose(self) -> None:
        on = self.categorieen.codes(checked=True)
        everything = len(on) == len(self.categorieen.rows)
        self._layers.show_categorieen(None if everything else on)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: only now the letters of the window hold, and with them the widths."""
        super().showEvent(event)
        needed = self._body.minimumSizeHint().width()
        self.setMinimumWidth(needed + self.verticalScrollBar().sizeHint().width() + 2)
