"""All voorzieningen that distance is measured to: reference data and the register together.

The same place in both counts once (`zelfde_plek`). In the reference data itself a place that is
drawn twice under one name (a node and its building) counts once too; nameless objects, such as
three pitches side by side, stay apart.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from sociale_kaart.domain import regels
from sociale_kaart.domain.hulpbron import STATUS_ACTIEF, TELT_VOOR_AFSTAND
from sociale_kaart.domain.zelfde_plek import (
    NABIJ_M,
    ZELFDE_ADRES_M,
    Plaats,
    adres_keys,
    plain_text,
    telling_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek
    from sociale_kaart.domain.meetkeuze import Meetkeuze

CRS = "EPSG:28992"
STATUS_GESTOPT = "gestopt"
# Farther apart two records are never the same place.
_REACH_M = max(NABIJ_M, ZELFDE_ADRES_M)
KOLOMMEN = ("categorie", "naam", "osm_id", "hulpbron")


@dataclass
class _Places:
    """The places of one categorie found so far, with what tells them apart."""

    # By square of `_REACH_M`: the same place is in the same square or one beside it.
    squares: defaultdict[tuple[int, int], list[tuple[Plaats, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def find(self, plaats: Plaats) -> int | None:
        """Return the row of the same place, or None; the nearest when there are several."""
        column, line = _square(plaats)
        near = [
            (math.hypot(other.x - plaats.x, other.y - plaats.y), row, other)
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other, row in self.squares.get((column + dx, line + dy), ())
        ]
        for apart, row, other in sorted(near, key=lambda found: found[:2]):
            if apart > _REACH_M:
                return None
            if plaats.is_same(other):
                return row
        return None

    def add(self, plaats: Plaats, row: int) -> None:
        self.squares[_square(plaats)].append((plaats, row))


def _square(plaats: Plaats) -> tuple[int, int]:
    return math.floor(plaats.x / _REACH_M), math.floor(plaats.y / _REACH_M)


def merge_voorzieningen(
    referentie: gpd.GeoDataFrame,
    hulpbronnen: Sequence[Hulpbron],
    keuze: Meetkeuze | None = None,
) -> gpd.GeoDataFrame:
    """Return every place once per categorie, from both sources.

    A place of the reference data that the register calls `gestopt` (and that no other hulpbron
    uses) is left out, in every categorie it is in: the register knows better. The order of the
    input changes nothing.

    Args:
        referentie: layer `voorzieningen` of an ondergrond: categorie, naam, geometry (points, RD
            New) and, where known, osm_id, straat, huisnummer, postcode, plaats.
        hulpbronnen: the register. A hulpbron counts when it is actief (or its status is not
            told), has a categorie, and can be reached without indicatie; then each plek with a
            point that is used `vast` or `wisselend` (or whose gebruik is not told). A person is
            never a place.
        keuze: its filters on toegang and toegankelijkheid; None counts all.

    Returns:
        Columns `categorie`, `naam`, `osm_id` (missing: only in the register), `hulpbron` (uuid;
        missing: only in the reference data), geometry (points, RD New). Where both have the
        place the point and name of the reference data stay. `attrs['gestopt']` lists what was
        left out as (categorie, naam, osm_id, hulpbron), `attrs['gefilterd']` counts what the
        filters left out.
    """
    bronnen = sorted(hulpbronnen, key=lambda bron: bron.uuid)
    found = _Merged(_reference_rows(referentie), _plaatsnamen(referentie, bronnen))
    for bron, plek, x, y in _counting_plekken(bronnen):
        found.add(bron, plek, x, y)
    gestopt = [
        stopped
        for bron in bronnen
        if bron.status == STATUS_GESTOPT and _is_place(bron)
        for plek, x, y in _points(bron)
        for stopped in found.stop(bron, plek, x, y)
    ]
    kept = [row for row in found.rows if not row["weg"] and _passes(row["uit"], keuze)]
    columns = {name: [row.get(name) for row in kept] for name in KOLOMMEN}
    frame = gpd.GeoDataFrame(columns, geometry=[row["geometry"] for row in kept], crs=CRS)
    frame.attrs["gestopt"] = gestopt
    frame.attrs["gefilterd"] = len(found.rows) - len(gestopt) - len(kept)
    return frame


def eenheden(voorzieningen: gpd.GeoDataFrame) -> NDArray[np.intp]:
    """Return per row of one categorie the number of what it is a place of, from 0 in order.

    A hulpbron with several plekken is one: it is near at each of them, but it is one choice.
    Without the column `hulpbron` every row is one.
    """
    told = voorzieningen["hulpbron"] if "hulpbron" in voorzieningen else [None] * len(voorzieningen)
    keys = [(row, "") if _unknown(uuid) else (-1, str(uuid)) for row, uuid in enumerate(told)]
    numbers: dict[tuple[int, str], int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.intp)


class _Merged:
    """The rows of both sources while they are laid together."""

    def __init__(self, reference: list[dict[str, Any]], plaatsnamen: frozenset[str]) -> None:
        self.rows: list[dict[str, Any]] = []
        self._plaatsnamen = plaatsnamen
        self._found: defaultdict[str, _Places] = defaultdict(_Places)
        for row in reference:
            point = row["geometry"]
            if not shapely.is_missing(point) and not shapely.is_empty(point):
                plaats = Plaats(
                    point.x,
                    point.y,
                    telling_words(row["naam"], plaatsnamen),
                    adres_keys(row.get("straat"), row.get("huisnummer"), row.get("postcode")),
                )
                self._found[row["categorie"]].add(plaats, len(self.rows))
            self.rows.append({**row, "hulpbron": None, "uit": [], "weg": False})

    def add(self, bron: Hulpbron, plek: Plek, x: float, y: float) -> None:
        plaats = _plaats_of(bron, plek, x, y, self._plaatsnamen)
        categorie = bron.categorie or ""
        same = self._found[categorie].find(plaats)
        if same is None:
            self._found[categorie].add(plaats, len(self.rows))
            self.rows.append(
                {
                    "categorie": categorie,
                    "naam": bron.naam,
                    "osm_id": None,
                    "hulpbron": bron.uuid,
                    "geometry": shapely.Point(x, y),
                    "uit": [bron],
                    "weg": False,
                }
            )
            return
        self.rows[same]["uit"].append(bron)
        if self.rows[same]["hulpbron"] is None:
            self.rows[same]["hulpbron"] = bron.uuid

    def stop(
        self, bron: Hulpbron, plek: Plek, x: float, y: float
    ) -> Iterator[dict[str, str | None]]:
        """Leave out the reference place that this hulpbron was, unless another uses it now."""
        same = self._found[bron.categorie or ""].find(
            _plaats_of(bron, plek, x, y, self._plaatsnamen)
        )
        if same is None or self.rows[same]["uit"]:
            return
        osm_id = self.rows[same].get("osm_id")
        for number, row in enumerate(self.rows):
            # One object of the map may be in several categories; gone is gone for all.
            one = number == same or (osm_id is not None and row.get("osm_id") == osm_id)
            if one and not row["uit"] and not row["weg"]:
                row["weg"] = True
                yield {
                    "categorie": row["categorie"],
                    "naam": row["naam"] or bron.naam,
                    "osm_id": row.get("osm_id"),
                    "hulpbron": bron.uuid,
                }


def _passes(bronnen: Sequence[Hulpbron], keuze: Meetkeuze | None) -> bool:
    """Tell whether a place passes the filters: one of its hulpbronnen does, or nothing is known."""
    if keuze is None or not keuze.filtert:
        return True
    return any(map(keuze.counts, bronnen)) if bronnen else keuze.met_onbekend


def _plaatsnamen(referentie: gpd.GeoDataFrame, hulpbronnen: Sequence[Hulpbron]) -> frozenset[str]:
    """Return the words of the names of towns: half of all clubs carry one."""
    told: set[str | None] = set()
    if "plaats" in referentie:
        told |= {None if _unknown(value) else str(value) for value in referentie["plaats"]}
    told |= {plek.plaats for bron in hulpbronnen for plek in bron.plekken}
    return frozenset(word for plaats in told for word in plain_text(plaats).split())


def _reference_rows(referentie: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Return the rows of the reference data; what is mapped as point and as shape counts once.

    Two points of one name stay two places: both sides of a bus stop may be far apart by road.
    """
    rows: list[dict[str, Any]] = [
        {key: (None if _unknown(value) else value) for key, value in row.items()}
        for row in referentie.to_dict("records")
    ]
    # A node is where the mapper pointed; a building stands for it by its middle.
    order = sorted(
        range(len(rows)), key=lambda i: (not str(rows[i].get("osm_id")).startswith("n"), i)
    )
    nodes: defaultdict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    kept = []
    for number in order:
        row = rows[number]
        naam = plain_text(row.get("naam"))
        point = row["geometry"]
        if naam and point is not None and not point.is_empty:
            twins = nodes[row["categorie"], naam]
            if str(row.get("osm_id")).startswith("n"):
                twins.append((point.x, point.y))
            elif any(np.hypot(x - point.x, y - point.y) <= NABIJ_M for x, y in twins):
                continue
        kept.append(number)
    return [rows[number] for number in sorted(kept)]


