"""Read the CBS Wijk- en Buurtkaart, and check a file of CBS 100 m squares."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj import CRS

from sociale_kaart.base import paths
from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import require_input
from sociale_kaart.importing.osm_geometry import RD, areal_parts, valid_polygons

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from sociale_kaart.base.progress import Progress

# CBS: -99997 secret or absent, -99995 comes in a later version, -99991 no longer published.
_NULL_BELOW = -99_990
# Where RD coordinates of the Netherlands lie, in metres, with room for the sea.
_RD_BOUNDS = (-20_000.0, 280_000.0, 310_000.0, 650_000.0)
# A gemeente that only touches the OpenStreetMap data is not what the user means.
_MIN_OVERLAP = 0.01
# A province; more is the whole country, which nobody wants by leaving something out.
_MAX_GEMEENTEN = 60
_CODES = {"gemeenten": "gemeentecode", "wijken": "wijkcode", "buurten": "buurtcode"}
_NAMES = {"gemeenten": "gemeentenaam", "wijken": "wijknaam", "buurten": "buurtnaam"}
_SQUARE_KEYS = ("crs28992res100m", "c28992r100")
_SQUARE_KEY = re.compile(r"E(\d{4})N(\d{4})")
_SQUARE_TOLERANCE_M = 1.0


class CbsError(WorldError):
    """The CBS file cannot be used."""


@dataclass(frozen=True)
class Gebieden:
    """The areas of CBS for the chosen gemeenten, all in RD New.

    Attributes:
        gemeenten: gemeentecode, gemeentenaam, inwoners, jaar, geometry.
        wijken: wijkcode, wijknaam, gemeentecode, inwoners, jaar, geometry.
        buurten: buurtcode, buurtnaam, wijkcode, wijknaam, gemeentecode, gemeentenaam, inwoners,
            huishoudens, aandeel_65plus, aandeel_0_15 (0-1), stedelijkheid, water,
            cbs_afstand_<categorie>_km as far as the file has them, jaar, geometry.
            What CBS does not tell is NaN.
        jaar: the year of the borders and the figures.
    """

    gemeenten: gpd.GeoDataFrame
    wijken: gpd.GeoDataFrame
    buurten: gpd.GeoDataFrame
    jaar: int


def read_gebieden(
    gpkg: Path,
    gemeenten: Sequence[str],
    progress: Progress,
    *,
    within: BaseGeometry | None = None,
) -> Gebieden:
    """Read the areas of some gemeenten.

    Args:
        gpkg: a CBS Wijk- en Buurtkaart with the layers buurten, wijken and gemeenten.
        gemeenten: codes (GM0166); empty means the gemeenten that overlap `within`.
        progress: told per layer.
        within: where the OpenStreetMap data reaches (RD); without it an empty `gemeenten` means
            every gemeente in the file, as long as it is no more than a province.

    Raises:
        CbsError: the file is no such map, has another coordinate system, lacks a gemeente, or
            leaves open which gemeente is meant.
    """
    require_input(gpkg, "De CBS-kaart")
    _require_layers(gpkg)
    progress.step("CBS-gebieden lezen")
    alle = _read(gpkg, "gemeenten")
    codes = _choose(alle, gemeenten, within, gpkg)
    where = f"gemeentecode IN ({', '.join(repr(code) for code in codes)})"
    ruw = {
        "gemeenten": alle[alle["gemeentecode"].isin(codes)].reset_index(drop=True),
        "wijken": _read(gpkg, "wijken", where),
        "buurten": _read(gpkg, "buurten", where),
    }
    for laag, frame in ruw.items():
        if frame.empty:
            raise CbsError(
                f"In ‘{gpkg.name}’ is de laag ‘{laag}’ leeg.",
                "Download de Wijk- en Buurtkaart van het CBS opnieuw.",
            )
    jaar = _year(ruw["buurten"], gpkg)
    return _assemble({laag: _one_row_per_code(frame, laag) for laag, frame in ruw.items()}, jaar)


def read_gemeentenamen(gpkg: Path) -> dict[str, str]:
    """Return the name of every gemeente in a CBS Wijk- en Buurtkaart, by code.

    Raises:
        CbsError: the file is no such map.
    """
    require_input(gpkg, "De CBS-kaart")
    _require_layers(gpkg)
    alle = _read(gpkg, "gemeenten").dropna(subset=["gemeentecode", "gemeentenaam"])
    return dict(zip(alle["gemeentecode"], alle["gemeentenaam"], strict=True))


def _layers(gpkg: Path) -> list[str]:
    try:
        return [str(name) for name in pyogrio.list_layers(gpkg)[:, 0]]
    except DataSourceError as error:
        raise CbsError(
            f"‘{gpkg.name}’ is geen leesbaar GeoPackage (.gpkg).",
            "Download het opnieuw of kies een ander bestand.",
        ) from error


def _require_layers(gpkg: Path) -> None:
    missing = [laag for laag in ("buurten", "wijken", "gemeenten") if laag not in _layers(gpkg)]
    if missing:
        raise CbsError(
            f"In ‘{gpkg.name}’ ontbreekt de laag ‘{missing[0]}’.",
            "Kies de Wijk- en Buurtkaart van het CBS (bijvoorbeeld wijkenbuurten_2024.gpkg).",
        )


def _read(gpkg: Path, laag: str, where: str | None = None) -> gpd.GeoDataFrame:
    present = set(_info(gpkg, laag)["fields"])
    code, naam = _CODES[laag], _NAMES[laag]
    missing = sorted({code, naam, "gemeentecode"} - present)
    if missing:
        raise CbsError(
            f"In ‘{gpkg.name}’ ontbreekt de kolom ‘{missing[0]}’ van de laag ‘{laag}’.",
            "Kies de Wijk- en Buurtkaart van het CBS (bijvoorbeeld wijkenbuurten_2024.gpkg).",
        )
    try:
        frame = pyogrio.read_dataframe(
            gpkg, layer=laag, columns=sorted(present & _wanted()), where=where
        )
    except (DataSourceError, DataLayerError) as error:
        raise CbsError(
            f"De laag ‘{laag}’ van ‘{gpkg.name}’ is beschadigd.", "Download het bestand opnieuw."
        ) from error
    if not isinstance(frame, gpd.GeoDataFrame):
        raise CbsError(f"De laag ‘{laag}’ van ‘{gpkg.name}’ heeft geen grenzen.")
    _require_rd(frame, gpkg, laag)
    return _without_null_codes(frame)


def _info(gpkg: Path, laag: str) -> dict[str, Any]:
    try:
        return dict(pyogrio.read_info(gpkg, layer=laag))
    except (DataSourceError, DataLayerError) as error:
        raise CbsError(
            f"De laag ‘{laag}’ van ‘{gpkg.name}’ is beschadigd.", "Download het bestand opnieuw."
        ) from error


def _require_rd(frame: gpd.GeoDataFrame, gpkg: Path, laag: str) -> None:
    if frame.crs is None or not _is_rd(frame.crs):
        raise CbsError(
            f"De laag ‘{laag}’ van ‘{gpkg.name}’ staat niet in het Rijksdriehoekstelsel "
            f"({RD}) maar in {_crs_name(frame.crs)}.",
            "Zet de laag in QGIS om naar EPSG:28992.",
        )
    if len(frame) and not _within_rd(frame.total_bounds):
        raise CbsError(
            f"De coördinaten in de laag ‘{laag}’ van ‘{gpkg.name}’ liggen buiten Nederland.",
            "Zet de laag in QGIS om naar EPSG:28992.",
        )


def _is_rd(crs: CRS) -> bool:
    # A compound system with NAP heights has the same map coordinates.
    horizontal = crs.sub_crs_list[0] if crs.is_compound else crs
    return bool(horizontal.to_epsg(min_confidence=60) == CRS(RD).to_epsg())


def _crs_name(crs: CRS | None) -> str:
    if crs is None:
        return "een onbekend stelsel"
    epsg = crs.to_epsg()
    return f"EPSG:{epsg}" if epsg else crs.name


def _within_rd(bounds: Sequence[float]) -> bool:
    west, south, east, north = _RD_BOUNDS
    return bool(
        west <= bounds[0] and south <= bounds[1] and bounds[2] <= east and bounds[3] <= north
    )


def _without_null_codes(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the frame with every code for 'not told' as NaN and text columns as str or None."""
    result = frame.copy()
    for name in frame.columns.drop(frame.geometry.name):
        values = frame[name]
        if pd.api.types.is_numeric_dtype(values):
            result[name] = values.astype(float).where(values >= _NULL_BELOW)
        else:
            result[name] = values.astype(object).where(values.notna(), None)
    return result


