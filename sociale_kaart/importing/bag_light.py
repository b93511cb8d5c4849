"""The light GeoPackage of the BAG: address parts stand flattened on each object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing.bag_adres import bag_adres, in_gebruik

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.importing.bag_adres import BagAdres

_LAYERS = ("verblijfsobject", "standplaats", "ligplaats")
# Ours -> theirs.
_COLUMNS = {
    "straat": "openbare_ruimte_naam",
    "huisnummer": "huisnummer",
    "huisletter": "huisletter",
    "toevoeging": "toevoeging",
    "postcode": "postcode",
    "plaats": "woonplaats_naam",
}
_DOEL = "gebruiksdoel"
# A place for a caravan or a boat has no use of its own: it is there to live on.
_WOONT = "woonfunctie"
_WRONG = "Kies bag-light.gpkg van PDOK, een BAG-extract (zip) of een csv met adressen."


def read(path: Path, within: BaseGeometry, progress: Progress) -> tuple[list[BagAdres], str]:
    """Return the addresses in use in an area; the file tells no date.

    Raises:
        WorldError: it is no bag-light.gpkg, or damaged.
    """
    try:
        layers = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
    except DataSourceError as error:
        raise WorldError(f"‘{path.name}’ is geen leesbaar GeoPackage (.gpkg).", _WRONG) from error
    if "verblijfsobject" not in layers:
        raise WorldError(f"In ‘{path.name}’ ontbreekt de laag ‘verblijfsobject’.", _WRONG)
    shapely.prepare(within)
    found: list[BagAdres] = []
    for layer in _LAYERS:
        if layer in layers:
            progress.step(f"Adressen van de BAG lezen: {layer}", len(found))
            found += _read_layer(path, layer, within)
    return found, ""


def _read_layer(path: Path, layer: str, within: BaseGeometry) -> Iterator[BagAdres]:
    try:
        info: dict[str, Any] = dict(pyogrio.read_info(path, layer=layer))
        _require(path, layer, info)
        # Only the box around the area is read, by the spatial index of the file.
        rows = pyogrio.read_dataframe(
            path,
            layer=layer,
            bbox=tuple(within.bounds),
            columns=[*_COLUMNS.values(), "status", *({_DOEL} & set(info["fields"]))],
        )
    except (DataSourceError, DataLayerError) as error:
        raise WorldError(
            f"De laag ‘{layer}’ van ‘{path.name}’ is beschadigd.", "Download het bestand opnieuw."
        ) from error
    points = shapely.centroid(rows.geometry.to_numpy())
    inside = shapely.intersects(within, points)
    texts = [rows[column].tolist() for column in _COLUMNS.values()]
    uses = rows[_DOEL].tolist() if _DOEL in rows else [None] * len(rows)
    for i, status in enumerate(rows["status"].tolist()):
        if not inside[i] or not in_gebruik(_text(status)):
            continue
        row = {naam: _text(values[i]) for naam, values in zip(_COLUMNS, texts, strict=True)}
        row[_DOEL] = _text(uses[i]) if layer == _LAYERS[0] else _WOONT
        adres = bag_adres(row, float(points[i].x), float(points[i].y))
        if adres is not None:
            yield adres


def _require(path: Path, layer: str, info: dict[str, Any]) -> None:
    missing = sorted({*_COLUMNS.values(), "status"} - set(info["fields"]))
    if missing:
        raise WorldError(
            f"In ‘{path.name}’ ontbreekt de kolom ‘{missing[0]}’ van de laag ‘{layer}’.", _WRONG
        )
    if "28992" not in str(info.get("crs") or ""):
        raise WorldError(
            f"De laag ‘{layer}’ van ‘{path.name}’ staat niet in het Rijksdriehoekstelsel.", _WRONG
        )


def _text(value: object) -> str | None:
    if value is None or value != value:  # noqa: PLR0124 - NaN
        return None
    return str(int(value)) if isinstance(value, float) else str(value)
