"""Addresses of the BAG: the light GeoPackage, the BAG 2.0 extract, or a csv made of them.

Only what is in use and lies in the given area is read, so that a file of the whole country can be
cut to a gemeente in the memory of a laptop.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import require_input
from sociale_kaart.importing import bag_csv, bag_extract, bag_light
from sociale_kaart.importing.osm_adressen import clean_postcode
from sociale_kaart.importing.osm_geometry import frame

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.importing.bag_adres import BagAdres

_GPKG = b"SQLite format 3\x00"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class BagData:
    """The addresses of one BAG file within an area.

    Attributes:
        adressen: the layer `adressen`, without buurtcode; in the order of the file.
        datum: ISO date of the state of the register, '' when the file does not tell.
        soort: 'bag_light', 'bag_extract' or 'bag_csv'.
    """

    adressen: gpd.GeoDataFrame
    datum: str
    soort: str


def read_bag(path: Path, within: BaseGeometry, progress: Progress) -> BagData:
    """Read the addresses in use that lie in an area.

    Args:
        path: bag-light.gpkg, a BAG 2.0 extract (zip) or a csv with an address per row.
        within: the area, in RD New.
        progress: told while reading; may cancel.

    Raises:
        WorldError: the file is none of these, is damaged, or has no address in the area.
        Cancelled: the user stopped.
    """
    require_input(path, "Het bestand met adressen")
    with path.open("rb") as file:
        start = file.read(16)
    progress.step("Adressen van de BAG lezen")
    if start == _GPKG:
        soort, (adressen, datum) = "bag_light", bag_light.read(path, within, progress)
    elif start.startswith(_ZIP):
        _refuse_workbook(path)
        soort, (adressen, datum) = "bag_extract", bag_extract.read(path, within, progress)
    else:
        soort, (adressen, datum) = "bag_csv", bag_csv.read(path, within, progress)
    if not adressen:
        raise WorldError(
            f"In ‘{path.name}’ staan geen adressen in het gekozen gebied.",
            "Kies het bestand van deze gemeente of van heel Nederland.",
        )
    return BagData(_frame(adressen), datum or _date_of(path), soort)


def _refuse_workbook(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise WorldError(
            f"‘{path.name}’ is een beschadigd zip-bestand.", "Download het opnieuw."
        ) from error
    if "[Content_Types].xml" in names:
        raise WorldError(
            f"‘{path.name}’ is een Excel-bestand, geen bestand van de BAG.",
            "Bewaar het als csv, of kies bag-light.gpkg of een BAG-extract (zip).",
        )


def _date_of(path: Path) -> str:
    """Return a date in the name of the file, else ''."""
    found = re.search(r"(?<!\d)(20\d\d)-?(\d\d)-?(\d\d)(?!\d)", path.stem)
    if found is None:
        return ""
    try:
        return dt.date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        return ""


def _frame(adressen: list[BagAdres]) -> gpd.GeoDataFrame:
    points = shapely.points([(adres.x, adres.y) for adres in adressen])
    return frame(
        {
            "straat": [adres.straat for adres in adressen],
            "huisnummer": np.array([adres.huisnummer for adres in adressen], dtype=np.int64),
            "huisletter": [adres.huisletter for adres in adressen],
            "toevoeging": [adres.toevoeging for adres in adressen],
            "postcode": [clean_postcode(adres.postcode) for adres in adressen],
            "plaats": [adres.plaats for adres in adressen],
            "buurtcode": [None] * len(adressen),
            "nummer": [adres.nummer for adres in adressen],
            # 1, 0, or nothing where the file does not tell; OpenStreetMap never tells.
            "woonfunctie": np.array(
                [np.nan if adres.woonfunctie is None else adres.woonfunctie for adres in adressen],
                dtype=np.float64,
            ),
        },
        np.asarray(points, dtype=object),
    )