def _choose(
    alle: gpd.GeoDataFrame, gemeenten: Sequence[str], within: BaseGeometry | None, gpkg: Path
) -> list[str]:
    aanwezig = sorted(set(alle["gemeentecode"].dropna()))
    onbekend = [code for code in gemeenten if code not in aanwezig]
    if onbekend:
        raise CbsError(
            f"Gemeente {onbekend[0]} staat niet in ‘{gpkg.name}’.",
            f"Wel aanwezig: {_named(alle)}.",
        )
    if gemeenten:
        return sorted(set(gemeenten))
    if within is None:
        if len(aanwezig) > _MAX_GEMEENTEN:
            raise _too_many(len(aanwezig), gpkg)
        return aanwezig
    shapes = _valid(alle)
    overlap = np.asarray(shapely.area(shapely.intersection(shapes, within)))
    # In the extract of a province no gemeente is a large part of it: there, lying in it counts.
    enough = (overlap >= _MIN_OVERLAP * within.area) | (overlap >= 0.5 * shapely.area(shapes))
    chosen = alle.loc[enough & (overlap > 0), "gemeentecode"]
    if len(set(chosen)) > _MAX_GEMEENTEN:
        raise _too_many(len(set(chosen)), gpkg)
    if chosen.empty:
        raise CbsError(
            f"De gemeenten in ‘{gpkg.name}’ liggen niet in het gebied van het "
            "OpenStreetMap-bestand.",
            f"Kies twee bestanden van hetzelfde gebied. De CBS-kaart heeft: {_named(alle)}.",
        )
    return sorted(set(chosen))


