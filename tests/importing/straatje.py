"""A handful of addresses in a made-up place, and a table to import, for the tests beside this."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import shapely

from sociale_kaart.importing.geocode import Geocoder
from sociale_kaart.importing.spreadsheet import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.importing.spreadsheet import Cel

# street, number, letter, addition, postcode, place, buurt, x, y
_ADRESSEN = [
    ("Dorpsstraat", 1, None, None, "9999AA", "Zonneveen", "BU99990001", 190000.0, 500000.0),
    ("Dorpsstraat", 2, None, None, "9999AB", "Zonneveen", "BU99990001", 190010.0, 500000.0),
    ("Dorpsstraat", 4, "A", None, "9999AB", "Zonneveen", "BU99990001", 190020.0, 500000.0),
    ("Dorpsstraat", 6, None, "bis", "9999AB", "Zonneveen", "BU99990001", 190030.0, 500000.0),
    # A flat with all doors in one hall, and one along a whole street.
    ("Torenflat", 10, None, "001", "9999AC", "Zonneveen", "BU99990002", 190500.0, 500500.0),
    ("Torenflat", 10, None, "002", "9999AC", "Zonneveen", "BU99990002", 190504.0, 500500.0),
    ("Torenflat", 10, None, "003", "9999AC", "Zonneveen", "BU99990002", 190508.0, 500500.0),
    ("Langeflat", 20, "A", None, "9999AD", "Zonneveen", "BU99990002", 190600.0, 500500.0),
    ("Langeflat", 20, "B", None, "9999AD", "Zonneveen", "BU99990002", 190700.0, 500500.0),
    # One postcode for two streets.
    (
        "Burgemeester Bakkerplein",
        5,
        None,
        None,
        "9999AE",
        "Zonneveen",
        "BU99990001",
        190040.0,
        500100.0,
    ),
    ("2e Polderweg", 5, None, None, "9999AE", "Zonneveen", "BU99990001", 190090.0, 500150.0),
    # One street name in two places.
    ("Kerkweg", 3, None, None, "9998AA", "Maanveen", "BU99990003", 192000.0, 501000.0),
    ("Kerkweg", 3, None, None, "9999AF", "Zonneveen", "BU99990002", 190800.0, 500600.0),
    # In the source twice: door and building; and twice far apart.
    ("Molenpad", 7, None, None, "9999AG", "Zonneveen", "BU99990002", 190900.0, 500700.0),
    ("Molenpad", 7, None, None, "9999AG", "Zonneveen", "BU99990002", 190910.0, 500700.0),
    ("Molenpad", 9, None, None, "9999AG", "Zonneveen", "BU99990002", 190920.0, 500700.0),
    ("Molenpad", 9, None, None, "9999AG", "Zonneveen", "BU99990002", 191220.0, 500700.0),
    # A dike of two kilometres.
    ("Langedijk", 1, None, None, "9998AB", "Maanveen", "BU99990003", 192000.0, 502000.0),
    ("Langedijk", 9, None, None, "9998AB", "Maanveen", "BU99990003", 193000.0, 502000.0),
    ("Langedijk", 19, None, None, "9998AC", "Maanveen", "BU99990003", 194000.0, 502000.0),
    ("Buitendijk", 1, None, None, None, "Maanveen", None, 193000.0, 502000.0),
]


def adressen() -> gpd.GeoDataFrame:
    """The layer `adressen`."""
    kolommen = (
        "straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats", "buurtcode",
    )  # fmt: skip
    data = {naam: [row[i] for row in _ADRESSEN] for i, naam in enumerate(kolommen)}
    points = [shapely.Point(row[7], row[8]) for row in _ADRESSEN]
    return gpd.GeoDataFrame(data, geometry=points, crs=28992)


def buurten() -> gpd.GeoDataFrame:
    """The layer `buurten`; two of them have one name."""
    names = ["Het Dorp", "Oost", "Maanveen", "Buitengebied", "Buitengebied"]
    codes = [f"BU9999000{i}" for i in range(1, len(names) + 1)]
    return gpd.GeoDataFrame(
        {"buurtcode": codes, "buurtnaam": names},
        geometry=[shapely.box(i, 0, i + 1, 1) for i in range(len(names))],
        crs=28992,
    )


def geocoder() -> Geocoder:
    """A geocoder over these addresses and buurten."""
    return Geocoder(adressen(), buurten())


def table(koppen: Sequence[str], *rijen: Sequence[Cel]) -> Table:
    """A table whose first row is row 2 of the file 'lijst.xlsx'."""
    nummers = list(range(2, 2 + len(rijen)))
    return Table(list(koppen), [list(rij) for rij in rijen], nummers, "lijst.xlsx", "Blad1")
