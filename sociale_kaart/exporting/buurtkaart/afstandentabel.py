"""The distances of the buurt beside those of the gemeente: no verdict, method and year told."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from sociale_kaart.domain import notatie
from sociale_kaart.domain.categorieen import categorie_label, categorieen
from sociale_kaart.domain.lijsten import label
from sociale_kaart.exporting.buurtkaart.tekens import printable

if TYPE_CHECKING:
    import pandas as pd

_LOPEN = "lopen"
_WEGING = {
    "adressen": "elk adres telt even zwaar",
    "inwoners": "elke inwoner telt even zwaar",
}


def distance_table(afstanden: pd.DataFrame | None, buurtcode: str) -> dict[str, Any] | None:
    """Return heading, rows and notes of the distances; None when there are none for this buurt.

    Args:
        afstanden: the columns of the command `afstanden`; rows of this buurt, and of its gemeente
            (buurtcode GM…).
        buurtcode: the buurt.
    """
    if afstanden is None or afstanden.empty:
        return None
    # BU0166… lies in GM0166.
    gemeentecode = f"GM{buurtcode[2:6]}"
    # In an atlas the table holds all buurten.
    afstanden = afstanden[afstanden["buurtcode"].isin([buurtcode, gemeentecode])]
    if afstanden.empty:
        return None
    rows: list[dict[str, Any]] = [
        {str(kolom): cel for kolom, cel in row.items()} for row in afstanden.to_dict("records")
    ]
    netwerk = _network(rows)
    rows = [row for row in rows if row["netwerk"] == netwerk]
    buurt = {str(row["categorie"]): row for row in rows if row["buurtcode"] == buurtcode}
    gemeente = {str(row["categorie"]): row for row in rows if row["buurtcode"] == gemeentecode}
    if not buurt:
        return None
    orde = [categorie.code for categorie in categorieen()]
    codes = sorted(buurt, key=lambda c: (orde.index(c) if c in orde else len(orde), c))
    rijen = []
    for code in codes:
        rijen.append([printable(categorie_label(code)), _cell(buurt[code])])
        # Without figures of the gemeente there is no column of dashes.
        if gemeente:
            rijen[-1].append(_cell(gemeente[code]) if code in gemeente else "–")
    return {
        "kop": f"Dichtbij ({label('netwerk', netwerk).lower()})",
        "koppen": ["Naar de dichtstbijzijnde", "Buurt", *["Gemeente"] * bool(gemeente)],
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
    tekst = _afstand(row)
    return f"{tekst} *" if tekst != "–" and _is_one(row.get("rand")) else tekst


def _afstand(row: dict[str, Any]) -> str:
    meters = row.get("gemiddelde_m")
    known = isinstance(meters, int | float) and math.isfinite(meters)
    return notatie.afstand(float(meters)) if known else "–"  # type: ignore[arg-type]


def _is_one(value: object) -> bool:
    # An empty cell of a whole-number column is neither.
    return isinstance(value, int | float) and value == 1


def _is_some(value: object) -> bool:
    return isinstance(value, int | float) and value > 0


def _notes(rows: list[dict[str, Any]], buurt: list[dict[str, Any]]) -> list[str]:
    methoden = dict.fromkeys(_method(str(row["methode"])) for row in buurt)
    jaren = dict.fromkeys(_year(row["bronjaar"]) for row in buurt)
    noten = [
        "Gemiddelde afstand langs straten en paden.",
        "Dichtbij is nog niet open, toegankelijk of gastvrij.",
        f"Hoe gerekend: {'; '.join(methoden)} ({', '.join(jaren)}).",
    ]
    if any(_is_one(row.get("rand")) for row in rows):
        noten.append("* Misschien is er net buiten het gemeten gebied iets dat dichterbij is.")
    onderdrukt = any(_is_one(row.get("onderdrukt")) for row in rows)
    onbekend = any(not _is_one(row.get("onderdrukt")) and _afstand(row) == "–" for row in rows)
    if onderdrukt or onbekend:
        redenen = ["er wonen te weinig mensen om een cijfer te tonen"] * onderdrukt
        redenen += ["het is niet bekend"] * onbekend
        noten.append(f"– betekent: geen cijfer, {' of '.join(redenen)}. Het is geen nul.")
    zonder_route = [
        printable(categorie_label(str(row["categorie"]))).lower()
        for row in buurt
        if _afstand(row) != "–" and _is_some(row.get("niet_bereikbaar"))
    ]
    if zonder_route:
        noten.append(
            f"Vanaf sommige adressen is geen route gevonden naar: {', '.join(zonder_route)}."
            " Die tellen niet mee in het gemiddelde."
        )
    return noten


def _method(methode: str) -> str:
    """Say in words what the table of distances says in `sleutel=waarde` pairs."""
    delen = dict(deel.split("=", 1) for deel in methode.split(";") if "=" in deel)
    zinnen = [_WEGING.get(delen.get("weging", ""), "")]
    if delen.get("aanloop") == "ja":
        zinnen.append("met de meters tussen deur en straat")
    # Words of another maker are shown as they are.
    return ", ".join(zin for zin in zinnen if zin) or printable(methode)


def _year(value: object) -> str:
    known = isinstance(value, int | float) and math.isfinite(value)
    return str(int(value)) if known else "jaar niet bekend"  # type: ignore[call-overload]
