"""The tables of 'gaten' as they leave the program: in words, with how everything was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.lenzen import AFSTAND, GEBIED, HELE_BUURT, VERDER_WEG
from sociale_kaart.domain.meetkeuze import GROEP_LABELS
from sociale_kaart.domain.notatie import datum, getal, parse_datum

if TYPE_CHECKING:
    import pandas as pd

    from sociale_kaart.exporting.gaten_export import Bladen
    from sociale_kaart.operations.gaten_antwoord import AanbodRegel, Gaten, Telling

KOLOMMEN = (
    "buurtcode", "buurtnaam", "lens", "item", "toestand", "aantal", "op_afstand", "buiten_buurt",
    "hele_buurt", "verder_weg", "met_telling", "inwoners_bereikt", "inwoners", "aandeel",
    "gevraagd", "noemde_niets", "door", "rand", "onderdrukt", "methode", "bronjaar",
)  # fmt: skip
_NETWERK = {"lopen": "lopen", "fietsen": "fietsen", "auto": "met de auto"}
_MANIER = {
    AFSTAND: "binnen bereik",
    GEBIED: "voor wie in het getekende gebied woont",
    HELE_BUURT: "voor de hele buurt",
    VERDER_WEG: "in de buurt, maar verder weg (telt niet)",
}
# What holds for every lens, a sentence or two per paragraph.
_UITLEG = """
‘Bekend’: er is iets. Het getal is het aantal hulpbronnen dat iemand uit de buurt kan bereiken, ook
als ze buiten de buurt staan, plus wat er voor de hele buurt is. Ook bekend, met 0: mensen noemden
iets, maar het staat niet binnen bereik op de kaart.

‘Gevraagd, niets gevonden’: er is naar gevraagd en er is niets. Alleen dit is een gat. Erbij staat
aan wie het is gevraagd en wanneer.

‘Niet gevraagd’: we weten het niet. Dat is niet hetzelfde als ‘er is niets’.

Wat geen adres heeft maar wel een buurt of werkgebied, telt voor die buurt en niet voor de afstand.
De persoonlijke sfeer telt alleen zo.

Mee doen hulpbronnen die er nu zijn en waar je zonder indicatie terechtkunt. Plekken die alleen in
OpenStreetMap staan tellen niet: we weten niet voor wie ze er zijn.

Aanbod is nog geen bereik. In de kolom ‘noemde_niets’ staat hoe vaak mensen niets noemden, ook als
er wel iets is. In ‘met_telling’ staat van hoeveel hulpbronnen bekend is hoeveel mensen er komen.
Verschillende tellingen tellen we niet op.

Er is geen totaal over de kolommen en geen volgorde van buurten behalve het alfabet.

Onderdrukt is 1 als er minder dan 10 mensen wonen of dat niet bekend is. Rand is 1 als er net buiten
de gegevens misschien iets is.
"""


def as_table(gaten: Gaten, jaar: int | None) -> pd.DataFrame:
    """Return a row per buurt and item with the columns `KOLOMMEN`."""
    frame = gaten.cellen.assign(
        lens=gaten.lens.code,
        met_telling=[
            gaten.met_telling(buurt, item)
            for buurt, item in zip(gaten.cellen["buurtcode"], gaten.cellen["item"], strict=True)
        ],
        methode=methode(gaten),
        bronjaar=jaar,
    )
    return frame[list(KOLOMMEN)]


def methode(gaten: Gaten) -> str:
    """Return how it was counted, as `sleutel=waarde` pairs joined by `;`."""
    keuze = gaten.keuze
    parts = {
        "netwerk": keuze.netwerk,
        "straal_m": f"{gaten.straal_m:g}",
        "zonder_trap": "ja" if keuze.zonder_trap else "nee",
        "groep": keuze.groep,
        "weging": gaten.weging,
        "voor": keuze.voor,
        **({"toegang": ",".join(sorted(keuze.toegang))} if keuze.toegang else {}),
        **(
            {"toegankelijkheid": ",".join(sorted(keuze.toegankelijkheid))}
            if keuze.toegankelijkheid
            else {}
        ),
    }
    return ";".join(f"{key}={value}" for key, value in parts.items())


def reach_words(gaten: Gaten) -> str:
    """Return the reach in words: 'binnen 500 m lopen, zonder trap'."""
    trap = ", zonder trap" if gaten.keuze.zonder_trap else ""
    return f"binnen {getal(gaten.straal_m)} m {_NETWERK[gaten.keuze.netwerk]}{trap}"


def question(gaten: Gaten) -> str:
    """Return the question that the matrix answers."""
    vraag = gaten.lens.vraag.replace("Is hier", f"Is hier {reach_words(gaten)}", 1)
    return f"{vraag} …?"


def telling_words(telling: Telling) -> str:
    """Return a count as a reader needs it: '35 unieke deelnemers (schatting, tot 1 mei 2026)'."""
    about = ["schatting"] if telling.schatting else []
    days = [
        f"{word} {datum(day)}"
        for word, day in (("van", parse_datum(telling.van)), ("tot", parse_datum(telling.tot)))
        if day
    ]
    about += [" ".join(days)] if days else []
    number = getal(telling.getal, 0 if telling.getal.is_integer() else 1)
    unit = lijsten.label("telling_eenheid", telling.eenheid).lower()
    return f"{number} {unit}" + (f" ({', '.join(about)})" if about else "")


def sheets_of(gaten: Gaten) -> Bladen:
    """Return all that the workbook holds."""
    from sociale_kaart.exporting.gaten_export import Bladen  # noqa: PLC0415 - brings openpyxl

    label = {item.code: item.label for item in gaten.lens.items}
    names = gaten.cellen.drop_duplicates("buurtcode").set_index("buurtcode")["buurtnaam"]
    rows = [
        (str(naam), item.label, *_cells_of(one))
        for buurtcode, naam in names.items()
        for item in gaten.lens.items
        for one in gaten.behind(str(buurtcode), item.code)
    ]
    return Bladen(
        vraag=question(gaten),
        voor=gaten.keuze.voor,
        items=tuple(label.items()),
        cellen=as_table(gaten, None),
        hulpbronnen=tuple(rows),
        uitleg=tuple(explanation(gaten)),
    )


def _cells_of(one: AanbodRegel) -> tuple[str | float | int | None, ...]:
    placed = one.manier in {AFSTAND, VERDER_WEG}
    return (
        one.naam,
        _MANIER[one.manier],
        one.afstand_m,
        ("ja" if one.in_buurt else "nee") if placed else None,
        None if one.manier == HELE_BUURT else one.inwoners_bereikt,
        "; ".join(map(telling_words, one.tellingen)) or "niet verteld",
    )


def explanation(gaten: Gaten) -> list[str]:
    """Return how everything was counted and what it does not say, sentence by sentence."""
    keuze = gaten.keuze
    people = "adressen" if gaten.weging == "adressen" else GROEP_LABELS[keuze.groep].lower()
    told = [
        f"We keken {reach_words(gaten)}, over de weg. Geteld: {people} ({gaten.weging}).",
        *(" ".join(zin.split()) for zin in _UITLEG.strip().split("\n\n")),
    ]
    told += [f"Niet geteld: {aantal} × {reden}." for reden, aantal in gaten.niet_geteld.items()]
    if gaten.nergens:
        told.append(
            f"{gaten.nergens} × is geen plek, buurt of werkgebied ingevuld. Die tellen nergens."
        )
    return [*told, *gaten.meldingen]
