"""Addresses in OpenStreetMap: the BAG as volunteers brought it in, one object per address."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sociale_kaart.importing.adres import split_house_number
from sociale_kaart.importing.osm_geometry import frame

if TYPE_CHECKING:
    import geopandas as gpd

    from sociale_kaart.importing.osm_places import Places
    from sociale_kaart.importing.osm_tags import Tags

_POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Z]{2}")


@dataclass(frozen=True)
class AdressenReport:
    """What the reader of addresses met.

    Attributes:
        zonder_postcode: addresses whose postcode is missing or invalid.
        onleesbaar: objects with a house number that is none; they are left out.
        dubbel: addresses that an earlier object has too (a shop on top of its BAG address). They
            stay, because an object is what the source counts.
    """

    zonder_postcode: int
    onleesbaar: int
    dubbel: int


def is_adres(tags: Tags) -> bool:
    """Return whether an object carries an address of its own."""
    return "addr:housenumber" in tags


def clean_postcode(text: str | None) -> str | None:
    """Return `8262AB`; None when it is missing or no Dutch postcode."""
    postcode = "".join((text or "").split()).upper()
    return postcode if _POSTCODE.fullmatch(postcode) else None


def straat_of(tags: Tags) -> str | None:
    """Return the street, or what takes its place where there is none (`addr:place`)."""
    return tags.get("addr:street") or tags.get("addr:place")


def adressen_frame(places: Places) -> tuple[gpd.GeoDataFrame, AdressenReport]:
    """Return the layer `adressen` (without buurtcode: that needs the CBS borders) and a report.

    Columns: straat, huisnummer, huisletter, toevoeging, postcode, plaats, buurtcode, nummer,
    geometry. One row per object; of `20;21` the first number counts, `nummer` keeps the text.
    """
    chosen = []
    delen = []
    onleesbaar = 0
    for index, tags in enumerate(places.tags):
        if not is_adres(tags):
            continue
        huisnummer, huisletter, toevoeging = split_house_number(_first(tags["addr:housenumber"]))
        if huisnummer is None:
            onleesbaar += 1
            continue
        chosen.append(index)
        delen.append((huisnummer, huisletter, toevoeging))
    found = places.subset(chosen)
    rows = frame(
        {
            "straat": [straat_of(tags) for tags in found.tags],
            "huisnummer": np.array([nummer for nummer, _, _ in delen], dtype=np.int64),
            "huisletter": [huisletter for _, huisletter, _ in delen],
            "toevoeging": [toevoeging for _, _, toevoeging in delen],
            "postcode": [clean_postcode(tags.get("addr:postcode")) for tags in found.tags],
            "plaats": [tags.get("addr:city") for tags in found.tags],
            "buurtcode": [None] * len(chosen),
            "nummer": [tags["addr:housenumber"] for tags in found.tags],
        },
        found.point,
    )
    times = Counter(
        (straat_of(tags), clean_postcode(tags.get("addr:postcode")), *deel)
        for tags, deel in zip(found.tags, delen, strict=True)
    )
    return rows, AdressenReport(
        zonder_postcode=int(rows["postcode"].isna().sum()),
        onleesbaar=onleesbaar,
        dubbel=sum(aantal - 1 for aantal in times.values()),
    )


def _first(text: str) -> str:
    return re.split("[;,]", text, maxsplit=1)[0]
