"""Small BAG files in the forms of the Kadaster, for the tests beside this."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import geopandas as gpd
import shapely

if TYPE_CHECKING:
    from pathlib import Path

_NS = (
    'xmlns:Objecten="www.kadaster.nl/schemas/lvbag/imbag/objecten/v20200601" '
    'xmlns:gml="http://www.opengis.net/gml/3.2" '
    'xmlns:Historie="www.kadaster.nl/schemas/lvbag/imbag/historie/v20200601" '
    'xmlns:Objecten-ref="www.kadaster.nl/schemas/lvbag/imbag/objecten-ref/v20200601" '
    'xmlns:se="http://www.kadaster.nl/schemas/lvbag/extract-selecties/v20200601" '
    'xmlns:sb="http://www.kadaster.nl/schemas/lvbag/extract-deelbestand-lvc/v20200601" '
    'xmlns:sl="http://www.kadaster.nl/schemas/standlevering-generiek/1.0"'
)
IN_GEBRUIK = "Verblijfsobject in gebruik"


def light(path: Path, rows: list[dict[str, object]], **other: object) -> Path:
    """Write a bag-light.gpkg; a row has the columns of `verblijfsobject` and x, y."""
    columns = (
        "openbare_ruimte_naam", "huisnummer", "huisletter", "toevoeging", "postcode",
        "woonplaats_naam", "status",
    )  # fmt: skip
    if any("gebruiksdoel" in row for row in rows):
        columns = (*columns, "gebruiksdoel")
    data = {naam: [row.get(naam) for row in rows] for naam in columns}
    points = [shapely.Point(float(str(row["x"])), float(str(row["y"]))) for row in rows]
    frame = gpd.GeoDataFrame(data, geometry=points, crs=other.get("crs", 28992))
    frame.to_file(path, layer=str(other.get("layer", "verblijfsobject")), driver="GPKG")
    return path


def voorkomen(van: str = "2015-01-01", tot: str = "", geregistreerd_tot: str = "") -> str:
    """The history part of one version of an object."""
    einde = f"<Historie:eindGeldigheid>{tot}</Historie:eindGeldigheid>" if tot else ""
    if geregistreerd_tot:
        einde += f"<Historie:eindRegistratie>{geregistreerd_tot}</Historie:eindRegistratie>"
    return (
        "<Objecten:voorkomen><Historie:Voorkomen><Historie:beginGeldigheid>"
        f"{van}</Historie:beginGeldigheid>{einde}</Historie:Voorkomen></Objecten:voorkomen>"
    )


def vbo(
    number: str,
    x: float,
    y: float,
    *,
    status: str = IN_GEBRUIK,
    history: str = "",
    uses: tuple[str, ...] = (),
) -> str:
    """A verblijfsobject with its main address."""
    told = "".join(f"<Objecten:gebruiksdoel>{use}</Objecten:gebruiksdoel>" for use in uses)
    return (
        "<Objecten:Verblijfsobject><Objecten:heeftAlsHoofdadres><Objecten-ref:NummeraanduidingRef>"
        f"{number}</Objecten-ref:NummeraanduidingRef></Objecten:heeftAlsHoofdadres>"
        f"{history or voorkomen()}<Objecten:identificatie>V{number}</Objecten:identificatie>"
        f"{told}<Objecten:geometrie><gml:Point><gml:pos>{x} {y} 0.0</gml:pos></gml:Point>"
        f"</Objecten:geometrie><Objecten:status>{status}</Objecten:status>"
        "</Objecten:Verblijfsobject>"
    )


def num(number: str, huisnummer: int, postcode: str, street: str, extra: str = "") -> str:
    """A nummeraanduiding."""
    return (
        f"<Objecten:Nummeraanduiding><Objecten:identificatie>{number}</Objecten:identificatie>"
        f"<Objecten:huisnummer>{huisnummer}</Objecten:huisnummer>{extra}"
        f"<Objecten:postcode>{postcode}</Objecten:postcode>"
        f"<Objecten:status>Naamgeving uitgegeven</Objecten:status>{voorkomen()}"
        f"<Objecten:ligtAan><Objecten-ref:OpenbareRuimteRef>{street}"
        "</Objecten-ref:OpenbareRuimteRef></Objecten:ligtAan></Objecten:Nummeraanduiding>"
    )


def opr(street: str, naam: str, place: str = "1000") -> str:
    """An openbare ruimte."""
    return (
        f"<Objecten:OpenbareRuimte><Objecten:identificatie>{street}</Objecten:identificatie>"
        f"<Objecten:naam>{naam}</Objecten:naam><Objecten:ligtIn><Objecten-ref:WoonplaatsRef>"
        f"{place}</Objecten-ref:WoonplaatsRef></Objecten:ligtIn>{voorkomen()}"
        "</Objecten:OpenbareRuimte>"
    )


def wpl(place: str, naam: str) -> str:
    """A woonplaats."""
    return (
        f"<Objecten:Woonplaats><Objecten:identificatie>{place}</Objecten:identificatie>"
        f"<Objecten:naam>{naam}</Objecten:naam>{voorkomen()}</Objecten:Woonplaats>"
    )


def extract(path: Path, head: str = "", /, **kinds: list[str]) -> Path:
    """Write a BAG 2.0 extract: VBO=…, NUM=…, OPR=…, WPL=… (objects of one file each)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as outer:
        outer.writestr("Leveringsdocument-BAG-Extract.xml", "<x/>")
        for kind, objects in kinds.items():
            inner = io.BytesIO()
            with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as one:
                body = "".join(
                    f"<sl:stand><sb:bagObject>{text}</sb:bagObject></sl:stand>" for text in objects
                )
                one.writestr(
                    f"9999{kind}15092024-000001.xml",
                    f"{head}<sb:bagStand {_NS}><sb:bagInfo><se:StandTechnischeDatum>2024-09-15"
                    "</se:StandTechnischeDatum></sb:bagInfo><sl:standBestand>"
                    f"{body}</sl:standBestand></sb:bagStand>",
                )
            outer.writestr(f"9999{kind}15092024.zip", inner.getvalue())
    return path
