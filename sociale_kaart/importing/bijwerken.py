"""What a newer version of a list changes in a hulpbron: field by field, theirs, ours and was.

Only what nobody edited is brought up to date; where list and kaart both changed, the row waits.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sociale_kaart.importing.bestaand import (
    PlekKey,
    adres_key,
    buurt_key,
    compare,
    plek_key,
    point_key,
)
from sociale_kaart.importing.keuzes import ADRES, REACH, without_point
from sociale_kaart.importing.locatie import Locatie, locate
from sociale_kaart.importing.plan import (
    GEWIJZIGD,
    ONGEWIJZIGD,
    VERSCHIL,
    Gelezen,
    Veldverschil,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.importing.geocode import Geocoder
    from sociale_kaart.importing.plan import PlannedRow
    from sociale_kaart.importing.rijen import Gegevens

VERSCHILT = "De lijst en de kaart zijn allebei veranderd; kies wat klopt."
STOND_ER_AL = "Stond er al; er is niets veranderd."

# Columns of a plek that tell where it is.
NO_PLACE: dict[str, Value] = dict.fromkeys(
    ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats", "buurt_gekozen",
     "x", "y")
)  # fmt: skip


def update_row(
    planned: PlannedRow,
    data: Gegevens,
    place: Locatie,
    old: Hulpbron,
    *,
    was: Gegevens | None,
    geocoder: Geocoder,
) -> PlannedRow:
    """Return what a row does to the hulpbron `old` that an earlier list brought.

    Args:
        planned: the row as if it were new.
        data: what the row says.
        place: where the row is.
        old: the hulpbron.
        was: what the list before said, None when that is not known.
        geocoder: to find where the list before said it was.
    """
    ours = {veld: getattr(old, veld, old.meer.get(veld)) for veld in data.velden}
    contact = dict(old.deel("contacten")[0]) if old.deel("contacten") else {}
    plek = _moved(place, old, was, geocoder)
    moved, clash = (None, plek) if isinstance(plek, str) else (plek, "")
    if moved is not None and old.plekken:
        # What the old place had and the new one has not, must go.
        moved = {**NO_PLACE, **moved}
    differences = [
        *_fields(data.velden, ours, was.velden if was else None, old, ""),
        *_fields(data.contact, contact, was.contact if was else None, None, REACH),
    ]
    if moved or clash:
        before = str(was.adres) if was else None
        here = old.plekken[0].adres if old.plekken else None
        differences.append(Veldverschil(ADRES, before, str(data.adres), clash or here, bool(clash)))
    delen = _new_parts(data, old)
    row = dataclasses.replace(
        planned,
        bestaande=old.uuid,
        verschillen=tuple(differences),
        vergelijking=GEWIJZIGD if differences or delen else ONGEWIJZIGD,
        gelezen=Gelezen(planned.velden, planned.contact, delen),
        gevonden={**NO_PLACE, **place.plek} if clash and place.plek else moved,
        plek_uuid=old.plekken[0].uuid if (moved or clash) and old.plekken else None,
        contact_uuid=str(contact["uuid"]) if contact.get("uuid") else None,
    )
    clashes = [one for one in differences if one.botst]
    if clashes:
        tekst = "; ".join(f"{_label(v)}: lijst ‘{v.lijst!s}’, kaart ‘{v.kaart!s}’" for v in clashes)
        return dataclasses.replace(
            row,
            uitkomst="wachtend",
            reden=VERSCHILT,
            toelichting=f"{tekst}. {planned.toelichting}".strip(),
            wacht_op=VERSCHIL,
            plek=without_point(planned.plek),
        )
    return _changed(row, planned, delen, moved)


def _changed(
    row: PlannedRow,
    planned: PlannedRow,
    delen: Mapping[str, list[dict[str, Value]]],
    moved: Mapping[str, Value] | None,
) -> PlannedRow:
    taken = {one.veld: one.lijst for one in row.verschillen if one.lijst is not None}
    reach = {k.removeprefix(REACH): v for k, v in taken.items() if k.startswith(REACH)}
    velden = {k: v for k, v in taken.items() if not k.startswith(REACH) and k != ADRES}
    changed = sorted({*velden, *reach, *delen, *([ADRES] if moved else [])})
    note = f"Bijgewerkt: {', '.join(changed)}." if changed else ""
    return dataclasses.replace(
        row,
        uitkomst="bijgewerkt",
        reden="" if changed else STOND_ER_AL,
        toelichting=f"{planned.toelichting} {note}".strip(),
        velden=velden,
        plek=moved,
        contact=reach or None,
        delen=delen,
        contact_uuid=row.contact_uuid if reach else None,
    )


def _label(verschil: Veldverschil) -> str:
    return verschil.veld.removeprefix(REACH)


def _fields(
    lijst: Mapping[str, Value],
    kaart: Mapping[str, Value],
    was: Mapping[str, Value] | None,
    old: Hulpbron | None,
    prefix: str,
) -> list[Veldverschil]:
    """Return the fields that differ, with who changed them."""
    verschil = compare(lijst, kaart, was)
    before = was or {}
    found = [
        Veldverschil(prefix + veld, before.get(veld), nieuw, kaart.get(veld), botst=False)
        for veld, nieuw in verschil.nieuw.items()
    ]
    found += [
        Veldverschil(prefix + veld, before.get(veld), nieuw, ons, botst=True)
        for veld, (nieuw, ons) in verschil.botsing.items()
    ]
    for veld, value in before.items():
        # The list has become silent about what the kaart still has from it.
        ours = getattr(old, veld, old.meer.get(veld)) if old is not None else kaart.get(veld)
        if veld not in lijst and ours == value and veld != "bron":
            found.append(Veldverschil(prefix + veld, value, None, ours, botst=False))
    return found


def place_key(place: Locatie) -> PlekKey | None:
    """Return the key of where a row goes: its address, its point, or its buurt."""
    if place.adres is not None:
        return adres_key(place.adres)
    x, y = (place.plek or {}).get("x"), (place.plek or {}).get("y")
    if isinstance(x, float) and isinstance(y, float):
        return point_key(x, y)
    return buurt_key(place.buurtcode) if place.op_buurt and place.buurtcode else None


def _moved(
    place: Locatie, old: Hulpbron, was: Gegevens | None, geocoder: Geocoder
) -> Mapping[str, Value] | str | None:
    """Return the plek to write, None when it stays, or the kaart's address when they differ."""
    key = place_key(place)
    if place.reden or key is None or place.plek is None:
        return None
    if not old.plekken:
        return place.plek
    here = old.plekken[0]
    if any(plek_key(plek) == key for plek in old.plekken):
        return None
    before = place_key(locate(was, geocoder)) if was is not None else None
    if before is not None and before == plek_key(here):
        return place.plek
    if before == key:
        # The list says what it said before; only the kaart changed.
        return None
    return here.adres or here.buurt_gekozen or "een punt op de kaart"


def _new_parts(data: Gegevens, old: Hulpbron) -> dict[str, list[dict[str, Value]]]:
    """Return the rows of child tables that the hulpbron does not have."""
    found: dict[str, list[dict[str, Value]]] = {}
    for tabel, rows in data.delen.items():
        have = old.deel(tabel)
        new = [row for row in rows if not any(row.items() <= dict(h).items() for h in have)]
        if new:
            found[tabel] = new
    return found
