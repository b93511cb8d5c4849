"""Pointing at a place in words: an address, a point, or the name of what is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.categorieen import categorie as kind_of
from sociale_kaart.domain.scenario import DICHT, ScenarioPlek
from sociale_kaart.operations.zoeken import make_zoeker

if TYPE_CHECKING:
    from sociale_kaart.operations.sessions import Session

_POINT = re.compile(r"(\d+(?:\.\d+)?)\s*[,;\s]\s*(\d+(?:\.\d+)?)")
# A postcode or a whole street is too wide for one place.
_ONE_SPOT = frozenset({"adres", "punt"})


def point_of(session: Session, tekst: str) -> tuple[float, float, str]:
    """Return x, y (RD metres) and what the place is called.

    Args:
        session: an open kaart with its ondergrond.
        tekst: an address, or two coordinates in RD New: '190600,507800'.

    Raises:
        WorldError: there is no such place.
    """
    if numbers := _POINT.fullmatch(tekst.strip()):
        return float(numbers[1]), float(numbers[2]), ""
    for found in make_zoeker(session.required_ondergrond()).suggest(tekst, limit=3):
        if found.soort in _ONE_SPOT and not found.bijna:
            return found.x, found.y, found.label
    raise WorldError(
        f"Waar ‘{tekst}’ is, weet ik niet.",
        "Schrijf een straat met huisnummer, of twee getallen (RD): 190600,507800.",
    )


def find_place(session: Session, tekst: str, categorie: str = "") -> ScenarioPlek:
    """Return a place that is there now, as what could close or move: `actie` is `DICHT`.

    Args:
        session: an open kaart with its ondergrond.
        tekst: the osm_id, the uuid of a plek or hulpbron, or the name, capitals aside.
        categorie: look only among these; '' among all.

    Raises:
        WorldError: there is none, or there are several of that name.
    """
    found = [*_registered(session, tekst), *_reference(session, tekst)]
    fitting = sorted((one for one in found if categorie in {"", one.categorie}), key=_general)
    if not fitting:
        raise WorldError(
            f"Een plek ‘{tekst}’ is er niet.",
            "Schrijf de naam zoals hij op de kaart staat, of het nummer in OpenStreetMap.",
        )
    first = fitting[0]
    same = [one for one in fitting if (one.plek is None) == (first.plek is None)]
    if len({(one.plek, one.osm_id) for one in same}) > 1:
        numbers = ", ".join(sorted({one.plek or one.osm_id or "" for one in same}))
        raise WorldError(f"Er zijn {len(same)} plekken ‘{tekst}’.", f"Kies een nummer: {numbers}.")
    return first


def _general(place: ScenarioPlek) -> tuple[bool, int]:
    """Sort the register before the reference data (the same place), and what is general last."""
    kind = kind_of(place.categorie)
    return place.plek is None, kind.algemeen if kind else 0


def _registered(session: Session, tekst: str) -> list[ScenarioPlek]:
    folded = tekst.strip().casefold()
    return [
        ScenarioPlek("", DICHT, bron.categorie, plek.uuid, naam=bron.naam)
        for bron in session.kaart.hulpbronnen()
        for plek in bron.plekken
        if bron.categorie and plek.x is not None
        if folded in {bron.naam.casefold(), bron.uuid, plek.uuid}
    ]


def _reference(session: Session, tekst: str) -> list[ScenarioPlek]:
    folded = tekst.strip().casefold()
    frame = session.required_ondergrond().layer("voorzieningen")
    return [
        ScenarioPlek("", DICHT, row["categorie"], osm_id=row["osm_id"], naam=row["naam"] or "")
        for row in frame.to_dict("records")
        if row["osm_id"] and folded in {str(row["naam"] or "").casefold(), row["osm_id"].casefold()}
    ]
