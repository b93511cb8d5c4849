"""The areas of OpenStreetMap: closed ways and multipolygon relations as buildings, water, green."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import shapely

from sociale_kaart.importing.osm_geometry import frame, polygons_from_wkb, to_lonlat
from sociale_kaart.importing.osm_tags import is_gebouw, soort_in

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

    from sociale_kaart.importing.osm_tags import Tags

_SOORT_LAGEN = ("water", "groen")


@dataclass
class AreaCollector:
    """Takes up areas as WKB text per layer; they become geometry in one go at the end."""

    _gebouwen: list[str] = field(default_factory=list)
    _wkb: dict[str, list[str]] = field(default_factory=lambda: {laag: [] for laag in _SOORT_LAGEN})
    _rows: dict[str, list[tuple[str, str | None]]] = field(
        default_factory=lambda: {laag: [] for laag in _SOORT_LAGEN}
    )

    def add(self, wkb: str, tags: Tags) -> None:
        """Take up an area (hexadecimal WKB in degrees) in every layer its tags belong to."""
        if is_gebouw(tags):
            self._gebouwen.append(wkb)
        for laag in _SOORT_LAGEN:
            soort = soort_in(laag, tags)
            if soort is not None:
                self._wkb[laag].append(wkb)
                self._rows[laag].append((soort, tags.get("name")))

    def add_shape(self, area: shapely.Geometry, tags: Tags) -> None:
        """Take up an area in RD, for what did not come as an area of the file."""
        self.add(shapely.to_wkb(shapely.transform(area, to_lonlat), hex=True), tags)

    def gebouwen_frame(self) -> gpd.GeoDataFrame:
        """Return the layer `gebouwen`: Polygon; a building of several parts is several rows."""
        return frame({}, _present(shapely.get_parts(polygons_from_wkb(self._gebouwen))))

    def soort_frame(self, laag: str) -> gpd.GeoDataFrame:
        """Return the layer `water` or `groen`: soort, naam, (Multi)Polygon; large ones first."""
        polygons = polygons_from_wkb(self._wkb[laag])
        good = np.flatnonzero(~shapely.is_missing(polygons))
        # The largest first: who draws them in order does not cover a pond with its park.
        good = good[np.argsort(-shapely.area(polygons[good]), kind="stable")]
        rows = [self._rows[laag][index] for index in good]
        return frame(
            {"soort": [soort for soort, _ in rows], "naam": [naam for _, naam in rows]},
            polygons[good],
        )


def _present(polygons: NDArray[np.object_]) -> NDArray[np.object_]:
    return polygons[~shapely.is_missing(polygons)]
