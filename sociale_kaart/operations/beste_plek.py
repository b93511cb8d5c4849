"""Where would one (or p) new places help most, told in a sentence with what it does not say."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.een_plek import een_plek, mensen
from sociale_kaart.domain.notatie import getal
from sociale_kaart.domain.scenario import ERBIJ, ScenarioPlek
from sociale_kaart.operations import kandidaten
from sociale_kaart.operations.plek_index import PlekIndex
from sociale_kaart.operations.werkblad import (
    Maat,
    Opdracht,
    Werkblad,
    methode_of,
    prepare_werkblad,
    require_people,
)

if TYPE_CHECKING:
    import pandas as pd

    from sociale_kaart.analysis.beste_plek import Uitkomst
    from sociale_kaart.analysis.scenario import Effect, Totaal
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.kandidaten import Kandidaat, Kandidaten
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

BINNEN = "binnen"
GEMIDDELD = "gemiddeld"
DOELEN = (BINNEN, GEMIDDELD)
MEESTE_PLEKKEN = 20
_NOT_SAID = (
    "Dichtbij is nog niet open, betaalbaar of welkom.",
    "Of een plek vrij is, en wie haar openhoudt, weet het programma niet.",
    "Praat eerst met de mensen die er wonen. Misschien gaan zij liever ergens anders heen.",
)


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked.

    Attributes:
        categorie: code of what is to come.
        aantal: how many places, 1 to 20.
        maat: how near is measured, and whose distances count.
        doel: `BINNEN`: most people within `maat.afstand_m`; `GEMIDDELD`: shortest way on average.
        kandidaten: one of `kandidaten.SOORTEN`.
        punten: name, x, y (RD metres) of drawn points, for `kandidaten.PUNTEN`.
        bij: codes of categories, for `kandidaten.VOORZIENINGEN`: in such places as there are now.
        tijd_s: how long to search at most, in seconds.
        voor: count only hulpbronnen that this audience may see.
    """

    categorie: str
    aantal: int = 1
    maat: Maat = dataclasses.field(default_factory=Maat)
    doel: str = BINNEN
    kandidaten: str = kandidaten.ADRESSEN
    punten: tuple[tuple[str, float, float], ...] = ()
    bij: tuple[str, ...] = ()
    tijd_s: float = 30.0
    voor: str = "intern"


@dataclass(frozen=True)
class Advies:
    """The answer. It is about adding only: what may close is no sum.

    Attributes:
        vraag: what was asked.
        plekken: the places chosen, the one that adds most first; empty when none helps.
        tweede: the best other place in place of the last one; None when no other helps.
        zin: the answer in Dutch.
        zekerheid: in Dutch how sure it is, and of how many places it is the best.
        niet_gezegd: Dutch sentences about what the answer does not say.
        bewezen: whether no other choice of the places looked at is better.
        gat: how much better another choice could at most be, as a share (0.02 is 2 %).
        bekeken: how many places were weighed.
        buurten: what changes per buurt, see `analysis.scenario.KOLOMMEN`.
        totaal: what changes in all.
        totaal_tweede: the same with `tweede`.
        methode: how it was measured, `sleutel=waarde` joined by `;`.
    """

    vraag: Vraag
    plekken: tuple[Kandidaat, ...]
    tweede: Kandidaat | None
    zin: str
    zekerheid: str
    niet_gezegd: tuple[str, ...]
    bewezen: bool
    gat: float
    bekeken: int
    buurten: pd.DataFrame
    totaal: Totaal
    totaal_tweede: Totaal | None
    methode: str

    def as_scenario_plekken(self) -> tuple[ScenarioPlek, ...]:
        """Return the places as changes, to put in a scenario."""
        return tuple(
            ScenarioPlek("", ERBIJ, self.vraag.categorie, one.plek, naam=one.naam, x=one.x, y=one.y)
            for one in self.plekken
        )

    def as_json(self) -> dict[str, Any]:
        """Return the answer as the command line prints it."""
        return {
            "categorie": self.vraag.categorie,
            "doel": self.vraag.doel,
            "netwerk": self.vraag.maat.netwerk,
            "afstand_m": self.vraag.maat.afstand_m,
            "groep": self.vraag.maat.groep,
            "plekken": [dataclasses.asdict(one) for one in self.plekken],
            "tweede": dataclasses.asdict(self.tweede) if self.tweede else None,
            "zin": self.zin,
            "zekerheid": self.zekerheid,
            "niet_gezegd": list(self.niet_gezegd),
            "bewezen": self.bewezen,
            "gat": self.gat if math.isfinite(self.gat) else None,
            "bekeken": self.bekeken,
            "totaal": plain(self.totaal),
            "methode": self.methode,
        }


def plain(totaal: Totaal) -> dict[str, Any]:
    """Return a total as JSON can hold it: what is unknown is null."""
    found = dataclasses.asdict(totaal)
    return {
        sleutel: None if isinstance(value, float) and math.isnan(value) else value
        for sleutel, value in found.items()
    }


@dataclass(frozen=True)
class _Job:
    vraag: Vraag
    opdracht: Opdracht


