"""Where a map lies beyond its data: hatched, so that blank does not read as empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from sociale_kaart.exporting.buurtkaart.kaartlagen import BuurtkaartLayers
    from sociale_kaart.exporting.buurtkaart.page import Kaartbeeld

ZIN = "Van het gestreepte deel van de kaart zijn straten, water en gebouwen niet bekend."
# Less than this share of a map is left as it is: the border of the data is drawn roughly.
_KLEINSTE_DEEL = 0.005
_TUSSEN_MM = 4.0
STREEP = 'stroke="#A09B92" stroke-width="0.16" fill="none"'


def uncovered(layers: BuurtkaartLayers, beeld: Kaartbeeld) -> BaseGeometry | None:
    """Return what of the map has no data, in mm in the frame; None when (nearly) all has."""
    if layers.dekking is None:
        return None
    frame = shapely.box(*beeld.bbox)
    known = shapely.union_all(shapely.make_valid(layers.dekking.geometry.to_numpy()))
    rest = shapely.difference(frame, known)
    if rest.area < _KLEINSTE_DEEL * frame.area:
        return None
    links, boven, schaal = beeld.bbox[0], beeld.bbox[3], beeld.mm_per_m
    found: BaseGeometry = shapely.transform(
        rest, lambda xy: np.column_stack([xy[:, 0] - links, boven - xy[:, 1]]) * schaal
    )
    return found


def uncovered_svg(layers: BuurtkaartLayers, beeld: Kaartbeeld) -> str:
    """Return thin slanting lines over what has no data; '' when all has."""
    rest = uncovered(layers, beeld)
    if rest is None:
        return ""
    hoog = beeld.hoogte
    starts = np.arange(-hoog, beeld.breedte, _TUSSEN_MM)
    ends = np.stack(
        [
            np.column_stack([starts, np.full(len(starts), hoog)]),
            np.column_stack([starts + hoog, np.zeros(len(starts))]),
        ],
        axis=1,
    )
    lines = shapely.get_parts(shapely.intersection(rest, shapely.linestrings(ends)))
    lines = shapely.get_parts(lines[~shapely.is_empty(lines)])
    lines = lines[shapely.get_type_id(lines) == shapely.GeometryType.LINESTRING]
    data = "".join(
        f"M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}"
        for (x1, y1), (x2, y2) in (shapely.get_coordinates(line)[[0, -1]] for line in lines)
    )
    return f'<path d="{data}" {STREEP}/>' if data else ""
