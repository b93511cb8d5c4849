"""Reference voorzieningen: the objects of OpenStreetMap that belong to a categorie."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from sociale_kaart.base import paths
from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.importing.osm_adressen import clean_postcode, straat_of
from sociale_kaart.importing.osm_geometry import frame

if TYPE_CHECKING:
    import geopandas as gpd

    from sociale_kaart.domain.categorieen import Categorie
    from sociale_kaart.importing.osm_places import Places
    from sociale_kaart.importing.osm_tags import Tags


@dataclass(frozen=True, slots=True)
class SchoolSoort:
    """A kind of school: the ISCED levels and the words in a name that tell it."""

    code: str
    isced: frozenset[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class VoorzieningReport:
    """What the reader of voorzieningen met.

    Attributes:
        school_onbekend: names (or osm ids) of schools whose kind nothing tells: in no category.
        school_anders: schools of a kind that CBS leaves out: in no category.
        adres_uit_pand: objects without an address of their own whose area holds exactly one.
    """

    school_onbekend: tuple[str, ...]
    school_anders: tuple[str, ...]
    adres_uit_pand: int


@functools.cache
def _school_soorten() -> tuple[SchoolSoort, ...]:
    with paths.resource("schoolsoorten.toml").open("rb") as file:
        data = tomllib.load(file)
    return tuple(
        SchoolSoort(
            code=row["code"],
            isced=frozenset(row.get("isced", [])),
            pattern=re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in row['woorden'])})\b"),
        )
        for row in data["soort"]
    )


def school_soorten(tags: Tags) -> frozenset[str]:
    """Return the kinds of school an object is; empty when neither level nor name tells."""
    levels = set(re.findall("[0-9]", tags.get("isced:level", "")))
    by_level = frozenset(soort.code for soort in _school_soorten() if soort.isced & levels)
    if by_level:
        return by_level
    # 'C.B.S. De Regenboog' and 'CBS De Regenboog' say the same.
    name = unicodedata.normalize("NFKD", tags.get("name", "")).casefold().replace(".", "")
    plain = "".join(c for c in name if not unicodedata.combining(c))
    found = next((soort for soort in _school_soorten() if soort.pattern.search(plain)), None)
    return frozenset([found.code]) if found else frozenset()


def categorieen_of(tags: Tags) -> list[str]:
    """Return the codes of the categories an object with these tags counts in."""
    fitting = [
        categorie
        for categorie in categorieen()
        if any(tags.get(key) == value for key, value in categorie.tags)
    ]
    codes = {categorie.code for categorie in fitting}
    return [c.code for c in fitting if codes.isdisjoint(c.behalve) and _kind_fits(c, tags)]


def _kind_fits(categorie: Categorie, tags: Tags) -> bool:
    return not categorie.op_naam or categorie.op_naam in school_soorten(tags)


def is_candidate(tags: Tags) -> bool:
    """Return whether a tag of any category is on the object, also when its kind is unknown."""
    return not _categorie_tags().isdisjoint(tags.items())


@functools.cache
def _categorie_tags() -> frozenset[tuple[str, str]]:
    return frozenset(pair for categorie in categorieen() for pair in categorie.tags)


def categorie_keys() -> frozenset[str]:
    """Return the OSM keys the categories look at."""
    return frozenset(key for key, _ in _categorie_tags())


def voorzieningen_frame(
    places: Places, adressen: gpd.GeoDataFrame
) -> tuple[gpd.GeoDataFrame, VoorzieningReport]:
    """Return the layer `voorzieningen`, one row per object and category, and a report.

    Columns: osm_id, categorie, naam, straat, huisnummer (text), postcode, plaats, geometry. The
    same thing mapped twice in OpenStreetMap is two rows here: which of the two is right cannot be
    told from the data, and for the nearest of its kind it makes no difference.
    An area without an address of its own gets the one address that lies inside it, if it is one.
    """
    codes = [categorieen_of(tags) if is_candidate(tags) else [] for tags in places.tags]
    rows = [(index, code) for index, found in enumerate(codes) for code in found]
    counted = places.subset(index for index, _ in rows)
    adres, taken_over = _adressen(counted, adressen)
    result = frame(
        {
            "osm_id": list(counted.osm_id),
            "categorie": [code for _, code in rows],
            "naam": [tags.get("name") for tags in counted.tags],
            "straat": [deel[0] for deel in adres],
            "huisnummer": [deel[1] for deel in adres],
            "postcode": [deel[2] for deel in adres],
            "plaats": [deel[3] for deel in adres],
        },
        counted.point,
    )
    return result, _report(places, taken_over)


_Adres = tuple[str | None, str | None, str | None, str | None]


def _adressen(places: Places, adressen: gpd.GeoDataFrame) -> tuple[list[_Adres], int]:
    adres: list[_Adres] = [
        (
            straat_of(tags),
            tags.get("addr:housenumber"),
            clean_postcode(tags.get("addr:postcode")),
            tags.get("addr:city"),
        )
        for tags in places.tags
    ]
    without = np.array([deel[1] is None for deel in adres], dtype=bool)
    without &= ~shapely.is_missing(places.area)
    wanted = np.flatnonzero(without)
    tree = shapely.STRtree(adressen.geometry.to_numpy())
    area, inside = tree.query(places.area[wanted], predicate="intersects")
    times = np.bincount(area, minlength=len(wanted))
    single = times[area] == 1
    columns = [adressen[name].to_numpy() for name in ("straat", "nummer", "postcode", "plaats")]
    for position, row in zip(wanted[area[single]], inside[single], strict=True):
        straat, nummer, postcode, plaats = (column[row] for column in columns)
        adres[position] = (straat, nummer, postcode, plaats)
    taken_over = {places.osm_id[position] for position in wanted[area[single]]}
    return adres, len(taken_over)


def _report(places: Places, taken_over: int) -> VoorzieningReport:
    onbekend, anders = [], []
    by_kind = [categorie for categorie in categorieen() if categorie.op_naam]
    wanted = {categorie.op_naam for categorie in by_kind}
    school_tags = {pair for categorie in by_kind for pair in categorie.tags}
    for osm_id, tags in zip(places.osm_id, places.tags, strict=True):
        if school_tags.isdisjoint(tags.items()):
            continue
        soorten = school_soorten(tags)
        naam = tags.get("name") or osm_id
        if not soorten:
            onbekend.append(naam)
        elif wanted.isdisjoint(soorten):
            anders.append(naam)
    return VoorzieningReport(tuple(onbekend), tuple(anders), taken_over)