def _unknown(value: object) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value))


def _counting_plekken(
    hulpbronnen: Sequence[Hulpbron],
) -> Iterator[tuple[Hulpbron, Plek, float, float]]:
    """Yield the plekken that distance is measured to, with their point."""
    for bron in hulpbronnen:
        if _counts(bron):
            for plek, x, y in _points(bron):
                yield bron, plek, x, y


def _points(bron: Hulpbron) -> Iterator[tuple[Plek, float, float]]:
    """Yield the plekken of a hulpbron where people can find it, with their point."""
    for plek in bron.plekken:
        if plek.x is None or plek.y is None or plek.locatie_nauwkeurigheid == "buurt":
            continue  # the middle of a buurt is no place
        if plek.gebruik is None or plek.gebruik in TELT_VOOR_AFSTAND:
            yield plek, plek.x, plek.y


def _counts(bron: Hulpbron) -> bool:
    routes = {row.get("route") for row in bron.deel("toegang")}
    return (
        _is_place(bron)
        and bron.status in {STATUS_ACTIEF, None}  # not told is not stopped
        and routes != {"indicatie"}
    )


def _is_place(bron: Hulpbron) -> bool:
    """Return whether a hulpbron can be a place at all: never a person or a network of people."""
    return (
        bool(bron.categorie)
        and bron.soort != "persoon"
        and not regels.only_at_buurt_level(bron.sfeer)
    )


def _plaats_of(
    bron: Hulpbron, plek: Plek, x: float, y: float, plaatsnamen: frozenset[str]
) -> Plaats:
    nummer = "".join(
        str(part) for part in (plek.huisnummer, plek.huisletter, plek.toevoeging) if part
    )
    adres = adres_keys(plek.straat, nummer, plek.postcode)
    return Plaats(x, y, telling_words(bron.naam, plaatsnamen), adres)
