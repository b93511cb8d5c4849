"""The hulpbronnen as GeoJSON (RFC 7946): WGS84, one feature per plek with a point.

QGIS takes its style from a file of the same name that ends with .qml (`write_style`).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sociale_kaart.base.files import atomic_output
from sociale_kaart.exporting.context import verantwoording
from sociale_kaart.exporting.qgis_style import QML
from sociale_kaart.exporting.table import plek_rows, stored, wgs84

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.exporting.context import KaartContext
    from sociale_kaart.exporting.gate import Vrijgave


def export_geojson(vrijgave: Vrijgave, context: KaartContext, path: Path) -> None:
    """Write one feature per plek with a point; a hulpbron without any has geometry null.

    The same hulpbron has the same `uuid` in all its features. What the file is and what it leaves
    out stands in the foreign member `sociale_kaart`.

    Raises:
        WorldError: the file cannot be written.
    """
    features = []
    for plek, rij in plek_rows(vrijgave, context):
        point = wgs84(plek) if plek else None
        features.append(
            {
                "type": "Feature",
                "id": plek.uuid if plek else rij["uuid"],
                "geometry": {"type": "Point", "coordinates": list(point)} if point else None,
                "properties": {code: stored(cel) for code, cel in rij.items()},
            }
        )
    collection = {
        "type": "FeatureCollection",
        "sociale_kaart": {
            "naam": context.kaartnaam,
            "peildatum": context.peildatum.isoformat(),
            "voor": vrijgave.voor,
            "onze_definitie": context.onze_definitie,
            "doel": context.doel,
            "verantwoording": verantwoording(vrijgave),
            "bronnen": [bron.regel for bron in context.bronnen],
        },
        "features": features,
    }
    with atomic_output(path) as work:
        text = json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False)
        work.write_text(text + "\n", encoding="utf-8", newline="\n")


def write_style(path: Path) -> None:
    """Write the file from which QGIS takes how it draws the GeoJSON of the same name.

    Raises:
        WorldError: the file cannot be written.
    """
    with atomic_output(path) as work:
        work.write_text(QML, encoding="utf-8", newline="\n")
