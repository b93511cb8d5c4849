"""Combine OpenStreetMap and CBS into the layers of one ondergrond: cut, and assign to buurten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import shapely

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.osm_geometry import RD, areal_parts, text_column, to_lonlat

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.importing.cbs import Gebieden
    from sociale_kaart.importing.osm import OsmData
    from sociale_kaart.importing.osm_dekking import Window

# Around the gemeente: far enough for the nearest of what people walk and cycle to (netwerk.md).
BUFFER_M = 5_000.0
# Read a little more than is kept, so that roads that leave the area and come back stay whole.
_MARGE_M = 1_000.0
# Areas are cut at the border (a lake would be drawn whole), all else is kept or left as a whole.
_CUT_LAYERS = ("water", "groen")


@dataclass(frozen=True)
class Layers:
    """The layers of an ondergrond and what people should know about them.

    Attributes:
        frames: per layer name, in the order in which they are written.
        report: counts: per layer its number of rows, and `adressen_zonder_buurt`,
            `adressen_zonder_postcode`, `adressen_onleesbaar`, `adressen_dubbel`,
            `scholen_onbekend`, `scholen_anders`, `adressen_buiten_dekking`,
            `adressen_op_ingang`, `voorzieningen_op_ingang` (put at a mapped entrance),
            `vlakken_gesloten`, `vlakken_open` (water and green that the edge of the data cuts
            through: closed along it, and left out),
            `dekking_procent` (share of the gemeenten that the OpenStreetMap data covers),
            `buurten_deels_buiten_dekking`.
    """

    frames: dict[str, gpd.GeoDataFrame]
    report: dict[str, int]


def window_around(gebieden: Gebieden) -> Window:
    """Return what to read of OpenStreetMap for these gemeenten, in degrees."""
    west, south, east, north = gebieden.gemeenten.total_bounds
    edge = BUFFER_M + _MARGE_M
    box = shapely.segmentize(
        shapely.box(west - edge, south - edge, east + edge, north + edge), _MARGE_M
    )
    lonlat = to_lonlat(shapely.get_coordinates(box))
    (minlon, minlat), (maxlon, maxlat) = lonlat.min(axis=0), lonlat.max(axis=0)
    return float(minlon), float(minlat), float(maxlon), float(maxlat)


def build_layers(osm: OsmData, gebieden: Gebieden, progress: Progress) -> Layers:
    """Return every layer of the ondergrond.

    The gemeenten plus 5 km, as far as the OpenStreetMap data reaches, is the `dekking`; what lies
    outside is left out, because there the data is not complete. Addresses get the buurt they lie
    in; on a border the lowest code counts; in no buurt they keep None.

    Raises:
        WorldError: the OpenStreetMap data and the gemeenten do not overlap.
    """
    gemeente = gebieden.gemeenten.geometry.union_all()
    dekking = shapely.intersection(shapely.buffer(gemeente, BUFFER_M), osm.dekking)
    dekking = areal_parts(np.array([dekking], dtype=object))[0]
    if dekking is None or not shapely.intersects(dekking, gemeente):
        namen = ", ".join(gebieden.gemeenten["gemeentenaam"])
        raise WorldError(
            f"Het OpenStreetMap-bestand heeft geen gegevens van {namen}.",
            "Kies een OpenStreetMap-bestand en een CBS-kaart van hetzelfde gebied.",
        )
    frames: dict[str, gpd.GeoDataFrame] = {
        "gemeenten": gebieden.gemeenten,
        "wijken": gebieden.wijken,
        "buurten": gebieden.buurten,
    }
    for naam, frame in osm.frames.items():
        progress.step(f"Uitsnijden: {naam.replace('_', ' ')}", len(frames), len(osm.frames) + 4)
        frames[naam] = _clipped(frame, dekking, cut=naam in _CUT_LAYERS)
    adressen = frames["adressen"]
    if adressen.empty:
        raise WorldError(
            "In het gekozen gebied staan geen adressen in het OpenStreetMap-bestand.",
            "Kies een OpenStreetMap-bestand dat de hele gemeente bevat.",
        )
    adressen["buurtcode"] = text_column(assign_buurtcode(adressen, gebieden.buurten))
    frames["dekking"] = gpd.GeoDataFrame(geometry=[dekking], crs=RD)
    return Layers(frames, _report(osm, gebieden, frames, gemeente))


def assign_buurtcode(points: gpd.GeoDataFrame, buurten: gpd.GeoDataFrame) -> NDArray[np.object_]:
    """Return per point the buurtcode, None in no buurt; on a border the lowest code counts."""
    ordered = buurten.sort_values("buurtcode")
    tree = shapely.STRtree(ordered.geometry.to_numpy())
    point, buurt = tree.query(points.geometry.to_numpy(), predicate="intersects")
    lowest = np.full(len(points), len(ordered), dtype=np.int64)
    np.minimum.at(lowest, point, buurt)
    codes = np.array([*ordered["buurtcode"], None], dtype=object)
    return np.asarray(codes[lowest], dtype=object)


def _clipped(frame: gpd.GeoDataFrame, dekking: BaseGeometry, *, cut: bool) -> gpd.GeoDataFrame:
    shapely.prepare(dekking)
    geometry = frame.geometry.to_numpy()
    kept = frame[shapely.intersects(dekking, geometry)].reset_index(drop=True)
    if not cut or kept.empty:
        return kept
    shapes = kept.geometry.to_numpy().astype(object)
    crossing = ~shapely.covers(dekking, shapes)
    shapes[crossing] = areal_parts(shapely.intersection(shapes[crossing], dekking))
    kept = kept.set_geometry(gpd.GeoSeries(shapes, crs=RD))
    # What only touched the border has no area left.
    return kept[~shapely.is_missing(shapes)].reset_index(drop=True)


def _report(
    osm: OsmData,
    gebieden: Gebieden,
    frames: dict[str, gpd.GeoDataFrame],
    gemeente: BaseGeometry,
) -> dict[str, int]:
    adressen = frames["adressen"]
    dekking = frames["dekking"].geometry.iloc[0]
    buiten = ~shapely.covers(dekking, gebieden.buurten.geometry.to_numpy())
    gedekt = shapely.area(shapely.intersection(gemeente, dekking)) / shapely.area(gemeente)
    return {naam: len(frame) for naam, frame in frames.items()} | {
        "adressen_zonder_buurt": int(adressen["buurtcode"].isna().sum()),
        "adressen_zonder_postcode": int(adressen["postcode"].isna().sum()),
        "adressen_onleesbaar": osm.adressen.onleesbaar,
        "adressen_dubbel": osm.adressen.dubbel,
        "adressen_buiten_dekking": len(osm.frames["adressen"]) - len(adressen),
        "scholen_onbekend": len(osm.voorzieningen.school_onbekend),
        "scholen_anders": len(osm.voorzieningen.school_anders),
        "adressen_op_ingang": osm.ingangen["adressen"].aantal,
        "voorzieningen_op_ingang": osm.ingangen["voorzieningen"].aantal,
        "vlakken_gesloten": osm.afgekapt.gesloten,
        "vlakken_open": osm.afgekapt.open,
        "buurten_deels_buiten_dekking": int(buiten.sum()),
        "dekking_procent": round(100 * float(gedekt)),
    }
