"""The distances of the buurt beside those of the gemeente: no verdict, method and year told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.domain import notatie
from sociale_kaart.domain.categorieen import categorie_label, categorieen
from sociale_kaart.domain.lijsten import label
from sociale_kaart.exporting.buurtkaart.tekens import printable

if TYPE_CHECKING:
    import pandas as pd

_LOPEN = "lopen"


def distance_table(afstanden: pd.DataFrame | None, buurtcode: str) -> dict[str, Any] | None:
    """Return heading, rows and notes of the distances; None when there are none for this buurt.

    Args:
        afstanden: the columns of the command `afstanden`; rows of this buurt, and of its gemeente
            (buurtcode GM…).
        buurtcode: the buurt.
    """
    if afstanden is None or afstanden.empty:
        return None
    rows: list[dict[str, Any]] = [
        {str(kolom): cel for kolom, cel in row.items()} for row in afstanden.to_dict("records")
    ]
    netwerk = _network(rows)
    rows = [row for row in rows if row["netwerk"] == netwerk]
    buurt = {str(row["categorie"]): row for row in rows if row["buurtcode"] == buurtcode}
    gemeente = {
        str(row["categorie"]): row for row in rows if str(row["buurtcode"]).startswith("GM")
    }
    if not buurt:
        return None
    orde = [categorie.code for categorie in categorieen()]
    codes = sorted(buurt, key=lambda c: (orde.index(c) if c in orde else len(orde), c))
    rijen = []
    for code in codes:
        hier, daar = buurt[code], gemeente.get(code)
        rijen.append([printable(categorie_label(code)), _cell(hier), _cell(daar) if daar else "–"])
    return {
        "kop": f"Dichtbij ({label('netwerk', netwerk).lower()})",
        "koppen": ["Naar de dichtstbijzijnde", "Buurt", "Gemeente"],
        "rijen": rijen,
        "noten": _notes([*buurt.values(), *gemeente.values()], list(buurt.values())),
    }


def _network(rows: list[dict[str, Any]]) -> str:
    """Walking is the measure of the sociale basis; another network only when it is all there is."""
    netwerken = sorted({str(row["netwerk"]) for row in rows})
    return _LOPEN if _LOPEN in netwerken else netwerken[0]


def _cell(row: dict[str, Any]) -> str:
    if _is_one(row.get("onderdrukt")):
        return "–"
    tekst = notatie.afstand(row.get("gemiddelde_m"))
    return f"{tekst} *" if tekst != "–" and _is_one(row.get("rand")) else tekst


def _is_one(value: object) -> bool:
    return isinstance(value, int | float) and value == 1


def _notes(rows: list[dict[str, Any]], buurt: list[dict[str, Any]]) -> list[str]:
    methoden = dict.fromkeys(printable(str(row["methode"])) for row in buurt)
    jaren = dict.fromkeys(_year(row["bronjaar"]) for row in buurt)
    noten = [
        "Gemiddelde afstand langs straten en paden.",
        "Dichtbij is nog niet open, toegankelijk of gastvrij.",
        f"Hoe gerekend: {'; '.join(methoden)} ({', '.join(jaren)}).",
    ]
    if any(_is_one(row.get("rand")) for row in rows):
        noten.append("* Misschien is er net buiten het gemeten gebied iets dat dichterbij is.")
    onderdrukt = any(_is_one(row.get("onderdrukt")) for row in rows)
    onbekend = any(
        not _is_one(row.get("onderdrukt")) and notatie.afstand(row.get("gemiddelde_m")) == "–"
        for row in rows
    )
    if onderdrukt or onbekend:
        redenen = ["er wonen te weinig mensen om een cijfer te tonen"] * onderdrukt
        redenen += ["het is niet bekend"] * onbekend
        noten.append(f"– betekent: geen cijfer, {' of '.join(redenen)}. Het is geen nul.")
    zonder_route = [
        printable(categorie_label(str(row["categorie"]))).lower()
        for row in buurt
        if not _is_one(row.get("onderdrukt")) and (row.get("niet_bereikbaar") or 0) > 0
    ]
    if zonder_route:
        noten.append(
            f"Vanaf sommige adressen is geen route gevonden naar: {', '.join(zonder_route)}."
            " Die tellen niet mee in het gemiddelde."
        )
    return noten


def _year(value: object) -> str:
    return str(int(value)) if isinstance(value, float) else printable(str(value))
