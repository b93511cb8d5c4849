"""Close water and green whose outline the edge of an extract cuts through.

Who makes an extract often keeps only the nodes inside it. A river that runs out of it then has an
outline with loose ends, and osmium makes no area of that: the river would be white on the map.

The lines of such an outline divide the data in faces, and on the two sides of every line one face
belongs to the area and the other does not. So only two areas are possible, each the rest of the
other. What people built tells which: hardly any addresses and buildings lie in water or in a
wood. Where that does not tell the two apart, nothing is drawn.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import shapely

from sociale_kaart.importing.osm_geometry import areal_parts, to_rd
from sociale_kaart.importing.osm_tags import is_gebouw, soort_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    import osmium
    from numpy.typing import NDArray

    from sociale_kaart.importing.osm_tags import Tags

    Run = list[tuple[float, float]]

_LAGEN = ("water", "groen")
# Relations that are areas: other types that name a water are routes and waterways.
_AREA_TYPES = frozenset({"multipolygon", "boundary"})
# The node after a loose end lies outside the data, so an end is as far from the edge as outlines
# have nodes apart: seldom more than this. Ends further inside are mistakes in the map.
_NEAR_EDGE_M = 200.0
# So much of what is built elsewhere may at most be built in the area, both in number and by
# surface: houseboats and a farm in a nature reserve pass, a neighbourhood does not. The number
# counts too, because by surface a town is emptier than a marina.
_BUILT_SHARE = 0.2
# With fewer addresses and buildings elsewhere, emptiness says nothing.
_ENOUGH_BUILT = 50
# Lines are joined on a grid of a millimetre, so that an end on the edge is on it.
_GRID_M = 0.001


@dataclass(frozen=True, slots=True)
class CutReport:
    """How many relations of water and green were cut: closed along the edge, and left out."""

    gesloten: int = 0
    open: int = 0


@dataclass
class CutAreas:
    """Takes up relations of water and green that osmium did not deliver, and their ways."""

    _relations: dict[int, tuple[Tags, dict[int, str]]] = field(default_factory=dict)
    _runs: dict[int, list[Run]] = field(default_factory=dict)

    def add_relation(self, relation: osmium.osm.Relation, tags: Tags) -> None:
        """Take up a relation as long as it may be cut; `discard` it when it turns out whole."""
        if tags.get("type") not in _AREA_TYPES or is_gebouw(tags):
            return
        if any(soort_in(laag, tags) is not None for laag in _LAGEN):
            ways = {member.ref: member.role for member in relation.members if member.type == "w"}
            self._relations[relation.id] = (tags, ways)

    def discard(self, relation: int) -> None:
        """Forget a relation that osmium delivered."""
        self._relations.pop(relation, None)

    def way_ids(self) -> set[int]:
        """Return the ways that `add_way` should get."""
        return {way for _, ways in self._relations.values() for way in ways}

    def add_way(self, way: osmium.osm.Way) -> None:
        """Take up the stretches of a way between nodes that are missing."""
        runs: list[Run] = [[]]
        for node in way.nodes:
            if node.location.valid():
                runs[-1].append((node.location.lon, node.location.lat))
            elif runs[-1]:
                runs.append([])
        # One node left of a way is no line.
        self._runs[way.id] = [run for run in runs if len(run) > 1]

    def closed(
        self, edge: shapely.Polygon | None, dekking: shapely.Polygon, built: NDArray[np.float64]
    ) -> tuple[list[tuple[Tags, shapely.Geometry]], CutReport]:
        """Return the areas (RD) that could be closed with their tags, and how many there were.

        Args:
            edge: where the file was cut (RD); None when it does not tell, then nothing is closed.
            dekking: what was read of it (RD); relations that do not come there do not count.
            built: RD coordinates (n, 2) of addresses and buildings.
        """
        built = built[shapely.contains_xy(dekking, built)]
        found = []
        count = 0
        for _, (tags, ways) in sorted(self._relations.items()):
            outline = _Outline.of([(role, self._runs.get(way, [])) for way, role in ways.items()])
            if not shapely.intersects(dekking, shapely.multilinestrings(outline.lines)):
                continue
            count += 1
            area = _closed(outline, edge, dekking, built) if edge is not None else None
            if area is not None:
                found.append((tags, area))
        return found, CutReport(gesloten=len(found), open=count - len(found))


@dataclass(frozen=True)
class _Outline:
    """The lines of a relation in RD.

    Attributes:
        lines: LineStrings, of all roles.
        holes: polygons of the rings that are whole and whose role is `inner`.
        parts: the same of all other rings that are whole.
        loose: the places where a line ends and no other goes on.
        forks: whether more than two lines meet in odd number: then what is inside is unclear.
    """

    lines: NDArray[np.object_]
    holes: NDArray[np.object_]
    parts: NDArray[np.object_]
    loose: NDArray[np.object_]
    forks: bool

    @classmethod
    def of(cls, members: list[tuple[str, list[Run]]]) -> _Outline:
        rows = [(role == "inner", run) for role, runs in members for run in runs]
        lines = np.array([shapely.LineString(to_rd(run)) for _, run in rows], dtype=object)
        inner = np.array([is_inner for is_inner, _ in rows], dtype=bool)
        # Before the change to RD: the same node has the same degrees.
        ends = Counter(end for _, run in rows for end in (run[0], run[-1]))
        odd = sorted(end for end, count in ends.items() if count % 2)
        return cls(
            lines=lines,
            holes=_rings(lines[inner]),
            parts=_rings(lines[~inner]),
            loose=np.asarray(shapely.points(to_rd(odd)), dtype=object),
            forks=any(ends[end] > 1 for end in odd),
        )


def _rings(lines: NDArray[np.object_]) -> NDArray[np.object_]:
    return np.asarray(shapely.get_parts(shapely.polygonize(lines)), dtype=object)


def _closed(
    outline: _Outline,
    edge: shapely.Polygon,
    dekking: shapely.Polygon,
    built: NDArray[np.float64],
) -> shapely.Geometry | None:
    """Return the only likely area with this outline, None when there is none or no telling."""
    if outline.forks or not len(outline.loose):
        return None
    inside = outline.loose[shapely.covers(edge, outline.loose)]
    if (shapely.distance(inside, edge.exterior) > _NEAR_EDGE_M).any():
        return None
    # On to the nearest place on the edge: there, within metres, the outline left the data.
    bridges = shapely.shortest_line(inside, edge.exterior)
    likely = [
        area
        for area in _sides(np.concatenate([outline.lines, bridges]), edge)
        if _has_rings(area, outline) and _is_empty(area, dekking, built)
    ]
    return likely[0] if len(likely) == 1 else None


def _sides(lines: NDArray[np.object_], edge: shapely.Polygon) -> Iterator[shapely.Geometry]:
    """Yield the two areas within `edge` that have these lines as their outline, or nothing."""
    network = shapely.union_all([*lines, edge.exterior], grid_size=_GRID_M)
    faces = np.asarray(
        shapely.get_parts(shapely.polygonize(shapely.get_parts(network))), dtype=object
    )
    # A grid cell may stick out of the edge, a face that lies outside does so wholly.
    faces = faces[shapely.intersects(edge, shapely.point_on_surface(faces))]
    side = _two_sides(faces)
    if side is None:
        return
    for chosen in (faces[side], faces[~side]):
        area = areal_parts(np.array([shapely.union_all(chosen)], dtype=object))[0]
        if area is not None and area.is_valid:
            yield area


def _two_sides(faces: NDArray[np.object_]) -> NDArray[np.bool_] | None:
    """Return per face on which side it is: other than its neighbours; None when that cannot be."""
    first, second = shapely.STRtree(faces).query(faces, predicate="intersects")
    first, second = first[first != second], second[first != second]
    shared = shapely.length(shapely.intersection(faces[first], faces[second]))
    neighbours: list[list[int]] = [[] for _ in faces]
    for a, b in zip(first[shared > 0], second[shared > 0], strict=True):
        neighbours[a].append(int(b))
    side: dict[int, bool] = {0: True} if len(faces) else {}
    todo = list(side)
    while todo:
        face = todo.pop()
        for other in neighbours[face]:
            if other not in side:
                side[other] = not side[face]
                todo.append(other)
            elif side[other] == side[face]:
                return None
    if len(side) < len(faces):
        return None
    return np.array([side[face] for face in range(len(faces))], dtype=bool)


def _has_rings(area: shapely.Geometry, outline: _Outline) -> bool:
    """Return whether the whole rings are in the area, and its holes are not."""
    return bool(
        (_share(outline.parts, area) > 1 / 2).all() and (_share(outline.holes, area) < 1 / 2).all()
    )


def _share(rings: NDArray[np.object_], area: shapely.Geometry) -> NDArray[np.float64]:
    return np.asarray(shapely.area(shapely.intersection(rings, area)) / shapely.area(rings))


def _is_empty(area: shapely.Geometry, dekking: shapely.Polygon, built: NDArray[np.float64]) -> bool:
    """Return whether hardly anything is built in the area, compared to the rest."""
    seen = shapely.intersection(area, dekking)
    shapely.prepare(seen)
    inside = int(shapely.contains_xy(seen, built).sum())
    outside = len(built) - inside
    rest = dekking.area - seen.area
    few = inside <= _BUILT_SHARE * outside
    thin = inside * rest <= _BUILT_SHARE * outside * seen.area
    return outside >= _ENOUGH_BUILT and few and thin
