"""Read an OpenStreetMap extract (.osm.pbf) into the layers of an ondergrond.

One pass of pyosmium, filtered on keys in C++, hands every object to collectors by subject; they
make frames in RD New at the end. A second, small pass repairs areas that osmium could not close,
gathers the outlines that the edge of the file cuts through, and finds the place of relations that
are no area.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import osmium
import shapely
from osmium.filter import IdFilter, KeyFilter

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import require_input
from sociale_kaart.importing.osm_adressen import AdressenReport, adressen_frame, is_adres
from sociale_kaart.importing.osm_areas import AreaCollector
from sociale_kaart.importing.osm_cut_areas import CutAreas, CutReport
from sociale_kaart.importing.osm_dekking import Window, data_extent, outline
from sociale_kaart.importing.osm_ingangen import IngangCollector, IngangReport, at_doors
from sociale_kaart.importing.osm_lines import (
    LineCollector,
    has_roads,
    straten_frame,
    waterlopen_frame,
)
from sociale_kaart.importing.osm_network import network_frame
from sociale_kaart.importing.osm_places import PlaceCollector
from sociale_kaart.importing.osm_tags import layer_keys, profielen
from sociale_kaart.importing.osm_voorzieningen import (
    VoorzieningReport,
    categorie_keys,
    is_candidate,
    voorzieningen_frame,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.importing.osm_places import Places

# How often progress is told: often enough to stop within a moment, seldom enough to cost nothing.
_EVERY = 20_000
# A ring needs three corners and its first node again.
_MIN_RING = 4


class OsmError(WorldError):
    """The OpenStreetMap file cannot be used."""


@dataclass(frozen=True)
class OsmData:
    """What an extract holds, not yet cut to a gemeente; all frames in RD New (EPSG:28992).

    Attributes:
        frames: per layer name; `adressen.buurtcode` is still empty.
        dekking: where the data reaches, a polygon in RD.
        dekking_bron: `kop` (bbox in the header of the file) or `wegen` (bbox of the roads).
        datum: the day the data is of (ISO), None when the file does not say.
        adressen: what the reader of addresses met.
        voorzieningen: what the reader of voorzieningen met.
        afgekapt: what became of water and green that the edge of the file cuts through.
        ingangen: per layer (`adressen`, `voorzieningen`) what entrances changed.
    """

    frames: dict[str, gpd.GeoDataFrame]
    dekking: shapely.Polygon
    dekking_bron: str
    datum: str | None
    adressen: AdressenReport
    voorzieningen: VoorzieningReport
    afgekapt: CutReport
    ingangen: dict[str, IngangReport]


def read_osm(pbf: Path, progress: Progress, *, window: Window | None = None) -> OsmData:
    """Read an extract.

    Args:
        pbf: the file.
        progress: told every 20,000 objects.
        window: (minlon, minlat, maxlon, maxlat) in degrees; what lies outside is skipped while
            reading, so that a province fits in memory. None reads everything.

    Raises:
        OsmError: the file is damaged, no .osm.pbf, or holds no roads or no addresses.
    """
    require_input(pbf, "Het OpenStreetMap-bestand")
    progress.step("OpenStreetMap lezen")
    try:
        extent, datum = _read_header(pbf)
        collected = _Collected(window=window)
        _first_pass(pbf, collected, progress)
        if collected.relations or collected.unclosed or collected.cut.way_ids():
            _second_pass(pbf, collected, progress)
    except RuntimeError as error:
        raise _damaged(pbf) from error
    return _assemble(collected, extent, datum, pbf.name, progress)


def read_extent(pbf: Path) -> shapely.Polygon | None:
    """Return where the file says that its data reaches (RD), without reading the data.

    Raises:
        OsmError: the file is damaged or no .osm.pbf.
    """
    require_input(pbf, "Het OpenStreetMap-bestand")
    try:
        extent, _ = _read_header(pbf)
    except RuntimeError as error:
        raise _damaged(pbf) from error
    return outline(extent) if extent else None


def _damaged(pbf: Path) -> OsmError:
    return OsmError(
        f"Het OpenStreetMap-bestand ‘{pbf.name}’ is beschadigd of is geen .osm.pbf-bestand.",
        "Download het opnieuw of kies een ander bestand.",
    )


def _read_header(pbf: Path) -> tuple[Window | None, str | None]:
    """Return the bbox in degrees and the day of the data, as far as the header tells them."""
    with osmium.io.Reader(_file(pbf), osmium.osm.NOTHING) as reader:
        header = reader.header()
    box = header.box()
    extent = None
    if box.valid():
        low, high = box.bottom_left, box.top_right
        extent = (low.lon, low.lat, high.lon, high.lat)
    stamp = header.get("osmosis_replication_timestamp", "")
    try:
        datum = dt.datetime.fromisoformat(stamp).date().isoformat()
    except ValueError:
        datum = None
    return extent, datum


def _file(pbf: Path) -> osmium.io.File:
    # The format is named, because the suffix of a file says little.
    return osmium.io.File(str(pbf), "pbf")


@dataclass
class _Collected:
    """What the passes take up.

    Attributes:
        relations: relations with a category that are no area: osm id -> (tags, members).
        closed_relations: relations that were delivered as an area.
        unclosed: closed ways that were not delivered as an area: they cross themselves.
        cut: relations of water and green that were not delivered as an area.
    """

    window: Window | None = None
    lines: LineCollector = field(default_factory=LineCollector)
    areas: AreaCollector = field(default_factory=AreaCollector)
    places: PlaceCollector = field(default_factory=PlaceCollector)
    ingangen: IngangCollector = field(default_factory=IngangCollector)
    relations: dict[int, tuple[dict[str, str], list[tuple[str, int]]]] = field(default_factory=dict)
    closed_relations: set[int] = field(default_factory=set)
    unclosed: set[int] = field(default_factory=set)
    cut: CutAreas = field(default_factory=CutAreas)
    wkb: osmium.geom.WKBFactory = field(default_factory=osmium.geom.WKBFactory)

    def sees(self, location: osmium.osm.Location) -> bool:
        if not location.valid():
            return False
        if self.window is None:
            return True
        west, south, east, north = self.window
        return west <= location.lon <= east and south <= location.lat <= north

    def add_node(self, node: osmium.osm.Node) -> None:
        tags = dict(node.tags)
        self.lines.add_node(node.id, tags)
        if not self.sees(node.location):
            return
        place = (f"n{node.id}", tags, node.location.lon, node.location.lat)
        self.ingangen.add(*place)
        if _is_place(tags):
            self.places.add_point(*place)

    def add_way(self, way: osmium.osm.Way) -> None:
        if not self._touches(way):
            return
        closed = way.is_closed()
        if closed and len(way.nodes) >= _MIN_RING:
            # Its area follows; what is left at the end did not come.
            self.unclosed.add(way.id)
        if closed and not LineCollector.may_want(way.tags):
            # Most ways are buildings: their tags are read once, with their area.
            return
        tags = dict(way.tags)
        self.lines.add(way, tags)
        if not closed and _is_place(tags) and all(node.location.valid() for node in way.nodes):
            self.places.add_line(f"w{way.id}", tags, self.wkb.create_linestring(way))

    def _touches(self, way: osmium.osm.Way) -> bool:
        if not len(way.nodes):
            return False
        if self.sees(way.nodes[0].location) or self.sees(way.nodes[-1].location):
            return True
        # A road may pass through with both ends outside, or cut off by who made the file.
        return LineCollector.may_want(way.tags) and any(self.sees(n.location) for n in way.nodes)

    def add_area(self, area: osmium.osm.Area) -> None:
        # An area that osmium could not put together has no rings.
        if not area.num_rings()[0]:
            return
        if area.from_way():
            self.unclosed.discard(area.orig_id())
        else:
            self.closed_relations.add(area.orig_id())
            self.relations.pop(area.orig_id(), None)
            self.cut.discard(area.orig_id())
        # One corner inside is enough; the corners of a whole province are not looked at.
        if any(self.sees(node.location) for ring in area.outer_rings() for node in ring):
            kind = "w" if area.from_way() else "r"
            wkb = self.wkb.create_multipolygon(area)
            self.add_polygon(f"{kind}{area.orig_id()}", dict(area.tags), wkb)

    def add_polygon(self, osm_id: str, tags: dict[str, str], wkb: str) -> None:
        self.areas.add(wkb, tags)
        if _is_place(tags):
            self.places.add_area(osm_id, tags, wkb)

    def add_relation(self, relation: osmium.osm.Relation) -> None:
        tags = dict(relation.tags)
        # An area comes in a batch of its own: before its relation in a large file, after it in
        # a small one. Either way the relation counts once.
        if relation.id in self.closed_relations:
            return
        self.cut.add_relation(relation, tags)
        if is_candidate(tags):
            members = [(member.type, member.ref) for member in relation.members]
            self.relations[relation.id] = (tags, members)


def _is_place(tags: dict[str, str]) -> bool:
    return is_adres(tags) or is_candidate(tags)


def _first_pass(pbf: Path, collected: _Collected, progress: Progress) -> None:
    keys = sorted(layer_keys() | categorie_keys() | {"addr:housenumber", "entrance", "barrier"})
    processor = (
        osmium.FileProcessor(_file(pbf))
        .with_locations()
        .with_areas(KeyFilter(*keys))
        .with_filter(KeyFilter(*keys))
    )
    for item in _counted(processor, progress):
        if isinstance(item, osmium.osm.Node):
            collected.add_node(item)
        elif isinstance(item, osmium.osm.Way):
            collected.add_way(item)
        elif isinstance(item, osmium.osm.Area):
            collected.add_area(item)
        elif isinstance(item, osmium.osm.Relation):
            collected.add_relation(item)


def _counted(
    processor: osmium.FileProcessor, progress: Progress
) -> Iterator[osmium.osm.types.OSMEntity]:
    for count, item in enumerate(processor):
        if count % _EVERY == 0:
            progress.step("OpenStreetMap lezen", count)
        yield item


def _second_pass(pbf: Path, collected: _Collected, progress: Progress) -> None:
    """Close the areas osmium refused, and put relations that are no area amid their members."""
    members = [member for _, refs in collected.relations.values() for member in refs]
    nodes = {ref for kind, ref in members if kind == "n"}
    outlines = collected.cut.way_ids()
    ways = {ref for kind, ref in members if kind == "w"} | collected.unclosed
    # One filter for nodes and ways: an id of the other kind does no harm, it is looked at below.
    processor = (
        osmium.FileProcessor(_file(pbf), osmium.osm.NODE | osmium.osm.WAY)
        .with_locations()
        .with_filter(IdFilter(nodes | ways | outlines))
    )
    found: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for item in _counted(processor, progress):
        if not isinstance(item, osmium.osm.Way):
            if isinstance(item, osmium.osm.Node) and item.id in nodes and item.location.valid():
                found["n", item.id] = [(item.location.lon, item.location.lat)]
            continue
        if item.id in outlines:
            collected.cut.add_way(item)
        if item.id in ways:
            locations = [node.location for node in item.nodes if node.location.valid()]
            line = [(location.lon, location.lat) for location in locations]
            found["w", item.id] = line
            if item.id in collected.unclosed and len(line) >= _MIN_RING and line[0] == line[-1]:
                # Making it valid is done with all others.
                wkb = shapely.to_wkb(shapely.Polygon(line), hex=True)
                collected.add_polygon(f"w{item.id}", dict(item.tags), wkb)
    for relation, (tags, refs) in collected.relations.items():
        points = [point for ref in refs for point in found.get(ref, [])]
        if points:
            lon, lat = shapely.MultiPoint(points).envelope.centroid.coords[0]
            collected.places.add_point(f"r{relation}", tags, lon, lat)


def _assemble(
    collected: _Collected,
    extent: Window | None,
    datum: str | None,
    naam: str,
    progress: Progress,
) -> OsmData:
    ways = collected.lines.ways()
    if not has_roads(ways):
        raise OsmError(
            f"In ‘{naam}’ staan geen wegen.",
            "Kies een volledig OpenStreetMap-bestand van het gebied.",
        )
    progress.step("Adressen en voorzieningen plaatsen")
    places = collected.places.places()
    adressen, adressen_report = adressen_frame(places)
    if adressen.empty:
        raise OsmError(
            f"In ‘{naam}’ staan geen adressen.",
            "Kies een volledig OpenStreetMap-bestand van het gebied.",
        )
    voorzieningen, voorziening_report = voorzieningen_frame(places, adressen)
    gebouwen = collected.areas.gebouwen_frame()
    voorzieningen, adressen, ingangen = _doors(collected, places, voorzieningen, adressen, gebouwen)
    progress.step("Water, groen en gebouwen tekenen")
    points = [shapely.get_coordinates(part.geometry) for part in (adressen, voorzieningen)]
    dekking, bron = data_extent(extent, collected.window, ways, np.concatenate(points))
    edge = outline(extent) if extent else None
    built = np.concatenate(
        [shapely.get_coordinates(shapely.centroid(part.geometry)) for part in (adressen, gebouwen)]
    )
    closed, afgekapt = collected.cut.closed(edge, dekking, built)
    for tags, area in closed:
        collected.areas.add_shape(area, tags)
    frames = {
        "straten": straten_frame(ways),
        "water": collected.areas.soort_frame("water"),
        "groen": collected.areas.soort_frame("groen"),
        "waterlopen": waterlopen_frame(ways),
        "gebouwen": gebouwen,
        "adressen": adressen,
        "voorzieningen": voorzieningen,
    }
    for profiel in profielen():
        progress.step(f"Netwerk maken: {profiel.label.lower()}")
        frames[f"netwerk_{profiel.code}"] = network_frame(ways, profiel)
    return OsmData(
        frames, dekking, bron, datum, adressen_report, voorziening_report, afgekapt, ingangen
    )


def _doors(
    collected: _Collected,
    places: Places,
    voorzieningen: gpd.GeoDataFrame,
    adressen: gpd.GeoDataFrame,
    gebouwen: gpd.GeoDataFrame,
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, dict[str, IngangReport]]:
    """Put voorzieningen and addresses at their entrance, where one is mapped."""
    ingangen = collected.ingangen.ingangen()
    buildings = gebouwen.geometry.to_numpy()
    area_of = dict(zip(places.osm_id, places.area, strict=True))
    own = np.array([area_of[osm_id] for osm_id in voorzieningen["osm_id"]] + [None], dtype=object)
    none = np.full(len(adressen), None, dtype=object)
    voorzieningen, of_voorzieningen = at_doors(voorzieningen, own[:-1], buildings, ingangen)
    adressen, of_adressen = at_doors(adressen, none, buildings, ingangen)
    report = {"voorzieningen": of_voorzieningen, "adressen": of_adressen}
    return voorzieningen, adressen, report
