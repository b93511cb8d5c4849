"""What the columns of the figures mean, in Dutch, and how a spreadsheet shows them."""

from __future__ import annotations

from sociale_kaart.exporting.distances_export import KOLOM_UITLEG

EXTRA_UITLEG = {
    "buurtnaam": "Naam van de buurt, wijk of gemeente.",
    "niveau": "Waar de rij over gaat: buurt, wijk, gemeente of cel (vierkant van 100 meter).",
    "groep": "Wie meetelt: inwoners, 65plus (65 jaar en ouder) of 0_15 (0 tot 15 jaar).",
    "geteld": "Aantal mensen van de groep waar het cijfer over gaat (een schatting per adres).",
    "bereikt": "Hoeveel van hen er kunnen komen: daarover gaan gemiddelde, mediaan en p90.",
    "derde_gemiddelde_m": "Gemiddelde afstand in meters naar de op twee na dichtstbijzijnde plek, "
    "van wie er drie kan bereiken.",
    "aantallen_heel_tot_km": "Tot hoeveel kilometer de aantallen kloppen. Verder weg houden de "
    "gegevens op en kan er meer zijn.",
    "straal_m": "Afstand in meters waarbinnen is gekeken wat er te kiezen is.",
    "aandeel_binnen_straal": "Deel dat er binnen die straal een heeft: 0 is niemand, 1 iedereen.",
    "keuze_binnen_m": "Hoeveel plekken iemand gemiddeld heeft binnen de straal, ook buiten de "
    "eigen buurt. Een hulpbron met meer plekken telt één keer.",
    "keuze_buiten_buurt": "Hoeveel daarvan buiten de eigen buurt liggen.",
    "band_niet_bereikbaar": "Deel dat nergens kan komen.",
    "cel": "Code van het vierkant van 100 meter, zoals het CBS die schrijft.",
    "x": "Midden van het vierkant: meters naar het oosten (Rijksdriehoekstelsel).",
    "y": "Midden van het vierkant: meters naar het noorden (Rijksdriehoekstelsel).",
    "onze_km": "Onze gemiddelde afstand in kilometers.",
    "onze_methode": "Hoe wij hebben gerekend.",
    "onze_jaar": "Jaar van de buurten en de inwoners.",
    "cbs_km": "De afstand die het CBS geeft, in kilometers.",
    "cbs_bron": "In welk bestand van het CBS dat staat.",
    "cbs_methode": "Hoe het CBS heeft gerekend.",
    "cbs_jaar": "Jaar van dat bestand.",
    "verschil_km": "Ons cijfer min dat van het CBS. Alleen bij auto: het CBS meet met de auto.",
    "opmerking": "Waarom de twee cijfers niet goed te vergelijken zijn.",
    "buurten": "Aantal buurten dat is vergeleken.",
    "verschil_zonder_teken_km": "Gemiddeld verschil, of het nu meer of minder is.",
    "correlatie": "1: waar wij verder meten, geeft het CBS ook verder.",
}  # fmt: skip


def explain_column(naam: str) -> str:
    """Return what a column means; '' for one that speaks for itself or is not ours."""
    told = KOLOM_UITLEG | EXTRA_UITLEG
    if naam in told:
        return told[naam]
    if naam.startswith("aantal_binnen_"):
        km = naam.removeprefix("aantal_binnen_").removesuffix("km_gemiddeld").replace("_", ",")
        return f"Hoeveel plekken iemand gemiddeld heeft binnen {km} kilometer."
    if naam.startswith("band_"):
        van, tot = naam.removeprefix("band_").removesuffix("_m").split("_")
        grens = (
            f"meer dan {van} meter" if tot == "meer" else f"meer dan {van}, hoogstens {tot} meter"
        )
        return f"Deel voor wie de dichtstbijzijnde plek zo ver is: {grens}."
    if naam.startswith("dichtstbij_"):
        rang, _, meters = naam.removeprefix("dichtstbij_").partition("_")
        if meters:
            return f"Afstand in meters naar plek {rang}."
        return f"Plek {rang} vanaf het dichtstbijzijnde, voor het adres midden in het vierkant."
    return ""


def number_format(naam: str) -> str:
    """Return how a spreadsheet shows the numbers of a column."""
    if naam.startswith(("aandeel_", "band_")):
        return "0%"
    if naam in {"onze_km", "cbs_km", "verschil_km", "verschil_zonder_teken_km", "correlatie"}:
        return "0.00"
    if naam.endswith("gemiddeld") or naam.startswith("keuze_"):
        return "0.0"
    if naam.endswith("_m") or naam in {"adressen", "inwoners", "geteld", "bereikt"}:
        return "#,##0"
    return "General"
