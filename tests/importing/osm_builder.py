"""Draw a little OpenStreetMap on squared paper (RD metres) and save it as a real .osm.pbf."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import osmium
from osmium.osm.mutable import Node, Relation, Way

from sociale_kaart.importing.osm_geometry import to_lonlat, to_rd

if TYPE_CHECKING:
    from pathlib import Path

# Somewhere in Kampen, so that degrees and metres are those of the Netherlands.
ORIGIN = (190_000.0, 507_000.0)


class Tekening:
    """Nodes, ways and relations; places are metres from `ORIGIN`."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.ways: list[Way] = []
        self.relations: list[Relation] = []

    def node(self, x: float, y: float, **tags: str) -> int:
        lonlat = to_lonlat([(ORIGIN[0] + x, ORIGIN[1] + y)])[0]
        number = len(self.nodes) + 1
        self.nodes.append(Node(id=number, version=1, location=tuple(lonlat), tags=_tags(tags)))
        return number

    def rd(self, node: int) -> tuple[float, float]:
        """Where a node lies once saved: OpenStreetMap keeps seven decimals, about a centimetre."""
        x, y = to_rd(np.round(self.nodes[node - 1].location, 7))[0]
        return float(x), float(y)

    def way(self, *nodes: int, **tags: str) -> int:
        number = len(self.ways) + 1
        self.ways.append(Way(id=number, version=1, nodes=list(nodes), tags=_tags(tags)))
        return number

    def road(self, *places: tuple[float, float], **tags: str) -> list[int]:
        """A way with nodes of its own; returns them."""
        nodes = [self.node(*place) for place in places]
        self.way(*nodes, **({"highway": "residential"} | tags))
        return nodes

    def square(self, x: float, y: float, size: float, **tags: str) -> int:
        corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
        nodes = [self.node(*corner) for corner in corners]
        return self.way(*nodes, nodes[0], **tags)

    def relation(self, *members: tuple[str, int, str], **tags: str) -> int:
        number = len(self.relations) + 1
        self.relations.append(
            Relation(id=number, version=1, members=list(members), tags=_tags(tags))
        )
        return number

    def adres(self, x: float, y: float, nummer: str = "1", **tags: str) -> int:
        own = {"addr:street": "Dorpsstraat", "addr:postcode": "8262AB", "addr:city": "Kampen"}
        return self.node(x, y, **(own | {"addr:housenumber": nummer} | tags))

    def save(self, path: Path, bbox: tuple[float, float, float, float] | None = None) -> Path:
        """Write the file; `bbox` (metres from the origin) goes into its header."""
        header = osmium.io.Header()
        header.set("osmosis_replication_timestamp", "2024-03-01T00:00:00Z")
        if bbox is not None:
            low, high = to_lonlat(
                [
                    (ORIGIN[0] + bbox[0], ORIGIN[1] + bbox[1]),
                    (ORIGIN[0] + bbox[2], ORIGIN[1] + bbox[3]),
                ]
            )
            header.add_box(osmium.osm.Box(*low, *high))
        with osmium.SimpleWriter(str(path), header=header, overwrite=True) as writer:
            for node in self.nodes:
                writer.add_node(node)
            for way in self.ways:
                writer.add_way(way)
            for relation in self.relations:
                writer.add_relation(relation)
        return path


def _tags(tags: dict[str, str]) -> dict[str, str]:
    # Python has no colon in names: addr_street is not a key of OSM, addr__street stands for it.
    return {key.replace("__", ":"): value for key, value in tags.items()}
