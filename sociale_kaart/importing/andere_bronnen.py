"""Files that are no list but can be read as one: places on a map, HSDS, another kaart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.files import require_input

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.importing.leesregels import Blad, Leeskeuze, Table

SUFFIXES = frozenset((".json", ".geojson", ".gpkg", ".shp", ".zip"))
# As much of a file as tells GeoJSON from HSDS.
_SAMPLE = 100_000


def is_other_source(path: Path) -> bool:
    """Return whether `read_other_source` is for this file."""
    return path.suffix.lower() in SUFFIXES


def read_other_source(path: Path, keuze: Leeskeuze) -> Table:
    """Read such a file as a list.

    Args:
        path: .geojson, .json, .gpkg, .shp, or a .zip with HSDS or a shapefile.
        keuze: `blad` is the layer of a file with more than one.

    Raises:
        WorldError: it cannot be read.
    """
    # Only what is asked for: these bring the libraries for geometry.
    from sociale_kaart.importing import geodata  # noqa: PLC0415

    require_input(path, "Het bestand")
    with geodata.without_warnings():
        return _read(path, keuze)


def layers_of(path: Path) -> tuple[Blad, ...]:
    """Return the layers of a file with more than one, to choose from.

    Raises:
        WorldError: it cannot be read.
    """
    from sociale_kaart.importing import andere_kaart, geodata  # noqa: PLC0415

    if path.suffix.lower() != ".gpkg" or andere_kaart.is_kaart(path):
        return ()
    with geodata.without_warnings():
        return geodata.layers(path)


def _read(path: Path, keuze: Leeskeuze) -> Table:
    from sociale_kaart.importing import andere_kaart, geodata, hsds  # noqa: PLC0415

    suffix = path.suffix.lower()
    if path.name.lower().endswith(".ondergrond.gpkg"):
        raise WorldError(
            f"‘{path.name}’ is een ondergrond en geen lijst.", "Kies een lijst of een kaart."
        )
    if suffix == ".gpkg" and andere_kaart.is_kaart(path):
        return andere_kaart.read_kaart(path)
    if suffix == ".zip" and geodata.is_zipped_shapefile(path):
        return geodata.read_geodata(path, keuze)
    if suffix == ".zip" or (suffix == ".json" and not _is_geojson(path)):
        return hsds.read_hsds(path)
    return geodata.read_geodata(path, keuze)


def _is_geojson(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    return any(word in start for word in (b'"FeatureCollection"', b'"Feature"'))
