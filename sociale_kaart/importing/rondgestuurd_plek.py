"""Where a row of a workbook that was sent round says it is, when somebody edited that."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.domain import regels
from sociale_kaart.domain.rondzenden import VELDEN
from sociale_kaart.importing.bestaand import plek_key
from sociale_kaart.importing.bijwerken import NO_PLACE, place_key
from sociale_kaart.importing.geocode import coordinates_to_rd
from sociale_kaart.importing.locatie import locate
from sociale_kaart.importing.waarden import parse_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.importing.geocode import Geocoder
    from sociale_kaart.importing.rijen import Gegevens

_KOP = {veld: kop for kop, veld in VELDEN.items() if veld}
_ADRES = tuple(_KOP[veld] for veld in ("adres", "postcode", "plaats"))
_BUURT = tuple(_KOP[veld] for veld in ("buurtcode", "buurt"))
_RD = tuple(_KOP[veld] for veld in ("x", "y"))
_GRADEN = tuple(_KOP[veld] for veld in ("lon", "lat"))
# Headers of the cells that say where it is.
PLAATSKOPPEN = (*_ADRES, *_BUURT, *_RD, *_GRADEN)


class Plaats(NamedTuple):
    """What edited cells say about the place: columns of plekken, or why that is not possible."""

    plek: Mapping[str, Value] | None = None
    reden: str = ""
    toelichting: str = ""
    same: bool = False


def edited_place(
    zij: Mapping[str, str],
    data: Gegevens,
    edited: Sequence[str],
    old: Hulpbron,
    geocoder: Geocoder,
) -> Plaats:
    """Return the place that edited cells stand for.

    An address goes before a point and a point before a buurt, except where only that was edited.

    Args:
        zij: the cells of the row, header -> text.
        data: the row as any list is read.
        edited: headers of the cells about the place that somebody edited.
        old: the hulpbron as it is.
        geocoder: the addresses and buurten of the ondergrond.
    """
    adres_edited = any(kop in _ADRES for kop in edited)
    moved = _edited_point(zij, edited)
    if moved and not adres_edited:
        return _at_point(moved, old, geocoder)
    if not adres_edited and any(zij.get(kop) for kop in (*_ADRES[:1], *_RD)):
        return Plaats(reden="De buurt volgt uit het adres en is niet los te wijzigen")
    point = moved if moved or not data.adres.leeg else data.punt
    buurt = data.buurt if data.adres.leeg or _BUURT[0] in edited or _BUURT[1] in edited else ""
    if _BUURT[1] in edited and _BUURT[0] not in edited:
        buurt = zij.get(_BUURT[1], "")
    sfeer: dict[str, Value] = {"sfeer": old.sfeer} if old.sfeer else {}
    asked = dataclasses.replace(data, punt=point, buurt=buurt, schema="", velden=sfeer)
    if asked.adres.leeg and point is None and not buurt:
        return Plaats(plek={**NO_PLACE, "locatie_nauwkeurigheid": None})
    found = locate(asked, geocoder)
    if found.reden or found.plek is None:
        return Plaats(reden=found.reden or "Waar dit is, is niet gevonden")
    key = place_key(found)
    if key is not None and old.plekken and plek_key(old.plekken[0]) == key:
        return Plaats(same=True)
    return Plaats(plek={**NO_PLACE, **found.plek}, toelichting=found.toelichting)


def _edited_point(zij: Mapping[str, str], edited: Sequence[str]) -> tuple[float, float] | None:
    """Return the point (RD, metres) of the pair of columns that was edited."""
    for pair in (_RD, _GRADEN):
        if any(kop in edited for kop in pair):
            x, y = (parse_number(zij.get(kop)) for kop in pair)
            if x is not None and y is not None:
                return coordinates_to_rd(x, y)
    return None


def _at_point(point: tuple[float, float], old: Hulpbron, geocoder: Geocoder) -> Plaats:
    if regels.only_at_buurt_level(old.sfeer):
        return Plaats(reden="Van de persoonlijke sociale basis wordt geen punt bewaard")
    found = geocoder.find_point(*point)
    if not found.gevonden:
        return Plaats(reden=found.reden)
    # The address stays: somebody put the point where the entrance is.
    return Plaats(
        plek={
            "x": found.x,
            "y": found.y,
            "locatie_nauwkeurigheid": found.nauwkeurigheid,
            "buurt_gekozen": None,
        }
    )
