"""The wijk as an OpenStreetMap file: nodes, ways and relations, tagged as mappers do in NL."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import osmium
import shapely
from osmium.osm import mutable

from zonneveen import landschap, meetkunde
from zonneveen.bebouwing import PLAATS, Adres, Pand
from zonneveen.voorzieningen import PUNTEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from zonneveen.meetkunde import Punt
    from zonneveen.wijk import Wijk

# The date of the data, as if it were a real extract.
DATUM = "2024-07-01T00:00:00Z"
Tags = dict[str, str]


@dataclass(slots=True)
class _Objecten:
    """Everything that goes into the file, with ids in the order in which it is added."""

    nodes: dict[int, tuple[Punt, Tags]] = field(default_factory=dict)
    ways: dict[int, tuple[list[int], Tags]] = field(default_factory=dict)
    relations: dict[int, tuple[list[tuple[str, int, str]], Tags]] = field(default_factory=dict)
    _bekend: dict[tuple[str, Punt], int] = field(default_factory=dict)

    def node(self, punt: Punt, tags: Tags) -> int:
        nummer = len(self.nodes) + 1
        self.nodes[nummer] = (punt, tags)
        return nummer

    def shared(self, laag: str, punt: Sequence[float]) -> int:
        """Return the node of this vertex: lines of one layer that meet share it."""
        key = (laag, meetkunde.round_point(punt))
        if key not in self._bekend:
            self._bekend[key] = self.node(key[1], {})
        return self._bekend[key]

    def way(self, laag: str, punten: Iterable[Sequence[float]], tags: Tags) -> int:
        refs: list[int] = []
        for punt in punten:
            ref = self.shared(laag, punt)
            if not refs or refs[-1] != ref:
                refs.append(ref)
        nummer = len(self.ways) + 1
        self.ways[nummer] = (refs, tags)
        return nummer

    def multipolygon(self, leden: list[tuple[str, int, str]], tags: Tags) -> None:
        self.relations[len(self.relations) + 1] = (leden, {"type": "multipolygon", **tags})


def _pand_tags(pand: Pand) -> Tags:
    if not pand.straat:
        return {"building": "shed"}
    if pand.gebouw is None:
        return {"building": "apartments" if pand.woningen > 1 else "house"}
    eigen = {"name": pand.gebouw.naam, **pand.gebouw.tags} if pand.gebouw.als_vlak else {}
    soort = pand.gebouw.tags.get("building", "yes")
    return {"building": soort, **eigen}


def _adres_tags(adres: Adres, *, eerste: bool) -> Tags:
    tags = {
        "addr:street": adres.straat,
        "addr:housenumber": adres.nummer,
        "addr:postcode": adres.postcode,
        "addr:city": PLAATS,
        "source": "fictief",
    }
    gebouw = adres.gebouw
    if gebouw and eerste and gebouw.naam and not gebouw.als_vlak:
        tags |= {"name": gebouw.naam, **gebouw.tags}
    return tags


def _add_vlakken(objecten: _Objecten) -> None:
    ways = {
        vlak.sleutel: objecten.way(
            vlak.sleutel, vlak.polygon.exterior.coords, {} if vlak.gat else vlak.tags
        )
        for vlak in landschap.VLAKKEN
    }
    for vlak in landschap.VLAKKEN:
        if vlak.gat:
            leden = [("w", ways[vlak.sleutel], "outer"), ("w", ways[vlak.gat], "inner")]
            objecten.multipolygon(leden, vlak.tags)


def _add_water_and_rail(objecten: _Objecten) -> None:
    objecten.way("vaart", landschap.vaart().exterior.coords, {"natural": "water", "water": "canal"})
    objecten.way(
        "waterweg",
        meetkunde.smooth(landschap.VAART),
        {"waterway": "canal", "name": "Zonnevaart", "boat": "yes"},
    )
    for sloot in landschap.sloten():
        objecten.way("waterweg", sloot.coords, {"waterway": "ditch"})
    spoor = landschap.spoor()
    langs = spoor.project(shapely.Point(landschap.HALTE))
    halte = meetkunde.round_point(spoor.interpolate(langs).coords[0])
    punten = sorted([*spoor.coords, halte], key=lambda p: spoor.project(shapely.Point(p)))
    objecten.way("spoor", punten, {"railway": "rail", "name": "Polderlijn", "electrified": "no"})
    nummer = objecten.shared("spoor", halte)
    punt, _ = objecten.nodes[nummer]
    objecten.nodes[nummer] = (
        punt,
        {"railway": "halt", "public_transport": "station", "name": PLAATS},
    )


def collect(wijk: Wijk) -> _Objecten:
    """Return all OSM objects of the wijk."""
    objecten = _Objecten()
    for weg in wijk.wegen:
        objecten.way("weg", weg.punten, weg.tags)
    for pand in wijk.panden:
        objecten.way("pand", pand.polygon.exterior.coords, _pand_tags(pand))
    _add_vlakken(objecten)
    _add_water_and_rail(objecten)
    gezien: set[str] = set()
    for adres in wijk.adressen:
        sleutel = adres.gebouw.sleutel if adres.gebouw else ""
        objecten.node(adres.punt, _adres_tags(adres, eerste=sleutel not in gezien))
        gezien.add(sleutel)
    for los in PUNTEN:
        objecten.node(los.midden, los.tags)
    objecten.node((760.0, 830.0), {"place": "suburb", "name": PLAATS})
    return objecten


def write_pbf(wijk: Wijk, path: Path) -> None:
    """Write the wijk as .osm.pbf: sorted, with the bounding box and the date in the header."""
    objecten = collect(wijk)
    header = osmium.io.Header()
    header.set("generator", "sample_data/generate.py")
    header.set("osmosis_replication_timestamp", DATUM)
    header.set("sorting", "Type_then_ID")
    west, zuid, oost, noord = landschap.GRENZEN
    linksonder = meetkunde.to_lonlat((west, zuid))
    rechtsboven = meetkunde.to_lonlat((oost, noord))
    header.add_box(
        osmium.osm.Box(
            osmium.osm.Location(*linksonder),
            osmium.osm.Location(*rechtsboven),
        )
    )
    vast: dict[str, Any] = {"version": 1, "timestamp": DATUM}
    with osmium.SimpleWriter(str(path), header=header, overwrite=True) as writer:
        for nummer, (punt, tags) in objecten.nodes.items():
            plek = meetkunde.to_lonlat(punt)
            writer.add_node(mutable.Node(id=nummer, location=plek, tags=tags, **vast))
        for nummer, (refs, tags) in objecten.ways.items():
            writer.add_way(mutable.Way(id=nummer, nodes=refs, tags=tags, **vast))
        for nummer, (leden, tags) in objecten.relations.items():
            writer.add_relation(mutable.Relation(id=nummer, members=leden, tags=tags, **vast))
