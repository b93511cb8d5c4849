"""What the base map is painted from: the layers of the ondergrond, generalised per zoom level.

Loaded once in a background thread and then only read, by several painters at a time.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from sociale_kaart.ui.canvas.shapes import Shapes, take_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.project.ondergrond import Ondergrond

Box = tuple[float, float, float, float]

# Where no generalisation is needed any more, in metres per pixel.
_FINEST = 0.5
# What is smaller than this many pixels across is left out.
_SMALLEST_PX = 2.0
# So many generalised copies of a layer are kept: those around the scale one looks at.
_MAX_LEVELS = 3
_POLYGON = 3


def _go_on() -> None:
    """Work without waiting for anybody."""


class VectorLayer:
    """The geometries of one layer with a text per row, found by box, simplified per zoom level.

    Args:
        geometries: (n,) shapely geometries in RD metres.
        klasse: (n,) text that decides how a row is painted; '' when it does not matter.
        naam: (n,) name of each row, '' when nameless.
    """

    def __init__(
        self, geometries: NDArray[Any], klasse: NDArray[Any], naam: NDArray[Any] | None = None
    ) -> None:
        self.geometries = geometries
        self.klasse = klasse
        self.naam = naam if naam is not None else np.full(len(geometries), "", dtype=object)
        self._tree = shapely.STRtree(geometries)
        self._extent = self._extents(geometries)
        self._levels: OrderedDict[int, Shapes] = OrderedDict()
        self._classes: dict[str, NDArray[np.bool_]] = {}
        self._lock = threading.Lock()

    @staticmethod
    def _extents(geometries: NDArray[Any]) -> NDArray[np.float64]:
        bounds = shapely.bounds(geometries).reshape(-1, 4)
        return np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])

    def __len__(self) -> int:
        return len(self.geometries)

    def rows(self, box: Box, m_per_px: float) -> NDArray[np.intp]:
        """Return the numbers of the rows in `box` that are large enough to see, in file order."""
        found = np.sort(self._tree.query(shapely.box(*box)))
        return found[self._extent[found] >= _SMALLEST_PX * m_per_px]

    def of_class(self, klasse: str) -> NDArray[np.bool_]:
        """Return (n,) which rows are of a class."""
        found = self._classes.get(klasse)
        if found is None:
            found = self._classes[klasse] = np.asarray(self.klasse == klasse, dtype=np.bool_)
        return found

    def shapes(self, m_per_px: float, step_aside: Callable[[], None] = _go_on) -> Shapes:
        """Return all rows without the detail that cannot be seen at this resolution."""
        level = math.floor(math.log2(max(m_per_px, _FINEST)))
        with self._lock:
            found = self._levels.get(level)
            if found is None:
                metres = 2.0**level
                finest = m_per_px <= _FINEST
                found = take_apart(
                    self.geometries,
                    np.full(len(self), fill_value=True)
                    if finest
                    # What is too small to be drawn from here on needs no copy.
                    else self._extent >= _SMALLEST_PX * metres,
                    0.0 if finest else 0.45 * metres,
                    step_aside,
                )
                self._levels[level] = found
                if len(self._levels) > _MAX_LEVELS:
                    self._levels.popitem(last=False)
            self._levels.move_to_end(level)
            return found


@dataclass(frozen=True, slots=True)
class BuurtNaam:
    """A name to write at a point."""

    naam: str
    code: str
    x: float
    y: float
    inwoners: float


@dataclass(slots=True)
class BaseMap:
    """All layers, plus what names are written from."""

    lagen: dict[str, VectorLayer] = field(default_factory=dict)
    namen: VectorLayer | None = None
    buurtnamen: tuple[BuurtNaam, ...] = ()
    omvang: Box = (0.0, 0.0, 1.0, 1.0)


def load_base_map(ondergrond: Ondergrond, progress: Progress) -> BaseMap:
    """Read all that the base map needs; takes a second or two for a town."""
    base = BaseMap()
    parts = (
        ("buurten", "buurtcode", "buurtnaam"),
        ("gemeenten", "gemeentecode", "gemeentenaam"),
        ("water", "soort", "naam"),
        ("groen", "soort", "naam"),
        ("waterlopen", "soort", "naam"),
        ("straten", "klasse", "naam"),
        ("gebouwen", None, None),
    )
    for done, (layer, klasse, naam) in enumerate(parts):
        progress.step("Kaartbeeld voorbereiden", done, len(parts))
        read = ondergrond.columns(layer, [name for name in (klasse, naam, "inwoners") if name])
        present = ~(shapely.is_missing(read.geometries) | shapely.is_empty(read.geometries))
        geometries = read.geometries[present]
        if len(geometries) and shapely.get_type_id(geometries[0]) in {_POLYGON, 6}:
            # Winding fill needs holes to turn the other way round than their outline.
            geometries = shapely.orient_polygons(geometries)
        values = {name: column[present] for name, column in read.waarden.items()}
        base.lagen[layer] = VectorLayer(
            geometries,
            _texts(values, klasse, len(geometries)),
            _texts(values, naam, len(geometries)),
        )
        if layer == "buurten":
            base.buurtnamen = _buurt_names(base.lagen[layer], values)
            base.omvang = _box(geometries)
    base.namen = _street_names(base.lagen["straten"], base.lagen["waterlopen"])
    return base


def _box(geometries: NDArray[Any]) -> Box:
    bounds = shapely.total_bounds(geometries)
    return (float(bounds[0]), float(bounds[1]), float(bounds[2]), float(bounds[3]))


def _texts(values: Mapping[str, NDArray[Any]], column: str | None, count: int) -> NDArray[Any]:
    """Return a column as texts, '' where there is none."""
    texts = np.full(count, "", dtype=object)
    if column is not None and column in values:
        texts[:] = ["" if value is None else str(value) for value in values[column]]
    return texts


def _buurt_names(buurten: VectorLayer, values: Mapping[str, NDArray[Any]]) -> tuple[BuurtNaam, ...]:
    names = []
    inwoners = values.get("inwoners", np.full(len(buurten), None, dtype=object))
    for geometry, code, naam, people in zip(
        buurten.geometries, buurten.klasse, buurten.naam, inwoners, strict=True
    ):
        largest = max(shapely.get_parts(geometry), key=shapely.area)
        centre = largest.centroid
        if not largest.contains(centre):
            centre = largest.representative_point()
        names.append(BuurtNaam(naam, code, centre.x, centre.y, float(people or 0.0)))
    # The buurt with most people is named first when there is no room for all.
    return tuple(sorted(names, key=lambda name: (-name.inwoners, name.code)))


def _street_names(straten: VectorLayer, waterlopen: VectorLayer) -> VectorLayer:
    """Join the pieces of each street and each named water, so that a name is written once."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for layer, fixed in ((straten, ""), (waterlopen, "water")):
        for geometry, klasse, naam in zip(layer.geometries, layer.klasse, layer.naam, strict=True):
            if naam and klasse != "spoor":
                groups.setdefault((naam, fixed or klasse), []).append(geometry)
    lines: list[Any] = []
    classes: list[str] = []
    names: list[str] = []
    for (naam, klasse), pieces in groups.items():
        merged = shapely.line_merge(shapely.multilinestrings(shapely.get_parts(pieces)))
        for line in shapely.get_parts(merged):
            lines.append(line)
            classes.append(klasse)
            names.append(naam)
    return VectorLayer(
        np.array(lines, dtype=object),
        np.array(classes, dtype=object),
        np.array(names, dtype=object),
    )
