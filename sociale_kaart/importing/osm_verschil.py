"""What changed in the reference voorzieningen between an older and a newer ondergrond.

An object is known by its OpenStreetMap number; one that was drawn again under another number is
known by its place (a categorie in common, near, and no other name). What lies where one of the two
has no data says nothing about coming or going, and is counted apart.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from sociale_kaart.importing.adres import plain_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

# Farther than this an object has moved; nearer it may be the same under another number.
VERPLAATST_M = 50.0
SOORTEN = ("nieuw", "weg", "verplaatst", "hernoemd", "andere_categorie")


@dataclass(frozen=True, slots=True)
class Object:
    """A voorziening in one of the two: one object, whatever number of categories it counts in."""

    osm_id: str
    naam: str
    categorieen: frozenset[str]
    x: float
    y: float
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Verschil:
    """One thing that changed; an object that moved and has another name has two.

    Attributes:
        soort: one of `SOORTEN`.
        osm_id: its number, the new one when it changed.
        afstand_m: how far it moved, of `verplaatst` only.
        was: the old name, or the old categories.
        werd: the new ones.
    """

    soort: str
    osm_id: str
    naam: str
    categorieen: tuple[str, ...]
    x: float
    y: float
    adres: str = ""
    afstand_m: float | None = None
    was: str = ""
    werd: str = ""


@dataclass(frozen=True)
class Vergelijking:
    """All that changed.

    Attributes:
        gelijk: number of objects in which nothing changed.
        ander_nummer: old number -> new number, of objects that were drawn again.
        buiten_oud: new objects where the older one had no data.
        buiten_nieuw: old objects where the newer one has no data.
    """

    verschillen: tuple[Verschil, ...]
    gelijk: int
    ander_nummer: Mapping[str, str]
    buiten_oud: int
    buiten_nieuw: int

    @property
    def aantallen(self) -> dict[str, int]:
        """Number of changes per kind, all of `SOORTEN`."""
        found = Counter(verschil.soort for verschil in self.verschillen)
        return {soort: found[soort] for soort in SOORTEN}


class Pand(NamedTuple):
    """A registered place: the hulpbron, its categorie, number in OpenStreetMap, and a point."""

    hulpbron: str
    naam: str
    categorie: str | None
    osm_id: str | None
    x: float | None
    y: float | None


class Geraakt(NamedTuple):
    """A hulpbron that stands on something that is gone, and why we think so."""

    hulpbron: str
    naam: str
    osm_id: str
    reden: str


def objects(frame: gpd.GeoDataFrame) -> dict[str, Object]:
    """Return the objects of a layer `voorzieningen` by their number."""
    found: dict[str, Object] = {}
    columns = ("osm_id", "naam", "categorie", "straat", "huisnummer", "plaats")
    xy = shapely.get_coordinates(frame.geometry.to_numpy())
    for row, (x, y) in zip(frame[list(columns)].to_numpy(), xy.tolist(), strict=True):
        osm_id, naam, categorie, straat, nummer, plaats = (str(v) if v else "" for v in row)
        known = found.get(osm_id)
        codes = (known.categorieen if known else frozenset()) | {categorie}
        parts = (f"{straat} {nummer}".strip(), plaats)
        found[osm_id] = Object(osm_id, naam, codes, x, y, ", ".join(filter(None, parts)))
    return found


def compare(
    oud: Mapping[str, Object],
    nieuw: Mapping[str, Object],
    dekking_oud: BaseGeometry,
    dekking_nieuw: BaseGeometry,
) -> Vergelijking:
    """Return what changed.

    Args:
        oud: objects of the older one.
        nieuw: objects of the newer one.
        dekking_oud: where the older one has data (RD New).
        dekking_nieuw: where the newer one has data.
    """
    pairs = [(oud[osm_id], nieuw[osm_id]) for osm_id in oud.keys() & nieuw.keys()]
    gone = [one for osm_id, one in oud.items() if osm_id not in nieuw]
    come = [one for osm_id, one in nieuw.items() if osm_id not in oud]
    again = _drawn_again(gone, come)
    pairs += again
    old_ids, new_ids = {a.osm_id for a, _ in again}, {b.osm_id for _, b in again}
    gone = [one for one in gone if one.osm_id not in old_ids]
    come = [one for one in come if one.osm_id not in new_ids]
    seen_gone, seen_come = _inside(gone, dekking_nieuw), _inside(come, dekking_oud)
    found = [_verschil("weg", one) for one in seen_gone]
    found += [_verschil("nieuw", one) for one in seen_come]
    same = 0
    for before, after in pairs:
        changed = _changes(before, after)
        same += not changed
        found += changed
    found.sort(key=lambda v: (SOORTEN.index(v.soort), v.categorieen, v.naam, v.osm_id))
    return Vergelijking(
        tuple(found),
        same,
        {a.osm_id: b.osm_id for a, b in again},
        len(come) - len(seen_come),
        len(gone) - len(seen_gone),
    )


def standing_on_gone(
    vergelijking: Vergelijking, nieuw: Iterable[Object], panden: Sequence[Pand]
) -> list[Geraakt]:
    """Return the hulpbronnen that were taken over from, or stand at, what is gone.

    A hulpbron at the place of something that is gone is left out when another of its categorie
    stands there now.
    """
    gone = [verschil for verschil in vergelijking.verschillen if verschil.soort == "weg"]
    by_id = {verschil.osm_id: verschil for verschil in gone}
    there: dict[str, list[tuple[float, float]]] = {}
    for one in nieuw:
        for code in one.categorieen:
            there.setdefault(code, []).append((one.x, one.y))
    found: dict[str, Geraakt] = {}
    for pand in panden:
        if pand.osm_id in by_id and pand.osm_id is not None:
            reden = "Overgenomen uit OpenStreetMap; daar staat het niet meer."
            found[pand.hulpbron] = Geraakt(pand.hulpbron, pand.naam, pand.osm_id, reden)
            continue
        x, y = pand.x, pand.y
        if pand.hulpbron in found or x is None or y is None or not pand.categorie:
            continue
        if any(math.dist((x, y), p) <= VERPLAATST_M for p in there.get(pand.categorie, ())):
            continue
        near = [(math.dist((x, y), (v.x, v.y)), v) for v in gone if pand.categorie in v.categorieen]
        away, verschil = min(near, key=lambda hit: hit[0], default=(math.inf, None))
        if verschil is not None and away <= VERPLAATST_M:
            reden = f"‘{verschil.naam or verschil.osm_id}’ stond hier en staat er niet meer."
            found[pand.hulpbron] = Geraakt(pand.hulpbron, pand.naam, verschil.osm_id, reden)
    return list(found.values())


def _drawn_again(gone: Sequence[Object], come: Sequence[Object]) -> list[tuple[Object, Object]]:
    """Return pairs that are one object under two numbers, the nearest first; each once."""
    if not gone or not come:
        return []
    tree = shapely.STRtree(shapely.points([(one.x, one.y) for one in come]))
    points = shapely.points([(one.x, one.y) for one in gone])
    old, new = tree.query(points, predicate="dwithin", distance=VERPLAATST_M)
    hits = sorted(
        (math.dist((gone[a].x, gone[a].y), (come[b].x, come[b].y)), int(a), int(b))
        for a, b in zip(old, new, strict=True)
        if _may_be_one(gone[a], come[b])
    )
    pairs, taken_old, taken_new = [], set(), set()
    for _, a, b in hits:
        if a not in taken_old and b not in taken_new:
            taken_old.add(a)
            taken_new.add(b)
            pairs.append((gone[a], come[b]))
    return pairs


def _may_be_one(before: Object, after: Object) -> bool:
    names = {plain_key(before.naam), plain_key(after.naam)} - {""}
    return bool(before.categorieen & after.categorieen) and len(names) <= 1


def _inside(found: Sequence[Object], dekking: BaseGeometry) -> list[Object]:
    if not found:
        return []
    points = shapely.points([(one.x, one.y) for one in found])
    shapely.prepare(dekking)
    inside = np.asarray(shapely.covers(dekking, points))
    return [one for one, here in zip(found, inside, strict=True) if here]


def _changes(before: Object, after: Object) -> list[Verschil]:
    found = []
    away = math.dist((before.x, before.y), (after.x, after.y))
    if away > VERPLAATST_M:
        found.append(_verschil("verplaatst", after, afstand_m=round(away, 1)))
    if before.naam != after.naam:
        found.append(_verschil("hernoemd", after, was=before.naam, werd=after.naam))
    if before.categorieen != after.categorieen:
        was, werd = (", ".join(sorted(one.categorieen)) for one in (before, after))
        found.append(_verschil("andere_categorie", after, was=was, werd=werd))
    return found


def _verschil(
    soort: str, one: Object, *, afstand_m: float | None = None, was: str = "", werd: str = ""
) -> Verschil:
    codes = tuple(sorted(one.categorieen))
    place = (round(one.x, 2), round(one.y, 2))
    return Verschil(soort, one.osm_id, one.naam, codes, *place, one.adres, afstand_m, was, werd)