def best_place(session: Session, vraag: Vraag, *, worker: Worker, progress: Progress) -> Advies:
    """Return where new places help most.

    Args:
        session: an open kaart with its ondergrond.
        vraag: what is asked.
        worker: does the computing.
        progress: told of each step; a cancel ends the search at once.

    Raises:
        WorldError: no ondergrond, nothing to choose from, nobody to count, or a strange question.
        Cancelled: the user stopped.
    """
    if vraag.doel not in DOELEN or vraag.kandidaten not in kandidaten.SOORTEN:
        message = f"no such question: {vraag.doel!r}, {vraag.kandidaten!r}"
        raise ValueError(message)
    if not 1 <= vraag.aantal <= MEESTE_PLEKKEN:
        raise WorldError(
            f"{vraag.aantal} plekken tegelijk kan ik niet kiezen.",
            f"Kies een aantal van 1 tot {MEESTE_PLEKKEN}.",
        )
    opdracht = prepare_werkblad(session, vraag.categorie, vraag.maat, voor=vraag.voor)
    return worker.run(_compute, _Job(vraag, opdracht), progress=progress)


def _compute(job: _Job, *, progress: Progress) -> Advies:
    from sociale_kaart.analysis.beste_plek import (  # noqa: PLC0415 - heavy
        best_places,
        most_candidates,
    )
    from sociale_kaart.operations import opstellingen  # noqa: PLC0415 - with its users

    vraag, opdracht = job.vraag, job.opdracht
    progress.step("De ondergrond lezen…")
    opstelling = opstellingen.load_opstelling(
        opdracht.ondergrond, vraag.maat.netwerk, zonder_trap=vraag.maat.zonder_trap
    )
    require_people(float(opstelling.gewicht[vraag.maat.groep].sum()), vraag.maat.groep)
    places = opstellingen.load_voorzieningen(opdracht.ondergrond, opdracht.hulpbronnen)
    werkblad = Werkblad.of(
        opstelling, PlekIndex(places, opdracht.hulpbronnen), vraag.categorie, vraag.maat
    )
    progress.step("De mogelijke plekken zoeken…")
    among = kandidaten.candidates(
        vraag.kandidaten,
        opdracht.ondergrond,
        opstelling,
        hulpbronnen=opdracht.hulpbronnen,
        punten=vraag.punten,
        categorieen=vraag.bij,
        hoogstens=most_candidates(opstelling) if vraag.doel == GEMIDDELD else None,
    )
    _require_some(among, most_candidates(opstelling), vraag)
    found = best_places(
        werkblad.proef,
        _xy(among),
        vraag.aantal,
        doel=vraag.doel,
        tijd_s=vraag.tijd_s,
        progress=progress,
    )
    return _advise(vraag, among, found, methode_of(opstelling, vraag.maat))


def _xy(among: Kandidaten) -> Any:
    import numpy as np  # noqa: PLC0415 - start-up time

    return np.array([(one.x, one.y) for one in among.plekken], dtype=np.float64)


def _require_some(among: Kandidaten, most: int, vraag: Vraag) -> None:
    if not among.plekken:
        raise WorldError(
            f"Er zijn geen plekken om uit te kiezen ({among.uitleg}).",
            "Kies andere plekken, of teken zelf punten op de kaart.",
        )
    if vraag.doel == GEMIDDELD and len(among.plekken) > most:
        raise WorldError(
            f"Dit zijn {len(among.plekken)} plekken. Dat is te veel om de kortste weg te zoeken.",
            f"Kies hoogstens {most} plekken, of zoek de meeste inwoners binnen een afstand.",
        )


def _advise(vraag: Vraag, among: Kandidaten, found: Uitkomst, methode: str) -> Advies:
    keuze = found.keuze
    chosen = tuple(among.plekken[one] for one in keuze.kandidaten)
    tweede = None if keuze.tweede is None else among.plekken[keuze.tweede]
    other = found.met_tweede.totaal if found.met_tweede else None
    return Advies(
        vraag=vraag,
        plekken=chosen,
        tweede=tweede,
        zin=_sentence(vraag, chosen, found.effect, tweede, other),
        zekerheid=_certainty(keuze.bewezen, keuze.gat, found.bekeken, among.uitleg),
        niet_gezegd=(*_NOT_SAID, *_warnings(found.effect, vraag)),
        bewezen=keuze.bewezen,
        gat=round(keuze.gat, 4) if math.isfinite(keuze.gat) else keuze.gat,
        bekeken=found.bekeken,
        buurten=found.effect.buurten,
        totaal=found.effect.totaal,
        totaal_tweede=other,
        methode=methode,
    )


def _sentence(
    vraag: Vraag,
    chosen: tuple[Kandidaat, ...],
    effect: Effect,
    tweede: Kandidaat | None,
    other: Totaal | None,
) -> str:
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


def _certainty(bewezen: bool, gat: float, bekeken: int, uitleg: str) -> str:  # noqa: FBT001
    looked = f"Gekozen uit {getal(bekeken)} plekken: {uitleg}."
    if bewezen:
        return f"{looked} Nagerekend: geen andere keuze uit deze plekken is beter."
    if not math.isfinite(gat):
        return f"{looked} Of een andere keuze beter is, is in deze tijd niet nagerekend."
    return (
        f"{looked} Een andere keuze kan hoogstens {getal(max(gat * 100, 0.1), 1)} % meer opleveren."
    )


def _warnings(effect: Effect, vraag: Vraag) -> list[str]:
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
            f"In {effect.totaal.onderdrukte_buurten} buurten wonen te weinig mensen om cijfers te "
            "laten zien. Zij tellen niet mee in de getallen."
        )
    if vraag.voor != "intern":
        told.append("Plekken die deze lezer niet mag zien, telden niet mee.")
    return told


def _list(namen: list[str]) -> str:
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"
