"""An explanation as plain Dutch lines and as data, for the command line and for files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.notatie import afstand, getal, procent
from sociale_kaart.operations.uitleg import GEEN_PLEK, GEEN_ROUTE, TE_VER

if TYPE_CHECKING:
    from sociale_kaart.analysis.opbouw import Deel, Opbouw
    from sociale_kaart.analysis.routes import Einde, Stuk
    from sociale_kaart.operations.uitleg import Bestemming, Uitleg

ZONDER_NAAM = "weg zonder naam"
REDENEN = {
    GEEN_PLEK: "Er is geen plek bekend in de gegevens. Daarom is er geen afstand.",
    TE_VER: "Binnen 500 meter ligt geen weg. Daarom is er geen afstand.",
    GEEN_ROUTE: "Vanaf hier is geen route gevonden. De afstand is ‘niet bereikbaar’, niet 0.",
}


def lines_of(uitleg: Uitleg) -> list[str]:
    """Return the explanation line by line."""
    lines: list[str] = []
    if uitleg.punt is not None:
        where = uitleg.adres or f"{uitleg.punt[0]:.0f}, {uitleg.punt[1]:.0f} (RD)"
        lines.append(f"Vanaf {where}, {lijsten.label('netwerk', uitleg.keuze.netwerk).lower()}:")
        if uitleg.reden:
            lines.append(REDENEN[uitleg.reden])
        for kop, one in (("Dichtstbij", uitleg.dichtstbij), ("Daarna", uitleg.tweede)):
            if one is not None:
                lines += [f"{kop}: {one.naam}, {metres(one.route.afstand_m)}.", *_route_lines(one)]
    if uitleg.cel is not None and uitleg.cel.gemiddelde_m is not None:
        lines.append(
            f"Het vierkant van 100 meter ({uitleg.cel.cel}): {uitleg.cel.adressen} adressen, "
            f"gemiddeld {afstand(uitleg.cel.gemiddelde_m)}."
        )
    elif uitleg.cel is not None and uitleg.cel.onderdrukt:
        lines.append("Het vierkant van 100 meter krijgt geen cijfer: er wonen te weinig mensen.")
    if uitleg.opbouw is not None:
        lines += build_up_lines(uitleg.opbouw)
    lines += [f"Methode: {uitleg.methode}.", *uitleg.meldingen]
    lines += ["Bron: " + ", ".join(filter(None, _source(bron))) for bron in uitleg.bronnen]
    return lines


def metres(value: float) -> str:
    """Return metres to the metre: of a route people want the sum to fit."""
    return f"{getal(round(value))} m"


def stretch(stuk: Stuk) -> str:
    """Return one stretch of a route in words."""
    if stuk.aanloop:
        return f"tussen deur en straat {metres(stuk.lengte_m)}"
    steps = " (trap)" if stuk.trap else ""
    return f"{stuk.straat or ZONDER_NAAM}{steps} {metres(stuk.lengte_m)}"


def _route_lines(one: Bestemming) -> list[str]:
    lines = [f"  {stretch(stuk)}" for stuk in one.route.stukken]
    for wie, einde in (("het begin", one.route.begin), ("de plek", one.route.eind)):
        if beside := beside_street(wie, einde):
            lines.append(f"  {beside}")
    return lines


def beside_street(wie: str, einde: Einde) -> str:
    """Return how far an end of a route lies from its street, when that is worth telling."""
    told = metres(einde.afstand_m)
    if einde.tweede_plek:
        return f"De straat bij {wie} loopt dood; de {told} naar de volgende straat telt mee."
    if not einde.telt and round(einde.afstand_m) > 0:
        return f"De {told} tussen {wie} en de straat telt niet mee."
    return ""


def build_up_lines(opbouw: Opbouw) -> list[str]:
    """Return how the figure of a buurt is built up."""
    people = f", {getal(opbouw.inwoners)} inwoners volgens het CBS" if opbouw.inwoners else ""
    lines = [f"Buurt {opbouw.buurtnaam}: {getal(opbouw.adressen)} adressen{people}."]
    if opbouw.onderdrukt:
        lines.append(
            "Het cijfer is weggelaten: er wonen minder dan 10 mensen, of dat is niet bekend."
        )
        return lines
    cijfers = opbouw.cijfers
    lines.append(
        f"Gemiddeld {afstand(cijfers.gemiddelde_m)}; de helft woont binnen"
        f" {afstand(cijfers.mediaan_m)}, 9 van de 10 binnen {afstand(cijfers.p90_m)}."
    )
    lines.append(
        f"Binnen 500 m woont {procent(cijfers.aandeel_500m)}, binnen 1 km"
        f" {procent(cijfers.aandeel_1000m)}. Weging: {opbouw.weging}."
    )
    lines += [
        f"  {band.label:<20}{getal(band.adressen):>7} adressen{_people(opbouw, band):>16}"
        for band in opbouw.banden
        if band.adressen
    ]
    lines += [
        f"Voor {getal(plek.adressen)} adressen is het dichtstbij: {plek.label}."
        for plek in opbouw.plekken
    ]
    lines.append(
        f"Plekken in de gegevens: {opbouw.bekend}, in de buurt zelf: {opbouw.in_buurt}. Niet"
        f" bereikbaar: {opbouw.niet_bereikbaar} adressen (te ver van een weg: {opbouw.te_ver})."
    )
    if opbouw.tweede_plek:
        lines.append(f"{opbouw.tweede_plek} adressen liggen aan een straat die doodloopt.")
    if opbouw.rand:
        lines.append(
            f"Rand: bij {opbouw.rand_adressen} adressen kan buiten de gegevens een plek dichterbij"
            " zijn."
        )
    return lines


def _people(opbouw: Opbouw, part: Deel) -> str:
    """Return the people of a part in words, '' when addresses stand for people."""
    return "" if opbouw.weging == "adressen" else f"{getal(part.personen)} mensen"


def as_json(uitleg: Uitleg) -> dict[str, Any]:
    """Return the explanation as data; what is unknown or held back is None."""
    cel = uitleg.cel
    return {
        "categorie": uitleg.categorie,
        "netwerk": uitleg.keuze.netwerk,
        "punt": list(uitleg.punt) if uitleg.punt else None,
        "adres": uitleg.adres or None,
        "naar_straat_m": _rounded(uitleg.naar_straat_m),
        "aanloop": uitleg.aanloop,
        "reden": uitleg.reden or None,
        "dichtstbij": _place(uitleg.dichtstbij),
        "tweede": _place(uitleg.tweede),
        "cel": None
        if cel is None
        else {
            "cel": cel.cel,
            "adressen": cel.adressen,
            "personen": cel.personen,
            "gemiddelde_m": cel.gemiddelde_m,
            "onderdrukt": int(cel.onderdrukt),
        },
        "buurt": _build_up(uitleg.opbouw),
        "methode": uitleg.methode,
        "bronnen": [dict(bron) for bron in uitleg.bronnen],
        "meldingen": list(uitleg.meldingen),
    }


def _place(one: Bestemming | None) -> dict[str, Any] | None:
    if one is None:
        return None
    route = one.route
    return {
        "naam": one.naam,
        "x": round(one.x, 3),
        "y": round(one.y, 3),
        "hulpbron": one.hulpbron,
        "osm_id": one.osm_id,
        "afstand_m": round(route.afstand_m, 3),
        "lijn": [[round(x, 3), round(y, 3)] for x, y in route.lijn.coords],
        "stukken": [
            {
                "straat": stuk.straat,
                "lengte_m": round(stuk.lengte_m, 3),
                "trap": stuk.trap,
                "aanloop": stuk.aanloop,
            }
            for stuk in route.stukken
        ],
        "begin": _end(route.begin),
        "eind": _end(route.eind),
    }


def _end(einde: Einde) -> dict[str, Any]:
    return {
        "afstand_m": round(einde.afstand_m, 3),
        "telt": einde.telt,
        "tweede_plek": einde.tweede_plek,
    }


def _build_up(opbouw: Opbouw | None) -> dict[str, Any] | None:
    if opbouw is None:
        return None
    cijfers = opbouw.cijfers
    return {
        "buurtcode": opbouw.buurtcode,
        "buurtnaam": opbouw.buurtnaam,
        "jaar": opbouw.jaar,
        "inwoners": opbouw.inwoners,
        "adressen": opbouw.adressen,
        "geteld": None if opbouw.onderdrukt else opbouw.geteld,
        "bereikt": None if opbouw.onderdrukt else opbouw.bereikt,
        "weging": opbouw.weging,
        "gemiddelde_m": _rounded(cijfers.gemiddelde_m),
        "mediaan_m": _rounded(cijfers.mediaan_m),
        "p90_m": _rounded(cijfers.p90_m),
        "aandeel_500m": _rounded(cijfers.aandeel_500m, 4),
        "aandeel_1000m": _rounded(cijfers.aandeel_1000m, 4),
        "banden": [_part(part) for part in opbouw.banden],
        "plekken": [_part(part) for part in opbouw.plekken],
        "voorzieningen": opbouw.bekend,
        "voorzieningen_in_buurt": opbouw.in_buurt,
        "niet_bereikbaar": opbouw.niet_bereikbaar,
        "te_ver": opbouw.te_ver,
        "tweede_plek": opbouw.tweede_plek,
        "deur_straat_m": _rounded(opbouw.deur_straat_m),
        "deur_straat_max_m": _rounded(opbouw.deur_straat_max_m),
        "rand": int(opbouw.rand),
        "rand_adressen": opbouw.rand_adressen,
        "onderdrukt": int(opbouw.onderdrukt),
    }


def _part(part: Any) -> dict[str, Any]:
    return {"label": part.label, "adressen": part.adressen, "personen": part.personen}


def _rounded(value: float | None, digits: int = 2) -> float | None:
    return None if value is None or value != value else round(value, digits)  # noqa: PLR0124 - NaN


def _source(bron: Any) -> tuple[str, ...]:
    return tuple(str(bron.get(key) or "") for key in ("naam", "datum", "naamsvermelding"))