def _too_many(aantal: int, gpkg: Path) -> CbsError:
    return CbsError(
        f"In ‘{gpkg.name}’ staan {aantal} gemeenten; het is niet duidelijk welke je bedoelt.",
        "Noem de gemeente, bijvoorbeeld --gemeente GM0166.",
    )


def _named(alle: gpd.GeoDataFrame, most: int = 5) -> str:
    paren = sorted(set(zip(alle["gemeentecode"], alle["gemeentenaam"], strict=True)))
    tekst = ", ".join(f"{code} {naam}" for code, naam in paren[:most])
    return f"{tekst} en {len(paren) - most} andere" if len(paren) > most else tekst


def _valid(frame: gpd.GeoDataFrame) -> Any:
    return valid_polygons(frame.geometry.to_numpy().astype(object))


def _year(buurten: gpd.GeoDataFrame, gpkg: Path) -> int:
    if "jaar" in buurten and buurten["jaar"].notna().any():
        return int(buurten["jaar"].dropna().iloc[0])
    found = re.search(r"(?<!\d)(20\d\d)(?!\d)", gpkg.stem)
    if found is None:
        raise CbsError(
            f"Het jaar van de buurtindeling in ‘{gpkg.name}’ is niet te vinden.",
            "Zet het jaar in de bestandsnaam, bijvoorbeeld wijkenbuurten_2024.gpkg.",
        )
    return int(found[1])


def _one_row_per_code(frame: gpd.GeoDataFrame, laag: str) -> gpd.GeoDataFrame:
    """Join the land and the water of one code: CBS gives a gemeente with open water two rows."""
    code = _CODES[laag]
    valid = frame.set_geometry(gpd.GeoSeries(_valid(frame), index=frame.index, crs=RD))
    if not valid[code].duplicated().any():
        return valid.sort_values(code, ignore_index=True)
    if "water" in valid:
        # The figures stand with the land.
        valid = valid.sort_values("water", key=lambda water: water == "JA", kind="stable")
    return valid.dissolve(by=code, aggfunc="first", as_index=False).sort_values(
        code, ignore_index=True
    )


def _assemble(lagen: dict[str, gpd.GeoDataFrame], jaar: int) -> Gebieden:
    return Gebieden(
        gemeenten=_frame(lagen["gemeenten"], ["gemeentecode", "gemeentenaam"], ["inwoners"], jaar),
        wijken=_frame(
            lagen["wijken"], ["wijkcode", "wijknaam", "gemeentecode"], ["inwoners"], jaar
        ),
        buurten=_buurten(lagen, jaar),
        jaar=jaar,
    )


def _buurten(lagen: dict[str, gpd.GeoDataFrame], jaar: int) -> gpd.GeoDataFrame:
    buurten = lagen["buurten"].copy()
    if "wijkcode" not in buurten:
        # BU + 4 gemeente + 2 wijk + 2 buurt: the wijk is in the code.
        buurten["wijkcode"] = "WK" + buurten["buurtcode"].str[2:8]
    for key, names in (("wijkcode", "wijken"), ("gemeentecode", "gemeenten")):
        naam = _NAMES[names]
        if naam not in buurten:
            buurten[naam] = buurten[key].map(lagen[names].set_index(key)[naam].to_dict())
    if "water" not in buurten:
        buurten["water"] = "NEE"
    cijfers = ["inwoners", "huishoudens", "aandeel_65plus", "aandeel_0_15", "stedelijkheid"]
    text = ["buurtcode", "buurtnaam", "wijkcode", "wijknaam", "gemeentecode", "gemeentenaam"]
    result = _frame(buurten, text, cijfers, jaar)
    result.insert(result.columns.get_loc("jaar"), "water", buurten["water"])
    for categorie, kolom in _kolommen()["afstand_km"].items():
        if kolom in buurten:
            position = result.columns.get_loc("jaar")
            result.insert(position, f"cbs_afstand_{categorie}_km", buurten[kolom])
    return result


