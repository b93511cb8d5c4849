"""QGIS itself opens what we write for it, with our symbols; skipped where QGIS is not installed.

QGIS of Debian (`python3-qgis`) belongs to the Python of the system, so it runs in a process of its
own and answers as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from sociale_kaart.domain.kaartstijl import sfeertekens
from sociale_kaart.domain.lijsten import codes
from sociale_kaart.exporting.gate import release
from sociale_kaart.exporting.geojson_export import export_geojson, write_style
from sociale_kaart.exporting.geopackage_export import export_geopackage
from tests.exporting.examples import PEILDATUM, context, hulpbron, op_adres

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron

_SCRIPT = """
import json, os, sys
from qgis.core import (Qgis, QgsApplication, QgsMapRendererSequentialJob, QgsMapSettings,
                       QgsRectangle, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize
app = QgsApplication([], False)
app.initQgis()
path, picture = sys.argv[1:3]
whole = QgsVectorLayer(path, "whole", "ogr")
parts = [part.split("!!::!!") for part in whole.dataProvider().subLayers()]
layers = {}
for part in parts:
    layer = QgsVectorLayer(path + "|layername=" + part[1], part[1], "ogr")
    layers[part[1]] = [layer.isValid(), layer.featureCount()]
layer = QgsVectorLayer(path + "|layername=" + parts[0][1], "hulpbronnen", "ogr")
renderer = layer.renderer()
rules = renderer.rootRule().children() if renderer.type() == "RuleRenderer" else []
size, metres = 900, 900.0
if layer.crs().isGeographic():
    metres = 0.012
middle = layer.extent().center()
settings = QgsMapSettings()
settings.setLayers([layer])
settings.setDestinationCrs(layer.crs())
settings.setOutputSize(QSize(size, size))
settings.setExtent(QgsRectangle(middle.x() - metres / 2, middle.y() - metres / 2,
                                middle.x() + metres / 2, middle.y() + metres / 2))
job = QgsMapRendererSequentialJob(settings)
job.start()
job.waitForFinished()
job.renderedImage().save(picture)
points = {}
for feature in layer.getFeatures():
    if feature.hasGeometry():
        at = settings.mapToPixel().transform(feature.geometry().asPoint())
        points[feature["naam"]] = [at.x(), at.y()]
sys.stdout.write(json.dumps({
    "version": Qgis.QGIS_VERSION_INT, "layers": layers, "crs": layer.crs().authid(),
    "renderer": renderer.type(), "rules": [rule.label() for rule in rules], "points": points,
}) + "\\n")
sys.stdout.flush()
# Taking QGIS down in good order is not what is tried here.
os._exit(0)
"""


def _python() -> str:
    """The Python that QGIS belongs to, '' when there is none."""
    for naam in ("/usr/bin/python3", shutil.which("python3-qgis") or ""):
        if naam and Path(naam).exists():
            found = subprocess.run(
                [naam, "-c", "import qgis.core"], capture_output=True, check=False, timeout=60
            )
            if found.returncode == 0:
                return naam
    return ""


@pytest.fixture(scope="module")
def qgis() -> str:
    python = _python()
    if not python:
        pytest.skip("QGIS is not installed (Debian: apt install python3-qgis)")
    return python


def asked(python: str, path: Path, picture: Path) -> dict[str, Any]:
    """What QGIS says of a file; it may not warn about anything in it."""
    keep = {naam: os.environ[naam] for naam in ("PATH", "HOME", "LANG") if naam in os.environ}
    run = subprocess.run(
        [python, "-c", _SCRIPT, str(path), str(picture)],
        capture_output=True,
        check=True,
        text=True,
        timeout=120,
        env={**keep, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(picture.parent)},
    )
    assert "Warning" not in run.stderr, run.stderr
    answer: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return answer


def register() -> list[Hulpbron]:
    """Every sfeer that is drawn, formeel, informeel and not yet said; one without a place."""
    pairs = [
        (teken.sfeer or None, formaliteit)
        for teken in sfeertekens()
        for formaliteit in (*codes("formaliteit"), None)
        if teken.sfeer != "persoonlijk"
    ]
    records = [
        hulpbron(
            f"{sfeer or 'geen'} {formaliteit or 'geen'}",
            sfeer=sfeer,
            formaliteit=formaliteit,
            plek=op_adres(x=191_000.0 + 80 * n, y=507_500.0 + 80 * n),
        )
        for n, (sfeer, formaliteit) in enumerate(pairs)
    ]
    return [*records, hulpbron("Zonder plek")]


def assert_drawn(answer: dict[str, Any], picture: Path) -> None:
    """Each symbol has the colour of its sfeer; only what is formeel is filled."""
    kleuren = {teken.sfeer or "geen": teken.kleur for teken in sfeertekens()}
    image = Image.open(picture).convert("RGB")
    assert len(answer["points"]) == len(register()) - 1
    for naam, (x, y) in answer["points"].items():
        sfeer, formaliteit = naam.split()
        kleur = tuple(int(kleuren[sfeer][n : n + 2], 16) for n in (1, 3, 5))
        around = image.crop((round(x) - 10, round(y) - 10, round(x) + 11, round(y) + 11))
        assert kleur in {colour for _, colour in around.getcolors(441) or []}, naam
        filled = image.getpixel((round(x), round(y))) == kleur
        assert filled is (formaliteit == "formeel"), naam


def test_qgis_opens_the_geopackage_with_our_symbols(qgis: str, tmp_path: Path) -> None:
    vrijgave = release(register(), "intern", PEILDATUM)
    export_geopackage(vrijgave, context(), tmp_path / "kaart.gpkg")
    answer = asked(qgis, tmp_path / "kaart.gpkg", tmp_path / "kaart.png")

    assert answer["version"] >= 32200
    assert answer["crs"] == "EPSG:28992"
    assert answer["layers"]["hulpbronnen"] == [True, len(register()) - 1]
    assert answer["layers"]["hulpbronnen_zonder_plek"] == [True, 1]
    assert all(valid for valid, _ in answer["layers"].values())
    assert answer["renderer"] == "RuleRenderer"
    assert "Institutioneel, informeel" in answer["rules"]
    assert_drawn(answer, tmp_path / "kaart.png")


def test_qgis_opens_the_geojson_with_the_style_beside_it(qgis: str, tmp_path: Path) -> None:
    vrijgave = release(register(), "intern", PEILDATUM)
    export_geojson(vrijgave, context(), tmp_path / "kaart.geojson")
    write_style(tmp_path / "kaart.qml")
    answer = asked(qgis, tmp_path / "kaart.geojson", tmp_path / "kaart.png")

    assert answer["crs"] == "EPSG:4326"
    ((valid, features),) = answer["layers"].values()
    assert (valid, features) == (True, len(register()))
    assert answer["renderer"] == "RuleRenderer"
    assert_drawn(answer, tmp_path / "kaart.png")
