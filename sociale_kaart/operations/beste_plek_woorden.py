"""The answer where new places help most, in Dutch: how sure, and what it does not say."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sociale_kaart.domain.een_plek import een_plek, mensen
from sociale_kaart.domain.notatie import getal
from sociale_kaart.operations.beste_plek_vraag import BINNEN

if TYPE_CHECKING:
    from sociale_kaart.analysis.scenario import Effect, Totaal
    from sociale_kaart.operations.beste_plek_vraag import Vraag
    from sociale_kaart.operations.kandidaten import Kandidaat

NIET_GEZEGD = (
    "Dichtbij is nog niet open, betaalbaar of welkom.",
    "Of een plek vrij is, en wie haar openhoudt, weet het programma niet.",
    "Praat eerst met de mensen die er wonen. Misschien gaan zij liever ergens anders heen.",
)


def answer_in_words(
    vraag: Vraag,
    chosen: tuple[Kandidaat, ...],
    effect: Effect,
    tweede: Kandidaat | None,
    other: Totaal | None,
) -> str:
    """Return the answer: what the chosen places bring, and which is the runner-up.

    Args:
        vraag: what was asked.
        chosen: the places, the one that adds most first.
        effect: what they change together.
        tweede: the best other place in place of the last one.
        other: what would change with that.
    """
    soort = een_plek(vraag.categorie)
    if not chosen:
        return (
            f"Op geen van de bekeken plekken brengt {soort} meer {vraag.maat.wie} "
            f"{vraag.maat.binnen}."
            if vraag.doel == BINNEN
            else f"Op geen van de bekeken plekken maakt {soort} de weg korter."
        )
    where = _list([one.naam for one in chosen])
    one = len(chosen) == 1
    begin = f"{soort[:1].upper()}{soort[1:]} bij {where}"
    if not one:
        begin = f"{len(chosen)} plekken erbij, bij {where}"
    tell = _within if vraag.doel == BINNEN else _on_average
    parts = [tell(vraag, begin, effect.totaal, one=one)]
    if tweede is not None and other is not None:
        instead = "" if one else f" in plaats van {chosen[-1].naam}"
        parts.append(_runner_up(vraag, tweede.naam, other, instead))
    return " ".join(parts)


def _within(vraag: Vraag, begin: str, totaal: Totaal, *, one: bool) -> str:
    who = vraag.maat.wie if totaal.eenheid == "inwoners" else totaal.eenheid
    more = totaal.na_binnen - totaal.voor_binnen
    verb = " brengt" if one else ", brengen samen"
    return (
        f"{begin}{verb} {mensen(more, who)} {vraag.maat.binnen}; nu zijn dat er "
        f"{getal(totaal.voor_binnen)}, dan {getal(totaal.na_binnen)}."
    )


def _on_average(vraag: Vraag, begin: str, totaal: Totaal, *, one: bool) -> str:
    verb = " maakt" if one else ", maken samen"
    hoe = {"lopen": "te voet", "fietsen": "met de fiets", "auto": "met de auto"}
    now, then = totaal.voor_gemiddelde_m, totaal.na_gemiddelde_m
    if math.isnan(now) or math.isnan(then):
        return f"{begin}{verb} de weg {hoe[vraag.maat.netwerk]} het kortst."
    return (
        f"{begin}{verb} de weg {hoe[vraag.maat.netwerk]} voor {vraag.maat.wie} gemiddeld "
        f"{getal(now - then)} meter korter: {getal(then)} in plaats van {getal(now)} meter."
    )


def _runner_up(vraag: Vraag, naam: str, totaal: Totaal, instead: str) -> str:
    if vraag.doel == BINNEN:
        more = totaal.na_binnen - totaal.voor_binnen
        return f"De tweede keus is {naam}{instead}: dan {getal(more)} erbij."
    return (
        f"De tweede keus is {naam}{instead}: dan gemiddeld {getal(totaal.na_gemiddelde_m)} meter."
    )


def certainty(bewezen: bool, gat: float, bekeken: int, uitleg: str) -> str:  # noqa: FBT001
    """Return of how many places it is the best, and how much better another choice could be."""
    looked = f"Gekozen uit {getal(bekeken)} plekken: {uitleg}."
    if bewezen:
        return f"{looked} Nagerekend: geen andere keuze uit deze plekken is beter."
    if not math.isfinite(gat):
        return f"{looked} Of een andere keuze beter is, is in deze tijd niet nagerekend."
    return (
        f"{looked} Een andere keuze kan hoogstens {getal(max(gat * 100, 0.1), 1)} % meer opleveren."
    )


def warnings(effect: Effect, vraag: Vraag) -> list[str]:
    """Return what the figures of the answer leave out."""
    told = []
    edge = int((effect.buurten["rand"] == 1).sum())
    if edge:
        told.append(
            f"Bij {edge} {'buurt' if edge == 1 else 'buurten'} kan er buiten de gegevens een plek "
            "dichterbij zijn."
        )
    before, after = effect.totaal.niet_bereikbaar_voor, effect.totaal.niet_bereikbaar_na
    if before or after:
        told.append(
            f"Adressen zonder weg naar een plek: nu {getal(before)}, dan {getal(after)}. "
            "Die tellen in geen gemiddelde mee."
        )
    if effect.totaal.onderdrukte_buurten:
        told.append(
            "Buurten met te weinig mensen om cijfers te laten zien: "
            f"{effect.totaal.onderdrukte_buurten}. Zij tellen niet mee in de getallen."
        )
    if vraag.voor != "intern":
        told.append("Plekken die deze lezer niet mag zien, telden niet mee.")
    return told


def _list(namen: list[str]) -> str:
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"
