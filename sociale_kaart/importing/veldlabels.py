"""What people call the fields of a list and the codes they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.domain import categorieen, lijsten
from sociale_kaart.domain.tabellen import tabel

if TYPE_CHECKING:
    from collections.abc import Mapping

_LABELS = {
    "x": "x (RD)",
    "y": "y (RD)",
    "lat": "breedtegraad",
    "lon": "lengtegraad",
    "coordinaten": "coördinaten",
    "naam_adres": "naam en adres",
    "contactgegevens": "telefoon, e-mail en website",
    "clientgegeven": "gegevens over cliënten",
    "schema": "wanneer",
}


def veldlabel(veld: str) -> str:
    """Return what people call a field of a list: 'e-mail', 'naam en adres', 'x (RD)'."""
    if veld in _LABELS:
        return _LABELS[veld]
    for naam in ("hulpbronnen", "plekken", "contacten"):
        table = tabel(naam)
        if veld in table.kolommen:
            return table.veld(veld).label.lower()
    return veld.replace("_", " ")


def label_of(codes: Mapping[str, str]) -> str:
    """Return codes as people read them: 'Plek (binnen), Ontmoetingsplek'."""
    known = {one.code: one.label for one in categorieen.categorieen()}
    texts = []
    for doel, code in codes.items():
        naam = {"ook_sfeer": "sfeer", "toegang": "toegang_route"}.get(doel, doel)
        texts.append(known.get(code, code) if naam == "categorie" else lijsten.label(naam, code))
    return ", ".join(texts)
