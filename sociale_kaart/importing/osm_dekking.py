"""Where the data of an extract reaches: outside it, 'nothing there' means 'not known'."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from sociale_kaart.importing.osm_geometry import to_rd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sociale_kaart.importing.osm_lines import Ways

# (minlon, minlat, maxlon, maxlat) in degrees, EPSG:4326
Window = tuple[float, float, float, float]

# A line of latitude is curved in RD; with a corner every 0.01 degree (about 1 km) the border is
# right within a few centimetres.
_STEP_DEGREES = 0.01


def data_extent(
    header: Window | None,
    window: Window | None,
    ways: Ways,
    points: NDArray[np.float64],
) -> tuple[shapely.Polygon, str]:
    """Return the polygon (RD) in which the data is complete, and what told it.

    The bbox in the header of the file is what its maker cut to, so it decides. Whole ways may
    stick out of it, but what else is out there is missing. A file without such a bbox reaches as
    far as its roads, addresses and voorzieningen do; that is an estimate, on the large side when a
    single road sticks out.

    Args:
        header: bbox of the header, in degrees.
        window: what was read of the file, in degrees; None is all.
        ways: the roads, in RD.
        points: (n, 2) addresses and voorzieningen, in RD.
    """
    if header is not None:
        bounds, bron = header, "kop"
    else:
        roads = [index for index, tags in enumerate(ways.tags) if "highway" in tags]
        taken = np.isin(np.repeat(np.arange(len(ways.tags)), np.diff(ways.start)), roads)
        xy = np.concatenate([ways.xy[taken], points])
        box = shapely.box(*xy.min(axis=0), *xy.max(axis=0))
        return (box if window is None else box.intersection(outline(window))), "wegen"
    if window is not None:
        west, south = max(bounds[0], window[0]), max(bounds[1], window[1])
        east, north = min(bounds[2], window[2]), min(bounds[3], window[3])
        if west >= east or south >= north:
            return shapely.Polygon(), bron
        bounds = (west, south, east, north)
    return outline(bounds), bron


def outline(bounds: Window) -> shapely.Polygon:
    """Return the polygon (RD) of a bbox in degrees, with corners close enough together."""
    ring = shapely.segmentize(shapely.box(*bounds), _STEP_DEGREES)
    return shapely.Polygon(to_rd(shapely.get_coordinates(ring)))
