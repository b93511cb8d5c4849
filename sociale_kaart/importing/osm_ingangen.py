"""Entrances: people go in by the door, not by the middle of the building.

An entrance is a node with `entrance=*` of a kind that is a way in (`resources/netwerken.toml`).
A voorziening drawn as an area gets the best one on its outline or within it; a point, and every
address, gets the best one on the outline of the building around it, when that is near. Of equally
good ones the nearest counts. The point itself moves to the door, so map and distances agree; the
column `ingang` keeps the OSM id of the door.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import shapely

from sociale_kaart.importing.osm_geometry import text_column, to_rd
from sociale_kaart.importing.osm_tags import ingang_soorten

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

    from sociale_kaart.importing.osm_tags import Tags

# A node on an outline lies on it but for the last bits of the projection.
_OP_OMTREK_M = 0.1
# The door of a point in a building: farther away it is rather the door of somebody else.
INGANG_PUNT_M = 25.0


@dataclass(frozen=True)
class Ingangen:
    """Entrances that are a way in.

    Attributes:
        osm_id: `n123` per entrance.
        rang: per entrance its place in `ingang_soorten`, 0 is best.
        punt: RD points.
    """

    osm_id: tuple[str, ...]
    rang: NDArray[np.int64]
    punt: NDArray[np.object_]


@dataclass(frozen=True)
class IngangReport:
    """What entrances changed.

    Attributes:
        aantal: points that moved to a door.
        meters: how far each moved.
    """

    aantal: int
    meters: NDArray[np.float64]


@dataclass
class IngangCollector:
    """Takes up entrances as they are read."""

    _rows: list[tuple[str, int, float, float]] = field(default_factory=list)

    def add(self, osm_id: str, tags: Tags, lon: float, lat: float) -> None:
        """Take up a node when it is an entrance to go in by."""
        soort = tags.get("entrance")
        if soort in ingang_soorten():
            self._rows.append((osm_id, ingang_soorten().index(soort), lon, lat))

    def ingangen(self) -> Ingangen:
        """Return what was taken up, in RD New."""
        return Ingangen(
            osm_id=tuple(osm_id for osm_id, *_ in self._rows),
            rang=np.array([rang for _, rang, *_ in self._rows], dtype=np.int64),
            punt=np.asarray(
                shapely.points(to_rd([(lon, lat) for *_, lon, lat in self._rows])), dtype=object
            ),
        )


def at_doors(
    frame: gpd.GeoDataFrame,
    own_area: NDArray[np.object_],
    gebouwen: NDArray[np.object_],
    ingangen: Ingangen,
) -> tuple[gpd.GeoDataFrame, IngangReport]:
    """Move the points of a layer to their entrance, and add the column `ingang`.

    Args:
        frame: a layer of points, in RD New.
        own_area: per row its own (multi)polygon, None for what was drawn as a point.
        gebouwen: polygons of all buildings.
        ingangen: the entrances.
    """
    points = np.asarray(frame.geometry.to_numpy(), dtype=object)
    row, door = _pairs(points, own_area, gebouwen, ingangen)
    away = shapely.distance(points[row], ingangen.punt[door])
    order = np.lexsort((door, away, ingangen.rang[door], row))
    first = np.flatnonzero(np.diff(row[order], prepend=-1))
    chosen = order[first]
    moved = points.copy()
    moved[row[chosen]] = ingangen.punt[door[chosen]]
    names = np.full(len(frame), None, dtype=object)
    names[row[chosen]] = np.array([*ingangen.osm_id, ""], dtype=object)[door[chosen]]
    result = frame.set_geometry(moved, crs=frame.crs)
    # Before the geometry, as in every layer.
    result.insert(result.columns.get_loc(result.geometry.name), "ingang", text_column(names))
    return result, IngangReport(len(chosen), away[chosen])


def _pairs(
    points: NDArray[np.object_],
    own_area: NDArray[np.object_],
    gebouwen: NDArray[np.object_],
    ingangen: Ingangen,
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return (row, entrance) for every entrance that may be the door of a row."""
    doors = shapely.STRtree(ingangen.punt)
    drawn = np.flatnonzero(~shapely.is_missing(own_area))
    area, inside = doors.query(own_area[drawn], predicate="dwithin", distance=_OP_OMTREK_M)
    # Few buildings have a door on the map: only those are looked at.
    edges = np.asarray(shapely.boundary(gebouwen), dtype=object)
    building, door = doors.query(edges, predicate="dwithin", distance=_OP_OMTREK_M)
    single = np.flatnonzero(shapely.is_missing(own_area))
    around, there = shapely.STRtree(points[single]).query(gebouwen[building], predicate="covers")
    rows = np.concatenate([drawn[area], single[there]])
    found = np.concatenate([inside, door[around]])
    from_area = np.arange(len(rows)) < len(area)
    near = shapely.distance(points[rows], ingangen.punt[found]) <= INGANG_PUNT_M
    return rows[from_area | near], found[from_area | near]