def _frame(
    source: gpd.GeoDataFrame, text: Iterable[str], cijfers: Iterable[str], jaar: int
) -> gpd.GeoDataFrame:
    """Return our columns of a CBS layer; a figure the file lacks is NaN."""
    columns: dict[str, Any] = {name: source[name].astype(object) for name in text}
    for naam in cijfers:
        deler = 100 if naam in _kolommen()["percentages"] else 1
        kolom = (_kolommen()["cijfers"] | _kolommen()["percentages"])[naam]
        columns[naam] = source[kolom] / deler if kolom in source else np.nan
    columns["jaar"] = jaar
    result = gpd.GeoDataFrame(pd.DataFrame(columns), geometry=_multi(source), crs=RD)
    return result.reset_index(drop=True)


def _multi(source: gpd.GeoDataFrame) -> Any:
    polygons = areal_parts(source.geometry.to_numpy().astype(object))
    return [
        polygon if polygon.geom_type == "MultiPolygon" else shapely.MultiPolygon([polygon])
        for polygon in polygons
    ]


@functools.cache
def _kolommen() -> dict[str, dict[str, str]]:
    with paths.resource("cbs_kolommen.toml").open("rb") as file:
        return tomllib.load(file)


@functools.cache
def _wanted() -> set[str]:
    own = {"water", "jaar", "wijkcode", "gemeentecode", *_CODES.values(), *_NAMES.values()}
    return own.union(*(table.values() for table in _kolommen().values()))


def check_vierkanten(gpkg: Path) -> None:
    """Check that a file holds CBS 100 m squares whose place can be trusted.

    The key of a square (`E1234N4567`) is its south-west corner in hundreds of RD metres, so it
    tells whether the coordinates are RD, whatever the file claims. The name of the layer varies.

    Raises:
        CbsError: no squares, another coordinate system, or a claim that does not fit the squares.
    """
    require_input(gpkg, "Het bestand met vierkanten")
    laag, key = square_layer(gpkg)
    # A few hundred squares tell as much as all.
    sample = pyogrio.read_dataframe(gpkg, layer=laag, columns=[key], max_features=500)
    coordinates_are_rd = _corners_fit(sample, key)
    claims_rd = sample.crs is not None and _is_rd(sample.crs)
    if claims_rd and coordinates_are_rd:
        return
    if coordinates_are_rd:
        raise CbsError(
            f"De vierkanten in ‘{gpkg.name}’ hebben een verkeerd coördinatenstelsel: het bestand "
            f"noemt {_crs_name(sample.crs)}, maar de coördinaten zijn van het "
            f"Rijksdriehoekstelsel ({RD}).",
            "Download het bestand opnieuw bij het CBS, of zet in QGIS het stelsel goed.",
        )
    raise CbsError(
        f"De vierkanten in ‘{gpkg.name}’ liggen niet op de plek die hun code noemt: de coördinaten "
        f"zijn niet van het Rijksdriehoekstelsel ({RD}).",
        "Download het bestand opnieuw bij het CBS.",
    )


def square_layer(gpkg: Path) -> tuple[str, str]:
    """Return the layer with squares and its column with their keys.

    Raises:
        CbsError: there is none.
    """
    for laag in _layers(gpkg):
        info = _info(gpkg, laag)
        key = next((name for name in _SQUARE_KEYS if name in info["fields"]), None)
        if key is not None and info["geometry_type"] and info["features"]:
            return laag, key
    raise CbsError(
        f"In ‘{gpkg.name}’ staan geen CBS-vierkanten van 100 meter.",
        "Kies een bestand met vierkanten van 100 meter van het CBS.",
    )


def _corners_fit(sample: gpd.GeoDataFrame, key: str) -> bool:
    keys = sample[key].astype(str).str.extract(_SQUARE_KEY).astype(float).to_numpy() * 100
    corners = sample.geometry.bounds[["minx", "miny"]].to_numpy()
    # Published files hold squares without a key; the others tell.
    told = np.isfinite(keys).all(axis=1)
    differences = np.abs(keys[told] - corners[told])
    return bool(told.any() and (differences <= _SQUARE_TOLERANCE_M).all())
