"""Where something is: an address while typing, a point on the map, or only a buurt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sociale_kaart.domain import regels, velden
from sociale_kaart.importing.zoeken import Vondst
from sociale_kaart.ui.form.choice_fields import ChoiceField
from sociale_kaart.ui.place_icons import place_icon
from sociale_kaart.ui.suggest import Suggestion, SuggestLine

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Plek, Value
    from sociale_kaart.ui.area import Area

# An address within this distance of a point is offered.
_OFFER_WITHIN_M = 30.0
# A plaats is too large to be a plek.
_SOORTEN = frozenset({"adres", "straat", "postcode", "buurt", "punt"})
_ADRES = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")


class PlaceField(QWidget):
    """Shows where a hulpbron is and lets the user say where it is.

    Args:
        area: names of buurten and addresses.
        parent: owner.
    """

    # columns of a plek
    chosen = Signal(object)
    # the user wants to point at the map
    point_wanted = Signal()

    def __init__(self, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = area
        self._may_point = True
        self.current = QLabel(self)
        self.current.setWordWrap(True)
        self.search = SuggestLine(self._suggest, self)
        self.search.setAccessibleName(self.tr("Zoek een adres"))
        self.search.nothing = self.tr("Geen adres gevonden. Wijs het aan op de kaart.")
        self.search.setProperty("onderwerp", "veld:plekken.straat")
        self.search.picked.connect(self._on_adres)
        self.point = QPushButton(self.tr("Wijs aan op de kaart"), self)
        self.point.clicked.connect(self.point_wanted)
        self.buurt = ChoiceField(
            self.tr("Of alleen de buurt"), [], self.tr("kies een buurt"), parent=self
        )
        self.buurt.explain("veld:plekken.buurt_gekozen", velden.uitleg("plekken", "buurt_gekozen"))
        self.buurt.committed.connect(self._on_buurt)
        self.offer = QPushButton(self)
        self.offer.clicked.connect(self._take_offer)
        # A long street name is cut off rather than widening the whole panel.
        self.offer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.offer.hide()
        self._near: Vondst | None = None
        self.note = QLabel(
            self.tr(
                "Persoonlijke sfeer: op de kaart komt alleen de buurt. "
                "Geen punt en geen adres, zodat niemand te vinden is."
            ),
            self,
        )
        self.note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.current, self.offer, self.search, self.point, self.note, self.buurt):
            layout.addWidget(widget)
        area.loaded.connect(self._on_area)
        self._on_area()
        self.set_sfeer(None)

    def without_point(self) -> None:
        """Leave out the button for pointing: the map waits for a click already."""
        self._may_point = False
        self.point.hide()

    def set_sfeer(self, sfeer: str | None) -> None:
        """Offer only what goes with a sfeer: the persoonlijke one has a buurt and no point."""
        only_buurt = regels.only_at_buurt_level(sfeer)
        self.search.setVisible(not only_buurt)
        self.point.setVisible(not only_buurt and self._may_point)
        self.note.setVisible(only_buurt)

    def show_plek(self, plek: Plek | None) -> None:
        """Show where a hulpbron is now."""
        self.search.clear()
        code = plek.buurtcode or plek.buurt_gekozen if plek else None
        self.buurt.set_value(code if plek is not None and plek.x is None else None)
        self.current.setText(self.describe(plek))
        self._offer_adres(plek)

    def _offer_adres(self, plek: Plek | None) -> None:
        """Offer the address beside a point that was pointed at; it is never taken unasked."""
        self._near = None
        if (
            plek is not None
            and plek.x is not None
            and plek.y is not None
            and not plek.adres
            and self._area.adressen is not None
        ):
            self._near = self._area.adressen.nearest(plek.x, plek.y, _OFFER_WITHIN_M)
        self.offer.setVisible(self._near is not None)
        if self._near is not None:
            self.offer.setText(self.tr("Neem adres over: {0}").format(self._near.kort))

    def _take_offer(self) -> None:
        if self._near is not None:
            self.chosen.emit(dict(self._near.adres))

    def describe(self, plek: Plek | None) -> str:
        """Say in words where a plek is."""
        if plek is None:
            return self.tr("Nog geen plek.")
        buurt = self._area.naam(plek.buurtcode or plek.buurt_gekozen)
        if plek.x is None:
            return self.tr("In de buurt {0}").format(buurt) if buurt else self.tr("Nog geen plek.")
        if plek.locatie_nauwkeurigheid == "handmatig":
            where = self.tr("Aangewezen op de kaart")
            if plek.adres:
                where = self.tr("Bij {0}, aangewezen op de kaart").format(plek.adres)
        else:
            where = ", ".join(part for part in (plek.adres, plek.plaats or "") if part)
        return f"{where} · {buurt}" if buurt else where

    def _suggest(self, typed: str) -> list[Suggestion]:
        if self._area.adressen is None:
            return []
        return [
            Suggestion(vondst.label, vondst, place_icon(vondst.soort), doubtful=vondst.bijna)
            for vondst in self._area.adressen.suggest(typed, soorten=_SOORTEN)
        ]

    def _on_adres(self, vondst: object) -> None:
        if isinstance(vondst, Vondst):
            self.chosen.emit(dict(vondst.adres))

    def _on_buurt(self, code: Value) -> None:
        self.chosen.emit(only_buurt(code))

    def _on_area(self) -> None:
        self.buurt.set_items(list(self._area.buurtnamen.items()))
        known = self._area.adressen is not None
        self.search.setEnabled(known)
        self.search.setPlaceholderText(
            self.tr("Adressen worden geladen…")
            if self._area.loading
            else self.tr("Straat en nummer, of postcode")
        )


def only_buurt(code: Value) -> dict[str, Value]:
    """Return the columns of a plek of which only the buurt is known."""
    return {
        **dict.fromkeys(_ADRES),
        "x": None,
        "y": None,
        "buurt_gekozen": code,
        "locatie_nauwkeurigheid": "buurt" if code else None,
    }


def at_point(x: float, y: float) -> dict[str, Value]:
    """Return the columns of a plek that the user pointed at (RD metres)."""
    return {
        **dict.fromkeys(_ADRES),
        "x": x,
        "y": y,
        "buurt_gekozen": None,
        "locatie_nauwkeurigheid": "handmatig",
    }
