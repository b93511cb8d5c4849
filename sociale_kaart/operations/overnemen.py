"""Take reference voorzieningen over into the register, where people can add what they know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import categorieen
from sociale_kaart.domain.hulpbron import STATUS_ACTIEF
from sociale_kaart.domain.zelfde_plek import ZELFDE_ADRES_M
from sociale_kaart.importing.adres import split_house_number
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.records import NIETS_OPGESLAGEN, insert_plek

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import geopandas as gpd

    from sociale_kaart.domain.categorieen import Categorie
    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.project.ondergrond import Ondergrond

BRON = "OpenStreetMap"


def take_over_voorzieningen(session: Session, osm_ids: Sequence[str]) -> Change:
    """Make a hulpbron of each reference voorziening, as one step.

    A place in several categories becomes one hulpbron, under the least general of them. Nobody
    has checked it yet, so it carries no day of a check. What the register has already is skipped.

    Args:
        session: an open kaart with its ondergrond.
        osm_ids: which objects, as the layer `voorzieningen` calls them.

    Returns:
        The change; `nieuw` is the uuid of the hulpbron when one was made.

    Raises:
        WorldError: there is no ondergrond, it has none of these, or the register has them all.
    """
    wanted = set(osm_ids)
    frame = session.required_ondergrond().layer("voorzieningen")
    frame = frame[frame["osm_id"].isin(wanted)]
    if frame.empty:
        raise WorldError(
            "Deze voorziening staat niet in de ondergrond.",
            "Kies er een op de kaart.",
            NIETS_OPGESLAGEN,
        )
    places = _places(_not_registered(frame, _near(session, frame)))
    if not places:
        raise WorldError("Dit staat al in het register.", "Kies een andere.", NIETS_OPGESLAGEN)
    tekst = (
        f"Neem ‘{places[0][0]['naam']!s}’ over"
        if len(places) == 1
        else f"Neem {len(places)} voorzieningen over"
    )
    with session.kaart.action(tekst) as actie:
        made = []
        for velden, plek in places:
            uuid = actie.insert("hulpbronnen", velden)
            insert_plek(actie, uuid, plek, sfeer=velden.get("sfeer"), soort=velden.get("soort"))
            made.append(uuid)
    return change_of(session, actie.uuid, tekst, nieuw=made[0] if len(made) == 1 else None)


def voorzieningen_to_show(
    ondergrond: Ondergrond, hulpbronnen: Sequence[Hulpbron]
) -> gpd.GeoDataFrame:
    """Return the reference voorzieningen that are not in the register yet.

    Reads a file and compares places, so it is for a work thread.

    Returns:
        Rows of the layer `voorzieningen` (osm_id, categorie, naam, address, geometry in RD New);
        an object in several categories has a row for each.
    """
    return _not_registered(ondergrond.layer("voorzieningen"), hulpbronnen)


def _near(session: Session, frame: gpd.GeoDataFrame) -> list[Hulpbron]:
    """Return the hulpbronnen that can be one of these: reading all would hold up the window."""
    kaart = session.kaart
    found = {str(row["uuid"]) for row in kaart.rows("hulpbronnen", bron=BRON)}
    for code, rows in frame.groupby("categorie"):
        xs, ys = rows.geometry.x.to_numpy(), rows.geometry.y.to_numpy()
        found.update(
            uuid
            for uuid, x, y in kaart.points_of_categorie(str(code))
            if ((abs(xs - x) <= ZELFDE_ADRES_M) & (abs(ys - y) <= ZELFDE_ADRES_M)).any()
        )
    return kaart.hulpbronnen(found)


def _not_registered(frame: gpd.GeoDataFrame, hulpbronnen: Sequence[Hulpbron]) -> gpd.GeoDataFrame:
    from sociale_kaart.analysis.voorzieningen import merge_voorzieningen  # noqa: PLC0415 - heavy

    taken = {bron.bron_id for bron in hulpbronnen if bron.bron == BRON and bron.bron_id}
    merged = merge_voorzieningen(frame, hulpbronnen)
    known = merged["osm_id"].notna() & merged["hulpbron"].notna()
    return frame[~frame["osm_id"].isin(taken | set(merged.loc[known, "osm_id"]))]


def _places(frame: gpd.GeoDataFrame) -> list[tuple[dict[str, Value], dict[str, Value]]]:
    """Return per object the columns of its hulpbron and of its plek, in the order of the file."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in frame.to_dict("records"):
        if row["geometry"] is not None and not row["geometry"].is_empty:
            rows.setdefault(row["osm_id"], []).append(row)
    return [_place(found) for found in rows.values()]


def _place(rows: list[dict[str, Any]]) -> tuple[dict[str, Value], dict[str, Value]]:
    row = rows[0]
    categorie = _least_general(row["categorie"] for row in rows)
    straat = row["straat"] or None
    nummer, letter, toevoeging = split_house_number(str(row["huisnummer"] or ""))
    label = categorie.label if categorie else "Voorziening"
    velden: dict[str, Value] = {
        "naam": row["naam"] or (f"{label}, {straat}" if straat else label),
        "categorie": categorie.code if categorie else row["categorie"],
        **dict(categorie.hulpbron if categorie else ()),
        "status": STATUS_ACTIEF,
        "bron": BRON,
        "bron_id": row["osm_id"],
    }
    plek: dict[str, Value] = {
        "x": float(row["geometry"].x),
        "y": float(row["geometry"].y),
        "straat": straat,
        "huisnummer": nummer,
        "huisletter": letter,
        "toevoeging": toevoeging,
        "postcode": row["postcode"] or None,
        "plaats": row["plaats"] or None,
        "locatie_nauwkeurigheid": "adres" if straat and nummer else "handmatig",
    }
    return velden, plek


def _least_general(codes: Iterable[str]) -> Categorie | None:
    known = [found for code in codes if (found := categorieen.categorie(code)) is not None]
    return min(known, key=lambda categorie: categorie.algemeen, default=None)
