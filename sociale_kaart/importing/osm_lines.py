"""The ways of OpenStreetMap as lines: streets, railways and waterways, and the raw road network."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import shapely

from sociale_kaart.importing.osm_geometry import frame, to_rd
from sociale_kaart.importing.osm_tags import profielen, soort_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd
    import osmium
    from numpy.typing import NDArray

    from sociale_kaart.importing.osm_tags import Tags

_MIN_NODES = 2
_LINE_KEYS = ("highway", "route", "railway", "waterway")


@dataclass(frozen=True)
class Ways:
    """Ways as flat arrays; way i has the nodes `start[i]:start[i + 1]`.

    Attributes:
        start: (n + 1,) offsets into the node arrays.
        node: OSM node id per node of a way.
        xy: RD coordinates (nodes, 2) in metres.
        tags: per way.
        hekken: tags of the nodes with a `barrier`, by OSM node id.
    """

    start: NDArray[np.int64]
    node: NDArray[np.int64]
    xy: NDArray[np.float64]
    tags: tuple[Tags, ...]
    hekken: Mapping[int, Tags]


@dataclass
class LineCollector:
    """Takes up the ways that are a line in a layer or an edge in a network."""

    _tags: list[Tags] = field(default_factory=list)
    _sizes: list[int] = field(default_factory=list)
    _nodes: list[int] = field(default_factory=list)
    _lonlat: list[tuple[float, float]] = field(default_factory=list)
    _hekken: dict[int, Tags] = field(default_factory=dict)

    def add_node(self, node: int, tags: Tags) -> None:
        """Take up a node that may stop who travels over it: a bollard, a gate."""
        if "barrier" in tags:
            self._hekken[node] = tags

    @staticmethod
    def may_want(tags: osmium.osm.TagList) -> bool:
        """Return whether a way with these keys can be a line here; cheap, for ways by the many."""
        return any(key in tags for key in _LINE_KEYS)

    def add(self, way: osmium.osm.Way, tags: Tags) -> None:
        """Take up a way when its tags make it a line here."""
        if not _is_line(tags):
            return
        # An extract may hold ways whose far nodes are cut off: the parts that are there count.
        run: list[tuple[int, tuple[float, float]]] = []
        for node in way.nodes:
            location = node.location
            if location.valid():
                run.append((node.ref, (location.lon, location.lat)))
            else:
                self._add_run(run, tags)
                run = []
        self._add_run(run, tags)

    def _add_run(self, run: list[tuple[int, tuple[float, float]]], tags: Tags) -> None:
        # The same node twice in a row is a mapping slip without length.
        unique = [next(group) for _, group in itertools.groupby(run, key=lambda item: item[0])]
        if len(unique) < _MIN_NODES:
            return
        self._tags.append(tags)
        self._sizes.append(len(unique))
        self._nodes.extend(node for node, _ in unique)
        self._lonlat.extend(lonlat for _, lonlat in unique)

    def ways(self) -> Ways:
        """Return what was taken up, in RD New."""
        return Ways(
            start=np.concatenate([[0], np.cumsum(self._sizes, dtype=np.int64)]).astype(np.int64),
            node=np.asarray(self._nodes, dtype=np.int64),
            xy=to_rd(self._lonlat),
            tags=tuple(self._tags),
            hekken=self._hekken,
        )


def _is_line(tags: Tags) -> bool:
    return (
        "highway" in tags
        or tags.get("route") == "ferry"
        or soort_in("straten", tags) is not None
        or soort_in("waterlopen", tags) is not None
    )


def _lines(ways: Ways, chosen: list[int]) -> NDArray[np.object_]:
    sizes = np.diff(ways.start)[chosen]
    index = np.repeat(np.arange(len(chosen)), sizes)
    nodes = np.concatenate(
        [np.arange(ways.start[way], ways.start[way + 1]) for way in chosen] or [np.empty(0, int)]
    )
    return np.asarray(shapely.linestrings(ways.xy[nodes], indices=index), dtype=object)


def straten_frame(ways: Ways) -> gpd.GeoDataFrame:
    """Return the layer `straten`: naam, klasse, LineString. Squares drawn as areas are left out."""
    klassen = [
        None if tags.get("area") == "yes" else soort_in("straten", tags) for tags in ways.tags
    ]
    chosen = [way for way, klasse in enumerate(klassen) if klasse]
    return frame(
        {
            "naam": [ways.tags[way].get("name") for way in chosen],
            "klasse": [klassen[way] for way in chosen],
        },
        _lines(ways, chosen),
    )


def waterlopen_frame(ways: Ways) -> gpd.GeoDataFrame:
    """Return the layer `waterlopen`: soort, naam, LineString."""
    soorten = [soort_in("waterlopen", tags) for tags in ways.tags]
    chosen = [way for way, soort in enumerate(soorten) if soort]
    return frame(
        {
            "soort": [soorten[way] for way in chosen],
            "naam": [ways.tags[way].get("name") for way in chosen],
        },
        _lines(ways, chosen),
    )


def has_roads(ways: Ways) -> bool:
    """Return whether at least one way may be used by somebody."""
    return any(any(profiel.directions(tags)) for tags in ways.tags for profiel in profielen())
