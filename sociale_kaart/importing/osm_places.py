"""Things at a place (an address, a school, a bus stop), whatever form OpenStreetMap gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import shapely

from sociale_kaart.importing.osm_geometry import (
    geometries_to_rd,
    points_within,
    polygons_from_wkb,
    to_rd,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from sociale_kaart.importing.osm_tags import Tags


@dataclass(frozen=True)
class Places:
    """Objects with their tags and one point each.

    Attributes:
        osm_id: `n123`, `w45` or `r6`.
        tags: per object.
        point: RD points; the centre of an area, or a point inside it when its centre is not.
        area: RD (multi)polygon per object, None for a node or a line.
    """

    osm_id: tuple[str, ...]
    tags: tuple[Tags, ...]
    point: NDArray[np.object_]
    area: NDArray[np.object_]

    def subset(self, index: Iterable[int]) -> Places:
        """Return the objects at these positions, in this order."""
        chosen = np.fromiter(index, dtype=np.int64)
        return Places(
            osm_id=tuple(self.osm_id[i] for i in chosen),
            tags=tuple(self.tags[i] for i in chosen),
            point=self.point[chosen],
            area=self.area[chosen],
        )


@dataclass
class PlaceCollector:
    """Takes up objects as they are read; points are computed in one go at the end."""

    _nodes: list[tuple[str, Tags, float, float]] = field(default_factory=list)
    _lines: list[tuple[str, Tags, str]] = field(default_factory=list)
    _areas: list[tuple[str, Tags, str]] = field(default_factory=list)

    def add_point(self, osm_id: str, tags: Tags, lon: float, lat: float) -> None:
        """Take up an object at a known place."""
        self._nodes.append((osm_id, tags, lon, lat))

    def add_line(self, osm_id: str, tags: Tags, wkb: str) -> None:
        """Take up an open way; its place is halfway along it."""
        self._lines.append((osm_id, tags, wkb))

    def add_area(self, osm_id: str, tags: Tags, wkb: str) -> None:
        """Take up an area; its place is its centre."""
        self._areas.append((osm_id, tags, wkb))

    def places(self) -> Places:
        """Return what was taken up: nodes, lines, areas, each in the order of the file."""
        nodes = np.asarray(
            shapely.points(to_rd([(lon, lat) for _, _, lon, lat in self._nodes])), dtype=object
        )
        lines = geometries_to_rd(
            np.asarray(shapely.from_wkb(np.array([wkb for _, _, wkb in self._lines], dtype=object)))
        )
        middles = np.asarray(shapely.line_interpolate_point(lines, 0.5, normalized=True))
        polygons = polygons_from_wkb([wkb for _, _, wkb in self._areas])
        good = np.flatnonzero(~shapely.is_missing(polygons))
        polygons = polygons[good]
        areas = [self._areas[index] for index in good]
        rows = [*((i, t) for i, t, *_ in self._nodes), *((i, t) for i, t, _ in self._lines + areas)]
        no_area = np.full(len(nodes) + len(lines), None, dtype=object)
        return Places(
            osm_id=tuple(osm_id for osm_id, _ in rows),
            tags=tuple(tags for _, tags in rows),
            point=np.concatenate([nodes, middles, points_within(polygons)]),
            area=np.concatenate([no_area, polygons]),
        )
