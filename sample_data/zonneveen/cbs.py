"""The wijk as CBS publishes it: a Wijk- en Buurtkaart with layers buurten, wijken, gemeenten.

Column names and the null code are those of CBS; the figures follow from the invented houses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pyogrio
import shapely

from zonneveen import landschap, meetkunde
from zonneveen.voorzieningen import GEBOUWEN

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from zonneveen.landschap import Buurt
    from zonneveen.wijk import Wijk

JAAR = 2024
GEHEIM = -99997
# A street is about this much longer than the straight line.
_OMWEG = 1.3
_AFSTANDEN = {
    "huisartsenpraktijk_gemiddelde_afstand_in_km": ("huisarts_dorp", "gezondheidscentrum"),
    "grote_supermarkt_gemiddelde_afstand_in_km": ("super_dorp", "super_sterren"),
    "basisonderwijs_gemiddelde_afstand_in_km": ("school_wolken", "school_sterren", "kindcentrum"),
}
_CIJFERS = (
    "aantal_inwoners",
    "aantal_huishoudens",
    "bevolkingsdichtheid_inwoners_per_km2",
    "gemiddelde_huishoudsgrootte",
    "gemiddelde_woningwaarde",
    "percentage_koopwoningen",
    *_AFSTANDEN,
    "percentage_personen_65_jaar_en_ouder",
    "percentage_personen_0_tot_15_jaar",
)


def _to_multi(vlak: BaseGeometry) -> shapely.MultiPolygon:
    delen = [d for d in shapely.get_parts(vlak) if d.geom_type == "Polygon"]
    in_rd = shapely.transform(shapely.MultiPolygon(delen), lambda c: c + meetkunde.OORSPRONG)
    return shapely.set_precision(in_rd, 0.01)


def _mean_distance_km(punten: np.ndarray[Any, Any], sleutels: tuple[str, ...]) -> float:
    doelen = np.array([g.midden for g in GEBOUWEN if g.sleutel in sleutels])
    afstanden = np.hypot(*(punten[:, None, :] - doelen[None, :, :]).transpose(2, 0, 1))
    return round(float(afstanden.min(axis=1).mean()) * _OMWEG / 1000, 1)


def _figures(buurt: Buurt, vlak: BaseGeometry, punten: np.ndarray[Any, Any]) -> dict[str, Any]:
    woningen = int(shapely.contains_xy(vlak, punten).sum())
    binnen = punten[shapely.contains_xy(vlak, punten)]
    inwoners = round(woningen * buurt.per_huishouden / 5) * 5
    land_ha = round(vlak.area / 10_000)
    cijfers: dict[str, Any] = {
        "aantal_inwoners": inwoners,
        "aantal_huishoudens": round(woningen / 5) * 5,
        "bevolkingsdichtheid_inwoners_per_km2": round(inwoners / land_ha * 100),
        "gemiddelde_huishoudsgrootte": buurt.per_huishouden,
        "gemiddelde_woningwaarde": buurt.woz,
        "percentage_koopwoningen": buurt.koop,
        "percentage_personen_65_jaar_en_ouder": buurt.aandeel_65plus,
        "percentage_personen_0_tot_15_jaar": buurt.aandeel_0_15,
    }
    cijfers |= {kolom: _mean_distance_km(binnen, doel) for kolom, doel in _AFSTANDEN.items()}
    if buurt.onderdrukt:
        # Too few people: CBS keeps the figures secret.
        cijfers = dict.fromkeys(cijfers, GEHEIM)
    adressen_per_km2 = woningen / land_ha * 100
    return cijfers | {
        "stedelijkheid_adressen_per_km2": 5 if buurt.onderdrukt else 3,
        "omgevingsadressendichtheid": round(adressen_per_km2),
        "oppervlakte_land_in_ha": land_ha,
        "meest_voorkomende_postcode": "8999",
        "water": "NEE",
        "jaar": JAAR,
    }


def _frame(rijen: list[dict[str, Any]], vlakken: list[BaseGeometry]) -> gpd.GeoDataFrame:
    frame = gpd.GeoDataFrame(rijen, geometry=[_to_multi(v) for v in vlakken], crs="EPSG:28992")
    cijfers = [kolom for kolom in _CIJFERS if kolom in frame]
    frame[cijfers] = frame[cijfers].astype(float)
    return frame


def make_layers(wijk: Wijk) -> dict[str, gpd.GeoDataFrame]:
    """Return the layers of the file, in RD New."""
    punten = np.array([a.punt for a in wijk.adressen])
    vlakken = landschap.buurt_polygons()
    gemeente = {
        "gemeentecode": landschap.GEMEENTECODE,
        "gemeentenaam": landschap.GEMEENTENAAM,
    }
    buurten = [
        {
            "buurtcode": b.code,
            "buurtnaam": b.naam,
            "wijkcode": b.wijkcode,
            "wijknaam": landschap.WIJKEN[b.wijkcode],
            **gemeente,
            **_figures(b, vlakken[b.code], punten),
        }
        for b in landschap.BUURTEN
    ]
    wijken, wijkvlakken = [], []
    for code, naam in landschap.WIJKEN.items():
        leden = [rij for rij in buurten if rij["wijkcode"] == code]
        inwoners = sum(rij["aantal_inwoners"] for rij in leden)
        wijken.append(
            {
                "wijkcode": code,
                "wijknaam": naam,
                "gemeentecode": landschap.GEMEENTECODE,
                "aantal_inwoners": max(inwoners, GEHEIM),
                "water": "NEE",
                "jaar": JAAR,
            }
        )
        wijkvlakken.append(shapely.union_all([vlakken[rij["buurtcode"]] for rij in leden]))
    totaal = sum(rij["aantal_inwoners"] for rij in wijken if rij["aantal_inwoners"] > 0)
    heel = gemeente | {"aantal_inwoners": totaal, "water": "NEE", "jaar": JAAR}
    return {
        "buurten": _frame(buurten, [vlakken[b.code] for b in landschap.BUURTEN]),
        "wijken": _frame(wijken, wijkvlakken),
        "gemeenten": _frame([heel], [shapely.Polygon(landschap.GEMEENTE)]),
    }


def write_gpkg(wijk: Wijk, path: Path) -> None:
    """Write the CBS-shaped file, with a fixed date inside so that a rebuild is the same."""
    path.unlink(missing_ok=True)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2024-07-01T00:00:00.000Z"})
    try:
        for naam, frame in make_layers(wijk).items():
            pyogrio.write_dataframe(frame, path, layer=naam, driver="GPKG", append=path.exists())
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
