"""What a reader must know to weigh a figure: method, sources, dates, gaps; Dutch, for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sociale_kaart.analysis.niveaus import hidden_buurten, method_of
from sociale_kaart.analysis.snap import metres_off
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.meetkeuze import GROEP_LABELS
from sociale_kaart.domain.notatie import datum, parse_datum

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import geopandas as gpd
    import pandas as pd

    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.analysis.rapport import Rapport
    from sociale_kaart.domain.meetkeuze import Meetkeuze

# A mean to so few places hangs on each of them being known.
_WEINIG = 3
# A longer list is no help to a reader.
_VEEL = 6


def explain_rapport(
    rapport: Rapport,
    opstellingen: Mapping[str, Opstelling],
    voorzieningen: gpd.GeoDataFrame,
    counted: Mapping[str, Mapping[str, int]],
    bronnen: list[Mapping[str, str]],
) -> dict[str, Any]:
    """Return the account of a rapport.

    Returns:
        `methode` per network; `weging` of the `groep` in words, and that of all `groepen`;
        `bronnen` (soort, naam, datum, naamsvermelding); `osm_datum`; `jaar` of buurten and
        inhabitants; `voorzieningen` per categorie: aantal, osm, kaart, beide; `gestopt`: places of
        OpenStreetMap that the register says are gone; `gefilterd`: number of places the filters
        left out; `aansluiting` per network: addresses beside the network (`te_ver`) or reached by
        a second place (`opnieuw`), and the metres they lie from it; `onderdrukt`: codes of buurten
        held back; `rand` per network per categorie: codes of buurten that may have a nearer place
        outside the data; `meldingen`: Dutch sentences.
    """
    first = next(iter(opstellingen.values()), None)
    osm = next((bron["datum"] for bron in bronnen if bron.get("soort") == "osm"), "") or ""
    held_back: list[str] = []
    jaar = None
    if first is not None:
        hidden = hidden_buurten(first, rapport.keuze.groep)
        held_back = first.buurten["buurtcode"].to_numpy()[hidden].tolist()
        jaar = int(first.buurten["jaar"].iloc[0]) if len(first.buurten) else None
    account: dict[str, Any] = {
        "methode": {soort: method_of(one, rapport.keuze) for soort, one in opstellingen.items()},
        "weging": first.weging[rapport.keuze.groep] if first is not None else "",
        "groep": rapport.keuze.groep,
        "groepen": dict(first.weging) if first is not None else {},
        "bronnen": [dict(bron) for bron in bronnen],
        "osm_datum": osm,
        "jaar": jaar,
        "voorzieningen": {code: dict(count) for code, count in counted.items()},
        "gestopt": [dict(row) for row in voorzieningen.attrs.get("gestopt", ())],
        "gefilterd": int(voorzieningen.attrs.get("gefilterd", 0)),
        "aansluiting": {soort: _joined(one) for soort, one in opstellingen.items()},
        "onderdrukt": held_back,
        "rand": _edge(rapport.buurten),
    }
    account["meldingen"] = list(_sentences(account, rapport.keuze, first))
    return account


def _joined(opstelling: Opstelling) -> dict[str, float]:
    """Return how many addresses in a buurt lie off the network, or have a second place on it.

    Beside that how far they lie from it, as `snap.metres_off` tells.
    """
    inside = opstelling.buurt >= 0
    offsets = opstelling.adressen.offsets()
    again = np.zeros(opstelling.aantal, dtype=bool)
    again[opstelling.adressen.punt[opstelling.adressen.opnieuw]] = True
    return {
        "te_ver": int((np.isinf(offsets) & inside).sum()),
        "opnieuw": int((again & inside).sum()),
        **metres_off(offsets[inside]),
    }


def _edge(frame: pd.DataFrame) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    if frame.empty:
        return found
    for (netwerk, categorie), rows in frame[frame["rand"] == 1].groupby(
        ["netwerk", "categorie"], sort=False
    ):
        found.setdefault(str(netwerk), {})[str(categorie)] = sorted(rows["buurtcode"])
    return found


def _sentences(
    account: Mapping[str, Any], keuze: Meetkeuze, opstelling: Opstelling | None
) -> Iterator[str]:
    """Yield what a reader must know, the most telling first."""
    yield "Dichtbij is nog niet open, toegankelijk of gastvrij. Dat zegt een afstand niet."
    if account["osm_datum"]:
        dag = parse_datum(account["osm_datum"])
        stand = datum(dag) if dag else account["osm_datum"]
        yield f"De wegen en veel plekken komen van OpenStreetMap, stand {stand}."
    yield from _about_places(account)
    if opstelling is not None:
        yield f"Zo zwaar telt elk adres mee: {account['weging']}."
        yield from opstelling.meldingen
        yield from _about_buurten(account, opstelling)
    if keuze.groep != "inwoners":
        yield (
            f"De cijfers gaan over {GROEP_LABELS[keuze.groep].lower()}. Wie slecht ter been is, "
            "valt daar niet mee samen."
        )
    for netwerk, joined in account["aansluiting"].items():
        if joined["te_ver"]:
            yield (
                f"Bij {netwerk} liggen {joined['te_ver']} adressen te ver van een weg: die zijn "
                "niet bereikbaar."
            )
        if joined["boven_100m"]:
            yield (
                f"Bij {netwerk} liggen {joined['boven_100m']} adressen meer dan 100 meter van een "
                "weg. Daar is de afstand minder zeker."
            )


def _about_places(account: Mapping[str, Any]) -> Iterator[str]:
    counts: Mapping[str, Mapping[str, int]] = account["voorzieningen"]
    none = [categorie_label(code) for code, count in counts.items() if count["aantal"] == 0]
    few = [
        f"{categorie_label(code)} ({count['aantal']})"
        for code, count in counts.items()
        if 0 < count["aantal"] <= _WEINIG
    ]
    if none:
        yield f"Hiervan is geen enkele plek bekend: {', '.join(none)}. De cijfers zijn leeg."
    if few:
        yield (
            f"Hiervan zijn weinig plekken bekend: {', '.join(few)}. Mist er één, dan klopt de "
            "afstand niet."
        )
    stopped: Sequence[Mapping[str, str]] = account["gestopt"]
    for row in stopped:
        yield (
            f"‘{row['naam']}’ ({categorie_label(row['categorie'])}) staat in OpenStreetMap, maar "
            "is op deze kaart gestopt. De plek telt niet mee."
        )
    if account["gefilterd"]:
        yield f"Door de gekozen filters tellen {account['gefilterd']} plekken niet mee."


def _about_buurten(account: Mapping[str, Any], opstelling: Opstelling) -> Iterator[str]:
    namen = dict(zip(opstelling.buurten["buurtcode"], opstelling.buurten["buurtnaam"], strict=True))
    if account["onderdrukt"]:
        hidden = ", ".join(sorted(str(namen[code]) for code in account["onderdrukt"]))
        yield (
            f"Weggelaten, omdat er minder dan 10 mensen wonen of dat niet bekend is: {hidden}. "
            "Ze tellen ook niet mee in de cijfers van wijk en gemeente."
        )
    for netwerk, per_categorie in account["rand"].items():
        labels = ", ".join(categorie_label(code) for code in per_categorie)
        if len(per_categorie) > _VEEL:
            labels = f"{len(per_categorie)} van de {len(account['voorzieningen'])} soorten plekken"
        yield (
            f"Bij {netwerk} ligt in een of meer buurten misschien een plek dichterbij, buiten de "
            f"gegevens (‘rand’). Dat geldt voor: {labels}."
        )
